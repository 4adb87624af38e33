"""Every loss of the painter's nets keeps to its device: on a GPU, pretended here, nothing is left on the CPU.

Tensors of torch's fake mode know where they would lie and have no values; to mix them with the CPU's is an error, as it
is with real ones.  The device is of a kind that torch keeps free for such uses, so that no GPU has to be there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils.backend_registration import _setup_privateuseone_for_python_backend

from audobon.models.painter_adapter import PainterAdapter, PainterAdapterShape
from audobon.models.painter_controlnet import PainterControlNet, PainterControlNetShape
from audobon.models.painter_net import PainterNet, PainterNetShape
from audobon.models.patch_autoencoder import PatchAutoencoder, PatchAutoencoderShape
from audobon.models.style_encoder import StyleEncoder
from audobon.models.upscaler import Upscaler, UpscalerShape
from audobon.training import painter_recipe, recipes, student_walk, texture_critic, upscaler_recipe
from audobon.training.control_recipe import control_loss, lesson
from audobon.training.illustrations import IllustrationPack
from audobon.training.painter_batch import collate
from audobon.training.painter_recipe import StyledPainter, painter_loss, painter_sample
from audobon.training.pencil_pack import PencilPack
from audobon.training.recipes import decoding_loss
from audobon.training.student_batch import StudentBatch, student_batch
from audobon.training.student_recipe import Apprentice, student_loss
from audobon.training.student_walk import Studio
from audobon.training.upscaler_recipe import degraded_pair, upscaling_loss
from audobon.training.word_bank import WordBank
from tests.packs import small_packs

_setup_privateuseone_for_python_backend("pretended")
# Whoever runs blocks again on the way back asks every device that there is what it multiplies in.
torch.pretended.get_amp_supported_dtype = lambda: [torch.bfloat16]  # type: ignore[attr-defined]
GPU = torch.device("pretended:0")
SHAPE = PainterNetShape(block_channels=(16, 16, 16, 16), groups=8, hand_width=8)
AUTOENCODER = PatchAutoencoderShape(decoder_width=8, decoder_blocks=1)

Part = TypeVar("Part", bound=nn.Module)


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> tuple[IllustrationPack, PencilPack]:
    return small_packs(tmp_path_factory.mktemp("data"))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeTensorMode]:
    """A GPU without values: numbers that are read off a generator are 1, and its noise is nought."""
    for module in (student_walk, upscaler_recipe):
        for kind in ("int", "float"):
            monkeypatch.setattr(module, kind, lambda _: 1, raising=False)
    for module in (painter_recipe, recipes, student_walk, texture_critic):
        monkeypatch.setattr(module, "noise_like", lambda given, generator: torch.zeros_like(given, dtype=torch.float32))
    monkeypatch.setattr(torch, "autocast", lambda *_, **__: nullcontext())
    with FakeTensorMode() as mode:
        yield mode


def on_gpu(net: Part) -> Part:
    for module in net.modules():
        for kept in (module._parameters, module._buffers):
            for name, value in kept.items():
                if value is not None:
                    moved = value.detach().to(GPU)
                    kept[name] = (
                        nn.Parameter(moved, requires_grad=value.requires_grad)
                        if isinstance(value, nn.Parameter)
                        else moved
                    )
    return net


def faked(given: Any, mode: FakeTensorMode) -> Any:
    """A real batch, as the fake mode has it."""
    if isinstance(given, Tensor):
        return mode.from_tensor(given)
    if is_dataclass(given) and not isinstance(given, type):
        return replace(given, **{field.name: faked(getattr(given, field.name), mode) for field in fields(given)})
    return given


def a_bank(packs: tuple[IllustrationPack, PencilPack]) -> WordBank:
    texts = len(packs[0].entries) + len(packs[1].texts())
    return WordBank(
        states=torch.zeros(texts, 24, 384, dtype=torch.float16), mask=torch.ones(texts, 24, dtype=torch.bool)
    ).to(GPU)


def a_studio(packs: tuple[IllustrationPack, PencilPack]) -> Studio:
    return Studio(
        teacher=on_gpu(PainterNet(SHAPE)), style=on_gpu(StyleEncoder()),
        autoencoder=on_gpu(PatchAutoencoder(AUTOENCODER)), bank=a_bank(packs), device=GPU,
    )  # fmt: skip


def a_batch(packs: tuple[IllustrationPack, PencilPack], mode: FakeTensorMode, *, size: int) -> StudentBatch:
    generator = np.random.default_rng(4)
    made: StudentBatch = faked(
        student_batch(*packs, size=size, illustrations=2, drafts=1, generator=generator), mode
    )  # fmt: skip
    return made


def assert_learns(loss: Tensor) -> None:
    assert loss.device == GPU
    torch.autograd.backward(loss)


def test_fake_tensors_may_not_be_mixed(fake: FakeTensorMode) -> None:
    with pytest.raises(RuntimeError, match="same device"):
        torch.zeros(2).to(GPU) + torch.zeros(2)


def test_the_painters(packs: tuple[IllustrationPack, PencilPack], fake: FakeTensorMode) -> None:
    samples = [painter_sample(*packs, generator=np.random.default_rng(seed)) for seed in range(3)]
    loss = painter_loss(
        on_gpu(StyledPainter(SHAPE)), on_gpu(PatchAutoencoder(AUTOENCODER)), a_bank(packs),
        faked(collate(samples), fake), device=GPU, noise=torch.Generator(),
    )  # fmt: skip
    assert_learns(loss)


def test_the_students(packs: tuple[IllustrationPack, PencilPack], fake: FakeTensorMode) -> None:
    studio = a_studio(packs)
    net = Apprentice(PainterNet(SHAPE))
    loss = student_loss(on_gpu(net), studio, a_batch(packs, fake, size=192), torch.Generator())
    assert_learns(loss)


def test_the_controls(packs: tuple[IllustrationPack, PencilPack], fake: FakeTensorMode) -> None:
    studio = replace(a_studio(packs), guidance=1.0)
    taught = lesson(studio, a_batch(packs, fake, size=64), noise=torch.Generator())
    painter = PainterNet(SHAPE)
    for net in (
        PainterControlNet(painter, PainterControlNetShape()),
        PainterAdapter(painter, PainterAdapterShape()),
    ):
        assert_learns(control_loss(studio, on_gpu(net), taught))


def test_the_autoencoders_and_the_upscalers(fake: FakeTensorMode) -> None:
    autoencoder = on_gpu(PatchAutoencoder(AUTOENCODER))
    crops = torch.zeros(4, 3, 128, 128, dtype=torch.uint8)
    assert_learns(decoding_loss(autoencoder, crops.to(GPU).float(), noise=torch.Generator()))
    small, sharp = degraded_pair(crops.to(GPU).float(), autoencoder, noise=torch.Generator())
    assert_learns(upscaling_loss(on_gpu(Upscaler(UpscalerShape()))(small), sharp))
