"""Pace: which atoms share a panel, and which panels share a page.

Knows: how many words and balloons a panel bears, where a page likes to turn, how to trade panels against budget.
Does not know: pictures, shots, or what the words mean.

Both cuts are shortest paths over the order of the telling, so the same story is always cut the same way.
Source: Weisinger/Moore word chart; Dark Horse script guide; Cohn & Campbell 2015 on page layout.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audobon.comic.page_room import PageRoom
from audobon.staging.atoms import Atom

PANEL_WORDS = 40
"""The most spoken words in one panel (35 at six panels a page, 50 in a large one)."""
MAX_BALLOONS = 3

_SOFT_WORDS = 28
_TOLD_WORDS = 40
_BISECTIONS = 24


@dataclass(frozen=True, kw_only=True)
class PanelLoad:
    """What pagination needs to know of a panel."""

    words: int
    importance: float
    opens_scene: bool
    speech_only: bool
    asks: bool


def cut_into_panels(atoms: Sequence[Atom], *, target: int) -> tuple[tuple[Atom, ...], ...]:
    """Group atoms into about `target` panels; scenes never share a panel and hard limits win over the target."""
    if not atoms:
        return ()
    costs = _all_costs(atoms)
    low, high = -40.0, 40.0
    best = _cheapest(atoms, costs, 0.0)
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        groups = _cheapest(atoms, costs, middle)
        if abs(len(groups) - target) < abs(len(best) - target):
            best = groups
        if len(groups) == target:
            break
        low, high = (middle, high) if len(groups) > target else (low, middle)
    return best


def fewest_panels(atoms: Sequence[Atom]) -> int:
    """How many panels these atoms need at least."""
    return len(_cheapest(atoms, _all_costs(atoms), 1000.0)) if atoms else 0


def cut_into_pages(loads: Sequence[PanelLoad], *, pages: int, room: PageRoom) -> tuple[int, ...]:
    """How many panels each page holds, in order.

    Args:
        loads: The panels in reading order.
        pages: The wanted page count; more than there are panels is answered with one panel a page.
        room: What a page holds.
    """
    count = len(loads)
    pages = max(1, min(pages, count))
    limit = max(room.most, math.ceil(count / pages))
    best: list[list[float]] = [[math.inf] * (count + 1) for _ in range(pages + 1)]
    back: list[list[int]] = [[0] * (count + 1) for _ in range(pages + 1)]
    best[0][0] = 0.0
    ideal = count / pages
    for page in range(1, pages + 1):
        for end in range(page, count - (pages - page) + 1):
            for start in range(max(page - 1, end - limit), end):
                cost = best[page - 1][start]
                if cost < math.inf:
                    cost += _page_cost(loads, start, end, ideal=ideal, room=room)
                    if cost < best[page][end]:
                        best[page][end], back[page][end] = cost, start
    sizes: list[int] = []
    end = count
    for page in range(pages, 0, -1):
        sizes.append(end - back[page][end])
        end = back[page][end]
    return tuple(reversed(sizes))


def _page_cost(loads: Sequence[PanelLoad], start: int, end: int, *, ideal: float, room: PageRoom) -> float:
    size = end - start
    inside = loads[start:end]
    cost = 0.6 * (size - ideal) ** 2
    if size < room.few:
        cost += 2.5 * (room.few - size)
    if size > room.many:
        cost += (1.0 if all(load.speech_only for load in inside) else 3.0) * (size - room.many)
    cost += max(0.0, sum(load.words for load in inside) - room.lettered_words) / 12
    # The turn of the page: a hook before it, a reveal or a new scene after it.
    first, last = inside[0], inside[-1]
    cost -= 0.7 * first.importance + (0.8 if first.opens_scene else 0.0)
    cost -= 0.4 if last.asks else 0.0
    if end < len(loads) and loads[end].importance > 0.75:
        cost -= 0.4
    # A page with one clear peak is easier to lay out than a flat one.
    ranked = sorted((load.importance for load in inside), reverse=True)
    if len(ranked) > 1:
        cost -= 0.5 * min(0.4, ranked[0] - ranked[1])
    return cost


_Cost = Callable[[int, int], float]


def _all_costs(atoms: Sequence[Atom]) -> list[list[tuple[int, float]]]:
    """For each start, every allowed end and what that panel costs."""
    table: list[list[tuple[int, float]]] = []
    for start in range(len(atoms)):
        row: list[tuple[int, float]] = []
        for end in range(start + 1, len(atoms) + 1):
            group = atoms[start:end]
            if end > start + 1 and not _fits(group):
                break
            row.append((end, _panel_cost(group)))
        table.append(row)
    return table


def _cheapest(
    atoms: Sequence[Atom], costs: list[list[tuple[int, float]]], per_panel: float
) -> tuple[tuple[Atom, ...], ...]:
    count = len(atoms)
    best = [math.inf] * (count + 1)
    back = [0] * (count + 1)
    best[0] = 0.0
    for start in range(count):
        for end, cost in costs[start]:
            total = best[start] + cost + per_panel
            if total < best[end]:
                best[end], back[end] = total, start
    groups: list[tuple[Atom, ...]] = []
    end = count
    while end > 0:
        groups.append(tuple(atoms[back[end] : end]))
        end = back[end]
    return tuple(reversed(groups))


def _fits(group: Sequence[Atom]) -> bool:
    """Hard limits: one scene, three balloons, two speakers (three if brief), the panel's words."""
    if group[0].scene != group[-1].scene:
        return False
    speech = [atom for atom in group if atom.is_speech]
    spoken = sum(atom.count for atom in speech)
    speakers = {atom.speaker for atom in speech}
    if len(speech) > MAX_BALLOONS or spoken > PANEL_WORDS:
        return False
    if len(speakers) > (3 if spoken <= 24 else 2):
        return False
    told = sum(atom.count for atom in group if not atom.is_speech and not atom.tagged)
    return told <= 160 and len(group) <= 14


def _panel_cost(group: Sequence[Atom]) -> float:
    speech = [atom for atom in group if atom.is_speech]
    action = [atom for atom in group if not atom.is_speech]
    cost = 0.0
    spoken = sum(atom.count for atom in speech)
    if spoken > _SOFT_WORDS:
        cost += ((spoken - _SOFT_WORDS) / 12) ** 2
    told = sum(atom.count for atom in action if not atom.tagged)
    room = _TOLD_WORDS - spoken
    if told > max(12, room):
        cost += (told - max(12, room)) / 9
    # Only one of the actions is drawn: the others are lost to the picture.
    weights = sorted((atom.weight for atom in action if not atom.tagged), reverse=True)
    cost += 1.7 * sum(weight * weight for weight in weights[1:]) + 0.25 * (weights[0] if weights and speech else 0.0)
    cost += _order_cost(group)
    if group[0].first and speech:
        # The story's first words open on the place before anyone speaks.
        cost += 1.2
    peak = max(atom.weight for atom in group)
    cost += 0.5 * peak**3 * (len(group) - 1)
    return cost


def _order_cost(group: Sequence[Atom]) -> float:
    """A panel is one frozen moment: deeds after words, and new paragraphs, want a new one."""
    cost = 0.0
    spoken = False
    for position, atom in enumerate(group):
        if position and atom.beat.id != group[position - 1].beat.id:
            cost += 0.3
        if position and atom.opens_paragraph and not atom.is_speech:
            cost += 0.45
        if atom.is_speech:
            if spoken and group[position - 1].is_speech and atom.speaker == group[position - 1].speaker:
                cost -= 0.3
            spoken = True
        elif spoken and not atom.tagged:
            cost += 0.45
    turns = [atom.speaker for atom in group if atom.is_speech]
    changes = sum(one != other for one, other in itertools.pairwise(turns))
    return cost + 0.35 * max(0, changes - 1)
