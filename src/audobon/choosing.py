"""What can be decided of a panel of a finished book, as a choice that the spine carries out.

Knows: seeds, versions and masks, and how each is checked.  Does not know: the order of the trades.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from audobon.comic.raster import Raster
from audobon.errors import InputError
from audobon.panel_choices import PanelChoices, PanelRepaint
from audobon.panel_records import ArtRecord
from audobon.project import BookFolder, BookRecord

Choice = Callable[[BookFolder, BookRecord], PanelChoices]
"""Makes a book's choices anew; raises InputError where they cannot be as asked."""
_LEAST_LETTERS = 6
_HALF = 127


def another_seed(panel: str, *, seed: int | None) -> Choice:
    """All of the panel from a seed; from the next one if None. A version that was kept, or a repaint, ends with it."""

    def choice(folder: BookFolder, record: BookRecord) -> PanelChoices:
        chosen = record.seed_of(panel) + 1 if seed is None else seed
        return record.choices.anew(panel, seed=chosen)

    return choice


def kept_version(panel: str, *, version: str) -> Choice:
    """The painting with this key, or the one whose key begins so, whatever the panel's brief says from now on.

    Raises (when it is made): InputError: AUD-179, if there is none, or several.
    """

    def choice(folder: BookFolder, record: BookRecord) -> PanelChoices:
        known = folder.versions(panel).records()
        found = [one for one in known if len(version) >= _LEAST_LETTERS and one.key.startswith(version)]
        if len(found) != 1:
            names = ", ".join(one.key[:12] for one in known) or "none: the panel is not painted"
            raise InputError(
                "AUD-179",
                f'panel {panel} has {"several versions" if found else "no version"} "{version[:70]}"',
                hint=f"the versions are {names}",
            )
        return record.choices.keeping(panel, key=found[0].key)

    return choice


def as_briefed(panel: str) -> Choice:
    """The panel as its brief says: no version is kept, and no part painted again."""

    def choice(folder: BookFolder, record: BookRecord) -> PanelChoices:
        return record.choices.without(panel)

    return choice


def repainted_part(panel: str, mask: Raster, *, seed: int | None) -> Choice:
    """What is bright in a mask is painted again, from a seed; from the next one if None. The rest stays to the pixel.

    Args:
        panel: Its id.
        mask: H W or H W 3, uint8, as large as the panel's art.
        seed: Decides the noise.

    Raises (when it is made): InputError: AUD-178, if the mask is not as large or marks nothing; AUD-173, if the panel
        is not painted.
    """

    def choice(folder: BookFolder, record: BookRecord) -> PanelChoices:
        art = folder.art_record(panel)
        if art is None or record.draft:
            raise InputError("AUD-173", f"panel {panel} is not painted", hint="paint the book first")
        checked = checked_mask(mask, panel, size=folder.versions(panel).size(art.key))
        earlier = _earlier(record, art)
        folder.versions(panel).put_by()  # it stays to be painted over, whatever takes its place
        chosen = seed if seed is not None else (earlier.seed if earlier else record.seed_of(panel)) + 1
        of = earlier.of if earlier else art.key
        digest = folder.versions(panel).keep_mask(checked)
        repaint = PanelRepaint(panel=panel, of=of, base=art.key, mask_sha256=digest, seed=chosen)
        return record.choices.repainting(repaint)

    return choice


def _earlier(record: BookRecord, art: ArtRecord) -> PanelRepaint | None:
    """The repaint that the panel's art came from."""
    return next((one for one in record.repaints if one.panel == art.panel and one.key == art.key), None)


def checked_mask(mask: Raster, panel: str, *, size: tuple[int, int] | None) -> Raster:
    """A mask in black and white, H W uint8.

    Args:
        mask: H W or H W 3, uint8.
        panel: Whose.
        size: Width and height of the panel's art.

    Raises:
        InputError: AUD-178, if the mask is not as large or marks nothing.
    """
    if size != (mask.width_px, mask.height_px):
        wanted = "" if size is None else f"{size[0]} x {size[1]}"
        raise InputError(
            "AUD-178",
            f"the mask has {mask.width_px} x {mask.height_px} pixels, and panel {panel} {wanted}",
            hint="draw the mask on the panel's own picture, art.png",
        )
    grey = mask.array if mask.array.ndim == 2 else mask.array.max(axis=2)
    marked = (grey > _HALF).astype(np.uint8) * 255
    if not marked.any():
        raise InputError("AUD-178", "the mask marks nothing", hint="paint white where the panel is to be painted again")
    return Raster(array=marked)
