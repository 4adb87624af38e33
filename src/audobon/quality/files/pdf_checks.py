"""Faults of a PDF as a file: for who reads it on a screen, hears it read, or prints it.

Knows: what a PDF holds.  Does not know: how it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2

from audobon.comic.inspection import Fault, StageFound, StageName
from audobon.quality.files.checking_parts import FileCheck, Way, shown, stage_of
from audobon.quality.files.languages import is_language
from audobon.quality.files.page_pictures import BookPages, PageSeen, measured
from audobon.quality.files.pdf_document import Box, PdfPage, PdfSeen, pdf_seen
from audobon.quality.files.pixel_checks import PIXEL_CHECKS

_LOOKED_AT_PX = 800


class DamagedPdf:
    """The file is damaged.

    What it sees: whether it opens, whether its parts can be found without searching, and whether every stream decodes.
    Why it matters: readers mend a damaged file silently, each in its own way, and print shops refuse it.
    Threshold: none: a parser stumbles or it does not.
    Blind spots: what is drawn on the pages (see BlankPage).
    Remedy: fetch the file again, or bind the book again.
    """

    code = "AUD-Q230"
    _way = Way(code=code, way_out="fetch the file again, whole, or bind the book again")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        if view.damage:
            yield self._way.error(f"the file cannot be read: {view.damage}")
        for problem in view.problems:
            yield self._way.error(f"a parser stumbles: {problem}")


class LockedPdf:
    """The file is encrypted.

    What it sees: whether it needs a password, or is encrypted although it opens without one.
    Why it matters: readers ask for a password; and where they do not, copying, printing and reading aloud may be
        barred.
    Threshold: none.
    Blind spots: none known.
    Remedy: save it without a password and protection.
    """

    code = "AUD-Q231"
    _way = Way(code=code, way_out="save it without a password and without protection")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        if view.needs_password:
            yield self._way.error("it opens with a password alone")
        elif view.locked:
            yield self._way.warning("it is encrypted, though it opens without a password")


class LostPages:
    """The file speaks of pages that are not in it.

    What it sees: pages that the reading order names, and labels beyond the last page.
    Why it matters: pages were taken out, or lost, and the story has a hole.
    Threshold: none.
    Blind spots: a file without reading order and labels.
    Remedy: bind the book again.
    """

    code = "AUD-Q232"
    _way = Way(code=code, way_out="bind the book again, with all of its pages")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        if view.lost_pages:
            fact = f"passages of the reading order on pages that are not in the file: {view.lost_pages}"
            yield self._way.error(fact, measured=view.lost_pages, limit=0)
        if view.labels_beyond:
            fact = f"page labels for pages beyond the last: {view.labels_beyond}"
            yield self._way.error(fact, measured=view.labels_beyond, limit=0)


class LooseFonts:
    """A font is not in the file.

    What it sees: every font of every page and form, and whether it is embedded.
    Why it matters: another machine sets the words in another typeface, and print shops refuse the file.
    Threshold: none.
    Blind spots: characters that an embedded font lacks.
    Remedy: bind the book again, or embed the fonts.
    """

    code = "AUD-Q233"
    _way = Way(code=code, way_out="embed the font, or bind the book again")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        for font, page in view.loose_fonts.items():
            yield self._way.error(f"the font {font} is not embedded", f"page {page}")


class LooseColors:
    """The colours are not said to be any output's.

    What it sees: colours left to the device, and whether an output intent says which device is meant; and whether one
        is there where the file claims to keep PDF/X or PDF/A.
    Why it matters: four inks without a press come out as they like. RGB alone is read as sRGB everywhere.
    Threshold: none.
    Blind spots: a wrong intent; colours within patterns and shadings.
    Remedy: add an output intent.
    """

    code = "AUD-Q234"
    _way = Way(code=code, way_out="add an output intent, or keep all colours in RGB")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        if view.has_intent:
            return
        for claim in view.claims:
            yield self._way.error(f"it claims to keep {claim}, and names no output intent")
        inked = [page.number for page in view.pages if "CMYK" in page.drawn.colors]
        if inked and not view.claims:
            fact = f"CMYK on {len(inked)} of {len(view.pages)} pages, and no output intent says whose"
            yield self._way.warning(fact, f"page {inked[0]}")


class CoarseArt:
    """A picture comes out too coarse.

    What it sees: the pixels to an inch of every picture as it is placed; pictures below half an inch are not judged.
    Why it matters: in print, pixels show.
    Threshold: 150 to an inch. Print wants 300, and 150 is the least at which lines hold; `audobon make` gives 220.
    Blind spots: a coarse picture that was blown up before it was bound.
    Remedy: bind the book at more dots an inch.
    """

    code = "AUD-Q235"
    least_dpi = 150.0
    least_side_pt = 36.0
    _way = Way(code=code, way_out="make the book at more dots an inch (--dpi), or paint it: drafts are coarse")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        for page in view.pages:
            sizes = [one.dpi for one in page.drawn.pictures if min(one.width_pt, one.height_pt) >= self.least_side_pt]
            coarsest = min(sizes, default=self.least_dpi)
            if round(coarsest) < self.least_dpi:
                yield self._way.warning(
                    f"a picture has {coarsest:.0f} pixels to an inch",
                    f"page {page.number}", measured=coarsest, limit=self.least_dpi,
                )  # fmt: skip


class SheetBoxes:
    """The sheet is not marked as a press needs it.

    What it sees: whether the trimmed page lies within its bleed and that within the sheet; whether all pages say where
        they are cut, or none; and how far the bleed reaches beyond the cut.
    Why it matters: a page is cut at its trim box, and a bleed that is too narrow leaves a white edge.
    Threshold: 8.5 points (3 mm), what presses ask for; `audobon make` gives 9. A file whose pages have no bleed at all,
        or no trim box, is made for screens and not judged for it.
    Blind spots: a bleed that is marked and not painted.
    Remedy: bind the book again.
    """

    code = "AUD-Q236"
    least_bleed_pt = 8.5
    _slack_pt = 0.1
    _way = Way(code=code, way_out="bind the book again, or mark trim and bleed on every page")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        cut = [page for page in view.pages if page.trim is not None]
        for page in view.pages:
            where = f"page {page.number}"
            if page.trim is None:
                if cut:
                    yield self._way.warning("the page does not say where it is cut, others do", where)
                continue
            bleed = page.bleed or page.trim
            if not self._within(page.trim, bleed) or not self._within(bleed, page.media):
                yield self._way.error("trim, bleed and sheet do not lie within each other", where)
                continue
            edge = min(abs(a - b) for a, b in zip(page.trim, bleed, strict=True))
            if page.bleed is not None and bleed != page.trim and edge < self.least_bleed_pt:
                fact = f"the bleed reaches only {edge:.1f} pt beyond the cut"
                yield self._way.warning(fact, where, measured=edge, limit=self.least_bleed_pt)

    def _within(self, inner: Box, outer: Box) -> bool:
        slack = self._slack_pt
        lows = all(inner[at] >= outer[at] - slack for at in (0, 1))
        return lows and all(inner[at] <= outer[at] + slack for at in (2, 3))


class Untagged:
    """Who does not see the pages gets nothing.

    What it sees: whether there is a reading order, and whether every figure in it has words.
    Why it matters: a screen reader reads the reading order and the words of figures, and nothing else.
    Threshold: none.
    Blind spots: words that say nothing; an order that is wrong.
    Remedy: bind the book again with this program, which tags it.
    """

    code = "AUD-Q237"
    _way = Way(code=code, way_out="tag the file and describe its figures, or bind the book again")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        if not view.tagged:
            yield self._way.warning("it has no reading order for screen readers")
        elif view.untold:
            fact = f"{view.untold} of {view.figures} figures have no words"
            yield self._way.warning(fact, measured=view.untold, limit=0)


class PdfMetadata:
    """The document does not say what it is.

    What it sees: title, author, and the language as a BCP 47 tag.
    Why it matters: libraries and windows show them, and a screen reader speaks by the language.
    Threshold: none.
    Blind spots: whether they are true.
    Remedy: bind the book with them, or add them.
    """

    code = "AUD-Q238"
    _way = Way(code=code, way_out="add it to the document, or to the story, and bind the book again")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        if not view.title:
            yield self._way.warning("the document has no title", "Title")
        if not view.author:
            yield self._way.warning("the document names no author", "Author")
        if not view.language:
            yield self._way.warning("the document does not say its language", "Lang")
        elif not is_language(view.language):
            yield self._way.error(f"{shown(view.language)!r} is no language", "Lang")


class ActivePdf:
    """The file acts by itself.

    What it sees: scripts, actions when it is opened, and files within the file.
    Why it matters: a comic has no use for them; a stranger's harm has.
    Threshold: none.
    Blind spots: links, which a reader asks about.
    Remedy: print it to a new PDF.
    """

    code = "AUD-Q239"
    _way = Way(code=code, way_out="do not open it in a browser; print it to a new PDF")

    def faults(self, view: PdfSeen) -> Iterator[Fault]:
        for what in view.active:
            yield self._way.warning(f"it has {what}")


OPENING_CHECKS: tuple[FileCheck[PdfSeen], ...] = (DamagedPdf(), LockedPdf())
PDF_CHECKS: tuple[FileCheck[PdfSeen], ...] = (
    LostPages(), LooseFonts(), LooseColors(), CoarseArt(), SheetBoxes(), Untagged(), PdfMetadata(), ActivePdf(),
)  # fmt: skip


def pdf_stages(path: Path) -> tuple[BookPages, tuple[StageFound, ...]]:
    """Look at a PDF: its pages, and the stages that they and it make."""
    seen = pdf_seen(path)
    opens = not (seen.damage or seen.needs_password)
    pages = BookPages(pages=tuple(_drawn_pages(path, seen)) if opens else (), unit="pt")
    primary = stage_of(StageName.PRIMARY, PIXEL_CHECKS if opens else (), pages)
    tertiary = stage_of(StageName.TERTIARY, (*OPENING_CHECKS, *(PDF_CHECKS if opens else ())), seen)
    return pages, (primary, tertiary)


def _drawn_pages(path: Path, seen: PdfSeen) -> Iterator[PageSeen]:
    """Every page as it looks, drawn small."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        yield from (PageSeen(name=f"page {page.number}", damage=f"it cannot be drawn ({error})") for page in seen.pages)
        return
    try:
        for page in seen.pages:
            yield _drawn_page(document, page)
    finally:
        document.close()


def _drawn_page(document: pypdfium2.PdfDocument, page: PdfPage) -> PageSeen:
    name = f"page {page.number}"
    if page.damage:
        return PageSeen(name=name, damage=page.damage)
    try:
        sheet = document[page.number - 1]
        scale = min(_LOOKED_AT_PX / max(*sheet.get_size(), 1.0), 4.0)
        pixels = np.asarray(sheet.render(scale=scale, grayscale=True).to_numpy(), np.uint8)
        sheet.close()
    except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError) as error:
        return PageSeen(name=name, damage=f"it cannot be drawn ({shown(str(error))})")
    return measured(pixels.reshape(pixels.shape[0], -1), name=name, size=page.size_pt)
