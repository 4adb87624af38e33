"""Reading a text stretch by stretch with the story model: spans, events, quotations, and the states of what they mark.

Knows: the story model, how its scores become spans.  Does not know: which mentions are one, or who speaks.
Of each stretch only states of mentions and quotations are kept, so the memory that a novel takes grows with its
mentions and not with the square of anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import zip_longest

import numpy as np
import torch
from torch import Tensor

from audobon.compute.plan import ComputePlan
from audobon.models.sentence_memory import SentenceMemory
from audobon.models.story_branches import MOST_SENTENCES
from audobon.models.story_model import StoryModel
from audobon.models.text_encoder import TextEncoder
from audobon.understanding.decoding import FoundSpan, nested_spans, quotation_spans
from audobon.understanding.word_stretches import Pieces, stretch_borders, stretch_of, word_pieces
from audobon.understanding.word_table import WordTable

LEAST_EVENT = 0.4
"""From so likely on a word asserts an event. What serves F1 best lies below one half: at half of F1 itself where
likelihoods are right (Lipton et al. 2014, arXiv:1402.1892, theorem 1), a little above where they are too sure."""
STRETCHES_AHEAD = 2
Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Marked:
    """What is marked in a text, in its order; words are counted over the whole text.

    Attributes:
        spans: The M mentions.
        mentions: Their states, M E.
        quotations: The Q quotations: first word, one past the last, confidence.
        spoken: Their states, Q E.
        events: Words that assert an event, and the confidence.
    """

    spans: list[FoundSpan]
    mentions: Tensor
    quotations: list[tuple[int, int, float]]
    spoken: Tensor
    events: list[tuple[int, float]]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What need not be found, as ranges of words in the order of the text; None where it is to be found."""

    mentions: Ranges | None = None
    quotations: Ranges | None = None


@dataclass(frozen=True, kw_only=True)
class ReadPieces:
    """A stretch's word pieces as the backbone read them: states P 384, and the pieces of each word, L 2."""

    states: Tensor
    ranges: Tensor


class StoryMarker:
    """Runs the story model over texts.

    Args:
        model: In eval mode.
        encoder: The backbone that it was built on.
        plan: The arithmetic.
    """

    def __init__(self, model: StoryModel, encoder: TextEncoder, plan: ComputePlan) -> None:
        self._model = model
        self._encoder = encoder
        self._plan = plan

    @property
    def model(self) -> StoryModel:
        """The nets."""
        return self._model

    def mark(self, table: WordTable, known: Known) -> Marked:
        """Read a text of at least one word."""
        past = SentenceMemory()
        parts: list[Marked] = []
        for bounds, read in self._read_ahead(table):
            words = self._words(table, read, bounds, past=past)
            parts.append(_moved(self._part(words, _within(known, *bounds)), bounds[0]))
            past.forget_oldest(keep=MOST_SENTENCES)
        return Marked(
            spans=[
                span if end is None else replace(span, last=end)
                for span, end in zip_longest(
                    (span for part in parts for span in part.spans), _ends(known.mentions, len(table))
                )
            ],
            mentions=torch.cat([part.mentions for part in parts]),
            quotations=[
                one if end is None else (one[0], end, one[2])
                for one, end in zip_longest(
                    (one for part in parts for one in part.quotations), _ends(known.quotations, len(table))
                )
            ],
            spoken=torch.cat([part.spoken for part in parts]),
            events=[one for part in parts for one in part.events],
        )

    def _read_ahead(self, table: WordTable) -> Iterator[tuple[tuple[int, int], ReadPieces]]:
        """Each stretch's bounds in words, and its pieces.

        The backbone reads the next stretch beside what is done with this one: it needs nothing of what comes of it.
        """
        pieces = word_pieces(table, self._encoder)
        with ThreadPoolExecutor(max_workers=1) as reader:
            ahead: deque[tuple[tuple[int, int], Future[ReadPieces]]] = deque()
            for bounds in stretch_borders(table):
                ahead.append((bounds, reader.submit(self._backbone, pieces, bounds)))
                if len(ahead) > STRETCHES_AHEAD:
                    now, read = ahead.popleft()
                    yield now, read.result()
            for now, read in ahead:
                yield now, read.result()

    @torch.inference_mode()
    def _backbone(self, pieces: Pieces, bounds: tuple[int, int]) -> ReadPieces:
        ranges = pieces.ranges[bounds[0] : bounds[1]]
        ids = pieces.ids[ranges[0, 0] : ranges[-1, 1]]
        with self._plan.autocast():
            states = self._model.pieces(self._model.below(ids))
        return ReadPieces(states=states, ranges=torch.from_numpy(ranges - ranges[0, 0]).to(states.device))

    def _words(self, table: WordTable, read: ReadPieces, bounds: tuple[int, int], *, past: SentenceMemory) -> Tensor:
        """States L D of the words within bounds."""
        stretch = stretch_of(table, *bounds).to(self._encoder.device)
        with self._plan.autocast():
            words, _ = self._model.words(read.states, read.ranges, stretch, past=past)
        return words

    def _part(self, words: Tensor, known: Known) -> Marked:
        """One stretch's answers; words are counted from its first."""
        model, device = self._model, words.device
        scores = model.span(words).cpu().numpy()
        spans = nested_spans(scores) if known.mentions is None else _known_spans(scores, known.mentions)
        tags = model.quoted(words).cpu().numpy()
        quotations = quotation_spans(tags) if known.quotations is None else [(*one, 1.0) for one in known.quotations]
        events = torch.sigmoid(model.event(words)[:, 0]).cpu().numpy()
        rows = torch.tensor([(one.first, one.last) for one in spans], dtype=torch.long, device=device)
        kinds = torch.tensor([one.kind for one in spans], dtype=torch.long, device=device)
        spoken = torch.tensor([one[:2] for one in quotations], dtype=torch.long, device=device)
        return Marked(
            spans=spans,
            mentions=model.mention(words, rows.reshape(-1, 2), kinds),
            quotations=quotations,
            spoken=model.quotations(words, spoken.reshape(-1, 2)),
            events=[(int(at), float(events[at])) for at in np.flatnonzero(events > LEAST_EVENT)],
        )


def _known_spans(scores: np.ndarray, ranges: Ranges) -> list[FoundSpan]:
    """Given mentions with the likeliest kind of each; one too long for the net is of a person."""
    longest = scores.shape[1]
    return [
        FoundSpan(
            first=first,
            last=last,
            kind=int(scores[first, last - first - 1, 1:].argmax()) + 1 if last - first <= longest else 1,
            confidence=1.0,
        )
        for first, last in ranges
    ]


def _within(known: Known, first: int, last: int) -> Known:
    """What is known of a stretch, counted from its first word; the net sees what runs past its end only up to there."""

    def inside(ranges: Ranges | None) -> Ranges | None:
        if ranges is None:
            return None
        return [(begin - first, min(end, last) - first) for begin, end in ranges if first <= begin < last]

    return Known(mentions=inside(known.mentions), quotations=inside(known.quotations))


def _ends(ranges: Ranges | None, count: int) -> list[int]:
    """Where given ranges end, for those that are cut where a stretch of the `count` words ends."""
    return [end for begin, end in ranges or () if begin < count]


def _moved(part: Marked, by: int) -> Marked:
    """A stretch's answers with its words counted over the text."""
    return replace(
        part,
        spans=[replace(one, first=one.first + by, last=one.last + by) for one in part.spans],
        quotations=[(first + by, last + by, sure) for first, last, sure in part.quotations],
        events=[(at + by, sure) for at, sure in part.events],
    )
