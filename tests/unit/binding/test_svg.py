"""SVG: named layers, live words in embedded typefaces, and nothing of a story that could act as markup."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image

from audobon.binding.drawing import LAYERS
from audobon.binding.svg import SvgBinder
from audobon.comic.book import Book, PanelTold
from audobon.typography.faces import face
from audobon.typography.marks import PAPER
from audobon.typography.subset import subset_font
from tests.unit.binding.bound_book import a_book, a_page_with_an_inset, art, art_raster, page_pictures

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
HREF = "{http://www.w3.org/1999/xlink}href"


def drawings(tmp_path: Path, book: Book) -> list[Path]:
    return sorted(SvgBinder().bind(book, art, page_pictures(len(book.pages)), tmp_path).iterdir())


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> etree._Element:
    told = (PanelTold(panel="p1", picture="Anna & <the bear> wave.", lines=()),)
    return etree.parse(str(drawings(tmp_path_factory.mktemp("svg"), replace(a_book(), told=told))[0])).getroot()


def layer(page: etree._Element, name: str) -> etree._Element:
    return next(group for group in page.iter(f"{SVG}g") if group.get("id") == name)


def test_every_page_and_the_colophon_is_a_drawing(tmp_path: Path) -> None:
    assert [path.name for path in drawings(tmp_path, a_book(pages=3))] == ["001.svg", "002.svg", "003.svg", "004.svg"]
    assert [path.name for path in drawings(tmp_path, a_book(pages=1))] == ["001.svg", "002.svg"]


def test_layers_have_the_names_that_drawing_programs_show(page: etree._Element) -> None:
    groups = [group for group in page if group.tag == f"{SVG}g"]
    assert [group.get(f"{INKSCAPE}label") for group in groups] == list(LAYERS)
    assert {group.get(f"{INKSCAPE}groupmode") for group in groups} == {"layer"}
    assert (page.get("width"), page.get("height"), page.get("viewBox")) == ("477pt", "738pt", "0 0 477 738")


def test_art_is_the_panels_own_picture_with_its_words(page: etree._Element) -> None:
    (image,) = layer(page, "art").iter(f"{SVG}image")
    data = base64.b64decode(image.get(HREF).removeprefix("data:image/jpeg;base64,"))
    with Image.open(io.BytesIO(data)) as picture:
        assert np.abs(np.asarray(picture).astype(int) - art_raster("p1").array).max() <= 3
    assert [image.get(side) for side in ("x", "y", "width", "height")] == ["25", "80", "427", "300"]
    assert [desc.text for desc in layer(page, "art").iter(f"{SVG}desc")] == ["Anna & <the bear> wave."]


def test_frames_and_balloons_lie_in_their_own_layers(page: etree._Element) -> None:
    assert len(layer(page, "frames")) == 1
    # Speech, whisper (fill and dashes), caption, and the two contours of a sound.
    assert len(layer(page, "balloons")) == 6
    assert layer(page, "balloons").find(f"{SVG}text") is None


def test_inset_lies_on_paper_over_its_host_within_the_art(tmp_path: Path) -> None:
    book = replace(a_book(), pages=(a_page_with_an_inset(),))
    root = etree.parse(str(drawings(tmp_path, book)[0])).getroot()
    drawn = list(layer(root, "art"))
    assert [one.tag.removeprefix(SVG) for one in drawn] == ["g", "path", "g"]
    assert [one.findtext(f"{SVG}title") for one in (drawn[0], drawn[2])] == ["p1", "p2"]
    assert drawn[1].get("fill") == PAPER
    assert "296,246" in drawn[1].get("d")
    assert len(layer(root, "frames")) == 2
    assert len(layer(root, "balloons")) == 6


def test_ground_of_a_cover_lies_under_its_picture(tmp_path: Path) -> None:
    (first, *others) = a_book().pages
    covered = replace(a_book(), pages=(replace(first, balloons=(), ground="#334455"), *others))
    root = etree.parse(str(drawings(tmp_path, covered)[0])).getroot()
    assert "#334455" in [path.get("fill") for path in layer(root, "paper")]
    assert len(layer(root, "balloons")) == 0


def test_words_are_live_and_whole(page: etree._Element) -> None:
    said = ["".join(text.itertext()) for text in layer(page, "text")]
    lines = [line.text for balloon in a_book().pages[0].balloons for line in balloon.lines]
    assert said == [*lines, "A WINTER WALK", "1"]
    turned = [text.get("transform") for text in layer(page, "text") if text.get("transform")]
    assert len(turned) == 1
    assert turned[0].startswith("rotate(-8 ")


def test_typefaces_in_use_are_embedded_with_the_characters_in_use_alone(page: etree._Element) -> None:
    (style,) = page.iter(f"{SVG}style")
    found = re.findall(r"font-family: '([^']+)'; src: url\(data:font/ttf;base64,([^)]+)\)", style.text)
    used: dict[str, set[str]] = {}
    for span in page.iter(f"{SVG}tspan"):
        used.setdefault(span.get("font-family").strip("'"), set()).update(span.text)
    assert {name for name, _ in found} == set(used)
    for name, data in found:
        font = TTFont(io.BytesIO(base64.b64decode(data)))
        assert set(font.getBestCmap()) == {ord(char) for char in used[name] if face(name).covers(char)}


def test_markup_in_a_story_is_words(tmp_path: Path) -> None:
    evil = "</style><script>alert(1)</script>\x07"
    book = replace(a_book(title=evil), told=(PanelTold(panel="p1", picture=evil, lines=()),))
    first = book.pages[0].balloons[0]
    line = replace(first.lines[0], text=evil.replace("\x07", ""))
    pages = (replace(book.pages[0], balloons=(replace(first, lines=(line,)),)), *book.pages[1:])
    root = etree.parse(str(drawings(tmp_path, replace(book, pages=pages))[0])).getroot()
    assert [element for element in root.iter() if "script" in str(element.tag)] == []
    assert line.text in ["".join(text.itertext()) for text in layer(root, "text")]


def test_drawing_is_the_same_to_the_byte(tmp_path: Path) -> None:
    one, two = (drawings(tmp_path / name, a_book())[0] for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_subset_measures_as_the_whole_typeface_does() -> None:
    font = TTFont(io.BytesIO(subset_font("Delius", ["AV", "To"])))
    whole = TTFont(io.BytesIO(face("Delius").data))
    for char in "AVTo":
        glyph, same = font.getBestCmap()[ord(char)], whole.getBestCmap()[ord(char)]
        assert font["hmtx"][glyph][0] == whole["hmtx"][same][0]
    assert len(subset_font("Delius", ["AV"])) < 0.2 * len(face("Delius").data)
