"""One XHTML page of an e-book as paragraphs: what a reader of the printed page would read of it.

Knows: HTML's elements, the roles that EPUB gives them, the marks of Project Gutenberg and Standard Ebooks.
Does not know: which pages there are, and in what order.
Source: EPUB 3.3; EPUB 3 Structural Semantics Vocabulary 1.1; Digital Publishing WAI-ARIA Module 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from audobon.manuscript.cleaning import is_drawn
from audobon.manuscript.flow import Flow


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS = _listed(
    "p div section article header footer main blockquote li ul ol dl dt dd table tr figcaption h1 h2 h3 h4 h5 h6 "
    "hgroup pre aside nav body address center"
)
_CELLS = _listed("td th")
_STRESSES = _listed("i em b strong")
_LEFT_OUT_TAGS = _listed(
    "head script style svg math nav template object audio video rt rp noscript iframe figure form button"
)
_LEFT_OUT_ROLES = _listed(
    "toc landmarks page-list loi lot loa lov titlepage halftitlepage cover colophon imprint copyright-page index "
    "pagebreak noteref footnote footnotes endnote endnotes rearnote rearnotes bibliography other-credits errata "
    "backlink credits"
)
_LEFT_OUT_CLASSES = _listed(
    "pg-boilerplate pgheader pgfooter pagenum pageno caption toc transnote footnote footnotes fnanchor noteref"
)
_NOTE_MARKS = frozenset(("noteref", "fnanchor"))
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTENTS = re.compile(r"\W*(?:table of contents|contents|(?:list of )?illustrations)\W*", re.IGNORECASE)


class XhtmlPage:
    """Reads one page into a flow (see `markup.MarkupReader`); `finish` ends it.

    Args:
        flow: Where paragraphs go.
        base: What to add to the page's own offsets.
        labels: What the table of contents calls the places of this page, by element id; the page itself is "".
    """

    def __init__(self, flow: Flow, *, base: int, labels: Mapping[str, str]) -> None:
        self.note_marks = 0
        self._flow = flow
        self._base = base
        self._labels = labels
        self._label = (labels.get("", ""), base)
        self._open: list[str] = []
        self._left_out_from = 0
        self._is_body = False
        self._headings: list[int] = []
        self._groups = 0
        self._preformatted = 0
        self._links = 0
        self._linked = 0
        self._stresses = 0

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        self._open.append(tag)
        self._is_body = self._is_body or tag == "body"
        if self._left_out_from:
            return
        named = self._labels.get(attributes.get("id") or "-", "")
        if named:
            self._label = (named, self._base + at)
        roles = set(attributes.get("type", "").split()) | {
            role.removeprefix("doc-") for role in attributes.get("role", "").split()
        }
        classes = {name.lower() for name in attributes.get("class", "").split()}
        if _is_left_out(tag, attributes, roles, classes):
            self.note_marks += bool((roles | classes) & _NOTE_MARKS)
            self._left_out_from = len(self._open)
        elif tag == "br":
            self._flow.line_end()
        elif tag == "hr" or (tag == "img" and is_drawn(attributes.get("alt", ""))):
            self._end_paragraph()
            self._flow.rule()
        elif tag in _CELLS:
            self._flow.space()
        elif tag in _BLOCKS:
            self._end_paragraph()
        self._count(tag, attributes, by=1)

    def end(self, tag: str) -> None:
        depth = len(self._open)
        self._open.pop()
        if self._left_out_from:
            self._left_out_from = 0 if depth == self._left_out_from else self._left_out_from
        elif tag in _BLOCKS:
            self._end_paragraph(is_row=tag == "tr")
        self._count(tag, {}, by=-1)

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        if self._left_out_from or not self._is_body:
            return
        if self._links:
            self._linked += len("".join(text.split()))
        if self._preformatted and text == "\n":
            self._flow.line_end()
        else:
            base = self._base
            places = [at + base if at >= 0 else at - base for at in offsets]
            self._flow.words(text, places, stressed=bool(self._stresses))

    def finish(self) -> None:
        """The page ends, and with it the paragraph in hand."""
        self._end_paragraph()

    def _count(self, tag: str, attributes: Mapping[str, str], *, by: int) -> None:
        """Which of the elements that change what words are, are open."""
        if re.fullmatch("h[1-6]", tag):
            if by > 0:
                self._headings.append(int(tag[1]))
            elif self._headings:
                self._headings.pop()
        elif tag == "hgroup":
            self._groups += by
        elif tag == "pre":
            self._preformatted += by
        elif tag == "a":
            self._links += by
        elif tag in _STRESSES:
            self._stresses += by

    def _end_paragraph(self, *, is_row: bool = False) -> None:
        said = self._flow.text_in_hand().split()
        if not said:
            self._flow.paragraph_end()
            return
        level = self._headings[-1] if self._headings else 2 * bool(self._groups)
        words = " ".join(said)
        is_contents = bool(level) and bool(_CONTENTS.fullmatch(words))
        if not level and self._linked:
            # A line of contents is a link, or a row with one in it; where prose links, more than half of it is prose.
            is_contents = is_row or self._linked >= len("".join(said)) / 2
        label, at = self._label
        if label and not is_contents:
            self._label = ("", 0)
            if not level and _names(words, label):
                level = 2
            elif not level:
                self._flow.heading(label, at=at)
        self._linked = 0
        self._flow.paragraph_end(heading=level, is_dropped=is_contents)


def _is_left_out(tag: str, attributes: Mapping[str, str], roles: set[str], classes: set[str]) -> bool:
    return (
        tag in _LEFT_OUT_TAGS
        or bool(roles & _LEFT_OUT_ROLES)
        or bool(classes & _LEFT_OUT_CLASSES)
        or "hidden" in attributes
        or bool(_UNSEEN.search(attributes.get("style", "")))
    )


def _names(words: str, label: str) -> bool:
    """Whether a paragraph is the chapter's name, as the table of contents has it."""
    here, there = (re.sub(r"[\W_]+", "", text).lower() for text in (words, label))
    return bool(here) and (here == there or (there.startswith(here) and len(words) <= len(label)))
