"""Where given words stand in a text, whatever marks and spaces stand between them.

Knows: words and their places.  Does not know: who gives them, or what they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from audobon.comic.span import Span

_WORD = re.compile(r"[^\W_]+")
_ONE_NAME = re.compile(r"[\w.'\u2019 \n-]+\Z")


def words_of(text: str) -> tuple[str, ...]:
    """The text's words: runs of letters and digits (`don't` is two)."""
    return tuple(_WORD.findall(text))


class Wording:
    """A stretch of text to look words up in; looking up is linear in its length, whatever is looked for.

    Args:
        text: The whole text.
        within: The stretch of it.
    """

    def __init__(self, text: str, within: Span) -> None:
        self._text = text
        matches = list(_WORD.finditer(text, within.start, within.end))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        self._line = "".join(f" {match.group()}" for match in matches) + " "
        self._low = "".join(f" {match.group().lower()}" for match in matches) + " "
        self._at = _places(self._line)
        self._low_at = _places(self._low)

    @property
    def first(self) -> int:
        """Where the first word begins; -1 if there is no word."""
        return self._starts[0] if self._starts else -1

    def find_name(self, name: str, *, since: int = 0, any_case: bool = False) -> Span | None:
        """The first place from the offset `since` on where a name stands in one piece, without a comma in it, say."""
        span = self.find(name, since=since, any_case=any_case)
        while span is not None and not _ONE_NAME.match(span.text(self._text)):
            span = self.find(name, since=span.start + 1, any_case=any_case)
        return span

    def find(self, given: str, *, since: int = 0, any_case: bool = False) -> Span | None:
        """The first stretch from the offset `since` on that has just these words, from first to last letter."""
        wanted = [word.lower() if any_case else word for word in words_of(given)]
        line, at = (self._low, self._low_at) if any_case else (self._line, self._at)
        first = bisect_left(self._starts, since)
        if not wanted or first == len(self._starts):
            return None
        found = line.find(f" {' '.join(wanted)} ", at[first])
        if found < 0:
            return None
        number = bisect_right(at, found) - 1
        return Span(start=self._starts[number], end=self._ends[number + len(wanted) - 1])


def _places(line: str) -> list[int]:
    """Where each word's space stands in the line."""
    return [number for number, letter in enumerate(line) if letter == " "][:-1]
