"""A composed page: frames for the art, and lettering as live vector layers above it. Units: points, y down."""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind

BLEED_PT = 9.0
"""An eighth of an inch beyond the trim, which the print shop cuts off: art that is to reach the edge goes so far."""
INSET_PAPER_PT = 4.0
"""Paper all round a frame that lies in another: its gutter, drawn over the larger picture."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where a panel's art goes on the page; beyond its edges, where the art bleeds.

    `host` is the panel of the same page in whose frame an inset lies, empty for a frame of its own.
    """

    panel: str
    box: Box
    host: str = ""

    @property
    def covers(self) -> Box:
        """What it takes of the page: an inset with the paper around it."""
        return self.box.inset(-INSET_PAPER_PT) if self.host else self.box


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """One set line: its text, where its base line starts at the left, its advance width and its size in points.

    A `vertical` one is a column: its origin is the middle of its top, its width what it takes downwards. `levels` says
    which way each character runs (UAX 9), where the line by itself would not say the same; else it is empty. `stressed`
    are stretches of its text that are set in the face of stressed words.
    """

    text: str
    origin: Point
    width_pt: float
    size_pt: float
    vertical: bool = False
    levels: tuple[int, ...] = ()
    stressed: tuple[tuple[int, int], ...] = ()

    def box(self, *, above: float, below: float = 0.0) -> Box:
        """What it covers in points: `above` and `below` its base line in shares of its size; a column, its cells."""
        if self.vertical:
            left = self.origin.x - self.size_pt / 2
            return Box(x=left, y=self.origin.y, width=self.size_pt, height=self.width_pt)
        top, height = self.origin.y - above * self.size_pt, (above + below) * self.size_pt
        return Box(x=self.origin.x, y=top, width=self.width_pt, height=height)


@dataclass(frozen=True, kw_only=True)
class Balloon:
    """A balloon, caption or sound effect: one closed outline (tail and balloon united) and its set lines.

    `order` counts from 0 in reading order over the page. `mouth` is what the tail aims at, None for captions, sounds
    and speakers who are off-panel; `extras` are further closed outlines (the bubbles of a thought, the
    notes of a song). A balloon that is `joined` stands in the outline of the balloon of that order, one of its own
    panel and speaker; its own outline is its lobe, which is not drawn.
    """

    panel: str
    order: int
    kind: LetteringKind
    speaker: str | None
    outline: Outline
    extras: tuple[Outline, ...]
    body: Box
    mouth: Point | None
    lines: tuple[TextLine, ...]
    font: str
    spans: tuple[Span, ...]
    rotation_degrees: float = 0.0
    joined: int | None = None

    def shares_outline(self, other: Balloon) -> bool:
        """Whether two balloons of a page are joined."""
        held = (
            self.order if self.joined is None else self.joined,
            other.order if other.joined is None else other.joined,
        )
        return self.panel == other.panel and held[0] == held[1]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Words set straight on the paper, without a balloon: a title, an author's name; `light` on a dark ground."""

    lines: tuple[TextLine, ...]
    font: str
    light: bool = False


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page; `ground` is its own colour (`#rrggbb`), empty for paper. A `double` one is two facing pages as one of
    twice the width, of which `number` is the first."""

    number: int
    width_pt: float
    height_pt: float
    frames: tuple[Frame, ...]
    balloons: tuple[Balloon, ...]
    folio: TextLine | None = None
    headings: tuple[Heading, ...] = ()
    ground: str = ""
    double: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of every page of the book that it is."""
        return (self.number, self.number + 1) if self.double else (self.number,)

    @property
    def sheet(self) -> Box:
        """The trimmed page."""
        return Box(x=0.0, y=0.0, width=self.width_pt, height=self.height_pt)


@dataclass(frozen=True, kw_only=True)
class RuleBroken:
    """A hard rule of lettering that a page breaks, where a person has placed a balloon: which rule, and the balloons
    that break it by their `orders`."""

    panel: str
    orders: tuple[int, ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """The letterer's named "does not fit": which panel, why, and how many words it could take.

    `unit` is what is counted: `words`, or `characters` of scripts that are written without spaces.
    """

    panel: str
    reason: str
    words_that_fit: int
    unit: str = "words"
