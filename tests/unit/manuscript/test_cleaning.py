"""From printed lines to prose, with a way back to the source."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.manuscript import Manuscript
from audobon.errors import InputError
from audobon.manuscript import read_manuscript

LONG = (
    "Peter gave himself up for lost, and shed big tears; but his sobs were overheard by some friendly sparrows, who "
    "flew to him in great excitement, and implored him to exert himself. He ran on four legs and went faster."
)
VERSE = "What is this I feel inside me\nKnocking hard against my bones?\nHow should such a thing betide me!"


def assert_maps_back(manuscript: Manuscript, source: str) -> None:
    for run in manuscript.source_runs:
        copied = manuscript.text[run.text_start : run.text_start + run.length]
        assert copied == source[run.source_start : run.source_start + run.length]


def test_wrapped_lines_are_joined() -> None:
    wrapped = textwrap.fill(LONG, 60)
    assert read_manuscript(wrapped + "\n\n" + wrapped).text == LONG + "\n\n" + LONG


def test_windows_line_ends_change_nothing() -> None:
    wrapped = textwrap.fill(LONG, 60) + "\n\n" + textwrap.fill(LONG, 60)
    assert read_manuscript(wrapped.replace("\n", "\r\n")).text == read_manuscript(wrapped).text


def test_verse_keeps_its_lines() -> None:
    text = read_manuscript(textwrap.fill(LONG, 70) + "\n\n" + VERSE + "\n\n" + textwrap.fill(LONG, 70)).text
    assert VERSE in text


def test_curly_quotes_stay_as_they_are() -> None:
    text = "\u201cDon\u2019t,\u201d said the \u2018Hatter\u2019."
    assert read_manuscript(text).text == text


def test_gutenberg_licence_is_left_out() -> None:
    source = (
        "The Project Gutenberg eBook of Hares\n\nTitle: Hares\nAuthor: A. Writer\n\n"
        "*** START OF THE PROJECT GUTENBERG EBOOK HARES ***\n\nProduced by Somebody\n\nA hare ran.\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK HARES ***\n\nDonate here.\n"
    )
    manuscript = read_manuscript(source)
    assert (manuscript.text, manuscript.title, manuscript.author) == ("A hare ran.", "Hares", "A. Writer")


def test_chapters_are_found_and_their_headings_left_out() -> None:
    manuscript = read_manuscript("CHAPTER I. The Hare\n\nA hare ran.\n\nCHAPTER II. The Fox\n\nA fox came.\n")
    titles = [(chapter.title, chapter.span.text(manuscript.text)) for chapter in manuscript.chapters]
    assert titles == [("CHAPTER I. The Hare", "A hare ran."), ("CHAPTER II. The Fox", "A fox came.")]


def test_drawn_breaks_are_kept_as_one_mark() -> None:
    assert read_manuscript("A hare ran.\n\n  *   *   *  \n\nA fox came.").text == "A hare ran.\n\n* * *\n\nA fox came."


def test_repeated_title_and_byline_are_left_out() -> None:
    manuscript = read_manuscript("The Quick Hare\n\nby A. Writer\n\nA hare ran.\n")
    assert (manuscript.title, manuscript.author, manuscript.text) == ("The Quick Hare", "A. Writer", "A hare ran.")


def test_markdown_syntax_is_taken_off() -> None:
    source = "# A *Tale*\n\n## One\n\nHe said **no** to [the man](http://x.y) and _left_ snake_case.\n"
    manuscript = read_manuscript(source, is_markdown=True)
    assert manuscript.title == "A Tale"
    assert [chapter.title for chapter in manuscript.chapters] == ["One"]
    assert manuscript.text == "He said no to the man and left snake_case."
    assert_maps_back(manuscript, source)


def test_markdown_rule_is_a_break() -> None:
    assert read_manuscript("One.\n\n---\n\nTwo.", is_markdown=True).text == "One.\n\n* * *\n\nTwo."


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(
        st.one_of(
            st.just(""),
            st.just("* * *"),
            st.just("CHAPTER II"),
            st.text(alphabet="abcXYZ ,.!?'\"\u201c\u201d*_#[]()->\t\u00e9", min_size=1, max_size=80),
        ),
        max_size=25,
    ),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    is_markdown=st.booleans(),
)
def test_every_character_maps_back_to_the_source(lines: list[str], line_end: str, is_markdown: bool) -> None:
    source = line_end.join(lines)
    try:
        manuscript = read_manuscript(source, is_markdown=is_markdown)
    except InputError:
        return
    assert_maps_back(manuscript, source)
    copied = sum(run.length for run in manuscript.source_runs)
    inserted = len(manuscript.text) - copied
    assert inserted == sum(
        1
        for offset in range(len(manuscript.text))
        if not any(run.text_start <= offset < run.text_start + run.length for run in manuscript.source_runs)
    )
    assert all(0 <= manuscript.source_offset(offset) < max(len(source), 1) for offset in range(len(manuscript.text)))
