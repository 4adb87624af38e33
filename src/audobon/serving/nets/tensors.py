"""Tensors of the Open Inference Protocol: out of JSON or raw bytes, checked against a net's doors, and back.

Knows: the protocol's types, shapes, bytes.  Does not know: HTTP, nets.
Nothing is made of a tensor before its name, type, shape and number of bytes are those that the net takes.

Sources: Open Inference Protocol, version 2 (KServe), "Inference Request", "Tensor Data"; its extension for binary
tensor data (NVIDIA Triton, "Binary Tensor Data Extension"): little-endian, row-major, in the order of the tensors.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

from audobon.export.doors import Array, Door, NetShown, Side
from audobon.serving.nets.refusals import BadTensorsError

MOST_ELEMENTS = 4 * 1024 * 1024
"""Of all inputs of a call together."""
MOST_JSON_BYTES = 8 * 1024 * 1024
MOST_BODY_BYTES = MOST_JSON_BYTES + 8 * MOST_ELEMENTS
_DATATYPES = {
    "float32": "FP32", "float64": "FP64", "float16": "FP16", "int64": "INT64", "int32": "INT32", "uint8": "UINT8",
    "bool": "BOOL",
}  # fmt: skip
_BINARY, _BINARY_SIZE, _ALL_BINARY = "binary_data", "binary_data_size", "binary_data_output"
_MOST_ID = 256


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request: inputs by name, which outputs are wanted, those of them as raw bytes, and its id."""

    inputs: Mapping[str, Array]
    outputs: tuple[str, ...]
    as_bytes: frozenset[str]
    id: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer: the JSON, and the bytes that follow it; no bytes where every output stands in the JSON."""

    head: bytes
    tail: bytes


def datatype_of(door: Door) -> str:
    """The protocol's name for what a door takes or gives."""
    return _DATATYPES[door.dtype]


def shown_shape(door: Door) -> list[int]:
    """A door's shape, -1 where it may differ from call to call."""
    return [-1 if side.axis else side.times for side in door.sides]


def asked_of(net: NetShown, body: bytes, *, json_bytes: int | None) -> Asked:
    """A request's tensors.

    Args:
        net: What it is asked of.
        body: Of the request.
        json_bytes: So many bytes of it are JSON, and raw tensors follow; None where all of it is JSON.

    Raises:
        BadTensorsError: AUD-781, if it is no request; AUD-782, if its tensors are none that the net takes.
    """
    end = len(body) if json_bytes is None else json_bytes
    if not 0 < end <= min(len(body), MOST_JSON_BYTES):
        raise no_request(f"its JSON has {end} of {len(body)} bytes; at most {MOST_JSON_BYTES} are read")
    told = _object(body[:end])
    named = _named(told.get("inputs"), what="input")
    shapes = _checked_doors(net, named)
    raw = memoryview(body)[end:]
    inputs: dict[str, Array] = {}
    for door in sorted(net.inputs, key=lambda one: list(named).index(one.name)):
        size = _raw_size(named[door.name], door, shapes[door.name])
        if size is None:
            inputs[door.name] = _from_json(named[door.name].get("data"), door, shapes[door.name])
            continue
        if size > len(raw):
            raise _unfit(door, f"{size} bytes are announced and {len(raw)} follow")
        inputs[door.name] = _from_bytes(raw[:size], door, shapes[door.name])
        raw = raw[size:]
    if len(raw):
        raise no_request(f"{len(raw)} bytes follow after the last tensor")
    outputs, as_bytes = _wanted(told, net)
    id_told = told.get("id", "")
    if not isinstance(id_told, str) or len(id_told) > _MOST_ID:
        raise no_request(f"its id is no text of at most {_MOST_ID} characters")
    return Asked(inputs=inputs, outputs=outputs, as_bytes=as_bytes, id=id_told)


def answer_to(asked: Asked, net: NetShown, found: Mapping[str, Array], *, version: str) -> Answer:
    """The answer, in the order in which outputs were asked for.

    Raises:
        BadTensorsError: AUD-782, for numbers that JSON has no word for.
    """
    doors = {door.name: door for door in net.outputs}
    shown, tail = [], []
    for name in asked.outputs:
        array = np.ascontiguousarray(found[name])
        one: dict[str, Any] = {"name": name, "shape": list(array.shape), "datatype": datatype_of(doors[name])}
        if name in asked.as_bytes:
            tail.append(array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes())
            one["parameters"] = {_BINARY_SIZE: len(tail[-1])}
        else:
            if array.dtype.kind == "f" and not np.isfinite(array).all():
                raise _unfit(doors[name], "it has numbers that JSON has no word for: ask for it as binary data")
            one["data"] = array.ravel().tolist()
        shown.append(one)
    head: dict[str, Any] = {"model_name": net.name, "model_version": version, "outputs": shown}
    if asked.id:
        head["id"] = asked.id
    return Answer(head=json.dumps(head).encode(), tail=b"".join(tail))


def no_request(fact: str) -> BadTensorsError:
    """That a request is none."""
    return BadTensorsError(
        "AUD-781", f"this is no inference request: {fact}", hint="docs/kserve.md shows what one looks like"
    )


def _object(data: bytes) -> dict[str, Any]:
    try:
        told = json.loads(data, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise no_request("its JSON cannot be read") from error
    if not isinstance(told, dict):
        raise no_request("it is no object")
    return told


def _refused(word: str) -> NoReturn:
    raise ValueError(word)


def _named(given: object, *, what: str) -> dict[str, dict[str, Any]]:
    """Tensors by name, in their order."""
    if not isinstance(given, list) or len(given) > 64 or not all(isinstance(one, dict) for one in given):
        raise no_request(f"{what}s are a list of at most 64 objects")
    names = [one.get("name") for one in given]
    if not all(isinstance(name, str) for name in names) or len(set(names)) != len(names):
        raise no_request(f"each {what} has a name of its own")
    return {str(one["name"]): one for one in given}


def _checked_doors(net: NetShown, named: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[int, ...]]:
    """The shape of each input, once all are those that the net takes together."""
    missing = [door.name for door in net.inputs if door.name not in named]
    strange = [name for name in named if name not in {door.name for door in net.inputs}]
    if missing or strange:
        words = ", ".join(door.name for door in net.inputs)
        fact = f'there is no input "{strange[0][:64]}"' if strange else f'the input "{missing[0]}" is missing'
        raise BadTensorsError("AUD-782", fact, hint=f"{net.name} takes {words}")
    sizes: dict[str, int] = {}
    shapes = {door.name: _checked(door, named[door.name], sizes) for door in net.inputs}
    if sum(math.prod(shape) for shape in shapes.values()) > MOST_ELEMENTS:
        raise BadTensorsError(
            "AUD-782", f"the inputs have more than {MOST_ELEMENTS} elements together", hint="send smaller batches"
        )
    return shapes


def _checked(door: Door, told: Mapping[str, Any], sizes: dict[str, int]) -> tuple[int, ...]:
    shape = told.get("shape")
    if told.get("datatype") != datatype_of(door):
        raise _unfit(door, f"its datatype is {datatype_of(door)}")
    if (
        not isinstance(shape, list)
        or len(shape) != len(door.sides)
        or not all(isinstance(one, int) and not isinstance(one, bool) and one >= 0 for one in shape)
    ):
        raise _unfit(door, f"its shape is {shown_shape(door)}")
    for size, side in zip(shape, door.sides, strict=True):
        _check_side(door, size, side, sizes)
    return tuple(shape)


def _check_side(door: Door, size: int, side: Side, sizes: dict[str, int]) -> None:
    if not side.axis:
        if size != side.times:
            raise _unfit(door, f"its shape is {shown_shape(door)}")
        return
    along, rest = divmod(size, side.times)
    if rest or not side.least <= along <= side.most or along % side.multiple:
        steps = side.times * side.multiple
        raise _unfit(
            door, f"{side.axis} goes from {side.times * side.least} to {side.times * side.most} in steps of {steps}"
        )
    if sizes.setdefault(side.axis, along) != along:
        raise _unfit(door, f"{side.axis} is {size}, and {sizes[side.axis] * side.times} by another input")


def _raw_size(told: Mapping[str, Any], door: Door, shape: tuple[int, ...]) -> int | None:
    """How many raw bytes stand for a tensor; None where it stands in the JSON."""
    parameters = told.get("parameters", {})
    if not isinstance(parameters, dict):
        raise _unfit(door, "its parameters are an object")
    size = parameters.get(_BINARY_SIZE)
    if size is None:
        return None
    wanted = math.prod(shape) * np.dtype(door.dtype).itemsize
    if "data" in told or isinstance(size, bool) or size != wanted:
        raise _unfit(door, f"{wanted} bytes stand for it, and none of its data in the JSON")
    return wanted


def _from_bytes(raw: memoryview, door: Door, shape: tuple[int, ...]) -> Array:
    dtype = np.dtype(door.dtype).newbyteorder("<")
    if door.dtype == "bool":
        values = np.frombuffer(raw, np.uint8)
        if values.size and values.max() > 1:
            raise _unfit(door, "its bytes are 0 or 1")
        return values.astype(np.bool_).reshape(shape)
    return np.frombuffer(raw, dtype).astype(door.dtype).reshape(shape)


def _from_json(data: object, door: Door, shape: tuple[int, ...]) -> Array:
    """A tensor out of a list of numbers, or of lists as deep as its shape."""
    if not isinstance(data, list):
        raise _unfit(door, "its data is a list")
    kinds: tuple[type, ...] = {"b": (bool,), "f": (int, float)}.get(np.dtype(door.dtype).kind, (int,))
    count = math.prod(shape)
    flat: list[object] = []
    for value in _leaves(data):
        if not isinstance(value, kinds) or (isinstance(value, bool) and door.dtype != "bool"):
            raise _unfit(door, f"its data is made of {datatype_of(door)}")
        if len(flat) >= count:
            raise _unfit(door, f"its data has more than {count} elements")
        flat.append(value)
    if len(flat) != count:
        raise _unfit(door, f"its data has {len(flat)} elements for a shape of {count}")
    try:
        with np.errstate(over="ignore"):
            array = np.array(flat, dtype=door.dtype).reshape(shape)
    except (OverflowError, ValueError) as error:
        raise _unfit(door, f"its data has a number beyond {datatype_of(door)}") from error
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise _unfit(door, f"its data has a number beyond {datatype_of(door)}")
    return array


def _leaves(data: Sequence[object]) -> Iterator[object]:
    """What stands in lists within lists, in order."""
    waiting = [iter(data)]
    while waiting:
        for value in waiting[-1]:
            if isinstance(value, list):
                waiting.append(iter(value))
                break
            yield value
        else:
            waiting.pop()


def _wanted(told: Mapping[str, Any], net: NetShown) -> tuple[tuple[str, ...], frozenset[str]]:
    """Outputs in the order in which they are asked for, all if none are named; and those that are wanted as bytes."""
    parameters = told.get("parameters", {})
    if not isinstance(parameters, dict):
        raise no_request("its parameters are an object")
    usual = parameters.get(_ALL_BINARY, False) is True
    known = [door.name for door in net.outputs]
    if told.get("outputs") in (None, []):
        return tuple(known), frozenset(known if usual else ())
    named = _named(told["outputs"], what="output")
    strange = [name for name in named if name not in known]
    if strange:
        raise BadTensorsError(
            "AUD-782", f'there is no output "{strange[0][:64]}"', hint=f"{net.name} gives {', '.join(known)}"
        )
    as_bytes = set()
    for name, one in named.items():
        own = one.get("parameters", {})
        if not isinstance(own, dict):
            raise no_request("parameters of an output are an object")
        if own.get(_BINARY, usual) is True:
            as_bytes.add(name)
    return tuple(named), frozenset(as_bytes)


def _unfit(door: Door, fact: str) -> BadTensorsError:
    return BadTensorsError("AUD-782", f'"{door.name}" cannot be used', hint=fact)
