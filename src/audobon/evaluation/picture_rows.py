"""Pictures of any shape in rows: each row as high as the page's width lets it be, every picture whole, its words below.

Knows: pictures and words.  Does not know: what they show.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from audobon.comic.raster import Raster
from audobon.typography.faces import LETTERING, face

WIDTH_PX = 1800
HIGHEST_PX = 460
_GAP_PX, _BORDER_PX, _TITLE_PX, _TYPE_PX, _LINE_PX = 8, 12, 56, 17, 21
_PAPER, _INK = "#fbf8f0", "#2b2320"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture H W 3 and what is said below it."""

    label: str
    picture: NDArray[np.uint8]


def in_rows(title: str, rows: Sequence[Sequence[Shown]]) -> Raster:
    """One page of 1,800 px: the pictures of a row at one height, as large as fits; words are broken into lines."""
    placed = [_placed(row) for row in rows if row]
    heights = [height + _LINE_PX * lines + 2 * _GAP_PX for height, _, lines in placed]
    page = Image.new("RGB", (WIDTH_PX, _TITLE_PX + sum(heights) + _BORDER_PX), _PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((WIDTH_PX / 2, _TITLE_PX - 16), title, font=_type(30), fill=_INK, anchor="ms")
    top = _TITLE_PX
    for (height, widths, _), row, below in zip(placed, (row for row in rows if row), heights, strict=True):
        left = (WIDTH_PX - sum(widths) - _GAP_PX * (len(widths) - 1)) // 2
        for shown, width in zip(row, widths, strict=True):
            image = Image.fromarray(np.ascontiguousarray(shown.picture))
            page.paste(image.resize((width, height), Image.Resampling.LANCZOS), (left, top))
            for number, line in enumerate(_lines(shown.label, width)):
                y = top + height + 4 + number * _LINE_PX
                pen.text((left + width / 2, y), line, font=_type(_TYPE_PX), fill=_INK, anchor="ma")
            left += width + _GAP_PX
        top += below
    return Raster(array=np.asarray(page))


def _placed(row: Sequence[Shown]) -> tuple[int, list[int], int]:
    """A row's height, its pictures' widths, and how many lines its longest words take."""
    shapes = [shown.picture.shape[1] / shown.picture.shape[0] for shown in row]
    room = WIDTH_PX - 2 * _BORDER_PX - _GAP_PX * (len(row) - 1)
    height = max(1, min(HIGHEST_PX, int(room / sum(shapes))))
    widths = [max(1, round(height * shape)) for shape in shapes]
    return height, widths, max(len(_lines(shown.label, width)) for shown, width in zip(row, widths, strict=True))


def _lines(words: str, width: int) -> list[str]:
    """Words broken between words into lines of a width in pixels; a longer word stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _type(_TYPE_PX).getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _type(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(face(LETTERING).data), size)
