"""A book in a style of the user's own: its folder keeps the pictures, and it is painted on anywhere."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from audobon.errors import SettingsError
from audobon.hire import hire_painter
from audobon.model_asked import ModelAsked
from audobon.pipeline import MakeOptions, make_book, redraw_panel
from audobon.project import BookFolder, book_record
from audobon.style_folder import at_home
from tests.builders import a_crew
from tests.hands_folder import drawn_by


@pytest.fixture
def drawings(tmp_path: Path) -> tuple[str, ...]:
    paths = []
    for seed in range(2):
        path = tmp_path / f"drawing {seed}.jpg"
        Image.fromarray(drawn_by("Washer", seed)).save(path, quality=95)
        paths.append(str(path))
    return tuple(paths)


def test_folder_keeps_the_pictures_and_a_moved_book_is_redrawn(tmp_path: Path, drawings: tuple[str, ...]) -> None:
    story = tmp_path / "tale.txt"
    story.write_text("Anna walked to the garden. She saw a bird.")
    options = MakeOptions(formats=("raw",), dpi=72, cover=False, model=ModelAsked(style_from=drawings))
    made = make_book(story, tmp_path / "out", options=options, crew=a_crew())
    record = book_record(made.folder)
    lettered = BookFolder(made.folder).lettered()
    assert lettered is not None
    assert lettered.book.style == record.style_name == "of its own"
    assert len(record.model.style_from) == 2
    for name in record.model.style_from:
        assert (made.folder / name).is_file()
    for drawing in drawings:
        Path(drawing).unlink()
    moved = Path(shutil.move(made.folder, tmp_path / "elsewhere.book"))
    redraw_panel(moved, "p1", seed=7, crew=a_crew())
    assert book_record(moved).model.style_from == record.model.style_from
    with Image.open(at_home(record.model, moved).style_from[0]) as kept:
        assert kept.size == (200, 160)


def test_painter_is_another_in_another_style(tmp_path: Path, drawings: tuple[str, ...]) -> None:
    one, other, weak = (
        hire_painter(style="storybook", draft=False, model=model).fingerprint
        for model in (
            ModelAsked(style_from=drawings), ModelAsked(style_from=drawings[:1]), ModelAsked(style_strength=0.5),
        )
    )  # fmt: skip
    assert "own style" in one
    assert len({one, other, weak}) == 3


def test_own_style_is_for_the_embedded_painter(drawings: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match="AUD-248: --style-from was given"):
        ModelAsked(model="m", style_from=drawings)
    with pytest.raises(SettingsError, match="AUD-248: --style-strength was given"):
        replace(ModelAsked(model="m"), style_strength=0.5)
