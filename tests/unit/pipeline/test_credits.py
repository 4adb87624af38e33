"""The colophon names what a book came from, each thing once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.page import Page
from audobon.comic.panel import Provenance, WeightsUsed
from audobon.credits import colophon
from audobon.panel_records import ArtRecord, PictureFile
from audobon.project import BookRecord
from audobon.typography.faces import SOURCES
from tests.builders import SmallComposer, SmallLetterer, a_board

RECORD = BookRecord(
    title="A Walk", author="", slug="a-walk", language="en", style="ink", seed=7, draft=False, pages_asked=None,
    formats=("cbz",), dpi=72, text_sha256="0", source_name="walk.txt", source_sha256="1" * 64, storyboard_sha256="",
    version="",
)  # fmt: skip


def an_art(panel: str) -> ArtRecord:
    used = (WeightsUsed(name="painter", sha256="ab"),)
    provenance = Provenance(seed=1, recipe="ink, 6 steps", weights=used, compute="cpu", seconds=1.0)
    return ArtRecord(
        panel=panel, key="k", image=PictureFile(name="art.png", sha256="cd"), provenance=provenance, attempts=()
    )


def a_page(font: str) -> Page:
    plan = a_board().pages[0]
    page = SmallLetterer().letter(plan, SmallComposer().frames(plan), ())
    assert isinstance(page, Page)
    return replace(page, balloons=tuple(replace(balloon, font=font) for balloon in page.balloons))


def test_each_origin_is_named_once_with_its_licence() -> None:
    credits = colophon(RECORD, [an_art("p1"), an_art("p2")], [a_page("Delius")])
    assert [(credit.what, credit.licence) for credit in credits] == [
        ("story: walk.txt", "as given"),
        ("recipe: ink, 6 steps", "Apache-2.0"),
        ("weights: painter", "Apache-2.0"),
        ("typeface: Delius", "OFL-1.1"),
    ]


def test_what_enlarged_the_plates_is_named_with_what_painted() -> None:
    enlarging = (WeightsUsed(name="upscaler", sha256="ef"), WeightsUsed(name="painter", sha256="ab"))
    credits = colophon(RECORD, [an_art("p1")], [a_page("Delius")], enlarging=enlarging)
    assert [credit.what for credit in credits if credit.what.startswith("weights")] == [
        "weights: painter",
        "weights: upscaler",
    ]


def test_typefaces_that_stand_in_for_others_are_named() -> None:
    lines = tuple(replace(line, text="\u05e9\u05dc\u05d5\u05dd") for line in a_page("Delius").balloons[0].lines)
    page = a_page("Delius")
    page = replace(page, balloons=(replace(page.balloons[0], lines=lines), *page.balloons[1:]))
    named = [credit.what for credit in colophon(RECORD, [an_art("p1")], [page])]
    assert "typeface: Fredoka" in named


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_typeface_of_the_house_has_an_open_licence(name: str) -> None:
    assert SOURCES[name].licence in ("OFL-1.1", "Apache-2.0")
