"""`audobon styles`: the page about it holds, styles are kept and found again, and what cannot be is refused by name."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from audobon.cli.app import app
from audobon.project import book_record
from tests.hands_folder import drawn_by
from tests.tiny import save_tiny_models

PAGE = Path(__file__).parents[3] / "docs" / "styles.md"
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_models(tmp_path_factory.mktemp("models"))


@pytest.fixture
def run(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with a story and two drawings."""
    monkeypatch.setenv("AUDOBON_MODELS", str(models))
    monkeypatch.setenv("AUDOBON_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text("Anna walked into the garden. She saw a fox.\n")
    for number, name in enumerate("ab"):
        Image.fromarray(drawn_by("Crosser", number)).save(tmp_path / f"{name}.png")
    return lambda *words: CliRunner().invoke(app, list(words))


def examples() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]


def test_named_styles_are_listed_with_what_one_chooses_by(run: Run) -> None:
    told = json.loads(run("styles", "--json").stdout)
    lines = run("styles").stdout.splitlines()
    assert [one["name"] for one in told["choices"]] == told["named"] == [line.split()[0] for line in lines]
    for choice, line in zip(told["choices"], lines, strict=True):
        assert choice["look"] in line
        assert all(use in line for use in choice["good_for"])


def test_every_example_of_the_page_runs(run: Run, tmp_path: Path) -> None:
    assert len(examples()) >= 10
    for line in examples():
        name, *words = shlex.split(line)
        assert name == "audobon"
        result = run(*words, *(["--dpi", "72", "--no-cover"] if words[0] == "make" else []))
        assert result.exit_code == 0, f"{line}: {result.output} {result.stderr}"
    with Image.open(tmp_path / "styles.png") as sheet:
        assert sheet.width > 1000
    record = book_record(next((tmp_path / "books").glob("*.book")))
    assert record.style == "own:0.6667+ink:0.2+storybook:0.1333"
    assert len(record.model.style_from) == 2, "the book keeps its own copies"


def test_a_saved_style_is_listed_and_kept_as_it_was_looked_at(run: Run, tmp_path: Path) -> None:
    run("styles", "save", "grandma", "a.png")
    (saved,) = json.loads(run("styles", "--json").stdout)["saved"]
    assert (saved["name"], saved["blend"]) == ("grandma", "own:1")
    with Image.open(saved["pictures"][0]) as kept, Image.open(tmp_path / "a.png") as given:
        assert np.array_equal(np.asarray(kept), np.asarray(given))
    run("styles", "save", "grandma", "b.png")
    (anew,) = json.loads(run("styles", "--json").stdout)["saved"]
    assert anew["pictures"] != saved["pictures"]
    assert not Path(saved["pictures"][0]).exists(), "what a style no longer holds is gone"
    assert run("styles", "forget", "grandma").exit_code == 0
    assert json.loads(run("styles", "--json").stdout)["saved"] == []


def test_a_damaged_style_is_not_listed(run: Run, tmp_path: Path) -> None:
    run("styles", "save", "grandma", "a.png")
    next((tmp_path / "home" / "styles" / "grandma").glob("*.png")).unlink()
    assert json.loads(run("styles", "--json").stdout)["saved"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("styles", "save", "ink", "a.png"), "AUD-269"),
        (("styles", "save", "../x", "a.png"), "AUD-269"),
        (("styles", "save", "own", "a.png"), "AUD-269"),
        (("styles", "save", "grandma", "story.txt"), "AUD-175"),
        (("styles", "blend", "soft", "ink"), "AUD-268"),
        (("styles", "blend", "soft", "ink:0"), "AUD-268"),
        (("styles", "blend", "soft", "ink:1", "nobody:1"), "AUD-270"),
        (("styles", "show", "nobody"), "AUD-212"),
        (("styles", "forget", "nobody"), "AUD-270"),
        (("make", "story.txt", "-o", "books", "--style", "nobody"), "AUD-212"),
        (("make", "story.txt", "-o", "books", "--style", "own:1"), "AUD-268"),
    ],
)
def test_what_cannot_be_is_refused_by_name(run: Run, words: tuple[str, ...], code: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert code in result.stderr


def test_pictures_of_two_hands_do_not_go_together(run: Run) -> None:
    run("styles", "save", "one", "a.png")
    run("styles", "save", "two", "b.png")
    assert "AUD-271" in run("styles", "blend", "both", "one:1", "two:1").stderr
    made = run("make", "story.txt", "-o", "books", "--style", "one", "--style-from", "b.png")
    assert "AUD-271" in made.stderr
