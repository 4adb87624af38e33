"""The paper of a contact sheet: labelled cells in rows, cut into pages.

Knows: cells, captions, rows.  Does not know: what is in a cell.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from audobon.comic.raster import Raster
from audobon.pencils.plates import Picture
from audobon.typography.faces import LETTERING, face

WIDTH_PX = 1600
MAX_HEIGHT_PX = 2000
_LABEL_PX, _TITLE_PX, _BORDER_PX = 24, 52, 8
_PAPER, _CAPTION_PAPER, _INK = "#fbf8f0", "#efe7d3", "#2b2320"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """`draw(width_px, height_px)` gives the picture under the label."""

    label: str
    draw: Callable[[int, int], Picture]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Cells of one size (width and height in pixels, without the caption) under one title; as many columns as fit,
    unless `columns` says how many, so that rows keep together what belongs together."""

    title: str
    size_px: tuple[int, int]
    cells: tuple[Cell, ...]
    columns: int = 0


def laid_out(sheet: Sheet) -> Iterator[Raster]:
    """The pages of a sheet, drawn one at a time."""
    width, height = sheet.size_px
    columns = sheet.columns or max(1, (WIDTH_PX - 2 * _BORDER_PX) // width)
    rows = max(1, (MAX_HEIGHT_PX - _TITLE_PX - 2 * _BORDER_PX) // (height + _LABEL_PX))
    per_page = rows * columns
    count = -(-len(sheet.cells) // per_page)
    for number in range(count):
        cells = sheet.cells[number * per_page : (number + 1) * per_page]
        title = f"{sheet.title} ({number + 1} of {count})" if count > 1 else sheet.title
        yield _page(title, cells, columns=columns, size_px=sheet.size_px)


def _page(title: str, cells: Sequence[Cell], *, columns: int, size_px: tuple[int, int]) -> Raster:
    width, height = size_px
    rows = -(-len(cells) // columns)
    image = Image.new(
        "RGB",
        (2 * _BORDER_PX + columns * width, _TITLE_PX + rows * (height + _LABEL_PX) + _BORDER_PX),
        _PAPER,
    )
    pen = ImageDraw.Draw(image)
    pen.text((image.width / 2, _TITLE_PX - 16), title, font=_type(30), fill=_INK, anchor="ms")
    for index, cell in enumerate(cells):
        x = _BORDER_PX + index % columns * width
        y = _TITLE_PX + index // columns * (height + _LABEL_PX)
        image.paste(Image.fromarray(np.ascontiguousarray(cell.draw(width - 4, height))), (x + 2, y))
        pen.rectangle((x + 2, y + height, x + width - 3, y + height + _LABEL_PX - 4), fill=_CAPTION_PAPER)
        _caption(pen, cell.label, x=x + width / 2, y=y + height + 15, width=width - 10)
    return Raster(array=np.asarray(image))


def _caption(pen: ImageDraw.ImageDraw, text: str, *, x: float, y: float, width: float) -> None:
    size = 16
    while size > 9 and _type(size).getlength(text) > width:
        size -= 1
    pen.text((x, y), text, font=_type(size), fill=_INK, anchor="ms")


def _type(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(face(LETTERING).data), size)
