"""The camera: metres on a stage become pixels in a frame.

Knows: a pinhole over a level ground, where the horizon lies, and the dutch tilt.
Does not know: who stands there (see `framing.py`) or what the place is.
World: x right, y down (height is negative), z away from the reader; the stage's front edge is z = 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.shapes import Points

NEAREST = 0.22
"""Closest distance to the lens that is drawn, as a share of the camera's distance."""


@dataclass(frozen=True, kw_only=True)
class View:
    """Where the camera stands and how large things come out.

    Args:
        width_px, height_px: The frame.
        scale_px: Pixels per metre on the plane z = 0.
        distance: Metres from the lens to the plane z = 0.
        eye: Camera height above the ground, metres.
        horizon_px: Row of the horizon in the frame.
        center: World x in the middle of the frame.
        tilt_degrees: Dutch angle, clockwise.
        pen_px: Width of an ordinary line on the plane z = 0, pixels.
        softness: 0 sharp set .. 1 set far out of the reader's attention (close-ups).
    """

    width_px: int
    height_px: int
    scale_px: float
    distance: float
    eye: float
    horizon_px: float
    center: float
    tilt_degrees: float
    pen_px: float
    softness: float

    def scale_at(self, z: float) -> float:
        """Pixels per metre at this depth."""
        return self.scale_px * self.distance / max(z + self.distance, self.distance * NEAREST)

    def ground_px(self, z: float) -> float:
        """Row of the ground at this depth."""
        return self.horizon_px + self.eye * self.scale_at(z)

    def depth_of(self, z: float) -> float:
        """Nearness 0..1 for the depth map: inverse distance, which runs evenly down a ground plane."""
        return float(np.clip(self.distance * 0.72 / max(z + self.distance, 1e-3), 0.0, 1.0))

    def span(self, z: float) -> tuple[float, float]:
        """World x at the frame's left and right edge at this depth, with a margin for tilt."""
        half = self.width_px / 2 / self.scale_at(z)
        margin = 1.04 + abs(np.sin(np.radians(self.tilt_degrees))) * self.height_px / self.width_px
        return self.center - half * float(margin), self.center + half * float(margin)

    def x_px(self, x: float, z: float) -> float:
        return self.width_px / 2 + (x - self.center) * self.scale_at(z)

    def upright(self, points: Points, *, x: float, z: float, scale: float = 1.0, mirror: bool = False) -> Points:
        """Points of a drawing in metres (origin on the ground), stood up at (x, z), in pixels."""
        factor = self.scale_at(z) * scale
        factors = np.array([-factor if mirror else factor, factor])
        return self.tilted(points * factors + np.array([self.x_px(x, z), self.ground_px(z)]))

    def ground(self, points: Points) -> Points:
        """Rows of (x, z) on the ground, in pixels."""
        return self.space(points[:, 0], np.zeros(len(points)), points[:, 1])

    def space(self, x: Points, y: Points, z: Points) -> Points:
        """World points, in pixels; what lies behind the lens is pulled in front of it."""
        scale = self.scale_px * self.distance / np.maximum(z + self.distance, self.distance * NEAREST)
        return self.tilted(
            np.stack([self.width_px / 2 + (x - self.center) * scale, self.horizon_px + (self.eye + y) * scale], axis=1)
        )

    def tilted(self, points: Points) -> Points:
        """Pixels turned about the frame's middle by the dutch angle."""
        if not self.tilt_degrees:
            return points
        angle = np.radians(self.tilt_degrees)
        cos, sin = np.cos(angle), np.sin(angle)
        middle = np.array([self.width_px / 2, self.height_px / 2])
        turned: Points = (points - middle) @ np.array([[cos, sin], [-sin, cos]]) + middle
        return turned
