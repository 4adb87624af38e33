"""ControlNet, LoRA, IP-Adapter and regions: each changes what the UNet says, and leaves no trace when it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from audobon.errors import WeightsError
from audobon.models.stable.checkpoint import StableModel, load_stable_model
from audobon.models.stable.controlnet import Control, load_controlnet, residuals
from audobon.models.stable.ip_adapter import IpAdapter
from audobon.models.stable.lora import Lora
from audobon.models.stable.regions import Regions, region_bias, regional
from tests.tiny_stable import save_controlnet, save_folder, save_ip_adapter, save_lora

LATENTS = torch.linspace(-1, 1, 4 * 16 * 8).reshape(1, 4, 16, 8)
T = torch.tensor([500.0])


@pytest.fixture(scope="module", params=[False, True], ids=["sd15", "sdxl"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> StableModel:
    return load_stable_model(str(save_folder(tmp_path_factory.mktemp("stable") / "model", sdxl=request.param)))


def is_xl(model: StableModel) -> bool:
    return len(model.towers) == 2


def added(model: StableModel) -> dict[str, object]:
    return {"text_embeds": torch.ones(1, 64), "time_ids": torch.ones(1, 6)} if is_xl(model) else {}


@torch.no_grad()
def said(model: StableModel, *, texts: int = 1, pictures: Tensor | None = None, **more: object) -> Tensor:
    states, _ = model.towers[0].encode(["a fox", "a girl", "a house"][:texts], penultimate=True)
    states = states.reshape(1, -1, 64)
    if is_xl(model):
        states = torch.cat([states, states], dim=-1)
    extra = added(model) | ({"image_embeds": [pictures]} if pictures is not None else {})
    answer: Tensor = model.unet(LATENTS, T, states, added_cond_kwargs=extra, **more).sample
    return answer


def weights_of(model: StableModel) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in model.unet.state_dict().items()}


def is_untouched(model: StableModel, before: dict[str, Tensor]) -> bool:
    after = model.unet.state_dict()
    return before.keys() == after.keys() and all(torch.equal(before[name], after[name]) for name in before)


@pytest.mark.parametrize("layout", ["kohya", "peft", "old"])
def test_lora_changes_the_answer_and_leaves_no_trace(model: StableModel, layout: str, tmp_path: Path) -> None:
    lora = Lora(save_lora(tmp_path / "l.safetensors", sdxl=is_xl(model), layout=layout), model, scale=0.8)
    before, plain = weights_of(model), said(model)
    lora.attach()
    assert is_untouched(model, before)
    assert not torch.allclose(said(model), plain, atol=1e-3)
    lora.detach()
    assert is_untouched(model, before)
    assert torch.equal(said(model), plain)


def test_lora_adds_alpha_over_rank_of_its_product(model: StableModel, tmp_path: Path) -> None:
    path = save_lora(tmp_path / "l.safetensors", sdxl=is_xl(model))
    tensors = load_file(str(path))
    layer = next(m for n, m in model.unet.named_modules() if n.endswith("attn2.to_q"))
    name = next(n for n, m in model.unet.named_modules() if m is layer).replace(".", "_")
    x = torch.randn(1, 3, layer.in_features, generator=torch.Generator().manual_seed(1))
    plain = layer(x)
    lora = Lora(path, model, scale=0.5)
    lora.attach()
    product = x @ tensors[f"lora_unet_{name}.lora_down.weight"].T @ tensors[f"lora_unet_{name}.lora_up.weight"].T
    assert torch.allclose(layer(x), plain + 0.5 * (1.0 / 2) * product, atol=1e-5)
    lora.detach()


def test_two_loras_add_up_and_one_may_go(model: StableModel, tmp_path: Path) -> None:
    first = Lora(save_lora(tmp_path / "a.safetensors", sdxl=is_xl(model)), model, scale=1.0)
    second = Lora(save_lora(tmp_path / "b.safetensors", sdxl=is_xl(model), layout="peft"), model, scale=-0.3)
    first.attach()
    alone = said(model)
    second.attach()
    second.detach()
    assert torch.equal(said(model), alone)
    first.detach()


def test_lora_of_another_family_is_refused(model: StableModel, tmp_path: Path) -> None:
    path = save_lora(tmp_path / "l.safetensors", sdxl=not is_xl(model))
    with pytest.raises(WeightsError, match="AUD-326: .* does not fit this model"):
        Lora(path, model, scale=1.0)


def test_lora_that_is_not_whole_or_not_plain_is_refused(model: StableModel, tmp_path: Path) -> None:
    tensors = load_file(str(save_lora(tmp_path / "l.safetensors", sdxl=is_xl(model))))
    up = next(name for name in tensors if name.endswith("lora_up.weight"))
    save_file({n: v for n, v in tensors.items() if n != up}, str(tmp_path / "half.safetensors"))
    with pytest.raises(WeightsError, match=r"AUD-326: half\.safetensors is not whole"):
        Lora(tmp_path / "half.safetensors", model, scale=1.0)
    save_file({**tensors, "x.dora_scale": torch.ones(1)}, str(tmp_path / "dora.safetensors"))
    with pytest.raises(WeightsError, match=r"AUD-326: dora\.safetensors is not a plain LoRA"):
        Lora(tmp_path / "dora.safetensors", model, scale=1.0)


def a_control(model: StableModel, folder: Path, *, seed: int = 6, start: float = 0.0, end: float = 1.0) -> Control:
    net, sha256 = load_controlnet(str(save_controlnet(folder, sdxl=is_xl(model), seed=seed)), model)
    return Control(kind="openpose", net=net, scale=0.7, start=start, end=end, sha256=sha256)


@torch.no_grad()
def test_controlnets_add_up_and_keep_to_their_share(model: StableModel, tmp_path: Path) -> None:
    first, second = a_control(model, tmp_path / "a", end=0.5), a_control(model, tmp_path / "b", seed=11)
    states = torch.zeros(1, 77, model.unet.config.cross_attention_dim)
    picture = torch.rand(1, 3, 128, 64, generator=torch.Generator().manual_seed(1))

    def middle(controls: list[Control], share: float) -> Tensor | None:
        found = residuals(
            controls, [picture] * len(controls), LATENTS, T, share=share, states=states, added=added(model)
        )
        return None if found is None else found.mid

    both, alone, other = middle([first, second], 0.2), middle([first], 0.2), middle([second], 0.2)
    assert both is not None and alone is not None and other is not None  # noqa: PT018
    assert torch.allclose(both, alone + other, atol=1e-6)
    assert middle([first], 0.5) is None


def test_controlnet_of_another_family_is_refused(model: StableModel, tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="AUD-328: the ControlNet .* is for another model"):
        load_controlnet(str(save_controlnet(tmp_path / "c", sdxl=not is_xl(model))), model)


def test_ip_adapter_looks_at_pictures_within_masks_and_leaves_no_trace(model: StableModel, tmp_path: Path) -> None:
    adapter = IpAdapter(str(save_ip_adapter(tmp_path / "ip", sdxl=is_xl(model))), model, scale=1.0)
    before, plain = weights_of(model), said(model)
    pictures = torch.rand(2, 3, 40, 24, generator=torch.Generator().manual_seed(2))
    adapter.attach()
    with torch.no_grad():
        seen, blank = adapter.embed(pictures)
    assert seen.shape == blank.shape == (1, 2, 32)
    left = torch.zeros(1, 2, 16, 8)
    masks = {"ip_adapter_masks": [left]}
    nowhere = said(model, pictures=seen, cross_attention_kwargs=masks)
    left[:, 0, :, :4] = 1
    somewhere = said(model, pictures=seen, cross_attention_kwargs=masks)
    assert torch.allclose(nowhere, plain, atol=1e-5)
    assert not torch.allclose(somewhere, plain, atol=1e-3)
    adapter.detach()
    assert is_untouched(model, before)
    assert torch.equal(said(model), plain)


def test_ip_adapter_of_another_family_or_of_no_kind_is_refused(model: StableModel, tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="AUD-329: .* is for another model"):
        IpAdapter(str(save_ip_adapter(tmp_path / "ip", sdxl=not is_xl(model))), model, scale=1.0)
    lora = save_lora(tmp_path / "l.safetensors", sdxl=is_xl(model))
    with pytest.raises(WeightsError, match="AUD-329: .* is no IP-Adapter"):
        IpAdapter(str(lora), model, scale=1.0)


def test_words_of_a_region_are_heard_inside_it_alone() -> None:
    masks = torch.zeros(1, 2, 4, 4)
    masks[:, 0, :, :2] = 1
    masks[:, 1, :, 2:] = 1
    bias = region_bias(Regions(masks=masks, heard=(False, True), lengths=(3, 2, 4)), places=4)
    assert bias.shape == (2, 4, 9)
    unguided, guided = bias == 0
    assert unguided[:, :3].all()
    assert not unguided[:, 3:].any()
    assert guided[0].tolist() == [True] * 5 + [False] * 4
    assert guided[1].tolist() == [True] * 3 + [False] * 2 + [True] * 4


EACH = (77, 77, 77)


def test_regions_are_heard_and_leave_the_very_processors(model: StableModel) -> None:
    before = model.unet.attn_processors
    plain = said(model)
    nowhere, left = torch.zeros(1, 2, 16, 8), torch.zeros(1, 2, 16, 8)
    left[:, 0, :, :4] = 1
    with regional(model.unet, Regions(masks=nowhere, heard=(True,), lengths=EACH)):
        shut = said(model, texts=3)
    with regional(model.unet, Regions(masks=left, heard=(True,), lengths=EACH)):
        heard = said(model, texts=3)
    assert torch.allclose(shut, plain, atol=1e-5)
    assert not torch.allclose(heard, plain, atol=1e-5)
    after = model.unet.attn_processors
    assert all(after[name] is processor for name, processor in before.items())
