"""Framing keeps every face in frame and uncovered."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.storyboard import Angle, Camera, Facing, Placement, Shot
from audobon.pencils.framing import Framing, Ground, Words, frame_panel
from audobon.pencils.shapes import Figure
from audobon.pencils.silhouette import silhouette_of

Box = tuple[float, float, float, float]


def figure(height: float) -> Figure:
    """A stick of a man: face the upper eighth, a third as wide as high."""
    return Figure(
        shapes=(),
        joints=np.full((18, 2), np.nan),
        mouth=(0.0, -0.88 * height),
        eyes=(0.0, -0.93 * height),
        hands=(),
        face=(-0.07 * height, -height, 0.07 * height, -0.86 * height),
        body=(-0.16 * height, -height, 0.16 * height, 0.0),
    )


def frame(
    heights: list[float],
    xs: list[float],
    *,
    shot: Shot,
    aspect: float = 1.3,
    head_room: float = 0.0,
    angle: Angle = Angle.EYE,
    facing: Facing = Facing.FRONT,
) -> tuple[Framing, list[Box]]:
    size = (round(600 * aspect), 600)
    figures = [figure(h) for h in heights]
    placements = [Placement(character=str(i), x=x, facing=facing) for i, x in enumerate(xs)]
    framing = frame_panel(
        [silhouette_of(drawn) for drawn in figures],
        placements,
        shot=shot,
        camera=Camera(angle=angle),
        size_px=size,
        words=Words(head_room=head_room),
        ground=Ground(),
    )
    boxes = []
    for drawn, stand in zip(figures, framing.stands, strict=True):
        left, top, right, bottom = drawn.face
        corners = framing.view.upright(
            np.array([(left, top), (right, bottom)]), x=stand.x, z=stand.z, scale=stand.scale
        )
        boxes.append(tuple(float(v) for v in corners.ravel()))
    return framing, boxes


def overlap(a: Box, b: Box) -> float:
    return max(min(a[2], b[2]) - max(a[0], b[0]), 0.0) * max(min(a[3], b[3]) - max(a[1], b[1]), 0.0)


@settings(max_examples=60, deadline=None)
@given(
    shot=st.sampled_from(list(Shot)),
    people=st.lists(st.tuples(st.floats(0.5, 2.0), st.floats(0, 1)), min_size=1, max_size=4),
    aspect=st.sampled_from([0.5, 0.8, 1.0, 1.5, 3.0]),
    head_room=st.floats(0, 0.4),
)
def test_faces_lie_in_frame_and_apart(
    shot: Shot, people: list[tuple[float, float]], aspect: float, head_room: float
) -> None:
    framing, boxes = frame(
        [h for h, _ in people], [x for _, x in people], shot=shot, aspect=aspect, head_room=head_room
    )
    for left, top, right, bottom in boxes:
        assert left > -1
        assert right < framing.view.width_px + 1
        assert top > -1
        assert bottom < framing.view.height_px + 1
    for i, a in enumerate(boxes):
        assert all(overlap(a, b) == 0 for b in boxes[i + 1 :])


@pytest.mark.parametrize("shot", [Shot.EXTREME_WIDE, Shot.WIDE, Shot.FULL])
def test_feet_stand_in_frame_in_wide_shots(shot: Shot) -> None:
    framing, _ = frame([1.75], [0.5], shot=shot)
    assert 0.75 * 600 < framing.view.ground_px(0.0) < 600


def test_closer_shots_make_larger_faces() -> None:
    sizes = [frame([1.75], [0.5], shot=shot)[1][0] for shot in Shot]
    heights = [bottom - top for _, top, _, bottom in sizes]
    assert heights == sorted(heights)


def test_head_room_keeps_heads_below_the_words() -> None:
    for shot in Shot:
        _, boxes = frame([1.75, 1.6], [0.3, 0.7], shot=shot, head_room=0.35)
        assert min(top for _, top, _, _ in boxes) >= 0.33 * 600


def test_mouse_and_lion_are_both_readable() -> None:
    _, boxes = frame([0.2, 2.2], [0.3, 0.7], shot=Shot.FULL)
    assert boxes[0][3] - boxes[0][1] > 0.02 * 600


def test_high_angle_raises_the_horizon() -> None:
    high, _ = frame([1.75], [0.5], shot=Shot.FULL, angle=Angle.HIGH)
    low, _ = frame([1.75], [0.5], shot=Shot.FULL, angle=Angle.LOW)
    assert high.view.horizon_px < low.view.horizon_px


def test_lone_figure_gets_looking_room() -> None:
    left = frame([1.75], [0.5], shot=Shot.MEDIUM, facing=Facing.LEFT)[1][0]
    right = frame([1.75], [0.5], shot=Shot.MEDIUM, facing=Facing.RIGHT)[1][0]
    assert left[0] > right[0]
