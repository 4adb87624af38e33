"""A book's cover: its title, its author, and the leading characters at the moment that matters most.

Knows: storyboards.  Does not know: sheets, drawing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from audobon.comic.span import NOWHERE
from audobon.comic.storyboard import Camera, CastDesign, PagePlan, PanelBrief, Shot, Storyboard
from audobon.staging.colors import chroma, deepened

_BEST_COMPANY = 2
_GROUND = "#3f6cae"
"""Where nobody of the cast is on the cover."""


def with_cover(board: Storyboard) -> Storyboard:
    """The board with a cover before its first page; as it is, if it has one."""
    if any(page.ground for page in board.pages):
        return board
    cover = cover_of(board)
    pages = [replace(page, number=page.number + 1) for page in board.pages]
    return replace(board, pages=(cover, *pages))


def cover_of(board: Storyboard) -> PagePlan:
    """The cover of a board that has panels; a double page's picture is not shown twice if there is another."""
    panels = board.panels()
    lead = _lead(panels)
    plain = tuple(panel for page in board.pages if not page.double for panel in page.panels)
    best = max(plain or panels, key=lambda panel: _worth(panel, lead))
    picture = replace(
        best,
        id=_free_id(board),
        shot=Shot.FULL if len(best.placements) <= _BEST_COMPANY else Shot.WIDE,
        camera=Camera(),
        lettering=(),
        importance=1.0,
        span=NOWHERE,
        moment=None,
    )
    return PagePlan(
        number=1, panels=(picture,), heading=board.title, byline=board.author, ground=_ground(board.cast, lead)
    )


def _lead(panels: tuple[PanelBrief, ...]) -> str:
    """Who is in most pictures; empty where nobody is in any."""
    seen = Counter(placement.character for panel in panels for placement in panel.placements)
    return seen.most_common(1)[0][0] if seen else ""


def _worth(panel: PanelBrief, lead: str) -> float:
    """How well a panel would do: its weight, the leading character in it, few others, and the open air."""
    placed = [placement.character for placement in panel.placements]
    worth = panel.importance - 0.15 * abs(len(placed) - _BEST_COMPANY)
    worth += 0.6 * (lead in placed) + 0.1 * (not panel.inside)
    # Whoever's back stands near the lens would stand before everybody else.
    return worth - 0.5 * bool(panel.camera.over_shoulder)


def _ground(cast: tuple[CastDesign, ...], lead: str) -> str:
    """A deep tone of the brightest thing that the leading character wears, or of their hair."""
    for design in cast:
        if design.character == lead:
            worn = [garment.color for garment in design.garments]
            return deepened(max(worn or [design.hair], key=chroma))
    return deepened(_GROUND)


def _free_id(board: Storyboard) -> str:
    taken = {panel.id for panel in board.panels()}
    names = ("cover", *(f"cover{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
