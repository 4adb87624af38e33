"""A figure's silhouette as framing needs it: how far it reaches to each side at every height, and where its faces are.

Knows: heights in bands.  Does not know: cameras, who anyone is, how a figure is drawn.
Metres; x right, heights positive above the ground.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from audobon.pencils.shapes import Figure, Points, ShapeKind

_BANDS = 28


@dataclass(frozen=True, kw_only=True)
class Face:
    """A face's box: left, right, bottom, top."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 0.02)

    def moved(self, *, dx: float, up: float) -> Face:
        return Face(left=self.left + dx, right=self.right + dx, bottom=self.bottom + up, top=self.top + up)

    def scaled(self, scale: float) -> Face:
        return Face(left=self.left * scale, right=self.right * scale, bottom=self.bottom * scale, top=self.top * scale)


@dataclass(frozen=True, kw_only=True, eq=False)
class Silhouette:
    """`lefts` and `rights` are the reach in bands of `step` metres from height `low` up (inf and -inf where empty)."""

    low: float
    step: float
    lefts: Points
    rights: Points
    faces: tuple[Face, ...]

    @property
    def crown(self) -> float:
        return max(self.low + self.step * len(self.lefts), max((face.top for face in self.faces), default=0.0), 0.05)

    @property
    def left(self) -> float:
        return float(min(self.lefts.min(), min((face.left for face in self.faces), default=0.0)))

    @property
    def right(self) -> float:
        return float(max(self.rights.max(), max((face.right for face in self.faces), default=0.0)))

    @property
    def core(self) -> tuple[float, float]:
        """Left and right of the body without what it stretches out: the middle of the bands."""
        return float(np.percentile(self.lefts, 60)), float(np.percentile(self.rights, 40))

    def between(self, bottom: float, top: float) -> tuple[float, float]:
        """Farthest reach to the left and right between two heights; (inf, -inf) where there is nothing."""
        first = max(int((bottom - self.low) / self.step), 0)
        last = min(int((top - self.low) / self.step) + 1, len(self.lefts))
        if first >= last:
            return np.inf, -np.inf
        return float(self.lefts[first:last].min()), float(self.rights[first:last].max())

    def scaled(self, scale: float) -> Silhouette:
        return Silhouette(
            low=self.low * scale,
            step=self.step * scale,
            lefts=self.lefts * scale,
            rights=self.rights * scale,
            faces=tuple(face.scaled(scale) for face in self.faces),
        )


def silhouette_of(figure: Figure) -> Silhouette:
    """Measure a drawn figure by its filled shapes (by its body box where it has none)."""
    left, top, right, bottom = figure.body
    forms = [shape.points for shape in figure.shapes if shape.kind is ShapeKind.FORM]
    cloud = np.concatenate(forms) if forms else np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    cloud = cloud[~np.isnan(cloud[:, 0])]
    low = float(min(-cloud[:, 1].max(), 0.0))
    high = float(max(-cloud[:, 1].min(), low + 0.05))
    step = (high - low) / _BANDS
    band = np.clip(((-cloud[:, 1] - low) / step).astype(int), 0, _BANDS - 1)
    lefts, rights = np.full(_BANDS, np.inf), np.full(_BANDS, -np.inf)
    np.minimum.at(lefts, band, cloud[:, 0])
    np.maximum.at(rights, band, cloud[:, 0])
    face = figure.face
    return Silhouette(
        low=low,
        step=step,
        lefts=_without_gaps(lefts),
        rights=_without_gaps(rights),
        faces=(Face(left=face[0], right=face[2], bottom=-face[3], top=-face[1]),),
    )


def _without_gaps(reach: Points) -> Points:
    """Long straight edges have no point in some bands: those lie on the line between their neighbours."""
    known = np.flatnonzero(np.isfinite(reach))
    return np.interp(np.arange(len(reach)), known, reach[known])


def united(parts: Sequence[tuple[Silhouette, float, float]]) -> Silhouette:
    """One silhouette of several, each moved by metres to the right and up."""
    if len(parts) == 1 and parts[0][1:] == (0.0, 0.0):
        return parts[0][0]
    low = min(part.low + up for part, _, up in parts)
    high = max(part.low + part.step * len(part.lefts) + up for part, _, up in parts)
    step = (high - low) / _BANDS
    edges = low + step * np.arange(_BANDS + 1)
    lefts, rights = np.full(_BANDS, np.inf), np.full(_BANDS, -np.inf)
    for part, dx, up in parts:
        for k in range(_BANDS):
            left, right = part.between(edges[k] - up, edges[k + 1] - up)
            lefts[k], rights[k] = min(lefts[k], left + dx), max(rights[k], right + dx)
    first = parts[0][0]
    faces = tuple(face.moved(dx=dx, up=up) for part, dx, up in parts for face in part.faces)
    return replace(first, low=low, step=step, lefts=_without_gaps(lefts), rights=_without_gaps(rights), faces=faces)
