"""The cover: which moment, who is on it, which colour it lies on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import Garment, Placement, Shot, Storyboard
from audobon.errors import InputError
from audobon.staging.colors import DEEP_LIGHTNESS, deepened, lab
from audobon.staging.cover import cover_of, with_cover
from tests.builders import a_board, a_brief, a_design, a_line


def placed(*who: str) -> tuple[Placement, ...]:
    return tuple(Placement(character=name, x=0.3 + 0.2 * at) for at, name in enumerate(who))


def a_story_board() -> Storyboard:
    anna = replace(a_design(), character="anna", garments=(Garment(name="coat", color="#b8342c"),))
    tom = replace(a_design(), character="tom", name="Tom")
    briefs = [
        replace(a_brief("p1", lettering=(a_line("Hello."),)), placements=placed("tom"), importance=0.9),
        replace(a_brief("p2"), placements=placed("anna"), importance=0.4),
        replace(a_brief("p3", lettering=(a_line("Run!"),)), placements=placed("anna", "tom"), importance=0.8),
        replace(a_brief("p4"), placements=placed("anna"), importance=0.3),
        replace(a_brief("p5"), placements=(), importance=1.0),
    ]
    return replace(a_board(pages=[briefs[:3], briefs[3:]], title="A Walk"), cast=(anna, tom))


def test_cover_leaves_a_double_page_its_picture() -> None:
    board = a_story_board()
    first, second = board.pages
    double = replace(first, panels=first.panels[2:], double=True)
    alone = replace(board, pages=(double,))
    assert cover_of(alone).panels[0].place == double.panels[0].place
    assert cover_of(alone).panels[0].placements == double.panels[0].placements
    both = cover_of(replace(board, pages=(double, second)))
    assert both.panels[0].placements == second.panels[0].placements != double.panels[0].placements


def test_the_cover_shows_the_lead_at_the_weightiest_moment_and_is_silent() -> None:
    board = a_story_board()
    cover = cover_of(board)
    (panel,) = cover.panels
    assert [one.character for one in panel.placements] == ["anna", "tom"]
    assert (panel.id, panel.shot, panel.lettering, len(panel.span)) == ("cover", Shot.FULL, (), 0)
    assert (cover.heading, cover.byline) == (board.title, board.author)
    assert cover.ground == deepened("#b8342c")


def test_a_covered_board_is_numbered_from_the_cover_and_is_sound() -> None:
    board = with_cover(a_story_board())
    assert [page.number for page in board.pages] == [1, 2, 3]
    assert check_storyboard(board, source="test") is board
    assert with_cover(board) is board


def test_the_cover_takes_an_id_that_is_free() -> None:
    board = a_story_board()
    first = replace(board.pages[0], panels=(replace(board.pages[0].panels[0], id="cover"), *board.pages[0].panels[1:]))
    assert cover_of(replace(board, pages=(first, board.pages[1]))).panels[0].id == "cover2"


def test_a_board_of_nobody_has_a_cover_too() -> None:
    board = a_board(pages=[[replace(a_brief("p1"), placements=())]])
    assert cover_of(board).panels[0].placements == ()


@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_a_ground_is_dark_enough_for_light_letters(color: str) -> None:
    assert lab(deepened(color))[0] <= DEEP_LIGHTNESS


@pytest.mark.parametrize(("change", "message"), [({"ground": "blue"}, "ground"), ({"ground": "#112233"}, "panels")])
def test_a_ground_that_cannot_stand_names_its_field(change: dict[str, str], message: str) -> None:
    board = a_story_board()
    pages = (replace(board.pages[0], **change), board.pages[1])
    with pytest.raises(InputError, match=rf"AUD-147.*pages\[0\]\.{message}"):
        check_storyboard(replace(board, pages=pages), source="test")
