"""Stories read as the program reads them, while the nets that read are listened to.

Knows: the reader's nets and who runs them.  Does not know: pictures, where samples are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from audobon.compute.plan import ComputePlan
from audobon.export.stock import Stock
from audobon.export.watching import Ear, Heard, Told, listening
from audobon.training.paragraph_texts import without_paragraphs
from audobon.understanding.feeler import MOST_PIECES, TrainedFeeler
from audobon.understanding.marking import StoryMarker
from audobon.understanding.paragrapher import Paragrapher
from audobon.understanding.prose import parse_prose
from audobon.understanding.story_annotator import StoryAnnotator

EXACT = ComputePlan(device="cpu", precision="float32", threads=1)
SENTENCES = 96
"""Of each passage so many are felt and looked up."""


def passages_read(passages: Sequence[Sequence[str]], stock: Stock, heard: Heard) -> None:
    """Read passages: mark them, feel their sentences, find paragraphs in them.

    Args:
        passages: Paragraphs of prose, some thousand words each.
        stock: The nets.
        heard: Keeps what they are given.
    """
    for passage in passages:
        text = "\n\n".join(passage)
        sentences = [text[one.start : one.end] for one in parse_prose(text).sentences][:SENTENCES]
        bare, _ = without_paragraphs(passage)
        with listening(_story_ears(stock), heard):
            annotator = StoryAnnotator(StoryMarker(stock.story.net, stock.encoder, EXACT))
            annotator.annotate(text)
            annotator.annotate(bare)  # where no paragraphs are seen, rules name few speakers, and the net is asked
        with listening(_feeling_ears(stock), heard):
            TrainedFeeler(stock.feeling, stock.encoder, EXACT).feel(sentences)
        with listening(_paragraph_ears(stock), heard):
            parse_prose(bare, openings=Paragrapher(stock.paragraphs.net, stock.encoder, EXACT))
        with listening(_encoder_ears(stock), heard):
            stock.encoder.beside().token_states(sentences, max_tokens=MOST_PIECES)


def _story_ears(stock: Stock) -> list[Ear]:
    model = stock.story.net
    first: Any = model.story.gpt2[0]
    past = (int(first.attn.num_heads), int(first.attn.head_dim))
    return [
        Ear(net="story_below", object=stock.encoder.net.embeddings, method="forward", of_call=_ids),
        Ear(net="story_pieces", object=model, method="windowed", of_call=_named("states", "outside")),
        Ear(net="story_words", object=model, method="words", of_call=_Words(past)),
        Ear(net="story_mentions", object=model.mention, method="forward", of_call=_named("words", "spans", "kinds")),
        Ear(net="story_quotations", object=model, method="quotations", of_call=_named("words", "spans")),
        Ear(net="story_antecedents", object=model.antecedent, method="forward", of_call=_pairs),
        Ear(net="story_speakers", object=model.speaker, method="forward", of_call=_pairs),
    ]


def _feeling_ears(stock: Stock) -> list[Ear]:
    net, valence = stock.feeling.net, stock.feeling.valence
    return [
        Ear(net="feeling", object=net, method="felt", of_call=_feeling),
        Ear(net="valence", object=valence, method="forward", of_call=_named("features")),
    ]


def _paragraph_ears(stock: Stock) -> list[Ear]:
    return [Ear(net="paragraphs", object=stock.paragraphs.net, method="forward", of_call=_paragraph)]


def _encoder_ears(stock: Stock) -> list[Ear]:
    return [Ear(net="text_encoder", object=stock.encoder.net, method="forward", of_call=_named("ids", "mask"))]


class _Words:
    """What `story_words` takes of a call of `StoryModel.words`: the memory as it was before the call."""

    def __init__(self, past: tuple[int, int]) -> None:
        self._past = past

    def __call__(self, told: Mapping[str, Any], given: object) -> Told:
        stretch = told["stretch"]
        heads, width = self._past
        own = len(stretch.sentences)
        # The cache grew by this stretch's own sentences in the call; what lies before them is what it began with.
        keys, values = ([block[0, :, :-own] for block in blocks] for blocks in told["past"].remembered())
        length = keys[0].shape[1]
        blank = torch.zeros(heads, max(0, 2 - length), width)
        return {
            "pieces": told["pieces"], "ranges": told["ranges"], "columns": torch.stack(stretch.columns, dim=1),
            "sentences": torch.tensor(stretch.sentences),
            "past_keys": torch.stack([torch.cat([blank, one], dim=1) for one in keys]),
            "past_values": torch.stack([torch.cat([blank, one], dim=1) for one in values]),
            "past_blank": torch.arange(length + blank.shape[1]) < blank.shape[1],
        }  # fmt: skip


def _pairs(told: Mapping[str, Any], given: object) -> Told:
    """The reader asks about one quotation at a time, and exports take two states and more: the one stands twice."""
    sides = {name: told[name] if len(told[name]) > 1 else told[name].repeat(2, 1) for name in ("left", "right")}
    return sides | {"pairs": told["pairs"], "numbers": told["numbers"]}


def _ids(told: Mapping[str, Any], given: object) -> Told:
    return {"ids": told["input_ids"]}


def _paragraph(told: Mapping[str, Any], given: object) -> Told:
    return {"pieces": told["pieces"], "flags": told["flags"].long(), "openings": told["openings"]}


def _feeling(told: Mapping[str, Any], given: object) -> Told:
    return {"ids": told["pieces"], "mask": told["mask"]}


def _named(*names: str) -> Any:
    def of_call(told: Mapping[str, Any], given: object) -> dict[str, Tensor]:
        return {name: told[name] for name in names}

    return of_call
