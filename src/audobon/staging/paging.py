"""Panels onto pages, with one that leads each page.

Knows: what a page's cut needs to know of a panel, and how far a leader stands above the others.
Does not know: how panels came about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audobon.comic.page_room import PageRoom
from audobon.comic.storyboard import LetteringKind, PagePlan, PanelBrief, Shot
from audobon.staging.prose import word_count
from audobon.staging.rhythm import PanelLoad, cut_into_pages

DOMINANCE = 0.12
"""How far a page's leading panel stands above its neighbours in importance."""


def load_of(brief: PanelBrief, *, opens_scene: bool, speech_only: bool) -> PanelLoad:
    """How much a panel weighs on its page."""
    return PanelLoad(
        words=sum(word_count(line.text) for line in brief.lettering),
        importance=brief.importance,
        opens_scene=opens_scene,
        speech_only=speech_only,
        asks=any(line.text.rstrip().endswith(("?", "...", "--")) for line in brief.lettering[-1:]),
    )


def loads_of(panels: Sequence[PanelBrief]) -> list[PanelLoad]:
    """The same of all panels, from what can be seen in them."""
    return [
        load_of(
            panel, opens_scene=not number or panels[number - 1].scene != panel.scene, speech_only=_only_speech(panel)
        )
        for number, panel in enumerate(panels)
    ]


def _only_speech(panel: PanelBrief) -> bool:
    return bool(panel.lettering) and all(line.kind is not LetteringKind.CAPTION for line in panel.lettering)


def paged(
    briefs: Sequence[PanelBrief], loads: Sequence[PanelLoad], *, pages: int, room: PageRoom
) -> tuple[PagePlan, ...]:
    """The panels cut into pages, each with its leader."""
    plans: list[PagePlan] = []
    start = 0
    for number, size in enumerate(cut_into_pages(loads, pages=pages, room=room), start=1):
        plans.append(PagePlan(number=number, panels=_with_leader(briefs[start : start + size])))
        start += size
    return tuple(plans)


def _with_leader(panels: Sequence[PanelBrief]) -> tuple[PanelBrief, ...]:
    """Let exactly one panel of the page lead; among equals the one that opens wide, else the fullest."""
    if len(panels) < 2:
        return tuple(panels)
    leader = max(
        range(len(panels)),
        key=lambda index: (
            round(panels[index].importance, 2),
            panels[index].shot in (Shot.WIDE, Shot.EXTREME_WIDE),
            len(panels[index].lettering),
            -index,
        ),
    )
    peak = min(1.0, max(panels[leader].importance, DOMINANCE + 0.1))
    return tuple(
        replace(panel, importance=round(peak if index == leader else min(panel.importance, peak - DOMINANCE), 4))
        for index, panel in enumerate(panels)
    )
