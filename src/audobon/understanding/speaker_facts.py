"""What words alone tell of who may say a quotation: the numbers beside the net's states.

Knows: word tables, facts of mentions, verbs of speech.  Does not know: nets.
A quotation's candidates are the mentions told of near it.  Who said the quotations before it is part of what is
known, so quotations are answered in their order.

Source: Muzny et al. 2017, EACL, section 4 (speech verbs, distance, vocatives, conversation); He et al. 2013, ACL,
    section 4 (neighbouring speakers).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audobon.understanding.hints import hint_of
from audobon.understanding.mention_facts import PRONOUN, MentionFacts, Spans
from audobon.understanding.morphology import is_past_form, is_saying
from audobon.understanding.word_table import CUES, NOBODY, Numbers, WordTable

REACH_FRAMES = 8
REACH_WORDS = 160
_STEPS = np.array([0, 1, 2, 3, 5, 8, 15, 30, 60])
_SAYS_WITHIN = 3
NUMBERS = 2 * len(_STEPS) + 2 * REACH_FRAMES + 2 + 4 + 3 + 8 + 14 + len(CUES) + 2 + 5


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Pairs of quotations and mentions: rows of both, and what does not hang on earlier answers."""

    quotation: Numbers
    mention: Numbers
    numbers: NDArray[np.float32]


def candidates(
    table: WordTable, facts: MentionFacts, quotations: Spans, frames: Numbers, *, asked: Sequence[int] | None = None
) -> Candidates:
    """Quotations with the mentions near them that are told of, the nearest first.

    Args:
        table: The words.
        facts: Of the mentions.
        quotations: First word and one past the last, in order.
        frames: Quotations and tellings counted over the words, as `quotations` cut them.
        asked: Numbers of the quotations that are asked about, in order; all of them if None.
    """
    spoken = np.zeros(len(table) + 1, dtype=bool)
    for first, last in quotations:
        spoken[first:last] = True
    told = np.flatnonzero(~spoken[facts.spans[:, 0]]) if len(facts.spans) else np.zeros(0, dtype=np.int64)
    rows: list[tuple[int, int]] = []
    numbers: list[NDArray[np.float32]] = []
    starts = facts.spans[told, 0] if len(told) else told
    for number in range(len(quotations)) if asked is None else asked:
        span = quotations[number]
        low, high = np.searchsorted(starts, (span[0] - REACH_WORDS, span[1] + REACH_WORDS))
        near = told[low:high]
        frame = frames[span[0]]
        near = near[np.abs(frames[facts.spans[near, 0]] - frame) <= REACH_FRAMES]
        hint = hint_of(table, span)
        near = _with_hinted(facts, near, told, span, hint)
        rows += [(number, int(one)) for one in near]
        numbers += _of_quotation(table, facts, span, near, frames, hint)
    pairs = np.array(rows, dtype=np.int64).reshape(-1, 2)
    told_of = np.stack(numbers) if numbers else np.zeros((0, NUMBERS), dtype=np.float32)
    return Candidates(quotation=pairs[:, 0], mention=pairs[:, 1], numbers=told_of)


def with_earlier(
    numbers: NDArray[np.float32], entities: Numbers, *, before: Sequence[int], named: frozenset[int]
) -> NDArray[np.float32]:
    """A quotation's numbers with what earlier answers tell, filled into their last columns.

    Args:
        numbers: Of its C candidates, C F.
        entities: The candidates' entities, C.
        before: Who said the quotations before it, the last one first; `NOBODY` where that is not known.
        named: Entities that are named within the quotation.
    """
    out = numbers.copy()
    out[:, -5] = [entity in named for entity in entities]
    for place in range(3):
        if place < len(before) and before[place] != NOBODY:
            out[:, -4 + place] = entities == before[place]
    out[:, -1] = bool(before) and before[0] != NOBODY
    return out


def named_within(facts: MentionFacts, entities: Numbers, quotations: Spans) -> list[frozenset[int]]:
    """The entities that are named, not by pronouns, within each quotation.

    Args:
        facts: Of the mentions, in the order of the text.
        entities: Of each mention.
        quotations: First word and one past the last.
    """
    starts = facts.spans[:, 0]
    out: list[frozenset[int]] = []
    for first, last in quotations:
        rows = np.arange(*np.searchsorted(starts, (first, last)))
        out.append(frozenset(entities[rows[facts.form[rows] != PRONOUN]].tolist()))
    return out


def _with_hinted(
    facts: MentionFacts, near: Numbers, told: Numbers, span: tuple[int, int], hint: tuple[int, int]
) -> Numbers:
    """Candidates with the nearest mention of whom the rules name, where none of that one is among them."""
    if hint[0] == NOBODY or hint[0] in facts.figure[near]:
        return near
    named = told[facts.figure[told] == hint[0]]
    if not len(named):
        return near
    nearest = named[np.abs(facts.spans[named, 0] - span[0]).argmin()]
    return np.sort(np.append(near, nearest))


def _of_quotation(
    table: WordTable,
    facts: MentionFacts,
    span: tuple[int, int],
    near: Numbers,
    frames: Numbers,
    hint: tuple[int, int],
) -> list[NDArray[np.float32]]:
    """Numbers of one quotation's candidates."""
    out: list[NDArray[np.float32]] = []
    frame = int(frames[span[0]])
    after = [one for one in near if facts.spans[one, 0] >= span[1]]
    before = [one for one in near if facts.spans[one, 0] < span[0]]
    between = {int(one): place for place, one in enumerate(after)}
    between |= {int(one): place for place, one in enumerate(reversed(before))}
    gap = _gap_before(frames, span, frame)
    for one in near:
        first, last = (int(place) for place in facts.spans[one])
        row = np.zeros(NUMBERS, dtype=np.float32)
        follows = first >= span[1]
        distance = first - span[1] if follows else max(span[0] - last, 0)
        row[int(np.searchsorted(_STEPS, distance, side="right")) - 1 + len(_STEPS) * follows] = 1
        at = 2 * len(_STEPS)
        row[at + int(np.clip(frames[first] - frame + REACH_FRAMES, 0, 2 * REACH_FRAMES))] = 1
        at += 2 * REACH_FRAMES + 2
        row[at + min(between[int(one)], 3)] = 1
        at += 4
        row[at + facts.form[one]] = 1
        at += 3
        row[at + facts.pronoun[one]] = 1
        at += 8
        row[at : at + 14] = (*_framing(table, (first, last), span, frames), *_ends(table, span), *gap,
                             facts.plural[one], facts.definite[one] == 2, table.sentence[first] ==
                             table.sentence[span[1] - 1])  # fmt: skip
        at += 14
        figure = int(facts.figure[one])
        row[at + hint[1]] = figure != NOBODY and figure == hint[0]
        row[at + len(CUES)] = NOBODY not in (figure, hint[0]) and figure != hint[0]
        row[at + len(CUES) + 1] = hint[0] == NOBODY
        out.append(row)
    return out


def _framing(
    table: WordTable, mention: tuple[int, int], span: tuple[int, int], frames: Numbers
) -> tuple[bool, bool, bool, bool, bool]:
    """Whether a verb of speech stands behind or before a mention, any verb behind it, and the quotation next to it."""
    first, last = mention
    frame = frames[first]

    def told(places: range) -> list[str]:
        return [table.words[at].lower() for at in places if 0 <= at < len(table) and frames[at] == frame]

    behind = told(range(last, last + _SAYS_WITHIN))
    ahead = told(range(first - _SAYS_WITHIN, first))
    touches = abs(int(frame) - int(frames[span[0]])) == 1
    says_behind = any(is_saying(word) for word in behind)
    says_ahead = any(is_saying(word) for word in ahead)
    return says_behind, says_ahead, bool(behind) and is_past_form(behind[0]), touches, touches and (
        says_behind or says_ahead
    )  # fmt: skip


def _ends(table: WordTable, span: tuple[int, int]) -> tuple[bool, bool, bool]:
    """Whether a quotation ends in a comma, in a question or a cry; and whether a comma or colon leads to it."""
    close = [table.words[at] for at in range(max(span[0], span[1] - 2), span[1])]
    lead = table.words[span[0] - 1] if span[0] else ""
    return "," in close, "?" in close or "!" in close, lead in (",", ":")


def _gap_before(frames: Numbers, span: tuple[int, int], frame: int) -> tuple[bool, bool, bool]:
    """How much is told between this quotation and the one before: nothing or next to it, a sentence, more."""
    told = span[0] - int(np.searchsorted(frames, frame - 1)) if frame else span[0]
    return told <= 3, 3 < told <= 15, told > 15


def quotation_frames(count: int, quotations: Spans) -> Numbers:
    """Quotations and the tellings between them, counted over `count` words; two that touch have one between them."""
    frames = np.zeros(count, dtype=np.int64)
    number, at = 0, 0
    for first, last in quotations:
        frames[at:first] = number
        number += 1
        frames[first:last] = number
        number += 1
        at = last
    frames[at:] = number
    return frames
