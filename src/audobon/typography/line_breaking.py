"""Where lines break: the lens of a balloon (widest in the middle) and the even block of a caption.

Knows: words' widths and the shape wanted.  Does not know: outlines, faces or panels, or where a text may be broken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from audobon.typography.pieces import Seam, joined

_LONELY = 0.5
"""Cost of a one-word first or last line, in squared shares of the mean line width."""
_SHORT_TAIL = 0.12


Broken = dict[int, tuple[float, tuple[int, ...]]]
"""By the number of words that are set: the least cost, and the words that the lines begin with."""


@dataclass(frozen=True, kw_only=True)
class Stack:
    """Lines of a balloon: their words, their widths in points, and how far their shape is from the one wanted."""

    lines: tuple[str, ...]
    widths_pt: tuple[float, ...]
    cost: float


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
    seams: Sequence[Seam] = (),
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
        seams: What lies between each word and the next; spaces, at which a line may end for nothing, if empty.

    Returns:
        The best stack, or None if no break keeps every line within the limit.

    Source: Knuth and Plass, Breaking Paragraphs into Lines (1981), with a lens for the line lengths.
    """
    if not 1 <= count <= len(words):
        return None
    seams = seams or (Seam(),) * (len(words) - 1)
    row = _Row.of(words, seams, width_of=width_of, profile=tuple(profile[:count]))
    best: Broken = {0: (0.0, ())}
    for line in range(count):
        best = row.reached(best, line=line, limit_pt=limit_pt)
    if len(words) not in best:
        return None
    cost, starts = best[len(words)]
    lines = tuple(joined(words[a:b], seams[a : b - 1]) for a, b in pairwise((*starts, len(words))))
    return Stack(lines=lines, widths_pt=tuple(width_of(line) for line in lines), cost=cost / count)


@dataclass(frozen=True, kw_only=True)
class _Row:
    """Words laid end to end: `ends[n]` is the width of the first n words, `gaps[n]` that of the first n seams.

    `fines[n]` is what it costs to begin a line with word n.
    """

    ends: tuple[float, ...]
    gaps: tuple[float, ...]
    fines: tuple[float, ...]
    unit: float
    profile: tuple[float, ...]

    @classmethod
    def of(
        cls,
        words: Sequence[str],
        seams: Sequence[Seam],
        *,
        width_of: Callable[[str], float],
        profile: tuple[float, ...],
    ) -> _Row:
        space = width_of(" ")
        widths = [width_of(word) for word in words]
        gaps = [space if seam.is_space else 0.0 for seam in seams]
        # Nobody knows yet which seams become ends of lines: each loses its share of the gaps.
        kept = sum(gaps) * (len(words) - len(profile)) / max(1, len(seams))
        return cls(
            ends=tuple(accumulate(widths, initial=0.0)),
            gaps=tuple(accumulate(gaps, initial=0.0)),
            fines=(0.0, *(seam.fine for seam in seams)),
            unit=(sum(widths) + kept) / sum(profile) or 1.0,  # marks alone take no width
            profile=profile,
        )

    def reached(self, best: Broken, *, line: int, limit_pt: float) -> Broken:
        """The best way to every word that line number `line` may end before, from those that it may begin with.

        This is most of what lettering takes, so it calls nothing.
        """
        ends, gaps, unit = self.ends, self.gaps, self.unit
        wanted, last_line = unit * self.profile[line], len(self.profile) - 1
        lonely = _LONELY if line in (0, last_line) and len(ends) > 4 else 0.0
        short = 0.34 * unit if line == last_line else -math.inf
        beyond = len(ends) - (last_line - line)
        found: Broken = {}
        for first, (cost, starts) in best.items():
            fine = self.fines[first]
            for after in range(first + 1, beyond):
                width = ends[after] - ends[first] + gaps[after - 1] - gaps[first]
                if width > limit_pt:
                    break
                own = ((width - wanted) / unit) ** 2 + fine
                if after == first + 1:
                    own += lonely
                if width < short:
                    own += _SHORT_TAIL
                whole = cost + own
                if after not in found or whole < found[after][0]:
                    found[after] = (whole, (*starts, first))
        return found
