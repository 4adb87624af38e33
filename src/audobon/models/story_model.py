"""The story model: MiniLM with a low-rank delta, the narrative net on it, and the heads that answer for words.

Knows: word pieces, columns of numbers about words, spans.  Does not know: text, or what the columns and kinds mean.

Shapes: P word pieces, L words, S sentences, M mentions, Q quotations, D width of the words' states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.models.blocking import BLOCKED
from audobon.models.coreference_head import MentionStates, PairHead
from audobon.models.low_rank import adapted, is_delta
from audobon.models.narrative_blocks import Remembered
from audobon.models.span_head import SpanHead
from audobon.models.story_net import StoryNet, StoryShape, mixed
from audobon.models.text_encoder import STATE_WIDTH, TextEncoder

OPENING, CLOSING = "[CLS]", "[SEP]"
WINDOW = 256
HALO = 32
"""Of a window so many pieces on each side only lend context, where the text goes on there."""
_COLUMN_WIDTHS = (32, 16, 16, 16)


@dataclass(frozen=True, kw_only=True)
class StoryModelShape:
    """Sizes of the story model.

    Attributes:
        story: Of the narrative net.
        frozen_layers: So many of the backbone's layers stay as they are delivered.
        rank: Of the delta on the others.
        kinds: Kinds of mentions.
        longest: Longest mention in words.
        mention_width: Of mentions' and quotations' states.
        column_sizes: How many values each column about words has.
        pair_numbers: Numbers about two mentions.
        speaker_numbers: Numbers about a quotation and a mention.
    """

    story: StoryShape
    frozen_layers: int = 0
    rank: int = 16
    kinds: int = 7
    longest: int = 24
    mention_width: int = 192
    column_sizes: tuple[int, ...] = (6, 2, 9, 4)
    pair_numbers: int
    speaker_numbers: int


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """What the narrative net is told of L words that are read together.

    Attributes:
        columns: Numbers about each word, one tensor of L for each column.
        sentences: Ranges of words that tile the stretch.
    """

    columns: tuple[Tensor, ...]
    sentences: tuple[tuple[int, int], ...]

    def to(self, device: torch.device) -> Stretch:
        """The same on a device."""
        return replace(self, columns=tuple(one.to(device) for one in self.columns))


class StoryModel(nn.Module):
    """States of words that know the story, and what heads make of them.

    Args:
        encoder: The backbone; its weights stay as they are and are no part of this model's own.
        shape: Sizes.
    """

    def __init__(self, encoder: TextEncoder, shape: StoryModelShape) -> None:
        super().__init__()
        self.shape = shape
        width, dropout = shape.story.width, shape.story.dropout
        layers = encoder.net.layers
        self._below = _Below(encoder, layers[: shape.frozen_layers])
        self.layers = adapted(layers[shape.frozen_layers :], rank=shape.rank)
        self.mix = nn.Parameter(torch.zeros(len(self.layers) + 1))
        self.columns = nn.ModuleList(
            nn.Embedding(size, own) for size, own in zip(shape.column_sizes, _COLUMN_WIDTHS, strict=True)
        )
        self.enter = nn.Linear(STATE_WIDTH + sum(_COLUMN_WIDTHS), width)
        self.norm = nn.LayerNorm(width)
        self.drop = nn.Dropout(dropout)
        self.story = StoryNet(shape.story)
        self.span = SpanHead(width, kinds=shape.kinds, longest=shape.longest, dropout=dropout)
        self.event = nn.Sequential(nn.Dropout(dropout), nn.Linear(width, 128), nn.GELU(), nn.Linear(128, 1))
        self.quoted = nn.Linear(width, 4)
        own = shape.mention_width
        self.mention = MentionStates(width, kinds=shape.kinds, own_width=own, dropout=dropout)
        self.antecedent = PairHead(own, own, numbers=shape.pair_numbers, dropout=dropout)
        self.quotation = nn.Linear(3 * width, own)
        self.speaker = PairHead(own, own, numbers=shape.speaker_numbers, dropout=dropout)

    @torch.no_grad()
    def below(self, pieces: Sequence[int]) -> Tensor:
        """States `P 384` that the frozen layers give a text's pieces (ids, without the marks that open and close a
        text), windows of 510 read half over half."""
        return torch.cat(list(self._below.states(pieces)))

    def pieces(self, below: Tensor) -> Tensor:
        """States `P 384` of pieces after the adapted layers, a mean of all of them, from the frozen layers' `P 384`.

        Windows of 256 pieces, each lent 32 of its neighbours' on either side.
        """
        count, core = len(below), WINDOW - 2 * HALO
        windows = max(1, -(-max(count - 2 * HALO, 0) // core))
        starts = torch.arange(windows, device=below.device) * core
        places = starts[:, None] + torch.arange(WINDOW, device=below.device)[None]
        outside = places >= count
        states = below[places.clamp(max=max(count - 1, 0))]
        together = self.windowed(states, outside)
        first, rest = together[0, : WINDOW - HALO], together[1:, HALO : WINDOW - HALO]
        inner = torch.cat([first, rest.reshape(-1, STATE_WIDTH)])
        return torch.cat([inner, together[-1, WINDOW - HALO :]])[:count]

    def windowed(self, states: Tensor, outside: Tensor) -> Tensor:
        """A mean of all adapted layers' states `B 256 384` of windows, from the frozen layers' states, in float32.

        There is no piece where `outside` (`B 256` bool) is true.
        """
        mask = torch.zeros(outside.shape, device=states.device).masked_fill_(outside, BLOCKED)[:, None, None]
        kept = [states]
        for layer in self.layers:
            states = layer(states, mask.to(states.dtype))
            kept.append(states)
        return mixed([one.float() for one in kept], self.mix)

    def words(
        self, pieces: Tensor, ranges: Tensor, stretch: Stretch, *, past: Remembered | None = None
    ) -> tuple[Tensor, Tensor]:
        """States of words `L D` and of sentences `S D`, in float32.

        Args:
            pieces: States of pieces, P 384.
            ranges: First piece of each word and one past its last, L 2; no word is without a piece.
            stretch: What else is known of the words.
            past: What the analysis layer saw before (see `StoryNet`).
        """
        states = self.entered(pieces, ranges, stretch.columns)
        words, sentences = self.story(states, stretch.sentences, past=past)
        return words.float(), sentences.float()

    def entered(self, pieces: Tensor, ranges: Tensor, columns: Sequence[Tensor]) -> Tensor:
        """States of words L D before the narrative net, from their pieces and the columns (see `words`)."""
        sums = functional.pad(pieces.float().cumsum(0), (0, 0, 1, 0))
        firsts, lasts = ranges[:, 0], ranges[:, 1]
        means = (sums[lasts] - sums[firsts]) / (lasts - firsts)[:, None]
        told = [embed(column) for embed, column in zip(self.columns, columns, strict=True)]
        joined = torch.cat([means, *told], dim=-1)
        states: Tensor = self.norm(functional.gelu(self.enter(self.drop(joined))))
        return states

    def quotations(self, words: Tensor, spans: Tensor) -> Tensor:
        """States `Q E` of quotations `Q 2`: of the first word, the last, and the one behind it."""
        firsts, lasts = spans[:, 0], spans[:, 1]
        behind = words[lasts.clamp(max=words.shape[0] - 1)]
        seen = torch.cat([words[firsts], words[lasts - 1], behind], dim=-1)
        states: Tensor = functional.gelu(self.quotation(self.drop(seen)))
        return states

    def own_state(self) -> dict[str, Tensor]:
        """The weights that are trained here: everything but the backbone's and the frozen branches'."""
        return {
            name: value
            for name, value in self.state_dict().items()
            if not is_delivered(name) and not self._is_frozen(name)
        }

    def _is_frozen(self, name: str) -> bool:
        return name.startswith("story.") and self.story.frozen(name.removeprefix("story."))


class _Below:
    """The frozen layers, kept out of the model's own modules, so that they are neither trained nor saved."""

    def __init__(self, encoder: TextEncoder, layers: Sequence[nn.Module]) -> None:
        self._encoder = encoder
        self._embeddings: nn.Module = encoder.net.embeddings
        self._layers = layers
        self._begin, self._end = encoder.piece_id(OPENING), encoder.piece_id(CLOSING)

    def states(self, pieces: Sequence[int]) -> Iterator[Tensor]:
        """The states, a window's own half at a time."""
        window, stride = 510, 255
        quarter = (window - stride) // 2
        for first in range(0, max(len(pieces), 1), stride):
            last = min(len(pieces), first + window)
            ids = torch.tensor([[self._begin, *pieces[first:last], self._end]], device=self._encoder.device)
            states = self._embeddings(input_ids=ids)
            for layer in self._layers:
                states = layer(states)
            own = states[0, 1:-1].float()
            begins = 0 if first == 0 else quarter
            if last == len(pieces):
                yield own[begins:]
                return
            yield own[begins : stride + quarter]


def is_delivered(name: str) -> bool:
    """Whether a tensor of the model's is the backbone's own, which is read from the package that delivers it."""
    return name.startswith("layers.") and not is_delta(name)
