"""Stressed words within a line: marked `*so*` where a person writes and reads it, as places where a program does.

Knows: the marks.  Does not know: how stress is lettered, or how it is found in a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

MARK = "*"
_STRESSED = re.compile(r"(?<![^\W_])(?<!\*)\*(?=[^\s*])([^*]*[^\s*])\*(?![^\W_])(?!\*)")

_STRAY = re.compile(r"(?<![^\W_])\*+(?=\S)|(?<=\S)\*+(?![^\W_])")
WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")

Stretch = tuple[int, int]
"""A stretch of a text: the place of its first character, and the one after its last."""


def stress_of(text: str) -> tuple[str, tuple[Stretch, ...]]:
    """A line without its marks, and where its stressed stretches lie in that.

    Marks stand in pairs at the edges of words; a star anywhere else is a star.
    """
    bare: list[str] = []
    found: list[Stretch] = []
    length = at = 0
    for match in _STRESSED.finditer(text):
        before, inner = text[at : match.start()], match.group(1)
        bare += [before, inner]
        found.append((length + len(before), length + len(before) + len(inner)))
        length, at = found[-1][1], match.end()
    bare.append(text[at:])
    return "".join(bare), tuple(found)


def unstressed(text: str) -> str:
    """A line without its marks."""
    return stress_of(text)[0]


def with_stress(text: str, stretches: Iterable[Stretch]) -> str:
    """A line with marks around some of its stretches: white space and marks at their ends left outside.

    What a mark cannot be put around (a stretch within a word, or with a star in it) stays as it is.
    """
    out: list[str] = []
    at = 0
    for start, end in sorted(stretches):
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        if start < max(at, 0) or start >= end or MARK in text[start:end] or not _stands_free(text, start, end):
            continue
        out += [text[at:start], MARK, text[start:end], MARK]
        at = end
    return "".join((*out, text[at:]))


def by_words(text: str) -> str:
    """A line with marks around each of its stressed words by itself, so that it can be parted anywhere between words;
    stars that are no marks but stand at a word's edge are left out."""
    bare, stretches = stress_of(text)
    flags = stress_flags(len(bare), stretches)
    stray = {at for match in _STRAY.finditer(bare) for at in range(*match.span())}
    kept = [at for at in range(len(bare)) if at not in stray]
    text, flags = "".join(bare[at] for at in kept), tuple(flags[at] for at in kept)
    return with_stress(text, [one.span() for one in WORD.finditer(text) if any(flags[one.start() : one.end()])])


def pieces_of_stress(text: str) -> tuple[tuple[str, bool], ...]:
    """A line as pieces, in order, each with whether it is stressed; no piece is empty."""
    bare, stretches = stress_of(text)
    flags = stress_flags(len(bare), stretches)
    return tuple(
        ("".join(char for char, _ in run), is_stressed)
        for is_stressed, run in groupby(zip(bare, flags, strict=True), key=lambda pair: pair[1])
    )


def stress_flags(length: int, stretches: Sequence[Stretch]) -> tuple[bool, ...]:
    """Of every character of a text, whether it is stressed."""
    return tuple(any(start <= at < end for start, end in stretches) for at in range(length))


def _stands_free(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before == MARK or after == MARK)
