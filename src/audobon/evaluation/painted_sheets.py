"""Painted contact sheets: telling panels of a story in several styles, beside real illustrations of the same media.

Knows: which panels and which real pictures are shown, by rule; paintings kept for the next run.
Does not know: how panels are planned, drawn or painted, or what a sheet's file is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.comic.codec import to_json
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import PagePlan, PanelBrief, Storyboard
from audobon.crew import Crew, Painter, PaintOrder
from audobon.errors import InputError
from audobon.evaluation.art_pictures import pixels_of
from audobon.evaluation.picture_rows import Shown, in_rows
from audobon.files import png_bytes, raster_from_png, sha256_hex, write_bytes
from audobon.keys import panel_pixels, panel_seed, picture_of
from audobon.painting_rounds import CONTROL
from audobon.training.export import NAMED_STYLES
from audobon.training.illustrations import Credited, credited_pictures, held_back_split
from audobon.versions import PAINT_ROOMS, source_digest

Picture = NDArray[np.uint8]
Tell = Callable[[str], None]
"""Called with what is being painted now."""

PANELS = 2
SHEET_DPI = 110
"""Half the resolution of a book's art: about the size at which the real pictures are kept."""
_TITLE_LETTERS = 60
_SIDES = (0.55, 1.8)
"""Height over width of the real pictures that are shown; longer ones are friezes and borders."""
_SHORTEST_PX = 240


@dataclass(frozen=True, kw_only=True)
class SheetMaker:
    """Makes the sheet of one story after another.

    Attributes:
        crew: Composer and penciller are asked.
        painters: Style -> who paints in it, in the order of the columns.
        real: Style -> real pictures of its media (see `real_of`).
        kept: Folder for paintings, so that a run that was stopped goes on.
        tell: Hears what is painted now.
    """

    crew: Crew
    painters: Mapping[str, Painter]
    real: Mapping[str, tuple[Credited, ...]]
    kept: Path
    tell: Tell

    def sheet(self, board: Storyboard) -> Raster:
        """A row a panel, its draft and its painting in each style; below them real pictures of the styles' media."""
        rows: list[list[Shown]] = []
        real: dict[Path, Shown] = {}
        for page, brief in chosen_panels(board):
            pencils = self._pencils(board, page, brief)
            row = [Shown(label=f"draft, panel {brief.id}", picture=np.asarray(pencils.draft.array, np.uint8))]
            for style, painter in self.painters.items():
                self.tell(f"{board.title}, panel {brief.id}, {style}")
                row.append(Shown(label=f"painted: {style}", picture=self._painting(painter, brief, pencils)))
            rows.append(row)
        for row_number in range(len(rows)):
            for style, pictures in self.real.items():
                left = tuple(one for one in pictures if one.path not in real)
                chosen = chosen_picture(left or pictures, key=f"{board.title}/{row_number}/{style}")
                real[chosen.path] = Shown(label=f"real: {credit(chosen)}", picture=pixels_of(chosen.path))
        return in_rows(board.title, [*rows, list(real.values())])

    def _pencils(self, board: Storyboard, page: PagePlan, brief: PanelBrief) -> Pencils:
        frame = next(frame for frame in self.crew.composer.frames(page) if frame.panel == brief.id)
        width_px, height_px = panel_pixels(frame, dpi=SHEET_DPI)
        return self.crew.penciller.draw(brief, board.cast, width_px=width_px, height_px=height_px)

    def _painting(self, painter: Painter, brief: PanelBrief, pencils: Pencils) -> Picture:
        """The first attempt at a panel, as a book of seed 0 begins it."""
        draft = np.ascontiguousarray(pencils.draft.array).tobytes()
        key = sha256_hex(to_json(picture_of(brief)), draft, painter.fingerprint, source_digest(PAINT_ROOMS))
        path = self.kept / f"{key}.png"
        if path.is_file():
            return np.asarray(raster_from_png(path.read_bytes(), name=str(path)).array, np.uint8)
        seed = panel_seed(0, brief.id, attempt=0)
        order = PaintOrder(brief=brief, pencils=pencils, seed=seed, attempt=0, control=CONTROL)
        (art,) = painter.paint([order], progress=_unwatched)
        write_bytes(path, png_bytes(art.image))
        return np.asarray(art.image.array, np.uint8)


def chosen_panels(board: Storyboard) -> tuple[tuple[PagePlan, PanelBrief], ...]:
    """At most `PANELS` panels with their pages, in reading order.

    The weightiest with somebody in them, each in a place of its own as long as there are places; panels where nobody
    is come last.
    """
    panels = [(page, brief) for page in board.pages for brief in page.panels]
    ranked = sorted(panels, key=lambda one: (not one[1].placements, -one[1].importance))
    chosen: list[tuple[PagePlan, PanelBrief]] = []
    for one in ranked:
        if one[1].place_kind not in {brief.place_kind for _, brief in chosen}:
            chosen.append(one)
    chosen += [one for one in ranked if one not in chosen]
    return tuple(sorted(chosen[:PANELS], key=panels.index))


def real_of(data: Path, style: str) -> tuple[Credited, ...]:
    """Held-back pictures of the media that a style's name stands for.

    Raises:
        InputError: AUD-163, if the folder has none.
    """
    media = NAMED_STYLES[style][0] if style in NAMED_STYLES else (style,)
    found = tuple(
        one
        for one in credited_pictures(data, split=held_back_split(data), media=media)
        if min(one.width_px, one.height_px) >= _SHORTEST_PX and _SIDES[0] <= one.height_px / one.width_px <= _SIDES[1]
    )
    if not found:
        raise InputError(
            "AUD-163",
            f"{data} holds no held-back picture in {' or '.join(media)} to show beside {style}",
            hint="name other styles with --styles, or a folder with more pictures",
        )
    return found


def chosen_picture(pictures: tuple[Credited, ...], *, key: str) -> Credited:
    """One picture, the same for the same key: an illustrator first, so that a thick book has no more chances."""
    hands = sorted({one.illustrator for one in pictures})
    hand = min(hands, key=lambda name: sha256_hex("hand", key, name))
    return min(
        (one for one in pictures if one.illustrator == hand), key=lambda one: sha256_hex("picture", key, one.path.name)
    )


def credit(picture: Credited) -> str:
    """Who drew a picture for which book, and when; a long title is cut between words."""
    title = picture.title
    while len(title) > _TITLE_LETTERS:
        title = title.rpartition(" ")[0] or title[:_TITLE_LETTERS]
    mark = "" if title == picture.title else " ..."
    return f"{picture.illustrator}, {title.rstrip(',;')}{mark}, {picture.year or 'year unknown'}"


def _unwatched(done: int, of: int) -> None:
    """One panel is told of before it is painted."""
