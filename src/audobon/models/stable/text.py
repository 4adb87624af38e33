"""Text towers: CLIP encoders with their tokenizers, which count and cut words as the model itself does.

Knows: token ids, hidden states, the 77-token window.  Does not know: what the words are about.

Shapes: B texts, L = 77 tokens, W the tower's width, P the width of the pooled state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from audobon.errors import WeightsError
from audobon.models.stable.files import Stored

if TYPE_CHECKING:
    from transformers import CLIPTokenizer

ENDS = 2
"""A window's first and last place belong to the marks of beginning and end."""


@dataclass(frozen=True, kw_only=True)
class TextTower:
    """One text encoder. `pad` is the token id that fills a window."""

    net: Any
    tokenizer: CLIPTokenizer
    pad: int

    @property
    def window(self) -> int:
        """Tokens in a window, marks included: 77."""
        return int(self.net.config.max_position_embeddings)

    def count(self, text: str) -> int:
        """How many of the window's places between the marks a text takes."""
        return len(self._ids(text))

    def encode(self, texts: Sequence[str], *, penultimate: bool) -> tuple[Tensor, Tensor | None]:
        """States B 77 W (of the last layer but one, if asked) and the projected pooled state B P, if there is one.

        A text beyond the window is cut; whoever writes prompts keeps within it (see `count`).
        """
        ids = torch.tensor([self._windowed(text) for text in texts], device=self.net.device)
        answer = self.net(input_ids=ids, output_hidden_states=True)
        states = answer.hidden_states[-2] if penultimate else answer.last_hidden_state
        pooled = getattr(answer, "text_embeds", None)
        return states, pooled

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self.tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def _windowed(self, text: str) -> list[int]:
        room = self.window - ENDS
        ids = [self.tokenizer.bos_token_id, *self._ids(text)[:room], self.tokenizer.eos_token_id]
        return ids + [self.pad] * (self.window - len(ids))


def load_tokenizer(folder: Path) -> CLIPTokenizer:
    """A CLIP tokenizer from `tokenizer.json`, or `vocab.json` with `merges.txt`.

    Raises:
        WeightsError: AUD-327, if the files are missing or damaged.
    """
    from transformers import CLIPTokenizer

    has_files = (folder / "tokenizer.json").is_file() or (folder / "vocab.json").is_file()
    if not has_files:
        raise WeightsError(
            "AUD-327",
            f"there is no tokenizer in {folder}",
            hint="put the folder `tokenizer` of the model (vocab.json, merges.txt) beside the model's file",
        )
    try:
        return CLIPTokenizer.from_pretrained(str(folder), local_files_only=True)
    except (OSError, ValueError, TypeError) as error:
        raise WeightsError(
            "AUD-327", f"the tokenizer in {folder} cannot be read: {error}", hint="get the tokenizer's folder again"
        ) from error


def text_tower(stored: Stored, tokenizer: CLIPTokenizer, *, is_second: bool, pad: int | None) -> TextTower:
    """A tower from its tensors; the second one of SDXL has a projection of its pooled state.

    Raises:
        WeightsError: AUD-324, if the tensors do not fit the config.
    """
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    config = CLIPTextConfig(**{name: value for name, value in stored.config.items() if name in _SIZES})
    with torch.device("meta"):
        net = (CLIPTextModelWithProjection if is_second else CLIPTextModel)(config)
    wanted = set(net.state_dict())
    state = {}
    for name, value in stored.tensors.items():
        short = name.removeprefix("text_model.")
        known = next((n for n in (name, short, f"text_model.{short}") if n in wanted), None)
        if known is not None:
            state[known] = value
    try:
        net.load_state_dict(state, strict=True, assign=True)
    except RuntimeError as error:
        raise WeightsError(
            "AUD-324",
            f"the tensors of {stored.name} do not fit: {str(error).splitlines()[-1].strip()}",
            hint="the model's config and its weights are of different versions; get both again",
        ) from error
    for module in net.modules():
        if getattr(module, "position_ids", None) is not None:
            places = torch.arange(config.max_position_embeddings)[None]
            module.register_buffer("position_ids", places, persistent=False)
    net.eval().requires_grad_(False)
    own_pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else tokenizer.eos_token_id
    return TextTower(net=net, tokenizer=tokenizer, pad=own_pad if pad is None else pad)


_SIZES = (
    "vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads", "hidden_act",
    "projection_dim", "max_position_embeddings", "bos_token_id", "eos_token_id", "pad_token_id", "layer_norm_eps",
)  # fmt: skip
