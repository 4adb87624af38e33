"""Heads that are no person's: skull, robot, ghost, monster, alien, stone, sack, pumpkin and more.

Knows: a head's sheet.  Does not know: bodies, hats.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.creatures.build import HeadLook
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye, draw_almond
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, tube
from audobon.pencils.figures.things.face import draw_thing_face, face_shift
from audobon.pencils.shapes import smooth

PART = "head"


def _with_face(
    sketch: Sketch, acting: Acting, look: HeadLook, *, at: tuple[float, float], half: float, color: str
) -> HeadMarks:
    """A plain round face `at` a spot, half as wide as `half`; its marks in head units."""
    middle = array(at) + face_shift(look.view) * half
    outer = sketch.frame
    sketch.frame = outer.child(middle, scale=half)
    marks = draw_thing_face(sketch, acting, view=look.view, color=color, lashes=look.female, old=look.old)
    sketch.frame = outer

    def placed(point: Points) -> Points:
        return middle + point * half

    return HeadMarks(
        nose=placed(marks.nose), mouth=placed(marks.mouth), eyes=(placed(marks.eyes[0]), placed(marks.eyes[1])),
        ears=(HIDDEN, HIDDEN), extent=array([(-0.42, -0.5), (0.42, 0.5)]),
    )  # fmt: skip


def draw_skull(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A skull: cranium, cheekbones, dark sockets with a spark in them, a jaw that drops in speech."""
    bone, dark = look.color, "#3a2c2c"
    if look.view == "back":
        sketch.form(ellipse((0.0, -0.10), 0.38, 0.40, count=30), bone, part=PART, shade=0.35)
        sketch.curve([(-0.2, -0.3), (0.0, -0.22), (0.02, 0.1)], ink=0.6, color=darker(bone, 0.5), part=PART)
        return HeadMarks(nose=HIDDEN, mouth=array([0.1, 0.35]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
                         extent=array([(-0.38, -0.5), (0.38, 0.5)]))  # fmt: skip
    side = look.view == "side"
    shift = 0.10 if side else 0.0
    drop = 0.02 + 0.10 * acting.gape
    jaw = array([(-0.14, 0.22), (-0.10, 0.36 + drop), (0.04, 0.46 + drop), (0.22, 0.46 + drop), (0.31, 0.36 + drop),
                 (0.31, 0.24), (0.1, 0.27)]) + [shift, 0.0]  # fmt: skip
    sketch.form(smooth(jaw, samples=4), darker(bone, 0.06), part=PART, ink=0.95, shade=0.3)
    if drop > 0.05:
        sketch.form(smooth(array([(0.0, 0.30), (0.25, 0.30), (0.24, 0.30 + drop), (0.02, 0.30 + drop)]) + [shift, 0.0],
                           samples=3), dark, part="mouth", ink=0.5, shade=0)  # fmt: skip
    head = array([(0.0, -0.50), (0.24, -0.44), (0.36, -0.24), (0.35, -0.02), (0.36, 0.10), (0.30, 0.20), (0.27, 0.31),
                  (0.0, 0.33), (-0.06, 0.24), (-0.20, 0.20), (-0.36, 0.06), (-0.42, -0.16), (-0.34, -0.38),
                  (-0.18, -0.48)])  # fmt: skip
    sketch.form(smooth(head + [shift * 0.5, 0.0], samples=5), bone, part=PART, shade=0.32, width=0.16)
    for x in np.linspace(0.01, 0.25, 6):
        sketch.stroke(array([(x + shift, 0.25), (x + shift, 0.34)]), ink=0.7, color=dark, part=PART)
    eyes = ((-0.035, 0.115), (0.222, 0.095)) if not side else ((0.20, 0.105),)
    look_at = np.clip(acting.gaze, -1, 1)
    slant = -0.10 * acting.brow_inner
    for (x, r), out in zip(eyes, (-1, 1), strict=False):
        socket = ellipse((x + shift, 0.0), r, r * (0.86 + 0.22 * (acting.lid - 1)), angle=slant * out * 60, count=22)
        sketch.form(socket, dark, part="eye", ink=0.8, shade=0)
        if acting.lid > 0.12:
            spark = array([x + shift, 0.0]) + look_at * [r * 0.4, r * 0.35]
            sketch.form(ellipse(spark, r * 0.24, r * 0.24, count=12), "#f2d27a", part="eye", ink=0, shade=0)
    nose = array([(0.15, 0.10), (0.19, 0.19), (0.15, 0.17), (0.10, 0.19)]) + [shift * 1.4, 0.0]
    sketch.form(nose, dark, part=PART, ink=0.5, shade=0)
    curl = -0.05 * acting.smile
    for x, way in ((-0.06, -1), (0.31, 1)):
        sketch.curve([(x + shift, 0.27), (x + 0.03 * way + shift, 0.26 + curl)], ink=0.9, color=dark, part=PART)
    return HeadMarks(
        nose=array([0.15 + shift, 0.14]), mouth=array([0.13 + shift, 0.32]),
        eyes=(array([eyes[0][0] + shift, 0.0]), HIDDEN if side else array([0.222, 0.0])), ears=(HIDDEN, HIDDEN),
        extent=array([(-0.42, -0.5), (0.40, 0.55)]),
    )  # fmt: skip


def draw_robot_head(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A riveted box with an aerial, lamp eyes that narrow and widen, a grille that lights up in speech."""
    steel = look.color
    rod = tube([(0.0, -0.44), (0.02, -0.62)], [0.022, 0.018], samples=3)
    sketch.form(rod, darker(steel, 0.3), part=PART, ink=0.8, shade=0)
    sketch.form(ellipse((0.02, -0.66), 0.055, 0.055, count=16), "#d3503f", part=PART, ink=0.8, shade=0.3)
    for x in (-0.43, 0.43):
        sketch.form(ellipse((x * (0.8 if look.view == "side" else 1.0), 0.0), 0.075, 0.12, count=18),
                    darker(steel, 0.2), part=PART, ink=0.9, shade=0.3)  # fmt: skip
    box = array([(-0.36, -0.46), (0.32, -0.46), (0.39, -0.40), (0.41, 0.40), (0.34, 0.47), (-0.34, 0.47), (-0.41, 0.40),
                 (-0.41, -0.40)])  # fmt: skip
    sketch.form(box, steel, part=PART, shade=0.38, hatch=8)
    sketch.stroke(array([(-0.40, -0.26), (0.40, -0.26)]), ink=0.7, color=darker(steel, 0.5), part=PART, taper=False)
    for x in (-0.34, 0.34):
        for y in (-0.38, 0.40):
            sketch.form(ellipse((x, y), 0.022, 0.022, count=10), lighter(steel, 0.35), part=PART, ink=0.5, shade=0)
    if look.view == "back":
        sketch.form(array([(-0.18, -0.1), (0.18, -0.1), (0.18, 0.2), (-0.18, 0.2)]), darker(steel, 0.12), part=PART,
                    ink=0.8, shade=0.2)  # fmt: skip
        return HeadMarks(nose=HIDDEN, mouth=array([0.0, 0.3]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
                         extent=array([(-0.45, -0.5), (0.45, 0.5)]))  # fmt: skip
    shift = 0.06 if look.view == "three" else 0.14
    lamps = array([(-0.19 + shift, -0.04), (0.17 + shift, -0.04)])
    for lamp, out in zip(lamps, (-1, 1), strict=True):
        sketch.form(ellipse(lamp, 0.145, 0.145, count=24), darker(steel, 0.45), part="eye", ink=0.9, shade=0)
        tall = max(0.115 * min(acting.lid, 1.15), 0.012)
        sketch.form(ellipse(lamp, 0.115, tall, count=22), "#fbe38a", part="eye", ink=0.6, shade=0)
        if acting.lid > 0.12:
            pupil = lamp + np.clip(acting.gaze, -1, 1) * [0.05, 0.04]
            sketch.form(ellipse(pupil, 0.05, 0.052, count=16), "#4a3326", part="eye", ink=0, shade=0)
            sketch.form(ellipse(pupil - 0.018, 0.017, 0.017, count=8), "#ffffff", part="eye", ink=0, shade=0)
        inner, outer = lamp[0] - 0.13 * out, lamp[0] + 0.15 * out
        sketch.form(tube([(inner, -0.22 - 0.07 * acting.brow_inner), (outer, -0.22 - 0.07 * acting.brow_outer)],
                         [0.024], samples=3), darker(steel, 0.5), part="brow", ink=0.5, shade=0)  # fmt: skip
    _grille(sketch, acting, shift, steel)
    return HeadMarks(
        nose=array([shift, 0.10]), mouth=array([shift, 0.27]), eyes=(lamps[0], lamps[1]), ears=(HIDDEN, HIDDEN),
        extent=array([(-0.45, -0.5), (0.45, 0.5)]),
    )  # fmt: skip


def _grille(sketch: Sketch, acting: Acting, shift: float, steel: str) -> None:
    """A mouth of bars, bent by the feeling, lit when it speaks."""
    xs = np.linspace(-0.20, 0.20, 9)
    bend = -acting.smile * 0.09 * (1 - (xs / 0.20) ** 2) * -1.0
    tall = 0.045 + 0.09 * acting.gape
    top = np.stack([xs + shift, 0.27 + bend - tall], axis=1)
    low = np.stack([xs + shift, 0.27 + bend + tall], axis=1)
    lit = acting.gape > 0.15
    fill = "#f6c95a" if lit else darker(steel, 0.6)
    sketch.form(np.vstack([top, low[::-1]]), fill, part="mouth" if lit else PART, ink=0.9, shade=0)
    for a, b in zip(top[1:-1:2], low[1:-1:2], strict=True):
        sketch.stroke(np.stack([a, b]), ink=1.0, color=darker(steel, 0.7), part=PART, taper=False)


def draw_ghost_head(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A pale drape over a round head, with great dark eyes and a small round mouth."""
    pale = look.color
    outline = array(
        [
            (0.0, -0.54),
            (0.26, -0.46),
            (0.40, -0.22),
            (0.42, 0.12),
            (0.40, 0.50),
            (0.14, 0.58),
            (-0.14, 0.58),
            (-0.42, 0.50),
            (-0.44, 0.10),
            (-0.40, -0.24),
            (-0.26, -0.46),
        ]
    )
    sketch.form(smooth(outline, samples=5), pale, part=PART, shade=0.25)
    for path in ([(-0.34, 0.0), (-0.37, 0.25), (-0.33, 0.5)], [(0.34, 0.1), (0.36, 0.3)]):
        sketch.curve(path, ink=0.6, color=darker(pale, 0.4), part=PART)
    if look.view == "back":
        return HeadMarks(nose=HIDDEN, mouth=array([0.0, 0.3]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
                         extent=array([(-0.44, -0.54), (0.42, 0.58)]))  # fmt: skip
    shift = 0.06 if look.view == "three" else 0.14
    dark = "#2f3344"
    spots = array([(-0.15 + shift, -0.06), (0.16 + shift, -0.06)])
    for spot, out in zip(spots, (-1, 1), strict=True):
        tall = 0.13 * float(np.clip(acting.lid, 0.10, 1.25))
        eye = ellipse(spot, 0.085, tall, angle=-22 * acting.brow_inner * out * 0.6, count=22)
        sketch.form(eye, dark, part="eye", ink=0.7, shade=0)
        if acting.lid > 0.12:
            glow = spot + np.clip(acting.gaze, -1, 1) * [0.035, 0.05] - [0.015, 0.03]
            sketch.form(ellipse(glow, 0.024, 0.03, count=10), "#f4f6ff", part="eye", ink=0, shade=0)
    tall = 0.03 + 0.13 * acting.gape
    wide = 0.07 + 0.06 * max(acting.smile, 0.0)
    xs = np.linspace(-wide, wide, 9)
    curve = acting.smile * 0.06 * (1 - (xs / wide) ** 2)
    top = np.stack([xs + shift + 0.01, 0.22 + curve], axis=1)
    low = np.stack([xs + shift + 0.01, 0.22 + curve + tall * (1 - (xs / wide) ** 2) ** 0.5], axis=1)
    sketch.form(np.vstack([top, low[::-1]]), dark, part="mouth" if acting.gape > 0.15 else PART, ink=0.7, shade=0)
    return HeadMarks(
        nose=array([shift, 0.08]), mouth=array([shift, 0.24]), eyes=(spots[0], spots[1]), ears=(HIDDEN, HIDDEN),
        extent=array([(-0.44, -0.54), (0.42, 0.58)]),
    )  # fmt: skip


def draw_monster_head(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A shaggy round head with horns and under-teeth."""
    fur = look.color
    for x, way in ((-0.30, -1), (0.28, 1)):
        horn = tube([(x, -0.36), (x + 0.10 * way, -0.56), (x + 0.02 * way, -0.72)], [0.085, 0.06, 0.012], samples=5)
        sketch.form(horn, "#efe2bd", part="horn", ink=0.9, shade=0.35)
    turn = np.linspace(0, 2 * np.pi, 44, endpoint=False)
    reach = np.where(np.arange(44) % 2 == 0, 1.10, 0.95)
    edge = np.stack([0.47 * reach * np.cos(turn), 0.02 + 0.50 * reach * np.sin(turn)], axis=1)
    sketch.form(smooth(edge, samples=2), fur, part=PART, shade=0.36)
    sketch.ticks(ellipse((0, 0.02), 0.42, 0.45), flow=(0.1, 1.0), color=darker(fur, 0.5), count=40, length=0.06,
                 ink=0.6, part=PART)  # fmt: skip
    marks = _with_face(sketch, acting, look, at=(0.02, 0.02), half=0.38, color=lighter(fur, 0.18))
    if look.view != "back":
        mouth = marks.mouth
        for x in (-0.09, 0.08):
            sketch.form(array([(x - 0.03, 0.03), (x, -0.05), (x + 0.03, 0.03)]) + mouth, "#fbf6ea", part="tusk",
                        ink=0.7, shade=0)  # fmt: skip
    return marks


def draw_alien_head(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A wide skull that tapers to a small chin, two feelers, great slanting eyes."""
    skin = look.color
    for x, way in ((-0.14, -1), (0.14, 1)):
        sketch.form(tube([(x, -0.42), (x + 0.10 * way, -0.62), (x + 0.12 * way, -0.74)], [0.020, 0.016], samples=4),
                    skin, part=PART, ink=0.8, shade=0)  # fmt: skip
        sketch.form(ellipse((x + 0.12 * way, -0.77), 0.05, 0.05, count=14), lighter(skin, 0.3), part=PART, ink=0.8,
                    shade=0.2)  # fmt: skip
    outline = array(
        [
            (0.0, -0.50),
            (0.28, -0.46),
            (0.46, -0.24),
            (0.44, 0.02),
            (0.26, 0.30),
            (0.08, 0.48),
            (-0.06, 0.48),
            (-0.26, 0.30),
            (-0.46, 0.02),
            (-0.46, -0.24),
            (-0.28, -0.46),
        ]
    )
    sketch.form(smooth(outline, samples=5), skin, part=PART, shade=0.34)
    if look.view == "back":
        return HeadMarks(nose=HIDDEN, mouth=array([0.0, 0.35]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
                         extent=array([(-0.46, -0.5), (0.46, 0.5)]))  # fmt: skip
    shift = 0.05 if look.view == "three" else 0.13
    spots = array([(-0.18 + shift, 0.0), (0.18 + shift, 0.0)])
    line = darker(skin, 0.75)
    for spot, out in zip(spots, (-1, 1), strict=True):
        eye = Eye(x=float(spot[0]), y=float(spot[1]), rx=0.145 if out < 0 else 0.125, ry=0.15, outer=out, tilt=0.75)
        draw_almond(sketch, eye, acting, iris="#2a2a3a", line=line, lashes=False)
        inner, outer = spot[0] - 0.13 * out, spot[0] + 0.16 * out
        sketch.curve([(inner, -0.17 - 0.06 * acting.brow_inner), (outer, -0.24 - 0.06 * acting.brow_outer)], ink=1.2,
                     color=line, part="brow")  # fmt: skip
    wide, tall = 0.09 + 0.03 * acting.stretch, 0.10 * acting.gape
    if acting.gape > 0.08:
        sketch.form(ellipse((shift, 0.33), wide, max(tall, 0.02), count=18), "#5a2a3a", part="mouth", ink=0.9, shade=0)
    else:
        sketch.curve([(shift - wide, 0.33 - 0.04 * acting.smile), (shift, 0.33 + 0.03 * acting.smile),
                      (shift + wide, 0.33 - 0.04 * acting.smile)], ink=1.2, color=line, part=PART)  # fmt: skip
    for x in (-0.02, 0.03):
        sketch.form(ellipse((shift + x, 0.20), 0.010, 0.014, count=8), line, part=PART, ink=0, shade=0)
    return HeadMarks(
        nose=array([shift, 0.20]), mouth=array([shift, 0.33]), eyes=(spots[0], spots[1]), ears=(HIDDEN, HIDDEN),
        extent=array([(-0.46, -0.5), (0.46, 0.5)]),
    )  # fmt: skip


def draw_stone_head(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A hewn block with a heavy brow and moss on top."""
    rock = look.color
    outline = array([(-0.34, -0.40), (-0.10, -0.50), (0.24, -0.46), (0.42, -0.24), (0.40, 0.16), (0.34, 0.44),
                     (0.02, 0.50), (-0.30, 0.44), (-0.42, 0.14), (-0.40, -0.22)])  # fmt: skip
    sketch.form(smooth(outline, samples=2), rock, part=PART, shade=0.42, hatch=10)
    moss = [(-0.36, -0.36), (-0.10, -0.52), (0.22, -0.50), (0.34, -0.38), (0.16, -0.34), (0.06, -0.40), (-0.12, -0.32)]
    sketch.form(smooth(array(moss), samples=4), "#7d9a58", part=PART, ink=0.8, shade=0.25)
    for path in ([(0.30, 0.0), (0.24, 0.12), (0.30, 0.24)], [(-0.36, 0.2), (-0.28, 0.28), (-0.32, 0.36)]):
        sketch.curve(path, ink=0.7, color=darker(rock, 0.55), part=PART)
    return _with_face(sketch, acting, look, at=(0.0, 0.05), half=0.34, color=rock)


def draw_sack_head(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A stuffed sack tied at the neck, straw sticking out, a patch on the cheek."""
    sack = look.color
    for x, lean in ((-0.36, -0.16), (-0.30, -0.10), (0.30, 0.12), (0.36, 0.16), (-0.1, -0.03), (0.12, 0.04)):
        y = -0.38 if abs(x) < 0.2 else -0.12
        straw = tube([(x, y), (x + lean, y - 0.16 if abs(x) < 0.2 else y + 0.22)], [0.016, 0.006], samples=3)
        sketch.form(straw, "#dcb95c", part="hair", ink=0.6, shade=0)
    outline = array(
        [
            (0.0, -0.48),
            (0.26, -0.42),
            (0.40, -0.18),
            (0.38, 0.16),
            (0.24, 0.38),
            (0.12, 0.46),
            (0.20, 0.56),
            (-0.18, 0.56),
            (-0.12, 0.46),
            (-0.28, 0.36),
            (-0.40, 0.14),
            (-0.40, -0.20),
            (-0.24, -0.42),
        ]
    )
    sketch.form(smooth(outline, samples=4), sack, part=PART, shade=0.35)
    for k in range(5):
        x = -0.30 + 0.14 * k
        sketch.curve([(x, -0.30), (x + 0.03, -0.22)], ink=0.45, color=darker(sack, 0.45), part=PART)
    sketch.form(tube([(-0.15, 0.46), (0.15, 0.46)], [0.026], samples=3), "#8a5a35", part=PART, ink=0.7, shade=0)
    marks = _with_face(sketch, acting, look, at=(0.0, 0.0), half=0.35, color=sack)
    if look.view != "back":
        nose = marks.nose
        sketch.form(array([(-0.04, 0.05), (0.05, 0.05), (0.0, -0.05)]) + nose, "#b5603c", part=PART, ink=0.7, shade=0.2)
    return marks


def draw_dough_head(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A flat round biscuit with a rim of icing."""
    dough = look.color
    sketch.form(ellipse((0.0, 0.0), 0.47, 0.48, count=34), dough, part=PART, shade=0.35)
    ring = ellipse((0.0, 0.0), 0.41, 0.42, count=40)
    wave = 1 + 0.03 * np.where(np.arange(40) % 2 == 0, 1, -1)
    if look.view != "back":
        sketch.stroke(np.vstack([ring * wave[:, None], ring[:1] * wave[0]]), ink=1.6, color="#fbf3e6", part=PART,
                      taper=False)  # fmt: skip
    return _with_face(sketch, acting, look, at=(0.0, 0.02), half=0.36, color=dough)


def draw_wrapped_head(sketch: Sketch, acting: Acting, look: HeadLook) -> HeadMarks:
    """A head in bandages with a gap for the eyes and one loose end."""
    linen = look.color
    outline = array(
        [
            (0.0, -0.50),
            (0.24, -0.45),
            (0.36, -0.26),
            (0.35, 0.10),
            (0.26, 0.38),
            (0.10, 0.49),
            (-0.06, 0.47),
            (-0.24, 0.32),
            (-0.36, 0.04),
            (-0.36, -0.28),
            (-0.22, -0.46),
        ]
    )
    sketch.form(tube([(-0.30, 0.10), (-0.46, 0.24), (-0.44, 0.44), (-0.52, 0.56)], [0.035, 0.04, 0.03], samples=4,
                     round_end=False), darker(linen, 0.08), part=PART, ink=0.8, shade=0.2)  # fmt: skip
    sketch.form(smooth(outline, samples=5), linen, part=PART, shade=0.34)
    line = darker(linen, 0.5)
    for y, slant in ((-0.38, 0.06), (-0.26, -0.05), (-0.14, 0.03), (0.18, -0.05), (0.30, 0.05), (0.40, -0.03)):
        sketch.curve([(-0.38, y + slant), (0.0, y + 0.03), (0.38, y - slant)], ink=0.7, color=line, part=PART)
    if look.view == "back":
        return HeadMarks(nose=HIDDEN, mouth=array([0.0, 0.35]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
                         extent=array([(-0.38, -0.5), (0.38, 0.5)]))  # fmt: skip
    gap = array([(-0.26, -0.10), (0.0, -0.13), (0.34, -0.10), (0.35, 0.06), (0.1, 0.10), (-0.26, 0.07)])
    sketch.form(smooth(gap, samples=4), "#6a5a48", part=PART, ink=0.8, shade=0.2)
    return _with_face(sketch, acting, look, at=(0.04, 0.06), half=0.33, color=linen)
