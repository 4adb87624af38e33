"""The stage: where places and props are set up, lit, and turned into pixel shapes in depth order.

Knows: the view, the light, aerial perspective, shadows on the ground, which x the frame shows at a depth.
Does not know: any particular place, or figures' anatomy.
Set metres: a place is drawn for people of a grown man's size; `set_scale` makes it fit a mouse or a giant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import Season
from audobon.pencils import palette as pal
from audobon.pencils.camera import View
from audobon.pencils.light import Light, mixed
from audobon.pencils.season import in_season, season_color, season_ink, without_flowers
from audobon.pencils.shapes import Points, Shape, ShapeKind, at_once
from audobon.pencils.sketch import PEN, Random, Sketch, oval, pieces, seeded
from audobon.pencils.wind import leaning

Drawing = Iterable[Shape]
EMITTING = (pal.FLAME, pal.EMBER)
"""Colours that shine of themselves by evening and night."""
LAND = ("ground", "grass", "field", "road")
"""Classes of what lies underfoot out of doors."""
_BACKDROP = 1e6
_CAST_Z = 900.0
"""Cast shadows lie on the land and what is laid on it, under all that stands."""
_SMALLEST_CAST_PX, _FARTHEST_CAST_M = 26.0, 12.0
_SMALLEST_CHANGED_PX = 9.0
_SHADOW, _SNOW_SHADOW = "#5a5868", "#7c8db0"
_LAMPLIGHT = "#a87a34"
_SHADOWLESS = ("grass", "water", "rug", "ground", "road", "mountain", "sky", "floor")
_MILD = (Season.UNKNOWN, Season.SUMMER)
_PEN_GROWTH = 0.35
"""How fast lines thicken as things come near: 1 would be true scale, 0 one pen for all."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Item:
    z: float
    order: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Drawn:
    """A shape with its pixels: `factor` is pixels per drawn metre, `z` the world depth that pales it."""

    shape: Shape
    points: Points
    factor: float
    z: float
    depth: float = 0.0
    depth_top: float | None = None


def _shape_of(item: _Drawn | Shape) -> Shape:
    return item if isinstance(item, Shape) else item.shape


class Stage:
    """A set being built for one panel.

    Args:
        view: The camera.
        light: The hour and weather.
        seed: Words that are the same in every panel of a scene; the set is drawn from them.
        set_scale: Size of the set against a grown man's world.
        indoors: Whether there is a roof: no weather, no haze, no season.
        season: The season outdoors; while snow falls it is winter.
    """

    def __init__(
        self,
        view: View,
        *,
        light: Light,
        seed: tuple[str, ...],
        set_scale: float,
        indoors: bool,
        season: Season = Season.UNKNOWN,
    ) -> None:
        self.view = view
        self.light = light
        self.set_scale = set_scale
        self.indoors = indoors
        self.season = Season.WINTER if light.precipitation == "snow" else season
        self._land: list[str] = []
        self._seed = seed
        self._items: list[_Item] = []
        self._parts = 0
        self._haze: dict[float, float] = {}

    def rng(self, *words: str | int) -> Random:
        """Chance for one thing of the set, the same in every panel of the scene."""
        return seeded(*self._seed, *words)

    def sketch(self, *words: str | int, label: str = "prop") -> Sketch:
        return Sketch(self.rng(*words), label=label)

    def span(self, z: float) -> tuple[float, float]:
        """Set x at the frame's left and right edge at set depth z."""
        left, right = self.view.span(z * self.set_scale)
        return left / self.set_scale, right / self.set_scale

    def cells(self, z: float, *, width: float) -> range:
        """Numbers of the cells, `width` wide, that the frame shows at depth z (one more at each side)."""
        left, right = self.span(z)
        return range(int(np.floor(left / width)) - 1, int(np.ceil(right / width)) + 2)

    def sees(self, x: float, z: float, *, half_width: float) -> bool:
        """Whether the frame shows anything this wide at set position (x, z)."""
        left, right = self.span(z)
        return left - half_width < x < right + half_width

    def pixels(self, metres: float, z: float) -> float:
        """How large a length at this depth comes out: for leaving out what is too small to see."""
        return metres * self.set_scale * self.view.scale_at(z * self.set_scale)

    def put(
        self, drawing: Drawing, *, x: float, z: float, scale: float = 1.0, mirror: bool = False, lift: float = 0.0
    ) -> None:
        """Stand an upright drawing at set position (x, z), `lift` metres above the ground."""
        world_z = z * self.set_scale
        size = self.set_scale * scale
        _, seen_z = self.view.to_camera(x * self.set_scale, world_z)
        factor = self.view.scale_at(seen_z) * size
        across = -size if mirror else size
        drawing = self._weathered(drawing, x=x, z=z, factor=factor)
        shapes = list(drawing)
        placed = at_once(
            shapes,
            lambda p: self.view.space(
                x * self.set_scale + p[:, 0] * across,
                p[:, 1] * size - lift * self.set_scale,
                np.full(len(p), world_z),
            ),
        )
        drawn = [
            _Drawn(shape=shape, points=points, factor=factor, z=world_z)
            for shape, points in zip(shapes, placed, strict=True)
        ]
        # Upright drawings stand in parallel planes, so their set depth orders them however the camera is turned: what
        # hangs on a wall stays before the wall on both of its sides.
        self._keep(drawn, z=world_z, depth=self.view.depth_of(seen_z))
        if not lift and seen_z < _FARTHEST_CAST_M * self.set_scale:
            self.cast(
                [item for item in drawn if item.shape.label not in _SHADOWLESS], foot_px=self.view.ground_px(seen_z)
            )

    def _weathered(self, drawing: Drawing, *, x: float, z: float, factor: float) -> Sequence[Shape]:
        """A drawing as season and wind have it; what is too small to be seen only takes their colours."""
        shapes = list(drawing)
        if self.indoors or not shapes or (self.season in _MILD and not self.light.wind):
            return shapes
        tall = max(-float(np.nanmin(shape.points[:, 1])) for shape in shapes if len(shape.points))
        if tall * factor < _SMALLEST_CHANGED_PX:
            return without_flowers(shapes) if self.season is Season.WINTER else shapes
        if self.season is not Season.UNKNOWN:
            shapes = in_season(shapes, self.season, self.rng("season", round(100 * x), round(100 * z)))
        return leaning(shapes, self.light.wind) if self.light.wind else shapes

    def cast(self, drawn: Sequence[_Drawn | Shape], *, foot_px: float) -> None:
        """The shadow that sun or moon throw of something that stands: its outline laid over the ground to the right.

        Args:
            drawn: Its marks, in pixels.
            foot_px: The row on which it stands.
        """
        light, view = self.light, self.view
        if self.indoors or not light.cast or foot_px < view.horizon_px + 4:
            return
        runs = [item.points for item in drawn if _shape_of(item).kind is ShapeKind.FORM and len(item.points) > 2]
        if not runs:
            return
        points = pieces(runs)
        high = foot_px - points[:, 1]
        tall = float(np.nanmax(high))
        if tall < _SMALLEST_CAST_PX:
            return
        # A shadow may not reach the horizon, however long: rows above the foot shrink to a share of what is there.
        rise = min(0.10 + 0.06 * light.shadow_slant, 0.6 * (foot_px - view.horizon_px) / tall)
        reach = min(light.shadow_slant, 1.6 * view.width_px / tall)
        shape = Shape(
            kind=ShapeKind.SHADE,
            points=np.stack([points[:, 0] + reach * high, foot_px - rise * high], axis=1),
            color=_SNOW_SHADOW if self.season is Season.WINTER else _SHADOW,
            strength=light.cast,
            softness=1.2 + 0.004 * tall,
            part="*",
        )
        self._items.append(_Item(z=_CAST_Z, order=len(self._items), shapes=(shape,)))

    def side_wall(self, drawing: Drawing, *, x: float) -> None:
        """A drawing in (z, y) metres on the upright plane at set x, seen in perspective."""
        self._map(
            drawing,
            lambda p: (np.full(len(p), x * self.set_scale), p[:, 1] * self.set_scale, p[:, 0] * self.set_scale),
        )

    def lay(self, drawing: Drawing, *, z: float | None = None) -> None:
        """A drawing in (x, z) metres on the ground: floors, paths, rugs, planks' joints. `z` orders it among others."""
        self._map(drawing, self._on_ground, lies=True, z=z)

    def _on_ground(self, points: Points) -> tuple[Points, Points, Points]:
        return points[:, 0] * self.set_scale, np.zeros(len(points)), points[:, 1] * self.set_scale

    def ceiling(self, drawing: Drawing, *, height: float) -> None:
        """A drawing in (x, z) metres on the level plane at this height; from above it there is none to be seen."""
        scale = self.set_scale
        if self.view.eye >= height * scale * self.view.rise:
            return
        self._map(drawing, lambda p: (p[:, 0] * scale, np.full(len(p), -height * scale), p[:, 1] * scale))

    def surface(self, drawing: Drawing, where: Callable[[Points], Points], *, z: float) -> None:
        """A drawing on any surface: `where` turns its rows into set (x, y, z) metres; `z` orders it among others."""

        def place(points: Points) -> tuple[Points, Points, Points]:
            world = where(points) * self.set_scale
            return world[:, 0], world[:, 1], world[:, 2]

        self._map(drawing, place, z=z)

    def _map(
        self,
        drawing: Drawing,
        place: Callable[[Points], tuple[Points, Points, Points]],
        *,
        lies: bool = False,
        z: float | None = None,
    ) -> None:
        drawn: list[_Drawn] = []
        farthest = 0.0
        for shape in drawing:
            x, y, depth = place(shape.points)
            near, far = float(np.nanmin(depth)), float(np.nanmax(depth))
            farthest = max(farthest, far)
            middle = (max(near, -0.5 * self.view.distance) + far) / 2
            drawn.append(
                _Drawn(
                    shape=shape,
                    points=self.view.space(x, y, depth),
                    factor=self.view.scale_at(middle) * self.set_scale,
                    z=near if lies else middle,
                    depth=self.view.depth_of(max(near, -0.78 * self.view.distance) if lies else middle),
                    depth_top=self.view.depth_of(far) if lies else None,
                )
            )
        if lies:
            self._land += [
                f"{self._parts + 1}:{item.shape.part}"
                for item in drawn
                if item.shape.kind is ShapeKind.FORM and item.shape.label in LAND
            ]
        # A floor's own number keeps what lies on it above the floor in a giant's room too, where metres are larger.
        order_z = farthest if z is None else z * (min(self.set_scale, 1.0) if lies else self.set_scale)
        self._keep(drawn, z=order_z + (1000.0 if lies and z is None else 0.0), depth=None)

    def backdrop(self, shapes: Iterable[Shape]) -> None:
        """Shapes already in pixels, behind everything (sky)."""
        self._keep_pixels(shapes, z=_BACKDROP, depth=0.0)

    def front(self, shapes: Iterable[Shape]) -> None:
        """Shapes already in pixels and lit, before everything (rain, a frame of leaves); grass takes the season."""
        if not self.indoors and self.season is not Season.UNKNOWN:
            near = without_flowers(shapes) if self.season is Season.WINTER else shapes
            shapes = [self._dry(shape) if shape.label == "grass" else shape for shape in near]
        self._keep_pixels(shapes, z=-1e6, depth=1.0)

    def _dry(self, shape: Shape) -> Shape:
        return replace(
            shape,
            color=season_ink(shape.color, "grass", self.season),
            ink_color=season_ink(shape.ink_color, "grass", self.season),
        )

    @property
    def has_sky(self) -> bool:
        """Whether a sky has been hung."""
        return any(shape.label == "sky" for item in self._items if item.z >= _BACKDROP for shape in item.shapes)

    def veil(self, shapes: Iterable[Shape], *, z: float) -> None:
        """Tones already in pixels that hang in the air at set depth z, before all that stands behind them."""
        self._keep_pixels(shapes, z=z * self.set_scale, depth=0.0)

    def behind_figures(self, shapes: Iterable[Shape]) -> None:
        """Tones already in pixels over the set, under whoever stands on the stage."""
        self._keep_pixels(shapes, z=2.4 * self.set_scale, depth=0.0)

    def on_last(self, shapes: Iterable[Shape]) -> None:
        """Washes already in pixels on the drawing that was set up last."""
        last = self._items[-1]
        own = [replace(shape, part=f"{self._parts}:{shape.part}") for shape in shapes]
        self._items[-1] = replace(last, shapes=last.shapes + tuple(own))

    def on_land(self, washes: Iterable[Shape]) -> None:
        """Washes in (x, z) metres on all land that has been laid so far, and on nothing else."""
        self._map(washes, self._on_ground, lies=True, z=998.0)
        strewn = self._items[-1]
        self._items[-1] = replace(
            strewn, shapes=tuple(replace(shape, part=land) for land in self._land for shape in strewn.shapes)
        )

    def figure(self, shapes: Sequence[Shape], *, z: float) -> None:
        """A figure's shapes, already in pixels, at world depth z."""
        self._items.append(_Item(z=z, order=len(self._items), shapes=tuple(shapes)))

    def shadow(self, *, x: float, z: float, half_width: float, strength: float = 1.0) -> None:
        """A soft shadow on the ground under something at set (x, z)."""
        amount = (0.30 if self.indoors else self.light.shadow) * strength
        slant = 0.15 if self.indoors else self.light.shadow_slant
        foot = oval(x + slant * half_width * 0.9, z + 0.06, half_width * (1.15 + abs(slant) * 0.5), half_width * 0.34)
        pixel = self.view.ground(foot * self.set_scale)
        softness = 0.10 * half_width * self.set_scale * self.view.scale_at(z * self.set_scale)
        shape = Shape(kind=ShapeKind.SHADE, points=pixel, color="#4a4658", strength=amount, softness=softness, part="*")
        self._items.append(_Item(z=z * self.set_scale + 0.02, order=len(self._items), shapes=(shape,)))

    def glow(self, *, x: float, z: float, lift: float, radius: float) -> None:
        """The pool of warm light round a lamp or a fire at set (x, z), on all that stands behind it."""
        world_z = z * self.set_scale
        factor = self.set_scale * self.view.scale_at(world_z)
        center = self.view.space(
            np.array([x * self.set_scale]), np.array([-lift * self.set_scale]), np.array([world_z])
        )[0]
        shape = Shape(
            kind=ShapeKind.LIGHT, points=oval(center[0], center[1],
            0.7 * radius * factor, 0.7 * radius * factor, points=28),
            color=_LAMPLIGHT, strength=0.55 if self.light.name == "night" else 0.28, softness=0.55 * radius * factor,
            part="*",
        )  # fmt: skip
        self._items.append(_Item(z=world_z - 0.02, order=len(self._items), shapes=(shape,)))

    def _keep_pixels(self, shapes: Iterable[Shape], *, z: float, depth: float) -> None:
        self._parts += 1
        kept = tuple(replace(shape, part=self._own_part(shape), depth=depth) for shape in shapes)
        self._items.append(_Item(z=z, order=len(self._items), shapes=kept))

    def _keep(self, drawn: list[_Drawn], *, z: float, depth: float | None) -> None:
        """Light, haze and pen for what was put up; parts become this drawing's own, so that shade stays on it."""
        self._parts += 1
        kept = tuple(self._ready(item, depth=item.depth if depth is None else depth) for item in drawn)
        self._items.append(_Item(z=z, order=len(self._items), shapes=kept))

    def _own_part(self, shape: Shape) -> str:
        return shape.part if shape.part == "*" else f"{self._parts}:{shape.part}"

    def _ready(self, item: _Drawn, *, depth: float) -> Shape:
        """One shape in pixels. Distance pales its colour and ink; attention elsewhere does the same more gently."""
        shape, light = item.shape, self.light
        share = self._haze_at(round(item.z, 2))
        tone = shape.kind in (ShapeKind.SHADE, ShapeKind.LIGHT)
        shines = tone or (light.lamps and shape.color in EMITTING)
        color, ink_color = shape.color, shape.ink_color
        if not self.indoors:
            ink_color = season_ink(ink_color, shape.label, self.season)
        if not shines:
            if not self.indoors:
                color = season_color(color, shape.label, self.season)
            color = mixed(light.on_set(color), light.haze, share)
        return Shape(
            kind=shape.kind,
            points=item.points,
            color=color,
            ink_width=self._pen(shape.ink_width * item.factor) if shape.ink_width > 0 else 0.0,
            ink_color=mixed(light.on_set(ink_color), light.haze, round(share * 0.9, 2)),
            closed=shape.closed,
            taper=shape.taper,
            strength=shape.strength * (1 - share) if tone else shape.strength,
            softness=shape.softness * item.factor,
            part=self._own_part(shape),
            label=shape.label,
            depth=depth,
            depth_top=item.depth_top,
        )

    def _pen(self, ink_px: float) -> float:
        """The line's width: nearly one pen for all distances, a little thicker near."""
        pen_px = self.view.pen_px
        weight = ink_px / (PEN * self.set_scale * self.view.scale_px)
        width = pen_px * (weight**_PEN_GROWTH if weight > 1 else max(weight, 0.22) ** 0.75)
        return float(width * (1 - 0.4 * self.view.softness))

    def _haze_at(self, z: float) -> float:
        """Share of haze, 0..0.92, at a world depth."""
        if z not in self._haze:
            far = 0.0 if self.indoors else 1 - float(np.exp(-max(z, 0.0) / (self.light.haze_range * self.set_scale)))
            soft = 0.30 * self.view.softness * float(np.clip(z / (1.2 * self.set_scale), 0, 1))
            self._haze[z] = round(min(far + soft * (1 - far), 0.92), 2)
        return self._haze[z]

    def shapes(self) -> list[Shape]:
        """All shapes in pixels, back to front."""
        ordered = sorted(self._items, key=lambda item: (-item.z, item.order))
        return [shape for item in ordered for shape in item.shapes]
