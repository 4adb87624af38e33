"""A page's marks as SVG: pictures, shapes, strokes and live words, each in the layer it belongs to.

Knows: SVG 1.1, what lies in which layer.  Does not know: files, or how pages were composed.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping

from audobon.binding.markup import Element, put
from audobon.comic.geometry import Point
from audobon.typography.faces import face
from audobon.typography.marks import PAPER, Mark, Picture, Shape, Stroke, Words
from audobon.typography.setting import Run, set_line
from audobon.typography.subset import subset_font

LAYERS = ("paper", "art", "frames", "balloons", "text")
"""The layers of a page, lowest first."""


def put_marks(
    layers: Mapping[str, Element],
    marks: Iterable[Mark],
    *,
    size_pt: tuple[float, float],
    address: Callable[[str], str],
    told: Mapping[str, str],
) -> None:
    """Draw marks into the layers.

    Args:
        layers: By name.
        marks: Of a page, lowest first.
        size_pt: Width and height of the page, in points.
        address: Gives a panel's picture as an address, `data:` or another.
        told: What there is to see in a panel, in words, by panel.
    """
    width, height = (number(side) for side in size_pt)
    put(layers["paper"], "rect", attributes={"width": width, "height": height, "fill": PAPER})
    pictured = False
    for mark in marks:
        if isinstance(mark, Picture):
            pictured = True
            _put_picture(layers["art"], mark, address=address(mark.panel), told=told.get(mark.panel, ""))
        elif isinstance(mark, Shape):
            # What is filled before the first picture is a cover's ground, and after it the lettering's.
            filled = "balloons" if pictured else "paper"
            _put_shape(layers["frames" if mark.fill is None else filled], mark)
        elif isinstance(mark, Stroke):
            _put_stroke(layers["balloons"], mark)
        else:
            _put_contours(layers["balloons"], mark)
            _put_words(layers["text"], mark)


def _put_picture(layer: Element, mark: Picture, *, address: str, told: str) -> None:
    box = {"x": mark.box.x, "y": mark.box.y, "width": mark.box.width, "height": mark.box.height}
    group = put(layer, "g", attributes={"role": "img"} if told else None)
    put(group, "title", mark.panel)
    if told:
        put(group, "desc", told)
    sides = {name: number(value) for name, value in box.items()}
    picture = {"preserveAspectRatio": "none", "xlink:href": address}
    put(group, "image", attributes={**sides, **picture})


def _put_shape(layer: Element, mark: Shape) -> None:
    line = {"stroke": mark.line, "stroke-width": number(mark.line_pt)} if mark.line is not None else {}
    for outline in mark.outlines:
        closed = {"d": f"M{_points(outline.points)}Z", "fill": mark.fill or "none", "stroke-linejoin": "round"}
        put(layer, "path", attributes={**closed, **line})


def _put_stroke(layer: Element, mark: Stroke) -> None:
    drawn = " ".join(f"M{_points(path)}" for path in mark.paths)
    line = {"fill": "none", "stroke": mark.color, "stroke-width": number(mark.width_pt)}
    put(layer, "path", attributes={"d": drawn, **line})


def _put_contours(layer: Element, mark: Words) -> None:
    """The ink around letters as shapes; the words themselves are live, in the layer above."""
    size, origin = mark.line.size_pt, mark.line.origin
    for contour in mark.contours:
        parts = [
            "M" + " ".join(f"{number(x0 + x * size)},{number(origin.y - y * size)}" for x, y in polygon) + "Z"
            for run in set_line(mark.line.text, font=mark.font, size_pt=size)
            for glyph in run.glyphs
            for x0 in (origin.x + glyph.x_pt,)
            for polygon in face(run.face).outline(glyph.id, contour=contour.width_pt / size)
        ]
        put(layer, "path", attributes={"d": " ".join(parts), "fill": contour.color, **_turned(mark)})


def _put_words(layer: Element, mark: Words) -> None:
    """A line as one text; a program that lacks the typeface squeezes another into the line's own width."""
    origin, size, width = mark.line.origin, mark.line.size_pt, mark.line.width_pt
    look = {"font-size": number(size), "fill": mark.color}
    if mark.weight_pt:
        look |= {"stroke": mark.color, "stroke-width": number(mark.weight_pt)}
    place = {"x": number(origin.x), "y": number(origin.y)}
    fitted = {"textLength": number(width), "lengthAdjust": "spacingAndGlyphs", "xml:space": "preserve"}
    text = put(layer, "text", attributes={**place, **fitted, **look, **_turned(mark)})
    for run in _runs(mark):
        put(text, "tspan", run.text, attributes={"font-family": f"'{run.face}'"})


def _runs(mark: Words) -> tuple[Run, ...]:
    return set_line(mark.line.text, font=mark.font, size_pt=mark.line.size_pt)


def _turned(mark: Words) -> dict[str, str]:
    if not mark.rotation_degrees:
        return {}
    pivot = f"{number(mark.pivot.x)} {number(mark.pivot.y)}"
    return {"transform": f"rotate({number(mark.rotation_degrees)} {pivot})"}


def font_faces(marks: Iterable[Mark]) -> str:
    """The typefaces in use, cut down to these marks' characters, as rules of a style sheet."""
    used: dict[str, set[str]] = {}
    for mark in marks:
        for run in _runs(mark) if isinstance(mark, Words) else ():
            used.setdefault(run.face, set()).update(run.text)
    rules = ["text { font-kerning: normal; font-variant-ligatures: none; white-space: pre; }"]
    for name in sorted(used):
        address = data_address("font/ttf", subset_font(name, used[name]))
        rules.append(f"@font-face {{ font-family: '{name}'; src: url({address}) format('truetype'); }}")
    return "\n".join(rules)


def data_address(kind: str, data: bytes) -> str:
    """A file as part of the document that shows it (RFC 2397)."""
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{number(point.x)},{number(point.y)}" for point in points)


def number(value: float) -> str:
    """A length as short as it can be said to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
