"""The embedded painter on tiny real nets."""

import numpy as np
import pytest

from audobon.comic.geometry import Box, Point
from audobon.comic.pencils import CharacterMask, ControlMap, FigureAnchors, Pencils
from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import Camera, PanelBrief, Placement, Shot
from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder
from audobon.errors import SettingsError
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
