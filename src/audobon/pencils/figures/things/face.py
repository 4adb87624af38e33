"""A face on a thing: two bright eyes with brows, a nose no bigger than a button, a mouth that speaks, warm cheeks.

Knows: a face's sheet (its half width is one unit, y down).  Does not know: what it is on.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye, draw_almond, draw_brow
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter, luminance, mix
from audobon.pencils.figures.mouth import draw_mouth
from audobon.pencils.figures.things.shaping import PART
from audobon.pencils.shapes import smooth

_EXTENT = array([(-1.0, -0.95), (1.0, 0.95)])


def draw_thing_face(sketch: Sketch, acting: Acting, *, view: str, color: str, lashes: bool, old: bool) -> HeadMarks:
    """The face on a thing of `color`; from behind there is none."""
    if view == "back":
        return HeadMarks(nose=HIDDEN, mouth=array([0.0, 0.4]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
                         extent=_EXTENT)  # fmt: skip
    skin = color
    if luminance(color) < 0.42:
        skin = lighter(color, 0.42)
        sketch.wash(ellipse((0.02, 0.05), 0.98, 0.82, count=26), skin, part=PART, strength=0.9, softness=0.16)
    line = darker(skin, 0.80)
    far = 0.82 if view == "three" else 0.66
    near_eye = Eye(x=-0.36, y=-0.18, rx=0.235, ry=0.30, outer=-1, tilt=0.05)
    far_eye = Eye(x=0.42 * (1.0 if view == "three" else 0.9), y=-0.18, rx=0.235 * far, ry=0.29, outer=1, tilt=0.05)
    tint = mix(skin, "#dd5a44", 0.6)
    for x, size in ((-0.62, 0.21), (0.68, 0.17)):
        spot = ellipse((x, 0.26), size, size * 0.72, count=16)
        sketch.wash(spot, tint, part=PART, strength=0.30 + 0.35 * acting.blush, softness=0.09)
    for eye in (far_eye, near_eye):
        draw_almond(sketch, eye, acting, iris="#4a3a30", line=line, lashes=lashes)
        draw_brow(sketch, eye, acting, color=darker(skin, 0.66), weight=0.11 if lashes else 0.17, height=1.72)
    nose = array([0.12, 0.12])
    sketch.curve([nose + array([-0.10, 0.02]), nose + array([0.0, 0.09]), nose + array([0.09, 0.01])], ink=0.9,
                 color=line, part=PART)  # fmt: skip
    center = (0.09, 0.46)
    draw_mouth(sketch, acting, center=center, half=0.34, squeeze=0.16, skin=skin, lips=mix(skin, "#b8443c", 0.5))
    if old:
        for marks in ([(-0.70, -0.16), (-0.84, -0.22)], [(-0.70, -0.08), (-0.85, -0.04)], [(-0.45, 0.16), (-0.3, 0.20)],
                      [(-0.2, -0.74), (0.1, -0.78), (0.4, -0.74)]):  # fmt: skip
            sketch.curve(marks, ink=0.7, color=line, part=PART)
    if acting.tears > 0.5:
        drop = smooth(array([(0, -0.09), (0.05, 0.04), (0.0, 0.10), (-0.05, 0.04)]), samples=3)
        for eye in (near_eye, far_eye):
            sketch.form(drop + array([eye.x - 0.04, 0.22]), "#cfe4ee", part="tear", ink=0.5, shade=0)
    return HeadMarks(
        nose=nose, mouth=array(center), eyes=(array([near_eye.x, near_eye.y]), array([far_eye.x, far_eye.y])),
        ears=(HIDDEN, HIDDEN), extent=_EXTENT,
    )  # fmt: skip


def face_shift(view: str) -> np.ndarray:
    """How far a face moves across a thing that turns, in the face's half widths."""
    return array([{"three": 0.10, "side": 0.30}.get(view, 0.0), 0.0])
