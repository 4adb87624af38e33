"""The embedded painter on tiny real nets."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor

from audobon.comic.geometry import Box, Point
from audobon.comic.pencils import CharacterMask, ControlMap, FigureAnchors, Pencils
from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import Camera, PanelBrief, Placement, Shot
from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder
from audobon.errors import SettingsError
from audobon.models.painter_engines import PainterEngines, torch_engines
from audobon.models.text_encoder import TextEncoder, load_text_encoder
from audobon.models.zoo import EmbeddedPainterModel, load_embedded_painter
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from tests.tiny import save_tiny_models

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return load_text_encoder()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedPainterModel:
    return load_embedded_painter(save_tiny_models(tmp_path_factory.mktemp("models")))


def a_painter(model: EmbeddedPainterModel, encoder: TextEncoder, *, style: str = "storybook") -> EmbeddedPainter:
    return EmbeddedPainter(model, encoder, recipe=PaintingRecipe(style=style, steps=2), plan=PLAN)


def an_order(panel: str = "p001", *, width: int = 72, height: int = 56, seed: int = 3) -> PaintOrder:
    across = np.linspace(40, 220, width, dtype=np.uint8)
    colour = np.stack([np.tile(across, (height, 1))] * 3, axis=2)
    line = np.full((height, width), 255, np.uint8)
    line[height // 2] = 0
    mask = np.zeros((height, width), np.uint8)
    mask[:, : width // 2] = 255
    anchors = FigureAnchors(
        character="c1", mouth=Point(x=0.2, y=0.5), eyes=Point(x=0.2, y=0.4), depth=0.1, hands=(),
        face=Box(x=0.1, y=0.3, width=0.2, height=0.3), body=Box(x=0.1, y=0.3, width=0.3, height=0.7),
    )  # fmt: skip
    pencils = Pencils(
        panel=panel,
        draft=Raster(array=colour),
        controls=(
            ControlMap(name="line", image=Raster(array=line)),
            ControlMap(name="flat", image=Raster(array=colour)),
        ),
        masks=(CharacterMask(character="c1", image=Raster(array=mask)),),
        anchors=(anchors,),
        reserved=(),
    )
    brief = PanelBrief(
        id=panel, span=Span(start=0, end=10), scene="s1", shot=Shot.FULL, camera=Camera(),
        placements=(Placement(character="c1", x=0.3),), place="a garden", place_kind="garden", inside=False,
        time=DayTime.DAY, weather="unknown", props=(), lettering=(), prompt="A fox runs through a garden.",
        emotion=Emotion.JOY, importance=0.5,
    )  # fmt: skip
    return PaintOrder(brief=brief, pencils=pencils, seed=seed, attempt=0, control=0.5)


def painted(painter: EmbeddedPainter, *orders: PaintOrder) -> list[np.ndarray]:
    return [art.image.array for art in painter.paint(orders, progress=lambda done, of: None)]


def test_a_painting_has_the_size_of_its_draft(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    (image,) = painted(a_painter(model, encoder), an_order(width=72, height=56))
    assert image.shape == (56, 72, 3)


def test_the_same_order_gives_the_same_pixels(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    painter = a_painter(model, encoder)
    assert np.array_equal(painted(painter, an_order())[0], painted(painter, an_order())[0])


def test_another_seed_gives_other_pixels(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    painter = a_painter(model, encoder)
    assert not np.array_equal(painted(painter, an_order(seed=1))[0], painted(painter, an_order(seed=2))[0])


def test_a_panel_does_not_depend_on_its_batch_mates(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    painter = a_painter(model, encoder)
    alone = painted(painter, an_order("p002"))[0]
    together = painted(painter, an_order("p001", width=64, seed=9), an_order("p002"))[1]
    assert np.array_equal(alone, together)


def test_another_style_gives_other_pixels(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    first, second = (painted(a_painter(model, encoder, style=s), an_order())[0] for s in ("storybook", "ink"))
    assert not np.array_equal(first, second)


def test_an_unknown_style_is_refused_with_the_known_ones(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    with pytest.raises(SettingsError, match='AUD-212: the style "cubist" is not one of ink, storybook'):
        a_painter(model, encoder, style="cubist")


def test_provenance_names_every_weights_file(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    (art,) = a_painter(model, encoder).paint([an_order()], progress=lambda done, of: None)
    assert {used.name for used in art.provenance.weights} == {"autoencoder", "painter"}
    assert art.provenance.seed == 3


def test_fingerprint_tells_styles_apart(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    assert a_painter(model, encoder).fingerprint != a_painter(model, encoder, style="ink").fingerprint


def test_panels_painted_at_once_are_those_painted_alone(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    plan = replace(PLAN, workers=3)
    painter = EmbeddedPainter(model, encoder, recipe=PaintingRecipe(steps=2), plan=plan)
    orders = [an_order(f"p{number}", width=64 + 8 * number, seed=number) for number in range(6)]
    alone = [painted(painter, order)[0] for order in orders]
    assert painter.at_once == 3
    with ThreadPoolExecutor(painter.at_once) as pool:
        together = list(pool.map(lambda order: painted(painter, order)[0], orders))
    assert all(np.array_equal(one, other) for one, other in zip(alone, together, strict=True))


@pytest.mark.parametrize("recipe", [PaintingRecipe(anchoring=0.5), PaintingRecipe(line_guidance=2.0)])
def test_where_nets_are_reached_into_one_panel_is_painted_at_a_time(
    model: EmbeddedPainterModel, encoder: TextEncoder, recipe: PaintingRecipe
) -> None:
    painter = EmbeddedPainter(model, encoder, recipe=recipe, plan=replace(PLAN, workers=3))
    assert painter.at_once == 1


def with_dark_engines(model: EmbeddedPainterModel) -> EmbeddedPainterModel:
    """The model with its own nets by torch as engines, whose pictures are half as bright, so that they can be told."""

    plain = torch_engines(model.painter, model.autoencoder, PLAN)

    def dark(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        return tuple(0.5 * image.clamp(0, 1) for image in plain.decode(inputs))

    engines = replace(plain, decode=dark, fingerprints=(("engine step", "abc"),), label="by halves")
    return replace(model, engines=engines)


def test_engines_paint_where_there_are_some(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    recipe = PaintingRecipe(steps=2, close_up_px=0)
    (plain,), (dark,) = (
        painted(EmbeddedPainter(nets, encoder, recipe=recipe, plan=PLAN), an_order())
        for nets in (model, with_dark_engines(model))
    )
    assert np.abs(plain * 0.5 - dark).max() <= 1


def test_the_look_half_way_is_had_without_the_decoder(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    plain = torch_engines(model.painter, model.autoencoder, PLAN)
    decoded: list[Tensor] = []
    looks: list[np.ndarray] = []

    def decode(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        decoded.append(inputs["latents"])
        return plain.decode(inputs)

    def sees(picture: np.ndarray, *, maybe: bool = False) -> bool:
        looks.append(picture)
        return False

    nets = replace(model, engines=replace(plain, decode=decode, label="counted"))
    recipe = PaintingRecipe(steps=2, close_up_px=0)
    watched, unseen = (
        painted(EmbeddedPainter(nets, encoder, recipe=recipe, plan=PLAN, is_lost=looking), an_order())[0]
        for looking in (sees, None)
    )
    assert (len(looks), len(decoded)) == (1, 2)
    assert looks[0].shape == watched.shape
    assert np.array_equal(watched, unseen)


def test_the_record_tells_of_engines(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    painter = a_painter(with_dark_engines(model), encoder)
    (art,) = painter.paint([an_order()], progress=lambda done, of: None)
    assert art.provenance.compute.endswith(", by halves")
    assert "engine step" in {used.name for used in art.provenance.weights}
    assert painter.fingerprint != a_painter(model, encoder).fingerprint


def test_numbers_that_overflow_in_eight_bits_are_made_in_all_digits(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    def lost(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        return (torch.full_like(inputs["latents"], torch.nan),) * 2

    engines = PainterEngines(step=lost, shallow=lost, decode=lost, label="lost")
    broken = EmbeddedPainter(replace(model, engines=engines), encoder, recipe=PaintingRecipe(steps=2), plan=PLAN)
    (art,) = broken.paint([an_order()], progress=lambda done, of: None)
    assert np.array_equal(art.image.array, painted(a_painter(model, encoder), an_order())[0])
    assert art.provenance.compute == PLAN.label
