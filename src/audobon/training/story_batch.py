"""Batches for the story model: one stretch of one book with everything that its heads are asked about it.

Knows: examples, facts of pairs.  Does not know: nets, losses.

Shapes: P word pieces, L words, K longest span in words, M mentions, Q quotations, N pairs, F numbers about a pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from audobon.models.story_model import Stretch
from audobon.training.story_pack import StoryExample
from audobon.understanding.mention_facts import MentionFacts, mention_facts, pair_numbers
from audobon.understanding.speaker_facts import candidates, named_within, quotation_frames, with_earlier
from audobon.understanding.story_annotator import ANTECEDENTS, EARLIER_SPEAKERS
from audobon.understanding.word_stretches import stretch_of
from audobon.understanding.word_table import NOBODY, Numbers, WordTable, part_of

HIDDEN_SHARE = 0.06
FORGET_SPEAKER = 0.15
"""So often a quotation before is not answered, as when it is misread."""


@dataclass(frozen=True, kw_only=True)
class ReadStretch:
    """What the net reads: states of pieces P 384, pieces of each word L 2, and the rest that is known."""

    below: Tensor
    ranges: Tensor
    stretch: Stretch


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Pairs N 2 of rows, their numbers N F, and whether they are right, N bool."""

    rows: Tensor
    numbers: Tensor
    right: Tensor


@dataclass(frozen=True, kw_only=True)
class StoryBatch:
    """A stretch and its answers.

    Attributes:
        earlier: The stretch before it, which the analysis layer has seen; None at a text's beginning.
        read: The stretch.
        kinds_of_spans: L K, 0 for no mention; or shares of the kinds, L K N+1.
        events: L, 0..1.
        tags: L; or shares of the tags, L 4.
        mentions: M 2.
        kinds: M.
        antecedents: Pairs of a mention and an earlier one.
        quotations: Q 2.
        speakers: Pairs of a quotation and a mention.
    """

    earlier: ReadStretch | None
    read: ReadStretch
    kinds_of_spans: Tensor
    events: Tensor
    tags: Tensor
    mentions: Tensor
    kinds: Tensor
    antecedents: Pairs
    quotations: Tensor
    speakers: Pairs


def story_batch(
    example: StoryExample, *, most_words: int, longest: int, earlier_share: float, generator: np.random.Generator
) -> StoryBatch:
    """A stretch of up to `most_words` from anywhere in a text, with or without the one before it."""
    first = int(generator.integers(0, max(1, len(example) - most_words + 1)))
    last = min(len(example), first + most_words)
    before = max(0, first - most_words)
    has_earlier = before < first and generator.random() < earlier_share
    inside = (example.mentions[:, 0] >= first) & (example.mentions[:, 1] <= last)
    mentions, kinds = example.mentions[inside] - first, example.kinds[inside]
    entities = example.entities[inside]
    spoken = (example.quotations[:, 0] >= first) & (example.quotations[:, 1] <= last)
    quotations = example.quotations[spoken] - np.array([first, first, 0])
    table = part_of(example.table, first, last)
    facts = mention_facts(table, [(int(begin), int(end)) for begin, end in mentions])
    spans = torch.zeros(last - first, longest, dtype=torch.long)
    for (begin, end), kind in zip(mentions, kinds, strict=True):
        if end - begin <= longest:
            spans[begin, end - begin - 1] = int(kind)
    return StoryBatch(
        earlier=read_stretch(example, before, first, generator=generator) if has_earlier else None,
        read=read_stretch(example, first, last, generator=generator),
        kinds_of_spans=spans,
        events=torch.from_numpy(example.events[first:last]).float(),
        tags=torch.from_numpy(example.tags[first:last]),
        mentions=torch.from_numpy(mentions),
        kinds=torch.from_numpy(kinds),
        antecedents=_antecedents(facts, entities),
        quotations=torch.from_numpy(quotations[:, :2].copy()),
        speakers=_speakers(table, facts, entities, quotations, generator=generator),
    )


class Packed(Protocol):
    """A text ready to be read (see `StoryExample` for what each is)."""

    @property
    def table(self) -> WordTable:
        """Its words."""

    @property
    def below(self) -> Tensor:
        """States of its word pieces."""

    @property
    def ranges(self) -> Numbers:
        """Pieces of each word."""


def read_stretch(example: Packed, first: int, last: int, *, generator: np.random.Generator) -> ReadStretch:
    """A stretch of a text, some of its pieces hidden, so that the net learns from what stands around a word
    too."""
    ranges = example.ranges[first:last]
    below = example.below[ranges[0, 0] : ranges[-1, 1]].float()
    hidden = torch.from_numpy(generator.random(len(below)) < HIDDEN_SHARE)
    return ReadStretch(
        below=below.masked_fill(hidden[:, None], 0.0),
        ranges=torch.from_numpy(ranges - ranges[0, 0]),
        stretch=stretch_of(example.table, first, last),
    )


def _antecedents(facts: MentionFacts, entities: Numbers) -> Pairs:
    count = len(entities)
    later, earlier = np.tril_indices(count, -1)
    near = later - earlier <= ANTECEDENTS
    later, earlier = later[near], earlier[near]
    return Pairs(
        rows=torch.from_numpy(np.stack([later, earlier], axis=1)),
        numbers=torch.from_numpy(pair_numbers(facts, later, earlier)),
        right=torch.from_numpy(entities[later] == entities[earlier]),
    )


def _speakers(
    table: WordTable, facts: MentionFacts, entities: Numbers, quotations: Numbers, *, generator: np.random.Generator
) -> Pairs:
    spans = [(int(first), int(last)) for first, last, _ in quotations]
    near = candidates(table, facts, spans, quotation_frames(len(table), spans))
    numbers = near.numbers.copy()
    for number, named in enumerate(named_within(facts, entities, spans)):
        rows = np.flatnonzero(near.quotation == number)
        if not len(rows):
            continue
        earlier = quotations[max(0, number - EARLIER_SPEAKERS) : number, 2][::-1]
        before = [NOBODY if generator.random() < FORGET_SPEAKER else int(who) for who in earlier]
        numbers[rows] = with_earlier(numbers[rows], entities[near.mention[rows]], before=before, named=named)
    return Pairs(
        rows=torch.from_numpy(np.stack([near.quotation, near.mention], axis=1)),
        numbers=torch.from_numpy(numbers),
        right=torch.from_numpy(entities[near.mention] == quotations[near.quotation, 2]),
    )
