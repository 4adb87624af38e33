"""The pictures of the studio and the page that shows them are true to what is to be seen, and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tools.studio_pictures import DOCS, ENDING, PAGE, PLACE, WIDEST_PX, page_text
from tools.studio_sights import SIGHTS, SIZES, pictures

MOST_BYTES = 2_500_000
SHOWN = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def test_page_is_up_to_date() -> None:
    """It is written by `python -m tools.studio_pictures`."""
    assert PAGE.read_text("utf-8") == page_text()


def test_every_picture_is_there_and_no_other() -> None:
    assert {path.name for path in PLACE.iterdir()} == {f"{name}{ENDING}" for name in pictures()}


def test_all_of_them_are_small() -> None:
    assert sum(path.stat().st_size for path in PLACE.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("size", SIZES)
def test_each_has_the_shape_of_its_window(size: str) -> None:
    width, height = SIZES[size]
    shown = min(1.0, WIDEST_PX / width)
    for path in sorted(PLACE.glob(f"*-{size}-*{ENDING}")):
        with Image.open(path) as picture:
            assert picture.format == "WEBP"
            assert picture.size == (round(shown * width), round(shown * height)), path.name


def test_light_and_dark_differ() -> None:
    """A theme that was not taken would show one picture twice."""
    for sight in SIGHTS:
        for size in SIZES:
            light, dark = (brightness(PLACE / f"{sight.name}-{size}-{theme}{ENDING}") for theme in ("light", "dark"))
            assert light > dark + 15, f"{sight.name}, {size}"


def brightness(path: Path) -> float:
    """The mean of a picture's light, 0 to 255."""
    with Image.open(path) as picture:
        return float(picture.convert("L").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))  # type: ignore[arg-type]


def test_every_picture_that_a_page_of_the_docs_shows_is_there() -> None:
    pages = [*DOCS.glob("*.md"), DOCS.parent / "README.md"]
    shown = {(page.parent / name).resolve() for page in pages for name in SHOWN.findall(page.read_text("utf-8"))}
    assert len(shown) > len(pictures())
    assert sorted(path for path in shown if not path.is_file()) == []
    taken = {path.resolve() for path in (DOCS / "pictures").rglob("*") if path.is_file()}
    assert sorted(taken - shown) == []
