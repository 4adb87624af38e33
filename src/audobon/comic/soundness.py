"""Is a storyboard whole?  What the field types alone cannot say, checked before anything is drawn.

Knows: names that must be unique and safe as file names, and numbers that must lie in a range.
Does not know: files, taste, or the story's text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from audobon.comic.storyboard import CastDesign, LetteringKind, PanelBrief, Storyboard
from audobon.errors import InputError

MAX_PAGES = 400
MAX_PANELS_PER_PAGE = 9
MAX_PLACEMENTS = 12
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}\Z")
COLOR = re.compile(r"#[0-9a-fA-F]{6}\Z")
SPOKEN = (LetteringKind.SPEECH, LetteringKind.WHISPER, LetteringKind.SHOUT, LetteringKind.THOUGHT)

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


def _faults(board: Storyboard) -> Iterator[Fault]:
    if not board.panels():
        yield "pages", "there is no panel to draw", "give at least one page with one panel"
    if len(board.pages) > MAX_PAGES:
        yield "pages", f"{len(board.pages)} pages, more than {MAX_PAGES}", "split the book into volumes"
    yield from _cast_faults(board.cast)
    cast = {design.character for design in board.cast}
    seen: set[str] = set()
    for page_index, page in enumerate(board.pages):
        where = f"pages[{page_index}]"
        if page.number != page_index + 1:
            yield f"{where}.number", f"{page.number} instead of {page_index + 1}", "number the pages from 1 in order"
        if not 1 <= len(page.panels) <= MAX_PANELS_PER_PAGE:
            yield (
                f"{where}.panels",
                f"{len(page.panels)} panels, a page holds 1 to {MAX_PANELS_PER_PAGE}",
                "move panels to another page or delete the page",
            )
        for panel_index, brief in enumerate(page.panels):
            place = f"{where}.panels[{panel_index}]"
            if brief.id in seen:
                yield f"{place}.id", f'"{brief.id}" is the id of an earlier panel', "give every panel its own id"
            seen.add(brief.id)
            yield from _panel_faults(brief, cast, where=place)


def _cast_faults(cast: tuple[CastDesign, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, design in enumerate(cast):
        where = f"cast[{index}]"
        yield from _name_faults(design.character, where=f"{where}.character")
        if design.character in seen:
            yield f"{where}.character", f'"{design.character}" stands twice', "give every character its own id"
        seen.add(design.character)
        yield from _range_faults(design.height, 0.02, 10.0, where=f"{where}.height")
        yield from _range_faults(design.build, 0.0, 1.0, where=f"{where}.build")
        colors = [("skin", design.skin), ("hair", design.hair)]
        colors += [(f"garments[{number}].color", garment.color) for number, garment in enumerate(design.garments)]
        for name, color in colors:
            if not COLOR.match(color):
                yield f"{where}.{name}", f'"{color}" is not a colour', "write a colour as #rrggbb, such as #3366aa"


def _panel_faults(brief: PanelBrief, cast: set[str], *, where: str) -> Iterator[Fault]:
    yield from _name_faults(brief.id, where=f"{where}.id")
    yield from _range_faults(brief.importance, 0.0, 1.0, where=f"{where}.importance")
    yield from _range_faults(brief.camera.tilt_degrees, -45.0, 45.0, where=f"{where}.camera.tilt_degrees")
    if len(brief.placements) > MAX_PLACEMENTS:
        yield f"{where}.placements", f"{len(brief.placements)} figures", f"place at most {MAX_PLACEMENTS}"
    yield from _bond_faults(brief, where=where)
    placed: set[str] = set()
    for index, placement in enumerate(brief.placements):
        spot = f"{where}.placements[{index}]"
        if placement.character not in cast:
            yield f"{spot}.character", f'"{placement.character}" is not in the cast', _choices("the cast is", cast)
        if placement.character in placed:
            yield f"{spot}.character", f'"{placement.character}" stands twice in this panel', "place a character once"
        placed.add(placement.character)
        yield from _range_faults(placement.x, -0.5, 1.5, where=f"{spot}.x")
        yield from _range_faults(placement.depth, 0.0, 1.0, where=f"{spot}.depth")
        yield from _range_faults(placement.intensity, 0.0, 1.0, where=f"{spot}.intensity")
    for index, prop in enumerate(brief.props):
        yield from _range_faults(prop.x, -0.5, 1.5, where=f"{where}.props[{index}].x")
        yield from _range_faults(prop.depth, 0.0, 1.0, where=f"{where}.props[{index}].depth")
    for index, line in enumerate(brief.lettering):
        spot = f"{where}.lettering[{index}]"
        if not line.text.strip():
            yield f"{spot}.text", "there are no words to letter", "write the words or delete the line"
        if line.speaker is not None and line.kind in SPOKEN and line.speaker not in cast:
            yield f"{spot}.speaker", f'"{line.speaker}" is not in the cast', _choices("the cast is", cast)


def _bond_faults(brief: PanelBrief, *, where: str) -> Iterator[Fault]:
    """Partners, and whose shoulder we look over, must be in the panel; nobody bears himself, however indirectly."""
    placed = {placement.character for placement in brief.placements}
    bearer = {placement.character: placement.on for placement in brief.placements if placement.on in placed}
    for index, placement in enumerate(brief.placements):
        spot = f"{where}.placements[{index}]"
        if placement.partner and (placement.partner not in placed or placement.partner == placement.character):
            others = placed - {placement.character}
            yield (
                f"{spot}.partner",
                f'"{placement.partner}" is nobody else in this panel',
                _choices("there are", others),
            )
        at, steps = placement.character, 0
        while at in bearer and steps <= len(bearer):
            at, steps = bearer[at], steps + 1
        if steps > len(bearer):
            yield f"{spot}.on", f'"{placement.character}" would bear itself', "let one of them stand on the ground"
    shoulder = brief.camera.over_shoulder
    if shoulder and shoulder not in placed:
        fact = f'"{shoulder}" is not in this panel'
        yield f"{where}.camera.over_shoulder", fact, _choices("there are", placed)


def _name_faults(name: str, *, where: str) -> Iterator[Fault]:
    if not SAFE_NAME.match(name):
        yield where, f'"{name[:90]}" cannot be a file name', "use letters, digits, '-', '_' and '.', at most 80"


def _range_faults(value: float, low: float, high: float, *, where: str) -> Iterator[Fault]:
    if not (math.isfinite(value) and low <= value <= high):
        yield where, f"{value} is outside {low:g} .. {high:g}", "give a number in this range"


def _choices(words: str, names: set[str]) -> str:
    shown = sorted(names)[:12]
    return f"{words} {', '.join(shown)}" if shown else "the cast is empty: add the character there first"
