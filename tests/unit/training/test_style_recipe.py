"""The recipe of the style space, on books of four hands, and what is measured with its weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from audobon.errors import InputError, WeightsError
from audobon.evaluation.style import StyleTools, evaluate_style
from audobon.models.style_zoo import STYLE_SPACE, load_style_space
from audobon.pencils.penciller import ScenePenciller
from audobon.pipeline import MakeOptions, make_book
from audobon.style.space import StyleSpace, likeness
from audobon.training.illustrations import pictures_with_hands
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from audobon.training.style_pack import kept_out_hands, varied
from audobon.training.style_recipe import style_space
from tests.builders import SmallPainter, a_crew
from tests.hands_folder import drawn_by, hands_folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hands_folder(tmp_path_factory.mktemp("hands") / "data")


@pytest.fixture(scope="module")
def models(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models whose style space was trained for a few seconds."""
    root = tmp_path_factory.mktemp("models")
    options = TrainingOptions(length=Length(minutes=5.0, steps=60), device="cpu", data=data, out=root / "run")
    style_space(options).rename(root / STYLE_SPACE)
    return root


def tools(models: Path) -> StyleTools:
    return StyleTools(
        space=StyleSpace(load_style_space(models)), painter_of=lambda recipe: SmallPainter(),
        penciller=ScenePenciller(), styles=("ink", "wash"),
    )  # fmt: skip


def test_a_run_leaves_weights_that_load_and_a_card(models: Path) -> None:
    loaded = load_style_space(models)
    assert loaded.trained_on == {1, 2, 3}, "neither the dev book nor the hand that is kept out"
    assert -1 < loaded.threshold < 1
    card = (models / STYLE_SPACE / "MODEL_CARD.md").read_text()
    assert "AUC within a book, 3 kept-out books" in card
    assert "AUC across books of one hand, 1 kept-out illustrators" in card


def test_hands_are_told_apart_whatever_they_draw_and_on_whatever_paper(models: Path) -> None:
    space = StyleSpace(load_style_space(models))
    stripes, dots = (
        space.direction([drawn_by(hand, seed) for seed in range(50, 54)]) for hand in ("Striper", "Dotter")
    )
    other = space.direction([drawn_by("Striper", 60)])
    aged = space.direction([drawn_by("Striper", 61, paper=(225, 205, 170))])
    assert likeness(stripes, other) > likeness(stripes, dots)
    assert likeness(stripes, aged) > likeness(stripes, dots)
    assert np.linalg.norm(stripes) == pytest.approx(1, abs=1e-5)
    assert space.directions([]).shape == (0, 64)


def test_figures_are_of_books_that_were_not_learnt_from(data: Path, models: Path) -> None:
    told: list[str] = []
    figures = evaluate_style((), data=data, split="", tools=tools(models), tell=told.append)
    assert set(figures) == {
        "auc_within_book", "auc_across_books", "eer", "book_same_style_share", "book_other_style_share",
    }  # fmt: skip
    assert told[0] == "12 pictures of books that the style space has not seen"
    assert figures["auc_within_book"].n == 3
    assert figures["auc_across_books"].n == 1
    assert all(0 <= (figure.value or 0) <= 1 for figure in figures.values())
    with pytest.raises(InputError, match="AUD-165"):
        evaluate_style((), data=data, split="dev", tools=tools(models), tell=told.append)


def test_painted_books_are_held_against_their_styles(data: Path, models: Path, tmp_path: Path) -> None:
    story = tmp_path / "tale.txt"
    story.write_text("Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain.")
    books = [
        make_book(
            story, tmp_path / style, crew=a_crew(), options=MakeOptions(formats=("raw",), dpi=72, style=style)
        ).folder
        for style in ("ink", "wash")
    ]
    figures = evaluate_style(books, data=data, split="", tools=tools(models), tell=lambda what: None)
    panels = figures["book_other_style_share"].n ** 0.5
    assert panels == int(panels) > 1
    assert figures["book_same_style_share"].n == panels * (panels - 1)
    assert figures["book_other_style_share"].value == 0, "the same pictures are no other style"


def test_hands_of_a_few_books_are_kept_out_unless_one_is_dev(data: Path) -> None:
    hands = [hand for _, hand in pictures_with_hands(data, split="all")]
    assert kept_out_hands(hands, dev=frozenset({6})) == {"Crosser"}
    assert kept_out_hands(hands, dev=frozenset()) == {"Crosser", "Dotter"}


def test_other_scans_differ_and_are_a_function_of_the_generator() -> None:
    picture = drawn_by("Dotter", 9)
    one, again, other = (varied(picture, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(one, again)
    assert one.shape != other.shape or not np.array_equal(one, other)


def test_config_without_a_threshold_is_refused(models: Path, tmp_path: Path) -> None:
    root = tmp_path / STYLE_SPACE
    root.mkdir()
    for file in (models / STYLE_SPACE).iterdir():
        (root / file.name).write_bytes(file.read_bytes())
    config = json.loads((root / "config.json").read_text())
    del config["threshold"]
    (root / "config.json").write_text(json.dumps(config))
    with pytest.raises(WeightsError, match="AUD-315"):
        load_style_space(tmp_path)
