"""A storyboard that cannot be drawn is refused with the field's place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import Camera, Placement, Storyboard
from audobon.errors import InputError
from tests.builders import a_board, a_brief, a_design, a_line


def board_of(*briefs: object) -> Storyboard:
    return a_board(pages=[briefs])  # type: ignore[list-item]


def with_double(at: int, *, panels: int = 1) -> Storyboard:
    """Three pages, numbered as if each were one; the one at `at` is double."""
    pages = [[a_brief(f"p{page}{panel}") for panel in range(panels if page == at else 1)] for page in range(3)]
    board = a_board(pages=pages)
    return replace(board, pages=tuple(replace(page, double=page.number == at + 1) for page in board.pages))


FAULTS = {
    "no panel": (replace(a_board(), pages=()), "pages: there is no panel to draw"),
    "twin ids": (board_of(a_brief("p1"), a_brief("p1")), r'pages\[0\].panels\[1\].id: "p1" is the id of an earlier'),
    "path id": (board_of(a_brief("../../etc")), r'panels\[0\].id: "../../etc" cannot be a file name'),
    "stranger": (
        board_of(a_brief(placements=(Placement(character="zoe", x=0.5),))),
        r'placements\[0\].character: "zoe" is not in the cast',
    ),
    "place": (
        board_of(a_brief(placements=(Placement(character="anna", x=7.0),))),
        r"placements\[0\].x: 7 is outside -0.5 .. 1.5",
    ),
    "twice": (
        board_of(a_brief(placements=(Placement(character="anna", x=0.2), Placement(character="anna", x=0.8)))),
        r'placements\[1\].character: "anna" stands twice',
    ),
    "crowd": (
        board_of(a_brief(placements=tuple(Placement(character="anna", x=0.5) for _ in range(40)))),
        r"panels\[0\].placements: 40 figures, a panel holds at most 12",
    ),
    "gaze": (
        board_of(a_brief(placements=(Placement(character="anna", x=0.5, gaze="upp"),))),
        r'placements\[0\].gaze: "upp" is not in the cast',
    ),
    "size": (replace(a_board(), cast=(replace(a_design(), height=-1.0),)), r"cast\[0\].height: -1 is outside 0.02"),
    "empty words": (board_of(a_brief(lettering=(a_line(" "),))), r"lettering\[0\].text: there are no words"),
    "speaker": (
        board_of(a_brief(lettering=(a_line("Hi", speaker="zoe"),))),
        r'lettering\[0\].speaker: "zoe" is not in the cast',
    ),
    "importance": (board_of(replace(a_brief(), importance=2.0)), r"importance: 2 is outside 0 .. 1"),
    "colour": (replace(a_board(), cast=(a_design(skin="pink"),)), r'cast\[0\].skin: "pink" is not a colour'),
    "twin cast": (replace(a_board(), cast=(a_design(), a_design())), r'cast\[1\].character: "anna" stands twice'),
    "absent partner": (
        board_of(a_brief(placements=(Placement(character="anna", x=0.5, partner="ben"),))),
        r'placements\[0\].partner: "ben" is nobody else in this panel',
    ),
    "cyclic bearers": (
        replace(
            board_of(
                a_brief(
                    placements=(
                        Placement(character="anna", x=0.2, on="ben"),
                        Placement(character="ben", x=0.8, on="anna"),
                    )
                )
            ),
            cast=(a_design(), a_design("ben")),
        ),
        r'placements\[0\].on: "anna" would bear itself',
    ),
    "absent shoulder": (
        board_of(replace(a_brief(), camera=Camera(over_shoulder="ben"))),
        r'camera.over_shoulder: "ben" is not in this panel',
    ),
    "full page": (board_of(*(a_brief(f"p{n}") for n in range(10))), r"pages\[0\].panels: 10 panels"),
    "page order": (replace(a_board(), pages=a_board().pages[1:]), r"pages\[0\].number: 2 instead of 1"),
    "double page that counts as one": (with_double(1), r"pages\[2\].number: 3 instead of 4"),
    "double page on the right": (with_double(0), r"pages\[0\].double: page 1 and the next do not face each other"),
    "double page of two panels": (with_double(1, panels=2), r"pages\[1\].double: 2 panels on a double page"),
}


def test_board_with_a_double_page_that_counts_as_two_is_sound() -> None:
    board = with_double(1)
    pages = tuple(replace(page, number=number) for page, number in zip(board.pages, (1, 2, 4), strict=True))
    assert check_storyboard(replace(board, pages=pages), source="board.json").pages == pages


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named(name: str) -> None:
    board, message = FAULTS[name]
    with pytest.raises(InputError, match="AUD-147: board.json: .*" + message):
        check_storyboard(board, source="board.json")


def test_sound_board_comes_back() -> None:
    board = a_board()
    assert check_storyboard(board, source="board.json") is board


def test_hint_names_the_nearest_legal_thing() -> None:
    """By id or by name, in the wrong case or misspelt."""
    for wrong in ("Anna", "ana", "ANNA"):
        board = board_of(a_brief(placements=(Placement(character=wrong, x=0.5),)))
        with pytest.raises(InputError) as caught:
            check_storyboard(board, source="board.json")
        assert caught.value.hint == 'perhaps "anna" was meant; the cast is anna (Anna)'
