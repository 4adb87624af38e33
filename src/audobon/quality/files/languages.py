"""Whether a text is a language's tag.

Knows: BCP 47's usual form.  Does not know: which languages there are.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"([a-z]{2,3}(-[a-z]{3})?|x|i)(-[a-z0-9]{1,8}){0,8}", re.IGNORECASE)


def is_language(text: str) -> bool:
    """Whether this has the form of a language tag: `en`, `pt-BR`, `zh-Hant`. Source: RFC 5646, section 2.1."""
    return _TAG.fullmatch(text.strip()) is not None
