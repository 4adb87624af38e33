"""How unlike two characters look: their outlines, and the colours of their large areas.

Knows: drawn figures as masks and flat colours.  Does not know: who should look like whom, or how to change it.

Source: outlines by intersection over union; colours in CIE L*a*b* (CIE 15:2004), differences as Delta E (CIE 1976).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures import draw_figure
from audobon.pencils.light import PAPER
from audobon.pencils.meaning import Nearest
from audobon.pencils.plates import pull_plates
from audobon.pencils.specimen import moment_of

ALIKE_OUTLINE, ALIKE_COLORS = 0.82, 12.0
"""Two outlines that overlap more are alike to the eye; so are colours that differ less."""
_LARGE = 0.04
"""A colour is large from this share of the figure's area on."""
_SIDE_PX = 160
_FOOT_PX = 0.94
_OWNER = "one"


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Two characters: how much their outlines overlap (0..1, both standing, at one scale), and how far the colours of
    their large areas lie apart (Delta E)."""

    one: str
    other: str
    outline: float
    colors: float

    @property
    def confusable(self) -> bool:
        """Whether a reader could take one for the other."""
        return self.outline > ALIKE_OUTLINE and self.colors < ALIKE_COLORS


def likenesses(cast: Sequence[CastDesign], *, nearest: Nearest | None = None) -> tuple[Likeness, ...]:
    """Every two of a cast, the most alike first."""
    shapes = [_seen(design, cast, nearest) for design in cast]
    found = [
        Likeness(
            one=one.character,
            other=other.character,
            outline=_overlap(seen.mask, other_seen.mask),
            colors=_apart(seen, other_seen),
        )
        for (one, seen), (other, other_seen) in combinations(zip(cast, shapes, strict=True), 2)
    ]
    return tuple(sorted(found, key=lambda pair: (not pair.confusable, pair.colors - 40 * pair.outline)))


@dataclass(frozen=True, kw_only=True, eq=False)
class _Seen:
    """A figure as the eye takes it in: outline, its large colours (N x 3 L*a*b*) and their shares."""

    mask: NDArray[np.bool_]
    colors: NDArray[np.float64]
    shares: NDArray[np.float64]


def _seen(design: CastDesign, cast: Sequence[CastDesign], nearest: Nearest | None) -> _Seen:
    figure = draw_figure(design, moment_of(design), nearest=nearest)
    scale = 0.62 * _SIDE_PX / (1.75 * max(one.height for one in cast))
    # Small figures are looked at more closely: what differs among mice must not drown in a giant's scale.
    scale *= (max(one.height for one in cast) / design.height) ** 0.5
    placed = [
        shape.moved(scale=scale, dx=_SIDE_PX / 2, dy=_FOOT_PX * _SIDE_PX).owned_by(_OWNER) for shape in figure.shapes
    ]
    plates = pull_plates(placed, width_px=_SIDE_PX, height_px=_SIDE_PX, paper=PAPER)
    mask = plates.masks[_OWNER] > 127
    colors, counts = np.unique(plates.flat[mask], axis=0, return_counts=True)
    merged = _merged(_lab(colors), counts / max(1, counts.sum()))
    return _Seen(mask=mask, colors=merged[0], shares=merged[1])


def _lab(colors: NDArray[np.uint8]) -> NDArray[np.float64]:
    unit = (colors.astype(np.float32) / 255)[None]
    return np.asarray(cv2.cvtColor(unit, cv2.COLOR_RGB2LAB)[0], dtype=np.float64)


def _merged(lab: NDArray[np.float64], shares: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Near colours taken together, the largest first; small areas are dropped."""
    order = np.argsort(-shares)
    centers: list[NDArray[np.float64]] = []
    sums: list[float] = []
    for index in order:
        near = next((k for k, center in enumerate(centers) if np.linalg.norm(center - lab[index]) < 8), None)
        if near is None:
            centers.append(lab[index])
            sums.append(float(shares[index]))
        else:
            sums[near] += float(shares[index])
    keep = [k for k, share in enumerate(sums) if share >= _LARGE] or [int(np.argmax(sums))]
    weights = np.array([sums[k] for k in keep])
    return np.array([centers[k] for k in keep]), weights / weights.sum()


def _overlap(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    union = int((one | other).sum())
    return float((one & other).sum()) / union if union else 1.0


def _apart(one: _Seen, other: _Seen) -> float:
    """How far the colours of one figure have to move, area by area, to become the other's (Delta E).

    Source: the earth mover's distance, as a transport problem.
    """
    between = np.linalg.norm(one.colors[:, None] - other.colors[None], axis=2)
    rows, columns = between.shape
    leave = np.kron(np.eye(rows), np.ones(columns))
    arrive = np.kron(np.ones(rows), np.eye(columns))
    given = np.concatenate([one.shares, other.shares])
    moved = linprog(between.ravel(), A_eq=np.vstack([leave, arrive]), b_eq=given, method="highs")
    return float(moved.fun)
