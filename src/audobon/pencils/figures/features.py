"""What makes a face one's own: beards and moustaches, glasses and patches, freckles, scars, earrings.

Knows: a head's sheet in three views.  Does not know: faces' expressions, hair on the skull.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, inside, mix, tube
from audobon.pencils.shapes import smooth

FEATURES: tuple[str, ...] = (
    "beard", "long beard", "pointed beard", "side-whiskers", "moustache", "handlebar moustache", "stubble", "glasses",
    "monocle", "freckles", "spots", "earrings", "patch", "scar", "wart", "dimples",
)  # fmt: skip
RIM = "#5b4a34"
_FRECKLES = ((-0.10, 0.14), (-0.05, 0.17), (-0.12, 0.19), (0.22, 0.15), (0.26, 0.18), (-0.01, 0.14), (0.08, 0.15))


def draw_face_features(
    sketch: Sketch, *, features: tuple[str, ...], color: str, view: str, eye_y: float, mouth_y: float, gape: float
) -> None:
    """All features a face has; nothing from behind."""
    if view == "back":
        return
    words = " ".join(features).lower().replace("mustache", "moustache").replace("spectacles", "glasses")
    _draw_skin_marks(sketch, words, color=color, view=view, eye_y=eye_y, mouth_y=mouth_y)
    pointed = any(word in words for word in ("pointed beard", "goatee", "imperial"))
    if any(word in words for word in ("side-whisker", "whiskers", "sideburn", "mutton")):
        _draw_whiskers(sketch, color=color, view=view)
    if pointed:
        _draw_point(sketch, color=color, view=view, gape=gape)
    elif "beard" in words:
        long = "long" in words or "white" in words
        _draw_beard(sketch, color=color, line=darker(color, 0.6), view=view, mouth_y=mouth_y, long=long, gape=gape)
    if "moustache" in words or "beard" in words:
        _draw_moustache(sketch, color=color, view=view, mouth_y=mouth_y, grand="handlebar" in words or "big" in words)
    if "glasses" in words:
        _draw_glasses(sketch, view=view, eye_y=eye_y)
    elif "monocle" in words:
        x = 0.222 if view == "three" else 0.235
        ring = ellipse((x, eye_y + 0.01), 0.072, 0.080, count=22)
        sketch.stroke(np.vstack([ring, ring[:1]]), ink=1.2, color="#8a6a34", taper=False)
        sketch.curve([(x + 0.03, eye_y + 0.08), (x + 0.06, 0.3), (x - 0.02, 0.55)], ink=0.7, color="#8a6a34")
    if "patch" in words:
        _draw_patch(sketch, view=view, eye_y=eye_y)


def _draw_skin_marks(sketch: Sketch, words: str, *, color: str, view: str, eye_y: float, mouth_y: float) -> None:
    """Freckles, spots, stubble, a scar, and the smaller ones."""
    shift = 0.0 if view == "three" else 0.13
    if "freckle" in words:
        for x, y in (
            (-0.10, 0.14),
            (-0.05, 0.17),
            (-0.12, 0.19),
            (0.22, 0.15),
            (0.26, 0.18),
            (-0.01, 0.14),
            (0.08, 0.15),
        ):
            sketch.wash(ellipse((x + shift, eye_y + y), 0.011, 0.009, count=8), "#a8663f", part="head", strength=0.7)
    if "spot" in words or "pimple" in words:
        for x, y in ((-0.13, 0.16), (0.24, 0.20), (0.05, -0.20), (-0.06, 0.27)):
            sketch.wash(ellipse((x + shift, eye_y + y), 0.018, 0.016, count=8), "#c4503f", part="head", strength=0.7)
    if "stubble" in words or "unshaven" in words:
        jaw = array([(-0.20, 0.22), (-0.12, 0.40), (0.08, 0.47), (0.26, 0.40), (0.31, 0.24), (0.2, mouth_y - 0.06)])
        sketch.wash(smooth(jaw + [shift * 0.6, 0.0], samples=4), mix(color, "#5a5a60", 0.5), part="head", strength=0.28,
                    softness=0.04)  # fmt: skip
    if "scar" in words:
        sketch.curve([(-0.12 + shift, 0.10), (-0.08 + shift, 0.19), (-0.11 + shift, 0.27)], ink=1.1, color="#b5604c",
                     part="head")  # fmt: skip
        for y in (0.14, 0.20):
            sketch.stroke(array([(-0.13 + shift, y + 0.01), (-0.06 + shift, y - 0.01)]), ink=0.7, color="#b5604c")
    _draw_small_marks(sketch, words, view=view, eye_y=eye_y, mouth_y=mouth_y)


def _draw_small_marks(sketch: Sketch, words: str, *, view: str, eye_y: float, mouth_y: float) -> None:
    """A wart, dimples, an earring."""
    shift = 0.0 if view == "three" else 0.13
    if "wart" in words:
        sketch.form(ellipse((0.05 + shift, 0.40), 0.020, 0.018, count=10), "#b07a5c", part="head", ink=0.6, shade=0)
    if "dimple" in words:
        for x in (-0.03, 0.25):
            sketch.curve([(x + shift, mouth_y - 0.03), (x + 0.012 + shift, mouth_y), (x + shift, mouth_y + 0.03)],
                         ink=0.7, color="#8a5040", part="head")  # fmt: skip
    if "earring" in words:
        ear = array([-0.29 if view == "three" else -0.09, eye_y + 0.19])
        ring = ellipse(ear, 0.035, 0.042, count=16)
        sketch.stroke(np.vstack([ring, ring[:1]]), ink=1.4, color="#d8a634", taper=False)


def _draw_whiskers(sketch: Sketch, *, color: str, view: str) -> None:
    """Side-whiskers that broaden down the cheek."""
    near = [(-0.27, -0.04), (-0.22, 0.10), (-0.12, 0.30), (-0.13, 0.42), (-0.24, 0.38), (-0.31, 0.20)]
    far = [(0.335, 0.02), (0.31, 0.20), (0.25, 0.32), (0.29, 0.38), (0.36, 0.26), (0.37, 0.08)]
    side = [(-0.06, -0.02), (0.02, 0.14), (0.14, 0.32), (0.10, 0.42), (-0.04, 0.34), (-0.12, 0.16)]
    for points in (near, far) if view == "three" else (side,):
        outline = smooth(array(points), samples=4)
        sketch.form(outline, color, part="beard", ink=0.85, shade=0.3)
        sketch.ticks(outline, flow=(0.1, 1.0), color=darker(color, 0.6), count=8, length=0.06, ink=0.5, part="beard")


def _draw_point(sketch: Sketch, *, color: str, view: str, gape: float) -> None:
    """A small beard cut to a point."""
    low = 0.66 + 0.06 * gape
    if view == "three":
        points = [(0.04, 0.40), (0.10, 0.385), (0.20, 0.395), (0.24, 0.43), (0.18, 0.52), (0.15, low), (0.09, 0.54)]
    else:
        points = [(0.17, 0.44), (0.27, 0.385), (0.325, 0.40), (0.35, 0.46), (0.36, low), (0.27, 0.54), (0.19, 0.50)]
    sketch.form(smooth(array(points), samples=4), color, part="beard", ink=0.85, shade=0.3)


def _draw_moustache(sketch: Sketch, *, color: str, view: str, mouth_y: float, grand: bool) -> None:
    center = np.array([0.135, mouth_y - 0.055]) if view == "three" else np.array([0.315, mouth_y - 0.045])
    wide = (0.13 if view == "three" else 0.10) * (1.55 if grand else 1.0)
    thick, rise = (1.3, -0.06) if grand else (1.0, 0.045)
    left = [center + [0.01, 0], center + [-wide * 0.5, 0.012 if grand else 0.0], center + [-wide, rise]]
    sketch.form(tube(left, [0.020 * thick, 0.032 * thick, 0.008], samples=4), color, part="beard", ink=0.75, shade=0.2)
    if view == "three":
        right = [center + [0.005, 0], center + [wide * 0.45, 0.012 if grand else 0.0], center + [wide * 0.8, rise]]
        sketch.form(tube(right, [0.020 * thick, 0.030 * thick, 0.008], samples=4), color, part="beard", ink=0.75,
                    shade=0.2)  # fmt: skip


def _draw_glasses(sketch: Sketch, *, view: str, eye_y: float) -> None:
    rims = [(-0.035, 0.092, 0.082), (0.222, 0.070, 0.080)] if view == "three" else [(0.235, 0.06, 0.08)]
    for x, rx, ry in rims:
        ring = ellipse((x, eye_y + 0.01), rx, ry, count=24)
        sketch.stroke(np.vstack([ring, ring[:1]]), ink=1.1, color=RIM, taper=False)
        sketch.light(ring, "#ffffff", part="head", strength=0.15, softness=0.01)
    if view == "three":
        sketch.curve([(0.055, eye_y), (0.105, eye_y - 0.018), (0.152, eye_y)], ink=1.1, color=RIM, taper=False)
        sketch.curve([(-0.125, eye_y), (-0.27, eye_y + 0.01)], ink=1.0, color=RIM, taper=False)
    else:
        sketch.curve([(0.175, eye_y), (-0.06, eye_y + 0.01)], ink=1.0, color=RIM, taper=False)


def _draw_patch(sketch: Sketch, *, view: str, eye_y: float) -> None:
    """A black patch over one eye and its band."""
    x = 0.222 if view == "three" else 0.225
    band = (
        [(-0.34, -0.24), (-0.05, -0.16), (x, eye_y - 0.06)]
        if view == "three"
        else [(-0.30, -0.2), (0.05, -0.1), (x, eye_y - 0.05)]
    )
    sketch.curve(band, ink=1.5, color="#2d2a2c", part="head", taper=False)
    flap = array([(-0.075, -0.07), (0.07, -0.07), (0.065, 0.03), (0.0, 0.085), (-0.07, 0.035)]) + [x, eye_y]
    sketch.form(smooth(flap, samples=3), "#2d2a2c", part="eye", ink=0.8, shade=0)


def _draw_beard(sketch: Sketch, *, color: str, line: str, view: str, mouth_y: float, long: bool, gape: float) -> None:
    low = (0.86 if long else 0.585) + 0.06 * gape
    if view == "three":
        points = [(-0.265, 0.06), (-0.275, 0.25), (-0.20, 0.45), (-0.02, low - 0.03), (0.10, low), (0.22, low - 0.06),
            (0.315, 0.40),
                  (0.335, 0.20), (0.265, 0.27), (0.22, mouth_y - 0.045), (0.13, mouth_y - 0.065), (0.02,
                  mouth_y - 0.045), (-0.03, 0.24),
                  (-0.14, 0.18), (-0.20, 0.04)]  # fmt: skip
    else:
        points = [(-0.05, 0.06), (-0.07, 0.24), (0.02, 0.42), (0.15, low - 0.02), (0.29, low), (0.375, low - 0.12),
            (0.36, 0.37),
                  (0.345, mouth_y - 0.03), (0.25, mouth_y - 0.05), (0.20, 0.26), (0.08, 0.2), (0.02, 0.04)]  # fmt: skip
    outline = smooth(array(points), samples=5)
    sketch.form(outline, color, part="beard", ink=0.85, shade=0.32)
    center = array([0.11 if view == "three" else 0.24, mouth_y])
    for angle in np.linspace(0.15, 2.9, 11):
        way = array([np.cos(angle), np.sin(angle)])
        reach = 0.13 + (low - mouth_y - 0.14) * abs(way[1])
        strand = np.stack(
            [center + way * array([0.12, 0.10]), center + way * reach * 0.8, center + way * array([0.24, reach * 1.08])]
        )
        if inside(strand, outline).all():
            sketch.curve(strand, ink=0.55, color=line, part="beard")
