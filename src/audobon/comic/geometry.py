"""Points, boxes and vector outlines.

Units: a panel's own geometry is in unit coordinates (0..1 of width and of height, y down); a page's geometry is in
points (1/72 inch, y down).  Each type that holds a shape says which.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Box:
    """An upright rectangle: left and top corner, width and height, y down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> Point:
        return Point(x=self.x + self.width / 2, y=self.y + self.height / 2)

    @property
    def area(self) -> float:
        return max(self.width, 0.0) * max(self.height, 0.0)

    def contains(self, point: Point) -> bool:
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def intersection(self, other: Box) -> Box:
        """What both cover; without width or height where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Box(x=x, y=y, width=max(width, 0.0), height=max(height, 0.0))

    def intersection_area(self, other: Box) -> float:
        return self.intersection(other).area

    def inset(self, margin: float) -> Box:
        return Box(x=self.x + margin, y=self.y + margin, width=self.width - 2 * margin, height=self.height - 2 * margin)

    def placed_in(self, frame: Box) -> Box:
        """This unit-square box, mapped into `frame`'s coordinates."""
        return Box(
            x=frame.x + self.x * frame.width,
            y=frame.y + self.y * frame.height,
            width=self.width * frame.width,
            height=self.height * frame.height,
        )


def point_in(frame: Box, point: Point) -> Point:
    """A unit-square point, mapped into `frame`'s coordinates."""
    return Point(x=frame.x + point.x * frame.width, y=frame.y + point.y * frame.height)


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A closed polygon, dense enough that its corners do not show at print size.

    Every renderer (raster, PDF, SVG) draws the same points, so pages look alike in every format.
    """

    points: tuple[Point, ...]
