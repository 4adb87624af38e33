"""`audobon contact-sheets`: refuses what it does not know, writes what it was asked for."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from typer.testing import CliRunner

from audobon.cli.app import app

runner = CliRunner()


def test_unknown_section_and_format_are_refused(tmp_path: Path) -> None:
    for option, value, code in (("--only", "figurez", "AUD-256"), ("--format", "gif", "AUD-257")):
        result = runner.invoke(app, ["contact-sheets", "-o", str(tmp_path / "out"), option, value])
        assert (result.exit_code, result.stderr[:7]) == (2, code)
        assert not (tmp_path / "out").exists()


def test_asked_section_is_written(tmp_path: Path) -> None:
    result = runner.invoke(app, ["contact-sheets", "-o", str(tmp_path), "--only", "weather", "--format", "png"])
    assert result.exit_code == 0
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["weather-1.png"]
    with Image.open(tmp_path / "weather-1.png") as image:
        assert 1200 <= image.width <= 1600
