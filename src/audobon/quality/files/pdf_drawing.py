"""What a page of a PDF draws: its pictures and how large each comes out, its fonts, its colours.

Knows: content streams, the current transformation.  Does not know: what is a fault.

Source: ISO 32000-1:2008, sections 8.3 (coordinates), 8.6.8 (colour operators), 8.9 and 8.10 (pictures, forms).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_MOST_DEPTH = 12
_MOST_DRAWINGS = 20_000
_MOST_FORMS = 2_000
"""Of a page, those within forms counted as often as they are drawn: a form that draws two that draw two has no end."""
_MOST_DRAWING_BYTES = 32 * 1024 * 1024
"""Of one drawing unpacked: lettering as outlines takes some 100 kB a page."""
_OPERATORS = "q Q cm Do g G rg RG k K"
_DEVICE = {"g": "grey", "G": "grey", "rg": "RGB", "RG": "RGB", "k": "CMYK", "K": "CMYK"}
_SPACES = {"/DeviceGray": "grey", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK"}
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class PlacedPicture:
    """A picture on a page: how large it comes out in points, and its pixels to an inch (the coarser way)."""

    stream: Stream
    width_pt: float
    height_pt: float
    dpi: float


@dataclass(kw_only=True)
class Drawn:
    """What is drawn on a page.

    Attributes:
        pictures: Every picture, as it is placed; masks left out.
        fonts: The fonts of the page's resources and its forms'.
        colors: Colours that are left to the device: `grey`, `RGB`, `CMYK`.
        forms: How many forms were drawn, each as often as it is.
        damage: Why the page's drawing cannot be read; empty if it can.
    """

    pictures: list[PlacedPicture] = field(default_factory=list)
    fonts: list[Dictionary] = field(default_factory=list)
    colors: set[str] = field(default_factory=set)
    forms: int = 0
    damage: str = ""


def drawn_on(page: pikepdf.Page) -> Drawn:
    """Read a page's drawing, and that of every form within it."""
    found = Drawn()
    _read(page.obj, page.resources, found, matrix=_UNIT, depth=0, seen=set())
    return found


def _read(
    holder: pikepdf.Object, resources: object, found: Drawn, *, matrix: Matrix, depth: int, seen: set[tuple[int, int]]
) -> None:
    held = resources if isinstance(resources, Dictionary) else Dictionary()
    found.fonts.extend(font for font in _values(held.get("/Font")) if isinstance(font, Dictionary))
    size = _drawing_bytes(holder)
    if size > _MOST_DRAWING_BYTES:
        found.damage = f"a drawing of {size} bytes, more than is read"
        return
    objects = held.get("/XObject")
    stack: list[Matrix] = []
    current = matrix
    for instruction in pikepdf.parse_content_stream(holder, operators=_OPERATORS):
        name = str(instruction.operator)
        operands = list(instruction.operands)
        if name == "q":
            stack.append(current)
        elif name == "Q":
            current = stack.pop() if stack else current
        elif name == "cm" and len(operands) == 6:
            current = _joined(_matrix(operands), current)
        elif name in _DEVICE:
            found.colors.add(_DEVICE[name])
        elif name == "Do" and operands and isinstance(objects, Dictionary) and len(found.pictures) < _MOST_DRAWINGS:
            thing = objects.get(str(operands[0]))
            if isinstance(thing, Stream):
                _draw(thing, held, found, matrix=current, depth=depth, seen=seen)


def _draw(
    thing: Stream, resources: Dictionary, found: Drawn, *, matrix: Matrix, depth: int, seen: set[tuple[int, int]]
) -> None:
    kind = thing.get("/Subtype")
    if kind == Name.Image and not is_true(thing.get("/ImageMask")):
        _place(thing, found, matrix=matrix)
    elif kind == Name.Form and depth < _MOST_DEPTH and thing.objgen not in seen:
        found.forms += 1
        if found.forms > _MOST_FORMS:
            found.damage = f"it draws more than {_MOST_FORMS} forms"
            return
        own = thing.get("/Matrix")
        inner = _joined(_matrix(list(own)), matrix) if isinstance(own, Array) and len(own) == 6 else matrix
        inherited = thing.get("/Resources", resources)
        _read(thing, inherited, found, matrix=inner, depth=depth + 1, seen=seen | {thing.objgen})


def _place(stream: Stream, found: Drawn, *, matrix: Matrix) -> None:
    a, b, c, d, _, _ = matrix
    width, height = math.hypot(a, b), math.hypot(c, d)
    space = stream.get("/ColorSpace")
    if isinstance(space, Name) and str(space) in _SPACES:
        found.colors.add(_SPACES[str(space)])
    if width > 0 and height > 0:
        dpi = 72 * min(int(stream.get("/Width", 0)) / width, int(stream.get("/Height", 0)) / height)
        found.pictures.append(PlacedPicture(stream=stream, width_pt=width, height_pt=height, dpi=dpi))


def _drawing_bytes(holder: pikepdf.Object) -> int:
    """How long a page's or a form's drawing is, unpacked."""
    if isinstance(holder, Stream):
        return len(holder.read_bytes())
    contents = holder.get("/Contents")
    parts = list(contents) if isinstance(contents, Array) else [contents]
    return sum(len(part.read_bytes()) for part in parts if isinstance(part, Stream))


def is_true(value: object) -> bool:
    """Whether an entry is there and true."""
    return value is True


def _values(value: object) -> Iterator[object]:
    if isinstance(value, Dictionary):
        for key in value.keys():  # noqa: SIM118 - the dictionary of a PDF does not iterate by itself
            yield value.get(key)


def _matrix(operands: Sequence[object]) -> Matrix:
    a, b, c, d, e, f = (float(str(operand)) for operand in operands)
    return a, b, c, d, e, f


def _joined(first: Matrix, then: Matrix) -> Matrix:
    """The transformation that does the first, then the other."""
    a, b, c, d, e, f = first
    u, v, w, x, y, z = then
    return (
        a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z,
    )  # fmt: skip
