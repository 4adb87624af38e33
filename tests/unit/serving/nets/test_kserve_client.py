"""A small client of the Open Inference Protocol, written by its text alone, against the service: JSON and raw bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import httpx2
import numpy as np
import pytest
from fastapi.testclient import TestClient

from audobon.export.calling import CalledNet
from audobon.export.catalogue import NET_NAMES
from audobon.serving.config import ServeConfig
from audobon.serving.service import Service
from audobon.serving.web.app import create_app

WORDS = {"FP32": "<f4", "INT64": "<i8", "BOOL": "?"}
LENGTH = "Inference-Header-Content-Length"


class ProtocolClient:
    """Speaks the protocol's HTTP, with JSON or raw tensors."""

    def __init__(self, http: httpx2.Client) -> None:
        self.http = http

    def infer(
        self, net: str, inputs: Mapping[str, np.ndarray], *, raw: bool, outputs: list[dict[str, Any]] | None = None
    ) -> dict[str, np.ndarray]:
        tail = b""
        told: dict[str, Any] = {"id": "7", "inputs": [], "parameters": {"binary_data_output": raw}}
        if outputs is not None:
            told["outputs"] = outputs
        for name, value in inputs.items():
            kind = next(word for word, code in WORDS.items() if np.dtype(code) == value.dtype)
            one: dict[str, Any] = {"name": name, "shape": list(value.shape), "datatype": kind}
            if raw:
                data = value.astype(WORDS[kind]).tobytes()
                one["parameters"] = {"binary_data_size": len(data)}
                tail += data
            else:
                one["data"] = value.tolist()
            told["inputs"].append(one)
        head = json.dumps(told).encode()
        headers = {LENGTH: str(len(head))} if raw else {}
        answer = self.http.post(f"/v2/models/{net}/infer", content=head + tail, headers=headers)
        assert answer.status_code == 200, answer.text
        return self.tensors(answer)

    def tensors(self, answer: httpx2.Response) -> dict[str, np.ndarray]:
        end = int(answer.headers.get(LENGTH, len(answer.content)))
        told, tail = json.loads(answer.content[:end]), answer.content[end:]
        assert told["id"] == "7"
        found = {}
        for one in told["outputs"]:
            size = one.get("parameters", {}).get("binary_data_size")
            if size is None:
                found[one["name"]] = np.array(one["data"], WORDS[one["datatype"]]).reshape(one["shape"])
            else:
                found[one["name"]] = np.frombuffer(tail[:size], WORDS[one["datatype"]]).reshape(one["shape"])
                tail = tail[size:]
        assert tail == b""
        return found


@pytest.fixture(scope="module")
def http(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    service = Service(ServeConfig(root=tmp_path_factory.mktemp("service"), workers=0))
    with TestClient(create_app(service)) as client:
        yield client


@pytest.fixture(scope="module")
def client(http: TestClient) -> ProtocolClient:
    return ProtocolClient(http)


def inputs_of(name: str) -> dict[str, np.ndarray]:
    """Some that a net takes, by what it says of itself."""
    draws, sizes = np.random.default_rng(3), {"batch": 2, "pieces": 7, "words": 5, "height": 16, "width": 16}
    found = {}
    for door in CalledNet(name).shown.inputs:
        shape = [side.times * sizes[side.axis] if side.axis else side.times for side in door.sides]
        if door.dtype == "float32":
            found[door.name] = draws.random(shape, np.float32)
        elif door.dtype == "bool":
            found[door.name] = np.ones(shape, np.bool_)
        else:
            found[door.name] = draws.integers(0, 100, shape)
    return found


@pytest.mark.parametrize("name", ["valence", "painter_words", "autoencoder_decode", "adapter"])
def test_what_comes_over_the_network_is_what_the_net_gives(client: ProtocolClient, name: str) -> None:
    inputs = inputs_of(name)
    wanted = CalledNet(name).call(inputs)
    for raw in (False, True):
        found = client.infer(name, inputs, raw=raw)
        assert list(found) == list(wanted)
        for key, value in wanted.items():
            assert np.array_equal(found[key], value), (key, raw)


def test_outputs_are_chosen_and_sent_as_each_is_asked_for(client: ProtocolClient) -> None:
    inputs = inputs_of("painter_words")
    wanted = CalledNet("painter_words").call(inputs)
    asked = [{"name": "vector", "parameters": {"binary_data": True}}, {"name": "mask"}]
    found = client.infer("painter_words", inputs, raw=False, outputs=asked)
    assert list(found) == ["vector", "mask"]
    assert all(np.array_equal(found[name], wanted[name]) for name in found)


def test_server_and_nets_tell_what_they_are(http: TestClient) -> None:
    assert http.get("/v2").json()["extensions"] == ["binary_tensor_data", "model_repository"]
    assert http.get("/v2/health/live").json() == {"live": True}
    assert http.get("/v2/health/ready").json() == {"ready": True}
    told = http.get("/v2/models/valence").json()
    assert told["inputs"] == [{"name": "features", "datatype": "FP32", "shape": [-1, 2183]}]
    assert told["outputs"] == [{"name": "dimensions", "datatype": "FP32", "shape": [-1, 3]}]
    assert http.get("/v2/models/valence/versions/1").json() == told
    assert http.get("/v2/models/valence/versions/1/ready").json() == {"name": "valence", "ready": True}


def test_nets_are_put_away_and_taken_out_again(http: TestClient, client: ProtocolClient) -> None:
    def state() -> str:
        listed = {one["name"]: one for one in http.post("/v2/repository/index", json={}).json()}
        assert set(listed) == set(NET_NAMES)
        return str(listed["style_space"]["state"])

    inputs = inputs_of("style_space")
    assert state() == "READY"
    assert http.post("/v2/repository/models/style_space/unload").status_code == 200
    assert state() == "UNAVAILABLE"
    ready = http.post("/v2/repository/index", json={"ready": True}).json()
    assert "style_space" not in {one["name"] for one in ready}
    assert http.get("/v2/models/style_space/ready").status_code == 400
    refused = http.post("/v2/models/style_space/infer", json={"inputs": []})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
    assert "unloaded" in refused.json()["error"]
    assert http.post("/v2/repository/models/style_space/load").status_code == 200
    assert state() == "READY"
    assert client.infer("style_space", inputs, raw=True)


def test_nets_that_there_are_not_are_not_found(http: TestClient) -> None:
    for path in ("/v2/models/nobody", "/v2/models/valence/versions/2", "/v2/models/nobody/ready"):
        answer = http.get(path)
        assert answer.status_code == 404
        assert "there is no net" in answer.json()["error"]  # AUD-783
    assert http.post("/v2/models/nobody/infer", json={"inputs": []}).status_code == 404
    assert http.post("/v2/repository/models/nobody/load").status_code == 404


def test_a_number_beyond_the_vocabulary_is_the_callers_fault(http: TestClient) -> None:
    ids = {"name": "ids", "shape": [1, 2], "datatype": "INT64", "data": [7, 10**9]}
    mask = {"name": "mask", "shape": [1, 2], "datatype": "BOOL", "data": [True, True]}
    answer = http.post("/v2/models/text_encoder/infer", json={"inputs": [ids, mask]})
    assert answer.status_code == 400
    assert "beyond what it knows" in answer.json()["error"]
