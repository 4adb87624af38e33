"""Stored tensors in another precision.

Knows: how weights are packed (`models/weights.py`).  Does not know: files, any net's shape.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from audobon.errors import SettingsError
from audobon.models.weights import SCALE, packed, restored

STORED = "stored"
PRECISIONS = (STORED, "none", "int8", "fp16", "bf16")
_HALVES = {"fp16": torch.float16, "bf16": torch.bfloat16}


def in_precision(stored: Mapping[str, Tensor], precision: str) -> dict[str, Tensor]:
    """A net's stored tensors in a precision; what is stored as whole numbers or in float32 stays as it is.

    Args:
        stored: As `load_stored` gives them.
        precision: `stored` leaves all as it is; `none` is float32; `fp16` and `bf16` are 16 bits, but for tensors that
            would overflow, which stay in float32; `int8` keeps 8-bit integers as they are and quantises the other
            matrices of 4096 numbers and more.

    Raises:
        SettingsError: AUD-275, there is no such precision.
    """
    if precision not in PRECISIONS:
        raise SettingsError(
            "AUD-275", f'weights cannot be quantised to "{precision}"', hint=f"choose one of {', '.join(PRECISIONS)}"
        )
    if precision == STORED:
        return dict(stored)
    found: dict[str, Tensor] = {}
    for name, tensor in stored.items():
        if name.endswith(SCALE) and name.removesuffix(SCALE) in stored:
            continue
        found |= _one(stored, name, tensor, precision)
    return found


def _one(stored: Mapping[str, Tensor], name: str, tensor: Tensor, precision: str) -> dict[str, Tensor]:
    is_scaled = name + SCALE in stored
    if not is_scaled and (not tensor.is_floating_point() or tensor.dtype == torch.float32):
        return {name: tensor}
    if precision == "int8":
        if is_scaled:
            return {name: tensor, name + SCALE: stored[name + SCALE]}
        return packed({name: tensor}, eight_bit=True)
    whole = restored(stored, name)
    if precision == "none":
        return {name: whole}
    half = whole.to(_HALVES[precision])
    return {name: half if bool(half.isfinite().all()) else whole}
