"""The small reader of joints."""

from dataclasses import asdict
from pathlib import Path

import pytest
import torch

from audobon.cli.stock import stocked_models
from audobon.errors import WeightsError
from audobon.models.keypoint_net import JOINTS, KeypointNet, KeypointNetShape, load_keypoint_net
from audobon.models.weights import packed, save_weights

SHAPE = KeypointNetShape(width=16, blocks=1)


def saved(root: Path, net: KeypointNet, *, shape: object) -> Path:
    tensors = packed(dict(net.state_dict()), eight_bit=True)
    save_weights(root / "keypoints", tensors, config={"model": "keypoints", "shape": shape})
    return root


def test_places_lie_inside_the_crop() -> None:
    places = KeypointNet(SHAPE)(torch.rand(2, 3, 96, 96)).detach()
    assert places.shape == (2, JOINTS, 2)
    assert float(places.min()) > 0
    assert float(places.max()) < 1


def test_a_net_comes_back_from_disk(tmp_path: Path) -> None:
    net = KeypointNet(SHAPE).eval()
    loaded = load_keypoint_net(saved(tmp_path, net, shape=asdict(SHAPE)))
    crops = torch.rand(1, 3, 96, 96)
    assert torch.allclose(loaded(crops), net(crops), atol=0.02)


@pytest.mark.parametrize("shape", [None, {"width": 32, "blocks": 1}])
def test_weights_of_another_shape_are_refused(tmp_path: Path, shape: object) -> None:
    with pytest.raises(WeightsError, match="AUD-315"):
        load_keypoint_net(saved(tmp_path, KeypointNet(SHAPE), shape=shape))


def test_the_packaged_net_loads_and_is_small() -> None:
    net = load_keypoint_net()
    assert sum(parameter.numel() for parameter in net.parameters()) < 1_000_000


def test_the_packaged_net_is_among_the_weights_that_are_verified() -> None:
    stock = {model.name: model.state for model in stocked_models(None)}
    assert stock["keypoints"] == "whole"
