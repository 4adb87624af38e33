"""Where lines break: the lens of a balloon (widest in the middle) and the even block of a caption.

Knows: words' widths and the shape wanted.  Does not know: outlines, faces or panels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

_LONELY = 0.35
"""Cost of a one-word first or last line, in squared shares of the mean line width."""
_SHORT_TAIL = 0.12


@dataclass(frozen=True, kw_only=True)
class Stack:
    """Lines of a balloon: their words, their widths in points, and how far their shape is from the one wanted."""

    lines: tuple[str, ...]
    widths_pt: tuple[float, ...]
    cost: float


def split_words(text: str, *, width_of: Callable[[str], float], limit_pt: float) -> tuple[str, ...]:
    """The words of a text; a word wider than the limit is hyphenated, as late as it can be."""
    words: list[str] = []
    for word in text.split():
        rest = word
        while len(rest) > 1 and width_of(rest) > limit_pt:
            cut = _cut_place(rest, width_of=width_of, limit_pt=limit_pt)
            words.append(rest[:cut].rstrip("-") + "-")
            rest = rest[cut:]
        words.append(rest)
    return tuple(words)


def _cut_place(word: str, *, width_of: Callable[[str], float], limit_pt: float) -> int:
    """The most letters that fit with a hyphen; a hyphen already in the word is the better place."""
    fits = max((n for n in range(1, len(word)) if width_of(word[:n] + "-") <= limit_pt), default=1)
    natural = word.rfind("-", 0, fits + 1)
    return natural + 1 if natural > 0 else fits


def lens_profile(count: int, *, fullness: float = 0.62) -> tuple[float, ...]:
    """Relative widths of `count` lines of a lens: 1 in the middle, less at the top and bottom.

    `fullness` is the width of the outermost lines as a share of the middle one.
    """
    if count <= 2:
        return (1.0,) * count
    middle = (count - 1) / 2
    depth = 1 - fullness**2
    return tuple((1 - depth * ((i - middle) / middle) ** 2) ** 0.5 for i in range(count))


def block_profile(count: int) -> tuple[float, ...]:
    """Relative widths of a caption's lines: all alike."""
    return (1.0,) * count


def break_lines(
    words: Sequence[str],
    count: int,
    *,
    width_of: Callable[[str], float],
    profile: Sequence[float],
    limit_pt: float,
) -> Stack | None:
    """Break words into exactly `count` lines whose widths follow the profile as closely as can be.

    Dynamic programming over (line, word); the measure is the sum of squared deviations from the profile, scaled so
    that the lines hold all the words, plus a fine for lonely words in the first and last line.

    Args:
        words: The words, in order.
        count: Lines to make, 1..len(words).
        width_of: Advance width of a string in points.
        profile: Relative width of each line.
        limit_pt: No line may be wider.

    Returns:
        The best stack, or None if no break keeps every line within the limit.

    Source: Knuth and Plass, Breaking Paragraphs into Lines (1981), with a lens for the line lengths.
    """
    if not 1 <= count <= len(words):
        return None
    space = width_of(" ")
    ends = list(accumulate(width_of(word) for word in words))
    total = ends[-1] + space * (len(words) - count)
    unit = total / sum(profile)

    def width(first: int, last: int) -> float:
        return ends[last] - (ends[first - 1] if first else 0.0) + space * (last - first)

    def fine(line: int, first: int, last: int) -> float:
        cost = ((width(first, last) - unit * profile[line]) / unit) ** 2
        if first == last and line in (0, count - 1) and len(words) > 3:
            cost += _LONELY
        if line == count - 1 and width(first, last) < 0.34 * unit:
            cost += _SHORT_TAIL
        return cost

    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(count):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (cost, starts) in best.items():
            for last in range(first, len(words) - (count - 1 - line)):
                if width(first, last) > limit_pt:
                    break
                whole = cost + fine(line, first, last)
                if last + 1 not in reached or whole < reached[last + 1][0]:
                    reached[last + 1] = (whole, (*starts, first))
        best = reached
    if len(words) not in best:
        return None
    cost, starts = best[len(words)]
    bounds = (*starts, len(words))
    lines = tuple(" ".join(words[a:b]) for a, b in zip(bounds, bounds[1:], strict=False))
    return Stack(lines=lines, widths_pt=tuple(width_of(line) for line in lines), cost=cost / count)
