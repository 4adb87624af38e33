"""What the penciller hands over: anchors, the pose map, masks and the room kept for words, from a drawn panel.

Knows: figures' points, where each stands, pulled plates.  Does not know: how anything was drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audobon.comic.geometry import Box, Point
from audobon.comic.pencils import CharacterMask, ControlMap, FigureAnchors, Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import Placement
from audobon.pencils import balloon_space
from audobon.pencils.camera import View
from audobon.pencils.framing import Stand
from audobon.pencils.plates import Plates
from audobon.pencils.shapes import Figure, Points
from audobon.pencils.skeleton_map import skeleton_map


def hand_over(
    panel: str,
    plates: Plates,
    placements: Sequence[Placement],
    figures: Sequence[Figure],
    *,
    view: View,
    stands: Sequence[Stand],
    wished: Sequence[Box],
) -> Pencils:
    """The panel's pencils, still without warnings."""
    anchors = tuple(
        _anchors(placement, figure, stand=stand, view=view)
        for placement, figure, stand in zip(placements, figures, stands, strict=True)
    )
    far_first = sorted(range(len(figures)), key=lambda i: -stands[i].z)
    skeletons = [in_frame(figures[i].joints, stands[i], view=view) for i in far_first]
    pose = skeleton_map(skeletons, width_px=view.width_px, height_px=view.height_px)
    empty = np.zeros((view.height_px, view.width_px), dtype=np.uint8)
    return Pencils(
        panel=panel,
        draft=Raster(array=plates.draft),
        controls=(
            ControlMap(name="line", image=Raster(array=plates.line)),
            ControlMap(name="flat", image=Raster(array=plates.flat)),
            ControlMap(name="depth", image=Raster(array=plates.depth)),
            ControlMap(name="pose", image=Raster(array=pose)),
            ControlMap(name="segmentation", image=Raster(array=plates.segmentation)),
        ),
        masks=tuple(
            CharacterMask(character=p.character, image=Raster(array=plates.masks.get(p.character, empty)))
            for p in placements
        ),
        anchors=anchors,
        reserved=balloon_space.clear_of_figures(
            wished, [anchor.face for anchor in anchors], [hand for anchor in anchors for hand in anchor.hands]
        ),
    )


def in_frame(points: Points, stand: Stand, *, view: View) -> Points:
    """Figure metres to pixels, NaN kept."""
    return view.upright(points, x=stand.x, z=stand.z, scale=stand.scale, lift=stand.lift)


def _anchors(placement: Placement, figure: Figure, *, stand: Stand, view: View) -> FigureAnchors:
    size = np.array([view.width_px, view.height_px])

    def unit(points: Sequence[tuple[float, float]]) -> Points:
        placed: Points = in_frame(np.array(points, dtype=np.float64).reshape(-1, 2), stand, view=view) / size
        return placed

    mouth, eyes = unit([figure.mouth, figure.eyes])
    return FigureAnchors(
        character=placement.character,
        mouth=Point(x=float(mouth[0]), y=float(mouth[1])),
        eyes=Point(x=float(eyes[0]), y=float(eyes[1])),
        face=_bounds(unit(_corners(figure.face))),
        body=_bounds(unit(_corners(figure.body))),
        hands=tuple(Point(x=float(x), y=float(y)) for x, y in unit(figure.hands)),
        depth=float(np.clip(placement.depth, 0.0, 1.0)),
    )


def _corners(box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _bounds(points: Points) -> Box:
    low, high = points.min(axis=0), points.max(axis=0)
    return Box(x=float(low[0]), y=float(low[1]), width=float(high[0] - low[0]), height=float(high[1] - low[1]))
