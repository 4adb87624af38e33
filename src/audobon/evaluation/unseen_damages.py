"""Ways in which a picture can be spoilt that the assessor has never learnt from.

Knows: arrays.  Does not know: nets, scores, what is learnt (`training/damages.py`).

Shapes: H W the picture.  Units: levels 0 (as it is) to 1 (hardly worth printing).
"""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from audobon.training.damages import Damage, Picture


def shaken(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Moved while it was taken: a streak of up to 21 px in one direction."""
    length = 1 + 20 * level
    angle = generator.uniform(0, np.pi)
    steps = np.linspace(-0.5, 0.5, 41)
    kernel = np.zeros((23, 23), np.float32)
    for step in steps:
        x, y = 11 + step * length * np.cos(angle), 11 + step * length * np.sin(angle)
        kernel[round(y), round(x)] += 1
    return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT), np.uint8)


def speckled(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Single pixels black or white, up to a quarter of them."""
    found = np.array(picture)
    chance = generator.random(picture.shape[:2])
    found[chance < 0.125 * level] = 0
    found[chance > 1 - 0.125 * level] = 255
    return found


def webp_coded(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """WebP of a quality from 40 down to 1, at up to a third of the size."""
    height, width = picture.shape[:2]
    factor = 1 + 2 * level
    small = cv2.resize(picture, (round(width / factor), round(height / factor)), interpolation=cv2.INTER_AREA)
    _, coded = cv2.imencode(".webp", small, [cv2.IMWRITE_WEBP_QUALITY, round(1 + 39 * (1 - level))])
    back = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return np.asarray(cv2.resize(back, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def stained(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Blots of foreign colour over parts of the picture."""
    height, width = picture.shape[:2]
    blots = cv2.resize(generator.random((6, 6)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    share = (np.clip((blots - 0.35) * 4, 0, 1) * 0.85 * level)[..., None]
    color = generator.uniform(0, 255, 3)
    return np.asarray(np.clip(picture * (1 - share) + color * share, 0, 255), np.uint8)


def torn(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Rows pushed aside, each bundle by up to 24 px."""
    found = np.array(picture)
    row = 0
    while row < len(found):
        bundle = int(generator.integers(2, 14))
        found[row : row + bundle] = np.roll(
            found[row : row + bundle], round(generator.uniform(-24, 24) * level), axis=1
        )
        row += bundle
    return found


def shuffled_blocks(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Squares of 24 px that have changed places, up to half of them."""
    found = np.array(picture)
    rows, columns = picture.shape[0] // 24, picture.shape[1] // 24
    places = generator.permutation(rows * columns)[: round(0.5 * level * rows * columns)]
    for one, other in zip(places, np.roll(places, 1), strict=True):
        (top, left), (y, x) = divmod(int(one), columns), divmod(int(other), columns)
        found[top * 24 : top * 24 + 24, left * 24 : left * 24 + 24] = picture[
            y * 24 : y * 24 + 24, x * 24 : x * 24 + 24
        ]
    return found


def smeared(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Detail run together as under a wet thumb: a median over up to 19 px."""
    reach = 2 * round(9 * level) + 1
    return np.asarray(cv2.medianBlur(picture, reach), np.uint8) if reach > 1 else np.array(picture)


def ghosted(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """A second print, out of place, over the first."""
    angle = generator.uniform(0, 2 * np.pi)
    shift = np.array([[1, 0, 24 * level * np.cos(angle)], [0, 1, 24 * level * np.sin(angle)]], np.float32)
    height, width = picture.shape[:2]
    other = cv2.warpAffine(picture, shift, (width, height), borderMode=cv2.BORDER_REFLECT)
    return np.asarray(
        cv2.addWeighted(picture, 1 - 0.5 * min(1.0, 2 * level), other, 0.5 * min(1.0, 2 * level), 0), np.uint8
    )


def screened(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """A coarse moire of stripes."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    angle = generator.uniform(0, np.pi)
    stripes = np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / generator.uniform(3, 7))
    return np.asarray(np.clip(picture + 90 * level * stripes[..., None], 0, 255), np.uint8)


UNSEEN: Mapping[str, Damage] = {
    "shaking": shaken, "speckles": speckled, "coarse coding": webp_coded, "stains": stained, "tearing": torn,
    "shuffled blocks": shuffled_blocks, "smearing": smeared, "ghosts": ghosted, "moire": screened,
}  # fmt: skip
