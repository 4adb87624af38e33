"""A pincer on its arm: crabs', lobsters' and scorpions' hands.

Knows: one arm of two bones with an open claw.  Does not know: bodies, poses.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, tube
from audobon.pencils.shapes import smooth


def draw_claw(
    sketch: Sketch, root: Points, bones: tuple[float, float], *, reach: float, size: float, color: str
) -> Points:
    """An arm from `root` along two pitches (0 hangs, 90 forward, 180 up) with a claw; returns the claw's grip."""
    steps = [root]
    for pitch in bones:
        turn = np.radians(pitch)
        steps.append(steps[-1] + array([np.sin(turn), np.cos(turn)]) * reach * 0.55)
    sketch.form(tube(steps[:2], [size * 0.28, size * 0.24], samples=4, round_root=True), color, part="arm", shade=0.3)
    sketch.form(tube(steps[1:], [size * 0.30, size * 0.24], samples=4, round_root=True), color, part="arm", shade=0.3)
    outer = sketch.frame
    sketch.frame = outer.child(steps[2], scale=size, angle=90.0 - bones[1])
    lower = array([(-0.1, 0.25), (0.5, 0.42), (1.05, 0.34), (1.46, 0.02), (1.0, 0.16), (0.62, 0.12)])
    sketch.form(smooth(lower, samples=4), darker(color, 0.06), part="claw", shade=0.3)
    palm = array([(-0.25, -0.12), (0.05, -0.52), (0.62, -0.64), (1.20, -0.46), (1.62, 0.0), (1.10, -0.14), (0.72, 0.0),
        (0.55, 0.22), (0.15, 0.42), (-0.18, 0.24)])  # fmt: skip
    sketch.form(smooth(palm, samples=4), color, part="claw", shade=0.36, hatch=3)
    for x, y in ((0.9, -0.10), (1.08, -0.08), (1.24, -0.04)):
        sketch.form(ellipse((x, y), 0.06, 0.05, count=8), lighter(color, 0.5), part="claw", ink=0.4, shade=0)
    for x, y in ((0.1, -0.24), (0.34, -0.38), (0.3, -0.08), (0.58, -0.36)):
        sketch.wash(ellipse((x, y), 0.06, 0.05, count=8), darker(color, 0.35), part="claw", strength=0.6)
    sketch.frame = outer
    turn = np.radians(bones[1])
    return array(steps[2] + array([np.sin(turn), np.cos(turn)]) * size * 1.1)
