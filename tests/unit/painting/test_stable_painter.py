"""Stable Diffusion 1.5 and SDXL at toy size, with everything attached, painting a panel in the one loop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from audobon.comic.pencils import CharacterMask, ControlMap
from audobon.comic.raster import Raster
from audobon.compute.footprint import Arrangement, peak_bytes
from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder, Repaint
from audobon.errors import GenerationError, ResourceError, SettingsError, ShapeError
from audobon.model_asked import ModelAsked
from audobon.model_crew import stable_painter
from audobon.models.stable.checkpoint import decode_in_tiles, load_stable_model
from audobon.models.stable.ip_adapter import IpAdapter
from audobon.models.stable.memory_needs import PLANNED_PX, footprint_of
from audobon.painting.conditioning import image_tensor, padded
from audobon.painting.enlarging import picture_of
from audobon.painting.previews import Preview, Stage, Watching
from audobon.painting.stable_conditioning import control_picture, everywhere
from audobon.painting.stable_painter import StableKit, StablePainter
from audobon.painting.stable_recipe import StableRecipe
from tests.hands_folder import drawn_by
from tests.tiny_stable import (
    a_unet,
    save_controlnet,
    save_folder,
    save_ip_adapter,
    save_lora,
    save_single_file,
)
from tests.unit.painting.test_heeding import Stopped, Stopper, stoppable
from tests.unit.painting.test_painter import an_order, painted

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


def full_order(*, seed: int = 3) -> PaintOrder:
    """An order with every map, and two figures side by side."""
    order = an_order(seed=seed)
    height, width = order.pencils.draft.array.shape[:2]
    rng = np.random.default_rng(4)
    pose = np.zeros((height, width, 3), np.uint8)
    pose[10:40, 20:24] = (255, 0, 85)
    depth = np.tile(np.linspace(0, 65535, width, dtype=np.uint16), (height, 1))
    classes = rng.integers(0, 255, (height, width, 3), dtype=np.uint8)
    right = np.zeros((height, width), np.uint8)
    right[:, width // 2 :] = 255
    more = (("pose", pose), ("depth", depth), ("segmentation", classes))
    pencils = replace(
        order.pencils,
        controls=(*order.pencils.controls, *(ControlMap(name=n, image=Raster(array=a)) for n, a in more)),
        masks=(*order.pencils.masks, CharacterMask(character="c2", image=Raster(array=right))),
    )
    second = replace(order.brief.placements[0], character="c2", x=0.7)
    return replace(order, pencils=pencils, brief=replace(order.brief, placements=(*order.brief.placements, second)))


@pytest.fixture(scope="module", params=["sd15-folder", "sd15-file", "sdxl-folder", "sdxl-file"])
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ModelAsked:
    root, xl = tmp_path_factory.mktemp("stable"), request.param.startswith("sdxl")
    if request.param.endswith("folder"):
        model = save_folder(root / "model", sdxl=xl)
    else:
        model = save_single_file(root / "model" / "m.safetensors", sdxl=xl)
    return ModelAsked(
        model=str(model),
        controlnets=(
            f"openpose={save_controlnet(root / 'pose', sdxl=xl)}@0.8:0-0.7",
            f"lineart={save_controlnet(root / 'line', sdxl=xl, seed=11)}",
        ),
        loras=(f"{save_lora(root / 'lora.safetensors', sdxl=xl)}@0.6",),
        ip_adapter=f"{save_ip_adapter(root / 'ip', sdxl=xl)}@0.5",
        scheduler="euler",
        steps=3,
    )


def test_two_controlnets_lora_and_ip_adapter_paint_a_panel(asked: ModelAsked) -> None:
    painter = stable_painter(asked, style="storybook", plan=PLAN)
    (art,) = painter.paint([full_order()], progress=lambda done, of: None)
    assert art.image.array.shape == (56, 72, 3)
    assert art.image.array.std() > 0
    names = " ".join(used.name for used in art.provenance.weights)
    for part in ("unet", "vae", "text_encoder", "controlnet openpose", "controlnet lineart", "lora", "ip-adapter"):
        assert f"model: {part}" in names
    assert "openpose 0.8 from 0 to 0.7" in art.provenance.recipe
    again = painted(stable_painter(asked, style="storybook", plan=PLAN), full_order())[0]
    assert np.array_equal(art.image.array, again)


def test_every_attachment_changes_the_picture(asked: ModelAsked) -> None:
    if asked.model.endswith(".safetensors"):
        return  # the nets of both layouts are the same; one of them shows it
    everything = painted(stable_painter(asked, style="storybook", plan=PLAN), full_order())[0]
    first, second = asked.controlnets
    without = (
        replace(asked, controlnets=(first,)),
        replace(asked, controlnets=(second,)),
        replace(asked, loras=()),
        replace(asked, ip_adapter=""),
    )
    for less in without:
        image = painted(stable_painter(less, style="storybook", plan=PLAN), full_order())[0]
        assert not np.array_equal(image, everything)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> ModelAsked:
    return ModelAsked(model=str(save_folder(tmp_path_factory.mktemp("plain") / "m")), scheduler="ddim", steps=2)


@pytest.mark.parametrize("name", ["lcm", "turbo", "lightning", "hyper", "euler_a", "dpmpp_2m", "pndm"])
def test_schedulers_paint(plain: ModelAsked, name: str) -> None:
    steps = 3 if name == "pndm" else None
    painter = stable_painter(replace(plain, scheduler=name, steps=steps), style="ink", plan=PLAN)
    image = painted(painter, full_order())[0]
    assert image.std() > 0


def test_few_step_schedulers_ask_the_net_once_a_step(plain: ModelAsked) -> None:
    model = load_stable_model(plain.model)
    calls: list[int] = []
    model.unet.register_forward_pre_hook(lambda net, given: calls.append(len(given[0])))
    painter = StablePainter(StableKit(model=model), recipe=StableRecipe(scheduler="lightning", strength=1.0), plan=PLAN)
    painted(painter, full_order())
    assert calls == [1, 1, 1, 1]


def test_guidance_asks_for_both_texts_at_once(plain: ModelAsked) -> None:
    model = load_stable_model(plain.model)
    calls: list[int] = []
    model.unet.register_forward_pre_hook(lambda net, given: calls.append(len(given[0])))
    recipe = StableRecipe(scheduler="ddim", steps=2, strength=1.0)
    painted(StablePainter(StableKit(model=model), recipe=recipe, plan=PLAN), full_order())
    assert calls == [2, 2]


def test_a_model_that_predicts_v_is_walked_as_such(tmp_path: Path) -> None:
    from tests.tiny_stable import SCHEDULER

    folder = save_folder(tmp_path / "v", scheduler={**SCHEDULER, "prediction_type": "v_prediction"})
    other = save_folder(tmp_path / "e")
    asked = [ModelAsked(model=str(path), scheduler="ddim", steps=2) for path in (folder, other)]
    images = [painted(stable_painter(one, style="ink", plan=PLAN), an_order()) for one in asked]
    assert not np.array_equal(images[0][0], images[1][0])


def test_the_refiner_walks_the_last_part(tmp_path: Path) -> None:
    base = save_folder(tmp_path / "base", sdxl=True)
    model = load_stable_model(str(base))
    refiner = a_unet(sdxl=True, ids=5, cross_attention_dim=64)
    with torch.no_grad():
        refiner.conv_out.weight.mul_(3)
    seen: list[str] = []
    model.unet.register_forward_pre_hook(lambda net, given: seen.append("base"))
    refiner.register_forward_pre_hook(lambda net, given: seen.append("refiner"))
    kit = StableKit(model=model, refiner=(refiner, "0" * 64))
    painter = StablePainter(kit, recipe=StableRecipe(scheduler="euler", steps=5, strength=1.0), plan=PLAN)
    painted(painter, full_order())
    assert seen == ["base"] * 4 + ["refiner"]
    assert "refiner over the last 0.2" in painter.label


def test_panels_without_figures_and_of_any_size_are_painted(plain: ModelAsked, tmp_path: Path) -> None:
    order = an_order(width=131, height=67)
    order = replace(order, brief=replace(order.brief, placements=()))
    adapter = str(save_ip_adapter(tmp_path / "ip"))
    image = painted(stable_painter(replace(plain, ip_adapter=adapter), style="ink", plan=PLAN), order)[0]
    assert image.shape == (67, 131, 3)


def test_an_ip_adapter_looks_at_pictures_of_a_style_everywhere(plain: ModelAsked, tmp_path: Path) -> None:
    files = []
    for number, hand in enumerate(("Washer", "Striper")):
        files.append(str(tmp_path / f"{number}.png"))
        Image.fromarray(drawn_by(hand, number)).save(files[-1])
    with_adapter = replace(plain, ip_adapter=str(save_ip_adapter(tmp_path / "ip")))
    images, labels = [], []
    for pictures in ((), files[:1], files, files):
        painter = stable_painter(replace(with_adapter, style_from=tuple(pictures)), style="ink", plan=PLAN)
        images.append(painted(painter, full_order())[0])
        labels.append(painter.label)
    assert not np.array_equal(images[0], images[1])
    assert not np.array_equal(images[1], images[2])
    assert np.array_equal(images[2], images[3]), "reproducible"
    assert "style of pictures" not in labels[0]
    assert len(set(labels)) == 3


def test_pictures_of_a_style_are_heard_alike_and_as_one_in_all() -> None:
    masks = everywhere(4, size=(3, 5))
    assert masks.shape == (1, 4, 3, 5)
    assert torch.equal(masks.sum(dim=1), torch.ones(1, 3, 5))


def test_identity_hears_a_style_no_more(plain: ModelAsked, tmp_path: Path) -> None:
    model = load_stable_model(plain.model)
    adapter = IpAdapter(str(save_ip_adapter(tmp_path / "ip")), model, scale=0.5)
    kit = StableKit(model=model, ip_adapter=adapter, style_pictures=(drawn_by("Washer", 1),))
    painter = StablePainter(kit, recipe=StableRecipe(scheduler="ddim", steps=1), plan=PLAN)
    with painter._heard_references(1.0):
        assert {scale for one in adapter._processors() for scale in one.scale} == {0.5}


def test_what_a_model_of_ones_own_cannot_be_asked(plain: ModelAsked) -> None:
    with pytest.raises(SettingsError, match="AUD-248.*nothing that looks at pictures"):
        replace(plain, style_from=("a.png",))
    with pytest.raises(SettingsError, match="AUD-272"):
        stable_painter(plain, style="ink:0.5+wash:0.5", plan=PLAN)


def test_a_firmer_hold_stays_nearer_to_the_draft(plain: ModelAsked) -> None:
    painter = stable_painter(replace(plain, steps=20), style="ink", plan=PLAN)
    order = an_order()
    label, free, firm = painter.fingerprint, replace(order, control=0.5), replace(order, control=1.0)
    images = [painted(painter, one)[0] for one in (free, firm)]
    assert not np.array_equal(images[0], images[1])
    assert painter.fingerprint == label


def a_repaint(order: PaintOrder, art: np.ndarray) -> PaintOrder:
    """The order to paint the left part of a picture again, from another seed."""
    mask = np.zeros(art.shape[:2], np.uint8)
    mask[:40, :40] = 255
    return replace(order, seed=77, repaint=Repaint(art=Raster(array=art), mask=Raster(array=mask)))


@pytest.mark.parametrize("scheduler", ["euler", "dpmpp_2m", "lcm", "pndm"])
def test_a_repaint_changes_the_mask_and_keeps_the_rest_to_the_pixel(plain: ModelAsked, scheduler: str) -> None:
    painter = stable_painter(replace(plain, scheduler=scheduler, steps=4), style="ink", plan=PLAN)
    order = an_order(width=150, height=131)
    art = painted(painter, order)[0]
    again = painted(painter, a_repaint(order, art))[0]
    assert not np.array_equal(again[:40, :40], art[:40, :40])
    assert np.array_equal(again[80:], art[80:])
    assert np.array_equal(again[:, 80:], art[:, 80:])


def test_a_repaint_of_another_size_is_refused(plain: ModelAsked) -> None:
    painter = stable_painter(plain, style="ink", plan=PLAN)
    with pytest.raises(ShapeError, match=r"AUD-431: the repaint of panel p001 has a picture of \(60, 70\)"):
        painted(painter, a_repaint(an_order(), np.zeros((60, 70, 3), np.uint8)))


def test_identity_brings_figures_nearer_to_their_pencils(plain: ModelAsked) -> None:
    model = load_stable_model(plain.model)
    painter = StablePainter(StableKit(model=model), recipe=StableRecipe(scheduler="ddim", steps=8), plan=PLAN)
    order = an_order(width=150, height=131)
    free, half, held = painted(painter, order, *(replace(order, identity=share) for share in (0.5, 1.0)))
    assert not np.array_equal(free, half)
    with torch.inference_mode():
        latents = model.vae.encode(padded(image_tensor(order.pencils.draft)) * 2 - 1).latent_dist.mode()
        drawn = picture_of(model.vae.decode(latents).sample / 2 + 0.5).array[:131, :60].astype(float)
    away = [np.abs(image[:, :60] - drawn).mean() for image in (free, held)]
    assert away[1] < 0.75 * away[0]


def test_identity_hears_an_ip_adapter_more_and_then_as_before(plain: ModelAsked, tmp_path: Path) -> None:
    model = load_stable_model(plain.model)
    adapter = IpAdapter(str(save_ip_adapter(tmp_path / "ip")), model, scale=0.5)
    kit = StableKit(model=model, ip_adapter=adapter)
    painter = StablePainter(kit, recipe=StableRecipe(scheduler="ddim", steps=1), plan=PLAN)
    heard: list[float] = []
    model.unet.register_forward_pre_hook(lambda net, given: heard.extend(scales_within(net)))
    order = an_order()
    painted(painter, order, *(replace(order, identity=share) for share in (0.5, 1.0)))
    assert heard == [0.5, 0.75, 1.0]
    assert scales_within(model.unet) == {0.5}


def scales_within(net: torch.nn.Module) -> set[float]:
    """The scales of the IP-Adapter's attention, within whatever wraps it."""
    layers = [one.processor for name, one in net.named_modules() if name.endswith("attn2")]
    inner = [getattr(one, "_inner", one) for one in layers]
    return {one.scale[0] for one in inner if hasattr(one, "to_k_ip")}


def test_previews_show_the_draft_every_step_and_the_picture(plain: ModelAsked) -> None:
    seen: list[Preview] = []
    asked = replace(plain, steps=5)
    (image,) = painted(stable_painter(asked, style="ink", plan=PLAN, watch=Watching(show=seen.append)), an_order())
    looks = [(preview.stage, preview.step, preview.of) for preview in seen]
    assert looks[0] == (Stage.DRAFT, 0, 0)
    assert looks[1:-1] == [(Stage.PAINTED, step, 4) for step in (1, 2, 3, 4)]
    assert looks[-1] == (Stage.PAINTED, 0, 0)
    assert {preview.picture.array.shape for preview in seen} == {(56, 72, 3)}
    assert np.array_equal(seen[-1].picture.array, image)
    assert np.array_equal(painted(stable_painter(asked, style="ink", plan=PLAN), an_order())[0], image)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_painting_stops_after_the_step_in_hand(plain: ModelAsked, after: int) -> None:
    asked = replace(plain, steps=5)
    stopper = Stopper(after)
    painter = stable_painter(asked, style="ink", plan=PLAN, watch=stoppable(stopper.heed))
    with pytest.raises(Stopped):
        painter.paint([an_order()], progress=lambda done, of: None)
    assert stopper.asked == after + 1
    stopper.after = 1000
    (image,) = painted(painter, an_order())
    assert np.array_equal(painted(stable_painter(asked, style="ink", plan=PLAN), an_order())[0], image)


def test_numbers_that_are_not_finite_get_one_more_try(plain: ModelAsked) -> None:
    model = load_stable_model(plain.model)
    kinds: list[torch.dtype] = []

    def overflow(net: torch.nn.Module, given: object, answer: object) -> None:
        dtype = next(net.parameters()).dtype
        kinds.append(dtype)
        if dtype is torch.float32:
            answer.sample.fill_(float("nan"))  # type: ignore[attr-defined]

    model.unet.register_forward_hook(overflow)
    painter = StablePainter(StableKit(model=model), recipe=StableRecipe(scheduler="ddim", steps=2), plan=PLAN)
    assert painted(painter, an_order())[0].shape == (56, 72, 3)
    assert kinds[0] is torch.float32
    assert kinds[-1] is torch.float64
    assert model.unet.dtype is torch.float32


def test_numbers_that_stay_not_finite_are_an_error_and_no_black_panel(plain: ModelAsked) -> None:
    model = load_stable_model(plain.model)
    with torch.no_grad():
        model.unet.conv_out.bias.fill_(float("nan"))
    painter = StablePainter(StableKit(model=model), recipe=StableRecipe(scheduler="ddim", steps=2), plan=PLAN)
    with pytest.raises(GenerationError, match="AUD-602: panel p001 cannot be painted"):
        painted(painter, an_order())


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_an_autoencoder_without_finite_numbers_is_an_error_and_no_plain_panel(plain: ModelAsked, value: float) -> None:
    model = load_stable_model(plain.model)
    with torch.no_grad():
        model.vae.decoder.conv_out.bias.fill_(value)
    painter = StablePainter(StableKit(model=model), recipe=StableRecipe(scheduler="ddim", steps=1), plan=PLAN)
    with pytest.raises(GenerationError, match="AUD-602: .* the autoencoder gave numbers that are not finite"):
        painted(painter, an_order())


def test_memory_that_does_not_suffice_is_told(plain: ModelAsked) -> None:
    model = load_stable_model(plain.model)

    def full(net: torch.nn.Module, given: object) -> None:
        raise torch.OutOfMemoryError("full")

    model.unet.register_forward_pre_hook(full)
    painter = StablePainter(StableKit(model=model), recipe=StableRecipe(scheduler="ddim", steps=2), plan=PLAN)
    with pytest.raises(ResourceError, match="AUD-568: the memory of cpu does not hold panel p001"):
        painted(painter, an_order())


@pytest.mark.parametrize("steps", [0, 1000])
def test_step_counts_out_of_range_are_refused(plain: ModelAsked, steps: int) -> None:
    with pytest.raises(SettingsError, match=f"AUD-231: {steps} denoising steps"):
        stable_painter(replace(plain, steps=steps), style="ink", plan=PLAN)


def test_recipe_out_of_range_is_refused() -> None:
    with pytest.raises(SettingsError, match="AUD-235: strength 0"):
        StableRecipe(strength=0.0)
    with pytest.raises(SettingsError, match="AUD-236: guidance 99"):
        StableRecipe(guidance=99.0)


def test_unknown_kind_of_controlnet_is_refused_before_anything_is_loaded() -> None:
    with pytest.raises(SettingsError, match='AUD-234: "magic" is no kind of ControlNet'):
        stable_painter(ModelAsked(model="nowhere", controlnets=("magic=nowhere",)), style="ink", plan=PLAN)


def test_maps_are_as_public_controlnets_want_them() -> None:
    pencils = full_order().pencils
    line, depth, pose = (control_picture(kind, pencils)[0] for kind in ("lineart", "depth", "openpose"))
    assert line.shape == (3, 64, 128)
    assert float(line[0, 28, 10]) == 1.0
    assert float(line[0, 5, 10]) == 0.0
    assert float(depth[0, 0, 71]) > 0.99
    assert float(depth[0, 0, 0]) == 0.0
    assert pose[:, 20, 21].mul(255).round().tolist() == [255, 0, 85]
    assert torch.equal(control_picture("scribble", pencils)[0], line)


def test_within_less_memory_pictures_are_decoded_in_tiles_and_words_read_by_the_processor(plain: ModelAsked) -> None:
    model = load_stable_model(plain.model)
    kit, recipe = StableKit(model=model), StableRecipe(scheduler="ddim", steps=2)
    whole = StablePainter(kit, recipe=recipe, plan=PLAN)
    expected = painted(whole, full_order())
    assert "tiles" not in whole.label
    footprint = footprint_of(model, attached=[], is_controlled=False)
    needed = peak_bytes(footprint, Arrangement(), px=PLANNED_PX)
    assert StablePainter(kit, recipe=recipe, plan=PLAN, memory_bytes=needed).label == whole.label
    tiled = StablePainter(kit, recipe=recipe, plan=PLAN, memory_bytes=needed - 1)
    assert "decoded in tiles of 512 px" in tiled.label
    assert model.vae.use_tiling
    in_tiles = peak_bytes(footprint, Arrangement(tile_px=512), px=PLANNED_PX)
    away = StablePainter(kit, recipe=recipe, plan=PLAN, memory_bytes=in_tiles - 1)
    assert "words read by the processor" in away.label
    assert tiled.fingerprint not in (whole.fingerprint, away.fingerprint)
    # The panel is smaller than a tile, so that neither changes a pixel.
    assert all(np.array_equal(painted(one, full_order()), expected) for one in (tiled, away))


def test_tiles_are_of_the_size_that_was_asked_for(plain: ModelAsked) -> None:
    vae = load_stable_model(plain.model).vae
    decode_in_tiles(vae, tile_px=64)
    with torch.no_grad():
        image = vae.decode(torch.zeros(1, 4, 20, 12)).sample
    assert image.shape[-2:] == (160, 96)
    assert (vae.tile_sample_min_size, vae.tile_latent_min_size) == (64, 8)


def test_a_model_that_fits_in_no_way_is_refused(plain: ModelAsked) -> None:
    kit = StableKit(model=load_stable_model(plain.model))
    with pytest.raises(ResourceError, match="AUD-522: a panel by this model and what is attached to it"):
        StablePainter(kit, recipe=StableRecipe(), plan=PLAN, memory_bytes=100_000_000)
