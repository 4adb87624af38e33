"""Keys and values that cross-attention makes of words and pictures: the same at every step, so made once a prompt.

Knows: the projections of diffusers' cross-attention, an IP-Adapter's too.  Does not know: prompts, steps.
The very projections answer once; what they answered is given again at every later call.  Nothing changes in the
picture, to the bit.  Hooks on the projections (a LoRA's) still run at every call, on the kept answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn

from audobon.models.stable.replacing import Forward, replaced

CROSS_ATTENTION = "attn2"


class TextCache:
    """What a UNet's projections of one prompt answered.

    One belongs to one prompt, batch, kind of number and set of attachments; another of any of these needs a new one.

    Args:
        unet: A diffusers UNet with everything attached.
    """

    def __init__(self, unet: Any) -> None:
        self._answers: dict[nn.Module, list[Tensor]] = {layer: [] for layer in _projections(unet)}

    @property
    def size_bytes(self) -> int:
        """How much room it takes."""
        return sum(one.numel() * one.element_size() for answers in self._answers.values() for one in answers)

    @contextmanager
    def used(self) -> Iterator[None]:
        """Within, for one run of the UNet, what is kept is given, and what is not is made and kept."""
        with replaced({layer: _answering(layer, answers) for layer, answers in self._answers.items()}):
            yield


def cross_attention(unet: Any) -> list[tuple[str, Any]]:
    """Every layer in which the picture hears words, by name."""
    return [(name, layer) for name, layer in unet.named_modules() if name.endswith(CROSS_ATTENTION)]


def _answering(layer: nn.Module, answers: list[Tensor]) -> Forward:
    """In one run an IP-Adapter's projections are asked once for every picture, the others once."""
    own: Forward = layer.forward
    asked = 0

    def forward(states: Tensor) -> Tensor:
        nonlocal asked
        if asked == len(answers):
            answers.append(own(states))
        asked += 1
        return answers[asked - 1]

    return forward


def _projections(unet: Any) -> list[nn.Module]:
    found: list[nn.Module] = []
    for _, layer in cross_attention(unet):
        of_words = (getattr(layer, which, None) for which in ("to_k", "to_v", "to_kv"))
        found += [projection for projection in of_words if projection is not None]
        for which in ("to_k_ip", "to_v_ip"):
            found += list(getattr(layer.processor, which, ()))
    return found
