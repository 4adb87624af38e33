"""A composed page: frames for the art, and lettering as live vector layers above it. Units: points, y down."""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where a panel's art goes on the page."""

    panel: str
    box: Box


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """One set line: its text, where its baseline starts, its advance width and its size in points."""

    text: str
    origin: Point
    width_pt: float
    size_pt: float


@dataclass(frozen=True, kw_only=True)
class Balloon:
    """A balloon, caption or sound effect: one closed outline (tail and balloon united) and its set lines.

    `order` counts from 0 in reading order over the page. `mouth` is what the tail aims at, None for captions, sounds
    and speakers who are off-panel; `extras` are further closed outlines (the bubbles of a thought).
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


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Words set straight on the paper, without a balloon: a title, an author's name; `light` on a dark ground."""

    lines: tuple[TextLine, ...]
    font: str
    light: bool = False


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page; `ground` is its own colour (`#rrggbb`), empty for paper."""

    number: int
    width_pt: float
    height_pt: float
    frames: tuple[Frame, ...]
    balloons: tuple[Balloon, ...]
    folio: TextLine | None = None
    headings: tuple[Heading, ...] = ()
    ground: str = ""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """The letterer's named "does not fit": which panel, why, and how many words it could take."""

    panel: str
    reason: str
    words_that_fit: int
