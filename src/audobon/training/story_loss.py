"""What the story model minimises: one loss for each of its heads, over one stretch.

Knows: the model, batches.  Does not know: schedules, data.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from audobon.models.coreference_head import likeliest_loss
from audobon.models.sentence_memory import SentenceMemory
from audobon.models.span_head import fitting
from audobon.models.story_model import StoryModel
from audobon.training.story_batch import ReadStretch, StoryBatch

WEIGHTS = {"spans": 3.0, "events": 3.0, "quotations": 1.0, "coreference": 1.0, "speakers": 1.0}


def story_loss(model: StoryModel, batch: StoryBatch) -> Tensor:
    """The weighted sum of the heads' losses."""
    parts = head_losses(model, batch)
    return torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()


def head_losses(model: StoryModel, batch: StoryBatch) -> dict[str, Tensor]:
    """Each head's loss; spans are summed over a word's, coreference and speakers averaged over those who are asked."""
    past = SentenceMemory()
    if batch.earlier is not None:
        with torch.no_grad():
            _words(model, batch.earlier, past=past)
    words = _words(model, batch.read, past=past)
    device = words.device
    # The heads are narrow and their scores are compared, so they keep all of float32's digits.
    with torch.autocast(device.type, enabled=False):
        fits = fitting(len(words), model.shape.longest, device=device)
        spans = functional.cross_entropy(
            model.span(words)[fits], batch.kinds_of_spans.to(device)[fits], reduction="sum"
        ) / len(words)  # fmt: skip
        events = functional.binary_cross_entropy_with_logits(model.event(words)[:, 0], batch.events.to(device))
        quotations = functional.cross_entropy(model.quoted(words), batch.tags.to(device))
        mentions = model.mention(words, batch.mentions.to(device), batch.kinds.to(device))
        coreference = _pairs_loss(model, batch, mentions)
        speakers = _speakers_loss(model, batch, words, mentions)
    return {
        "spans": spans, "events": events, "quotations": quotations, "coreference": coreference, "speakers": speakers,
    }  # fmt: skip


def _words(model: StoryModel, read: ReadStretch, *, past: SentenceMemory) -> Tensor:
    device = model.mix.device
    pieces = model.pieces(read.below.to(device))
    states, _ = model.words(pieces, read.ranges.to(device), read.stretch.to(device), past=past)
    return states


def _pairs_loss(model: StoryModel, batch: StoryBatch, mentions: Tensor) -> Tensor:
    pairs = batch.antecedents
    if not len(pairs.rows):
        return mentions.sum() * 0
    rows = pairs.rows.to(mentions.device)
    scores = model.antecedent(mentions, mentions, rows, pairs.numbers.to(mentions.device))
    loss = likeliest_loss(scores, rows[:, 0], pairs.right.to(mentions.device), count=len(mentions))
    return loss / len(mentions)


def _speakers_loss(model: StoryModel, batch: StoryBatch, words: Tensor, mentions: Tensor) -> Tensor:
    pairs, device = batch.speakers, words.device
    if not len(pairs.rows):
        return words.sum() * 0
    spoken = model.quotations(words, batch.quotations.to(device))
    rows = pairs.rows.to(device)
    scores = model.speaker(spoken, mentions, rows, pairs.numbers.to(device))
    loss = likeliest_loss(scores, rows[:, 0], pairs.right.to(device), count=len(spoken))
    return loss / max(len(spoken), LEAST_QUOTATIONS)


LEAST_QUOTATIONS = 4
"""A stretch with a single quotation does not count as much as one full of talk."""
