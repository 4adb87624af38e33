"""Blocks that run again on the way back: the same gradients in less memory."""

from __future__ import annotations

import copy

import torch
from torch import Tensor
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.models.engine_nets import step_example
from audobon.models.painter_net import PainterNet
from audobon.training.recomputing import recompute_blocks
from tests.tiny import tiny_painter_net


def steering_of(net: PainterNet) -> tuple[Tensor, Tensor]:
    example = step_example(net)
    return example["tokens"], example["vector"]


def learnt(net: PainterNet) -> tuple[Tensor, dict[str, Tensor], int]:
    """One step's loss and gradients, and the bytes that are kept for the way back."""
    generator = torch.Generator().manual_seed(3)
    shape = net.shape
    latents = torch.randn(1, shape.latent_channels, 16, 16, generator=generator)
    kept: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        kept[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
        return tensor

    tokens, vector = (torch.randn(*one.shape, generator=generator) for one in steering_of(net))
    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        out = net.unet(
            torch.randn(1, net.unet.config.in_channels, 16, 16, generator=generator),
            torch.tensor([500.0]), tokens, class_labels=vector,
        ).sample  # fmt: skip
        loss = (out - latents).square().mean()
    weights = {parameter.untyped_storage().data_ptr() for parameter in net.parameters()}
    size = sum(size for place, size in kept.items() if place not in weights)
    torch.autograd.backward(loss)
    grads = {name: one.grad for name, one in net.named_parameters() if one.grad is not None}
    return loss.detach(), grads, size


def test_gradients_are_the_same_and_less_is_kept() -> None:
    plain, saving, unasked = (copy.deepcopy(tiny_painter_net()).train() for _ in range(3))
    recompute_blocks(saving, asked=True)
    recompute_blocks(unasked, asked=False)
    loss, grads, size = learnt(plain)
    same_loss, same_grads, less = learnt(saving)
    assert torch.equal(loss, same_loss)
    assert grads.keys() == same_grads.keys()
    assert len(grads) > 100
    assert all(torch.allclose(grads[name], one, rtol=1e-5, atol=1e-8) for name, one in same_grads.items())
    assert less < 0.5 * size
    assert learnt(unasked)[2] == size


def test_recipes_without_such_blocks_refuse_it() -> None:
    run = CliRunner().invoke(app, ["train", "vae", "--recompute"])
    assert run.exit_code == 2
    assert "AUD-277" in run.output
    assert "painter and student" in " ".join(run.output.split())
