"""Wishes about single panels, checked while whoever has them is there, and queued.

Knows: which panel there is to wish anything of, and what is worked out before the queue has the wish.
Does not know: HTTP, or how a wish is carried out (`panel_work.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from audobon.choosing import checked_mask, kept_version
from audobon.comic.raster import Raster
from audobon.files import png_bytes, sha256_hex
from audobon.make_options import Until
from audobon.panel_records import ArtRecord
from audobon.project import BookFolder, BookRecord, book_record
from audobon.serving.book_edits import check_ended, planned_folder
from audobon.serving.book_work import book_asked
from audobon.serving.edit_refusals import NotThatFarError
from audobon.serving.jobs.job import Job
from audobon.serving.made_book import MadeBook
from audobon.serving.panel_work import PanelAsked, PanelWish
from audobon.serving.refusals import NotFoundError
from audobon.serving.service import Service


class PanelEdits:
    """Wishes about one panel of a job's book.

    Args:
        service: Whose queue.
        job: The book's.
        panel: The panel's id.

    Raises:
        ClosingError: AUD-732; BeingMadeError: AUD-740; NotThatFarError: AUD-743, AUD-748; NotFoundError: AUD-730.
    """

    def __init__(self, service: Service, job: Job, panel: str) -> None:
        service.check_open()
        check_ended(job)
        self._service = service
        self._job = job
        self._panel = panel
        self._folder: BookFolder = planned_folder(MadeBook(job, service.queue.folder(job.id)))
        self._record: BookRecord = book_record(self._folder.root)
        self._art = self._painted()

    def redraw(self, seed: int | None) -> Job:
        """The panel from a seed, from the next one if None."""
        chosen = self._record.seed_of(self._panel) + 1 if seed is None else seed
        return self._queued(PanelAsked(panel=self._panel, wish=PanelWish.REDRAW, seed=chosen))

    def keep(self, version: str) -> Job:
        """The painting whose key begins so.

        Raises:
            InputError: AUD-179, if there is none, or several.
        """
        kept_version(self._panel, version=version)(self._folder, self._record)
        return self._queued(PanelAsked(panel=self._panel, wish=PanelWish.KEEP, version=version))

    def release(self) -> Job:
        """The panel as its brief says."""
        return self._queued(PanelAsked(panel=self._panel, wish=PanelWish.RELEASE))

    def repaint(self, mask: Raster, seed: int | None) -> Job:
        """What is bright in a mask (H W or H W 3, uint8) anew, from a seed; from the next one if None.

        Raises:
            InputError: AUD-178, if the mask is not as large as the art, or marks nothing.
        """
        size = self._folder.versions(self._panel).size(self._art.key)
        checked = checked_mask(mask, self._panel, size=size)
        asked = PanelAsked(
            panel=self._panel, wish=PanelWish.REPAINT, seed=seed, version=self._art.key,
            mask_sha256=sha256_hex(png_bytes(checked)),
        )  # fmt: skip

        def put(folder: Path) -> None:
            self._folder.versions(self._panel).keep_mask(checked)

        return self._queued(asked, put=put)

    def _painted(self) -> ArtRecord:
        if self._panel not in {brief.id for brief in self._folder.storyboard().panels()}:
            raise NotFoundError("AUD-730", f'there is no panel "{self._panel[:80]}"', hint="list the panels")
        art = None if self._record.draft else self._folder.art_record(self._panel)
        if art is None:
            raise NotThatFarError(
                "AUD-748", f"panel {self._panel} is not painted", hint="make the book until it is bound"
            )
        return art

    def _queued(self, asked: PanelAsked, *, put: Callable[[Path], None] | None = None) -> Job:
        before = book_asked(self._job)
        options = replace(before.options, until=Until.BOUND)
        self._service.admit(options)
        return self._service.queue.revise(self._job.id, replace(before, options=options, panel=asked).body(), put=put)
