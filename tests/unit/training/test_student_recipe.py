"""The student: few steps, one call each, and a critic of surfaces."""

from pathlib import Path

import numpy as np
import pytest
import torch

from audobon.errors import SettingsError
from audobon.models.painter_net import PainterNet, PainterNetShape
from audobon.models.patch_autoencoder import PatchAutoencoder, PatchAutoencoderShape
from audobon.models.style_encoder import StyleEncoder
from audobon.training.illustrations import IllustrationPack
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from audobon.training.pencil_pack import PencilPack
from audobon.training.student_batch import StudentBatch, student_batch
from audobon.training.student_recipe import Apprentice, student, student_loss
from audobon.training.student_walk import Studio
from audobon.training.texture_critic import TextureCritic, critic_loss, disbelief, surface
from audobon.training.word_bank import WordBank
from tests.packs import small_packs

SIZE = 128


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> tuple[IllustrationPack, PencilPack]:
    return small_packs(tmp_path_factory.mktemp("data"))


def _batch(packs: tuple[IllustrationPack, PencilPack], *, illustrations: int, drafts: int) -> StudentBatch:
    generator = np.random.default_rng(4)
    return student_batch(*packs, size=SIZE, illustrations=illustrations, drafts=drafts, generator=generator)


def _tiny(packs: tuple[IllustrationPack, PencilPack]) -> tuple[Apprentice, Studio]:
    torch.manual_seed(0)
    shape = PainterNetShape(block_channels=(16, 16, 16, 16), groups=8, hand_width=8)
    autoencoder = PatchAutoencoder(PatchAutoencoderShape(decoder_width=8, decoder_blocks=1))
    autoencoder.basis.copy_(torch.linalg.qr(torch.randn(192, 48))[0].T)
    texts = len(packs[0].entries) + len(packs[1].texts())
    studio = Studio(
        teacher=PainterNet(shape).requires_grad_(False),
        style=StyleEncoder().requires_grad_(False),
        autoencoder=autoencoder.requires_grad_(False),
        bank=WordBank(states=torch.randn(texts, 24, 384).half(), mask=torch.ones(texts, 24, dtype=torch.bool)),
        device=torch.device("cpu"),
    )
    return Apprentice(PainterNet(shape)), studio


def test_drafts_stand_behind_the_illustrations_each_in_a_real_hand(
    packs: tuple[IllustrationPack, PencilPack],
) -> None:
    batch = _batch(packs, illustrations=2, drafts=3)
    assert batch.given.image.shape == batch.real.shape == (5, 3, SIZE, SIZE)
    assert torch.equal(batch.real[:2], batch.given.image[:2])
    assert not torch.equal(batch.real[2:], batch.given.image[2:])
    assert torch.all(batch.given.has_style[2:] == 1)
    assert int(batch.given.caption[2:].max()) < len(packs[0].entries) + len(packs[1].texts())


@pytest.mark.parametrize(("illustrations", "drafts"), [(2, 2), (2, 0), (0, 2)])
def test_a_loss_reaches_painter_and_critic_and_nothing_else(
    packs: tuple[IllustrationPack, PencilPack], illustrations: int, drafts: int
) -> None:
    net, studio = _tiny(packs)
    batch = _batch(packs, illustrations=illustrations, drafts=drafts)
    loss = student_loss(net, studio, batch, torch.Generator().manual_seed(3))
    assert bool(torch.isfinite(loss))
    assert float(loss.detach()) > 0
    torch.autograd.backward(loss)
    for part in (net.painter, net.critic):
        assert max(float(p.grad.abs().max()) for p in part.parameters() if p.grad is not None) > 0
    assert all(p.grad is None for p in (*studio.teacher.parameters(), *studio.style.parameters()))


def test_the_same_step_gives_the_same_loss(packs: tuple[IllustrationPack, PencilPack]) -> None:
    net, studio = _tiny(packs)
    batch = _batch(packs, illustrations=1, drafts=2)
    first, again = (
        float(student_loss(net, studio, batch, torch.Generator().manual_seed(7)).detach()) for _ in range(2)
    )
    assert first == again


def test_a_critic_learns_grain_and_does_not_see_broad_colour() -> None:
    torch.manual_seed(0)
    critic, style = TextureCritic(), torch.zeros(4, 256)
    even = torch.rand(4, 3, 1, 1).expand(-1, -1, 64, 64)
    assert float(surface(even).abs().max()) < 1e-4
    optimizer = torch.optim.AdamW(critic.parameters(), lr=2e-3)
    for step in range(40):
        noise = torch.Generator().manual_seed(step)
        color = torch.rand(8, 3, 1, 1, generator=noise)
        grain = 0.2 * torch.rand(4, 3, 64, 64, generator=noise)
        loss = critic_loss(critic, color[:4] * 0.8 + grain, color[4:].expand(-1, -1, 64, 64), style=style, noise=noise)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
    grained = even * 0.8 + 0.2 * torch.rand(4, 3, 64, 64)
    assert float(disbelief(critic, grained, style=style).max()) < float(disbelief(critic, even, style=style).min())


def test_disbelief_gives_the_critics_weights_no_gradient() -> None:
    critic = TextureCritic()
    painted = torch.rand(2, 3, 64, 64, requires_grad=True)
    torch.autograd.backward(disbelief(critic, painted, style=torch.randn(2, 256)).sum())
    assert painted.grad is not None
    assert all(p.grad is None for p in critic.parameters())


def test_a_student_without_a_teacher_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AUD-260"):
        student(TrainingOptions(length=Length(minutes=0.1), device="cpu", data=tmp_path, out=tmp_path / "run"))
