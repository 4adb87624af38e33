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
_MOST_BYTES, _MOST_LAYERS = 1 << 30, 1 << 26
AS_INT8 = " as int8"
"""What a borrowed tensor is called behind its name, if its 8-bit integers are meant."""


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
    stored, config = load_weights(folder), read_config(folder)
    borrowed = config.get("borrowed")
    names = {str(one[-1]) for one in borrowed if isinstance(one, list) and one} if isinstance(borrowed, list) else set()
    wanted = {name.removesuffix(AS_INT8) for name in names}
    lent = dict(_lendings({name: tensor for name, tensor in lending.items() if name in wanted}))
    return graph_of(stored, config, lent=lent, root=folder)


def graph_of(
    stored: Mapping[str, Tensor], config: Mapping[str, object], *, lent: Mapping[str, bytes | memoryview], root: Path
) -> openvino.Model:
    """A graph from what its folder holds, and from the bytes of what it borrows by name; `root` is told in errors.

    Raises:
        WeightsError: AUD-315, if this is no graph, or something that it borrows is not there.
    """
    import openvino

    borrowed, size = config.get("borrowed"), config.get("bytes")
    if not isinstance(borrowed, list) or not isinstance(size, int) or set(stored) != {_LAYERS, _CONSTANTS}:
        raise unfit(root, "it holds no graph")
    if size > _MOST_BYTES:
        raise unfit(root, f"its constants would have {size} bytes, more than {_MOST_BYTES}")
    own, constants, end = stored[_CONSTANTS].numpy().tobytes(), bytearray(), 0
    for offset, length, name in _borrowings(borrowed, size=size, root=root):
        gap = offset - len(constants)
        constants += own[end : end + gap]
        end += gap
        if len(lent.get(name, b"")) != length:
            raise unfit(root, f"it borrows {name}, which its net does not hold")
        constants += lent[name]
    constants += own[end:]
    if len(constants) != size:
        raise unfit(root, f"its constants are {len(constants)} bytes long, and should be {size}")
    try:
        layers = _inflated(stored[_LAYERS].numpy().tobytes())
        return openvino.Core().read_model(layers, bytes(constants))
    except (RuntimeError, zlib.error) as error:
        raise unfit(root, f"its layers cannot be read ({str(error).strip().splitlines()[0]})") from error


def _inflated(data: bytes) -> bytes:
    """Compressed layers; a zlib.error for more of them than any graph of ours has."""
    inflating = zlib.decompressobj()
    layers = inflating.decompress(data, _MOST_LAYERS)
    if not inflating.eof:
        raise zlib.error(f"they are cut off, or have more than {_MOST_LAYERS} bytes")
    return layers


def _borrowings(borrowed: list[object], *, size: int, root: Path) -> list[tuple[int, int, str]]:
    """Offset, size and name of everything that a graph borrows, one after the other within its constants.

    Raises:
        WeightsError: AUD-315, if they are anything else.
    """
    found, end = [], 0
    for one in borrowed:
        match one:
            case [int(offset), int(length), str(name)] if end <= offset <= offset + length <= size:
                found.append((offset, length, name))
                end = offset + length
            case _:
                raise unfit(root, "it does not say in order what it borrows")
    return found


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
            yield name + AS_INT8, quantise(value)[0].contiguous().numpy().tobytes()


def _as_tensor(data: bytes) -> Tensor:
    return torch.frombuffer(bytearray(data), dtype=torch.uint8)
