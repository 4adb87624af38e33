"""Statistics of real illustrations for the style space: as they are, and as other scans would have them.

Knows: the pictures' folder, how scans differ.  Does not know: nets.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from audobon.style.paper import paper_cleared
from audobon.style.statistics import picture_statistics
from audobon.training.illustrations import Hand, pictures_with_hands

Picture = NDArray[np.uint8]
Numbers = NDArray[np.float32]

log = logging.getLogger(__name__)

VARIANTS = 2
_TOLD_EVERY = 200
_PACK = 1
"""Counts up when statistics or variants change their meaning."""
_LEAST_CUT_PX = 140
_CUT = (0.55, 1.0)
_ZOOM = (0.75, 1.3)
_TINT = (0.9, 1.06)
_GAMMA = 0.3
_BLUR_PX = (-0.6, 1.1)
_HUE = (0.75, 1.25)
_GRAIN = 0.03


@dataclass(frozen=True, kw_only=True)
class StylePack:
    """Pictures' hands, and their statistics P (1 + V) F: as they are, then in V variants."""

    hands: tuple[Hand, ...]
    statistics: Numbers


def style_pack(data: Path, *, cache: Path, variants: int = VARIANTS) -> StylePack:
    """The statistics of a folder's pictures, made on first use and kept in `cache`.

    Args:
        data: Laid out like the illustrations.
        cache: A folder; made if it is not there.
        variants: How many other scans of each picture.
    """
    found = pictures_with_hands(data, split="all")
    names = "\n".join(f"{path.relative_to(data)}" for path, _ in found)
    key = hashlib.sha256(f"{_PACK} {variants} {names}".encode()).hexdigest()[:16]
    kept = cache / f"style-{key}.npy"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        rows = []
        for number, (path, _) in enumerate(found):
            rows.append(_rows(path, number, variants=variants))
            if len(rows) % _TOLD_EVERY == 0:
                log.info("looked at %d of %d pictures", len(rows), len(found))
        np.save(kept, np.stack(rows))
    return StylePack(hands=tuple(hand for _, hand in found), statistics=np.load(kept))


def _rows(path: Path, number: int, *, variants: int) -> Numbers:
    """A picture's statistics (1 + V) F."""
    with Image.open(path) as opened:
        picture = np.asarray(opened.convert("RGB"))
    scans = [varied(picture, np.random.default_rng((number, turn))) for turn in range(variants)]
    return np.stack([picture_statistics(paper_cleared(scan)) for scan in [picture, *scans]])


def varied(picture: Picture, generator: np.random.Generator) -> Picture:
    """Part of a picture H W 3 as another scan, at another size, on another paper, of another printing."""
    height, width = picture.shape[:2]
    share = generator.uniform(*_CUT)
    rows, columns = int(height * share), int(width * share)
    if min(rows, columns) < _LEAST_CUT_PX:
        rows, columns = height, width
    top, left = (int(generator.integers(0, whole - part + 1)) for whole, part in ((height, rows), (width, columns)))
    cut = picture[top : top + rows, left : left + columns]
    zoom = float(np.exp(generator.uniform(*np.log(_ZOOM))))
    size = (max(1, round(columns * zoom)), max(1, round(rows * zoom)))
    cut = np.asarray(cv2.resize(cut, size, interpolation=cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC), np.uint8)
    seen = (cut[:, ::-1] if generator.random() < 0.5 else cut).astype(np.float32) / 255
    seen = np.clip(seen * generator.uniform(*_TINT, 3), 1e-3, 1) ** np.exp(generator.uniform(-_GAMMA, _GAMMA))
    blur = generator.uniform(*_BLUR_PX)
    if blur > 0:
        seen = cv2.GaussianBlur(seen.astype(np.float32), (0, 0), max(0.3, blur))
    grey = seen.mean(axis=2, keepdims=True)
    seen = grey + generator.uniform(*_HUE) * (seen - grey)
    seen = seen + generator.uniform(0, _GRAIN) * generator.standard_normal(seen.shape)
    return np.asarray((np.clip(seen, 0, 1) * 255).round(), np.uint8)


def kept_out_hands(hands: Sequence[Hand], *, dev: frozenset[int]) -> frozenset[str]:
    """Illustrators whom no training of the style space sees, so that books of one hand can be held against each other.

    They are those of two to four books of which none is in `dev`.
    """
    books: dict[str, set[int]] = {}
    for hand in hands:
        if hand.is_known:
            books.setdefault(hand.illustrator, set()).add(hand.book)
    return frozenset(name for name, of in books.items() if 2 <= len(of) <= 4 and not of & dev)
