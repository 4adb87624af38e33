"""Is a storyboard whole?  What the field types alone cannot say, checked before anything is drawn.

Knows: names that must be unique and safe as file names, and numbers that must lie in a range.
Does not know: files, taste, or the story's text.
"""

from __future__ import annotations

import difflib
import math
import re
import string
from collections.abc import Iterator, Mapping

from audobon.comic.geometry import Point
from audobon.comic.storyboard import (
    SPOKEN,
    BalloonPlace,
    Camera,
    CastDesign,
    PagePlan,
    PanelBrief,
    Placement,
    Prop,
    Storyboard,
)
from audobon.errors import InputError

MAX_PAGES = 400
MAX_PANELS_PER_PAGE = 9
MAX_PLACEMENTS = 12
RANGES: dict[tuple[type, str], tuple[float, float]] = {
    (PanelBrief, "importance"): (0.0, 1.0),
    (Camera, "tilt_degrees"): (-45.0, 45.0),
    (Placement, "x"): (-0.5, 1.5),
    (Placement, "depth"): (0.0, 1.0),
    (Placement, "intensity"): (0.0, 1.0),
    (Prop, "x"): (-0.5, 1.5),
    (Prop, "depth"): (0.0, 1.0),
    (BalloonPlace, "x"): (0.0, 1.0),
    (BalloonPlace, "y"): (0.0, 1.0),
    (BalloonPlace, "width"): (0.0, 1.0),
    (Point, "x"): (-0.5, 1.5),
    (Point, "y"): (-0.5, 1.5),
    (CastDesign, "height"): (0.02, 10.0),
    (CastDesign, "build"): (0.0, 1.0),
}
"""Lowest and highest value of every number that has bounds."""
LOOKS = ("reader", "left", "right", "up", "down")
"""Where a gaze can go besides to somebody."""
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}\Z")
COLOR = re.compile(r"#[0-9a-fA-F]{6}\Z")

Fault = tuple[str, str, str]
"""(path of the field, what is wrong, the way out)."""


def check_storyboard(board: Storyboard, *, source: str) -> Storyboard:
    """Return the board if it can be drawn.

    Raises:
        InputError: AUD-147, naming the first field that cannot stand and why.
    """
    for path, fact, hint in _faults(board):
        raise InputError("AUD-147", f"{source}: {path}: {fact}", hint=hint)
    return board


def check_design(design: CastDesign, *, source: str) -> CastDesign:
    """Return a character's design if it can be drawn.

    Raises:
        InputError: AUD-147, as above.
    """
    for path, fact, hint in _design_faults(design):
        raise InputError("AUD-147", f"{source}: {path}: {fact}", hint=hint)
    return design


def _faults(board: Storyboard) -> Iterator[Fault]:
    if not board.panels():
        yield "pages", "there is no panel to draw", "give at least one page with one panel"
    if len(board.pages) > MAX_PAGES:
        yield "pages", f"{len(board.pages)} pages, more than {MAX_PAGES}", "split the book into volumes"
    yield from _cast_faults(board.cast)
    cast = {design.character: design.name for design in board.cast}
    seen: set[str] = set()
    number = 1
    for page_index, page in enumerate(board.pages):
        where = f"pages[{page_index}]"
        if page.number != number:
            hint = "number the pages from 1 in order; a double page counts as two"
            yield f"{where}.number", f"{page.number} instead of {number}", hint
        number += page.sheets
        yield from _double_faults(page, where=where)
        if not 1 <= len(page.panels) <= MAX_PANELS_PER_PAGE:
            yield (
                f"{where}.panels",
                f"{len(page.panels)} panels, a page holds 1 to {MAX_PANELS_PER_PAGE}",
                "move panels to another page or delete the page",
            )
        if page.ground and not COLOR.match(page.ground):
            yield f"{where}.ground", f'"{page.ground}" is not a colour', "write a colour as #rrggbb, or nothing"
        if page.ground and len(page.panels) > 1:
            yield f"{where}.panels", f"{len(page.panels)} panels on a cover", "leave one, or take the ground away"
        for panel_index, brief in enumerate(page.panels):
            place = f"{where}.panels[{panel_index}]"
            if brief.id in seen:
                yield f"{place}.id", f'"{brief.id}" is the id of an earlier panel', _free_id(brief.id, board)
            seen.add(brief.id)
            yield from _panel_faults(brief, cast, where=place)


def _double_faults(page: PagePlan, *, where: str) -> Iterator[Fault]:
    """Two pages face each other when the first is even; they hold one panel."""
    if page.double and page.number % 2:
        hint = "move it one page on or back, or make it a plain page"
        yield f"{where}.double", f"page {page.number} and the next do not face each other", hint
    if page.double and (len(page.panels) > 1 or page.ground):
        hint = "leave one panel on it, and no ground"
        yield f"{where}.double", f"{len(page.panels)} panels on a double page", hint


def _free_id(taken: str, board: Storyboard) -> str:
    ids = {panel.id for panel in board.panels()}
    free = next(name for letter in string.ascii_lowercase for name in [taken + letter] if name not in ids)
    return f'give every panel its own id, such as "{free}"'


def _cast_faults(cast: tuple[CastDesign, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, design in enumerate(cast):
        where = f"cast[{index}]"
        if design.character in seen:
            yield f"{where}.character", f'"{design.character}" stands twice', "give every character its own id"
        seen.add(design.character)
        for path, fact, hint in _design_faults(design):
            yield f"{where}.{path}", fact, hint


def _design_faults(design: CastDesign) -> Iterator[Fault]:
    yield from _name_faults(design.character, where="character")
    yield from _range_faults(design)
    colors = [("skin", design.skin), ("hair", design.hair)]
    colors += [(f"garments[{number}].color", garment.color) for number, garment in enumerate(design.garments)]
    for name, color in colors:
        if not COLOR.match(color):
            yield name, f'"{color}" is not a colour', "write a colour as #rrggbb, such as #3366aa"


def _panel_faults(brief: PanelBrief, cast: Mapping[str, str], *, where: str) -> Iterator[Fault]:
    yield from _name_faults(brief.id, where=f"{where}.id")
    yield from _range_faults(brief, where=where)
    yield from _range_faults(brief.camera, where=f"{where}.camera")
    if len(brief.placements) > MAX_PLACEMENTS:
        fact = f"{len(brief.placements)} figures, a panel holds at most {MAX_PLACEMENTS}"
        yield f"{where}.placements", fact, "move some to a panel of their own, or let one stand for many"
    placed: set[str] = set()
    for index, placement in enumerate(brief.placements):
        spot = f"{where}.placements[{index}]"
        yield from _stranger(placement.character, cast, where=f"{spot}.character")
        if placement.character in placed:
            yield f"{spot}.character", f'"{placement.character}" stands twice in this panel', "place a character once"
        placed.add(placement.character)
        yield from _range_faults(placement, where=spot)
        if placement.gaze not in LOOKS:
            yield from _stranger(placement.gaze, cast, where=f"{spot}.gaze", besides=LOOKS)
    yield from _bond_faults(brief, cast, where=where)
    for index, prop in enumerate(brief.props):
        yield from _range_faults(prop, where=f"{where}.props[{index}]")
    for index, line in enumerate(brief.lettering):
        spot = f"{where}.lettering[{index}]"
        if not line.text.strip():
            yield f"{spot}.text", "there are no words to letter", "write the words or delete the line"
        if line.speaker is not None and line.kind in SPOKEN:
            yield from _stranger(line.speaker, cast, where=f"{spot}.speaker")
        if line.place is not None:
            yield from _range_faults(line.place, where=f"{spot}.place")
            yield from _range_faults(line.place.tip, where=f"{spot}.place.tip")


def _bond_faults(brief: PanelBrief, cast: Mapping[str, str], *, where: str) -> Iterator[Fault]:
    """Partners, and whose shoulder we look over, must be in the panel; nobody bears himself, however indirectly."""
    placed = {placement.character: cast.get(placement.character, "") for placement in brief.placements}
    bearer = {placement.character: placement.on for placement in brief.placements if placement.on in placed}
    for index, placement in enumerate(brief.placements):
        spot = f"{where}.placements[{index}]"
        if placement.partner and (placement.partner not in placed or placement.partner == placement.character):
            others = {one: name for one, name in placed.items() if one != placement.character}
            fact = f'"{placement.partner}" is nobody else in this panel'
            yield f"{spot}.partner", fact, _choices("there are", placement.partner, others)
        at, steps = placement.character, 0
        while at in bearer and steps <= len(bearer):
            at, steps = bearer[at], steps + 1
        if steps > len(bearer):
            yield f"{spot}.on", f'"{placement.character}" would bear itself', "let one of them stand on the ground"
    shoulder = brief.camera.over_shoulder
    if shoulder and shoulder not in placed:
        fact = f'"{shoulder}" is not in this panel'
        yield f"{where}.camera.over_shoulder", fact, _choices("there are", shoulder, placed)


def _name_faults(name: str, *, where: str) -> Iterator[Fault]:
    if not SAFE_NAME.match(name):
        yield where, f'"{name[:90]}" cannot be a file name', "use letters, digits, '-', '_' and '.', at most 80"


def _range_faults(thing: object, *, where: str = "") -> Iterator[Fault]:
    for (cls, name), (low, high) in RANGES.items():
        if isinstance(thing, cls):
            value = float(getattr(thing, name))
            if not (math.isfinite(value) and low <= value <= high):
                path = f"{where}.{name}" if where else name
                near = f"{min(max(value, low), high):g}" if math.isfinite(value) else f"{low:g}"
                yield path, f"{value:g} is outside {low:g} .. {high:g}", f"the nearest that can stand is {near}"


def _stranger(name: str, cast: Mapping[str, str], *, where: str, besides: tuple[str, ...] = ()) -> Iterator[Fault]:
    if name not in cast:
        yield where, f'"{name}" is not in the cast', _choices("the cast is", name, cast, besides=besides)


def _choices(words: str, wrong: str, names: Mapping[str, str], *, besides: tuple[str, ...] = ()) -> str:
    """The legal ids with their names, the nearest of them first of all."""
    if not names and not besides:
        return "the cast is empty: add the character there first"
    spelt = {name.lower(): one for one, name in names.items()} | {one.lower(): one for one in (*names, *besides)}
    near = difflib.get_close_matches(wrong.lower(), spelt, n=1, cutoff=0.5)
    shown = [f"{one} ({name})" if name else one for one, name in sorted(names.items())][:12]
    known = f"{words} {', '.join([*shown, *besides])}"
    return f'perhaps "{spelt[near[0]]}" was meant; {known}' if near else known
