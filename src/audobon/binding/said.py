"""Words that are said, as markup has them: which way they run, and which of them are stressed.

Knows: the attribute and the element for it.  Does not know: documents.
"""

from __future__ import annotations

from audobon.binding.markup import Element, printable, put
from audobon.comic.stress import pieces_of_stress
from audobon.typography.setting import base_of


def dir_of(text: str, *, language: str) -> dict[str, str]:
    """`dir` for words that run from right to left; nothing for others.

    Args:
        text: What is said.
        language: Of the book, a BCP 47 tag.
    """
    return {"dir": "rtl"} if base_of(text, language=language) else {}


def put_said(parent: Element, text: str) -> None:
    """A line as the last child of `parent`, its stressed words (`*so*`) in elements of their own."""
    line = put(parent, "span")
    last: Element | None = None
    for piece, is_stressed in pieces_of_stress(text):
        if is_stressed:
            last = put(line, "em", piece)
        elif last is None:
            line.text = printable(piece)
        else:
            last.tail = printable(piece)
