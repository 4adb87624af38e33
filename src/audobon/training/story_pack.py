"""Annotated books as the story model learns from them: their words, word pieces, and what is right of each word.

Knows: annotations, word tables, the frozen layers' states.  Does not know: losses, schedules, where books come from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from audobon.comic.annotation import Annotation, Mention, MentionForm
from audobon.models.story_model import StoryModel
from audobon.models.text_encoder import TextEncoder
from audobon.understanding.decoding import FIRST, INSIDE, LAST
from audobon.understanding.prose import Openings, parse_prose
from audobon.understanding.speech import read_speech
from audobon.understanding.story_annotator import KINDS, PRONOUN_KIND
from audobon.understanding.word_stretches import word_pieces
from audobon.understanding.word_table import Numbers, WordTable, word_table


@dataclass(frozen=True, kw_only=True)
class StoryExample:
    """One annotated text.

    Attributes:
        table: Its L words.
        below: What the frozen layers make of its word pieces, P 384, bfloat16.
        ranges: Pieces of each word, L 2.
        mentions: Ranges of words in the order of the text, M 2, of those that begin together the longer first.
        kinds: Their kinds, M.
        entities: Their entities, M.
        events: Which words assert an event, L.
        tags: Of quotations, L (see `decoding`).
        quotations: First word, one past the last, and the speaker's entity (-1 for none), Q 3.
    """

    table: WordTable
    below: Tensor
    ranges: Numbers
    mentions: Numbers
    kinds: Numbers
    entities: Numbers
    events: Numbers
    tags: Numbers
    quotations: Numbers

    def __len__(self) -> int:
        return len(self.table)


def story_examples(
    books: Iterable[tuple[str, Annotation]], model: StoryModel, encoder: TextEncoder, openings: Openings | None = None
) -> list[StoryExample]:
    """Examples of annotated texts, their paragraphs told by `openings`; a text without a word is left out."""
    return [
        story_example(text, annotation, model, encoder, openings)
        for text, annotation in books
        if any(map(str.isalnum, text))
    ]


def story_example(
    text: str, annotation: Annotation, model: StoryModel, encoder: TextEncoder, openings: Openings | None = None
) -> StoryExample:
    """One text's example. What does not begin and end with words is widened to them."""
    table = word_table(read_speech(parse_prose(text, openings=openings)))
    pieces = word_pieces(table, encoder)
    below = model.below(pieces.ids)
    mentions = sorted(
        ((*table.covering(one.span.start, one.span.end), _kind(one), one.entity) for one in annotation.mentions),
        key=lambda row: (row[0], -row[1]),
    )
    rows = np.array(mentions, dtype=np.int64).reshape(-1, 4)
    events = np.zeros(len(table), dtype=np.int64)
    for trigger in annotation.events:
        events[table.covering(trigger.span.start, trigger.span.end)[0]] = 1
    quotations = sorted(
        (*table.covering(one.span.start, one.span.end), -1 if one.speaker is None else one.speaker)
        for one in annotation.quotations
    )
    spoken = np.array(quotations, dtype=np.int64).reshape(-1, 3)
    return StoryExample(
        table=table,
        below=below.to(torch.bfloat16),
        ranges=pieces.ranges,
        mentions=rows[:, :2],
        kinds=rows[:, 2],
        entities=rows[:, 3],
        events=events,
        tags=_tags(len(table), spoken),
        quotations=spoken,
    )


def _kind(mention: Mention) -> int:
    return PRONOUN_KIND if mention.form is MentionForm.PRONOUN else KINDS.index(mention.kind) + 1


def _tags(count: int, quotations: Numbers) -> Numbers:
    tags = np.zeros(count, dtype=np.int64)
    for first, last, _ in quotations:
        tags[first:last] = INSIDE
        tags[last - 1] = LAST
        tags[first] = FIRST
    return tags
