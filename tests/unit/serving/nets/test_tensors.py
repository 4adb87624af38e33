"""Requests for inference: what the net takes comes through unchanged, and nothing else comes through."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.export.doors import Door, NetShown, Side
from audobon.serving.nets.refusals import BadTensorsError, NetsBusyError
from audobon.serving.nets.shelf import PLACES, NetShelf, packaged_nets
from audobon.serving.nets.tensors import answer_to, asked_of, shown_shape

BATCH = Side(axis="batch", most=4)
TALL = Side(axis="height", times=8, least=2, most=6, multiple=2)
NET = NetShown(
    name="a_net", what="", licence="", weights=(),
    inputs=(
        Door(name="ids", dtype="int64", sides=(BATCH, Side(times=3))),
        Door(name="picture", dtype="float32", sides=(BATCH, TALL)),
        Door(name="flags", dtype="bool", sides=(BATCH,)),
    ),
    outputs=(Door(name="sums", dtype="float32", sides=(Side(axis="free"),)),),
)  # fmt: skip


def arrays(batch: int = 2, height: int = 4) -> dict[str, np.ndarray]:
    draws = np.random.default_rng((batch, height))
    return {
        "ids": draws.integers(-(2**63), 2**63 - 1, (batch, 3)),
        "picture": draws.standard_normal((batch, 8 * height)).astype(np.float32),
        "flags": draws.integers(0, 2, batch).astype(np.bool_),
    }


def told(values: dict[str, np.ndarray]) -> dict[str, Any]:
    kinds = {"int64": "INT64", "float32": "FP32", "bool": "BOOL"}
    return {
        "inputs": [
            {"name": name, "shape": list(one.shape), "datatype": kinds[str(one.dtype)], "data": one.tolist()}
            for name, one in values.items()
        ]
    }


def raw(values: dict[str, np.ndarray]) -> tuple[bytes, int]:
    head, tail = told(values), b""
    for one, value in zip(head["inputs"], values.values(), strict=True):
        del one["data"]
        one["parameters"] = {"binary_data_size": value.nbytes}
        tail += value.tobytes()
    start = json.dumps(head).encode()
    return start + tail, len(start)


@given(batch=st.integers(1, 4), height=st.sampled_from([2, 4, 6]), order=st.permutations(["ids", "picture", "flags"]))
def test_tensors_come_through_to_the_bit_as_json_and_as_bytes(batch: int, height: int, order: list[str]) -> None:
    values = {name: arrays(batch, height)[name] for name in order}
    body, length = raw(values)
    for asked in (
        asked_of(NET, json.dumps(told(values)).encode(), json_bytes=None),
        asked_of(NET, body, json_bytes=length),
    ):
        assert all(np.array_equal(asked.inputs[name], value) for name, value in values.items())
        assert all(asked.inputs[name].dtype == value.dtype for name, value in values.items())
        assert asked.outputs == ("sums",)


def changed(place: int, **fields: object) -> dict[str, Any]:
    request = told(arrays())
    request["inputs"][place] |= fields
    return request


@pytest.mark.parametrize(
    ("request_told", "code"),
    [
        ([], "AUD-781"),
        ({"inputs": {}}, "AUD-781"),
        ({"inputs": [1]}, "AUD-781"),
        (told(arrays()) | {"id": 7}, "AUD-781"),
        (told(arrays()) | {"outputs": [{"name": "other"}]}, "AUD-782"),
        (told(arrays()) | {"parameters": 3}, "AUD-781"),
        ({"inputs": told(arrays())["inputs"][:2]}, "AUD-782"),
        ({"inputs": [*told(arrays())["inputs"], {"name": "more"}]}, "AUD-782"),
        ({"inputs": [*told(arrays())["inputs"], told(arrays())["inputs"][0]]}, "AUD-781"),
        (changed(0, datatype="INT32"), "AUD-782"),
        (changed(0, shape=[2, 4]), "AUD-782"),
        (changed(0, shape=[2]), "AUD-782"),
        (changed(0, shape=[2, -3]), "AUD-782"),
        (changed(0, shape=[10**30, 3]), "AUD-782"),
        (changed(0, shape=[3, 3]), "AUD-782"),
        (changed(0, data=[1, 2, 3]), "AUD-782"),
        (changed(0, data=[1, 2, 3, 4, 5, 6, 7]), "AUD-782"),
        (changed(0, data=[1, 2, 3, 4, 5, 2**63]), "AUD-782"),
        (changed(0, data=[1, 2, 3, 4, 5, 1.5]), "AUD-782"),
        (changed(0, data=[1, 2, 3, 4, 5, True]), "AUD-782"),
        (changed(0, data="123456"), "AUD-782"),
        (changed(0, parameters={"binary_data_size": 48}), "AUD-782"),
        (changed(1, shape=[2, 20]), "AUD-782"),
        (changed(1, shape=[2, 24]), "AUD-782"),
        (changed(1, data=[[1e39] * 32] * 2), "AUD-782"),
        (changed(2, data=[1, 0]), "AUD-782"),
    ],
)
def test_whatever_the_net_does_not_take_is_refused(request_told: object, code: str) -> None:
    with pytest.raises(BadTensorsError, match=code):
        asked_of(NET, json.dumps(request_told).encode(), json_bytes=None)


def test_bytes_that_do_not_add_up_are_refused() -> None:
    body, length = raw(arrays())
    for broken, end in (
        (body[:-1], length), (body + b"x", length), (body, 0), (body, len(body) + 1), (body, length - 1), (b"", None),
        (b"[" * 100_000, None), (b'{"inputs": [NaN]}', None), (b"\xff\xfe", None),
    ):  # fmt: skip
        with pytest.raises(BadTensorsError):
            asked_of(NET, broken, json_bytes=end)
    flags = bytearray(body)
    flags[-1] = 2
    with pytest.raises(BadTensorsError, match="AUD-782"):
        asked_of(NET, bytes(flags), json_bytes=length)


@given(st.binary(max_size=300), st.one_of(st.none(), st.integers(0, 400)))
def test_any_bytes_are_refused_by_name(body: bytes, length: int | None) -> None:
    with pytest.raises(BadTensorsError):
        asked_of(NET, body, json_bytes=length)


def test_numbers_that_json_cannot_say_are_given_as_bytes_alone() -> None:
    asked = asked_of(NET, json.dumps(told(arrays())).encode(), json_bytes=None)
    found = {"sums": np.array([1.0, np.nan], np.float32)}
    with pytest.raises(BadTensorsError, match="AUD-782"):
        answer_to(asked, NET, found, version="1")
    request = told(arrays()) | {"parameters": {"binary_data_output": True}}
    answer = answer_to(asked_of(NET, json.dumps(request).encode(), json_bytes=None), NET, found, version="1")
    assert answer.tail == found["sums"].tobytes()


def test_shapes_are_shown_with_their_free_sides() -> None:
    assert [shown_shape(door) for door in NET.inputs] == [[-1, 3], [-1, -1], [-1]]


def test_only_so_many_calls_run_or_wait() -> None:
    shelf = NetShelf(packaged_nets)
    shelf._held = PLACES
    with pytest.raises(NetsBusyError, match="AUD-784"), shelf.in_turn("valence"):
        pass
