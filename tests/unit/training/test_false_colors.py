"""Flat colour and lines that leave something to the style."""

import cv2
import numpy as np

from audobon.training.false_colors import coarsened, dyed, is_monochrome, tinted, without_hatching
from audobon.training.hatching import hatched


def a_pen_drawing() -> np.ndarray:
    image = np.full((128, 128, 3), (250, 245, 235), np.uint8)
    for x in range(70, 120, 4):
        cv2.line(image, (x, 20), (x, 100), (20, 20, 20), 2)
    cv2.circle(image, (35, 60), 20, (20, 20, 20), 1)
    return image


def a_painting() -> np.ndarray:
    image = np.full((128, 128, 3), (240, 230, 200), np.uint8)
    image[:64] = (60, 110, 190)
    return image


def test_pen_drawings_on_tinted_paper_are_monochrome_and_paintings_are_not() -> None:
    assert is_monochrome(a_pen_drawing())
    assert not is_monochrome(a_painting())


def test_a_dyed_drawing_is_coloured_and_dark_where_it_is_hatched() -> None:
    flat = np.full((128, 128, 3), 245, np.uint8)
    tones, colored = [], 0
    for seed in range(8):
        out = dyed(a_pen_drawing(), flat, generator=np.random.default_rng(seed))
        colored += not is_monochrome(out)
        tones.append(float(out[40:80, 85:105].mean()) - float(out[105:, :60].mean()))
    assert colored >= 4
    assert float(np.mean(tones)) < -20


def test_tinting_keeps_a_colour_near_and_grey_grey() -> None:
    out = tinted(a_painting(), generator=np.random.default_rng(1))
    assert np.abs(out.astype(int) - a_painting()).mean() < 50
    grey = tinted(np.full((16, 16, 3), 128, np.uint8), generator=np.random.default_rng(1))
    assert int(np.ptp(grey)) <= 1


def test_coarse_colour_keeps_the_mean_and_loses_the_edge() -> None:
    out = coarsened(a_painting(), generator=np.random.default_rng(2))
    assert abs(float(out.mean()) - float(a_painting().mean())) < 6
    assert np.abs(np.diff(out[..., 0].astype(int), axis=0)).max() < 60


def test_hatching_is_left_out_and_contours_and_blacks_stay() -> None:
    line = np.zeros((128, 128), np.uint8)
    for x in range(70, 120, 4):
        cv2.line(line, (x, 20), (x, 100), 255, 2)
    cv2.circle(line, (35, 60), 20, 255, 1)
    line[105:125, 5:40] = 255
    out = without_hatching(line)
    assert not out[50:70, 85:105].any()
    assert (out[40:82, 10:60] == line[40:82, 10:60]).all()
    assert out[108:122, 10:35].min() == 255


def test_a_hatched_sheet_is_black_and_white_with_more_ink_where_it_is_dark() -> None:
    flat = np.full((96, 96, 3), 245, np.uint8)
    flat[:, 48:] = (90, 40, 40)
    sheet = hatched(flat, flat, np.zeros((96, 96), np.uint8), generator=np.random.default_rng(0))
    assert is_monochrome(sheet)
    light, dark = sheet[:, :40], sheet[:, 56:]
    assert float(light.std()) < 20
    assert float(dark.mean()) < float(light.mean()) - 25
    assert float(dark.std()) > 40
