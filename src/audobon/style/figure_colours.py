"""The colours of one drawn figure, and where on it they lie: read off a picture whose ground is plain.

Knows: pixels.  Does not know: what is hair and what is cloth, or who is drawn.

The ground is what joins the picture's border and has its colour; of what is left the largest piece is the figure. Its
colours are peaks of how often colours occur in CIELAB, taken one after the other, each with all that is near it: flat
colours and washes have few of them, and outlines, which are thin and dark, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Colours = NDArray[np.float32]
Marks = NDArray[np.bool_]

MOST_COLOURS = 10
LEAST_SHARE = 0.01
"""Of the figure: less is a shade or a speck."""
_LONGEST_PX = 1024
_NEAR, _PEAK = 13.0, 4.0
"""In CIELAB: so near is one colour; so near to its peak tells what it is."""
_BIN, _BINS = 4.0, 128
"""How wide a bin is in CIELAB, and how many there are along each of its axes."""
_MOST_PIXELS = 60_000
_BORDER_SHARE = 0.02
_GROUND_NEAR = 9.0
_GROUND_LEAST = 0.5
"""So much of the border must be of one colour, or the ground is not plain."""
_CLOSED_SHARE = 0.012
"""Of the picture's longer side: pieces so near are one figure."""
_FLAT, _FLAT_LEAST = 9.0, 0.15
"""In lightness, 0..100: where a pixel's neighbours differ more, a line runs; so much must be left without lines."""
_LEAST_FIGURE = 0.01


@dataclass(frozen=True, kw_only=True)
class SeenColour:
    """A colour as `#rrggbb`, and its share of what was looked at, 0..1."""

    color: str
    share: float


class FigureColours:
    """The colours of a figure.

    Args:
        picture: H W 3, sRGB 0..255.

    Attributes:
        is_tall: Whether the figure is half as tall again as it is wide, as somebody who stands is.
    """

    def __init__(self, picture: Picture) -> None:
        small = _small(picture)
        lab = _lab(small)
        inside = _figure(lab)
        rows, columns = np.nonzero(inside)
        step = len(rows) // _MOST_PIXELS + 1
        rows, columns = rows[::step], columns[::step]
        self._colours = lab[rows, columns]
        self._heights = (rows - rows.min()) / max(1, rows.max() - rows.min()) if len(rows) else np.zeros(0)
        self.is_tall = bool(len(rows)) and np.ptp(rows) >= 1.5 * np.ptp(columns)

    @property
    def colours(self) -> tuple[SeenColour, ...]:
        """All of them, the most frequent first; none where no figure stands out."""
        return self.between(0.0, 1.0)

    def between(self, top: float, bottom: float) -> tuple[SeenColour, ...]:
        """Those of a band of the figure, the most frequent first.

        Args:
            top: Where it begins, 0 at the crown.
            bottom: Where it ends, 1 at the soles.
        """
        seen = self._colours[(self._heights >= top) & (self._heights <= bottom)]
        found = _peaks(seen)
        order = np.argsort([-share for _, share in found], kind="stable")
        return tuple(SeenColour(color=_hex(found[place][0]), share=found[place][1]) for place in order)


def distance(one: str, other: str) -> float:
    """How far two colours `#rrggbb` are apart as they are seen (CIE 1976, delta E)."""
    return float(np.linalg.norm(lightness_and_hue(one) - lightness_and_hue(other)))


def lightness_and_hue(color: str) -> NDArray[np.float64]:
    """CIELAB (L 0..100, a, b) of `#rrggbb`."""
    levels = np.array([[[int(color[at : at + 2], 16) for at in (1, 3, 5)]]], np.uint8)
    return np.asarray(_lab(levels)[0, 0], np.float64)


def _small(picture: Picture) -> Picture:
    longest = max(picture.shape[:2])
    if longest <= _LONGEST_PX:
        return picture
    size = tuple(max(1, round(side * _LONGEST_PX / longest)) for side in picture.shape[1::-1])
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _figure(lab: Colours) -> Marks:
    """Which pixels are the figure's, lines left out."""
    height, width = lab.shape[:2]
    held = ~_ground(lab)
    thick = max(3, round(_CLOSED_SHARE * max(height, width))) | 1
    closed = cv2.morphologyEx(held.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((thick, thick), np.uint8))
    count, pieces, facts, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    if count < 2:
        return np.zeros((height, width), np.bool_)
    largest = 1 + int(np.argmax(facts[1:, cv2.CC_STAT_AREA]))
    if facts[largest, cv2.CC_STAT_AREA] < _LEAST_FIGURE * height * width:
        return np.zeros((height, width), np.bool_)
    whole = held & (pieces == largest)
    light = np.ascontiguousarray(lab[..., 0])
    flat = cv2.morphologyEx(light, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) < _FLAT
    return np.asarray(whole & flat if (whole & flat).sum() >= _FLAT_LEAST * whole.sum() else whole, np.bool_)


def _ground(lab: Colours) -> Marks:
    """What joins the border and has its colour; nothing where the border has no colour of its own."""
    height, width = lab.shape[:2]
    ring = max(1, round(_BORDER_SHARE * min(height, width)))
    border = np.ones((height, width), np.bool_)
    border[ring:-ring, ring:-ring] = False
    middle = np.median(lab[border], axis=0)
    alike = np.linalg.norm(lab - middle, axis=2) <= _GROUND_NEAR
    if alike[border].mean() < _GROUND_LEAST:
        return np.zeros((height, width), np.bool_)
    _, pieces = cv2.connectedComponents(alike.astype(np.uint8), connectivity=4)
    outer = np.unique(pieces[border & alike])
    return np.asarray(alike & np.isin(pieces, outer), np.bool_)


def _peaks(colours: Colours) -> list[tuple[Colours, float]]:
    """The most frequent colours, none near another, each with the share of what is near it."""
    left = colours
    found: list[tuple[Colours, float]] = []
    while len(found) < MOST_COLOURS and len(left) >= max(1, LEAST_SHARE * len(colours)):
        bins = np.floor(left / _BIN).astype(np.int64) + _BINS // 2
        places = (bins[:, 0] * _BINS + bins[:, 1]) * _BINS + bins[:, 2]
        fullest = left[places == np.bincount(places).argmax()].mean(axis=0)
        close = left[np.linalg.norm(left - fullest, axis=1) <= _PEAK]
        peak = close.mean(axis=0) if len(close) else fullest
        near = np.linalg.norm(left - peak, axis=1) <= _NEAR
        found.append((peak, float(near.sum() / len(colours))))
        left = left[~near]
    return [(peak, share) for peak, share in found if share >= LEAST_SHARE]


def _lab(picture: Picture) -> Colours:
    """CIELAB H W 3 of sRGB."""
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(picture, np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def _hex(lab: Colours) -> str:
    rgb = cv2.cvtColor(np.asarray(lab, np.float32).reshape(1, 1, 3), cv2.COLOR_LAB2RGB)
    red, green, blue = (int(value) for value in np.clip(np.asarray(rgb).reshape(3) * 255, 0, 255).round())
    return f"#{red:02x}{green:02x}{blue:02x}"
