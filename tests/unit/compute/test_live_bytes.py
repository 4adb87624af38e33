"""Live tensors as they are counted: what is computed and what only pretends to take the same."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional

from audobon.compute.live_bytes import peak_live_bytes
from audobon.models.engine_nets import LATENTS, step_example
from audobon.models.painter_engines import engine_nets
from tests.tiny import tiny_autoencoder, tiny_painter_net

FLOAT = 4


def test_what_lives_at_once_is_counted_and_what_was_there_before_is_not() -> None:
    given = torch.empty(1000, device="meta")
    assert peak_live_bytes(lambda: given * 2) == 1000 * FLOAT
    assert peak_live_bytes(lambda: ((given * 2) * 3) * 4) == 2 * 1000 * FLOAT  # the first is gone before the third
    assert peak_live_bytes(lambda: [given + 1 for _ in range(5)]) == 5 * 1000 * FLOAT
    assert peak_live_bytes(lambda: given.view(10, 100).transpose(0, 1)) == 0


def test_weights_are_not_counted() -> None:
    layer = nn.Linear(100, 200, device="meta")
    assert peak_live_bytes(lambda: layer(torch.empty(3, 100, device="meta"))) == (300 + 600) * FLOAT


def test_attention_holds_its_result_alone() -> None:
    query = torch.empty(1, 2, 512, 8, device="meta")
    assert (
        peak_live_bytes(lambda: functional.scaled_dot_product_attention(query, query, query)) == query.numel() * FLOAT
    )


@pytest.mark.parametrize("name", ["step", "decode"])
def test_a_tiny_net_takes_what_it_is_foreseen_to_take_at_any_size_and_batch(name: str) -> None:
    """Bytes by row and pixel are counted without computing at one size, and hold for a real run at others."""
    painter, autoencoder = tiny_painter_net(), tiny_autoencoder()

    def most(device: str, *, rows: int, side: int) -> int:
        net = engine_nets(painter, autoencoder)[name].eval().to(device)
        given = {
            key: (functional.interpolate(value, size=(side, side)) if value.dim() == 4 else value)
            .repeat(rows, *[1] * (value.dim() - 1))
            .to(device)
            for key, value in step_example(tiny_painter_net()).items()
        }
        return peak_live_bytes(lambda: net(**given) if name == "step" else net(given[LATENTS]))

    real = {(rows, side): most("cpu", rows=rows, side=side) for rows, side in ((1, 16), (2, 16), (1, 32), (3, 24))}
    by_px = most("meta", rows=1, side=16) / (16 * 16)
    for (rows, side), bytes_ in real.items():
        assert bytes_ == pytest.approx(by_px * rows * side * side, rel=0.1)
