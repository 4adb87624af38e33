"""The painter's passes beyond the first: small first, close-ups, local repaints, held figures, and what goes wrong."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor

from audobon.comic.geometry import Box, Point
from audobon.comic.raster import Raster
from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder, Repaint
from audobon.errors import GenerationError, ResourceError, SettingsError, ShapeError
from audobon.models.painter_engines import torch_engines
from audobon.models.painter_net import PainterNet
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel, EmbeddedUpscaler
from audobon.painting.close_up import close_ups, feather
from audobon.painting.conditioning import image_tensor, padded
from audobon.painting.enlarging import LearnedEnlarger
from audobon.painting.framing import Cut, cut_pencils, resized_pencils
from audobon.painting.manners import manner_of
from audobon.painting.own_style import OwnStyle
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.previews import Preview, Stage, Watching
from audobon.painting.progressive import small_size
from audobon.painting.recipe import PaintingRecipe
from tests.tiny import tiny_upscaler
from tests.unit.painting.test_painter import PLAN, an_order, encoder, model, painted

__all__ = ["encoder", "model"]


def a_painter(
    model: EmbeddedPainterModel, encoder: TextEncoder, recipe: PaintingRecipe | None = None, *, plan: ComputePlan = PLAN
) -> EmbeddedPainter:
    return EmbeddedPainter(model, encoder, recipe=recipe or AT_ONCE, plan=plan)


def a_large_order() -> PaintOrder:
    return an_order(width=150, height=131)


AT_ONCE = PaintingRecipe(steps=2, close_up_px=0)
SMALL_FIRST = PaintingRecipe(steps=2, small_first=True, refine_steps=1, close_up_px=0)
NEAR = PaintingRecipe(steps=2, close_up_px=96)
REACHED_INTO = replace(AT_ONCE, anchoring=0.5)
"""Its net is called as one."""


def test_small_first_paints_the_whole_size_in_another_way(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    at_once = painted(a_painter(model, encoder), a_large_order())[0]
    in_stages = painted(a_painter(model, encoder, SMALL_FIRST), a_large_order())[0]
    assert in_stages.shape == at_once.shape == (131, 150, 3)
    assert not np.array_equal(in_stages, at_once)


def textured(model: EmbeddedPainterModel, **wanted: float) -> EmbeddedPainterModel:
    """The same nets with textures of named styles, all channels alike."""
    return replace(model, textures={name: torch.full((48,), value) for name, value in wanted.items()})


IN_PLATE = replace(AT_ONCE, own_style=OwnStyle(vector=(0.5,) * 256, manner=manner_of("colour_plate"), digest="plate"))


def test_textures_change_a_panel_and_their_absence_leaves_every_pixel(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    assert IN_PLATE.own_style is not None
    without = painted(a_painter(model, encoder, IN_PLATE), a_large_order())[0]
    own = replace(IN_PLATE.own_style, textures=(0.5,) * 48)
    given = replace(IN_PLATE, own_style=own)
    image = painted(a_painter(model, encoder, given), a_large_order())[0]
    assert not np.array_equal(image, without)
    assert np.array_equal(painted(a_painter(model, encoder, given), a_large_order())[0], image), "reproducible"
    off = painted(a_painter(model, encoder, replace(given, texturing=0.0)), a_large_order())[0]
    assert np.array_equal(off, without), "attached and detached, to the bit"
    plain = painted(a_painter(textured(model, storybook=0.5), encoder), a_large_order())[0]
    assert np.array_equal(plain, painted(a_painter(model, encoder), a_large_order())[0]), "a plain manner has none"


def test_the_record_says_whether_textures_were_given(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    assert ", textures by 0.5, " in IN_PLATE.label
    assert ", textures by 0.2, " in replace(IN_PLATE, texturing=0.8, style_strength=0.5).label
    (art,) = a_painter(model, encoder, IN_PLATE).paint([an_order()], progress=lambda done, of: None)
    assert "textures" not in art.provenance.recipe, "this style came without"


@pytest.mark.parametrize("texturing", [-0.1, 1.1])
def test_textures_have_a_range(texturing: float) -> None:
    with pytest.raises(SettingsError, match="AUD-261"):
        PaintingRecipe(texturing=texturing)


def test_a_medium_without_hue_is_painted_in_grey(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    order = an_order(width=128, height=128)
    hues = []
    for style in ("storybook", "ink"):
        image = painted(a_painter(model, encoder, replace(AT_ONCE, style=style)), order)[0].astype(int)
        hues.append(float(np.ptp(image, axis=2).mean()))
    assert hues[1] < hues[0] / 3


def test_a_panel_too_small_for_stages_is_painted_at_once(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    assert small_size(127, 400) == (64, 200)
    assert small_size(126, 400) is None
    order = an_order(width=72, height=56)
    assert np.array_equal(
        painted(a_painter(model, encoder, SMALL_FIRST), order)[0], painted(a_painter(model, encoder), order)[0]
    )


@pytest.mark.parametrize("size", [(1, 1), (3, 70), (65, 9)])
def test_tiny_frames_are_painted(model: EmbeddedPainterModel, encoder: TextEncoder, size: tuple[int, int]) -> None:
    (image,) = painted(a_painter(model, encoder, NEAR), an_order(width=size[0], height=size[1]))
    assert image.shape == (size[1], size[0], 3)


def test_previews_show_every_stage_and_step(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    seen: list[Preview] = []
    recipe = replace(SMALL_FIRST, close_up_px=96)
    watched = EmbeddedPainter(model, encoder, recipe=recipe, plan=PLAN, watch=Watching(show=seen.append))
    (image,) = painted(watched, a_large_order())
    finished = [preview.stage for preview in seen if preview.step == 0]
    assert finished == [Stage.DRAFT, Stage.SMALL, Stage.PAINTED, Stage.CLOSE_UPS]
    steps = [(p.stage, p.step, p.of) for p in seen if p.step]
    assert steps == [(Stage.SMALL, 1, 2), (Stage.SMALL, 2, 2), (Stage.PAINTED, 1, 1)]
    assert {preview.picture.array.shape for preview in seen if preview.stage is not Stage.SMALL} == {(131, 150, 3)}
    assert {preview.attempt for preview in seen} == {0}
    assert np.array_equal(seen[-1].picture.array, image)
    assert np.array_equal(painted(a_painter(model, encoder, recipe), a_large_order())[0], image)


def test_steps_are_shown_only_to_those_who_ask(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    seen: list[Preview] = []
    watch = Watching(show=seen.append, every_step=False)
    painted(EmbeddedPainter(model, encoder, recipe=AT_ONCE, plan=PLAN, watch=watch), replace(an_order(), attempt=1))
    assert [(preview.stage, preview.step, preview.attempt) for preview in seen] == [
        (Stage.DRAFT, 0, 1),
        (Stage.PAINTED, 0, 1),
    ]


def test_close_ups_change_the_face_and_leave_the_rest(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    order = a_large_order()
    without = painted(a_painter(model, encoder), order)[0]
    with_them = painted(a_painter(model, encoder, NEAR), order)[0]
    (place,) = close_ups(order.pencils, below_px=96)
    cut = place.cut(height=131, width=150)
    face = (slice(cut.top, cut.bottom), slice(cut.left, cut.right))
    assert not np.array_equal(with_them[face], without[face])
    with_them[face] = without[face]
    assert np.array_equal(with_them, without)


def test_close_ups_are_of_small_faces_in_frame_and_of_their_hands() -> None:
    pencils = a_large_order().pencils
    (anchors,) = pencils.anchors
    hands = (Point(x=0.5, y=0.5), Point(x=1.2, y=0.5))
    handed = replace(pencils, anchors=(replace(anchors, hands=hands),))
    assert len(close_ups(handed, below_px=96)) == 2
    assert close_ups(handed, below_px=30) == ()
    speck = replace(anchors, face=Box(x=0.1, y=0.1, width=0.05, height=0.05))
    assert close_ups(replace(pencils, anchors=(speck,)), below_px=96) == ()
    away = replace(anchors, face=Box(x=1.1, y=0.1, width=0.3, height=0.3))
    assert close_ups(replace(pencils, anchors=(away,)), below_px=96) == ()


def test_a_close_up_is_laid_back_without_an_edge() -> None:
    share = feather(64, 64)
    assert float(share[32, 32]) == 1
    assert float(share[0].max()) == float(share[:, 0].max()) == 0
    assert torch.equal(share, share.flip(0))


def a_repaint(order: PaintOrder, art: np.ndarray) -> PaintOrder:
    mask = np.zeros(art.shape[:2], np.uint8)
    mask[:40, :40] = 255
    return replace(order, seed=77, repaint=Repaint(art=Raster(array=art), mask=Raster(array=mask)))


def test_a_repaint_changes_the_mask_and_keeps_the_rest_to_the_pixel(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    painter = a_painter(model, encoder)
    order = a_large_order()
    art = painted(painter, order)[0]
    again = painted(painter, a_repaint(order, art))[0]
    assert not np.array_equal(again[:40, :40], art[:40, :40])
    assert np.array_equal(again[80:], art[80:])
    assert np.array_equal(again[:, 80:], art[:, 80:])


def test_a_small_repaint_runs_the_net_over_its_part_alone(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    plain = torch_engines(model.painter, model.autoencoder, PLAN)
    sizes: list[tuple[int, ...]] = []

    def step(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        sizes.append(tuple(inputs["latents"].shape[-2:]))
        return plain.step(inputs)

    painter = a_painter(replace(model, engines=replace(plain, step=step)), encoder)
    order = an_order(width=400, height=320)
    art = painted(painter, order)[0]
    assert set(sizes) == {(40, 56)}, "grown to whole multiples of 64 px"
    sizes.clear()
    again = painted(painter, a_repaint(order, art))[0]
    assert set(sizes) == {(16, 16)}
    assert not np.array_equal(again[:40, :40], art[:40, :40])
    assert np.array_equal(again[128:], art[128:])


def test_a_repaint_of_another_size_is_refused(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    order = a_repaint(a_large_order(), np.zeros((60, 70, 3), np.uint8))
    with pytest.raises(ShapeError, match=r"AUD-431: the repaint of panel p001 has a picture of \(60, 70\)"):
        painted(a_painter(model, encoder), order)


@pytest.mark.parametrize("recipe", [AT_ONCE, SMALL_FIRST], ids=["at once", "small first"])
def test_identity_holds_figures_nearer_to_their_pencils(
    model: EmbeddedPainterModel, encoder: TextEncoder, recipe: PaintingRecipe
) -> None:
    painter = a_painter(model, encoder, replace(recipe, steps=4))
    order = a_large_order()
    free, held = painted(painter, order, replace(order, identity=0.5))
    assert not np.array_equal(free, held)


def test_figures_held_to_the_end_are_their_pencils(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    order = a_large_order()
    (held,) = painted(a_painter(model, encoder), replace(order, identity=1.0))
    drawn = model.autoencoder.decode(model.autoencoder.encode(padded(image_tensor(order.pencils.draft)))).clamp(0, 1)
    deep = (slice(0, 131), slice(0, 40))  # well inside the figure's mask, beyond the decoder's reach
    expected = (drawn[0].permute(1, 2, 0).detach().numpy() * 255)[deep]
    assert np.abs(held[deep] - expected).max() <= 1


class Brittle(PainterNet):
    """A net whose numbers overflow in bfloat16 and are whole in float32."""

    def forward(self, latents: Tensor, t: Tensor, conditioning: object) -> Tensor:
        if torch.is_autocast_enabled("cpu"):
            return latents * float("inf")
        return torch.zeros_like(latents)


def test_overflow_in_bfloat16_is_painted_again_in_float32(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    brittle = replace(model, painter=Brittle(model.painter.shape))
    plan = replace(PLAN, precision="bfloat16")
    (art,) = a_painter(brittle, encoder, REACHED_INTO, plan=plan).paint([an_order()], progress=lambda done, of: None)
    assert " float32 " in art.provenance.compute
    assert art.image.array.std() >= 0


class Broken(PainterNet):
    """A net that gives no numbers at all, or finds no memory."""

    error: RuntimeError | None = None

    def forward(self, latents: Tensor, t: Tensor, conditioning: object) -> Tensor:
        if self.error is not None:
            raise self.error
        return latents * float("nan")


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_numbers_that_are_never_finite_are_an_error(
    model: EmbeddedPainterModel, encoder: TextEncoder, precision: str
) -> None:
    broken = replace(model, painter=Broken(model.painter.shape))
    painter = a_painter(broken, encoder, REACHED_INTO, plan=replace(PLAN, precision=precision))
    with pytest.raises(GenerationError, match=r"AUD-601: .* p001 at step 1"):
        painter.paint([an_order()], progress=lambda done, of: None)


def test_memory_that_runs_out_is_named(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    net = Broken(model.painter.shape)
    net.error = RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 99 bytes.")
    painter = a_painter(replace(model, painter=net), encoder, REACHED_INTO)
    with pytest.raises(ResourceError, match="AUD-521: memory ran out while painting panel p001 of 72 x 56 px"):
        painter.paint([an_order()], progress=lambda done, of: None)
    net.error = RuntimeError("something else")
    with pytest.raises(RuntimeError, match="something else"):
        painter.paint([an_order()], progress=lambda done, of: None)


def test_a_panel_that_found_no_memory_beside_others_is_painted_alone(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    plain, crowded = torch_engines(model.painter, model.autoencoder, PLAN), [True]

    def step(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        if crowded.pop() if crowded else False:
            raise RuntimeError("std::bad_alloc")
        return plain.step(inputs)

    nets = replace(model, engines=replace(plain, step=step))
    painter = EmbeddedPainter(nets, encoder, recipe=AT_ONCE, plan=replace(PLAN, workers=2))
    (art,) = painter.paint([an_order()], progress=lambda done, of: None)
    assert np.array_equal(art.image.array, painted(a_painter(model, encoder), an_order())[0])
    crowded.append(True)
    with pytest.raises(ResourceError, match="AUD-521"):
        EmbeddedPainter(nets, encoder, recipe=AT_ONCE, plan=PLAN).paint([an_order()], progress=lambda done, of: None)


def test_close_up_bounds_are_refused() -> None:
    with pytest.raises(SettingsError, match="AUD-215: close-ups of faces below 513 px"):
        PaintingRecipe(close_up_px=513)


def test_labels_tell_recipes_apart() -> None:
    labels = {recipe.label for recipe in (AT_ONCE, SMALL_FIRST, NEAR, replace(NEAR, close_up_px=50))}
    assert len(labels) == 4


def test_pencils_are_cut_and_resized_with_all_that_steers() -> None:
    pencils = a_large_order().pencils
    part = cut_pencils(pencils, Cut(top=10, left=20, bottom=50, right=90))
    assert part.draft.array.shape == (40, 70, 3)
    assert np.array_equal(part.control("line").array, pencils.control("line").array[10:50, 20:90])
    large = resized_pencils(part, width_px=140, height_px=80)
    assert {large.draft.width_px, large.control("flat").width_px, large.masks[0].image.width_px} == {140}
    assert large.control("line").array.dtype == np.uint8


def test_doubling_with_the_upscaler_is_part_of_what_is_recorded(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    enlarger = LearnedEnlarger(EmbeddedUpscaler(net=tiny_upscaler(), fingerprint="abc"), plan=PLAN)
    learned = EmbeddedPainter(model, encoder, recipe=SMALL_FIRST, plan=PLAN, enlarger=enlarger)
    (art,) = learned.paint([a_large_order()], progress=lambda done, of: None)
    assert ("upscaler", "abc") in [(used.name, used.sha256) for used in art.provenance.weights]
    assert "upscaler:abc" in learned.fingerprint
    assert not np.array_equal(art.image.array, painted(a_painter(model, encoder, SMALL_FIRST), a_large_order())[0])
