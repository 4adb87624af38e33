"""A page's picture, decoded and measured.

Knows: Pillow's decoders, luma.  Does not know: which file the picture comes from, or what is wrong with it.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from audobon.files import MAX_PIXELS
from audobon.quality.agreement import correlation

PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".bmp"})
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP")
_NUMBERS = re.compile(r"(\d+)")
_COUNTED = re.compile(r"(.*?)(\d{1,6})(?:[-_+](\d{1,6}))?")


@dataclass(frozen=True, kw_only=True)
class PageSeen:
    """One page as it looks.

    Attributes:
        name: What a person calls it.
        width: In the unit of the book's pages (pixels, or points in a PDF).
        height: Likewise.
        spread: Standard deviation of luma, 0-255.
        neighbours: How far neighbouring pixels agree (0-1), the better of across and down.
        damage: Why it cannot be decoded; empty if it can.
        format: Of the picture: `JPEG`, `PNG` and so on.
    """

    name: str
    width: float = 0.0
    height: float = 0.0
    spread: float = 0.0
    neighbours: float = 1.0
    damage: str = ""
    format: str = ""


@dataclass(frozen=True, kw_only=True)
class BookPages:
    """A book's pages in reading order. `unit` is that of their sizes; `strip` says that heights mean nothing.

    `numbered` holds the names that count the pages, where names do that; `counted` is the number of pages that the
    book says it has.
    """

    pages: tuple[PageSeen, ...]
    unit: str = "px"
    strip: bool = False
    numbered: tuple[str, ...] = ()
    counted: int | None = None

    @property
    def count(self) -> int:
        """How many pages there are: a page may have many pictures, or none."""
        return len(self.numbered) or len(self.pages)


def page_seen(data: bytes, *, name: str) -> PageSeen:
    """Decode a picture whole and measure it; a first frame stands for an animation."""
    try:
        with opened_picture(data, formats=_FORMATS) as picture:
            width, height = picture.size
            form = picture.format or ""
            luma = np.asarray(picture.convert("L"))
    except Exception as error:  # noqa: BLE001 - a stranger's picture breaks its decoder in any way it likes
        return PageSeen(name=name, damage=broken_by(error))
    return measured(luma, name=name, size=(width, height), form=form)


@contextmanager
def opened_picture(data: bytes, *, formats: tuple[str, ...]) -> Iterator[Image.Image]:
    """A picture whose head is read and whose pixels may be decoded.

    Raises:
        ValueError: it has more than 80 million pixels; and whatever its decoder raises.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the bound here is lower
        with Image.open(io.BytesIO(data), formats=formats) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise ValueError(f"it is {width} x {height} pixels, more than is decoded")
            yield picture


def measured(luma: NDArray[np.uint8], *, name: str, size: tuple[float, float], form: str = "") -> PageSeen:
    """A page by its luma (H W uint8) and its size."""
    plane = luma.astype(np.float32)
    across, down = correlation(plane[:, 1:], plane[:, :-1]), correlation(plane[1:], plane[:-1])
    return PageSeen(
        name=name,
        width=size[0],
        height=size[1],
        spread=float(plane.std()),
        neighbours=max(across, down),
        format=form,
    )


def natural_key(name: str) -> tuple[tuple[int, str], ...]:
    """Sorts names as a person would: page 2 before page 10."""
    parts = _NUMBERS.split(name.casefold())
    return tuple((int(part[:18]), "") if part.isdecimal() else (-1, part) for part in parts if part)


def missing_numbers(names: Sequence[str]) -> tuple[int, ...]:
    """The numbers that are left out where names count pages: 003 where 001, 002 and 004 are.

    Names that differ in more than their last number count apart; first numbers can only be missing where all names
    count together. `004-005` are two pages. Names that leave out more than they count do not count pages.
    """
    counts: dict[str, set[int]] = {}
    for name in names:
        match = _COUNTED.fullmatch(PurePosixPath(name).with_suffix("").as_posix())
        if match is not None:
            first, last = int(match[2]), int(match[3] or match[2])
            counts.setdefault(match[1].casefold(), set()).update({first, last} if last == first + 1 else {first})
    alone = len(counts) == 1 and sum(map(len, counts.values())) >= len(names)
    return tuple(number for found in counts.values() for number in _left_out(found, alone=alone))


def _left_out(found: set[int], *, alone: bool) -> tuple[int, ...]:
    least, most = min(found), max(found)
    if len(found) < 2 or most - least > 2 * len(found):
        return ()
    first = min(1, least) if alone and least <= len(found) else least
    return tuple(number for number in range(first, most + 1) if number not in found)


def broken_by(error: Exception) -> str:
    """Why a picture cannot be decoded, as its decoder has it."""
    text = str(error)
    return "it is no picture" if "cannot identify" in text else text or type(error).__name__
