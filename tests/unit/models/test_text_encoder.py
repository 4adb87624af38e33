"""The text encoder: verified loading, states and sentence vectors."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch

from audobon.errors import WeightsError
from audobon.models import text_encoder
from audobon.models.text_encoder import TextEncoder, load_text_encoder, packaged_folder


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return load_text_encoder(None)


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_encoder, "PACKAGE", "no_such_package_of_weights")
    with pytest.raises(WeightsError, match="AUD-301"):
        load_text_encoder(None)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"AUD-302.*model\.safetensors"):
        load_text_encoder(tmp_path)


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    for name in ("config.json", "tokenizer.json"):
        shutil.copy(packaged_folder() / name, tmp_path / name)
    (tmp_path / "model.safetensors").write_bytes(b"damaged")
    with pytest.raises(WeightsError, match=r"AUD-303.*model\.safetensors"):
        load_text_encoder(tmp_path)


def test_damaged_tokenizer_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").symlink_to(packaged_folder() / "model.safetensors")
    shutil.copy(packaged_folder() / "config.json", tmp_path / "config.json")
    (tmp_path / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(WeightsError, match="AUD-304"):
        load_text_encoder(tmp_path)


def test_sentence_vectors_have_length_one_and_tell_likeness(encoder: TextEncoder) -> None:
    vectors = encoder.sentence_vectors(["a cat sat on the mat", "a kitten was sitting on a rug", "shares fell sharply"])
    assert torch.allclose(vectors.norm(dim=1), torch.ones(3), atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_token_states_are_cut_masked_and_free_of_their_batch(encoder: TextEncoder) -> None:
    states, mask = encoder.token_states(["run", "the wolf ran to the baker and the miller"], max_tokens=6)
    assert states.shape == (2, 6, 384)
    assert mask.sum(1).tolist() == [3, 6]
    assert not states[0, 3:].any()
    alone, _ = encoder.token_states(["run"], max_tokens=6)
    assert torch.allclose(alone[0], states[0, :3], atol=1e-4)


def test_too_many_tokens_are_refused(encoder: TextEncoder) -> None:
    with pytest.raises(ValueError, match="max_tokens"):
        encoder.token_states(["run"], max_tokens=513)
