"""Dressing the set: a panel's own props, each where it can rest.

Knows: ground, table top and wall; that small things want something to stand on.
Does not know: how a prop is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audobon.comic.storyboard import Prop
from audobon.pencils import palette as pal
from audobon.pencils.framing import Stand
from audobon.pencils.light import mixed
from audobon.pencils.meaning import Nearest
from audobon.pencils.props.catalogue import CATALOGUE
from audobon.pencils.props.kind import PropKind, Rest, split_at_seat
from audobon.pencils.props.naming import prop_named
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import PEN, Random, Sketch, oval, rectangle
from audobon.pencils.stage import Stage

STAND_HEIGHT = 0.62
LARGE, HUGE = 0.5, 1.9
"""Half widths in metres: from the first on a thing stands behind the figures, from the second well behind."""


def dress(
    stage: Stage,
    props: Sequence[Prop],
    *,
    keep_clear: Sequence[tuple[float, float]],
    already: Sequence[str],
    nearest: Nearest | None = None,
) -> list[str]:
    """Put the panel's props up.

    Args:
        stage: The set.
        props: `x` 0..1 across the frame, `depth` 0 near .. 1 far.
        keep_clear: World x and z of the figures, which props stand aside of; large props go behind them all.
        already: Names of props that the place has of itself; they are not put up twice.
        nearest: A lent sense of meaning for nouns that no kind answers to.

    Returns:
        A warning for every noun that is drawn as another thing, or left out.
    """
    warnings: list[str] = []
    small: list[tuple[Prop, PropKind]] = []
    for number, prop in enumerate(props):
        name, warning = prop_named(prop.name, nearest=nearest)
        if warning:
            warnings.append(warning)
        if not name:
            continue
        kind = CATALOGUE[name]
        if name in already:
            continue
        if kind.outdoors and stage.indoors:
            warnings.append(f"prop `{prop.name}` has no place indoors; left out")
            continue
        if kind.rest is Rest.TABLE:
            small.append((prop, kind))
            continue
        x, z = _spot(stage, prop, half_width=kind.half_width, keep_clear=keep_clear)
        drawing = kind.draw(stage.rng("prop", name, number))
        if kind.rest is Rest.WALL:
            if stage.indoors:
                stage.put(drawing, x=x, z=3.85, lift=kind.lift)
            else:
                warnings.append(f"prop `{prop.name}` has no wall to be on here; left out")
            continue
        stage.shadow(x=x, z=z, half_width=kind.half_width * 0.8)
        stage.put(drawing, x=x, z=z)
    if small:
        _small_things(stage, small, keep_clear=keep_clear)
    return warnings


def bear(stage: Stage, name: str, *, stand: Stand) -> None:
    """Put a thing under the figure that is on it: its far part behind the figure, its near part before."""
    kind = CATALOGUE[name]
    seat = kind.seat
    if seat is None:
        return
    behind, before = split_at_seat(kind.draw(stage.rng("bearer", name)), seat)
    x, z = (value / stage.set_scale for value in stage.view.to_set(stand.x, stand.z))
    x -= seat.x * stand.scale
    stage.shadow(x=x, z=z, half_width=kind.half_width * 0.8 * stand.scale)
    step = 0.03 / stage.set_scale
    stage.put(behind, x=x, z=z + step, scale=stand.scale)
    if before:
        stage.put(before, x=x, z=z - step, scale=stand.scale)


def _spot(
    stage: Stage, prop: Prop, *, half_width: float, keep_clear: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Set x and z of a prop: where it was asked for, behind the figures, a step aside where one stands before it."""
    z = float(0.35 + np.clip(prop.depth, 0, 1) * 2.6)
    if half_width >= LARGE:
        behind = max((figure_z / stage.set_scale for _, figure_z in keep_clear), default=0.0)
        z = max(z, behind + 0.5, min(3.2 * half_width, 9.0) if half_width > HUGE else 0.0)
    left, right = stage.span(z)
    x = left + float(np.clip(prop.x, 0.03, 0.97)) * (right - left)
    for figure_x, figure_z in keep_clear:
        # Where the figure is seen against this depth: things must be apart on paper, not only on the ground.
        nearer = max(figure_z, -0.5 * stage.view.distance)
        share = stage.view.scale_at(nearer) / stage.view.scale_at(z * stage.set_scale)
        at = (stage.view.center + (figure_x - stage.view.center) * share) / stage.set_scale
        need = min(half_width, 1.2) + 0.30
        if abs(x - at) < need:
            x = at + (need if x >= at else -need)
    return x, z


def _small_things(
    stage: Stage, small: list[tuple[Prop, PropKind]], *, keep_clear: Sequence[tuple[float, float]]
) -> None:
    """One small table (a stump out of doors) for all that is too small for the ground."""
    width = sum(2.3 * kind.half_width + 0.06 for _, kind in small) + 0.2
    width = max(width, 0.62)
    x, z = _spot(stage, small[0][0], half_width=width / 2, keep_clear=keep_clear)
    rng = stage.rng("stand")
    stage.shadow(x=x, z=z, half_width=width / 2)
    stage.put(_side_table(rng, width=width) if stage.indoors else _stump(rng, width=width), x=x, z=z)
    at = x - width / 2 + 0.1
    for number, (prop, kind) in enumerate(small):
        at += 1.15 * kind.half_width + 0.03
        stage.put(kind.draw(stage.rng("small", prop.name, number)), x=at, z=z - 0.01, lift=STAND_HEIGHT + 0.03)
        at += 1.15 * kind.half_width + 0.03


def _side_table(rng: Random, *, width: float) -> list[Shape]:
    s = Sketch(rng, label="table")
    half = width / 2
    s.form(
        np.array([(-0.05, -STAND_HEIGHT), (-0.03, -0.12), (0.03, -0.12), (0.05, -STAND_HEIGHT)]),
        pal.WOOD_RED,
        part="stem",
    )
    s.form(oval(0, -0.35, 0.07, 0.09, points=14), pal.WOOD_RED, part="stem")
    s.shade(rectangle(0.01, -STAND_HEIGHT, 0.08, 0), part="stem", strength=0.4, soft=0.02)
    for end in (-0.26, 0.26, 0.04):
        s.form(
            np.array([(-0.03, -0.20), (end, 0.0), (end + 0.05, 0.0), (0.03, -0.20)]),
            mixed(pal.WOOD_RED, pal.WOOD_DARK, 0.3),
            ink=PEN * 0.7,
        )
    s.form(oval(0, -STAND_HEIGHT, half, 0.13, points=30), pal.WOOD_RED, part="top")
    s.form(
        oval(0, -STAND_HEIGHT - 0.03, half, 0.12, points=30),
        mixed(pal.WOOD_RED, pal.CREAM, 0.3),
        part="top",
        ink=PEN * 0.7,
    )
    s.light(oval(-0.3 * half, -STAND_HEIGHT - 0.05, 0.4 * half, 0.05), part="top", strength=0.5, soft=0.03)
    return s.shapes


def _stump(rng: Random, *, width: float) -> list[Shape]:
    s = Sketch(rng, label="tree")
    half = width / 2
    s.form(
        np.array(
            [
                (-half * 0.9, -STAND_HEIGHT),
                (-half, -0.2),
                (-half * 1.15, 0.02),
                (half * 1.15, 0.03),
                (half, -0.2),
                (half * 0.9, -STAND_HEIGHT),
            ]
        ),
        pal.BARK,
        part="bark",
    )
    s.shade(rectangle(0.2 * half, -STAND_HEIGHT, half * 1.2, 0), part="bark", strength=0.45, soft=0.08)
    s.strokes(
        [
            [(x * half, -STAND_HEIGHT + 0.1), (x * half + 0.01, -0.3), (x * half * 1.08, -0.06)]
            for x in np.linspace(-0.85, 0.85, 8)
        ],
        width=PEN * 0.7,
    )
    s.form(oval(0, -STAND_HEIGHT - 0.01, half * 0.92, 0.13, points=26), pal.WOOD_PALE, part="top")
    for share in (0.3, 0.55, 0.78):
        s.stroke(
            oval(0, -STAND_HEIGHT - 0.01, half * 0.92 * share, 0.13 * share, points=16),
            width=PEN * 0.4,
            color="#8a6a46",
            taper=False,
            closed=True,
        )
    s.grass(0, 0.04, width=width * 1.2, height=0.14, blades=10, color="#75804b", pen=PEN * 0.7)
    return s.shapes
