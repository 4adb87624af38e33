"""Words, numbers and marks of a text.

Knows: where tokens begin and end, which may be capitalised for standing first.  Does not know: what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<apart>(?<=\s)['\u2019](?:s|S)(?![\w'\u2019]))"
    r"|(?P<word>[^\W\d_]+(?:['\u2019-][^\W\d_]+)*)|(?P<number>\d[\d,.]*\d|\d)"
    r""
    r"|(?P<dash>--+|\u2014|\u2013)|(?P<mark>[^\w\s]|_)"
)
_CLITIC = re.compile(r"(?<=[^\W\d_])['\u2019](?:s|S)$")
_OPENING_MARKS = ('"', "\u201c", "\u2018", ":", "(", "!", "?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A word, number or mark. `low` is lower case; `quote` numbers the quotation it is in, -1 for none."""

    text: str
    low: str
    start: int
    end: int
    sentence: int
    paragraph: int
    quote: int
    is_word: bool
    opens: bool
    is_clitic: bool = False


def tokens_between(text: str, start: int, end: int, *, sentence: int = -1, paragraph: int = -1) -> list[Token]:
    """The tokens of a stretch of text, which belongs to a sentence and a paragraph; of no quotation yet."""
    tokens: list[Token] = []
    opens = True
    for match in _TOKEN.finditer(text, start, end):
        is_apart = match.lastgroup == "apart"
        is_word = is_apart or match.lastgroup in ("word", "number")
        parts = [(match.start(), match.end())]
        clitic = _CLITIC.search(match.group()) if is_word and not is_apart else None
        if clitic:
            parts = [(match.start(), match.start() + clitic.start()), (match.start() + clitic.start(), match.end())]
        for number, (begin, stop) in enumerate(parts):
            word = text[begin:stop]
            tokens.append(
                Token(
                    text=word,
                    low=word.lower().replace("\u2019", "'"),
                    start=begin,
                    end=stop,
                    sentence=sentence,
                    paragraph=paragraph,
                    quote=-1,
                    is_word=is_word,
                    opens=opens and is_word,
                    is_clitic=is_apart or number == 1,
                )
            )
        # A word after an opening mark, a colon or a dash may be capitalised without being a name.
        opens = (opens and not is_word) or match.group() in _OPENING_MARKS
    return tokens
