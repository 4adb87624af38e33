"""The named parts of what steers a painting, and how each is left out: for measuring what each is worth.

Knows: the conditioning contract.  Does not know: the loop, comics.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import torch

from audobon.errors import SettingsError
from audobon.models.painter_net import Conditioning

STEERING_PARTS = ("flat", "line", "regions", "style", "words")


def check_parts(parts: Collection[str]) -> None:
    """Refuse names that are no part.

    Raises:
        SettingsError: AUD-214, for an unknown part.
    """
    unknown = sorted(set(parts) - set(STEERING_PARTS))
    if unknown:
        raise SettingsError(
            "AUD-214",
            f"{', '.join(unknown)} is no part of what steers a painting",
            hint="the parts are " + ", ".join(STEERING_PARTS),
        )


def without(conditioning: Conditioning, parts: Collection[str]) -> Conditioning:
    """The same conditioning with some parts said to be absent, as they were now and then in training."""
    if "flat" in parts:
        conditioning = replace(conditioning, flat_present=torch.zeros_like(conditioning.flat_present))
    if "line" in parts:
        conditioning = conditioning.lineless()
    if "regions" in parts:
        conditioning = replace(conditioning, region_tokens=torch.zeros_like(conditioning.region_tokens))
    if "style" in parts:
        conditioning = replace(conditioning, style_present=torch.zeros_like(conditioning.style_present))
    if "words" in parts:
        conditioning = replace(conditioning, text_mask=torch.zeros_like(conditioning.text_mask))
    return conditioning
