"""Where lines may end: kinsoku, phrases, and words that are never cut."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.errors import ResourceError
from audobon.typography import pieces as module
from audobon.typography.line_breaking import block_profile, break_lines
from audobon.typography.pieces import joined, pieces_of, split_words, unmarked

NEVER_FIRST = "、。！？」』）ーっゃッョ々…"
NEVER_LAST = "「『（"
JAPANESE = st.text(
    "私猫犬はがですったカーッ" + NEVER_FIRST + NEVER_LAST + "2024NASA ",
    min_size=1,
)


def width_of(text: str) -> float:
    return float(len(text))


def japanese(text: str) -> module.Pieces:
    return pieces_of(text, width_of=width_of, limit_pt=20, language="ja")


@given(JAPANESE)
def test_pieces_are_the_whole_text(text: str) -> None:
    found = japanese(text + "猫")
    assert joined(found.words, found.seams) == " ".join((text + "猫").split())


@given(JAPANESE)
def test_no_line_begins_or_ends_with_what_may_not(text: str) -> None:
    found = japanese("猫" + text)
    for before, after, seam in zip(found.words, found.words[1:], found.seams, strict=False):
        assert after[0] not in NEVER_FIRST or seam.is_space
        assert before[-1] not in NEVER_LAST or seam.is_space


def test_figures_and_foreign_words_are_not_cut() -> None:
    words = japanese("2024年にNASAに").words
    assert "2024" in words or "2024年" in words
    assert any(word.startswith("NASA") for word in words)


def test_a_line_ends_where_a_phrase_does() -> None:
    # "I went to school today": the phrases are "today", "to school", "went".
    found = japanese("今日は学校に行きました")
    stack = break_lines(found.words, 3, width_of=width_of, profile=block_profile(3), limit_pt=20, seams=found.seams)
    assert stack is not None
    assert stack.lines == ("今日は", "学校に", "行きました")


def test_chinese_has_phrases_of_its_own() -> None:
    text = "今天是星期天"
    for language in ("zh-Hans", "zh-Hant"):
        found = pieces_of(text, width_of=width_of, limit_pt=20, language=language)
        free = [seam.fine == 0 for seam in found.seams]
        assert any(free)
        assert not all(free)


@pytest.mark.parametrize("word", ["א" * 30, "ب" * 30])
def test_hebrew_and_arabic_words_are_never_cut(word: str) -> None:
    assert split_words(word, width_of=width_of, limit_pt=10) == (word,)


@given(st.text("a\u0300\u0301\u0489", min_size=1, max_size=40))
def test_a_word_is_never_cut_between_a_letter_and_its_marks(word: str) -> None:
    parts = split_words("a" + word, width_of=width_of, limit_pt=5)
    assert all(part[0] == "a" for part in parts)
    assert "".join(part.removesuffix("-") for part in parts) == "a" + word


def test_missing_phrases_are_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "budoux", None)
    module._parser.cache_clear()
    module._phrase_ends.cache_clear()
    with pytest.raises(ResourceError, match="AUD-513.*phrases end") as caught:
        japanese("猫です")
    assert "audobon[cjk]" in caught.value.hint


@given(st.lists(st.text("ab-", min_size=1, max_size=12), min_size=1, max_size=8), st.data())
def test_stress_stays_with_its_words_wherever_lines_end(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    flags = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    stressed = tuple((at, at + 1) for at, flag in enumerate(flags) if flag)
    found = pieces_of(text, width_of=lambda word: width_of(unmarked(word)[0]), limit_pt=6, stressed=stressed)
    told = [
        bare[at]
        for bare, stretches in map(unmarked, found.words)
        for start, end in stretches
        for at in range(start, end)
    ]
    assert [char for char in told if char != "-"] == [text[at] for at, _ in stressed if text[at] not in "- "]


def test_marks_of_stress_survive_a_cut_through_a_word() -> None:
    found = pieces_of("so extraordinary", width_of=width_of, limit_pt=10, stressed=((3, 16),))
    assert [unmarked(word) for word in found.words] == [
        ("so", ()),
        ("extraordi-", ((0, 10),)),
        ("nary", ((0, 4),)),
    ]
