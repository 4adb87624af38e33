"""The printing plates: one list of shapes becomes the draft and every map, pixel by pixel alike.

Knows: shapes in pixel coordinates, back to front; how ink, fills and soft shade lie over one another.
Does not know: metres, cameras, what a shape means.
One four-channel picture holds draft (three) and line (one), so that a form hides colour and ink behind it at once;
an index picture remembers which form is on top, and segmentation, masks and depth are all read from it; a second one
remembers which group (owner and part) it belongs to, for clipping.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.pencils.outlines import SUBPIXEL_BITS, Outlines
from audobon.pencils.shapes import Points, Shape, ShapeKind
from audobon.pencils.tones import Picture as Picture
from audobon.pencils.tones import lay_tone, soft_mask

IndexPicture = NDArray[np.int32]
Ink = tuple[int, int, int, int]
Window = tuple[int, int, int, int]

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
def _ink(color: str) -> Ink:
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
    for number in table.outlines.visible:
        table.press(number)
    return table.lift()


def pull_masks(shapes: Sequence[Shape], *, width_px: int, height_px: int) -> dict[str, Picture]:
    """The masks alone, as `pull_plates` has them: they hang on forms, and not on ink, tones or paper."""
    table = _PlateTable(shapes, width_px=width_px, height_px=height_px, paper="#ffffff")
    for number in table.outlines.visible:
        if shapes[number].kind is ShapeKind.FORM:
            table.cover(number)
    return table.masks()


class _PlateTable:
    """The plates while they are being drawn."""

    def __init__(self, shapes: Sequence[Shape], *, width_px: int, height_px: int, paper: str) -> None:
        self.shapes = shapes
        self.size = (width_px, height_px)
        red, green, blue, white = (np.full((height_px, width_px), value, np.uint8) for value in (*rgb(paper), 255))
        self.inked: Picture = cv2.merge([red, green, blue, white])
        self.flat: Picture = cv2.merge([red, green, blue])
        self.top: IndexPicture = np.zeros((height_px, width_px), dtype=np.int32)
        self.group: IndexPicture = np.zeros((height_px, width_px), dtype=np.int32)
        self.outlines = Outlines(shapes, width_px=width_px, height_px=height_px)
        groups: dict[tuple[str, str], int] = {}
        self._group_of = [groups.setdefault((s.owner, s.part), len(groups) + 1) for s in shapes]
        self._group_boxes: dict[int, Points] = {}

    def press(self, number: int) -> None:
        shape = self.shapes[number]
        pieces = self.outlines.pieces(number)
        if shape.kind is ShapeKind.FORM:
            self._form(number, shape, pieces)
        elif shape.kind is ShapeKind.STROKE:
            self._stroke(shape, pieces)
        else:
            self._tone(number, shape, pieces)

    def cover(self, number: int) -> None:
        """Lay a form over what is behind it, without drawing it."""
        for piece in self.outlines.pieces(number):
            polygon = [self.outlines.fill(piece)]
            if len(polygon[0]) >= 3:
                cv2.fillPoly(self.top, polygon, (number + 1,), cv2.LINE_8, SUBPIXEL_BITS)

    def masks(self) -> dict[str, Picture]:
        """What is to be seen of everybody."""
        return self._masks(self.top.astype(np.intp))

    def _form(self, number: int, shape: Shape, pieces: Sequence[int]) -> None:
        color, group = rgb(shape.color), self._group_of[number]
        inked = (*color, 255)
        for piece in pieces:
            polygon = [self.outlines.fill(piece)]
            if len(polygon[0]) < 3:
                continue
            cv2.fillPoly(self.inked, polygon, inked, cv2.LINE_AA, SUBPIXEL_BITS)
            cv2.fillPoly(self.flat, polygon, color, cv2.LINE_AA, SUBPIXEL_BITS)
            cv2.fillPoly(self.top, polygon, (number + 1,), cv2.LINE_8, SUBPIXEL_BITS)
            cv2.fillPoly(self.group, polygon, (group,), cv2.LINE_8, SUBPIXEL_BITS)
            if shape.ink_width > 0:
                ink = self._pen(shape, piece)
                cv2.fillPoly(self.inked, self.outlines.rings(piece), ink, cv2.LINE_AA, SUBPIXEL_BITS)
        self._grow_group(group, self.outlines.boxes[number])

    def _grow_group(self, group: int, box: Points) -> None:
        before = self._group_boxes.get(group)
        if before is None:
            self._group_boxes[group] = box.copy()
        else:
            np.minimum(before[:2], box[:2], out=before[:2])
            np.maximum(before[2:], box[2:], out=before[2:])

    def _stroke(self, shape: Shape, pieces: Sequence[int]) -> None:
        """Brush lines of one ink. A fill each: many polygons in one fill cost the square of their edges."""
        if shape.ink_width <= 0 or not pieces:
            return
        ink, outlines = self._pen(shape, pieces[0]), self.outlines
        for piece in pieces:
            polygons = outlines.rings(piece) if shape.closed else [outlines.ribbon(piece)]
            cv2.fillPoly(self.inked, polygons, ink, cv2.LINE_AA, SUBPIXEL_BITS)

    def _pen(self, shape: Shape, piece: int) -> Ink:
        """The ink, let down with what lies under the line's middle where the line is thinner than a pixel."""
        ink = _ink(shape.ink_color)
        cover = min(shape.ink_width, 1.0) * shape.strength
        if cover >= 1.0:
            return ink
        points = self.outlines.points(piece)
        x, y = points[len(points) // 2].tolist()
        width, height = self.size
        under = self.inked[min(max(int(y), 0), height - 1), min(max(int(x), 0), width - 1)].tolist()
        red, green, blue, line = [round(u + (i - u) * cover) for i, u in zip(ink, under, strict=True)]
        return red, green, blue, line

    def _tone(self, number: int, shape: Shape, pieces: Sequence[int]) -> None:
        """SHADE, LIGHT and WASH: a soft mask, clipped to the group below it, laid over that window alone."""
        group = self._group_of[number]
        clipped = shape.part != "*"
        window = self._window(number, shape, within=self._group_boxes.get(group) if clipped else None)
        if window is None or (clipped and group not in self._group_boxes):
            return
        x0, y0, x1, y1 = window
        corner = np.array((x0, y0), dtype=np.float64)
        runs = [self.outlines.points(piece) for piece in pieces]
        runs = [run - corner for run in runs if len(run) > 2]
        cover = soft_mask(runs, width=x1 - x0, height=y1 - y0, softness=shape.softness)
        if clipped:
            cover = np.where(self.group[y0:y1, x0:x1] == group, cover, np.uint8(0))
        left, top, wide, high = cv2.boundingRect(cover)
        if not wide:
            return
        cover = cover[top : top + high, left : left + wide]
        x0, y0, x1, y1 = x0 + left, y0 + top, x0 + left + wide, y0 + top + high
        color = rgb(shape.color)
        lay_tone(self.inked[y0:y1, x0:x1], cover, kind=shape.kind, color=color, strength=shape.strength)
        if shape.kind is ShapeKind.WASH:
            lay_tone(self.flat[y0:y1, x0:x1], cover, kind=shape.kind, color=color, strength=shape.strength)

    def _window(self, number: int, shape: Shape, *, within: Points | None) -> Window | None:
        """Pixels that the tone can touch, or None."""
        left, top, right, bottom = self.outlines.boxes[number].tolist()
        margin = 2 * shape.softness + 1
        left, top, right, bottom = left - margin, top - margin, right + margin, bottom + margin
        if within is not None:
            x0, y0, x1, y1 = within.tolist()
            left, top, right, bottom = max(left, x0 - 1), max(top, y0 - 1), min(right, x1 + 1), min(bottom, y1 + 1)
        width, height = self.size
        x0, y0 = max(int(left), 0), max(int(top), 0)
        x1, y1 = min(int(right) + 2, width), min(int(bottom) + 2, height)
        return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None

    def lift(self) -> Plates:
        top = self.top.astype(np.intp)
        return Plates(
            draft=cv2.cvtColor(self.inked, cv2.COLOR_RGBA2RGB),
            line=cv2.extractChannel(self.inked, 3),
            flat=self.flat,
            segmentation=self._segmentation(top),
            depth=self._depth(top),
            masks=self._masks(top),
        )

    def _segmentation(self, top: NDArray[np.intp]) -> Picture:
        colors = np.zeros((len(self.shapes) + 1, 4), dtype=np.uint8)
        colors[1:, :3] = [CLASS_COLORS.get(shape.label, CLASS_COLORS["prop"]) for shape in self.shapes] or 0
        packed = np.take(colors.view(np.uint32)[:, 0], top)
        return np.asarray(
            cv2.cvtColor(packed.view(np.uint8).reshape(*top.shape, 4), cv2.COLOR_RGBA2RGB), dtype=np.uint8
        )

    def _depth(self, top: NDArray[np.intp]) -> NDArray[np.uint16]:
        """Nearness of the top form; one with `depth_top` lies down and runs evenly from its top edge to its bottom."""
        near = np.zeros(len(self.shapes) + 1, dtype=np.float32)
        near[1:] = [shape.depth for shape in self.shapes]
        slope = np.zeros_like(near)
        for number in self.outlines.visible:
            shape = self.shapes[number]
            if shape.depth_top is None or shape.kind is not ShapeKind.FORM:
                continue
            _, upper, _, lower = self.outlines.boxes[number].tolist()
            slope[number + 1] = (shape.depth - shape.depth_top) / max(lower - upper, 1e-6)
            near[number + 1] = shape.depth_top - upper * slope[number + 1]
        depth = np.take(near, top)
        if slope.any():
            depth += np.take(slope, top) * np.arange(len(top), dtype=np.float32)[:, None]
        return (np.clip(depth, 0, 1) * 65535).astype(np.uint16)

    def _masks(self, top: NDArray[np.intp]) -> dict[str, Picture]:
        owners = list(dict.fromkeys(shape.owner for shape in self.shapes if shape.owner))
        if not owners:
            return {}
        numbers = {owner: number for number, owner in enumerate(owners, start=1)}
        lookup = np.zeros(len(self.shapes) + 1, dtype=np.uint8)
        lookup[1:] = [numbers.get(shape.owner, 0) for shape in self.shapes]
        owned = np.take(lookup, top)
        return {owner: np.where(owned == number, np.uint8(255), np.uint8(0)) for owner, number in numbers.items()}
