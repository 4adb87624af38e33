"""The search for a stored picture."""

import cv2
import numpy as np

from audobon.evaluation.memorisation import busy_patches, is_drawn, nearest_correlations


def a_picture(seed: int, *, size: int = 200) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(128, 60, (size, size)).astype(np.float32)
    return np.clip(cv2.GaussianBlur(noise, (0, 0), 3) * 3 - 256, 0, 255).astype(np.uint8)


def test_a_copied_patch_is_found() -> None:
    source = a_picture(1)
    patch = source[37:101, 58:122]
    assert nearest_correlations([patch], [a_picture(2), source])[0] > 0.99


def test_a_patch_of_another_picture_is_not() -> None:
    patch = a_picture(3)[20:84, 20:84]
    assert nearest_correlations([patch], [a_picture(4), a_picture(5)])[0] < 0.9


def test_flat_patches_are_left_out() -> None:
    assert busy_patches([np.full((200, 200), 200, np.uint8)], count=5, seed=0) == []


def test_one_straight_edge_is_not_a_drawing() -> None:
    patch = np.full((64, 64), 230, np.uint8)
    patch[:, 30:] = 40
    assert not is_drawn(patch)


def test_a_lone_blob_is_not_a_drawing() -> None:
    patch = np.full((64, 64), 230, np.uint8)
    patch[4:20, 6:24] = 40
    assert not is_drawn(patch)


def test_strokes_all_over_are_a_drawing() -> None:
    patch = np.full((64, 64), 230, np.uint8)
    patch[::8, :] = 60
    patch[:, ::12] = 60
    assert is_drawn(patch)
