"""A book's folder on disk: what is in it, what counts as done, and what may be kept.

Knows: names of files, content keys, commit marks, the lock.  Does not know: the order of the trades or how to draw.

    DIR/<slug>.book/
      corrections.json   (a person's, if there is one: what the reading got wrong)
      words.json   (its words in other languages, see `translations.py`)   drawings/<id>.png   (see `cast_folder.py`)
      book.json  story.json  storyboard.json  layout.json  report.json  coverage.json coverage.md
      lettered.json   (the lettered pages as layers; it is there as long as all pages are printed)
      cast.json  cast/<id>.json <id>.png   (see `cast_folder.py`)
      panels/<id>/ pencils.json draft.png line.png flat.png depth.png pose.png mask-<id>.png   art.json art.png
                   art-try1.webp art-try2.webp ...   (every attempt in small, where there was more than one)
                   versions/<key>/ repaints/   (see `art_versions.py`)
                   (proof.json proof.png in place of the art where only a draft was asked for)
                   plate.json plate.png   (the art enlarged, where pages are printed from it)
      anchors/<name>.json <name>.png   (see `anchor_folder.py`)
      pages/001.png 001.json ...   (see `page_folder.py`)
      encoded/...   (see `encoded_folder.py`)

A record (`pencils.json`, `art.json`) is written after the pictures it speaks of and holds their sha256: it is the mark
that they are whole.  See docs/decisions/0006-content-addressing.md for what each key is made of.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from audobon.anchor_folder import AnchorFolder
from audobon.art_versions import ArtVersions
from audobon.cast_folder import CastFolder
from audobon.comic.book import Book
from audobon.comic.codec import from_json, to_json
from audobon.comic.corrections import Corrections
from audobon.comic.coverage import Coverage
from audobon.comic.page import Frame
from audobon.comic.panel import PanelArt
from audobon.comic.pencils import CharacterMask, ControlMap, Pencils
from audobon.comic.raster import Raster
from audobon.comic.soundness import check_design, check_storyboard
from audobon.comic.story import Story
from audobon.comic.storyboard import PagePlan, Storyboard
from audobon.encoded_folder import EncodedFolder
from audobon.errors import InputError
from audobon.files import (
    disk_error,
    locked,
    png_bytes,
    png_size,
    raster_from_png,
    raster_from_webp,
    read_text,
    sha256_hex,
    small_webp,
    sweep_half_written,
    telling_disk_errors,
    write_bytes,
    write_text,
)
from audobon.kept_record import kept_record, mark_time, whole_bytes
from audobon.model_asked import EMBEDDED, ModelAsked
from audobon.page_folder import PageFolder
from audobon.panel_choices import KeptArt, PanelChoices, PanelRepaint, PanelSeed
from audobon.panel_records import ArtRecord, PencilsRecord, PictureFile, PlateRecord
from audobon.plan_asked import US_SHEET, Sheet
from audobon.report import Report

SUFFIX = ".book"
MAX_SLUG_CHARS = 60
TRY_LONGEST_PX = 512
"""An attempt is kept to be looked at beside the others, not to be printed."""


@dataclass(frozen=True, kw_only=True)
class BookRecord:
    """`book.json`: what the book was asked to be. `storyboard_sha256` is the storyboard as the program wrote it."""

    title: str
    author: str
    slug: str
    language: str
    style: str
    seed: int
    draft: bool
    pages_asked: int | None
    formats: tuple[str, ...]
    dpi: int
    text_sha256: str
    source_name: str
    source_sha256: str
    storyboard_sha256: str
    version: str
    panel_seeds: tuple[PanelSeed, ...] = ()
    kept_arts: tuple[KeptArt, ...] = ()
    repaints: tuple[PanelRepaint, ...] = ()
    reader: str = ""
    director: str = ""
    model: ModelAsked = EMBEDDED
    sheet: Sheet = US_SHEET
    cover: bool = False
    corrections: Corrections = field(default_factory=Corrections)

    @property
    def style_name(self) -> str:
        """What its style is called: a named one, or the user's own."""
        return "of its own" if self.model.style_from else self.style

    @property
    def choices(self) -> PanelChoices:
        """What a person has decided of single panels."""
        return PanelChoices(seeds=self.panel_seeds, kept=self.kept_arts, repaints=self.repaints)

    def choosing(self, choices: PanelChoices) -> BookRecord:
        """The same book with other choices."""
        return replace(self, panel_seeds=choices.seeds, kept_arts=choices.kept, repaints=choices.repaints)

    def seed_of(self, panel: str) -> int:
        """The seed that this panel starts from."""
        return self.choices.seed_of(panel, book_seed=self.seed)


@dataclass(frozen=True, kw_only=True)
class Lettered:
    """`lettered.json`: the book with its lettered pages as layers, and the pages' plans as they were lettered."""

    book: Book
    plans: tuple[PagePlan, ...]


@dataclass(frozen=True, kw_only=True)
class PageLayout:
    """One page's frames (points), and the keys of what they were cut for (see `keys.py`); one picture key a frame."""

    number: int
    heading: str
    byline: str
    order_key: str
    picture_keys: tuple[str, ...]
    frames: tuple[Frame, ...]
    double: bool = False


@dataclass(frozen=True, kw_only=True)
class Layout:
    """`layout.json`: the frames of every page, and the sheet that they were cut for."""

    pages: tuple[PageLayout, ...]
    sheet: Sheet = US_SHEET


def slug_of(title: str, *, fallback: str) -> str:
    """A short name for files: lower-case ASCII letters, digits and hyphens, at most 60 characters."""
    for words in (title, fallback):
        plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
        if len(slug) > MAX_SLUG_CHARS:
            whole_words = slug[: MAX_SLUG_CHARS + 1].rpartition("-")[0]
            slug = whole_words or slug[:MAX_SLUG_CHARS]
        if slug:
            return slug
    return "book-" + sha256_hex(title, fallback)[:8]


class BookFolder:
    """One book on disk. Make one with `opened`, which holds its lock."""

    def __init__(self, root: Path, *, is_draft: bool = False) -> None:
        self.root = root
        self._art_stem = "proof" if is_draft else "art"
        self.slug = root.name.removesuffix(SUFFIX)
        self.cast = CastFolder(root)
        self.anchors = AnchorFolder(root)
        self.pages = PageFolder(root)
        self.encoded = EncodedFolder(root)

    @classmethod
    @contextlib.contextmanager
    def opened(cls, root: Path, *, is_draft: bool = False) -> Iterator[BookFolder]:
        """Hold a book's folder, made if it is not there; if no book came of it, it is removed again.

        A draft keeps its art as `proof.png`, so that looking at the plan costs no painting.

        Raises:
            ResourceError: AUD-551 to AUD-553, if it cannot be written to or another run holds it.
        """
        created = missing_folders(root)
        with telling_disk_errors(root):
            root.mkdir(parents=True, exist_ok=True)
        folder = cls(root, is_draft=is_draft)
        try:
            with locked(root):
                sweep_half_written(root)
                yield folder
        finally:
            if created and not (root / "book.json").exists():
                shutil.rmtree(root, ignore_errors=True)
                remove_bare(created[1:])

    # --- the book's own records ---

    def record(self) -> BookRecord | None:
        """What this folder's book was asked to be; None if the folder is new."""
        path = self.root / "book.json"
        if not path.exists():
            return None
        text = read_text(path, code="AUD-151", hint="delete the folder to start the book anew")
        return from_json(BookRecord, text, source=str(path))

    def keep_record(self, record: BookRecord) -> None:
        write_text(self.root / "book.json", to_json(record))

    def keep_story(self, story: Story) -> None:
        write_text(self.root / "story.json", to_json(story))

    def story(self) -> Story | None:
        """The story as it was read; None if there is none or the file is damaged."""
        return kept_record(Story, self.root / "story.json")

    def corrections(self) -> Corrections:
        """What a person corrects of the reading, from `corrections.json`; nothing if there is no such file.

        Raises:
            InputError: AUD-140 to AUD-147, AUD-151, naming the field that is wrong.
        """
        path = self.root / "corrections.json"
        return read_corrections(path) if path.is_file() else Corrections()

    def coverage(self) -> Coverage | None:
        """What of the text an earlier run found in the comic."""
        return kept_record(Coverage, self.root / "coverage.json")

    def keep_coverage(self, coverage: Coverage, *, told: str) -> None:
        """Write the coverage as data and as a page to read."""
        write_text(self.root / "coverage.json", to_json(coverage))
        write_text(self.root / "coverage.md", told)

    def drop_coverage(self) -> None:
        """Remove the coverage of a text that is not this book's."""
        for name in ("coverage.json", "coverage.md"):
            if (self.root / name).is_file():
                _remove(self.root / name)

    def storyboard_sha256(self) -> str | None:
        """Of `storyboard.json` as it is now; None if there is none."""
        path = self.root / "storyboard.json"
        return sha256_hex(path.read_bytes()) if path.is_file() else None

    def storyboard(self) -> Storyboard:
        """The plan to draw from, edited or not.

        Raises:
            InputError: AUD-140 to AUD-151, naming the file and the field.
        """
        return read_storyboard(self.root / "storyboard.json")

    def keep_storyboard(self, board: Storyboard) -> str:
        """Write the plan and return the sha256 that tells later whether a person has edited it."""
        write_text(self.root / "storyboard.json", to_json(board, terse=True))
        return self.storyboard_sha256() or ""

    def layout(self) -> Layout:
        """The frames kept from an earlier run; no pages if there are none or the file is damaged."""
        return kept_record(Layout, self.root / "layout.json") or Layout(pages=())

    def keep_layout(self, layout: Layout) -> None:
        write_text(self.root / "layout.json", to_json(layout))

    def lettered(self) -> Lettered | None:
        """The book with its lettered pages as layers; None if no run has ended since they were last begun."""
        return kept_record(Lettered, self.root / "lettered.json")

    def keep_lettered(self, lettered: Lettered) -> None:
        write_text(self.root / "lettered.json", to_json(lettered))

    def drop_lettered(self) -> None:
        """Take the mark away that says that all pages are printed as they were lettered."""
        if (self.root / "lettered.json").is_file():
            _remove(self.root / "lettered.json")

    def report(self) -> Report | None:
        """What the last run that ended told; None if none has."""
        return kept_record(Report, self.root / "report.json")

    def ended(self) -> datetime:
        """When the last run ended that did."""
        path = self.root / "report.json"
        with telling_disk_errors(path):
            return datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def keep_report(self, report: Report) -> None:
        write_text(self.root / "report.json", to_json(report))

    # --- panels ---

    def panel_folder(self, panel: str) -> Path:
        return self.root / "panels" / panel

    def pencils_record(self, panel: str, *, key: str | None = None) -> PencilsRecord | None:
        """The panel's pencils as committed; None if there are none, or none with this key, or they are damaged."""
        record = kept_record(PencilsRecord, self.panel_folder(panel) / "pencils.json")
        if record is None or (key is not None and record.key != key):
            return None
        files = (record.draft, *record.controls, *record.masks)
        return record if all(self._is_whole(panel, file) for file in files) else None

    def pencils(self, record: PencilsRecord) -> Pencils:
        """The pencils of a committed record, pictures and all."""
        return Pencils(
            panel=record.panel,
            draft=self._picture(record.panel, record.draft),
            controls=tuple(
                ControlMap(name=Path(file.name).stem, image=self._picture(record.panel, file))
                for file in record.controls
            ),
            masks=tuple(
                CharacterMask(
                    character=Path(file.name).name.removeprefix("mask-").removesuffix(".png"),
                    image=self._picture(record.panel, file),
                )
                for file in record.masks
            ),
            anchors=record.anchors,
            reserved=record.reserved,
            warnings=record.warnings,
        )

    def keep_pencils(self, pencils: Pencils, *, key: str) -> tuple[PencilsRecord, Pencils]:
        """Commit a panel's pencils: pictures first, the record last; and the pencils as they would be read back."""
        panel = pencils.panel
        record = PencilsRecord(
            panel=panel,
            key=key,
            draft=self._keep_pencil(panel, "draft.png", pencils.draft),
            controls=tuple(
                self._keep_pencil(panel, f"{control.name}.png", control.image) for control in pencils.controls
            ),
            masks=tuple(self._keep_pencil(panel, f"mask-{mask.character}.png", mask.image) for mask in pencils.masks),
            anchors=pencils.anchors,
            reserved=pencils.reserved,
            warnings=pencils.warnings,
        )
        text = to_json(record)
        write_text(self.panel_folder(panel) / "pencils.json", text)
        read = from_json(PencilsRecord, text, source="pencils.json")
        return read, replace(pencils, anchors=read.anchors, reserved=read.reserved, warnings=read.warnings)

    def art_record(self, panel: str, *, key: str | None = None) -> ArtRecord | None:
        """The panel's art as committed; None if there is none, or none with this key, or it is damaged."""
        record = kept_record(ArtRecord, self.panel_folder(panel) / f"{self._art_stem}.json")
        if record is None or (key is not None and record.key != key) or not self._is_whole(panel, record.image):
            return None
        return record

    def art_image(self, panel: str) -> Raster:
        """The pixels of a painted panel."""
        path = self.panel_folder(panel) / f"{self._art_stem}.png"
        with telling_disk_errors(path):
            return raster_from_png(path.read_bytes(), name=str(path))

    def versions(self, panel: str) -> ArtVersions:
        """Earlier paintings of a panel, and masks by which it was painted over."""
        return ArtVersions(self.panel_folder(panel), stem=self._art_stem)

    def draft_size(self, record: PencilsRecord) -> tuple[int, int]:
        """Width and height of a panel's pencils in pixels."""
        return png_size(self.panel_folder(record.panel) / record.draft.name)

    def finished_panels(self) -> dict[str, int]:
        """Panels whose art is committed, each with the time of its mark in nanoseconds; others may be at work here."""
        marks = (self.root / "panels").glob(f"*/{self._art_stem}.json")
        return {mark.parent.name: at for mark in marks if (at := mark_time(mark)) is not None}

    def art_file(self, panel: str) -> bytes | None:
        """The PNG file of a panel's art; None if it is not whole just now: another run may be about to replace it."""
        record = kept_record(ArtRecord, self.panel_folder(panel) / f"{self._art_stem}.json")
        if record is None:
            return None
        return whole_bytes(self.panel_folder(panel) / record.image.name, record.image.sha256)

    def keep_art(self, art: PanelArt, *, key: str) -> ArtRecord:
        """Commit a painted panel: the pictures first, the record last; then the attempts at earlier art go."""
        record = ArtRecord(
            panel=art.panel,
            key=key,
            image=self._keep_picture(art.panel, f"{self._art_stem}.png", art.image),
            provenance=art.provenance,
            attempts=art.attempts,
            tries=tuple(self._keep_try(art.panel, number, image) for number, image in enumerate(art.tries, start=1)),
        )
        write_text(self.panel_folder(art.panel) / f"{self._art_stem}.json", to_json(record))
        for path in sorted(self.panel_folder(art.panel).glob(f"{self._art_stem}-try*.webp")):
            if path.name not in {file.name for file in record.tries}:
                _remove(path)
        return record

    def try_image(self, record: ArtRecord, place: int) -> Raster | None:
        """An attempt at a panel in small, by its place from 0; None if it was not kept, or is lost or damaged."""
        if not (place < len(record.tries) and self._is_whole(record.panel, record.tries[place])):
            return None
        path = self.panel_folder(record.panel) / record.tries[place].name
        with telling_disk_errors(path):
            return raster_from_webp(path.read_bytes(), name=str(path))

    def plate(self, panel: str, *, key: str) -> Raster | None:
        """The panel's print plate; None if there is none with this key, or it is damaged."""
        record = kept_record(PlateRecord, self.panel_folder(panel) / "plate.json")
        if record is None or record.key != key or not self._is_whole(panel, record.image):
            return None
        return self._picture(panel, record.image)

    def plate_key(self, panel: str) -> str:
        """The key of the panel's print plate; empty if there is none."""
        record = kept_record(PlateRecord, self.panel_folder(panel) / "plate.json")
        return "" if record is None else record.key

    def keep_plate(self, panel: str, plate: Raster, *, key: str) -> None:
        """Commit a panel's print plate: the picture first, the record last."""
        record = PlateRecord(panel=panel, key=key, image=self._keep_picture(panel, "plate.png", plate))
        write_text(self.panel_folder(panel) / "plate.json", to_json(record))

    def prune(self, board: Storyboard) -> None:
        """Remove panels, pages and cast that the storyboard no longer has."""
        wanted = {brief.id for brief in board.panels()}
        for path in sorted((self.root / "panels").glob("*")):
            if path.name not in wanted:
                _remove(path)
        self.pages.drop_others({page.number for page in board.pages})
        for path in self.cast.stale(board.cast):
            _remove(path)

    # --- inside ---

    def _is_whole(self, panel: str, file: PictureFile) -> bool:
        path = self.panel_folder(panel) / file.name
        with telling_disk_errors(path):
            return path.is_file() and sha256_hex(path.read_bytes()) == file.sha256

    def _picture(self, panel: str, file: PictureFile) -> Raster:
        path = self.panel_folder(panel) / file.name
        with telling_disk_errors(path):
            return raster_from_png(path.read_bytes(), name=str(path))

    def _keep_try(self, panel: str, number: int, image: Raster) -> PictureFile:
        name, data = f"{self._art_stem}-try{number}.webp", small_webp(image, longest_px=TRY_LONGEST_PX)
        write_bytes(self.panel_folder(panel) / name, data)
        return PictureFile(name=name, sha256=sha256_hex(data))

    def _keep_pencil(self, panel: str, name: str, raster: Raster) -> PictureFile:
        """A picture that is sooner drawn again than waited for until the disk has it."""
        return self._keep_picture(panel, name, raster, lasting=False)

    def _keep_picture(self, panel: str, name: str, raster: Raster, *, lasting: bool = True) -> PictureFile:
        data = png_bytes(raster)
        write_bytes(self.panel_folder(panel) / name, data, lasting=lasting)
        return PictureFile(name=name, sha256=sha256_hex(data))


def book_record(root: Path) -> BookRecord:
    """What the book in a folder was asked to be.

    Raises:
        InputError: AUD-154, if this folder holds no book; AUD-140 to AUD-151, if its `book.json` is damaged.
    """
    record = BookFolder(root).record() if root.is_dir() else None
    if record is None:
        raise InputError("AUD-154", f"{root} is not a book's folder", hint="give the folder that ends in .book")
    return record


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections.

    Raises:
        InputError: AUD-151 (not readable), AUD-140 to AUD-146 (the field that is wrong), AUD-147 (cannot be drawn).
    """
    text = read_text(path, code="AUD-151", hint="docs/corrections.md shows one")
    return checked_corrections(text, source=path.name)


def checked_corrections(text: str, *, source: str) -> Corrections:
    """Corrections out of JSON, if the looks that they lock can be drawn.

    Raises:
        InputError: AUD-140 to AUD-147, naming the field.
    """
    corrections = from_json(Corrections, text, source=source)
    for number, one in enumerate(corrections.locked):
        check_design(one.design, source=f"{source}: locked[{number}].design")
    return corrections


def no_such_panel(panel: str, known: Sequence[str]) -> InputError:
    """The refusal of a panel that a book does not have."""
    names = ", ".join(known[:40])
    return InputError("AUD-155", f'there is no panel "{panel}" in this book', hint=f"the panels are {names}")


def read_storyboard(path: Path) -> Storyboard:
    """Read and check a storyboard file.

    Raises:
        InputError: AUD-151 (not readable), AUD-140 to AUD-146 (the field that is wrong), AUD-147 (cannot be drawn).
    """
    text = read_text(path, code="AUD-151", hint="make one with `audobon storyboard STORY -o board.json`")
    return check_storyboard(from_json(Storyboard, text, source=path.name), source=path.name)


def missing_folders(root: Path) -> list[Path]:
    """The folders that `mkdir` will have to make, deepest first."""
    missing = []
    for path in (root, *root.parents):
        if path.exists():
            break
        missing.append(path)
    return missing


def remove_bare(folders: list[Path]) -> None:
    """Remove those of the folders that are empty, deepest first."""
    for path in folders:
        with contextlib.suppress(OSError):
            path.rmdir()


def _remove(path: Path) -> None:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        raise disk_error(error, path=path) from error
