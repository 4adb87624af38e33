"""The story model cut into nets of tensors: what a stretch of text passes through, and each head.

Knows: the story model's parts.  Does not know: text, what kinds and numbers mean, formats.
A stretch is read by itself, so what these nets are many of are words, sentences, mentions and pairs.  What the analysis
layer remembers of earlier stretches goes in and out as keys and values; a place in them that is no sentence is marked.

Shapes: N windows, P word pieces, L words, S sentences, T remembered sentences, M mentions, Q quotations, R pairs.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from audobon.export.exportable import ExportableNet
from audobon.export.ports import BATCH, MOST, Axis, Port, Sizes, lengths, normal, numbers_below, places_in
from audobon.export.reading_nets import IDS, ids_port
from audobon.export.stock import Stock
from audobon.models.coreference_head import MentionStates, PairHead
from audobon.models.story_branches import MOST_SENTENCES
from audobon.models.story_model import WINDOW, StoryModel
from audobon.models.story_zoo import STORY
from audobon.models.text_encoder import STATE_WIDTH, TextEncoder

_WINDOWS = Axis(name=BATCH, tried=(1, 2, 3))
_PIECES = Axis(name="pieces", least=2, tried=(40, 150, 300))
_WORDS = Axis(name="words", least=2, tried=(30, 120, 240))
_SENTENCES = Axis(name="sentences", least=2, tried=(3, 9, 20))
_PAST = Axis(name="past", least=2, most=MOST_SENTENCES, tried=(2, 7, 30))
_MENTIONS = Axis(name="mentions", least=2, tried=(2, 11, 40))
_QUOTATIONS = Axis(name="quotations", least=2, tried=(2, 5, 12))
_PAIRS = Axis(name="pairs", least=2, most=MOST, tried=(3, 30, 200))

_SPANS = "first word and one past the last, each"


class _Below(nn.Module):
    """The layers of the backbone that stay as they are delivered."""

    def __init__(self, encoder: TextEncoder, *, layers: int) -> None:
        super().__init__()
        self.embeddings = encoder.net.embeddings
        self.layers = nn.ModuleList(encoder.net.layers[:layers])

    def forward(self, ids: Tensor) -> Tensor:
        """States N P 384 of ids N P."""
        states: Tensor = self.embeddings(ids)
        for layer in self.layers:
            states = layer(states)
        return states


class _Pieces(nn.Module):
    def __init__(self, model: StoryModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, states: Tensor, outside: Tensor) -> Tensor:
        """States N 256 384 after the adapted layers."""
        return self.model.windowed(states, outside)


class _Past:
    """Keys and values of earlier sentences, and with those of this stretch behind them.

    Args:
        keys: Of each block, G H T E.
        values: The same.
    """

    def __init__(self, keys: Tensor, values: Tensor) -> None:
        self.length = keys.shape[2]
        self.keys = list(keys.unsqueeze(1).unbind(0))
        self.values = list(values.unsqueeze(1).unbind(0))

    def get_seq_length(self) -> int:
        """T."""
        return self.length

    def update(self, key_states: Tensor, value_states: Tensor, layer_idx: int) -> tuple[Tensor, Tensor]:
        """A block's keys and values with its own of this stretch behind them."""
        self.keys[layer_idx] = torch.cat([self.keys[layer_idx], key_states], dim=-2)
        self.values[layer_idx] = torch.cat([self.values[layer_idx], value_states], dim=-2)
        return self.keys[layer_idx], self.values[layer_idx]


class _Words(nn.Module):
    """A stretch read, with all heads that answer for words."""

    def __init__(self, model: StoryModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, ranges: Tensor, columns: Tensor, sentences: Tensor, past_keys: Tensor,
        past_values: Tensor, past_blank: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        """States of words and sentences, scores of spans, events and quotations, and what is remembered."""
        model = self.model
        states = model.entered(pieces, ranges, columns.unbind(1))
        understood = model.story.understood(states)
        past = _Past(past_keys, past_values)
        averages = _averages(understood, sentences)
        words, told = model.story.joined(states, understood, averages, past=past, blank=past_blank)
        spans, events, quoted = model.span(words), model.event(words)[:, 0], model.quoted(words)
        return words, told, spans, events, quoted, torch.cat(past.keys), torch.cat(past.values)


class _Mentions(nn.Module):
    def __init__(self, head: MentionStates, *, longest: int) -> None:
        super().__init__()
        self.head, self.longest = head, longest

    def forward(self, words: Tensor, spans: Tensor, kinds: Tensor) -> Tensor:
        """States M E of mentions."""
        states: Tensor = self.head(words, spans, kinds, longest=self.longest)
        return states


class _Quotations(nn.Module):
    def __init__(self, model: StoryModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, words: Tensor, spans: Tensor) -> Tensor:
        """States Q E of quotations."""
        return self.model.quotations(words, spans)


def story_below(stock: Stock) -> ExportableNet:
    """The backbone's layers that the story model leaves as they are."""
    encoder = stock.encoder
    net = _Below(encoder, layers=stock.story.net.shape.frozen_layers)
    return ExportableNet(
        name="story_below",
        what="Word pieces to the states that the story model begins with.",
        net=net.eval(),
        inputs=(ids_port(encoder.net.shape.vocab_size),),
        outputs=("states",),
        before={"ids": f"{IDS}; windows of at most 512, read half over half"},
        after={"states": "without those of the marks; windows of 256, each lent 32 of its neighbours' on either side"},
        provenance=stock.provenance(),
    )


def story_pieces(stock: Stock) -> ExportableNet:
    """The adapted layers of the story model's backbone."""
    return ExportableNet(
        name="story_pieces",
        what="Windows of word pieces through the story model's adapted layers.",
        net=_Pieces(stock.story.net).eval(),
        inputs=(
            Port(name="states", shape=(_WINDOWS, WINDOW, STATE_WIDTH), draw=normal),
            Port(name="outside", shape=(_WINDOWS, WINDOW), draw=_outside),
        ),
        outputs=("pieces",),
        before={"states": "windows of what `story_below` gives", "outside": "true where a window has no piece"},
        after={"pieces": "the windows' own parts behind each other: all but the 32 at either side that were lent"},
        provenance=stock.provenance(STORY, on_encoder=True),
    )


def story_words(stock: Stock) -> ExportableNet:
    """The narrative net and the heads that answer for words."""
    model = stock.story.net
    story, shape = model.story.shape, model.shape
    blocks = model.story.gpt2
    first: Any = blocks[0]
    past = (len(blocks), int(first.attn.num_heads), _PAST, int(first.attn.head_dim))
    return ExportableNet(
        name="story_words",
        what="A stretch of a story: states of words and sentences; mentions, events and quotations.",
        net=_Words(model).eval(),
        inputs=(
            Port(name="pieces", shape=(_PIECES, STATE_WIDTH), draw=normal),
            Port(name="ranges", shape=(_WORDS, 2), draw=_Tiles("pieces")),
            Port(name="columns", shape=(_WORDS, len(shape.column_sizes)), draw=_Columns(shape.column_sizes)),
            Port(name="sentences", shape=(_SENTENCES, 2), draw=_Tiles("words")),
            Port(name="past_keys", shape=past, draw=normal),
            Port(name="past_values", shape=past, draw=normal),
            Port(name="past_blank", shape=(_PAST,), draw=_blank),
        ),
        outputs=("words", "told", "spans", "events", "quoted", "keys", "values"),
        before={
            "pieces": "as `story_pieces` gives them, P 384",
            "ranges": "first piece of each word and one past its last, L 2",
            "columns": "numbers about each word, L 4, as understanding/word_stretches makes them",
            "sentences": "first word of each sentence and one past its last, S 2; they tile the stretch",
            "past_keys": f"`keys` of the stretch before, the last {MOST_SENTENCES}; at first two places of zeros",
            "past_values": "`values` of the stretch before, likewise",
            "past_blank": "true where there is no sentence: everywhere for the first stretch",
        },
        after={
            "words": f"states L {story.width}, for the other heads",
            "told": f"states of sentences S {story.width}",
            "spans": f"scores L {shape.longest} {shape.kinds + 1}: [i, k] are the words i..i+k, column 0 none",
            "events": "log-odds that a word tells of an event, L",
            "quoted": "scores of 4 tags of quotations, L 4",
            "keys": "remembered for the next stretch",
            "values": "remembered for the next stretch",
        },
        provenance=stock.provenance(STORY, on_encoder=True),
    )


def story_mentions(stock: Stock) -> ExportableNet:
    """States of mentions."""
    model = stock.story.net
    longest = model.shape.longest
    return ExportableNet(
        name="story_mentions",
        what="Mentions of a stretch to their states.",
        net=_Mentions(model.mention, longest=longest).eval(),
        inputs=(
            _words_port(model),
            Port(name="spans", shape=(_MENTIONS, 2), draw=_Spans(longest)),
            Port(name="kinds", shape=(_MENTIONS,), draw=numbers_below(model.shape.kinds + 1)),
        ),
        outputs=("mentions",),
        before={
            "words": "as `story_words` gives them",
            "spans": f"{_SPANS}, M 2; none longer than {longest} words",
            "kinds": "the likeliest kind of each, from its scores",
        },
        after={"mentions": f"states M {model.shape.mention_width}, for `story_antecedents` and `story_speakers`"},
        provenance=stock.provenance(STORY),
    )


def story_quotations(stock: Stock) -> ExportableNet:
    """States of quotations."""
    model = stock.story.net
    return ExportableNet(
        name="story_quotations",
        what="Quotations of a stretch to their states.",
        net=_Quotations(model).eval(),
        inputs=(_words_port(model), Port(name="spans", shape=(_QUOTATIONS, 2), draw=_Spans(model.shape.longest))),
        outputs=("quotations",),
        before={"words": "as `story_words` gives them", "spans": f"{_SPANS}, Q 2"},
        after={"quotations": f"states Q {model.shape.mention_width}, for `story_speakers`"},
        provenance=stock.provenance(STORY),
    )


def story_antecedents(stock: Stock) -> ExportableNet:
    """Scores of pairs of mentions."""
    model = stock.story.net
    return ExportableNet(
        name="story_antecedents",
        what="For two mentions, how far the later one speaks of the earlier one's entity.",
        net=model.antecedent,
        inputs=_pair_ports(model.shape.mention_width, left=_MENTIONS, numbers=model.shape.pair_numbers),
        outputs=("scores",),
        before={
            "left": "states of mentions", "right": "the same states", "pairs": "row of the later, row of the earlier",
            "numbers": f"of each pair, R {model.shape.pair_numbers}, as understanding/mention_facts makes them",
        },
        after={"scores": "R; a mention has the antecedent of its highest score above 0, or none"},
        provenance=stock.provenance(STORY),
    )  # fmt: skip


def story_speakers(stock: Stock) -> ExportableNet:
    """Scores of quotations and mentions."""
    model = stock.story.net
    head: PairHead = model.speaker
    return ExportableNet(
        name="story_speakers",
        what="For a quotation and a mention, how far the mention is its speaker.",
        net=head,
        inputs=_pair_ports(model.shape.mention_width, left=_QUOTATIONS, numbers=model.shape.speaker_numbers),
        outputs=("scores",),
        before={
            "left": "states of quotations", "right": "states of mentions", "pairs": "row of each",
            "numbers": f"of each pair, R {model.shape.speaker_numbers}, as understanding/speaker_facts makes them",
        },
        after={"scores": "R; a quotation has the speaker of its highest score above 0, or none"},
        provenance=stock.provenance(STORY),
    )  # fmt: skip


def _averages(words: Tensor, sentences: Tensor) -> Tensor:
    """Means S D of the words L D of each sentence, as a product, whose sums are as exact as any."""
    places = torch.arange(words.shape[0], device=words.device)[None]
    inside = ((places >= sentences[:, :1]) & (places < sentences[:, 1:])).to(words.dtype)
    return inside @ words / (sentences[:, 1:] - sentences[:, :1]).to(words.dtype)


def _words_port(model: StoryModel) -> Port:
    return Port(name="words", shape=(_WORDS, model.story.shape.width), draw=normal)


def _pair_ports(width: int, *, left: Axis, numbers: int) -> tuple[Port, ...]:
    right = Axis(name="candidates", least=2, tried=_MENTIONS.tried)

    def pairs(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
        sides = [places_in(axis.name)(shape[:1], sizes, generator) for axis in (left, right)]
        return torch.stack(sides, dim=1)

    return (
        Port(name="left", shape=(left, width), draw=normal),
        Port(name="right", shape=(right, width), draw=normal),
        Port(name="pairs", shape=(_PAIRS, 2), draw=pairs),
        Port(name="numbers", shape=(_PAIRS, numbers), draw=normal),
    )


def _outside(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    return ~lengths(shape, sizes, generator)


def _blank(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    return torch.arange(shape[0]) < shape[0] // 2


class _Tiles:
    """Ranges that tile an axis, in order, none empty; one follows another by nothing where there are too many."""

    def __init__(self, axis: str) -> None:
        self._axis = axis

    def __call__(self, shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
        count, whole = shape[0], sizes[self._axis]
        edges = torch.linspace(0, whole, count + 1).round().long()
        firsts = edges[:-1].clamp(max=whole - 1)
        return torch.stack([firsts, torch.maximum(edges[1:], firsts + 1)], dim=1)


class _Columns:
    """Numbers L K, of each column below its own size."""

    def __init__(self, column_sizes: tuple[int, ...]) -> None:
        self._sizes = column_sizes

    def __call__(self, shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
        made = [torch.randint(0, size, shape[:1], generator=generator) for size in self._sizes]
        return torch.stack(made, dim=1)


class _Spans:
    """Spans of words, none longer than asked."""

    def __init__(self, longest: int) -> None:
        self._longest = longest

    def __call__(self, shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
        words = sizes["words"]
        firsts = torch.randint(0, words, shape[:1], generator=generator)
        spans = torch.randint(1, self._longest + 1, shape[:1], generator=generator)
        return torch.stack([firsts, (firsts + spans).clamp(max=words)], dim=1)
