"""Loading published checkpoints: both layouts give the same nets, and what is no such checkpoint is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from audobon.errors import WeightsError
from audobon.models.stable.checkpoint import Family, StableModel, load_refiner, load_stable_model
from tests.tiny_stable import a_unet, a_vae, save_folder, save_single_file, save_tokenizer


@pytest.fixture(scope="module", params=[False, True], ids=["sd15", "sdxl"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[StableModel, StableModel]:
    root = tmp_path_factory.mktemp("checkpoint")
    folder = save_folder(root / "folder", sdxl=request.param)
    file = save_single_file(root / "single" / "model.safetensors", sdxl=request.param)
    return load_stable_model(str(folder)), load_stable_model(str(file))


def test_a_single_file_gives_the_same_nets_as_the_folder(both: tuple[StableModel, StableModel]) -> None:
    folder, file = both
    assert folder.family is file.family
    for ours, theirs in ((folder.unet, file.unet), (folder.vae, file.vae)):
        first, second = ours.state_dict(), theirs.state_dict()
        assert first.keys() == second.keys()
        assert all(torch.equal(first[name], second[name]) for name in first)


def test_text_towers_of_both_layouts_say_the_same(both: tuple[StableModel, StableModel]) -> None:
    folder, file = both
    assert len(folder.towers) == len(file.towers) == (2 if folder.family is Family.SDXL else 1)
    for ours, theirs in zip(folder.towers, file.towers, strict=True):
        first, _ = ours.encode(["a fox in a garden"], penultimate=True)
        second, _ = theirs.encode(["a fox in a garden"], penultimate=True)
        assert first.shape == (1, 77, 64)
        words = 2 + ours.count("a fox in a garden")
        assert torch.allclose(first[:, :words], second[:, :words], atol=1e-6)


def test_tokens_are_counted_by_the_models_own_tokenizer(both: tuple[StableModel, StableModel]) -> None:
    tower = both[0].towers[0]
    assert tower.count("fox") == 1
    assert tower.count("fox garden") == 2
    assert tower.count("zebra") == 5


def test_another_autoencoder_takes_the_place_of_the_models_own(tmp_path: Path) -> None:
    folder = save_folder(tmp_path / "model")
    other = a_vae()
    with torch.no_grad():
        other.decoder.conv_out.bias.fill_(0.5)
    other.save_pretrained(tmp_path / "vae")
    model = load_stable_model(str(folder), vae=str(tmp_path / "vae"))
    assert float(model.vae.decoder.conv_out.bias[0]) == 0.5


def test_hub_id_is_found_in_the_cache_and_nothing_is_fetched(tmp_path: Path) -> None:
    home = tmp_path / "models--me--tiny"
    save_folder(home / "snapshots" / "abc")
    (home / "refs").mkdir()
    (home / "refs" / "main").write_text("abc", "utf-8")
    assert load_stable_model("me/tiny", cache=tmp_path, offline=True).family is Family.SD


def test_hub_id_that_is_not_in_the_cache_is_refused_offline(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="AUD-320: me/none is not in the hub's cache") as refused:
        load_stable_model("me/none", cache=tmp_path, offline=True)
    assert "HF_HUB_OFFLINE" in refused.value.hint


def test_nothing_at_a_path_is_refused() -> None:
    with pytest.raises(WeightsError, match=r"AUD-320: nothing lies at \./models/none"):
        load_stable_model("./models/none")


def test_fetching_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    def broken(*_: object, **__: object) -> str:
        raise OSError("connection reset")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", broken)
    with pytest.raises(WeightsError, match="AUD-325: me/tiny could not be fetched: connection reset"):
        load_stable_model("me/tiny", cache=tmp_path, offline=False)


@pytest.mark.parametrize("name", ["model.ckpt", "model.pt", "model.bin"])
def test_pickles_are_refused_unread(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x80\x04.")
    with pytest.raises(WeightsError, match="AUD-321: .* is a pickle"):
        load_stable_model(str(tmp_path / name))


def test_folder_of_pickles_is_refused(tmp_path: Path) -> None:
    folder = save_folder(tmp_path / "model")
    (folder / "unet" / "diffusion_pytorch_model.safetensors").rename(folder / "unet" / "diffusion_pytorch_model.bin")
    with pytest.raises(WeightsError, match="AUD-321"):
        load_stable_model(str(folder))


def test_another_kind_of_pipeline_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model_index.json").write_text('{"_class_name": "FluxPipeline"}', "utf-8")
    with pytest.raises(WeightsError, match="AUD-322: .* is FluxPipeline"):
        load_stable_model(str(tmp_path))


def test_inpainting_unet_is_refused(tmp_path: Path) -> None:
    folder = save_folder(tmp_path / "model")
    a_unet(in_channels=9).save_pretrained(folder / "unet")
    with pytest.raises(WeightsError, match="AUD-322: .* of 9 channels in"):
        load_stable_model(str(folder))


def test_file_of_something_else_is_refused(tmp_path: Path) -> None:
    save_file({"a": torch.zeros(1)}, str(tmp_path / "a.safetensors"))
    with pytest.raises(WeightsError, match="AUD-322: .* is no whole Stable Diffusion checkpoint"):
        load_stable_model(str(tmp_path / "a.safetensors"))


def test_interrupted_download_is_told(tmp_path: Path) -> None:
    folder = save_folder(tmp_path / "model")
    weights = folder / "unet" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(WeightsError, match="AUD-323: .* cannot be read"):
        load_stable_model(str(folder))
    weights.unlink()
    with pytest.raises(WeightsError, match="AUD-323: .* holds no weights"):
        load_stable_model(str(folder))


def test_weights_of_another_size_are_refused(tmp_path: Path) -> None:
    folder = save_folder(tmp_path / "model")
    config = json.loads((folder / "unet" / "config.json").read_text("utf-8"))
    (folder / "unet" / "config.json").write_text(json.dumps({**config, "cross_attention_dim": 48}), "utf-8")
    with pytest.raises(WeightsError, match="AUD-324: the tensors of unet do not fit"):
        load_stable_model(str(folder))


def test_single_file_without_a_tokenizer_is_told_where_to_put_one(tmp_path: Path) -> None:
    file = save_single_file(tmp_path / "model.safetensors", tokenizer=False)
    with pytest.raises(WeightsError, match="AUD-327: model.safetensors carries no tokenizer"):
        load_stable_model(str(file), cache=tmp_path / "cache", offline=True)


def test_refiner_is_told_from_a_base_model(tmp_path: Path) -> None:
    folder = tmp_path / "refiner"
    save_tokenizer(folder / "tokenizer_2")
    base = save_folder(tmp_path / "base", sdxl=True)
    for name in ("vae", "text_encoder_2", "scheduler"):
        (base / name).rename(folder / name)
    a_unet(sdxl=True, ids=5, cross_attention_dim=64).save_pretrained(folder / "unet")
    unet, sha256 = load_refiner(str(folder))
    assert (unet.config.cross_attention_dim, len(sha256)) == (64, 64)
    with pytest.raises(WeightsError, match="AUD-322: .* is a refiner"):
        load_stable_model(str(folder))
    other = save_folder(tmp_path / "sd")
    with pytest.raises(WeightsError, match="AUD-322: .* is not a refiner"):
        load_refiner(str(other))
