"""Scores of scene borders, sentence by sentence: exact and relaxed F1, Pk and WindowDiff; and when two places are one.

Knows: borders as numbers of sentences.  Does not know: who set them.

Source: Zehe et al. 2021, Detecting Scenes in Fiction, EACL (borders between sentences; relaxed: within three);
Beeferman et al. 1999 (Pk); Pevzner and Hearst 2002 (WindowDiff).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Sequence

from audobon.evaluation.pooling import Counts, share_counts

TOLERANCE = 3
_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*\s+|\n\s*\n\s*")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Mme|Capt|Col|Prof|[A-Z])\.\s+$")


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin: behind a mark that ends one, or behind a blank line; titles and initials end none."""
    starts = [len(text) - len(text.lstrip())]
    for match in _END.finditer(text):
        is_title = _TITLE.search(text, max(match.start() - 6, 0), match.end())
        if match.end() < len(text) and match.end() > starts[-1] and not is_title:
            starts.append(match.end())
    return starts


def border_sentences(starts: Sequence[int], borders: Collection[int]) -> list[int]:
    """The sentences that hold borders, given as offsets, each sentence once."""
    return sorted({max(bisect_right(starts, border) - 1, 0) for border in borders})


def border_counts(wanted: Sequence[int], given: Sequence[int], *, tolerance: int) -> Counts:
    """Borders that have one of the other side within the tolerance (sentences), each matched once.

    Args:
        wanted: Numbers of sentences, ascending.
        given: Likewise.
        tolerance: 0 for exact borders.
    """
    hits = at = 0
    for border in wanted:
        while at < len(given) and given[at] < border - tolerance:
            at += 1
        if at < len(given) and given[at] <= border + tolerance:
            hits, at = hits + 1, at + 1
    return Counts(found=hits, wanted=len(wanted), right=hits, given=len(given))


def window_counts(wanted: Sequence[int], given: Sequence[int], *, sentences: int, window: int) -> tuple[Counts, Counts]:
    """Pk and WindowDiff: the share of windows of so many sentences in which the two sides differ. Less is better.

    Pk asks whether there is any border in the window, WindowDiff how many there are.
    """
    two = [[0] * (sentences + 1) for _ in range(2)]
    for row, side in zip(two, (set(wanted), set(given)), strict=True):
        for at in range(sentences):
            row[at + 1] = row[at] + (at in side)
    windows = range(max(sentences - window, 0))
    inside = [tuple(row[at + window + 1] - row[at + 1] for row in two) for at in windows]
    differ_any = sum((one > 0) != (other > 0) for one, other in inside)
    differ_many = sum(one != other for one, other in inside)
    return share_counts(differ_any, len(inside)), share_counts(differ_many, len(inside))


def is_same_place_kind(wanted: str, given: str) -> bool:
    """Whether a kind of place is the annotated one, or one of the nouns of it (`palace` or `hall` of `palace hall`).

    `interior` says that a scene is inside, and is no kind of its own; accents do not count.
    """
    wanted, given = _plain(wanted), _plain(given)
    nouns = {word.removesuffix("'s") for word in wanted.split() if word not in ("interior", "of", "the")}
    return bool(given) and (given == wanted or given in nouns)


def _plain(kind: str) -> str:
    split = unicodedata.normalize("NFKD", kind.strip().lower())
    return " ".join("".join(letter for letter in split if not unicodedata.combining(letter)).split())
