"""Curved paths as polygons, dense enough that corners do not show in print.

Knows: Bezier curves, union.  Does not know: what is being drawn.
"""

from __future__ import annotations

import pathops

_STEPS = 9

Polygon = tuple[tuple[float, float], ...]


def flattened(path: pathops.Path, *, scale: float = 1.0) -> tuple[Polygon, ...]:
    """The closed contours of a path as polygons, each curve in nine straight steps."""
    path = pathops.Path(path)
    path.convertConicsToQuads()
    contours: list[Polygon] = []
    points: list[tuple[float, float]] = []
    for verb, args in path:
        if verb == pathops.PathVerb.MOVE:
            points = [args[0]]
        elif verb == pathops.PathVerb.LINE:
            points.append(args[0])
        elif verb == pathops.PathVerb.QUAD:
            points += _quadratic(points[-1], args[0], args[1])
        elif verb == pathops.PathVerb.CUBIC:
            points += _cubic(points[-1], args)
        elif verb == pathops.PathVerb.CLOSE and len(points) > 2:
            contours.append(tuple((x * scale, y * scale) for x, y in points))
    return tuple(contours)


def united(polygons: tuple[Polygon, ...]) -> tuple[Polygon, ...]:
    """The union of polygons as outer contours, largest first; holes are filled."""
    path = pathops.Path()
    # All the same way round: where two run against each other, what both cover would count as outside.
    for polygon in (each if signed_area(each) > 0 else each[::-1] for each in polygons):
        pen = path.getPen(glyphSet=None)
        pen.moveTo(polygon[0])
        for point in polygon[1:]:
            pen.lineTo(point)
        pen.closePath()
    path.simplify(fix_winding=True, keep_starting_points=False)
    contours = [contour for contour in flattened(path) if signed_area(contour) * _outer_sign(path) > 0]
    return tuple(sorted(contours, key=lambda contour: -abs(signed_area(contour))))


def signed_area(polygon: Polygon) -> float:
    """Twice-signed shoelace area over two: positive one way round, negative the other."""
    closed = zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in closed) / 2


def _outer_sign(path: pathops.Path) -> float:
    largest = max(flattened(path), key=lambda contour: abs(signed_area(contour)))
    return 1.0 if signed_area(largest) > 0 else -1.0


def _quadratic(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    out = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        out.append((a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]))
    return out


def _cubic(start: tuple[float, float], args: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    first, second, end = args
    out = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        out.append(
            (
                a * start[0] + b * first[0] + c * second[0] + d * end[0],
                a * start[1] + b * first[1] + c * second[1] + d * end[1],
            )
        )
    return out
