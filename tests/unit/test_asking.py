"""Questions to a book, answered by its cast, its words and its pictures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from audobon.asking import ask_book, named_in
from audobon.cli.app import app
from audobon.errors import InputError
from audobon.fusion.space import SharedSpace
from audobon.hire import hire_shared_space
from audobon.models.text_encoder import load_text_encoder
from audobon.pipeline import MakeOptions, make_book
from tests.builders import a_design

STORY = (
    "A fox lived in the forest. The fox was hungry.\n\nA girl named Anna sat in the kitchen and read a book. "
    "Anna laughed.\n\nAt night the fox came to the kitchen door. Anna gave bread to the fox."
)


@pytest.fixture(scope="module")
def space() -> SharedSpace:
    return hire_shared_space()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    story = folder / "tale.txt"
    story.write_text(STORY)
    return make_book(story, folder, options=MakeOptions(formats=("png",), dpi=72, draft=True)).folder


def vectors(texts: object) -> np.ndarray:
    return load_text_encoder(None).sentence_vectors(texts).numpy()  # type: ignore[arg-type]


def test_panels_with_everybody_who_is_named_come_first(book: Path, space: SharedSpace) -> None:
    found = ask_book(book, "where are Anna and the fox together?", space=space, vectors=vectors, most=50)
    counts = [len(one.named) for one in found]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 2
    assert found[0].told
    assert found[0].page >= 1
    scores = [one.score for one in found if len(one.named) == 2]
    assert scores == sorted(scores, reverse=True)


def test_most_is_a_bound_and_answers_are_the_same_each_time(book: Path, space: SharedSpace) -> None:
    once = ask_book(book, "a forest", space=space, vectors=vectors, most=2)
    assert len(once) == 2
    assert once == ask_book(book, "a forest", space=space, vectors=vectors, most=2)
    assert not once[0].named


def test_a_question_without_words_and_a_book_without_pictures_are_refused(
    book: Path, tmp_path: Path, space: SharedSpace
) -> None:
    with pytest.raises(InputError, match="AUD-167"):
        ask_book(book, " ?! ", space=space, vectors=vectors)
    with pytest.raises(InputError, match="AUD-154"):
        ask_book(tmp_path, "the fox", space=space, vectors=vectors)
    bare = tmp_path / "bare.book"
    bare.mkdir()
    for name in ("book.json", "storyboard.json"):
        (bare / name).write_bytes((book / name).read_bytes())
    with pytest.raises(InputError, match="AUD-168"):
        ask_book(bare, "the fox", space=space, vectors=vectors)


def test_cast_is_named_by_name_or_by_what_only_one_of_them_is() -> None:
    anna = replace(a_design("anna"), name="Little Anna", species="human")
    fox = replace(a_design("fox"), name="Reynard", species="fox")
    cub = replace(a_design("cub"), name="Vix", species="fox")
    assert named_in("Where is anna?", (anna, fox)) == (anna,)
    assert named_in("Anna's foxes", (anna, fox)) == (anna,), "a plural that no ending tells is left out"
    assert named_in("the fox", (anna, fox)) == (fox,)
    assert named_in("the fox", (anna, fox, cub)) == (), "two foxes, and neither is meant"
    assert named_in("the little human", (anna, fox)) == ()


def test_the_command_prints_pages_or_json(book: Path) -> None:
    told = CliRunner().invoke(app, ["ask", str(book), "the fox at night", "--most", "2"])
    assert told.exit_code == 0, told.output
    assert told.output.startswith("page ")
    answer = json.loads(CliRunner().invoke(app, ["ask", str(book), "the fox", "--json"]).output)
    assert {"panel", "page", "score", "told", "seen", "named"} == set(answer[0])
    assert CliRunner().invoke(app, ["ask", str(book), "..."]).exit_code != 0
