"""The plates agree with one another, pixel by pixel."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures import draw_figure
from audobon.pencils.plates import CLASS_COLORS, Plates, pull_masks, pull_plates
from audobon.pencils.shapes import Shape, ShapeKind
from audobon.pencils.sketch import pieces, rectangle
from audobon.pencils.specimen import moment_of

SIZE = 64


def form(
    box: tuple[float, float, float, float],
    color: str = "#cc8844",
    *,
    ink: float = 0.0,
    owner: str = "",
    part: str = "",
    label: str = "wall",
    depth: float = 0.5,
    depth_top: float | None = None,
) -> Shape:
    return Shape(
        kind=ShapeKind.FORM,
        points=rectangle(*box),
        color=color,
        ink_width=ink,
        owner=owner,
        part=part,
        label=label,
        depth=depth,
        depth_top=depth_top,
    )


def tone(kind: ShapeKind, box: tuple[float, float, float, float], *, part: str, color: str = "#000000") -> Shape:
    return Shape(kind=kind, points=rectangle(*box), color=color, part=part, strength=1.0)


def pull(*shapes: Shape) -> Plates:
    return pull_plates(shapes, width_px=SIZE, height_px=SIZE, paper="#ffffff")


def test_form_hides_ink_behind_it() -> None:
    stroke = Shape(
        kind=ShapeKind.STROKE, points=np.array([(0.0, 32.0), (64.0, 32.0)]), color="#000000", ink_width=4, closed=False
    )
    assert pull(stroke).line[32, 32] < 40
    assert pull(stroke, form((16, 16, 48, 48))).line[32, 32] == 255


def test_line_plate_is_paper_where_draft_has_no_ink() -> None:
    plates = pull(form((16, 16, 48, 48), ink=3))
    assert plates.line[32, 32] == 255
    assert plates.line[32, 16] < 60


def test_pale_ink_is_grey_on_the_line_plate() -> None:
    pale = Shape(
        kind=ShapeKind.STROKE,
        points=np.array([(0.0, 32.0), (64.0, 32.0)]),
        color="#a0a0a0",
        ink_color="#a0a0a0",
        ink_width=4,
        closed=False,
    )
    assert 100 < pull(pale).line[32, 32] < 250


def test_shade_darkens_the_draft_and_leaves_the_flat_colour() -> None:
    plates = pull(form((8, 8, 56, 56), part="coat"), tone(ShapeKind.SHADE, (20, 20, 44, 44), part="coat"))
    assert plates.draft[32, 32].max() < 20
    assert tuple(plates.flat[32, 32]) == (0xCC, 0x88, 0x44)


def test_wash_changes_the_flat_colour_too() -> None:
    plates = pull(
        form((8, 8, 56, 56), part="coat"), tone(ShapeKind.WASH, (20, 20, 44, 44), part="coat", color="#2040ff")
    )
    assert tuple(plates.flat[32, 32]) == (0x20, 0x40, 0xFF)


def test_shade_is_clipped_to_its_part() -> None:
    plates = pull(
        form((0, 0, 32, 64), part="left"),
        form((32, 0, 64, 64), part="right"),
        tone(ShapeKind.SHADE, (0, 0, 64, 64), part="right"),
    )
    assert plates.draft[32, 16].max() > 150
    assert plates.draft[32, 48].max() < 20


@pytest.mark.parametrize("corner", [(64.2, 64.2), (64.2, 60.5), (60.5, 64.2), (63.5, 63.5)])
def test_shade_of_a_part_at_the_very_edge_stays_on_the_part(corner: tuple[float, float]) -> None:
    coat = form((*corner, 90.0, 90.0), "#ffffff", part="coat")
    wall = form((0.0, 0.0, 64.0, 64.0), "#ffffff", part="wall")
    shaded = pull(wall, coat, tone(ShapeKind.SHADE, (0.0, 0.0, 90.0, 90.0), part="coat")).draft
    changed = (shaded != pull(wall, coat).draft).any(axis=2)
    assert not changed[: int(corner[1]) - 1].any()
    assert not changed[:, : int(corner[0]) - 1].any()


def test_star_part_falls_on_everything() -> None:
    plates = pull(form((0, 0, 32, 64), part="left"), tone(ShapeKind.SHADE, (0, 0, 64, 64), part="*"))
    assert plates.draft[32, 16].max() < 20
    assert plates.draft[32, 48].max() < 20


def test_masks_follow_the_topmost_owner() -> None:
    plates = pull(form((8, 8, 40, 40), owner="ann"), form((24, 24, 60, 60), owner="tom"))
    assert plates.masks["ann"][12, 12] == 255
    assert plates.masks["ann"][32, 32] == 0
    assert plates.masks["tom"][32, 32] == 255


def test_segmentation_and_depth_follow_the_topmost_form() -> None:
    plates = pull(form((0, 0, 64, 64), label="sky", depth=0.0), form((16, 16, 48, 48), label="tree", depth=0.8))
    assert tuple(plates.segmentation[32, 32]) == CLASS_COLORS["tree"]
    assert tuple(plates.segmentation[2, 2]) == CLASS_COLORS["sky"]
    assert plates.depth[32, 32] > plates.depth[2, 2]


def test_lying_form_is_a_ramp_in_depth() -> None:
    depth = pull(form((0, 20, 64, 64), depth=0.9, depth_top=0.1)).depth[22:62, 32].astype(int)
    assert (np.diff(depth) >= 0).all()
    assert depth[-1] > 5 * depth[0]


def test_pieces_of_one_shape_are_all_drawn() -> None:
    both = Shape(
        kind=ShapeKind.FORM, points=pieces([rectangle(4, 4, 20, 20), rectangle(40, 40, 60, 60)]), color="#204060"
    )
    flat = pull(both).flat
    assert tuple(flat[12, 12]) == tuple(flat[50, 50]) == (0x20, 0x40, 0x60)
    assert tuple(flat[30, 30]) == (255, 255, 255)


def test_shapes_out_of_frame_are_harmless() -> None:
    plates = pull(form((-500, -500, -400, -400)), form((900, 900, 990, 990), ink=2))
    assert (plates.draft == 255).all()


def test_no_shapes_leave_the_paper_white() -> None:
    plates = pull()
    assert (plates.draft == 255).all()
    assert plates.masks == {}


@pytest.mark.parametrize("degrees", [0, 7, -7, 31, 90, 180, 250])
def test_ground_that_reaches_far_out_of_the_frame_keeps_its_edge(degrees: float) -> None:
    turn = np.radians(degrees)
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    below = np.array([(-60_000.0, 0.0), (90_000.0, 0.0), (400_000.0, 30_000.0), (-300_000.0, 30_000.0)])
    land = Shape(kind=ShapeKind.FORM, points=below @ rotation + SIZE / 2, color="#cc8844", ink_width=3, label="grass")
    flat = pull(land).flat
    rows, columns = np.mgrid[0:SIZE, 0:SIZE] + 0.5
    height = (np.stack([columns, rows], axis=-1) - SIZE / 2) @ rotation.T
    assert (flat[height[..., 1] > 4] == (0xCC, 0x88, 0x44)).all()
    assert (flat[height[..., 1] < -4] == 255).all()


@pytest.mark.parametrize("species", ["human", "dog", "bird"])
def test_masks_pulled_alone_are_those_of_the_plates(species: str) -> None:
    design = CastDesign(character="one", name="One", species=species)
    figure = draw_figure(design, moment_of(design))
    shapes = [
        shape.moved(scale=60, dx=60 * place, dy=120).owned_by(f"one {place}")
        for place in (1, 1.4) for shape in figure.shapes
    ]  # fmt: skip
    whole = pull_plates(shapes, width_px=144, height_px=128, paper="#ffffff").masks
    alone = pull_masks(shapes, width_px=144, height_px=128)
    assert list(alone) == list(whole) == ["one 1", "one 1.4"]
    assert all(np.array_equal(alone[name], mask) and mask.any() for name, mask in whole.items())
    assert pull_masks((), width_px=4, height_px=4) == {}


def test_a_moved_shape_differs_in_place_and_pen_alone() -> None:
    shape = replace(form((16, 16, 48, 48), ink=3, part="coat", depth_top=0.2), softness=2.0)
    moved = shape.moved(scale=2, dx=1, dy=-1, mirror=True, pen=0.5).owned_by("she")
    expected = replace(
        shape, points=shape.points * [-2, 2] + [1, -1], ink_width=3.0, softness=4.0, owner="she"
    )  # fmt: skip
    assert np.array_equal(moved.points, expected.points)
    names = [field.name for field in fields(Shape) if field.name != "points"]
    assert [getattr(moved, name) for name in names] == [getattr(expected, name) for name in names]
    assert (shape.owner, shape.ink_width) == ("", 3)
