"""The reading nets at toy size on a toy backbone: the real classes and the real tokenizer, weights from a seed."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from audobon.compute.plan import ComputePlan
from audobon.models.feeling_net import FeelingNet, FeelingShape, ValenceNet
from audobon.models.minilm import MiniLm, MiniLmShape
from audobon.models.paragraph_net import ParagraphNet, ParagraphShape
from audobon.models.story_model import StoryModel, StoryModelShape
from audobon.models.story_net import StoryShape
from audobon.models.story_zoo import FEELING, PARAGRAPHS, STORY, VALENCE
from audobon.models.text_encoder import STATE_WIDTH, TextEncoder, packaged_folder
from audobon.models.weights import packed, save_weights
from audobon.understanding import mention_facts, speaker_facts

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)
TINY_STORY = StoryShape(width=32, heads=4, feed_forward=32)
THRESHOLDS = (0.5, 0.4, 0.3, 0.5, 0.4, 0.3, 0.5)


@cache
def _tokenizer_json() -> str:
    return json.dumps(json.loads((packaged_folder() / "tokenizer.json").read_text("utf-8")))


def tiny_encoder(*, sha256: str = "tiny") -> TextEncoder:
    """The installed tokenizer and three narrow layers of BERT."""
    torch.manual_seed(0)
    shape = MiniLmShape(hidden_size=STATE_WIDTH, num_hidden_layers=3, intermediate_size=64)
    tokenizer = Tokenizer.from_str(_tokenizer_json())
    tokenizer.no_padding()
    net = MiniLm(shape).eval().requires_grad_(False)
    return TextEncoder(net, tokenizer, sha256=sha256)


def tiny_story_model(encoder: TextEncoder, *, story: StoryShape = TINY_STORY) -> StoryModel:
    """The story model; it marks some words and pairs of words, and some stretches of speech, by chance."""
    torch.manual_seed(1)
    shape = StoryModelShape(
        story=story, frozen_layers=1, rank=4, mention_width=32, pair_numbers=mention_facts.NUMBERS,
        speaker_numbers=speaker_facts.NUMBERS,
    )  # fmt: skip
    model = StoryModel(encoder, shape).eval()
    with torch.no_grad():
        model.span.by_length.weight[:, 0] = 20.0
        model.span.by_length.weight[:2, 0] = 2.2
        model.span.inside.weight *= 4
    return model


def tiny_feeling_net(encoder: TextEncoder) -> FeelingNet:
    """The net for emotions."""
    torch.manual_seed(2)
    return FeelingNet(encoder, FeelingShape(rank=4, width=16)).eval()


def tiny_valence_net(net: FeelingNet) -> ValenceNet:
    """The net for dimensions on another's features."""
    torch.manual_seed(3)
    return ValenceNet(net.features).eval()


def tiny_paragraph_net(encoder: TextEncoder) -> ParagraphNet:
    """The net for paragraphs."""
    torch.manual_seed(4)
    return ParagraphNet(encoder, ParagraphShape(width=8, place_width=8, dilations=(1, 2))).eval()


def save_config(model: StoryModel, encoder: TextEncoder) -> dict[str, Any]:
    """A story model's config, as the recipe writes it."""
    return {"model": STORY, "backbone": encoder.sha256, "shape": asdict(model.shape)}


def save_tiny_reading(root: Path, encoder: TextEncoder) -> Path:
    """A models folder with the four nets, as the recipes write them."""
    story, feeling = tiny_story_model(encoder), tiny_feeling_net(encoder)
    save_weights(
        root / STORY,
        packed(story.own_state(), eight_bit=False),
        config=save_config(story, encoder),
    )
    config = {"model": FEELING, "backbone": encoder.sha256, "shape": asdict(feeling.shape), "thresholds": THRESHOLDS}
    save_weights(root / FEELING, packed(feeling.own_state(), eight_bit=False), config=config)
    valence = tiny_valence_net(feeling)
    save_weights(
        root / VALENCE,
        packed(valence.state_dict(), eight_bit=False),
        config={"model": VALENCE, "features": feeling.features},
    )
    paragraphs = tiny_paragraph_net(encoder)
    config = {"model": PARAGRAPHS, "backbone": encoder.sha256, "shape": asdict(paragraphs.shape)}
    save_weights(root / PARAGRAPHS, packed(paragraphs.state_dict(), eight_bit=False), config=config)
    return root
