"""The stage: where places and props are set up, lit, and turned into pixel shapes in depth order.

Knows: the view, the light, aerial perspective, shadows on the ground, which x the frame shows at a depth.
Does not know: any particular place, or figures' anatomy.
Set metres: a place is drawn for people of a grown man's size; `set_scale` makes it fit a mouse or a giant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from audobon.pencils import palette as pal
from audobon.pencils.camera import View
from audobon.pencils.light import Light, mixed
from audobon.pencils.shapes import Points, Shape, ShapeKind
from audobon.pencils.sketch import PEN, Random, Sketch, oval, pieces, seeded

Drawing = Iterable[Shape]
EMITTING = (pal.FLAME, pal.EMBER)
"""Colours that shine of themselves by evening and night."""
_PEN_GROWTH = 0.35
"""How fast lines thicken as things come near: 1 would be true scale, 0 one pen for all."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Item:
    z: float
    order: int
    shapes: tuple[Shape, ...]


class Stage:
    """A set being built for one panel.

    Args:
        view: The camera.
        light: The hour and weather.
        seed: Words that are the same in every panel of a scene; the set is drawn from them.
        set_scale: Size of the set against a grown man's world.
        indoors: Whether there is a roof: no weather, no haze.
    """

    def __init__(self, view: View, *, light: Light, seed: tuple[str, ...], set_scale: float, indoors: bool) -> None:
        self.view = view
        self.light = light
        self.set_scale = set_scale
        self.indoors = indoors
        self._seed = seed
        self._items: list[_Item] = []
        self._parts = 0

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

    def pixels(self, metres: float, z: float) -> float:
        """How large a length at this depth comes out: for leaving out what is too small to see."""
        return metres * self.set_scale * self.view.scale_at(z * self.set_scale)

    def put(
        self, drawing: Drawing, *, x: float, z: float, scale: float = 1.0, mirror: bool = False, lift: float = 0.0
    ) -> None:
        """Stand an upright drawing at set position (x, z), `lift` metres above the ground."""
        world_z = z * self.set_scale
        raise_by = np.array([0.0, -lift])
        shapes = [
            self.view.upright(
                replace(shape, points=shape.points + raise_by) if lift else shape,
                x=x * self.set_scale,
                z=world_z,
                scale=self.set_scale * scale,
                mirror=mirror,
            )
            for shape in drawing
        ]
        self._keep(shapes, z=world_z, depth=self.view.depth_of(world_z))

    def side_wall(self, drawing: Drawing, *, x: float) -> None:
        """A drawing in (z, y) metres on the upright plane at set x, seen in perspective."""
        self._map(
            drawing,
            lambda p: (np.full(len(p), x * self.set_scale), p[:, 1] * self.set_scale, p[:, 0] * self.set_scale),
        )

    def lay(self, drawing: Drawing, *, z: float | None = None) -> None:
        """A drawing in (x, z) metres on the ground: floors, paths, rugs, planks' joints. `z` orders it among others."""
        scale = self.set_scale
        self._map(drawing, lambda p: (p[:, 0] * scale, np.zeros(len(p)), p[:, 1] * scale), lies=True, z=z)

    def ceiling(self, drawing: Drawing, *, height: float) -> None:
        """A drawing in (x, z) metres on the level plane at this height."""
        scale = self.set_scale
        self._map(drawing, lambda p: (p[:, 0] * scale, np.full(len(p), -height * scale), p[:, 1] * scale))

    def _map(
        self,
        drawing: Drawing,
        place: Callable[[Points], tuple[Points, Points, Points]],
        *,
        lies: bool = False,
        z: float | None = None,
    ) -> None:
        shapes: list[Shape] = []
        farthest = 0.0
        for shape in drawing:
            x, y, depth = place(shape.points)
            near, far = float(np.nanmin(depth)), float(np.nanmax(depth))
            farthest = max(farthest, far)
            middle = (max(near, -0.5 * self.view.distance) + far) / 2
            factor = self.view.scale_at(middle) * self.set_scale
            nearest_depth = self.view.depth_of(max(near, -0.78 * self.view.distance))
            shapes.append(
                replace(
                    self._hazed(shape, z=middle if not lies else near),
                    points=self.view.space(x, y, depth),
                    ink_width=shape.ink_width * factor,
                    softness=shape.softness * factor,
                    depth=nearest_depth if lies else self.view.depth_of(middle),
                    depth_top=self.view.depth_of(far) if lies else None,
                )
            )
        order_z = farthest if z is None else z * self.set_scale
        self._keep(shapes, z=order_z + (1000.0 if lies and z is None else 0.0), depth=None, hazed=True)

    def backdrop(self, shapes: Iterable[Shape]) -> None:
        """Shapes already in pixels, behind everything (sky)."""
        self._keep(list(shapes), z=1e6, depth=0.0, hazed=True, pixels=True)

    def front(self, shapes: Iterable[Shape]) -> None:
        """Shapes already in pixels, before everything (rain, a frame of leaves)."""
        self._keep(list(shapes), z=-1e6, depth=1.0, hazed=True, pixels=True)

    def behind_figures(self, shapes: Iterable[Shape]) -> None:
        """Tones already in pixels over the set, under whoever stands on the stage."""
        self._keep(list(shapes), z=2.4 * self.set_scale, depth=0.0, hazed=True, pixels=True)

    def on_last(self, shapes: Iterable[Shape]) -> None:
        """Washes already in pixels on the drawing that was set up last."""
        last = self._items[-1]
        own = [replace(shape, part=f"{self._parts}:{shape.part}") for shape in shapes]
        self._items[-1] = replace(last, shapes=last.shapes + tuple(own))

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

    def _keep(
        self, shapes: list[Shape], *, z: float, depth: float | None, hazed: bool = False, pixels: bool = False
    ) -> None:
        """Light, haze and pen for pixel shapes; parts are made this drawing's own, so that shade stays on it."""
        self._parts += 1
        kept: list[Shape] = []
        pen_px = self.view.pen_px
        true_pen = PEN * self.set_scale * self.view.scale_px
        for shape in shapes:
            ready = shape if hazed else self._hazed(shape, z=z)
            ink = ready.ink_width
            if ink > 0 and not pixels:
                weight = ink / true_pen
                ink = pen_px * weight**_PEN_GROWTH if weight > 1 else pen_px * max(weight, 0.22) ** 0.75
                ink *= 1 - 0.4 * self.view.softness
            kept.append(
                replace(
                    ready,
                    ink_width=ink,
                    part=ready.part if ready.part == "*" else f"{self._parts}:{ready.part}",
                    depth=ready.depth if depth is None else depth,
                )
            )
        self._items.append(_Item(z=z, order=len(self._items), shapes=tuple(kept)))

    def _hazed(self, shape: Shape, *, z: float) -> Shape:
        """Distance pales colour and ink; attention elsewhere (close-ups) does the same more gently."""
        share = 0.0 if self.indoors else 1 - float(np.exp(-max(z, 0.0) / (self.light.haze_range * self.set_scale)))
        soft = 0.30 * self.view.softness * float(np.clip(z / (1.2 * self.set_scale), 0, 1))
        share = round(min(share + soft * (1 - share), 0.92), 2)
        tone = shape.kind in (ShapeKind.SHADE, ShapeKind.LIGHT) or (shape.color in EMITTING and self.light.lamps)
        return replace(
            shape,
            color=shape.color if tone else mixed(self.light.on_set(shape.color), self.light.haze, share),
            strength=shape.strength * (1 - share) if tone else shape.strength,
            ink_color=mixed(self.light.on_set(shape.ink_color), self.light.haze, round(share * 0.9, 2)),
        )

    def shapes(self) -> list[Shape]:
        """All shapes in pixels, back to front."""
        ordered = sorted(self._items, key=lambda item: (-item.z, item.order))
        return [shape for item in ordered for shape in item.shapes]


def runs(points: Iterable[ArrayLike]) -> Points:
    """Pieces in (x, z) or (x, y), NaN between."""
    return pieces(points)
