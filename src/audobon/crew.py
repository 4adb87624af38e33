"""The trades' doors: one protocol each, so that no trade needs to know another.

Knows: what each trade is asked and what it answers.  Does not know: the order (`pipeline.py`), or how.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from audobon.comic.annotation import Annotation, Feeling
from audobon.comic.book import Book
from audobon.comic.manuscript import Manuscript
from audobon.comic.page import Frame, Page, Refusal, RuleBroken
from audobon.comic.page_room import PageRoom
from audobon.comic.panel import PanelArt, WeightsUsed
from audobon.comic.pencils import Marked, Pencils
from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign, PagePlan, PanelBrief, Storyboard
from audobon.comic.verdict import Verdict

Progress = Callable[[int, int], None]
"""Called with (done, of) while a trade works."""

Ask = Callable[[str, str, dict[str, object]], str]
"""`ask(system, question, schema)` gives a language model's answer; it raises a ResourceError if there is none."""


class Reader(Protocol):
    def read(self, manuscript: Manuscript) -> Story:
        """Understand a manuscript: cast, scenes, beats, speech, feeling."""
        ...


class Annotator(Protocol):
    def annotate(
        self, text: str, *, mentions: Sequence[Span] | None = None, quotations: Sequence[Span] | None = None
    ) -> Annotation:
        """Mark entities, events and quotations in a text.

        Args:
            text: Prose; any length.
            mentions: Where the mentions are, if that is known: then these are marked, each once, and no others.
            quotations: Likewise for quotations.
        """
        ...


class Feeler(Protocol):
    def feel(self, sentences: Sequence[str]) -> tuple[Feeling, ...]:
        """How each sentence feels, read by itself."""
        ...


class Director(Protocol):
    def stage(self, manuscript: Manuscript, story: Story, *, pages: int | None) -> Storyboard:
        """Break a story into pages and panels; `pages` fixes the page count if given."""
        ...

    def relieve(self, brief: PanelBrief, refusal: Refusal) -> tuple[PanelBrief, ...]:
        """Answer a letterer's refusal: the same panel with fewer words, or two panels in its place."""
        ...

    def detail(self, plan: PagePlan, cast: Sequence[CastDesign]) -> PagePlan | None:
        """The page with a near view taken out of its leading wide view, as a panel after it; None where it has none."""
        ...


class PageComposer(Protocol):
    @property
    def room(self) -> PageRoom:
        """How much a page holds."""

    def frames(self, plan: PagePlan) -> tuple[Frame, ...]:
        """Cut a page into frames (points) from the panels' importance, shots and words."""
        ...

    def others(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        """Other ways to cut it, the best first; none where no other would do."""
        ...

    def with_inset(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        """Ways to cut it so that one panel's frame lies in another's, the best first; none where none is called for."""
        ...


class Penciller(Protocol):
    def draw(self, brief: PanelBrief, cast: Sequence[CastDesign], *, width_px: int, height_px: int) -> Pencils:
        """Draw one panel and all its maps at this size."""
        ...

    def sheet(self, design: CastDesign) -> Raster:
        """A character's model sheet: turnaround and expressions."""
        ...


@dataclass(frozen=True, kw_only=True)
class Repaint:
    """A local repaint: where `mask` (H W uint8) is 255, and softly about it, is painted; elsewhere `art` stays."""

    art: Raster
    mask: Raster


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a character looks in words, as its design says: phrases between commas, the most telling first."""

    character: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """A picture that was painted once for the whole book, for its panels to look at: a cast sheet or the style plate.

    Attributes:
        key: What it is made of, down to the painted file's sha256; another key is another anchor.
        order: What was asked for; its seed decides the noise that the anchor is looked at through.
        art: What was painted.
    """

    key: str
    order: PaintOrder
    art: Raster


@dataclass(frozen=True, kw_only=True)
class PaintOrder:
    """One panel to paint.

    Attributes:
        brief: Words for the picture.
        pencils: What is painted over.
        seed: Decides the noise.
        attempt: Counts from 0.
        control: How hard to hold to the pencils, 0..1.
        identity: How long the figures alone are held to their pencils, 0..1 of the way; the rest is painted freely.
        repaint: The earlier attempt's art and where to paint it again; None paints the whole panel.
        looks: How those who are placed look, for painters that hear words.
        anchors: The book's anchors that the panel looks at, for painters whose recipe says how much.
    """

    brief: PanelBrief
    pencils: Pencils
    seed: int
    attempt: int
    control: float
    identity: float = 0.0
    repaint: Repaint | None = None
    looks: tuple[Look, ...] = ()
    anchors: tuple[Anchor, ...] = ()


class Painter(Protocol):
    @property
    def fingerprint(self) -> str:
        """What decides the pixels besides the order: recipe, sizes and the sha256 of every weights file.

        Two painters with the same fingerprint paint the same pixels; a panel's place on disk is keyed by it.
        """
        ...

    @property
    def at_once(self) -> int:
        """How many threads may call `paint` at the same time, and gain by it."""
        ...

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        """Paint panels; each panel's pixels depend on its own order alone (attempts are left empty)."""
        ...


class Enlarger(Protocol):
    @property
    def fingerprint(self) -> str:
        """What decides the pixels besides the picture."""
        ...

    @property
    def weights(self) -> tuple[WeightsUsed, ...]:
        """The weights it enlarges with."""
        ...

    @property
    def at_once(self) -> int:
        """How many threads may call `enlarge` at the same time, and gain by it."""
        ...

    def enlarge(self, picture: Raster, *, long_side_px: int) -> Raster:
        """The picture with its long side at that many pixels, or as near as it can bring it; never smaller."""
        ...


class Editor(Protocol):
    @property
    def judges_style(self) -> bool:
        """Whether panels can be held to their book's style."""
        ...

    @property
    def needs_plate(self) -> bool:
        """Whether it takes a style plate to do so."""
        ...

    def beside(self, plate: Callable[[], Raster]) -> Editor:
        """An editor who also holds panels to their book's style; `plate` gives its style plate, if it is needed."""
        ...

    def judge_art(self, brief: PanelBrief, pencils: Pencils, art: PanelArt) -> Verdict:
        """Judge one painted panel."""
        ...

    def judge_page(self, page: Page, pencils: Sequence[Pencils]) -> tuple[Verdict, ...]:
        """Judge a page's lettering against its panels' anchors, one verdict a panel."""
        ...


class Letterer(Protocol):
    def letter(self, plan: PagePlan, frames: Sequence[Frame], pencils: Sequence[Marked]) -> Page | Refusal:
        """Set all balloons, captions and sounds of a page, or say by name what does not fit."""
        ...

    def broken(self, page: Page, pencils: Sequence[Marked]) -> tuple[RuleBroken, ...]:
        """Every hard rule that the page breaks; it does so only where a person has placed a balloon."""
        ...

    def jumps(self, page: Page) -> int:
        """After how many of a page's balloons a reader's eye would go to another than the next."""
        ...


class StripSetter(Protocol):
    @property
    def dpi(self) -> int:
        """The resolution at which the strip is as wide as it is read."""
        ...

    def sections(self, plans: Sequence[PagePlan], pencils: Callable[[str], Pencils]) -> tuple[Page, ...] | Refusal:
        """A book as one long strip, cut into a section a panel, or by name what does not fit.

        Args:
            plans: The book's pages.
            pencils: Gives a panel's pencils by id, with its draft, anchors and reserved boxes.
        """
        ...


class Printer(Protocol):
    def raster(self, page: Page, art: Callable[[str], Raster], *, dpi: int) -> Raster:
        """One whole page as pixels: paper, art in its frames, lettering on top. `art` gives a panel's pixels by id."""
        ...


@dataclass(frozen=True, kw_only=True)
class Encoding:
    """A form that pictures have in files. Its name says all that decides the bytes besides the pixels."""

    name: str
    encode: Callable[[Raster], bytes]


class Artwork(Protocol):
    """A picture for the binder, asked for in the form that is needed: one that is kept in it need not be looked at."""

    def pixels(self) -> Raster:
        """The picture itself."""
        ...

    def encoded(self, encoding: Encoding) -> bytes:
        """The picture in this form."""
        ...


@dataclass(frozen=True, kw_only=True)
class LooseArtwork:
    """A picture of which no form is kept; `draw` gives its pixels."""

    draw: Callable[[], Raster]

    def pixels(self) -> Raster:
        """The picture itself."""
        return self.draw()

    def encoded(self, encoding: Encoding) -> bytes:
        """The picture in this form."""
        return encoding.encode(self.draw())


class Binder(Protocol):
    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Write one format of the book; the same book gives the same bytes.

        Args:
            book: The book.
            art: Gives a panel's picture by id, for formats that draw the pages anew.
            pages: A picture a page, in order, for formats that hold the pages as pictures; the others only count them.
            out: A folder; made if it is not there.

        Returns:
            The file; the folder of the files where the format is of many.

        Raises:
            ShapeError: AUD-430 if the pictures are not one a page.
            ResourceError: AUD-551 if the disk is full, AUD-552 if the folder cannot be written to.
        """
        ...


@runtime_checkable
class OneForm(Protocol):
    """A binder who takes every panel's picture in one and the same form, so that it can be made before."""

    @property
    def art_form(self) -> Encoding:
        """The form."""
        ...


@dataclass(frozen=True, kw_only=True)
class Press:
    """Those of the crew who are needed once everything is painted.

    Where nobody enlarges, print gets the art itself; where nobody sets strips, none is bound.
    """

    letterer: Letterer
    printer: Printer
    binders: tuple[tuple[str, Binder], ...]
    enlarger: Enlarger | None = None
    strip: StripSetter | None = None


@runtime_checkable
class Resting(Protocol):
    def rest(self) -> None:
        """Give back memory that only the work in hand needs; nobody works meanwhile, and whoever is asked next takes it
        anew."""
        ...


@dataclass(frozen=True, kw_only=True)
class Crew:
    """The people who make one book (see `Press` for those who may be missing)."""

    reader: Reader
    director: Director
    composer: PageComposer
    penciller: Penciller
    painter: Painter
    editor: Editor
    letterer: Letterer
    printer: Printer
    binders: tuple[tuple[str, Binder], ...]
    enlarger: Enlarger | None = None
    strip: StripSetter | None = None

    @property
    def press(self) -> Press:
        """Those who are needed once everything is painted."""
        return Press(
            letterer=self.letterer,
            printer=self.printer,
            binders=self.binders,
            enlarger=self.enlarger,
            strip=self.strip,
        )
