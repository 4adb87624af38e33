"""What trained story models say of passages that nobody has annotated, for another one to learn from.

Knows: story models, passages.  Does not know: schedules, where passages come from.
Spans, events and quotations are taught, with the teachers' doubts; chains of mentions and speakers are not, for what is
wrong there is wrong for whole chains.

Source: Hinton et al. 2015, arXiv:1503.02531 (an ensemble's shares as targets); Xie et al. 2020, arXiv:1911.04252
    (texts without labels, the student learning under noise).

Shapes: P word pieces, L words, K longest span in words, N kinds and one for none.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from audobon.compute.plan import ComputePlan
from audobon.models.sentence_memory import SentenceMemory
from audobon.models.story_model import StoryModel
from audobon.models.story_zoo import load_story_model
from audobon.models.text_encoder import TextEncoder
from audobon.training.story_batch import Pairs, StoryBatch, read_stretch
from audobon.understanding import mention_facts, speaker_facts
from audobon.understanding.prose import parse_prose
from audobon.understanding.speech import read_speech
from audobon.understanding.word_stretches import MOST_WORDS, stretch_of, word_pieces
from audobon.understanding.word_table import Numbers, WordTable, word_table


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Shares that teachers give: of the kinds of each span L K N, of each word's asserting an event L, of the tags L 4;
    in float16."""

    spans: Tensor
    events: Tensor
    tags: Tensor


@dataclass(frozen=True, kw_only=True)
class TaughtPassage:
    """A passage ready to be read (see `StoryExample`), with its answers."""

    table: WordTable
    below: Tensor
    ranges: Numbers
    answers: Answers

    def __len__(self) -> int:
        return len(self.table)


def taught_passages(
    passages: Sequence[str], folders: Sequence[Path], kept: Path, *, model: StoryModel, encoder: TextEncoder,
    plan: ComputePlan,
) -> list[TaughtPassage]:  # fmt: skip
    """Passages with the answers of the story models in `folders`, as `model` reads them.

    The answers are kept in the file `kept`, for it takes minutes to work them out; those of other teachers or about
    other passages are not taken.

    Raises:
        WeightsError: AUD-311..315, 344 and 345, if a teacher cannot be loaded.
    """
    teachers = [load_story_model(encoder, folder) for folder in folders]
    names = [one.fingerprint for one in teachers]
    key = hashlib.sha256("\n".join([*names, *passages]).encode("utf-8", "surrogatepass")).hexdigest()
    answers = _read(kept, key, count=len(passages))
    tables = [word_table(read_speech(parse_prose(text))) for text in passages]
    if answers is None:
        nets = [one.net.to(encoder.device) for one in teachers]
        answers = [asked(nets, table, encoder, plan) for table in tables]
        _keep(kept, key, answers)
    return [taught_passage(table, one, model, encoder) for table, one in zip(tables, answers, strict=True)]


def _read(file: Path, key: str, *, count: int) -> list[Answers] | None:
    if not file.is_file():
        return None
    with safe_open(file, framework="pt") as held:
        if (held.metadata() or {}).get("key") != key:
            return None
        parts = [[held.get_tensor(f"{name}.{row}") for name in _PARTS] for row in range(count)]
    return [Answers(spans=spans, events=events, tags=tags) for spans, events, tags in parts]


def _keep(file: Path, key: str, answers: Sequence[Answers]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".partial")
    tensors = {f"{name}.{row}": getattr(one, name) for row, one in enumerate(answers) for name in _PARTS}
    save_file(tensors, partial, metadata={"key": key})
    os.replace(partial, file)


_PARTS = ("spans", "events", "tags")


@torch.inference_mode()
def asked(teachers: Sequence[StoryModel], table: WordTable, encoder: TextEncoder, plan: ComputePlan) -> Answers:
    """The mean of the teachers' answers about a passage's first words, as many as are read in one stretch."""
    pieces = word_pieces(table, encoder)
    count = min(len(table), MOST_WORDS)
    ranges = torch.from_numpy(pieces.ranges[:count]).to(encoder.device)
    stretch = stretch_of(table, 0, count).to(encoder.device)
    said: list[tuple[Tensor, Tensor, Tensor]] = []
    for teacher in teachers:
        with plan.autocast():
            states = teacher.pieces(teacher.below(pieces.ids[: int(pieces.ranges[count - 1, 1])]))
            words, _ = teacher.words(states, ranges, stretch, past=SentenceMemory())
        said.append(
            (
                teacher.span(words).softmax(-1),
                torch.sigmoid(teacher.event(words)[:, 0]),
                teacher.quoted(words).softmax(-1),
            )
        )
    spans, events, tags = (torch.stack(one).mean(0).half().cpu() for one in zip(*said, strict=True))
    return Answers(spans=spans, events=events, tags=tags)


def taught_passage(table: WordTable, answers: Answers, model: StoryModel, encoder: TextEncoder) -> TaughtPassage:
    """A passage with answers, as `model` reads it."""
    pieces = word_pieces(table, encoder)
    return TaughtPassage(
        table=table, below=model.below(pieces.ids).to(torch.bfloat16), ranges=pieces.ranges, answers=answers
    )


def taught_batch(passage: TaughtPassage, generator: np.random.Generator) -> StoryBatch:
    """A passage in one stretch, asked about spans, events and quotations alone."""
    count = len(passage.answers.events)
    none = torch.zeros(0, 2, dtype=torch.long)
    return StoryBatch(
        earlier=None,
        read=read_stretch(passage, 0, count, generator=generator),
        kinds_of_spans=passage.answers.spans.float(),
        events=passage.answers.events.float(),
        tags=passage.answers.tags.float(),
        mentions=none,
        kinds=none[:, 0],
        antecedents=_no_pairs(mention_facts.NUMBERS),
        quotations=none,
        speakers=_no_pairs(speaker_facts.NUMBERS),
    )


def _no_pairs(numbers: int) -> Pairs:
    return Pairs(
        rows=torch.zeros(0, 2, dtype=torch.long),
        numbers=torch.zeros(0, numbers),
        right=torch.zeros(0, dtype=torch.bool),
    )
