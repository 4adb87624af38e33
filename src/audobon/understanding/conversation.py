"""Talk heard to its end: who speaks the lines that no tag names, settled by what is said before and after them.

Knows: turns with what each tells of its speaker.  Does not know: text, or where that evidence comes from.
A reader who goes forward only must guess the first lines of a talk; here the likeliest row of speakers is sought, so
that a tag behind them counts as much as one before.

Source: He et al. 2013, ACL, section 4 (neighbouring speakers alternate); Viterbi 1967, IEEE Transactions on Information
    Theory 13:2, over pairs of speakers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

NOBODY = -1
_WINDOW = 6
_MOST_SPEAKERS = 6


class Gap(Enum):
    """What stands between a line and the one before it."""

    NOTHING = "nothing"
    BROKEN = "broken"
    SAME_PARAGRAPH = "same paragraph"
    UNSURE = "unsure"
    TOLD = "told"
    FAR = "far"


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What one line tells of its speaker.

    Attributes:
        guess: Who speaks as read so far, `NOBODY` for none.
        sure: How sure that is, 0..1.
        is_told: Whether a tag names that one.
        acts: Who acts beside the line, `NOBODY` for none.
        leads: Who acts in what its paragraph tells before it, where that opens the paragraph; `NOBODY` for none.
        called: Who is called by name in the line.
        gap: What stands before it.
        after_question: Whether the line before asks something.
        mute: Whom nothing lets speak: beasts that no tag of the text gives a word to.
        parted: How likely a paragraph begins before it, 0..1, where the gap leaves that open and somebody was asked.
    """

    guess: int
    sure: float
    is_told: bool
    acts: int
    called: frozenset[int]
    gap: Gap
    after_question: bool
    parted: float | None = None
    leads: int = NOBODY
    mute: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Costs:
    """What each break of a custom of talk costs; found by search on LitBank's train split and `gold_tales`.

    Attributes:
        against_guess: Somebody else speaks than was read so far, if that was sure; less if it was not.
        sure_power: How much less.
        calls_self: The speaker calls on himself by name.
        leader_is_silent: Another than the one who acts before it in its own paragraph speaks a line.
        mute_speaks: One who is mute speaks.
        called_is_silent: Another than the one called in the line before answers it.
        third_party: A third one speaks where two have talked.
        unanswered: A question is followed by words of the one who asked.
        same: The line before is of the same speaker, by what stands between.
        other: It is of another.
    """

    against_guess: float = 0.56
    sure_power: float = 1.8
    calls_self: float = 2.5
    leader_is_silent: float = 2.0
    mute_speaks: float = 3.0
    called_is_silent: float = 3.2
    third_party: float = 2.1
    unanswered: float = 0.97
    same: tuple[tuple[Gap, float], ...] = (
        (Gap.NOTHING, 3.5), (Gap.UNSURE, 0.3), (Gap.TOLD, 2.2), (Gap.FAR, 0.3), (Gap.BROKEN, 0.0),
        (Gap.SAME_PARAGRAPH, 0.0),
    )  # fmt: skip
    other: tuple[tuple[Gap, float], ...] = (
        (Gap.NOTHING, 0.0), (Gap.UNSURE, 0.7), (Gap.TOLD, 0.0), (Gap.FAR, 0.2), (Gap.BROKEN, 2.6),
        (Gap.SAME_PARAGRAPH, 1.8),
    )  # fmt: skip


COSTS = Costs()


def settled(turns: Sequence[Turn], costs: Costs = COSTS) -> list[int]:
    """The cheapest row of speakers, one for each turn; linear in their number."""
    if not turns:
        return []
    best: dict[tuple[int, int], float] = {(NOBODY, one): _alone(turns[0], one, costs) for one in _choices(turns, 0)}
    came: list[dict[tuple[int, int], int]] = []
    # Looked up once, not for each pair of speakers.
    same, other = dict(costs.same), dict(costs.other)
    for number in range(1, len(turns)):
        before, turn = turns[number - 1 : number + 1]
        same_gap, other_gap = _across(turn, same), _across(turn, other)
        stays = same_gap + costs.unanswered * turn.after_question
        step: dict[tuple[int, int], float] = {}
        back: dict[tuple[int, int], int] = {}
        for one in _choices(turns, number):
            alone = _alone(turn, one, costs)
            changes = other_gap + costs.called_is_silent * _is_ignored(before, turn, one)
            for pair, cost in best.items():
                total = cost + alone
                if one == pair[1]:
                    total += stays
                else:
                    total += changes + costs.third_party * _is_third(turn, pair, one)
                if total < step.get((pair[1], one), float("inf")):
                    step[pair[1], one], back[pair[1], one] = total, pair[0]
        best = step
        came.append(back)
    pair = min(best, key=lambda one: best[one])
    row = [pair[1], pair[0]]
    for back in reversed(came):
        pair = (back[pair], pair[0])
        row.append(pair[0])
    return row[-2::-1]


def _across(turn: Turn, costs: Mapping[Gap, float]) -> float:
    """What a gap costs; one that may or may not part two paragraphs, as a mixture of both."""
    if turn.gap is not Gap.UNSURE or turn.parted is None:
        return costs[turn.gap]
    parted, whole = math.exp(-costs[Gap.TOLD]), math.exp(-costs[Gap.SAME_PARAGRAPH])
    return -math.log(turn.parted * parted + (1.0 - turn.parted) * whole)


def _alone(turn: Turn, one: int, costs: Costs) -> float:
    """What it costs that somebody speaks a line, whoever speaks beside it."""
    against = costs.against_guess * turn.sure**costs.sure_power if one != turn.guess else 0.0
    silent = costs.leader_is_silent * (turn.leads not in (NOBODY, one))
    return against + silent + costs.mute_speaks * (one in turn.mute) + costs.calls_self * (one in turn.called)


def _is_ignored(before: Turn, turn: Turn, one: int) -> bool:
    """Whether the line before calls somebody by name, and this one, right behind it, is another's."""
    return turn.gap is Gap.NOTHING and bool(before.called) and one not in before.called


def _is_third(turn: Turn, pair: tuple[int, int], one: int) -> bool:
    """Whether somebody speaks where two others have talked; `pair` are the speakers of the two lines before."""
    earlier, last = pair
    return turn.gap is not Gap.FAR and one != earlier and earlier not in (NOBODY, last)


def _choices(turns: Sequence[Turn], number: int) -> list[int]:
    """Who may speak a turn: the one a tag names; else the guess, and those who speak near by."""
    turn = turns[number]
    if turn.is_told:
        return [turn.guess]
    found = dict.fromkeys([turn.guess, turn.leads, turn.acts])
    for distance in range(1, _WINDOW + 1):
        for place in (number - distance, number + distance):
            if 0 <= place < len(turns):
                found.update(dict.fromkeys([turns[place].guess, *turns[place].called]))
    known = [one for one in found if one != NOBODY]
    return known[:_MOST_SPEAKERS] or [NOBODY]
