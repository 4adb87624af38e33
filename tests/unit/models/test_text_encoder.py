"""The text encoder: verified loading, states and sentence vectors."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch
from torch import Tensor

from audobon.errors import WeightsError
from audobon.hire import hire_studio, hired_nets
from audobon.models import text_encoder
from audobon.models.text_encoder import TextEncoder, load_text_encoder, packaged_folder, shared_text_encoder


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


def test_sentences_are_read_beside_others_of_their_length(
    encoder: TextEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[int, ...]] = []
    forward = encoder.net.forward

    def counted(ids: Tensor, mask: Tensor) -> Tensor:
        read.append(tuple(mask.sum(1).tolist()))
        return forward(ids, mask)

    monkeypatch.setattr(encoder.net, "forward", counted)
    texts = ["the wolf ran " * times for times in (20, 1, 6, 2, 1, 30, 3)]
    vectors = encoder.sentence_vectors(texts)
    assert sorted(length for batch in read for length in batch) == sorted(3 * t + 2 for t in (20, 1, 6, 2, 1, 30, 3))
    assert all(max(batch) <= 1.5 * min(batch) for batch in read)
    alone = torch.cat([encoder.sentence_vectors([text]) for text in texts])
    assert torch.allclose(vectors, alone, atol=1e-5)


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


def test_everybody_who_only_asks_shares_one_and_nobody_changes_it(encoder: TextEncoder) -> None:
    shared = shared_text_encoder()
    assert shared.net is shared_text_encoder().net
    assert shared.tokenizer is not shared_text_encoder().tokenizer
    hired_nets()
    hire_studio()
    kept, own = shared.net.state_dict(), encoder.net.state_dict()
    assert all(torch.equal(value, own[name]) for name, value in kept.items())


def test_states_that_are_asked_for_again_are_those_that_were_given_within_a_room(
    encoder: TextEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audobon.models.text_encoder._STATES_BYTES", 100_000)
    own = encoder.beside()
    states, mask = own.token_states(["A fox runs."], max_tokens=12)
    assert own.token_states(["A fox runs."], max_tokens=12)[0] is states
    assert torch.equal(encoder.token_states(["A fox runs."], max_tokens=12)[0], states)
    for number in range(20):
        own.token_states([f"Number {number}."], max_tokens=8)
    assert 80_000 < sum(own.kept.held_bytes().values()) <= 100_000
    again, other_mask = own.token_states(["A fox runs."], max_tokens=12)
    assert again is not states
    assert torch.equal(again, states)
    assert torch.equal(mask, other_mask)


def test_threads_that_cut_texts_differently_do_not_disturb_each_other(encoder: TextEncoder) -> None:
    own, text = encoder.beside(), "one two three four five six seven eight nine ten"

    def length(most: int) -> int:
        return len(own.encoded([text], max_tokens=most)[0].ids)

    asked = [4, 6, 8, 12] * 200
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(length, asked)) == asked
