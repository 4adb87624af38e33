"""The reading models on disk: what is saved loads to the same, and what does not fit is refused by its code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from audobon.errors import WeightsError
from audobon.models.story_zoo import load_feeling, load_paragraph_net, load_story_model
from audobon.models.text_encoder import TextEncoder
from audobon.models.weights import packed, save_weights
from tests.tiny_story import THRESHOLDS, save_tiny_reading, tiny_encoder, tiny_paragraph_net, tiny_story_model


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return tiny_encoder()


@pytest.fixture
def models(tmp_path: Path, encoder: TextEncoder) -> Path:
    return save_tiny_reading(tmp_path / "models", encoder)


def _change(models: Path, name: str, **values: object) -> None:
    file = models / name / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


def test_what_is_saved_loads_and_answers_the_same(models: Path, encoder: TextEncoder) -> None:
    loaded, model = load_story_model(encoder, models), tiny_story_model(encoder)
    words = torch.randn(5, 32)
    assert torch.allclose(loaded.net.event(words), model.event(words), atol=0.02)
    assert len(loaded.fingerprint) == 64
    assert not loaded.net.training
    feeling = load_feeling(encoder, models)
    assert feeling.thresholds == THRESHOLDS
    assert [name for name, _ in feeling.fingerprints] == ["feeling", "valence"]


def test_the_paragraph_net_loads_and_answers_the_same(models: Path, encoder: TextEncoder) -> None:
    asked = (torch.tensor([[5, 6], [7, 7], [8, 9]]), torch.ones(3, 8, dtype=torch.bool), torch.tensor([0, 2]))
    loaded, own = load_paragraph_net(encoder, models), tiny_paragraph_net(encoder)
    assert torch.allclose(loaded.net(*asked), own(*asked), atol=0.02)
    assert len(loaded.fingerprint) == 64
    _change(models, "paragraphs", shape={"width": 8, "dilations": 3})
    with pytest.raises(WeightsError, match="has no dilations"):
        load_paragraph_net(encoder, models)


def test_another_backbone_is_refused(models: Path) -> None:
    with pytest.raises(WeightsError, match="AUD-315"):
        load_story_model(tiny_encoder(sha256="another"), models)


def test_missing_and_strange_tensors_are_refused(models: Path, encoder: TextEncoder) -> None:
    own = tiny_story_model(encoder).own_state()
    own["strange"] = own.pop("mix")
    config = json.loads((models / "story" / "config.json").read_text())
    save_weights(models / "story", packed(own, eight_bit=False), config=config)
    with pytest.raises(WeightsError, match="1 tensors are missing and 1 are strange"):
        load_story_model(encoder, models)


@pytest.mark.parametrize("shape", [None, {}, {"story": {}, "column_sizes": [6, 2, 9, 4], "later": 1}])
def test_a_shape_of_another_version_is_refused(models: Path, encoder: TextEncoder, shape: object) -> None:
    _change(models, "story", shape=shape)
    with pytest.raises(WeightsError, match="AUD-315"):
        load_story_model(encoder, models)


@pytest.mark.parametrize("change", [{"column_sizes": [6, 2]}, {"rank": "4"}, {"rank": -1}, {"mention_width": 16}])
def test_sizes_that_make_no_net_are_refused(models: Path, encoder: TextEncoder, change: dict[str, object]) -> None:
    shape = json.loads((models / "story" / "config.json").read_text())["shape"]
    _change(models, "story", shape=shape | change)
    with pytest.raises(WeightsError, match="AUD-315"):
        load_story_model(encoder, models)


@pytest.mark.parametrize("thresholds", [None, [0.5], ["a"] * 7])
def test_thresholds_must_be_numbers_one_for_each(models: Path, encoder: TextEncoder, thresholds: object) -> None:
    _change(models, "feeling", thresholds=thresholds)
    with pytest.raises(WeightsError, match="AUD-315"):
        load_feeling(encoder, models)


def test_files_that_are_missing_or_damaged_are_refused(models: Path, encoder: TextEncoder) -> None:
    with pytest.raises(WeightsError, match="AUD-311"):
        load_story_model(encoder, models / "nowhere")
    shard = next((models / "story").glob("*.safetensors"))
    assert load_file(shard)
    shard.write_bytes(shard.read_bytes()[:-1] + b"\x00\x01")
    with pytest.raises(WeightsError, match="AUD-313"):
        load_story_model(encoder, models)
    (models / "story" / "config.json").write_text("{")
    with pytest.raises(WeightsError, match="AUD-312"):
        load_story_model(encoder, models)
