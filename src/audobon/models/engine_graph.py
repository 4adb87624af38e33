"""A compiled net's graph on disk: its layers and own constants; weights that the net's own files hold are borrowed.

Knows: OpenVINO's intermediate representation (IR 11: XML for the layers, bytes for the constants) and a net's state.
Does not know: which net it is, how it was quantised.
A folder holds what every folder of weights does (`weights.py`): the layers and the constants that are nobody's as
bytes, and in `config.json` what is borrowed.  An int8 weight is borrowed where quantising the net's own weight anew
gives the same integers, so a quantised graph of 22 million weights takes a few megabytes beside them.
"""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import torch
from torch import Tensor

from audobon.models.weights import load_weights, quantise, read_config, save_weights, unfit

if TYPE_CHECKING:
    import openvino

_LAYERS, _CONSTANTS = "layers", "constants"
_SMALLEST_BORROWED = 1024
_AS_INT8 = " as int8"


def save_graph(
    graph: openvino.Model, folder: Path, *, lending: Mapping[str, Tensor], config: Mapping[str, object]
) -> None:
    """Write a graph.

    Args:
        graph: Traced from a net, quantised or not.
        folder: Made if it is not there.
        lending: What the net holds, by name.
        config: What else to keep beside it.
    """
    import openvino

    with tempfile.TemporaryDirectory() as made:
        openvino.save_model(graph, Path(made) / "graph.xml", compress_to_fp16=False)
        layers, constants = (Path(made) / "graph.xml").read_bytes(), (Path(made) / "graph.bin").read_bytes()
    lent = {hashlib.sha256(data).digest(): name for name, data in _lendings(lending)}
    own, borrowed, end = bytearray(), [], 0
    for offset, size in _places(layers):
        own += constants[end:offset]
        name = lent.get(hashlib.sha256(constants[offset : offset + size]).digest())
        if name is None:
            own += constants[offset : offset + size]
        else:
            borrowed.append([offset, size, name])
        end = offset + size
    own += constants[end:]
    tensors = {_LAYERS: _as_tensor(zlib.compress(layers, 9)), _CONSTANTS: _as_tensor(bytes(own))}
    save_weights(folder, tensors, config={**config, "borrowed": borrowed, "bytes": len(constants)})


def load_graph(folder: Path, *, lending: Mapping[str, Tensor]) -> openvino.Model:
    """Read a graph.

    Args:
        folder: Where it lies.
        lending: What the very net that it was traced from holds, by name.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if the net does not hold what is borrowed.
    """
    import openvino

    stored, config = load_weights(folder), read_config(folder)
    borrowed, size = config.get("borrowed"), config.get("bytes")
    if not isinstance(borrowed, list) or not isinstance(size, int) or set(stored) != {_LAYERS, _CONSTANTS}:
        raise unfit(folder, "it holds no graph")
    wanted = {str(name).removesuffix(_AS_INT8) for _, _, name in borrowed}
    lent = dict(_lendings({name: tensor for name, tensor in lending.items() if name in wanted}))
    own, constants, end = stored[_CONSTANTS].numpy().tobytes(), bytearray(), 0
    for offset, length, name in borrowed:
        gap = offset - len(constants)
        constants += own[end : end + gap]
        end += gap
        if len(lent.get(name, b"")) != length:
            raise unfit(folder, f"it borrows {name}, which its net does not hold")
        constants += lent[name]
    constants += own[end:]
    if len(constants) != size:
        raise unfit(folder, f"its constants are {len(constants)} bytes long, and should be {size}")
    layers = zlib.decompress(stored[_LAYERS].numpy().tobytes())
    return openvino.Core().read_model(layers, bytes(constants))


def _places(layers: bytes) -> list[tuple[int, int]]:
    """Offset and size of every constant that is large enough to borrow, in order, each once."""
    found = set()
    for data in ElementTree.fromstring(layers).iter("data"):
        size = int(data.get("size", 0)) if "offset" in data.attrib else 0
        if size >= _SMALLEST_BORROWED:
            found.add((int(data.attrib["offset"]), size))
    return sorted(found)


def _lendings(lending: Mapping[str, Tensor]) -> Iterator[tuple[str, bytes]]:
    """What a net's tensors look like in a graph, by name: as they are, and as 8-bit integers."""
    for name, tensor in lending.items():
        if tensor.numel() < _SMALLEST_BORROWED // 4:
            continue
        value = tensor.detach().float().contiguous()
        yield name, value.numpy().tobytes()
        if value.dim() >= 2:
            yield name + _AS_INT8, quantise(value)[0].contiguous().numpy().tobytes()


def _as_tensor(data: bytes) -> Tensor:
    return torch.frombuffer(bytearray(data), dtype=torch.uint8)
