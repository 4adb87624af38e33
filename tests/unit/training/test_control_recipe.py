"""The recipe of the painter's controls, on tiny real nets."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from audobon.models.painter_adapter import PainterAdapter
from audobon.models.zoo import CONTROL_NAMES, load_control, load_embedded_painter
from audobon.pencils.penciller import ScenePenciller
from audobon.training import control_recipe as recipe
from audobon.training.control_recipe import control, control_loss, lesson, nets_for, studio_for
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from audobon.training.pencil_pack import PencilPack, pack_pencils
from audobon.training.recipes import cache_of, train_pack
from audobon.training.student_batch import StudentBatch, student_batch
from audobon.training.student_walk import Studio
from tests.tiny import save_tiny_models


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TrainingOptions:
    """Two books of one picture each, and tiny models to begin with."""
    root = tmp_path_factory.mktemp("control")
    folder = root / "data"
    folder.mkdir()
    records = []
    for book in (1, 2):
        pixels = np.random.default_rng(book).integers(0, 255, size=(264, 264, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"{book}.png")
        records.append({"file": f"{book}.png", "pg_id": book, "medium": "ink", "illustrator": "A"})
    (folder / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    (folder / "splits.json").write_text(json.dumps({"train": [1], "dev": [2]}))
    start = save_tiny_models(root / "models")
    return TrainingOptions(length=Length(minutes=0.01), device="cpu", data=folder, out=root / "run", start=start)


@pytest.fixture(scope="module")
def drawn(asked: TrainingOptions) -> PencilPack:
    return pack_pencils(ScenePenciller(), count=1, seed=0, cache=cache_of(asked))


@pytest.fixture(scope="module")
def studio(asked: TrainingOptions, drawn: PencilPack) -> Studio:
    texts = [*(entry.caption for entry in train_pack(asked).entries), *drawn.texts()]
    return studio_for(asked, recipe.word_bank(texts, cache=cache_of(asked)))


def a_batch(asked: TrainingOptions, drawn: PencilPack, *, illustrations: int = 1, drafts: int = 1) -> StudentBatch:
    generator = np.random.default_rng(0)
    return student_batch(
        train_pack(asked), drawn, size=64, illustrations=illustrations, drafts=drafts, generator=generator
    )  # fmt: skip


def seeded() -> torch.Generator:
    return torch.Generator().manual_seed(1)


def test_a_run_leaves_both_nets_which_load_and_begin_the_next(
    asked: TrainingOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("DRAWN_PANELS", 1), ("SCORED", 2), ("SHOWN", 2), ("CROP_PX", 64), ("SHEET_PX", 64)):
        monkeypatch.setattr(recipe, name, value)
    monkeypatch.setattr(recipe, "USUAL_STEPS", 1)
    folder = control(asked)
    painter = load_embedded_painter(asked.start).painter
    for name in CONTROL_NAMES:
        assert {"MODEL_CARD.md", "curve.png", "sheet.jpg"} <= {path.name for path in (folder / name).iterdir()}
        assert "loss, line absent, 2 crops" in (folder / name / "MODEL_CARD.md").read_text()
        load_control(name, painter, folder)
    begun, anew = (nets_for(replace(asked, start=start), painter)["adapter"] for start in (folder, None))
    assert isinstance(begun, PainterAdapter)
    assert isinstance(anew, PainterAdapter)
    assert any(float(value.detach().abs().max()) > 0 for value in begun.leave[0].parameters())
    assert not any(float(value.detach().abs().max()) > 0 for value in anew.leave[0].parameters())


def test_a_few_steps_teach_both_nets_and_leave_the_painter_as_it_was(
    asked: TrainingOptions, studio: Studio, drawn: PencilPack
) -> None:
    nets = nets_for(asked, studio.teacher)
    before = {name: value.clone() for name, value in studio.teacher.state_dict().items()}
    taught = lesson(studio, a_batch(asked, drawn), noise=seeded())
    trained = [parameter for net in nets.values() for parameter in net.parts().parameters()]
    optimizer = torch.optim.AdamW(trained, lr=3e-3)

    def losses() -> list[float]:
        found = [control_loss(studio, net, taught) for net in nets.values()]
        torch.autograd.backward(torch.stack(found).sum())
        return [float(loss.detach()) for loss in found]

    first = losses()
    for _ in range(8):
        optimizer.step()
        optimizer.zero_grad()
        last = losses()
    assert all(after < start for after, start in zip(last, first, strict=True))
    assert all(torch.equal(before[name], value) for name, value in studio.teacher.state_dict().items())
    assert all(value.grad is None for value in studio.teacher.parameters())


@pytest.mark.parametrize(("illustrations", "drafts"), [(1, 1), (2, 0), (0, 2)])
def test_the_goal_is_what_the_painter_says_with_its_line_concatenated(
    asked: TrainingOptions, studio: Studio, drawn: PencilPack, illustrations: int, drafts: int
) -> None:
    given = a_batch(asked, drawn, illustrations=illustrations, drafts=drafts)
    given.given.has_line.zero_()
    taught = lesson(studio, given, noise=seeded())
    assert bool(taught.steering.line_present.all())
    with torch.no_grad():
        said = studio.teacher(taught.noisy, taught.times, taught.steering)
    assert torch.allclose(taught.told, said, atol=1e-4)


def test_an_untrained_net_is_off_by_what_the_line_adds(
    asked: TrainingOptions, studio: Studio, drawn: PencilPack
) -> None:
    taught = lesson(studio, a_batch(asked, drawn), noise=seeded())
    with torch.no_grad():
        losses = [float(control_loss(studio, net, taught)) for net in nets_for(asked, studio.teacher).values()]
        lineless = studio.teacher(taught.noisy, taught.times, taught.steering.lineless())
    off = recipe.clean_latents_loss(lineless, taught.told, whitening=studio.autoencoder.whitening)
    assert losses == pytest.approx([float(off)] * 2, rel=1e-4)
    assert float(off) > 0
