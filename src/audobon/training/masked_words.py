"""Before the story model learns from annotations: hidden words of books that nobody annotated, guessed by its delta.

Knows: the story model's backbone, full texts.  Does not know: annotations, what follows.

Source: Devlin et al. 2019, arXiv:1810.04805, section 3.1 (15 % of pieces: 80 % hidden, 10 % another, 10 % as they are);
    Gururangan et al. 2020, arXiv:2004.10964, section 3 (going on with it on texts of the kind that will be read).

Shapes: B windows, L word pieces, N hidden ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from audobon.compute.plan import ComputePlan
from audobon.models.low_rank import is_delta
from audobon.models.story_model import CLOSING, OPENING, StoryModel
from audobon.models.text_encoder import STATE_WIDTH, TextEncoder
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from audobon.training.start import learn_only
from audobon.training.trainer import Schedule, Task, train
from audobon.training.unmarked_books import full_texts, needed_texts

STEPS_ON_A_GPU = 20_000
HIDDEN = "[MASK]"
_LENGTH = 256
_BATCH = 16
_SHARE, _AS_HIDDEN, _AS_ANOTHER = 0.15, 0.8, 0.1
_ENOUGH = 32
"""A text of fewer pieces gives no window."""
_KEPT_WINDOWS = 64
_SAVED_EVERY_S = 120.0


@dataclass(frozen=True, kw_only=True)
class HiddenWords:
    """Windows of ids `B L`, what is right `B L`, and which are asked about `B L`."""

    ids: Tensor
    right: Tensor
    asked: Tensor


class WordGuesser(nn.Module):
    """The story model's layers with a head that names hidden pieces; the word vectors themselves are not trained.

    Args:
        model: Its delta learns.
        encoder: Its backbone.
    """

    def __init__(self, model: StoryModel, encoder: TextEncoder) -> None:
        super().__init__()
        self.layers = model.layers
        self.head = nn.Sequential(nn.Linear(STATE_WIDTH, STATE_WIDTH), nn.GELU(), nn.LayerNorm(STATE_WIDTH))
        embeddings, delivered = encoder.net.embeddings, encoder.net.layers
        # In a tuple, so that the backbone's own tensors are neither trained nor saved.
        self._below = (embeddings, delivered[: model.shape.frozen_layers])
        self.bias = nn.Parameter(torch.zeros(len(embeddings.word_embeddings.weight)))

    def forward(self, ids: Tensor, asked: Tensor) -> Tensor:
        """Scores `N V` of all pieces for those that are asked about."""
        embeddings, delivered = self._below
        with torch.no_grad():
            states: Tensor = embeddings(input_ids=ids)
            for below in delivered:
                states = below(states)
        for layer in self.layers:
            states = layer(states)
        table = embeddings.word_embeddings.weight
        scores: Tensor = functional.linear(self.head(states[asked]), table.to(states.dtype), self.bias.to(states.dtype))
        return scores.float()


def learn_hidden_words(model: StoryModel, encoder: TextEncoder, options: TrainingOptions, plan: ComputePlan) -> str:
    """Train the model's delta on hidden words, for `options.masked_steps` steps and half of the minutes at most.

    Where nothing is asked, that is done on a GPU alone: on a processor it takes hours to be of use. A run that has got
    to the annotated books does not go back.

    Returns:
        A sentence for the card; empty where nothing was done.

    Raises:
        InputError: AUD-122, AUD-123 or AUD-128, as for `needed_texts`.
    """
    asked = options.masked_steps
    steps = asked if asked is not None else STEPS_ON_A_GPU if options.device.startswith("cuda") else 0
    if not steps:
        return ""
    windows = Windows(needed_texts(options.data, "train"), encoder)
    kept = _kept(options, encoder)
    guesser = WordGuesser(model, encoder)
    learn_only(guesser, {name for name, _ in guesser.named_parameters() if not _is_delivered(name)})
    has_begun = (options.out / "checkpoint.safetensors").is_file()
    # A run that is being resumed keeps what it has: no step more, but the average is read.
    length = Length(minutes=0.0 if has_begun else options.length.minutes / 2, steps=steps)
    before = _mean_loss(guesser, kept, plan)
    average, progress = train(
        Task(net=guesser, batch=windows.batch, loss=partial(_loss, guesser)),
        Schedule(learning_rate=5e-4, batch_size=_BATCH, checkpoint_s=_SAVED_EVERY_S),
        plan=plan, length=length, out=options.out / "masked", seed=options.seed,
    )  # fmt: skip
    guesser.load_state_dict(average.state)
    guesser.eval()
    told = f": loss on kept-out books from {before:.3f} to {_mean_loss(guesser, kept, plan):.3f}" if kept else ""
    return (
        f"First its delta learnt to guess hidden words of the same books' full texts ({progress.step:,} steps of "
        f"{_BATCH} windows of {_LENGTH} pieces{told})."
    )


def _is_delivered(name: str) -> bool:
    return name.startswith("layers.") and not is_delta(name)


class Windows:
    """Windows of texts with words hidden.

    Args:
        texts: Whole texts; at least one is no shorter than 32 pieces.
        encoder: Cuts them into pieces.
    """

    def __init__(self, texts: Sequence[str], encoder: TextEncoder) -> None:
        self._texts = [ids for ids in map(partial(_pieces, encoder), texts) if len(ids) >= _ENOUGH]
        self._shares = np.array([len(ids) for ids in self._texts], dtype=np.float64)
        self._shares /= self._shares.sum()
        self._hidden = encoder.piece_id(HIDDEN)
        self._edges = (encoder.piece_id(OPENING), encoder.piece_id(CLOSING))
        self._count = encoder.tokenizer.get_vocab_size()

    def batch(self, generator: np.random.Generator, *, count: int = _BATCH) -> HiddenWords:
        """Windows from anywhere, all of the length of the shortest."""
        chosen = [self._texts[int(row)] for row in generator.choice(len(self._texts), size=count, p=self._shares)]
        inner = min(_LENGTH - 2, *(len(ids) for ids in chosen))
        starts = [int(generator.integers(len(ids) - inner + 1)) for ids in chosen]
        right = np.stack([ids[start : start + inner] for ids, start in zip(chosen, starts, strict=True)])
        drawn = generator.random(right.shape)
        asked = drawn < _SHARE
        asked[:, 0] |= ~asked.any(1)  # Something is asked of every window.
        ids = right.copy()
        ids[drawn < _SHARE * _AS_HIDDEN] = self._hidden
        swapped = (drawn >= _SHARE * _AS_HIDDEN) & (drawn < _SHARE * (_AS_HIDDEN + _AS_ANOTHER))
        ids[swapped] = generator.integers(self._count, size=int(swapped.sum()))
        return HiddenWords(
            ids=self._edged(ids), right=self._edged(right), asked=torch.from_numpy(np.pad(asked, ((0, 0), (1, 1))))
        )

    def _edged(self, ids: NDArray[np.int64]) -> Tensor:
        opening, closing = (np.full((len(ids), 1), edge, dtype=np.int64) for edge in self._edges)
        return torch.from_numpy(np.concatenate([opening, ids, closing], axis=1))


def _pieces(encoder: TextEncoder, text: str) -> NDArray[np.int64]:
    encoder.tokenizer.no_truncation()
    return np.array(encoder.tokenizer.encode(text, add_special_tokens=False).ids, dtype=np.int64)


def _loss(guesser: WordGuesser, batch: HiddenWords, noise: torch.Generator) -> Tensor:
    device = guesser.bias.device
    asked = batch.asked.to(device)
    return functional.cross_entropy(guesser(batch.ids.to(device), asked), batch.right.to(device)[asked])


def _kept(options: TrainingOptions, encoder: TextEncoder) -> list[HiddenWords]:
    """The same few windows of kept-out books each time; none where there are no full texts of them."""
    texts = full_texts(options.data, "dev")
    if not texts:
        return []
    windows, generator = Windows(texts, encoder), np.random.default_rng(0)
    return [windows.batch(generator) for _ in range(_KEPT_WINDOWS // _BATCH)]


@torch.inference_mode()
def _mean_loss(guesser: WordGuesser, kept: Sequence[HiddenWords], plan: ComputePlan) -> float:
    noise = torch.Generator().manual_seed(0)
    with plan.autocast():
        return float(np.mean([float(_loss(guesser, batch, noise)) for batch in kept] or [0.0]))
