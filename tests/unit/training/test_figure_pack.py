"""Figures cut out of panels, with the places of their joints."""

from pathlib import Path

import numpy as np

from audobon.comic.pencils import CharacterMask, ControlMap, Pencils
from audobon.comic.raster import Raster
from audobon.pencils.penciller import ScenePenciller
from audobon.pencils.skeleton_map import skeleton_map
from audobon.training.figure_pack import cut_out, figure_boxes, joints_inside, pack_figures, places_in


def a_skeleton(*, x: float) -> np.ndarray:
    """Eighteen joints down a figure, px."""
    return np.stack([x + 8.0 * (np.arange(18) % 3), 10.0 + 5.0 * np.arange(18)], axis=1)


def a_mask(*, left: int, right: int) -> np.ndarray:
    mask = np.zeros((110, 200), np.uint8)
    mask[5:105, left:right] = 255
    return mask


def test_joints_are_those_of_the_figure_under_the_mask() -> None:
    first, second = a_skeleton(x=30), a_skeleton(x=130)
    pose = skeleton_map([first, second], width_px=200, height_px=110)
    found = joints_inside(pose, a_mask(left=120, right=160) > 0)
    assert np.nanmax(np.abs(found - second)) <= 1.0
    assert np.isfinite(found).all(axis=1).sum() >= 15


def test_a_figure_in_the_corner_is_cut_square_and_its_joints_go_with_it() -> None:
    joints = a_skeleton(x=4)
    pencils = Pencils(
        panel="p",
        draft=Raster(array=np.zeros((110, 200, 3), np.uint8)),
        controls=(ControlMap(name="pose", image=Raster(array=skeleton_map([joints], width_px=200, height_px=110))),),
        masks=(CharacterMask(character="a", image=Raster(array=a_mask(left=0, right=30))),),
        anchors=(),
        reserved=(),
    )
    (box,) = figure_boxes(pencils)
    assert cut_out(np.zeros((110, 200, 3), np.uint8), box, side_px=48).shape == (48, 48, 3)
    places = places_in(box)
    back = places * box.side + (box.left, box.top) - 0.5
    assert np.nanmax(np.abs(back - joints)) <= 1.0


def test_a_pack_is_made_once_and_holds_draft_and_washed_sheets(tmp_path: Path) -> None:
    pack, again = (pack_figures(ScenePenciller(), count=3, seed=0, cache=tmp_path) for _ in range(2))
    assert len(list(tmp_path.iterdir())) == 1
    assert len(pack.crops) == len(pack.places) == len(again.crops) > 0
    assert len(pack.crops) % 3 == 0
    assert not np.array_equal(pack.crops[0], pack.crops[1])
    assert np.array_equal(pack.places[0], pack.places[1], equal_nan=True)
