"""The camera: metres on a stage become pixels in a frame.

Knows: a pinhole over a level ground, where the horizon lies, the set turned a little about the stage, the dutch tilt.
Does not know: who stands there (see `framing.py`) or what the place is.
World: x right, y down (height is negative), z away from the reader; the stage's front edge is z = 0. Figures are placed
in the camera's own x and z; the set is turned by `yaw_degrees` about the stage's middle, so that a scene is seen from
its left or right.
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
        yaw_degrees: How far the set is turned, positive where it is seen from its left.
        rise: How long heights come out against widths: less than 1 from above.
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
    yaw_degrees: float = 0.0
    rise: float = 1.0

    def scale_at(self, z: float) -> float:
        """Pixels per metre at this depth."""
        return self.scale_px * self.distance / max(z + self.distance, self.distance * NEAREST)

    def ground_px(self, z: float) -> float:
        """Row of the ground at this depth."""
        return self.horizon_px + self.eye * self.scale_at(z)

    def depth_of(self, z: float) -> float:
        """Nearness 0..1 for the depth map: inverse distance, which runs evenly down a ground plane."""
        return min(max(self.distance * 0.72 / max(z + self.distance, 1e-3), 0.0), 1.0)

    def span(self, z: float) -> tuple[float, float]:
        """Set x at the frame's left and right edge at this depth, with a margin for tilt."""
        half = self.width_px / 2 / self.scale_px / self.distance
        margin = 1.04 + abs(np.sin(np.radians(self.tilt_degrees))) * self.height_px / self.width_px
        cos, sin = np.cos(self._yaw), np.sin(self._yaw)
        left, right = (
            # The edge's ray from the lens, cut with the set's (turned) plane at this depth.
            (side * max(self.distance + z * cos, self.distance * NEAREST) - z * sin) / max(cos + side * sin, 0.2)
            for side in (-half * float(margin), half * float(margin))
        )
        return self.center + float(left), self.center + float(right)

    @property
    def _yaw(self) -> float:
        return float(np.radians(self.yaw_degrees))

    def to_camera(self, x: float, z: float) -> tuple[float, float]:
        """The camera's x and z of a point of the set."""
        cos, sin = float(np.cos(self._yaw)), float(np.sin(self._yaw))
        return self.center + (x - self.center) * cos + z * sin, z * cos - (x - self.center) * sin

    def to_set(self, x: float, z: float) -> tuple[float, float]:
        """The set's x and z of a point in the camera's space."""
        cos, sin = float(np.cos(self._yaw)), float(np.sin(self._yaw))
        return self.center + (x - self.center) * cos - z * sin, z * cos + (x - self.center) * sin

    def x_px(self, x: float, z: float) -> float:
        return self.width_px / 2 + (x - self.center) * self.scale_at(z)

    def upright(
        self, points: Points, *, x: float, z: float, scale: float = 1.0, lift: float = 0.0, mirror: bool = False
    ) -> Points:
        """Points of a drawing in metres (origin on the ground), stood up facing the camera at its (x, z), `lift` metres
        above the ground, in pixels."""
        factor = self.scale_at(z) * scale
        factors = np.array([-factor if mirror else factor, factor * self.rise])
        foot = self.ground_px(z) - lift * self.scale_at(z) * self.rise
        return self.tilted(points * factors + np.array([self.x_px(x, z), foot]))

    def ground(self, points: Points) -> Points:
        """Rows of (x, z) on the set's ground, in pixels."""
        return self.space(points[:, 0], np.zeros(len(points)), points[:, 1])

    def space(self, x: Points, y: Points, z: Points) -> Points:
        """Points of the set, in pixels; what lies behind the lens is pulled in front of it."""
        across = x - self.center
        if self.yaw_degrees:
            cos, sin = np.cos(self._yaw), np.sin(self._yaw)
            across, z = across * cos + z * sin, z * cos - across * sin
        scale = self.scale_px * self.distance / np.maximum(z + self.distance, self.distance * NEAREST)
        pixels = np.empty((len(scale), 2))
        np.multiply(across, scale, out=pixels[:, 0])
        pixels[:, 0] += self.width_px / 2
        np.multiply(self.eye + y * self.rise, scale, out=pixels[:, 1])
        pixels[:, 1] += self.horizon_px
        return self.tilted(pixels)

    def tilted(self, points: Points) -> Points:
        """Pixels turned about the frame's middle by the dutch angle."""
        if not self.tilt_degrees:
            return points
        angle = np.radians(self.tilt_degrees)
        cos, sin = np.cos(angle), np.sin(angle)
        middle = np.array([self.width_px / 2, self.height_px / 2])
        turned: Points = (points - middle) @ np.array([[cos, sin], [-sin, cos]]) + middle
        return turned
