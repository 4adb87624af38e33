"""A style of the user's own: what is read off pictures, and that the painter paints in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder
from audobon.errors import SettingsError
from audobon.evaluation.held_back import held_back_orders
from audobon.models.style_encoder import StyleEncoder
from audobon.models.text_encoder import load_text_encoder
from audobon.models.zoo import EmbeddedPainterModel, load_embedded_painter
from audobon.painting.own_style import OwnStyle, manner_seen, own_style, strengthened
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from audobon.pencils.penciller import ScenePenciller
from tests.child_drawing import photographed, scrawl
from tests.hands_folder import drawn_by
from tests.tiny import save_tiny_models


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedPainterModel:
    return load_embedded_painter(save_tiny_models(tmp_path_factory.mktemp("models")))


@pytest.fixture(scope="module")
def order() -> PaintOrder:
    ((_, one),) = held_back_orders(ScenePenciller(), books=1, panels=1)
    return one


def painted(model: EmbeddedPainterModel, order: PaintOrder, recipe: PaintingRecipe) -> bytes:
    plan = ComputePlan(device="cpu", precision="float32", threads=1)
    (art,) = EmbeddedPainter(model, load_text_encoder(), recipe=recipe, plan=plan).paint(
        [order], progress=lambda done, of: None
    )
    return np.asarray(art.image.array).tobytes()


def test_paper_says_nothing_of_a_style(model: EmbeddedPainterModel) -> None:
    white = own_style([drawn_by("Striper", seed) for seed in range(3)], model.style, model.autoencoder)
    aged = own_style(
        [drawn_by("Striper", seed, paper=(230, 215, 180)) for seed in range(3)], model.style, model.autoencoder
    )
    other = own_style([drawn_by("Washer", seed) for seed in range(3)], model.style, model.autoencoder)
    assert white.digest != aged.digest, "they are other files"
    apart = np.linalg.norm(np.subtract(white.vector, aged.vector))
    assert apart < 0.2 * np.linalg.norm(np.subtract(white.vector, other.vector))


def test_manner_is_that_of_the_medium() -> None:
    lines, wash = (manner_seen([drawn_by(hand, seed) for seed in range(4)]) for hand in ("Striper", "Washer"))
    assert lines.hue == 0
    assert lines.paper == 1, "what is not inked is paper"
    assert lines.ink > 1
    assert lines.hatching is None, "a drawing of mere outlines stays one"
    assert lines.completeness < 1
    assert wash.palette is not None
    assert lines.palette is None
    assert wash.paper < lines.paper
    assert wash.completeness == 1


def test_photographs_of_a_childs_drawing_show_the_style_of_the_drawing(
    model: EmbeddedPainterModel, order: PaintOrder
) -> None:
    sheets = [scrawl(seed) for seed in range(3)]
    photographs = [photographed(sheet, seed) for seed, sheet in enumerate(sheets)]
    washes = [drawn_by("Washer", seed) for seed in range(3)]
    real = load_embedded_painter()
    clean, seen, other = (
        own_style(pictures, real.style, real.autoencoder) for pictures in (sheets, photographs, washes)
    )
    assert seen.manner == clean.manner
    assert (seen.manner.hue, seen.manner.paper, seen.manner.hatching) == (0, 1, None)
    apart, strange = (np.linalg.norm(np.subtract(clean.vector, one.vector)) for one in (seen, other))
    assert apart < 0.2 * strange
    recipe = PaintingRecipe(steps=1, close_up_px=0, own_style=seen)
    assert painted(model, order, recipe) == painted(model, order, recipe)


def test_strength_goes_from_no_style_to_more_than_it() -> None:
    _, vectors = StyleEncoder()(torch.rand(2, 3, 64, 64))
    vector, neutral = vectors[:1], vectors[1:]
    assert torch.equal(strengthened(vector, neutral=neutral, strength=1.0), vector)
    assert torch.allclose(strengthened(vector, neutral=neutral, strength=0.0), neutral, atol=1e-2)
    half, more = (strengthened(vector, neutral=neutral, strength=strength) for strength in (0.5, 1.5))
    assert (half - neutral).norm() < (vector - neutral).norm() < (more - neutral).norm()


def test_own_style_is_painted_in_and_again_the_same(model: EmbeddedPainterModel, order: PaintOrder) -> None:
    own = own_style([drawn_by("Washer", 1)], model.style, model.autoencoder)
    recipe = PaintingRecipe(steps=1, close_up_px=0, own_style=own)
    seen = painted(model, order, recipe)
    assert painted(model, order, recipe) == seen
    assert painted(model, order, replace(recipe, own_style=None)) != seen
    assert painted(model, order, replace(recipe, style_strength=0.3)) != seen


def test_labels_name_the_style_and_its_strength() -> None:
    own = OwnStyle(vector=(0.0,) * 256, manner=manner_seen([drawn_by("Striper", 1)]), digest="abc123")
    assert PaintingRecipe().label.startswith("storybook, ")
    assert PaintingRecipe(own_style=own).label.startswith("own style abc123, ")
    assert PaintingRecipe(style_strength=0.5).label.startswith("storybook by 0.5, ")


@pytest.mark.parametrize("strength", [-0.1, 1.6])
def test_strength_has_a_range(strength: float) -> None:
    with pytest.raises(SettingsError, match="AUD-219"):
        PaintingRecipe(style_strength=strength)
