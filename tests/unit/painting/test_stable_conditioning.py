"""Prompts through real text towers at toy size: chunks, both halves of a guided batch, regions."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from audobon.crew import Look
from audobon.models.stable.checkpoint import StableModel, load_stable_model
from audobon.painting.stable_conditioning import encoded, words_of
from audobon.painting.stable_prompts import MOST_CHUNKS
from tests.tiny_stable import save_folder
from tests.unit.painting.test_painter import an_order
from tests.unit.painting.test_stable_painter import full_order

LONG = ", ".join(f"a girl and fox number {number} by the water in the garden" for number in range(40))
WINDOW = 77


@pytest.fixture(scope="module", params=[False, True], ids=["sd15", "sdxl"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> StableModel:
    return load_stable_model(str(save_folder(tmp_path_factory.mktemp("stable") / "m", sdxl=request.param)))


@torch.inference_mode()
def test_chunks_are_heard_one_by_one_and_joined_along_the_tokens(model: StableModel) -> None:
    first, second = encoded([("a fox in a garden",), ("a house at night",)], model)
    (both,) = encoded([("a fox in a garden", "a house at night")], model)
    assert both.states.shape[1] == 2 * WINDOW
    assert torch.allclose(both.states, torch.cat([first.states, second.states], dim=1), atol=1e-5)
    if both.pooled is not None and first.pooled is not None:
        assert torch.allclose(both.pooled, first.pooled, atol=1e-5)


@torch.inference_mode()
@pytest.mark.parametrize("guided", [False, True])
def test_a_long_prompt_is_heard_to_the_most_chunks(model: StableModel, guided: bool) -> None:
    brief = replace(an_order().brief, prompt=LONG)
    words = words_of(brief, (), model, style="ink", figures=("c1",), guided=guided)
    assert words.lengths == (MOST_CHUNKS * WINDOW, WINDOW)
    assert words.states.shape[:2] == (1 + guided, sum(words.lengths))
    assert words.whole.shape[1] == MOST_CHUNKS * WINDOW
    assert (words.pooled is None) == (len(model.towers) == 1)


@torch.inference_mode()
def test_what_is_not_wanted_goes_on_with_chunks_that_say_nothing(model: StableModel) -> None:
    brief = replace(an_order().brief, prompt=LONG)
    unwanted, wanted = words_of(brief, (), model, style="ink", figures=(), guided=True).states
    (nothing,) = encoded([("",)], model)
    last = slice((MOST_CHUNKS - 1) * WINDOW, MOST_CHUNKS * WINDOW)
    assert torch.allclose(unwanted[last], nothing.states[0], atol=1e-5)
    assert not torch.allclose(wanted[last], nothing.states[0], atol=1e-3)


@torch.inference_mode()
def test_words_beyond_the_first_window_are_heard(model: StableModel) -> None:
    brief = an_order().brief
    one, other = (
        words_of(replace(brief, prompt=f"{LONG[:100]}, {end}"), (), model, style="ink", figures=(), guided=False)
        for end in ("a house at night", "a book by the water")
    )
    assert torch.equal(one.states[:, :WINDOW], other.states[:, :WINDOW])
    assert not torch.equal(one.states, other.states)


@torch.inference_mode()
def test_each_region_hears_the_look_of_its_own_figure(model: StableModel) -> None:
    order = full_order()

    def heard(first: str, second: str) -> tuple[torch.Tensor, ...]:
        looks = (Look(character="c1", words=first), Look(character="c2", words=second))
        words = words_of(order.brief, looks, model, style="ink", figures=("c1", "c2"), guided=False)
        return words.states.split(list(words.lengths), dim=1)

    girl, fox, other = "girl, long hair", "red fox", "house, water"
    whole, left, right = heard(girl, fox)
    for changed, kept in ((heard(other, fox), (0, 2)), (heard(girl, other), (0, 1))):
        same = [
            one.shape == another.shape and torch.allclose(one, another, atol=1e-5)
            for one, another in zip((whole, left, right), changed, strict=True)
        ]
        assert [place for place, is_same in enumerate(same) if is_same] == list(kept)
