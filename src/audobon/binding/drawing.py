"""A page's marks as SVG: pictures, shapes, strokes and live words, each in the layer it belongs to.

Knows: SVG 1.1, what lies in which layer.  Does not know: files, or how pages were composed.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from audobon.binding.markup import Element, put
from audobon.comic.geometry import Point
from audobon.typography.faces import face
from audobon.typography.marks import PAPER, Mark, Picture, Shape, Stroke, Words
from audobon.typography.setting import Run, line_runs
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
            filled = "art" if mark.parts_art else filled
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
            "M" + " ".join(f"{number(x0 + x * size)},{number(y0 - y * size)}" for x, y in polygon) + "Z"
            for run in _runs(mark)
            for glyph in run.glyphs
            for x0, y0 in ((origin.x + glyph.x_pt, origin.y + glyph.y_pt),)
            for polygon in face(run.face).outline(glyph.id, contour=contour.width_pt / size)
        ]
        put(layer, "path", attributes={"d": " ".join(parts), "fill": contour.color, **_turned(mark)})


def _put_words(layer: Element, mark: Words) -> None:
    """A line as live text, one text for each stretch of one direction, in the order in which they are read.

    A program that lacks a typeface squeezes another into the stretch's own width.
    """
    stretches = [list(runs) for _, runs in groupby(_runs(mark), key=_stance)]
    for runs in sorted(stretches, key=lambda runs: min(run.start for run in runs)):
        first = runs[0]
        width = sum(run.width_pt for run in runs)
        look = {"font-size": number(mark.line.size_pt), "fill": mark.color}
        if mark.weight_pt:
            look |= {"stroke": mark.color, "stroke-width": number(mark.weight_pt)}
        fitted = {"textLength": number(width), "lengthAdjust": "spacingAndGlyphs", "xml:space": "preserve"}
        place = _columned(mark, first) if mark.line.vertical else _placed(mark, first, width_pt=width)
        text = put(layer, "text", attributes={**place, **fitted, **look})
        for run in sorted(runs, key=lambda run: run.start):
            # The forms of shared characters that a face is asked for hang on the language.
            told = {"xml:lang": face(run.face).language} if face(run.face).language else {}
            put(text, "tspan", run.text, attributes={"font-family": f"'{run.face}'", **told})


def _stance(run: Run) -> tuple[int, bool, bool]:
    """What runs have in common that are one text."""
    return (run.level, run.upright, run.turned)


def _placed(mark: Words, first: Run, *, width_pt: float) -> dict[str, str]:
    """Where a stretch of a row begins: at its right, if it runs from right to left."""
    left = mark.line.origin.x + first.at_pt
    place = {"x": number(left), "y": number(mark.line.origin.y), **_turned(mark)}
    if first.level % 2:
        return {**place, "x": number(left + width_pt), "direction": "rtl", "unicode-bidi": "embed"}
    return place


def _columned(mark: Words, run: Run) -> dict[str, str]:
    """Where a stretch of a column begins, and how it stands: upright, on its side, or across."""
    x, y = mark.line.origin.x, mark.line.origin.y + run.at_pt
    if run.upright:
        style = "writing-mode: vertical-rl; text-orientation: upright"
        return {"x": number(x), "y": number(y), "writing-mode": "tb", "style": style}
    half = face(run.face).cap_height * mark.line.size_pt / 2
    if run.turned:
        return {"x": number(x), "y": number(y + half), "transform": f"rotate(90 {number(x)} {number(y)})"}
    middle = y + mark.line.size_pt / 2 + half
    return {"x": number(x - mark.line.size_pt / 2), "y": number(middle)}


def _runs(mark: Words) -> tuple[Run, ...]:
    return line_runs(mark.line, font=mark.font)


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
    rules = [
        "text { font-kerning: normal; font-variant-ligatures: no-common-ligatures; white-space: pre; }",
        'text[direction="rtl"] { font-variant-ligatures: normal; }',
    ]
    for name in sorted(used):
        kind, form = ("font/otf", "opentype") if face(name).is_cubic else ("font/ttf", "truetype")
        address = data_address(kind, subset_font(name, used[name]))
        rules.append(f"@font-face {{ font-family: '{name}'; src: url({address}) format('{form}'); }}")
    return "\n".join(rules)


def data_address(kind: str, data: bytes) -> str:
    """A file as part of the document that shows it (RFC 2397)."""
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{number(point.x)},{number(point.y)}" for point in points)


def number(value: float) -> str:
    """A length as short as it can be said to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
