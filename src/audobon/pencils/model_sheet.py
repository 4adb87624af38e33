"""A character's model sheet: front, profile and back on one ground line, six faces below, the name above.

Knows: the layout of the sheet.  Does not know: how a figure is drawn.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from audobon.comic.raster import Raster
from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures import Moment, draw_figure
from audobon.pencils.light import PAPER, mixed
from audobon.pencils.plates import pull_plates
from audobon.pencils.shapes import Figure, Shape, ShapeKind
from audobon.pencils.sketch import INK, leafy, oval, rectangle, seeded
from audobon.typography.faces import LETTERING, face

WIDTH_PX, HEIGHT_PX = 1200, 900
_TURNS = ((Facing.FRONT, "front"), (Facing.LEFT, "side"), (Facing.BACK, "back"))
_FACES = (Emotion.NEUTRAL, Emotion.JOY, Emotion.SADNESS, Emotion.ANGER, Emotion.FEAR, Emotion.SURPRISE)
_GROUND_PX = 548.0
_TALL_PX = 410.0
_FACE_ROW_PX = 726.0
_Words = tuple[str, float, float, float]
"""Text, middle x, baseline y, size: pixels."""


def draw_sheet(design: CastDesign) -> Raster:
    """Lay out one character's sheet, 1200 x 900 pixels."""
    words: list[_Words] = [(design.name or design.character, WIDTH_PX / 2, 78.0, 52.0)]
    shapes = [*_wash(design)]
    turns = [_pose(design, facing=facing) for facing, _ in _TURNS]
    tall = max(max(-figure.body[1] for figure in turns), 0.05)
    wide = max(max(figure.body[2] - figure.body[0] for figure in turns), 0.05)
    scale = min(_TALL_PX / tall, 340.0 / wide)
    for figure, (_, title), x in zip(turns, _TURNS, (260.0, 600.0, 940.0), strict=True):
        half = 0.45 * (figure.body[2] - figure.body[0]) * scale
        shapes.append(_shadow(x, half))
        shapes += _placed(
            figure, x=x - 0.5 * (figure.body[0] + figure.body[2]) * scale, y=_GROUND_PX, scale=scale, owner=title
        )
        words.append((title, x, _GROUND_PX + 34, 20.0))
    shapes += _faces(design, words)
    plates = pull_plates(shapes, width_px=WIDTH_PX, height_px=HEIGHT_PX, paper=PAPER)
    return Raster(array=_lettered(plates.draft, words))


def _pose(design: CastDesign, *, facing: Facing, emotion: Emotion = Emotion.NEUTRAL) -> Figure:
    moment = Moment(
        pose="standing",
        facing=facing,
        expression=emotion,
        intensity=0.85,
        gaze=(0.0, 0.0),
        mouth_open=False,
        holds="",
        seed=int(seeded("figure", design.character).integers(2**31)),
    )
    return draw_figure(design, moment)


def _wash(design: CastDesign) -> list[Shape]:
    """A pale cloud of the character's own colour behind the turnaround, and the ground line."""
    tint = design.garments[0].color if design.garments else design.skin
    cloud = leafy(seeded("sheet", design.character), 600, 325, 500, 165, scallop=180)
    line = np.array([(90.0, _GROUND_PX + 4), (600.0, _GROUND_PX + 7), (1110.0, _GROUND_PX + 3)])
    return [
        Shape(kind=ShapeKind.WASH, points=cloud, color=mixed(PAPER, tint, 0.22), part="*", strength=0.9, softness=24),
        Shape(
            kind=ShapeKind.STROKE, points=line, color=INK, ink_color="#a08c70", ink_width=1.6, closed=False, taper=True
        ),
    ]


def _shadow(x: float, half: float) -> Shape:
    return Shape(
        kind=ShapeKind.SHADE,
        points=oval(x + 6, _GROUND_PX + 4, half, 11),
        color="#8d8478",
        part="*",
        strength=0.5,
        softness=5,
    )


def _placed(figure: Figure, *, x: float, y: float, scale: float, owner: str) -> list[Shape]:
    pen = min((260.0 / scale) ** 0.4, 1.6)
    placed = [shape.moved(scale=scale, dx=x, dy=y) for shape in figure.shapes]
    return [replace(shape, owner=owner, ink_width=shape.ink_width * pen) for shape in placed]


def _faces(design: CastDesign, words: list[_Words]) -> list[Shape]:
    """Six round portraits; each head is drawn on its own paper and cut to the circle by a ring of paper colour."""
    shapes: list[Shape] = []
    for number, emotion in enumerate(_FACES):
        x = 125.0 + 190.0 * number
        figure = _pose(design, facing=Facing.FRONT, emotion=emotion)
        left, top, right, bottom = figure.face
        scale = 92.0 / max(right - left, bottom - top, 0.02)
        middle = (0.5 * (left + right) * scale, 0.5 * (top + bottom) * scale)
        head = _placed(figure, x=x - middle[0], y=_FACE_ROW_PX + 8 - middle[1], scale=scale, owner=f"face{number}")
        disc = oval(x, _FACE_ROW_PX, 82, 82, points=48)
        shapes.append(
            Shape(kind=ShapeKind.FORM, points=disc, color=mixed(PAPER, "#d8c9a4", 0.35), part=f"disc{number}")
        )
        shapes += [*head, *_mat(x, number)]
        words.append((emotion.value, x, _FACE_ROW_PX + 116, 19.0))
    return shapes


def _mat(x: float, number: int) -> list[Shape]:
    """Paper round the circle: the four sides of the cell, then the circle's outer ring, then its inked edge."""
    turn = np.linspace(0, 2 * np.pi, 49)
    inner = np.stack([x + 82 * np.cos(turn), _FACE_ROW_PX + 82 * np.sin(turn)], axis=1)
    low, high = _GROUND_PX + 46, float(HEIGHT_PX)
    outer = rectangle(x - 95, low, x + 95, high)
    ring = np.vstack(
        [inner, [(x + 95, _FACE_ROW_PX)], outer[[2, 3, 0, 1]], [(x + 95, _FACE_ROW_PX), (x + 82, _FACE_ROW_PX)]]
    )
    return [
        Shape(kind=ShapeKind.FORM, points=ring, color=PAPER, part=f"mat{number}"),
        Shape(kind=ShapeKind.STROKE, points=inner, color=INK, ink_width=1.8, closed=True),
    ]


def _lettered(pixels: np.ndarray, words: Sequence[_Words]) -> np.ndarray:
    image = Image.fromarray(pixels)
    pen = ImageDraw.Draw(image)
    data = face(LETTERING).data
    for text, x, y, size in words:
        font = ImageFont.truetype(io.BytesIO(data), round(size))
        while font.getlength(text) > WIDTH_PX - 80 and size > 12:
            size *= 0.9
            font = ImageFont.truetype(io.BytesIO(data), round(size))
        pen.text((x, y), text, font=font, fill=INK, anchor="ms")
    return np.asarray(image)
