"""A bundle's nets as torch knows them, without a copy, and torch's tensors as a bundle stores them.

Knows: torch's types, the names of scales (`models/weights.py`).  Does not know: files, any net's shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch
from torch import Tensor

from audobon.export.bundle.layout import ITEM_BYTES
from audobon.export.bundle.reader import Bundle, scales_start
from audobon.export.bundle.refusals import not_to_bundle
from audobon.export.bundle.writer import StoredTensor
from audobon.models.weights import SCALE, restored

TORCH = {
    "f64": torch.float64, "f32": torch.float32, "f16": torch.float16, "bf16": torch.bfloat16, "i64": torch.int64,
    "i32": torch.int32, "i16": torch.int16, "i8": torch.int8, "u8": torch.uint8,
}  # fmt: skip
_NAMES = {dtype: name for name, dtype in TORCH.items()}


class StoredNet(Mapping[str, Tensor]):
    """A net's tensors as they are stored: views of the file's own pages; scales of NAME are called NAME::scale.

    They can be made after the bundle was closed, too.

    Args:
        bundle: Open.
        net: A net of it.

    Raises:
        WeightsError: AUD-388, there is no such net.
    """

    def __init__(self, bundle: Bundle, net: str) -> None:
        self._pages = bundle.pages  # held, so that tensors can be made after the bundle was closed
        self._start = bundle.preamble.payloads_start
        self._entries = {entry.name: entry for entry in bundle.net(net).tensors}
        self._scaled = {entry.name + SCALE for entry in self._entries.values() if entry.scales}

    def __getitem__(self, name: str) -> Tensor:
        if name in self._scaled:
            entry = self._entries[name.removesuffix(SCALE)]
            return self._view("f32", (entry.scales,), self._start + entry.offset + scales_start(entry))
        entry = self._entries[name]
        return self._view(entry.dtype, entry.shape, self._start + entry.offset)

    def __iter__(self) -> Iterator[str]:
        return iter((*self._entries, *sorted(self._scaled)))

    def __len__(self) -> int:
        return len(self._entries) + len(self._scaled)

    def __contains__(self, name: object) -> bool:
        return name in self._entries or name in self._scaled

    def _view(self, dtype: str, shape: tuple[int, ...], start: int) -> Tensor:
        count = 1
        for length in shape:
            count *= length
        if not count:  # there is no byte to look at
            return torch.empty(shape, dtype=TORCH[dtype])
        return torch.frombuffer(self._pages, dtype=TORCH[dtype], count=count, offset=start).reshape(shape)


class NetState(Mapping[str, Tensor]):
    """A net's state dictionary: float32, each tensor made when it is asked for, from what is stored.

    Args:
        stored: As stored.
        prefix: Of the tensors that are meant; it is taken off their names.
    """

    def __init__(self, stored: Mapping[str, Tensor], *, prefix: str = "") -> None:
        self._stored = stored
        self._prefix = prefix
        self._names = [name for name in stored if name.startswith(prefix) and not name.endswith(SCALE)]

    def __getitem__(self, name: str) -> Tensor:
        return restored(self._stored, self._prefix + name)

    def shape(self, name: str) -> tuple[int, ...]:
        """A tensor's shape, without making it."""
        return tuple(self._stored[self._prefix + name].shape)

    def __iter__(self) -> Iterator[str]:
        return iter(name[len(self._prefix) :] for name in self._names)

    def __len__(self) -> int:
        return len(self._names)


def stored_tensors(tensors: Mapping[str, Tensor]) -> dict[str, StoredTensor]:
    """Tensors as `models/weights.py` packs them, as a bundle stores them: scales go with their integers.

    Raises:
        WeightsError: AUD-389, a tensor is of a type that a bundle does not know, or its scales do not fit it.
    """
    found = {}
    for name, tensor in tensors.items():
        of = name.removesuffix(SCALE)
        if name != of and of in tensors:
            continue
        if tensor.dtype not in _NAMES:
            raise not_to_bundle(name, f"its type is {tensor.dtype}, none of {', '.join(ITEM_BYTES)}")
        scale = tensors.get(name + SCALE)
        if scale is not None and (scale.dtype != torch.float32 or scale.dim() != 1 or not len(scale)):
            raise not_to_bundle(name, "its scales are not float32, one for each slice of its first dimension")
        found[name] = StoredTensor(
            dtype=_NAMES[tensor.dtype],
            shape=tuple(tensor.shape),
            values=_bytes(tensor),
            scales=b"" if scale is None else _bytes(scale),
        )
    return found


def _bytes(tensor: Tensor) -> memoryview:
    flat = tensor.detach().cpu().contiguous().flatten()
    return flat.view(torch.uint8).numpy().data if flat.numel() else memoryview(b"")
