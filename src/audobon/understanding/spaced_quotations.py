"""Finding quotations where every mark stands by itself between spaces, as in annotated corpora: `" Go , " said he .`

Knows: quotation marks, apostrophes, speech that is taken up again on a new line.  Does not know: who speaks, or whether
words in marks are said at all.
Such a text does not show by its spaces which mark opens and which closes, so marks are taken in turns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from audobon.comic.span import Span

_APART = re.compile(r"(?<=\w)[ \t]+[,.;!?](?=\s|$)")
_TIGHT = re.compile(r"\w[,.;!?](?=\s|$)")
_LEAST_APART = 3
_SHORT_TAG = 25
"""So many words may be told between a question and the answer to it."""
_WORD = re.compile(r"\S+")
_DOUBLES = ('"', "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb", "``", "''")
_BOTH = re.compile("[\u2018\u2019']+([\u201c\u201d\"])")
_DOUBLE_OPENING = ("\u201c", "\u201e", "\u00ab", "``")
_DOUBLE_CLOSING = ("\u201d", "\u00bb", "''")
_SINGLES = ("'", "\u2018", "\u2019")
_PAUSES = (",", ".", "!", "?", ";", ":", "--", "\u2014", "...", "\u2026", ")", "----")
_PUNCTUATION = re.compile(r"[^\w\s]+$")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mark:
    """A quotation mark with its neighbours: `before` and `after` are words or marks, empty at the text's ends."""

    text: str
    at: int
    end: int
    before: str
    after: str
    opens_line: bool
    ends_line: bool


def is_spaced(text: str) -> bool:
    """Whether marks of punctuation stand apart from the words before them, more often than not."""
    apart = len(_APART.findall(text))
    return apart >= _LEAST_APART and apart > len(_TIGHT.findall(text))


def spaced_quotations(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Everything between quotation marks of the outer kind, the marks included.

    What is never closed ends where the next speech opens a line, or with its paragraph.
    """
    marks = list(_marks(text))
    edges = [paragraph.start for paragraph in paragraphs]
    pairs = _Pairs(text, is_single=_is_single(marks))
    for mark in marks:
        home = paragraphs[max(bisect_right(edges, mark.at) - 1, 0)]
        pairs.take(mark, home)
    pairs.close()
    return pairs.spans


class _Pairs:
    """Takes marks in turns: what is opened, how deep, and where.

    Args:
        text: The text.
        is_single: Whether speech stands in single marks.
    """

    def __init__(self, text: str, *, is_single: bool) -> None:
        self.spans: list[Span] = []
        self._text = text
        self._is_single = is_single
        self._opened: _Mark | None = None
        self._depth = 0
        self._home = Span(start=0, end=0)

    def take(self, mark: _Mark, home: Span) -> None:
        """The next mark, in the paragraph that is its home."""
        if home != self._home:
            self.close()
            self._home = home
        is_open = self._opened is not None
        if (mark.text in _SINGLES) != self._is_single or (self._is_single and _is_apostrophe(mark, is_open=is_open)):
            return
        if self._opened is None:
            if not _only_closes(mark):
                self._opened, self._depth = mark, 1
        elif mark.text == "\u2018":
            self._opened = mark  # What began before was a word in marks whose end looks like an apostrophe.
        elif _opens_again(mark):
            self._end(self._opened.at + len(self._text[self._opened.at : mark.at].rstrip()))
            self._opened, self._depth = mark, 1
        else:
            self._depth += 1 if mark.text in _DOUBLE_OPENING else -1
            if not self._depth:
                self._end(mark.end)

    def close(self) -> None:
        """What is still open ends with its paragraph."""
        if self._opened is not None:
            self._end(self._home.end)

    def _end(self, end: int) -> None:
        if self._opened is not None:
            self.spans.append(Span(start=self._opened.at, end=end))
        self._opened = None


def _marks(text: str) -> Iterator[_Mark]:
    """All quotation marks that stand by themselves."""
    words = list(_WORD.finditer(text))
    for number, word in enumerate(words):
        both = _BOTH.fullmatch(word.group())
        if both is None and word.group() not in _DOUBLES and word.group() not in _SINGLES:
            continue
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        yield _Mark(
            text=both.group(1) if both else word.group(),
            at=word.start(),
            end=word.end(),
            before=before.group() if before else "",
            after=after.group() if after else "",
            opens_line=before is None or "\n" in text[before.end() : word.start()],
            ends_line=after is None or "\n" in text[word.end() : after.start()],
        )


def _is_single(marks: Sequence[_Mark]) -> bool:
    """Whether speech stands in single marks: more of them open speech than there are pairs of double ones."""
    doubles = sum(mark.text in _DOUBLES for mark in marks)
    singles = sum(mark.text in ("'", "\u2018") and _can_begin(mark) for mark in marks)
    return singles > doubles // 2


def _can_begin(mark: _Mark) -> bool:
    """Whether a single mark stands where speech begins: behind a pause or on a new line, before a capital."""
    return (mark.opens_line or mark.before in _PAUSES) and (
        mark.after[:1].isupper() or (mark.text == "\u2018" and not mark.ends_line)
    )


def _is_apostrophe(mark: _Mark, *, is_open: bool) -> bool:
    """A single mark for dropped letters or an owner: `the boys ' hats`, `goin ' out`."""
    if mark.text == "\u2018":
        return False
    if not is_open:
        # The second half of an interrupted speech begins small: `she said , ' and see '`.
        return not (_can_begin(mark) or (mark.before == "," and mark.after[:1].isalpha()))
    return mark.before not in _PAUSES and not (_PUNCTUATION.match(mark.after) and mark.text == "\u2019")


def _only_closes(mark: _Mark) -> bool:
    """A closing mark, or one behind a pause at the end of a line: something was opened there and closed before."""
    return mark.text in (*_DOUBLE_CLOSING, "\u2019") or (
        mark.ends_line and mark.before in _PAUSES and mark.after != "_"
    )


def _opens_again(mark: _Mark) -> bool:
    """Whether a mark inside of speech begins another: on a new line, and something is said behind it."""
    if mark.text in _DOUBLE_CLOSING or mark.text == "\u2019" or not mark.opens_line or mark.ends_line:
        return False
    return mark.after[:1].isupper() or mark.text in _DOUBLE_OPENING


def changes_of_speaker(text: str, quotations: Sequence[Span]) -> list[int]:
    """Where somebody else begins to speak and so a paragraph, as far as marks tell.

    Such texts have a sentence on each line and seldom a blank one. Somebody else speaks where speech follows on speech
    with nothing between, and mostly where a question was asked and little is told after it (in LitBank's train split
    39 times of 53).
    """
    return [
        later.start
        for earlier, later in pairwise(quotations)
        if text[later.start - 1] == "\n" and _changes(text, earlier, later)
    ]


def cut_at(cuts: Iterable[int], paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Paragraphs cut further at these offsets."""
    edges = sorted({*cuts, *(paragraph.start for paragraph in paragraphs)})
    ends = [paragraph.end for paragraph in paragraphs]
    return tuple(
        Span(start=start, end=min(following, ends[bisect_right(ends, start)]) if following else ends[-1])
        for start, following in zip_longest(edges, edges[1:])
    )


def _changes(text: str, earlier: Span, later: Span) -> bool:
    told = text[earlier.end : later.start].split()
    if not told:
        return True
    said = earlier.text(text).rstrip("\"'\u2019\u201d \n")
    return said[-1:] == "?" and len(told) <= _SHORT_TAG and told[-1] in (".", "!", "?")
