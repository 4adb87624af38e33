"""Drawn panels for training."""

from pathlib import Path

import numpy as np
import pytest
import torch

from audobon.pencils.penciller import ScenePenciller
from audobon.training import cores
from audobon.training.painter_batch import collate
from audobon.training.pencil_pack import Finish, PencilPack, pack_pencils
from audobon.training.random_briefs import random_brief


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> PencilPack:
    folder: Path = tmp_path_factory.mktemp("cache")
    return pack_pencils(ScenePenciller(), count=2, seed=3, cache=folder)


def test_a_random_brief_is_decided_by_its_generator() -> None:
    first, again = (random_brief(np.random.default_rng(5), number=1) for _ in range(2))
    assert first == again
    assert {placement.character for placement in first[0].placements} == {design.character for design in first[1]}


def test_a_pack_has_the_same_bytes_from_many_processes(
    pack: PencilPack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cores, "FEWEST_EACH", 1)
    monkeypatch.setattr(cores, "cores", lambda: 2)
    again = pack_pencils(ScenePenciller(), count=2, seed=3, cache=tmp_path)
    assert again.panels == pack.panels
    for seed in range(4):
        one, other = (
            p.sample(size=128, first_text=0, finish=Finish.DRAFT, generator=np.random.default_rng(seed))
            for p in (pack, again)
        )
        assert np.array_equal(one.image, other.image)
        assert np.array_equal(one.line, other.line)


def test_texts_hold_every_prompt_and_every_figure(pack: PencilPack) -> None:
    assert len(pack.texts()) == len(pack.panels) + sum(len(panel.figures) for panel in pack.panels)


def test_a_sample_points_to_its_own_words(pack: PencilPack) -> None:
    texts = ["illustration"] * 7 + pack.texts()
    for seed in range(12):
        sample = pack.sample(
            size=128, first_text=7, finish=list(Finish)[seed % 3], generator=np.random.default_rng(seed)
        )
        panel = next(panel for panel in pack.panels if panel.prompt == texts[sample.caption])
        assert [texts[index] for index in sample.region_words] in ([], list(panel.figures))


def test_samples_stack_into_a_batch(pack: PencilPack) -> None:
    samples = [
        pack.sample(size=128, first_text=0, finish=Finish.WASHED, generator=np.random.default_rng(seed))
        for seed in range(3)
    ]
    stacked = collate(samples)
    assert stacked.image.dtype is stacked.line.dtype is torch.uint8
    batch = stacked.ready(torch.device("cpu"))
    assert batch.image.shape == (3, 3, 128, 128)
    assert batch.regions.shape == (3, 4, 16, 16)
    assert torch.equal(batch.image * 255, stacked.image.float())
    assert 0.0 <= float(batch.line.min()) < float(batch.line.max()) <= 1.0
    again = batch.ready(torch.device("cpu"))
    assert torch.equal(again.line, batch.line)
    assert torch.equal(again.region_words, stacked.region_words)
