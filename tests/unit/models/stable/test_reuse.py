"""What a UNet makes once and uses again: words' keys and values, deep levels, what words said; and no trace of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from audobon.models.stable.attention_gate import AttentionGate
from audobon.models.stable.checkpoint import StableModel, load_stable_model
from audobon.models.stable.deep_features import DeepFeatures
from audobon.models.stable.ip_adapter import IpAdapter
from audobon.models.stable.lora import Lora
from audobon.models.stable.regions import Regions, regional
from audobon.models.stable.replacing import replaced
from audobon.models.stable.text_cache import TextCache, cross_attention
from tests.tiny_stable import save_folder, save_ip_adapter, save_lora

FIRST = torch.linspace(-1, 1, 2 * 4 * 16 * 8).reshape(2, 4, 16, 8)
SECOND = FIRST.flip(2) * 0.9
NOW, LATER = torch.tensor([500.0]), torch.tensor([460.0])


@pytest.fixture(scope="module", params=[False, True], ids=["sd15", "sdxl"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> StableModel:
    return load_stable_model(str(save_folder(tmp_path_factory.mktemp("stable") / "model", sdxl=request.param)))


@torch.no_grad()
def said(model: StableModel, latents: Tensor, t: Tensor, *, texts: int = 1, **more: Any) -> Tensor:
    size = len(latents)
    wide = model.unet.config.cross_attention_dim
    states = torch.randn(2, 77 * texts, wide, generator=torch.Generator().manual_seed(1))[-size:]
    extra = more.pop("added", {})
    if len(model.towers) == 2:
        extra |= {"text_embeds": torch.ones(size, 64), "time_ids": torch.ones(size, 6)}
    answer: Tensor = model.unet(latents, t, states, added_cond_kwargs=extra, **more).sample
    return answer


def trace(model: StableModel) -> list[Any]:
    """Everything that an attachment might leave behind: values by name, and the very objects."""
    values = [value.clone() for value in model.unet.state_dict().values()]
    return [values, *(vars(module).get("forward") for module in model.unet.modules())]


def is_same(before: list[Any], after: list[Any]) -> bool:
    values = all(torch.equal(one, other) for one, other in zip(before[0], after[0], strict=True))
    return values and all(one is other for one, other in zip(before[1:], after[1:], strict=True))


def flops_of(run: Any) -> int:
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counted:
        run()
    return int(counted.get_total_flops())


def test_words_kept_change_nothing_to_the_bit_and_are_asked_once(model: StableModel) -> None:
    before = trace(model)
    plain = [said(model, FIRST, NOW), said(model, SECOND, LATER)]
    asked: list[str] = []
    cache = TextCache(model.unet)
    hooks = [
        layer.to_k.register_forward_pre_hook(lambda layer, given: asked.append("called"))
        for _, layer in cross_attention(model.unet)
    ]
    run = [lambda: said(model, FIRST, NOW), lambda: said(model, SECOND, LATER)]
    with cache.used():
        first = run[0]()
    flops = []
    with cache.used():
        flops.append(flops_of(run[1]))
    with cache.used():
        second = run[1]()
    for hook in hooks:
        hook.remove()
    assert torch.equal(first, plain[0])
    assert torch.equal(second, plain[1])
    assert len(asked) == 3 * len(cross_attention(model.unet)), "hooks run at every call"
    assert flops[0] < flops_of(run[1])
    assert cache.size_bytes > 0
    assert is_same(before, trace(model))


def test_words_kept_keep_what_is_attached(model: StableModel, tmp_path: Path) -> None:
    """A LoRA on the projections, an IP-Adapter that asks them for two pictures, and regions: to the bit."""
    xl = len(model.towers) == 2
    lora = Lora(save_lora(tmp_path / "l.safetensors", sdxl=xl), model, scale=0.8)
    adapter = IpAdapter(str(save_ip_adapter(tmp_path / "ip", sdxl=xl)), model, scale=1.0)
    masks = torch.zeros(1, 2, 16, 8)
    masks[:, 0, :, :4] = 1
    regions = Regions(masks=masks, heard=(False, True), lengths=(77, 77, 77))
    lora.attach()
    adapter.attach()
    with torch.no_grad():
        one, none = adapter.embed(torch.rand(2, 3, 40, 24, generator=torch.Generator().manual_seed(2)))

    def run(latents: Tensor, t: Tensor) -> Tensor:
        with regional(model.unet, regions):
            return said(
                model, latents, t, texts=3, added={"image_embeds": [torch.cat([none, one])]},
                cross_attention_kwargs={"ip_adapter_masks": [masks]},
            )  # fmt: skip

    plain = [run(FIRST, NOW), run(SECOND, LATER)]
    cache = TextCache(model.unet)
    kept = []
    for latents, t in ((FIRST, NOW), (SECOND, LATER)):
        with cache.used():
            kept.append(run(latents, t))
    adapter.detach()
    lora.detach()
    assert [torch.equal(one, other) for one, other in zip(plain, kept, strict=True)] == [True, True]


@pytest.mark.parametrize("layers", [None, 1, 2, 9])
@pytest.mark.parametrize("controlled", [False, True])
def test_deep_levels_used_again_at_the_same_place_change_nothing(
    model: StableModel, controlled: bool, layers: int | None
) -> None:
    before = trace(model)
    more: dict[str, Any] = {}
    if controlled:
        more = {
            "down_block_additional_residuals": tuple(torch.full((1, 1, 1, 1), 0.1) for _ in range(skips(model))),
            "mid_block_additional_residual": torch.full((1, 1, 1, 1), 0.1),
        }
    deep = DeepFeatures(model.unet, layers=layers)
    with deep.recorded():
        whole = said(model, FIRST, NOW, **more)
    with deep.used_again():
        again = said(model, FIRST, NOW, **more)
        moved = said(model, SECOND, LATER, **more)
        less = flops_of(lambda: said(model, SECOND, LATER, **more))
    assert torch.allclose(again, whole, atol=1e-6)
    truth = said(model, SECOND, LATER, **more)
    assert not torch.equal(moved, truth)
    assert less < 0.8 * flops_of(lambda: said(model, SECOND, LATER, **more))
    assert is_same(before, trace(model))


def skips(model: StableModel) -> int:
    blocks = model.unet.down_blocks
    return 1 + sum(len(block.resnets) + (block.downsamplers is not None) for block in blocks)


def test_deep_levels_that_were_never_recorded_are_refused(model: StableModel) -> None:
    with pytest.raises(ValueError, match="nothing was recorded"), DeepFeatures(model.unet).used_again():
        pass


def test_the_fewer_layers_run_the_less_is_computed(model: StableModel) -> None:
    flops = []
    for layers in (1, 2, None):
        deep = DeepFeatures(model.unet, layers=layers)
        with deep.recorded():
            said(model, FIRST, NOW)
        with deep.used_again():
            flops.append(flops_of(lambda: said(model, SECOND, LATER)))
    assert flops[0] < flops[1] < flops[2] * 1.001


def test_what_a_module_was_compiled_to_stands_back_and_comes_back() -> None:
    layer = torch.nn.Linear(2, 2)
    layer.compile(backend="eager")
    compiled = layer._compiled_call_impl
    truth = layer(torch.ones(2))
    with replaced({layer: lambda x: x * 5}):
        assert float(layer(torch.ones(1))) == 5
    assert layer._compiled_call_impl is compiled
    assert torch.equal(layer(torch.ones(2)), truth)


@pytest.mark.parametrize("layers", [None, 1])
def test_deep_levels_of_odd_sizes_are_used_again(model: StableModel, layers: int | None) -> None:
    deep = DeepFeatures(model.unet, layers=layers)
    odd = torch.randn(1, 4, 9, 7, generator=torch.Generator().manual_seed(3))
    with deep.recorded():
        whole = said(model, odd, NOW)
    with deep.used_again():
        assert torch.allclose(said(model, odd, NOW), whole, atol=1e-6)


def test_what_words_said_is_said_again_to_a_batch_of_one(model: StableModel) -> None:
    before = trace(model)
    gate = AttentionGate(model.unet)
    assert gate.is_empty
    with gate.recorded(halves=2):
        plain = said(model, FIRST, NOW)
    assert not gate.is_empty
    assert torch.equal(plain, said(model, FIRST, NOW))
    with gate.repeated():
        one = said(model, FIRST[-1:], NOW)
        deaf = said(model, FIRST[-1:], NOW, texts=2)
        less = flops_of(lambda: said(model, FIRST[-1:], NOW))
    assert one.shape == plain[-1:].shape
    assert torch.equal(one, deaf), "words are not heard"
    assert not torch.equal(one, plain[-1:])
    assert less < flops_of(lambda: said(model, FIRST[-1:], NOW))
    assert gate.size_bytes > 0
    assert is_same(before, trace(model))


def test_one_text_for_both_halves_is_repeated_as_it_was(model: StableModel) -> None:
    """Where both halves hear and see the same, the mean is what each heard, so the repetition is exact."""
    gate = AttentionGate(model.unet)
    alike = FIRST[-1:].repeat(2, 1, 1, 1)
    states = torch.randn(1, 77, model.unet.config.cross_attention_dim, generator=torch.Generator().manual_seed(4))

    def run(size: int) -> Tensor:
        added = {"text_embeds": torch.ones(size, 64), "time_ids": torch.ones(size, 6)} if len(model.towers) == 2 else {}
        with torch.no_grad():
            answer: Tensor = model.unet(alike[:size], NOW, states.repeat(size, 1, 1), added_cond_kwargs=added).sample
        return answer

    with gate.recorded(halves=2):
        both = run(2)
    with gate.repeated():
        assert torch.allclose(run(1), both[:1], atol=1e-5)


def test_a_forward_that_somebody_else_put_there_is_there_again() -> None:
    layer = torch.nn.Linear(2, 2)

    def theirs(x: Tensor) -> Tensor:
        return x * 3

    layer.forward = theirs  # type: ignore[method-assign]
    with replaced({layer: lambda x: x * 5}):
        assert float(layer(torch.ones(1))) == 5
    assert layer.forward is theirs
