"""Linear layers in 8-bit floating point, attached to a net and detached without a trace.

Knows: torch's scaled product of 8-bit matrices, and what it wants of sizes and devices.  Does not know: which net.
Weights are scaled by row and activations by row as they come (by one number each, where the device knows no rows);
numbers are E4M3; sums are made in more digits.  Convolutions stay as they are: torch multiplies no 8-bit ones.

Shapes: R rows, C columns.

Source: Micikevicius et al. 2022, arXiv:2209.05433 (E4M3, whose largest number is 448).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from audobon.errors import ResourceError

KIND = torch.float8_e4m3fn
LARGEST = torch.finfo(KIND).max
MULTIPLE = 16
"""Rows and columns of a weight must be multiples of it."""
OF_ALL, OF_ROWS = (8, 9), (9, 0)
"""Compute capability from which a GPU multiplies such numbers, and from which it scales by row."""


class Fp8Linears:
    """The linear layers of a net, made to multiply in 8 bits.

    Attached, the layers' own weights wait in the machine's memory and take no room on the device; hooks on the layers
    (a LoRA's) run as ever.

    Args:
        net: Whose layers.
        skip: Endings of names of layers that stay as they are.

    Raises:
        ResourceError: AUD-530, if the device multiplies no such numbers.
    """

    def __init__(self, net: nn.Module, *, skip: Sequence[str] = ()) -> None:
        self._device = next(net.parameters()).device
        check_fp8(self._device)
        self._net = net
        self._skip = tuple(skip)
        self._kept: list[tuple[nn.Module, str, nn.Linear]] = []

    def attach(self) -> int:
        """Multiply in 8 bits from now on; how many layers do. Attaching twice attaches once."""
        if not self._kept:
            for place, name, layer in self._layers():
                setattr(place, name, Fp8Linear(layer))
                layer.weight.data = layer.weight.data.cpu()
                self._kept.append((place, name, layer))
        return len(self._kept)

    def detach(self) -> None:
        """Give the net its own layers back, the very objects, their weights as they were to the bit."""
        for place, name, layer in self._kept:
            layer.weight.data = layer.weight.data.to(self._device)
            setattr(place, name, layer)
        self._kept.clear()

    @contextmanager
    def attached(self) -> Iterator[None]:
        """Attached within."""
        self.attach()
        try:
            yield
        finally:
            self.detach()

    def _layers(self) -> list[tuple[nn.Module, str, nn.Linear]]:
        """Each layer that changes, and where it is within what."""
        found = []
        for path, layer in self._net.named_modules():
            if isinstance(layer, nn.Linear) and not path.endswith(self._skip) and _fits(layer):
                parent, _, name = path.rpartition(".")
                found.append((self._net.get_submodule(parent), name, layer))
        return found


class Fp8Linear(nn.Module):
    """One layer in 8 bits.

    Args:
        layer: Whose weights, bias and hooks it takes.
    """

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.in_features, self.out_features = layer.in_features, layer.out_features
        self._by_row = _knows_rows(layer.weight.device)
        self._fast = layer.weight.device.type == "cuda"  # sums in the tensor cores' own digits, as is usual
        numbers, scale = scaled(layer.weight.data, by_row=self._by_row)
        self.register_buffer("numbers", numbers, persistent=False)
        self.register_buffer("scale", scale.t(), persistent=False)
        self.bias = layer.bias
        self._forward_hooks, self._forward_pre_hooks = layer._forward_hooks, layer._forward_pre_hooks

    def forward(self, x: Tensor) -> Tensor:
        given, scale = scaled(x.reshape(-1, x.shape[-1]), by_row=self._by_row)
        found: Tensor = torch._scaled_mm(
            given, self.get_buffer("numbers").t(), scale_a=scale, scale_b=self.get_buffer("scale"), bias=self.bias,
            out_dtype=x.dtype, use_fast_accum=self._fast,
        )  # fmt: skip
        return found.reshape(*x.shape[:-1], self.out_features)


def check_fp8(device: torch.device) -> None:
    """Refuse a GPU that multiplies no 8-bit floating point.

    Raises:
        ResourceError: AUD-530.
    """
    if device.type == "cuda" and torch.cuda.get_device_capability(device) < OF_ALL:
        has = ".".join(str(part) for part in torch.cuda.get_device_capability(device))
        raise ResourceError(
            "AUD-530",
            f"{torch.cuda.get_device_name(device)} (compute capability {has}) multiplies no 8-bit floating point",
            hint="leave 8-bit floating point off; it takes a GPU of capability 8.9 or higher",
        )


def scaled(x: Tensor, *, by_row: bool) -> tuple[Tensor, Tensor]:
    """Numbers R C in 8 bits and what they are to be multiplied by, float32: R 1 by row, else a single number.

    Args:
        x: R C.
        by_row: One scale a row.
    """
    large = x.abs().amax(dim=1, keepdim=True) if by_row else x.abs().amax()
    scale = large.float().clamp_min(1e-12) / LARGEST
    return (x / scale.to(x.dtype)).clamp(-LARGEST, LARGEST).to(KIND), scale


def _fits(layer: nn.Linear) -> bool:
    rows, columns = layer.weight.shape
    return rows % MULTIPLE == 0 and columns % MULTIPLE == 0


def _knows_rows(device: torch.device) -> bool:
    return device.type != "cuda" or torch.cuda.get_device_capability(device) >= OF_ROWS
