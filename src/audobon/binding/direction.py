"""Which way words run, as markup says it.

Knows: the attribute for it.  Does not know: documents.
"""

from __future__ import annotations

from audobon.typography.setting import base_of


def dir_of(text: str, *, language: str) -> dict[str, str]:
    """`dir` for words that run from right to left; nothing for others.

    Args:
        text: What is said.
        language: Of the book, a BCP 47 tag.
    """
    return {"dir": "rtl"} if base_of(text, language=language) else {}
