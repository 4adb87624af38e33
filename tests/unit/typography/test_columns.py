"""Columns: what stands upright, what lies, what stands across."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.typography.columns import Stance, column_pieces
from audobon.typography.faces import JAPANESE
from audobon.typography.setting import measure, set_line

SHORT = {Stance.UPRIGHT: "u", Stance.ACROSS: "a", Stance.LYING: "l"}


def stances(text: str) -> list[str]:
    return [f"{SHORT[piece.stance]} {piece.text}" for piece in column_pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("猫です。", ["u 猫です。"]),
        ("12時", ["a 12", "u 時"]),
        ("第100回", ["u 第", "a 100", "u 回"]),
        ("1人", ["u 1人"]),
        ("2024年", ["u 2024年"]),
        ("ほんと!?", ["u ほんと", "a !?"]),
        ("ほんと！？", ["u ほんと", "a ！？"]),
        ("やめろ!", ["u やめろ!"]),
        ("TVを", ["u TVを"]),
        ("New Yorkで", ["l New York", "u で"]),
        ("rock'n'roll", ["l rock'n'roll"]),
        ("Aクラス", ["u Aクラス"]),
    ],
)
def test_a_column_is_set_as_a_letterer_would(text: str, expected: list[str]) -> None:
    assert stances(text) == expected


@given(st.text("猫ー、a Zq12!?１א", max_size=20))
def test_pieces_are_the_whole_column(text: str) -> None:
    pieces = column_pieces(text)
    assert "".join(piece.text for piece in pieces) == text
    assert all(len(piece.drawn) == len(piece.text) for piece in pieces)
    assert all(text[piece.start :].startswith(piece.text) for piece in pieces)


def column(text: str) -> list[tuple[float, float]]:
    """Each glyph's place in a column of ten points, from its middle and top."""
    runs = set_line(text, font=JAPANESE, size_pt=10, vertical=True)
    return [(round(glyph.x_pt, 2), round(glyph.y_pt, 2)) for run in runs for glyph in run.glyphs]


def test_characters_stand_one_below_the_other() -> None:
    assert column("猫犬") == [(-5.0, 8.8), (-5.0, 18.8)]


def test_a_number_of_two_figures_takes_the_room_of_one_character() -> None:
    first, second = column("12")
    assert first[1] == second[1]
    assert (first[0], second[0]) == (-5.0, 0.0)
    assert measure("12", font=JAPANESE, size_pt=10, vertical=True) == 10


def test_signs_take_their_upright_forms() -> None:
    lying = [glyph.id for run in set_line("ー「。", font=JAPANESE, size_pt=10) for glyph in run.glyphs]
    upright = set_line("ー「。", font=JAPANESE, size_pt=10, vertical=True)
    assert all(one != other.id for one, other in zip(lying, (g for run in upright for g in run.glyphs), strict=True))


def test_a_foreign_word_runs_down_on_its_side() -> None:
    (run,) = set_line("York", font=JAPANESE, size_pt=10, vertical=True)
    assert run.turned
    assert [glyph.y_pt for glyph in run.glyphs] == sorted(glyph.y_pt for glyph in run.glyphs)
    assert len({glyph.x_pt for glyph in run.glyphs}) == 1
    assert run.width_pt == measure("York", font=JAPANESE, size_pt=10)
