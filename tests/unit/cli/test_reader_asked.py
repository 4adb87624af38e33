"""`--reader`: the named model reads, with the key of the environment; nothing of the text is printed but the answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.planning import read_story
from tests.model_server import Conduct, model_server
from tests.unit.understanding.test_model_reader import good
from tests.unit.understanding.test_reader import TALE

runner = CliRunner()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "tale.txt"
    path.write_text(TALE)
    return path


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDOBON_HOME", str(tmp_path))
    monkeypatch.setenv("AUDOBON_LLM_KEY", "secret")


def test_read_asks_the_model(story: Path) -> None:
    conduct = Conduct(model=good)
    with model_server(conduct) as url:
        result = runner.invoke(app, ["read", str(story), "--reader", f"openai:{url}#tiny", "--json"])
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert [one["name"] for one in told["cast"]] == ["the fox", "the crow"]
    assert conduct.keys == ["Bearer secret"]
    assert conduct.seen[0]["model"] == "tiny"
    assert "secret" not in result.stdout + result.stderr


def test_setting_names_the_reader_and_an_empty_option_takes_it_back(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conduct = Conduct(model=good)
    with model_server(conduct) as url:
        monkeypatch.setenv("AUDOBON_READER", f"openai:{url}#tiny")
        assert runner.invoke(app, ["read", str(story)]).exit_code == 0
        assert runner.invoke(app, ["read", str(story), "--reader", ""]).exit_code == 0
    assert len(conduct.seen) == 1


def test_storyboard_is_planned_from_what_the_model_reads(story: Path, tmp_path: Path) -> None:
    board = tmp_path / "board.json"
    with model_server(Conduct(model=good)) as url:
        asked = ["storyboard", str(story), "-o", str(board), "--reader", f"openai:{url}#tiny"]
        result = runner.invoke(app, asked)
    assert result.exit_code == 0, result.stderr
    assert [one["name"] for one in json.loads(board.read_text())["cast"]] == ["the fox", "the crow"]
    assert "tree" in board.read_text()


def test_silent_model_leaves_the_house_to_read_with_a_warning(story: Path) -> None:
    with model_server(Conduct(status=503)) as url:
        _, told = read_story(story, reader=f"openai:{url}#tiny")
    assert "HTTP 503" in told.warnings[-1]
    assert TALE[:20] not in " ".join(told.warnings)
    assert {"the fox", "the crow"} <= {one.name for one in told.cast}
