"""The printing plates: one list of shapes becomes the draft and every map, pixel by pixel alike.

Knows: shapes in pixel coordinates, back to front; how ink, fills and soft shade lie over one another.
Does not know: metres, cameras, what a shape means.
One four-channel picture holds draft (three) and line (one), so that a form hides colour and ink behind it at once;
an index picture remembers which form is on top, and segmentation, masks, depth and clipping are all read from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.pencils.shapes import Points, Shape, ShapeKind

Picture = NDArray[np.uint8]
IndexPicture = NDArray[np.int32]

SUBPIXEL_BITS = 4
_SUBPIXEL = 1 << SUBPIXEL_BITS
_FAR_OUT_PX = 12_000.0
_EDGE_SPREAD_PX = 0.85
"""How much an antialiased polygon grows: its edge is drawn as a line one pixel wide around the fill."""

CLASS_COLORS: dict[str, tuple[int, int, int]] = {
    "wall": (120, 120, 120),
    "building": (180, 120, 120),
    "sky": (6, 230, 230),
    "floor": (80, 50, 50),
    "tree": (4, 200, 3),
    "ceiling": (120, 120, 80),
    "road": (140, 140, 140),
    "bed": (204, 5, 255),
    "window": (230, 230, 230),
    "grass": (4, 250, 7),
    "cabinet": (224, 5, 255),
    "person": (150, 5, 61),
    "ground": (120, 120, 70),
    "door": (8, 255, 51),
    "table": (255, 6, 82),
    "mountain": (143, 255, 140),
    "plant": (204, 255, 4),
    "curtain": (255, 51, 7),
    "chair": (204, 70, 3),
    "water": (61, 230, 250),
    "painting": (255, 6, 51),
    "shelf": (255, 7, 71),
    "house": (255, 9, 224),
    "mirror": (220, 220, 220),
    "rug": (255, 9, 92),
    "fence": (255, 184, 6),
    "field": (112, 9, 255),
    "rock": (255, 41, 10),
    "lamp": (224, 255, 8),
    "animal": (255, 0, 122),
    "furniture": (7, 255, 224),
    "prop": (255, 245, 0),
}
"""Segmentation colours. Source: the ADE20K palette where it has the class, so that public networks can read them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Plates:
    """Everything pulled from one list of shapes; all pictures are H W, `draft`, `flat`, `segmentation` H W 3 (sRGB)."""

    draft: Picture
    line: Picture
    flat: Picture
    segmentation: Picture
    depth: NDArray[np.uint16]
    masks: dict[str, Picture]


@lru_cache(maxsize=4096)
def rgb(color: str) -> tuple[int, int, int]:
    """`#rrggbb` as three 0-255 numbers."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


@lru_cache(maxsize=4096)
def _ink(color: str) -> tuple[int, int, int, int]:
    """The ink's colour and how it shows on the line plate: dark ink is 0, pale distant ink is grey, white is paper."""
    red, green, blue = rgb(color)
    luminance = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    return red, green, blue, round(255 * min(max((luminance - 0.20) / 0.62, 0.0), 1.0))


def pull_plates(shapes: Sequence[Shape], *, width_px: int, height_px: int, paper: str) -> Plates:
    """Draw all shapes back to front.

    Args:
        shapes: In pixel coordinates of the frame, (0, 0) the left top corner, back to front. NaN rows in `points`
            separate pieces of one shape.
        width_px: Frame width.
        height_px: Frame height.
        paper: What lies under everything, `#rrggbb`.
    """
    table = _PlateTable(shapes, width_px=width_px, height_px=height_px, paper=paper)
    for number in table.visible:
        table.press(number)
    return table.lift()


class _PlateTable:
    """The plates while they are being drawn."""

    def __init__(self, shapes: Sequence[Shape], *, width_px: int, height_px: int, paper: str) -> None:
        self.shapes = shapes
        self.size = (width_px, height_px)
        self.inked = np.empty((height_px, width_px, 4), dtype=np.uint8)
        self.inked[:] = (*rgb(paper), 255)
        self.flat = np.empty((height_px, width_px, 3), dtype=np.uint8)
        self.flat[:] = rgb(paper)
        self.top: IndexPicture = np.zeros((height_px, width_px), dtype=np.int32)
        groups: dict[tuple[str, str], int] = {}
        self.group_of = np.array(
            [0] + [groups.setdefault((s.owner, s.part), len(groups) + 1) for s in shapes], dtype=np.int32
        )
        self._measure()

    def _measure(self) -> None:
        """Split shapes at NaN rows, round them to sub-pixels once, and find out which touch the frame."""
        width, height = self.size
        boxes = np.empty((len(self.shapes), 4))
        for number, shape in enumerate(self.shapes):
            points = shape.points
            if len(points):
                low, high = np.fmin.reduce(points), np.fmax.reduce(points)
                margin = shape.ink_width + 2 * shape.softness + 1
                boxes[number] = (low[0] - margin, low[1] - margin, high[0] + margin, high[1] + margin)
            else:
                boxes[number] = np.nan
        inside = (boxes[:, 0] < width) & (boxes[:, 1] < height) & (boxes[:, 2] > 0) & (boxes[:, 3] > 0)
        self.boxes = boxes
        self.visible = np.flatnonzero(inside).tolist()

    def press(self, number: int) -> None:
        shape = self.shapes[number]
        if shape.kind is ShapeKind.FORM:
            self._form(number, shape)
        elif shape.kind is ShapeKind.STROKE:
            self._ink_pieces(_pieces(shape.points), shape, closed=shape.closed)
        else:
            self._tone(number, shape)

    def _form(self, number: int, shape: Shape) -> None:
        color = rgb(shape.color)
        for piece in _pieces(shape.points):
            if len(piece) < 3:
                continue
            polygon = [_fixed(piece)]
            cv2.fillPoly(self.inked, polygon, (*color, 255), cv2.LINE_AA, SUBPIXEL_BITS)
            cv2.fillPoly(self.flat, polygon, color, cv2.LINE_AA, SUBPIXEL_BITS)
            cv2.fillPoly(self.top, polygon, (number + 1,), cv2.LINE_8, SUBPIXEL_BITS)
            if shape.ink_width > 0:
                self._ink_pieces([piece], shape, closed=True)

    def _ink_pieces(self, pieces: list[Points], shape: Shape, *, closed: bool) -> None:
        """Brush lines along pieces: heavier on their shaded side where closed, thinner to the ends where tapered."""
        if shape.ink_width <= 0:
            return
        ink = _ink(shape.ink_color)
        if shape.ink_width < 1.0 or shape.strength < 1.0:
            ink = self._thinned(ink, pieces[0], cover=min(shape.ink_width, 1.0) * shape.strength)
        by_length: dict[int, list[Points]] = {}
        for piece in pieces:
            by_length.setdefault(len(piece), []).append(piece)
        for length, group in by_length.items():
            if length < 2:
                continue
            ribbons = _ribbons(np.stack(group), width=shape.ink_width, closed=closed, taper=shape.taper)
            cv2.fillPoly(self.inked, list(_fixed(ribbons)), ink, cv2.LINE_AA, SUBPIXEL_BITS)

    def _thinned(self, ink: tuple[int, int, int, int], piece: Points, *, cover: float) -> tuple[int, int, int, int]:
        """Ink let down with what lies under its middle: a line thinner than a pixel shows as a paler pixel."""
        x, y = piece[len(piece) // 2]
        width, height = self.size
        under = self.inked[min(max(int(y), 0), height - 1), min(max(int(x), 0), width - 1)]
        red, green, blue, line = (round(i * cover + int(u) * (1 - cover)) for i, u in zip(ink, under, strict=True))
        return red, green, blue, line

    def _tone(self, number: int, shape: Shape) -> None:
        """SHADE, LIGHT and WASH: a soft mask, clipped to the group below it, blended over that window alone."""
        width, height = self.size
        left, top, right, bottom = self.boxes[number]
        x0, y0, x1, y1 = max(int(left), 0), max(int(top), 0), min(int(right) + 2, width), min(int(bottom) + 2, height)
        if x0 >= x1 or y0 >= y1:
            return
        cover = np.zeros((y1 - y0, x1 - x0), dtype=np.uint8)
        for piece in _pieces(shape.points):
            if len(piece) > 2:
                cv2.fillPoly(cover, [_fixed(piece - (x0, y0))], (255,), cv2.LINE_AA, SUBPIXEL_BITS)
        cover = _softened(cover, radius=shape.softness)
        if shape.part != "*":
            # A shape of the same group carries the same group number, so this shape's own number finds its group.
            group = self.group_of[number + 1]
            cover[self.group_of[self.top[y0:y1, x0:x1]] != group] = 0
        weight = cover.astype(np.float32) * np.float32(min(max(shape.strength, 0.0), 1.0) / 255)
        rest = 1 - weight
        window = self.inked[y0:y1, x0:x1]
        window[:] = cv2.blendLinear(_toned(window, shape), window, weight, rest)
        if shape.kind is ShapeKind.WASH:
            under = self.flat[y0:y1, x0:x1]
            under[:] = cv2.blendLinear(_toned(under, shape), under, weight, rest)

    def lift(self) -> Plates:
        return Plates(
            draft=np.ascontiguousarray(self.inked[..., :3]),
            line=np.ascontiguousarray(self.inked[..., 3]),
            flat=self.flat,
            segmentation=self._segmentation(),
            depth=self._depth(),
            masks=self._masks(),
        )

    def _segmentation(self) -> Picture:
        colors = np.zeros((len(self.shapes) + 1, 3), dtype=np.uint8)
        for number, shape in enumerate(self.shapes):
            colors[number + 1] = CLASS_COLORS.get(shape.label, CLASS_COLORS["prop"])
        return colors[self.top]

    def _depth(self) -> NDArray[np.uint16]:
        """Nearness of the top form; one with `depth_top` lies down and runs evenly from its top edge to its bottom."""
        near = np.zeros(len(self.shapes) + 1, dtype=np.float32)
        near[1:] = [shape.depth for shape in self.shapes]
        depth = near[self.top]
        for number in self.visible:
            shape = self.shapes[number]
            if shape.depth_top is None or shape.kind is not ShapeKind.FORM:
                continue
            top, bottom = float(np.nanmin(shape.points[:, 1])), float(np.nanmax(shape.points[:, 1]))
            first, last = max(int(top), 0), min(int(bottom) + 2, depth.shape[0])
            rows = (np.arange(first, last, dtype=np.float32) - top) / max(bottom - top, 1e-6)
            ramp = shape.depth_top + (shape.depth - shape.depth_top) * np.clip(rows, 0, 1)
            np.copyto(depth[first:last], ramp[:, None], where=self.top[first:last] == number + 1)
        return (np.clip(depth, 0, 1) * 65535).astype(np.uint16)

    def _masks(self) -> dict[str, Picture]:
        owners = dict.fromkeys(shape.owner for shape in self.shapes if shape.owner)
        masks = {}
        for owner in owners:
            lookup = np.zeros(len(self.shapes) + 1, dtype=np.uint8)
            lookup[1:] = [255 if shape.owner == owner else 0 for shape in self.shapes]
            masks[owner] = lookup[self.top]
        return masks


def _pieces(points: Points) -> list[Points]:
    """The runs between NaN rows."""
    gaps = np.isnan(points[:, 0])
    if not gaps.any():
        return [points]
    cuts = np.flatnonzero(gaps)
    starts, ends = np.r_[0, cuts + 1], np.r_[cuts, len(points)]
    return [points[a:b] for a, b in zip(starts, ends, strict=True) if b > a]


def _fixed(points: Points) -> NDArray[np.int32]:
    """Sub-pixel integers; a pixel's centre is at its half, where cv2 counts it whole."""
    return (np.clip(points - 0.5, -_FAR_OUT_PX, _FAR_OUT_PX) * _SUBPIXEL).round().astype(np.int32)


def _ribbons(lines: Points, *, width: float, closed: bool, taper: bool) -> Points:
    """Lines of equal length (K, N, 2) as polygons: two rings a line where closed, else one outline there and back.

    A ring's hole comes from the even-odd rule, so both of its edges must go to one fill.
    """
    half = max(width - _EDGE_SPREAD_PX, 0.1) / 2
    count = lines.shape[1]
    along = np.empty_like(lines)
    along[:, 1:-1] = lines[:, 2:] - lines[:, :-2]
    if closed:
        along[:, 0], along[:, -1] = lines[:, 1] - lines[:, -1], lines[:, 0] - lines[:, -2]
    else:
        along[:, 0], along[:, -1] = lines[:, 1] - lines[:, 0], lines[:, -1] - lines[:, -2]
    length = np.hypot(along[..., 0], along[..., 1])
    length[length == 0] = 1.0
    normal = np.stack([-along[..., 1], along[..., 0]], axis=-1) / length[..., None]
    if closed:
        x, y = lines[..., 0], lines[..., 1]
        turn = (x[:, :-1] * y[:, 1:] - x[:, 1:] * y[:, :-1]).sum(axis=1) + x[:, -1] * y[:, 0] - x[:, 0] * y[:, -1]
        lit = normal @ np.array([0.5, 0.7]) * np.where(turn < 0, 1.0, -1.0)[:, None]
        offset = normal * (half * (1.0 + 0.45 * lit))[..., None]
        return np.concatenate([lines + offset, lines - offset])
    sides = half * _TAPERS[count] if taper and count < len(_TAPERS) else np.full(count, half)
    offset = normal * sides[:, None]
    return np.concatenate([lines + offset, (lines - offset)[:, ::-1]], axis=1)


_TAPERS = [np.sin(np.linspace(0.12, 0.94, count) * np.pi) ** 0.7 for count in range(200)]
"""A brush stroke's half width along it, for strokes of 0..199 points."""


def _softened(cover: Picture, *, radius: float) -> Picture:
    """Two box blurs: close to a Gaussian, and their cost does not grow with the radius."""
    if radius < 0.6:
        return cover
    side = 2 * max(round(radius * 0.8), 1) + 1
    once = cv2.blur(cover, (side, side), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.blur(once, (side, side), borderType=cv2.BORDER_REPLICATE), dtype=np.uint8)


def _toned(window: Picture, shape: Shape) -> Picture:
    """What the window would be under full strength: multiplied, screened, or painted; the line plate stays."""
    return np.asarray(cv2.LUT(window, _tone_table(shape.kind, shape.color)[..., : window.shape[2]]), dtype=np.uint8)


@lru_cache(maxsize=512)
def _tone_table(kind: ShapeKind, color: str) -> Picture:
    """256 x 1 x 4: every level's outcome for red, green, blue, and the line plate unchanged."""
    table = np.empty((256, 1, 4), dtype=np.uint8)
    levels = np.arange(256)
    table[:, 0, 3] = levels
    for channel, value in enumerate(rgb(color)):
        if kind is ShapeKind.SHADE:
            table[:, 0, channel] = (levels * value / 255).round()
        elif kind is ShapeKind.LIGHT:
            table[:, 0, channel] = 255 - ((255 - levels) * (255 - value) / 255).round()
        else:
            table[:, 0, channel] = value
    return table
