"""Words of several languages: none is lost by showing another, and what they translate is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.codec import from_json, to_json
from audobon.comic.storyboard import PagePlan, Storyboard
from audobon.errors import InputError
from audobon.lettering_table import Into, in_language, rows_of, table_text, with_words, words_in
from audobon.translations import MOST_LANGUAGES, BookLanguages, KeptWords
from tests.builders import a_brief, a_line

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)


def board_of(*texts: str) -> Storyboard:
    briefs = [a_brief(f"p{at}", lettering=(a_line(text),)) for at, text in enumerate(texts, 1)]
    return Storyboard(title="Kite", language="en", cast=(), pages=(PagePlan(number=1, panels=tuple(briefs)),))


def said(languages: BookLanguages) -> list[str]:
    return [row.text for row in rows_of(languages.board) if row.panel != "title"]


def languages_of(*texts: str) -> BookLanguages:
    return BookLanguages(board_of(*texts), KeptWords())


@given(st.lists(st.tuples(WORDS, WORDS | st.just("")), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_showing_there_and_back_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    first = languages_of(*(text for text, _ in pairs))
    german = {(f"p{at}", 1): text for at, (_, text) in enumerate(pairs, 1)}
    with_german = first.with_table("de", german)
    shown = with_german.showing("de")
    assert said(shown) == [german or text for text, german in pairs]
    assert shown.board.language == "de"
    assert (shown.original, shown.now, shown.languages) == ("en", "de", ("en", "de"))
    back = shown.showing("en")
    assert back.board == in_language(first.board, "en")
    told = {one.row.key: (one.text, one.stale) for one in back.table("de")}
    mine = {key: text for key, text in german.items() if text and text != dict(zip(german, pairs, strict=True))[key][0]}
    assert {key: text for key, (text, _) in told.items() if text and key in mine} == mine
    assert not any(stale for _, stale in told.values())
    again = back.showing("de")
    assert again.board == shown.board
    kept = from_json(KeptWords, to_json(again._kept), source="words.json")
    assert BookLanguages(again.board, kept).table("en") == again.table("en")


def test_translation_follows_the_words_that_it_translates() -> None:
    languages = languages_of("Hello", "Bye").with_table("de", {("p1", 1): "Hallo", ("p2", 1): "Ade"})
    kept = languages.showing("de").showing("en")._kept
    moved = BookLanguages(board_of("Bye", "Hello", "New"), kept)
    assert [one.text for one in moved.table("de")][1:] == ["Ade", "Hallo", ""]
    changed = BookLanguages(board_of("Hello!", "Bye"), kept)
    assert [(one.text, one.stale) for one in changed.table("de")][1:] == [("Hallo", True), ("Ade", False)]
    mended = changed.with_table("de", {("p1", 1): "Hallo!"})
    assert [(one.text, one.stale) for one in mended.table("de")][1:] == [("Hallo!", False), ("Ade", False)]
    untouched = changed.with_table("de", {("p2", 1): "Tschau"})
    assert [(one.text, one.stale) for one in untouched.table("de")][1:] == [("Hallo", True), ("Tschau", False)]


def test_words_of_the_language_that_is_shown_are_the_plans_own() -> None:
    shown = languages_of("Hello").with_table("de", {("p1", 1): "Hallo"}).showing("de")
    assert said(shown.with_table("de", {("p1", 1): "Servus"})) == ["Servus"]
    edited = BookLanguages(with_words(shown.board, {("p1", 1): "Moin"}), shown._kept)
    assert [one.text for one in edited.table("de")][1:] == ["Moin"]
    assert [one.text for one in edited.showing("en").table("de")][1:] == ["Moin"]
    assert said(edited.with_table("en", {("p1", 1): "Hi"}).showing("en")) == ["Hi"]


def test_languages_are_dropped_and_bounded() -> None:
    languages = languages_of("Hello").with_table("de", {("p1", 1): "Hallo"})
    assert languages.without("de").languages == ("en",)
    assert languages.without("en").languages == ("en", "de")
    for number in range(MOST_LANGUAGES - 2):
        languages = languages.with_table(f"a{chr(97 + number)}", {("p1", 1): "x"})
    with pytest.raises(InputError, match="AUD-159"):
        languages.with_table("zz", {("p1", 1): "x"})
    with pytest.raises(InputError, match="AUD-158"):
        languages.with_table("de", {("p9", 1): "x"})


@pytest.mark.parametrize("form", ["csv", "json", "po"])
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_translators_file_gives_its_words_back(form: str, pairs: list[tuple[str, str]]) -> None:
    rows = [row for row in rows_of(board_of(*(text for text, _ in pairs))) if row.panel != "title"]
    words = {row.key: text.strip() for row, (_, text) in zip(rows, pairs, strict=True) if text.strip()}
    text = table_text(rows, form=form, into=Into(language="pt-BR", words=words))
    given_back = words_in(text, form=form, name="file")
    assert {key: given_back[key] for key in words} == words


@pytest.mark.parametrize("text", ["/etc/passwd", "[" * 50_000, "\x00", 'msgid "a"\nmsgstr "b"'])
@pytest.mark.parametrize("form", ["json", "po"])
def test_what_is_no_table_is_refused_and_no_file_opened(form: str, text: str) -> None:
    with pytest.raises(InputError, match="AUD-158") as refused:
        words_in(text, form=form, name="file")
    assert "root:" not in str(refused.value)


def test_board_of_another_language_is_its_own_original() -> None:
    assert BookLanguages(replace(board_of("Ja"), language="de"), KeptWords()).original == "de"
