"""Blends of styles: read, mixed in proportion, and nothing but a part where it is all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from audobon.errors import SettingsError
from audobon.models.zoo import EmbeddedPainterModel, load_embedded_painter
from audobon.painting.manners import MANNERS, manner_of
from audobon.painting.own_style import OwnStyle
from audobon.painting.style_blend import Part, blend_name, blend_parts, blended, blended_manner
from tests.tiny import save_tiny_models

WEIGHTS = st.dictionaries(st.sampled_from(sorted(MANNERS)), st.floats(0.01, 100), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedPainterModel:
    tiny = load_embedded_painter(save_tiny_models(tmp_path_factory.mktemp("models")))
    return replace(tiny, textures={name: torch.randn(48) for name in tiny.styles})


@given(weights=WEIGHTS)
def test_shares_sum_to_one_in_proportion(weights: dict[str, float]) -> None:
    parts = blend_parts("+".join(f"{name}:{weight:.6f}" for name, weight in weights.items()))
    assert sum(part.share for part in parts) == pytest.approx(1)
    whole = sum(weights.values())
    assert {part.name: part.share for part in parts} == pytest.approx(
        {name: weight / whole for name, weight in weights.items()}, abs=1e-3
    )


@given(weights=WEIGHTS)
def test_numbers_of_a_mixed_manner_lie_between_its_parts(weights: dict[str, float]) -> None:
    whole = sum(weights.values())
    manners = {name: manner_of(name) for name in weights}
    mixed = blended_manner(manners, {name: weight / whole for name, weight in weights.items()})
    for number in ("hue", "paper", "contrast", "ink", "texture", "start", "outline_px"):
        values = [getattr(manner, number) for manner in manners.values()]
        assert min(values) - 1e-6 <= getattr(mixed, number) <= max(values) + 1e-6
    if mixed.hatching is not None:
        assert mixed.hatching in [manner.hatching for manner in manners.values()]


def test_all_of_one_style_is_that_style(model: EmbeddedPainterModel) -> None:
    alone = blended([Part(name="ink", share=1.0)], model=model, own=None)
    vector = torch.nn.functional.layer_norm(model.styles["ink"], (256,))
    assert torch.allclose(torch.tensor(alone.vector), vector, atol=1e-5)
    assert alone.manner == manner_of("ink")
    assert torch.allclose(torch.tensor(alone.textures), model.textures["ink"])


def test_own_pictures_may_be_a_part(model: EmbeddedPainterModel) -> None:
    own = OwnStyle(vector=(0.1,) * 256, manner=manner_of("wash"), digest="abc", textures=(1.0,) * 48)
    parts = blend_parts("own:1+ink:1")
    mixed = blended(parts, model=model, own=own)
    assert mixed.manner.paper == pytest.approx((own.manner.paper + manner_of("ink").paper) / 2)
    assert mixed.digest != blended(parts, model=model, own=replace(own, digest="other")).digest
    assert blended(parts, model=model, own=replace(own, textures=())).textures == ()
    with pytest.raises(SettingsError, match="AUD-268"):
        blended(parts, model=model, own=None)
    with pytest.raises(SettingsError, match="AUD-212"):
        blended(blend_parts("comic:1"), model=model, own=own)


@pytest.mark.parametrize("text", ["", "ink", "ink:", "ink:0", "ink:-1", "Ink:1", "ink:1+", "ink:nan", "+".join(
    f"s{number}:1" for number in range(7))])  # fmt: skip
def test_what_is_no_blend_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="AUD-268"):
        blend_parts(text)


def test_a_blend_is_written_as_it_is_read() -> None:
    parts = blend_parts("ink:3+wash:1")
    assert blend_name(parts) == "ink:0.75+wash:0.25"
    assert blend_parts(blend_name(parts)) == parts
