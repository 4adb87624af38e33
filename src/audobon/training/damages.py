"""Ways in which a picture can be spoilt, each by a measure: what the assessor learns from.

Knows: arrays.  Does not know: nets, scores.  Those that it never learns from are in `evaluation/unseen_damages.py`.

Shapes: H W the picture.  Units: levels 0 (as it is) to 1 (hardly worth printing).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]
Damage = Callable[[Picture, float, np.random.Generator], Picture]
"""A picture H W 3, spoilt by a level."""


def blurred(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Out of focus: a Gaussian of up to 4 px."""
    return _as_picture(cv2.GaussianBlur(picture, (0, 0), max(4.0 * level, 0.05)))


def noisy(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Grain of each pixel, grey or coloured, of a deviation up to 60 of 255."""
    channels = 1 if generator.random() < 0.5 else 3
    grain = generator.standard_normal((*picture.shape[:2], channels), dtype=np.float32) * 60 * level
    return _as_picture(picture + grain)


def compressed(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """JPEG of a quality from 60 down to 3."""
    quality = round(60 - 57 * level**0.6)
    _, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)


def cast(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """One hue over everything, up to 60 in a and b of CIELAB."""
    lab = _lab(picture)
    angle = generator.uniform(0, 2 * np.pi)
    lab[..., 1] += 60 * level * np.cos(angle)
    lab[..., 2] += 60 * level * np.sin(angle)
    return _from_lab(lab)


def faded(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Contrast that goes towards an even tone."""
    tone = generator.uniform(90, 235)
    return _as_picture(picture * (1 - 0.9 * level) + tone * 0.9 * level)


def badly_lit(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Far too dark or far too light, by a power of up to 5."""
    power = 1 + 4 * level
    power = power if generator.random() < 0.5 else 1 / power
    return _as_picture(255 * (picture.astype(np.float32) / 255) ** power)


def garish(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Colours up to four times as strong; where there is no colour, contrast."""
    lab = _lab(picture)
    lab[..., 1:] *= 1 + 3 * level
    lab[..., 0] = 50 + (lab[..., 0] - 50) * (1 + level)
    return _from_lab(lab)


def oversharpened(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Halos beside every edge."""
    soft = cv2.GaussianBlur(picture, (0, 0), generator.uniform(0.8, 2.5)).astype(np.float32)
    return _as_picture(picture + (picture - soft) * 8 * level)


def line_broken(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Strokes that break off: short bars of the colour about them laid across."""
    height, width = picture.shape[:2]
    paper = cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    mask = np.zeros((height, width), np.uint8)
    for _ in range(round(900 * level * height * width / 512**2)):
        x, y = generator.uniform(0, width), generator.uniform(0, height)
        angle, half = generator.uniform(0, np.pi), generator.uniform(3, 9)
        ends = [(round(x + s * half * np.cos(angle)), round(y + s * half * np.sin(angle))) for s in (-1, 1)]
        cv2.line(mask, ends[0], ends[1], 255, int(generator.integers(2, 5)))
    return np.where(mask[..., None] > 0, paper, picture)


def warped(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Shapes pulled out of shape in a few places, by up to a fifteenth of the side."""
    height, width = picture.shape[:2]
    side = min(height, width)
    shift = generator.standard_normal((2, 9, 9), dtype=np.float32) * np.float32(level * side / 15)
    across, down = (cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) for field in shift)
    where = cv2.resize(
        (generator.random((5, 5)) < 0.5).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
    )
    grid_y, grid_x = np.mgrid[:height, :width].astype(np.float32)
    return _as_picture(
        cv2.remap(
            picture, grid_x + across * where, grid_y + down * where, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
        )
    )


def pixelated(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Blocks of up to ten pixels."""
    height, width = picture.shape[:2]
    factor = 1 + 9 * level
    size = (max(1, round(width / factor)), max(1, round(height / factor)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return _as_picture(cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST))


def posterised(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """From forty tones of each channel down to two."""
    tones = 2 + 38 * (1 - level) ** 2
    return _as_picture(np.round(picture / 255 * (tones - 1)) / (tones - 1) * 255)


def patched(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Places where all drawing is gone, and only the colour about them is left."""
    height, width = picture.shape[:2]
    smooth = cv2.GaussianBlur(cv2.medianBlur(picture, 21), (0, 0), 12)
    mask = np.zeros((height, width), np.float32)
    for _ in range(1 + round(9 * level)):
        centre = (int(generator.uniform(0, width)), int(generator.uniform(0, height)))
        axes = (int(generator.uniform(0.04, 0.15) * width), int(generator.uniform(0.04, 0.15) * height))
        cv2.ellipse(mask, centre, axes, generator.uniform(0, 180), 0, 360, 1.0, -1)
    soft = cv2.GaussianBlur(mask, (0, 0), 3)[..., None] * min(1.0, 1.6 * level)
    return _as_picture(picture * (1 - soft) + smooth * soft)


def woven(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """A weave of eight pixels, as a net leaves that works in patches."""
    height, width = picture.shape[:2]
    tile = generator.standard_normal((8, 8, 3)).astype(np.float32) * 28 * level
    patches = generator.uniform(0.4, 1.6, (height // 8 + 1, width // 8 + 1)).astype(np.float32)
    weave = np.tile(tile, (height // 8 + 1, width // 8 + 1, 1)) * np.kron(patches, np.ones((8, 8)))[..., None]
    return _as_picture(picture + weave[:height, :width])


def wavy(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Shapes swaying in waves, by up to 14 px."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    along, length = (
        (rows, generator.uniform(12, 90)) if generator.random() < 0.5 else (columns, generator.uniform(12, 90))
    )
    sway = (14 * level * np.sin(2 * np.pi * along / length + generator.uniform(0, 6))).astype(np.float32)
    across, down = (columns + sway, rows) if along is rows else (columns, rows + sway)
    return _as_picture(cv2.remap(picture, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT))


def turned_tiles(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Tiles of 16 to 48 px turned upside down in their places, up to two thirds of them."""
    found = np.array(picture)
    side = int(generator.integers(16, 49))
    for top in range(0, picture.shape[0] - side + 1, side):
        for left in range(0, picture.shape[1] - side + 1, side):
            if generator.random() < 0.67 * level:
                found[top : top + side, left : left + side] = picture[top : top + side, left : left + side][::-1, ::-1]
    return found


def overprinted(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Its own mirror image or upside-down image shining through."""
    way = (slice(None, None, -1), slice(None)) if generator.random() < 0.5 else (slice(None), slice(None, None, -1))
    share = 0.5 * level
    return _as_picture(picture * (1 - share) + picture[way].astype(np.float32) * share)


def dotted(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """A printer's screen of dots, or lines across, of 2 to 6 px."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    period = 2 * np.pi / generator.uniform(2, 6)
    screen = np.sin(rows * period)
    if generator.random() < 0.6:
        screen = screen * np.sin(columns * period)
    return _as_picture(picture + 80 * level * screen[..., None])


def unevenly_cast(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """A colour that comes in from one side."""
    height, width = picture.shape[:2]
    angle = generator.uniform(0, 2 * np.pi)
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    way = (columns / width - 0.5) * np.cos(angle) + (rows / height - 0.5) * np.sin(angle)
    share = (np.clip(way * 2 + 0.3, 0, 1) * 0.8 * level)[..., None]
    return _as_picture(picture * (1 - share) + generator.uniform(0, 255, 3) * share)


def scratched(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Scratches and specks, light or dark."""
    height, width = picture.shape[:2]
    found = np.array(picture)
    for _ in range(round(120 * level)):
        tone = [int(generator.integers(2)) * 255] * 3
        start = (int(generator.uniform(0, width)), int(generator.uniform(0, height)))
        reach = generator.normal(0, 0.12 * height if generator.random() < 0.4 else 3, 2)
        cv2.line(
            found, start, (round(start[0] + reach[0]), round(start[1] + reach[1])), tone, int(generator.integers(1, 4))
        )
    return found


def shifted_inks(picture: Picture, level: float, generator: np.random.Generator) -> Picture:
    """Red, green and blue out of register by up to 12 px."""
    found = np.array(picture)
    for channel in (0, 2):
        down, across = (round(float(step)) for step in generator.uniform(-12, 12, 2) * level)
        found[..., channel] = np.roll(picture[..., channel], (down, across), axis=(0, 1))
    return found


LEARNT: Mapping[str, Damage] = {
    "blur": blurred, "noise": noisy, "compression": compressed, "cast": cast, "fading": faded, "light": badly_lit,
    "garishness": garish, "halos": oversharpened, "broken lines": line_broken, "warping": warped,
    "pixels": pixelated, "few tones": posterised, "patches": patched, "weave": woven, "waves": wavy,
    "turned tiles": turned_tiles, "overprint": overprinted, "dots": dotted, "uneven cast": unevenly_cast,
    "scratches": scratched, "inks out of register": shifted_inks,
}  # fmt: skip


def _as_picture(values: NDArray[np.generic]) -> Picture:
    return np.clip(np.round(values.astype(np.float32)), 0, 255).astype(np.uint8)


def _lab(picture: Picture) -> Plane:
    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def _from_lab(lab: Plane) -> Picture:
    return _as_picture(cv2.cvtColor(lab.astype(np.float32), cv2.COLOR_LAB2RGB) * 255)
