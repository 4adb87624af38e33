"""Setting a line: which face each character takes, which way it runs, and where each glyph stands, in points.

Knows: the crossbar-I rule, coverage and the named stand-ins, directions, shaping, columns.
Does not know: where the line goes.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from audobon.comic.page import TextLine
from audobon.comic.stress import Stretch
from audobon.typography.bidi import base_level, levels, line_levels, visual_order
from audobon.typography.columns import Piece, Stance, column_pieces
from audobon.typography.faces import (
    DISPLAY,
    FALLBACK,
    LETTERING,
    PLAIN_I,
    SOURCES,
    STAND_INS,
    STRESSED,
    Face,
    face,
    is_installed,
)
from audobon.typography.pieces import is_mark
from audobon.typography.scripts import RIGHT_TO_LEFT, Script, main_script, script_of

_LOG = logging.getLogger(__name__)
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVX]+")
_TURNING = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What may make a line run another way than from left to right."""


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """One glyph: its id, its place from the line's origin (x to the right, y down), its advance along the line, in
    points, and the first character of the line that it stands for."""

    id: int
    x_pt: float
    y_pt: float
    advance_pt: float
    char: int


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of one face and one direction within a line, its glyphs in the order in which they stand.

    Attributes:
        text: Its characters, as they are read.
        start: The place of the first of them in the line.
        face: By name.
        at_pt: Where it begins along the line.
        width_pt: How much of the line it takes.
        level: Odd where it runs from right to left (UAX 9).
        turned: Whether its glyphs lie on their side, turned a quarter clockwise, as words in a column do.
        upright: Whether its glyphs stand one below the other.
    """

    text: str
    start: int
    face: str
    at_pt: float
    width_pt: float
    glyphs: tuple[Glyph, ...]
    level: int = 0
    turned: bool = False
    upright: bool = False


def measure(
    text: str, *, font: str, size_pt: float, vertical: bool = False, stressed: tuple[Stretch, ...] = ()
) -> float:
    """The advance width of a line in points; the height of a column if `vertical`."""
    return _em_width(text, font, vertical, stressed) * size_pt


def line_runs(line: TextLine, *, font: str) -> tuple[Run, ...]:
    """A set line's runs, their glyphs placed from its origin."""
    return set_line(
        line.text,
        font=font,
        size_pt=line.size_pt,
        found=line.levels,
        vertical=line.vertical,
        stressed=line.stressed,
    )


def set_line(
    text: str,
    *,
    font: str,
    size_pt: float,
    found: Sequence[int] = (),
    vertical: bool = False,
    stressed: tuple[Stretch, ...] = (),
) -> tuple[Run, ...]:
    """Cut a line into runs of one face and one direction each and place every glyph. Deterministic.

    Args:
        text: What is to be set; set as it is, capitals are the caller's choice.
        font: The wanted family; characters that it lacks are taken from others by name (see `stand_in`).
        size_pt: Type size in points.
        found: Every character's level in its paragraph (UAX 9); found from the line alone if empty.
        vertical: Set a column from the top down instead of a line.
        stressed: Stretches of the text that are set in the face of stressed words.

    Returns:
        The runs in the order in which they stand.
    """
    made = _column(text, font, stressed) if vertical else _row(text, font, tuple(found), stressed)
    return tuple(_sized(run, size_pt) for run in made)


def ink_of(text: str, *, font: str) -> tuple[float, float]:
    """How far a line's ink reaches under its base line (negative) and over it, in em."""
    reach = [
        (low - glyph.y_pt, high - glyph.y_pt)
        for run in set_line(text, font=font, size_pt=1.0)
        for glyph in run.glyphs
        for low, high in (face(run.face).ink(glyph.id),)
    ]
    return min((low for low, _ in reach), default=0.0), max((high for _, high in reach), default=0.0)


def stand_in(char: str, *, font: str) -> str | None:
    """The face that draws a character in a line of this family; None if none here does.

    It is the family itself, else the one that stands in for the character's script, else the first that has it.
    """
    heavy = font == DISPLAY or font.endswith("Bold")
    others = dict.fromkeys(names[heavy] for names in STAND_INS.values())
    for name in (font, STAND_INS[script_of(char) or Script.PLAIN][heavy], *others):
        if is_installed(name) and face(name).covers(char):
            return name
    return None


def uncovered(text: str, *, font: str) -> tuple[str, ...]:
    """The characters that no face here can draw in a line of this family, each once, in order."""
    missing = (char for char in text if not is_unseen(char) and stand_in(char, font=font) is None)
    return tuple(dict.fromkeys(missing))


def way_out(missing: Sequence[str]) -> str:
    """What helps where these characters cannot be drawn."""
    wanted = {STAND_INS[script_of(char) or Script.PLAIN][0] for char in missing}
    for name in sorted(wanted):
        if not is_installed(name):
            return SOURCES[name].hint
    return "write them in other characters, or leave them out"


def drawable(text: str, *, font: str) -> str:
    """The text without the characters that no face can draw; they are named in the log."""
    missing = uncovered(text, font=font)
    if not missing:
        return text
    _LOG.warning("no typeface draws %s; left out", ", ".join(f"U+{ord(char):04X}" for char in missing))
    return "".join(char for char in text if char not in missing)


def is_turning(text: str) -> bool:
    """Whether a text may run another way than from left to right."""
    return bool(_TURNING.search(text))


def own_levels(text: str) -> tuple[int, ...]:
    """The levels of a line that stands by itself, in the direction of its script; empty where nothing turns."""
    if not is_turning(text):
        return ()
    base = base_of(text)
    return line_levels(text, levels(text, base=base), base=base)


def base_of(text: str, *, language: str = "") -> int:
    """The level of a paragraph: 1 from right to left, as its language has it, or else as its first letter asks."""
    return int(main_script(text, language=language) in RIGHT_TO_LEFT or base_level(text) == 1)


def is_unseen(char: str) -> bool:
    """Spaces and what only steers the setting have no glyph."""
    return char.isspace() or unicodedata.category(char) == "Cf"


@lru_cache(maxsize=65536)
def _em_width(text: str, font: str, vertical: bool, stressed: tuple[Stretch, ...]) -> float:
    runs = _column(text, font, stressed) if vertical else _row(text, font, (), stressed)
    return sum(run.width_pt for run in runs)


def _sized(run: Run, size_pt: float) -> Run:
    """A run of one em, in points of a size."""
    glyphs = tuple(
        Glyph(
            id=glyph.id,
            x_pt=glyph.x_pt * size_pt,
            y_pt=glyph.y_pt * size_pt,
            advance_pt=glyph.advance_pt * size_pt,
            char=glyph.char,
        )
        for glyph in run.glyphs
    )
    return replace(run, glyphs=glyphs, at_pt=run.at_pt * size_pt, width_pt=run.width_pt * size_pt)


# --- rows ---


@lru_cache(maxsize=4096)
def _row(text: str, font: str, found: tuple[int, ...], stressed: tuple[Stretch, ...]) -> tuple[Run, ...]:
    """A line's runs of one em, from left to right."""
    found = found or own_levels(text) or (0,) * len(text)
    stretches = _stretches(text, font, found, stressed)
    order = visual_order([found[start] for start, _, _ in stretches])
    runs: list[Run] = []
    pen = 0.0
    for start, name, stretch in (stretches[index] for index in order):
        run = _shaped(stretch, start=start, name=name, level=found[start], at=pen)
        runs.append(run)
        pen += run.width_pt
    return tuple(runs)


def _shaped(text: str, *, start: int, name: str, level: int, at: float) -> Run:
    glyphs = []
    pen = at
    for glyph in face(name).shape(text, direction="rtl" if level % 2 else "ltr"):
        x, y = pen + glyph.dx, -glyph.dy
        glyphs.append(Glyph(id=glyph.id, x_pt=x, y_pt=y, advance_pt=glyph.advance, char=start + glyph.cluster))
        pen += glyph.advance
    return Run(text=text, start=start, face=name, at_pt=at, width_pt=pen - at, glyphs=tuple(glyphs), level=level)


def _stretches(text: str, font: str, found: Sequence[int], stressed: tuple[Stretch, ...]) -> list[tuple[int, str, str]]:
    """The line as (first character, face, text), neighbours of one face, level and script joined."""
    plain = _plain_i_places(text) if font == LETTERING else frozenset()
    out: list[tuple[int, str, str]] = []
    latest: Script | None = None
    for index, cluster in _clusters(text):
        name = PLAIN_I if index in plain and len(cluster) == 1 else _face_of(cluster, font)
        if any(start <= index < end for start, end in stressed):
            name = _stressed(name, cluster)
        script = script_of(cluster[0])
        is_other = script is not None and latest is not None and script is not latest
        if out and out[-1][1] == name and found[out[-1][0]] == found[index] and not is_other:
            out[-1] = (out[-1][0], name, out[-1][2] + cluster)
        else:
            out.append((index, name, cluster))
            latest = None
        latest = script or latest
    return out


def _stressed(name: str, cluster: str) -> str:
    """The face of stressed words beside this one; this one, where that cannot draw the characters."""
    other = STRESSED.get(name, name)
    return other if all(is_unseen(char) or face(other).covers(char) for char in cluster) else name


def _face_of(cluster: str, font: str) -> str:
    """The face of a character and its marks together: the first that has all of them, or that of the character."""
    seen = [char for char in cluster if not is_unseen(char)]
    if all(face(font).covers(char) for char in seen):
        return font
    names = dict.fromkeys(stand_in(char, font=font) or FALLBACK for char in seen)
    return next((name for name in names if all(face(name).covers(char) for char in seen)), next(iter(names)))


def _clusters(text: str) -> list[tuple[int, str]]:
    """Characters with the marks and joiners that follow them, which one face must draw together."""
    out: list[tuple[int, str]] = []
    for index, char in enumerate(text):
        if out and is_mark(char):
            out[-1] = (out[-1][0], out[-1][1] + char)
        else:
            out.append((index, char))
    return out


def _plain_i_places(text: str) -> frozenset[int]:
    """Where a capital I stands inside an all-capital word: crossbars are for the pronoun and Roman numerals alone.

    Source: Blambot, Comic Book Grammar & Tradition, "Crossbar I".
    """
    places: set[int] = set()
    for word in _WORD.finditer(text):
        letters = word.group()
        if len(letters) > 1 and letters.isupper() and not _ROMAN.fullmatch(letters):
            places.update(word.start() + offset for offset, letter in enumerate(letters) if letter == "I")
    return frozenset(places)


# --- columns ---


@lru_cache(maxsize=4096)
def _column(text: str, font: str, stressed: tuple[Stretch, ...]) -> tuple[Run, ...]:
    """A column's runs of one em, from the top down; x counts from its middle."""
    runs: list[Run] = []
    pen = 0.0
    for piece in column_pieces(text):
        here = tuple((start - piece.start, end - piece.start) for start, end in stressed)
        for run in _stood(piece, font=font, at=pen, stressed=here):
            runs.append(run)
            pen += run.width_pt
    return tuple(runs)


def _stood(piece: Piece, *, font: str, at: float, stressed: tuple[Stretch, ...]) -> Iterator[Run]:
    """A piece of a column as runs, one below the other."""
    found = own_levels(piece.drawn) or (0,) * len(piece.drawn)
    for start, name, text in _stretches(piece.drawn, font, found, stressed):
        said = piece.text[start : start + len(text)]
        place = piece.start + start
        if piece.stance is Stance.UPRIGHT:
            run = _upright(text, name=name, start=place, at=at)
        elif piece.stance is Stance.ACROSS:
            run = _across(text, name=name, start=place, at=at)
        else:
            run = _lying(text, name=name, start=place, level=found[start], at=at)
        yield replace(run, text=said)
        at += run.width_pt


def _upright(text: str, *, name: str, start: int, at: float) -> Run:
    glyphs = []
    pen = at
    for glyph in face(name).shape(text, direction="ttb"):
        y = pen - glyph.dy
        glyphs.append(Glyph(id=glyph.id, x_pt=glyph.dx, y_pt=y, advance_pt=glyph.advance, char=start + glyph.cluster))
        pen += glyph.advance
    return Run(text=text, start=start, face=name, at_pt=at, width_pt=pen - at, glyphs=tuple(glyphs), upright=True)


def _across(text: str, *, name: str, start: int, at: float) -> Run:
    """A short number set across its column, in the height of one character: narrow figures where the face has them."""
    opened = face(name)
    narrow = {2: "hwid", 3: "twid"}.get(len(text))
    shaped = list(opened.shape(text, features={narrow: True} if narrow else None))
    width = sum(glyph.advance for glyph in shaped)
    pen, base = -width / 2, at + 0.5 + opened.cap_height / 2
    glyphs = []
    for glyph in shaped:
        x, y = pen + glyph.dx, base - glyph.dy
        glyphs.append(Glyph(id=glyph.id, x_pt=x, y_pt=y, advance_pt=glyph.advance, char=start + glyph.cluster))
        pen += glyph.advance
    return Run(text=text, start=start, face=name, at_pt=at, width_pt=1.0, glyphs=tuple(glyphs))


def _lying(text: str, *, name: str, start: int, level: int, at: float) -> Run:
    """A word on its side: its base line runs down the column, a little left of its middle."""
    opened = face(name)
    base = -_middle(opened)
    glyphs = []
    pen = at
    for glyph in opened.shape(text, direction="rtl" if level % 2 else "ltr"):
        # A quarter turn clockwise: what was to the right is below, what was above is to the right.
        x, y = base + glyph.dy, pen + glyph.dx
        glyphs.append(Glyph(id=glyph.id, x_pt=x, y_pt=y, advance_pt=glyph.advance, char=start + glyph.cluster))
        pen += glyph.advance
    return Run(
        text=text, start=start, face=name, at_pt=at, width_pt=pen - at, glyphs=tuple(glyphs), level=level, turned=True
    )


def _middle(opened: Face) -> float:
    """How high over its base line the middle of a face's letters lies."""
    return opened.cap_height / 2
