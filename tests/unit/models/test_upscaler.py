"""The upscaler's net."""

import pytest
import torch

from audobon.models.upscaler import Upscaler, UpscalerShape, bicubic, edge_planes
from tests.tiny import tiny_upscaler


def test_an_untrained_net_is_bicubic() -> None:
    image = torch.rand(1, 3, 6, 8)
    with torch.no_grad():
        assert torch.equal(Upscaler(UpscalerShape(width=8, blocks=1))(image), bicubic(image))


@pytest.mark.parametrize("size", [(1, 1), (1, 7), (5, 2), (9, 11)])
def test_every_size_comes_out_doubled(size: tuple[int, int]) -> None:
    with torch.no_grad():
        assert tiny_upscaler()(torch.rand(2, 3, *size)).shape == (2, 3, 2 * size[0], 2 * size[1])


def test_nothing_beyond_the_reach_matters() -> None:
    net = tiny_upscaler()
    one = torch.rand(1, 3, 8, 64)
    other = one.clone()
    other[..., 40:] = 0
    with torch.no_grad():
        first, second = net(one), net(other)
    clear = 2 * (40 - net.shape.reach_px)
    assert torch.equal(first[..., :clear], second[..., :clear])
    assert not torch.equal(first[..., :80], second[..., :80])


def test_edges_are_where_neighbours_differ() -> None:
    image = torch.zeros(1, 3, 4, 4)
    image[..., 2:] = 1
    assert edge_planes(image).abs().sum(dim=(0, 1)).tolist() == [[0, 3, 0]] * 3
