"""A character's model sheet as a studio pins it to the wall: turnaround on measuring lines, colours, faces, action.

Knows: the layout of the sheet.  Does not know: how a figure is drawn.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from audobon.comic.raster import Raster
from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures import draw_figure
from audobon.pencils.light import PAPER, mixed
from audobon.pencils.meaning import Nearest
from audobon.pencils.plates import pull_plates
from audobon.pencils.shapes import Figure, Shape, ShapeKind
from audobon.pencils.sketch import INK, blob, curve, leafy, oval, seeded
from audobon.pencils.specimen import drawn_face, drawn_whole, moment_of, silhouette
from audobon.typography.faces import LETTERING, face

WIDTH_PX, HEIGHT_PX = 1600, 1130
_TURNS = ((Facing.FRONT, "three-quarter"), (Facing.LEFT, "side"), (Facing.BACK, "back"))
_TURN_X = (230.0, 590.0, 950.0)
_ACTIONS = ("walking", "running", "sitting", "pointing", "jumping", "sleeping")
_GROUND_PX, _TALL_PX, _WIDE_PX = 640.0, 430.0, 345.0
_LEFT, _RIGHT = 50, 1125
_FACES_Y, _FACE_PX, _FACE_STEP = 700, 148, 154
_ACTIONS_Y, _ACTION_PX = 900, (176, 170)
_COLUMN_X, _COLORS_Y, _COLOR_STEP = (1180, 1385), 112, 66
_SCALE_Y, _SCALE_PX = 640, 215
_SHADE_PX = (186, 176)
_GUIDE, _PALE_INK, _CLOUD = "#8fb0c4", "#7a6a58", "#d8c9a4"
_METRES = 1.75
_MOST_COLORS = 8
_GROWN_MAN = CastDesign(character="man", name="", gender="male")


@dataclass
class _Board:
    """The sheet while it is being made: pixels, and a pen on them."""

    image: Image.Image
    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self.pen = ImageDraw.Draw(self.image)

    def words(self, text: str, x: float, y: float, *, size: int, anchor: str = "ms", color: str = INK) -> None:
        self.pen.text((x, y), text, font=_type(size), fill=color, anchor=anchor)


def draw_sheet(design: CastDesign, *, nearest: Nearest | None = None) -> Raster:
    """Lay out one character's sheet, 1600 x 1130 pixels.

    Args:
        design: The character.
        nearest: The same sense of meaning as the panels are drawn with, so that the sheet shows the same kind.
    """
    board = _Board(Image.fromarray(_turnaround(design, nearest)))
    _title(board, design)
    _colors(board, design)
    _scale(board, design, nearest)
    _faces(board, design, nearest)
    _actions(board, design, nearest)
    return Raster(array=np.asarray(board.image))


def _figure(design: CastDesign, nearest: Nearest | None, *, facing: Facing = Facing.FRONT) -> Figure:
    return draw_figure(design, moment_of(design, facing=facing), nearest=nearest)


def _turnaround(design: CastDesign, nearest: Nearest | None) -> np.ndarray:
    """Three views of one size on the measuring lines, over a cloud of the character's own colour."""
    turns = [_figure(design, nearest, facing=facing) for facing, _ in _TURNS]
    tall = max(max(-figure.body[1] for figure in turns), 0.05)
    wide = max(max(figure.body[2] - figure.body[0] for figure in turns), 0.05)
    scale = min(_TALL_PX / tall, _WIDE_PX / wide)
    shapes = [_cloud(design), *_guides(turns[0], scale=scale), *_patches(design)]
    pen = min((260.0 / scale) ** 0.4, 1.6)
    for figure, (_, title), x in zip(turns, _TURNS, _TURN_X, strict=True):
        half = 0.45 * (figure.body[2] - figure.body[0]) * scale
        dx = x - 0.5 * (figure.body[0] + figure.body[2]) * scale
        shapes.append(_shadow(x, half))
        shapes += [shape.moved(scale=scale, dx=dx, dy=_GROUND_PX, pen=pen).owned_by(title) for shape in figure.shapes]
    return pull_plates(shapes, width_px=WIDTH_PX, height_px=HEIGHT_PX, paper=PAPER).draft


def _cloud(design: CastDesign) -> Shape:
    main = next((one.color for one in design.garments if one.name not in ("shoes", "boots")), design.skin)
    points = leafy(seeded("sheet", design.character), 585, 420, 500, 165, scallop=120)
    return Shape(
        kind=ShapeKind.WASH, points=points, color=mixed(PAPER, main, 0.30), part="*", strength=0.85, softness=22
    )


def _guides(front: Figure, *, scale: float) -> Iterator[Shape]:
    """Lines at the crown, the eyes, the chin and the ground, as animators measure a figure by."""
    heights = (min(front.body[1], front.face[1]), front.eyes[1], front.face[3])
    for y in heights:
        yield _line(_GROUND_PX + y * scale, color=_GUIDE, width=1.0)
    yield _line(_GROUND_PX + 3, color="#a08c70", width=1.7)


def _line(y: float, *, color: str, width: float) -> Shape:
    points = curve((_LEFT, y), (0.5 * (_LEFT + _RIGHT), y + 1.5), (_RIGHT, y))
    return Shape(kind=ShapeKind.STROKE, points=points, color=color, ink_color=color, ink_width=width, closed=False)


def _shadow(x: float, half: float) -> Shape:
    ground = oval(x + 6, _GROUND_PX + 3, half, 11)
    return Shape(kind=ShapeKind.SHADE, points=ground, color="#8d8478", part="*", strength=0.5, softness=5)


def _title(board: _Board, design: CastDesign) -> None:
    name = design.name or design.character
    size = 62
    while size > 24 and _type(size).getlength(name) > _RIGHT - _LEFT - 20:
        size -= 2
    board.words(name, _LEFT + 10, 88, size=size, anchor="ls")
    facts = [word for word in (design.species, design.gender, design.age) if word not in ("", "unknown", "neutral")]
    told = ", ".join([*facts, f"{design.height * _METRES:.2f} m tall"])
    board.words(told, _LEFT + 12, 122, size=24, anchor="ls", color=_PALE_INK)
    for (_, title), x in zip(_TURNS, _TURN_X, strict=True):
        board.words(title, x, _GROUND_PX + 32, size=19, color=_PALE_INK)


def _patches(design: CastDesign) -> Iterator[Shape]:
    """A brushed patch of every colour."""
    for number, (_, color) in enumerate(_named_colors(design)):
        x, y = _color_place(number)
        patch = blob(seeded("patch", design.character, number), x + 32, y, 32, 21, lobes=11, rough=0.13)
        yield Shape(kind=ShapeKind.FORM, points=patch, color=color, ink_width=1.6, part=f"patch{number}")
        shine = oval(x + 22, y - 8, 16, 6)
        yield Shape(
            kind=ShapeKind.LIGHT, points=shine, color="#ffffff", part=f"patch{number}", strength=0.3, softness=4
        )


def _color_place(number: int) -> tuple[float, float]:
    return _COLUMN_X[number % 2], _COLORS_Y + 16 + number // 2 * _COLOR_STEP


def _colors(board: _Board, design: CastDesign) -> None:
    """What each colour is for, and its number."""
    board.words("Colours", _COLUMN_X[0], _COLORS_Y - 28, size=30, anchor="ls")
    for number, (name, color) in enumerate(_named_colors(design)):
        x, y = _color_place(number)
        size = 22
        while size > 13 and _type(size).getlength(name) > 118:
            size -= 1
        board.words(name, x + 76, y + 2, size=size, anchor="ls")
        board.words(color, x + 76, y + 21, size=16, anchor="ls", color=_PALE_INK)


def _scale(board: _Board, design: CastDesign, nearest: Nearest | None) -> None:
    """How tall the character is beside a grown man."""
    board.words("Scale", _COLUMN_X[0], _SCALE_Y - _SCALE_PX - 24, size=30, anchor="ls")
    tallest = max(design.height, 1.0) * _METRES * 1.12
    for one, x, color in ((_GROWN_MAN, _COLUMN_X[0] + 40, "#c9bda6"), (design, _COLUMN_X[0] + 190, INK)):
        mask = _shade(_figure(one, nearest).shapes, size=(170, _SCALE_PX), largest=0.86 * _SCALE_PX / tallest)
        board.image.paste(Image.new("RGB", mask.size, color), (x, _SCALE_Y - _SCALE_PX), mask)
    board.pen.line((_COLUMN_X[0], _SCALE_Y - 20, _COLUMN_X[0] + 370, _SCALE_Y - 20), fill="#a08c70", width=2)
    board.words(f"{_METRES:.2f} m", _COLUMN_X[0] + 125, _SCALE_Y + 4, size=18, color=_PALE_INK)
    board.words(f"{design.height * _METRES:.2f} m", _COLUMN_X[0] + 275, _SCALE_Y + 4, size=18, color=_PALE_INK)


def _shade(shapes: Sequence[Shape], *, size: tuple[int, int], largest: float = 1e6) -> Image.Image:
    """A plain silhouette, drawn double and brought down so that its edge is smooth."""
    mask = silhouette(shapes, width_px=2 * size[0], height_px=2 * size[1], largest=2 * largest)
    return Image.fromarray(mask).resize(size, Image.Resampling.LANCZOS)


def _named_colors(design: CastDesign) -> list[tuple[str, str]]:
    found = [("skin" if design.is_person else "coat", design.skin)]
    if design.is_person:
        found.append((f"hair, {design.hair_style}" if design.hair_style else "hair", design.hair))
    return [*found, *((garment.name, garment.color) for garment in design.garments)][:_MOST_COLORS]


def _faces(board: _Board, design: CastDesign, nearest: Nearest | None) -> None:
    """A round portrait for every feeling."""
    rim, inside = _disc(0), _disc(2)
    for number, emotion in enumerate(Emotion):
        at = (_LEFT + number * _FACE_STEP, _FACES_Y)
        figure = draw_figure(design, moment_of(design, emotion=emotion, intensity=0.9), nearest=nearest)
        picture = drawn_face(figure, width_px=_FACE_PX, height_px=_FACE_PX, paper=mixed(PAPER, _CLOUD, 0.45))
        board.image.paste(Image.new("RGB", (_FACE_PX, _FACE_PX), INK), at, rim)
        board.image.paste(Image.fromarray(picture), at, inside)
        board.words(emotion.value, at[0] + _FACE_PX / 2, _FACES_Y + _FACE_PX + 24, size=19, color=_PALE_INK)


def _disc(inset_px: int) -> Image.Image:
    """A smooth round mask of a portrait's size."""
    large = Image.new("L", (4 * _FACE_PX, 4 * _FACE_PX), 0)
    edge = 4 * inset_px
    ImageDraw.Draw(large).ellipse((edge, edge, 4 * _FACE_PX - 1 - edge, 4 * _FACE_PX - 1 - edge), fill=255)
    return large.resize((_FACE_PX, _FACE_PX), Image.Resampling.LANCZOS)


def _actions(board: _Board, design: CastDesign, nearest: Nearest | None) -> None:
    """A row of poses, and beside it four of them as plain silhouettes: what must be told apart from afar."""
    width, height = _ACTION_PX
    figures = [draw_figure(design, moment_of(design, pose=pose), nearest=nearest) for pose in _ACTIONS]
    for number, (figure, pose) in enumerate(zip(figures, _ACTIONS, strict=True)):
        picture = drawn_whole(figure.shapes, width_px=width, height_px=height, largest=1e6)
        x = _LEFT + number * 180
        board.image.paste(Image.fromarray(np.ascontiguousarray(picture)), (x, _ACTIONS_Y))
        board.words(pose, x + width / 2, _ACTIONS_Y + height + 20, size=19, color=_PALE_INK)
    board.words("Silhouettes", _COLUMN_X[0], _FACES_Y + 24, size=30, anchor="ls")
    for number, figure in enumerate(figures[:4]):
        at = (_COLUMN_X[number % 2], _FACES_Y + 46 + number // 2 * (_SHADE_PX[1] + 8))
        board.image.paste(Image.new("RGB", _SHADE_PX, INK), at, _shade(figure.shapes, size=_SHADE_PX))


def _type(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(face(LETTERING).data), size)
