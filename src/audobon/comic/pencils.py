"""One panel as the penciller leaves it: the draft, the maps that steer the painter, and where things are.

Anchors are in unit coordinates of the panel (0..1, y down).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from audobon.comic.geometry import Box, Point
from audobon.comic.raster import Raster


@dataclass(frozen=True, kw_only=True)
class ControlMap:
    """A picture that steers the painter.

    Names: `line` (H W uint8, 255 paper, 0 ink), `flat` (H W 3, flat colour without line or shade), `depth` (H W uint16,
    0 far .. 65535 near), `pose` (H W 3, OpenPose COCO-18 colours on black), `segmentation` (H W 3, one colour a class).
    """

    name: str
    image: Raster


@dataclass(frozen=True, kw_only=True)
class CharacterMask:
    """Where a character is visible: H W uint8, 255 inside."""

    character: str
    image: Raster


@dataclass(frozen=True, kw_only=True)
class FigureAnchors:
    """Where a figure's parts came to lie. A part that is out of frame or turned away keeps its place outside 0..1."""

    character: str
    mouth: Point
    eyes: Point
    face: Box
    body: Box
    hands: tuple[Point, ...]
    depth: float


class Marked(Protocol):
    """A pencilled panel as far as a letterer looks at it: where things are, without any picture."""

    @property
    def panel(self) -> str: ...
    @property
    def anchors(self) -> tuple[FigureAnchors, ...]: ...
    @property
    def reserved(self) -> tuple[Box, ...]: ...


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Where things are in a panel; `reserved` boxes were kept calm for balloons."""

    panel: str
    anchors: tuple[FigureAnchors, ...]
    reserved: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True)
class Pencils:
    """`reserved` boxes were kept calm for balloons; `warnings` name words that had no drawing of their own."""

    panel: str
    draft: Raster
    controls: tuple[ControlMap, ...]
    masks: tuple[CharacterMask, ...]
    anchors: tuple[FigureAnchors, ...]
    reserved: tuple[Box, ...]
    warnings: tuple[str, ...] = ()

    def control(self, name: str) -> Raster:
        """The control map of this name; KeyError if the penciller made none."""
        for control in self.controls:
            if control.name == name:
                return control.image
        raise KeyError(name)
