"""The bidirectional algorithm: Unicode's own cases, and what must hold of any text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.typography.bidi import MAX_DEPTH, base_level, levels, line_levels, visual_order

SAMPLE = Path(__file__).parents[2] / "data" / "unicode" / "bidi_character_sample.txt"
STEERING = "\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069"
MIXED = st.text("ab \u05d0\u05d1\u0627\u0628\u066019+-,.$%!?()[]{}<>\u0300\u05b0\t" + STEERING, max_size=30)


def cases() -> Iterator[tuple[str, int | None, int, list[str], list[int]]]:
    for line in SAMPLE.read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            codes, asked, found, told, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            base = None if asked == "2" else int(asked)
            yield text, base, int(found), told.split(), [int(place) for place in order.split()]


CASES = list(cases())


def resolved(text: str, base: int) -> tuple[int, ...]:
    return line_levels(text, levels(text, base=base), base=base)


def test_unicodes_own_cases_come_out_as_unicode_has_them() -> None:
    assert len(CASES) > 250
    wrong = []
    for text, asked, base, told, order in CASES:
        assert asked is not None or base_level(text) == base
        found = resolved(text, base)
        kept = [index for index, level in enumerate(told) if level != "x"]
        seen = [index for index in visual_order(found) if index in kept]
        if [str(found[index]) for index in kept] != [told[index] for index in kept] or seen != order:
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("abc", "abc"),
        ("\u05d0\u05d1\u05d2", "\u05d2\u05d1\u05d0"),
        ("\u05d0\u05d1 (ab)", ")ab( \u05d1\u05d0"),  # each bracket is drawn as its mirror image
        ("\u05d0 12:30!", "!12:30 \u05d0"),
        ("\u0627\u0628 12.5", "12.5 \u0628\u0627"),
        ("ab \u05d0\u05d1 12 \u05d2 cd", "ab \u05d2 12 \u05d1\u05d0 cd"),
    ],
)
def test_a_line_reads_in_the_order_that_a_person_would_write(text: str, order: str) -> None:
    found = resolved(text, base_level(text))
    assert "".join(text[index] for index in visual_order(found)) == order


@given(MIXED, st.sampled_from([0, 1, None]))
def test_every_character_has_a_level_at_or_above_its_paragraphs(text: str, base: int | None) -> None:
    lowest = base_level(text) if base is None else base
    found = levels(text, base=base)
    assert len(found) == len(text)
    assert all(lowest <= level <= MAX_DEPTH + 1 for level in found)
    assert sorted(visual_order(found)) == list(range(len(text)))


@given(st.text("ab \u00e919.,!?()", max_size=30))
def test_text_from_left_to_right_stays_in_its_order(text: str) -> None:
    assert set(resolved(text, 0)) <= {0}


@given(st.text("\u05d0\u05d1\u05d2 \u0627\u0628\u062a!?", max_size=30))
def test_text_from_right_to_left_is_turned_whole(text: str) -> None:
    assert visual_order(resolved(text, 1)) == tuple(reversed(range(len(text))))


@given(MIXED)
def test_isolated_text_does_not_move_what_stands_around_it(inner: str) -> None:
    plain = inner.translate(dict.fromkeys(map(ord, STEERING)))
    for around in ("ab\u2068%s\u2069 12", "\u05d0\u05d1\u2068%s\u2069 12"):
        text = around % plain
        empty = around % ""
        found, bare = levels(text), levels(empty)
        assert found[:3] == bare[:3]
        assert found[-3:] == bare[-3:]
