"""`audobon watch` as docs/watching.md shows it, with the house's own crew."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import audobon

PAGE = (Path(__file__).parents[2] / "docs" / "watching.md").read_text(encoding="utf-8")


def block(kind: str, number: int = 0) -> str:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[number].strip()


def watched(place: Path) -> subprocess.CompletedProcess[str]:
    """The page's second command, run in this place."""
    command = shlex.split(block("sh", 1))
    assert command.pop(0) == "audobon"
    here = {"PYTHONPATH": str(Path(audobon.__file__).parents[1]), "AUDOBON_HOME": str(place / "home")}
    return subprocess.run(
        [sys.executable, "-m", "audobon", *command],
        cwd=place, env=os.environ | here, capture_output=True, text=True, timeout=180,
    )  # fmt: skip


def test_page_says_what_happens(story: Path, tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "kite.txt").write_bytes(story.read_bytes())
    (stories / "empty.txt").touch()
    (stories / "later.txt.part").touch()
    (stories / "link.txt").symlink_to(story)
    run = watched(tmp_path)
    assert run.returncode == 2, run.stderr  # one was put aside
    lines = {told["source"]: told for told in map(json.loads, run.stdout.splitlines())}
    assert lines["kite.txt"] == json.loads(block("json"))
    assert lines["empty.txt"]["error"]["code"] == "AUD-107"
    for path in block("text").splitlines():
        assert (tmp_path / path).exists(), path
    assert {path.name for path in stories.iterdir()} == {"done", "failed", "later.txt.part", "link.txt"}
    assert {path.name for path in (tmp_path / "books").iterdir()} == {".audobon-queue", "the-lost-kite"}
