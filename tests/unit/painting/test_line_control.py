"""The line by every way, through the one loop, on tiny real nets."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from audobon.errors import SettingsError, WeightsError
from audobon.models.painter_control import LoadedControl
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import CONTROL_NAMES, EmbeddedPainterModel
from audobon.painting.line_control import Beside, LineControl, line_control
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from tests.unit.models.test_painter_control import a_net
from tests.unit.painting.test_painter import PLAN, an_order, encoder, model, painted

__all__ = ["encoder", "model"]


def with_control(model: EmbeddedPainterModel, name: str) -> EmbeddedPainterModel:
    loaded = LoadedControl(name=name, net=a_net(name, model.painter), fingerprint="f" * 64)
    return replace(model, control=loaded)


def by(model: EmbeddedPainterModel, encoder: TextEncoder, control: LineControl, *, off: tuple[str, ...] = ()) -> object:
    recipe = PaintingRecipe(steps=4, close_up_px=0, line_by=control, parts_off=off, reuse=1)
    whole = model if control.way == "concatenated" else with_control(model, control.way)
    painter = EmbeddedPainter(whole, encoder, recipe=recipe, plan=PLAN)
    return painted(painter, an_order())[0]


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("", LineControl()),
        ("concatenated", LineControl()),
        ("adapter", LineControl(way="adapter")),
        ("controlnet@0.8", LineControl(way="controlnet", weight=0.8)),
        ("controlnet@0.8:0.1-0.6", LineControl(way="controlnet", weight=0.8, start=0.1, end=0.6)),
    ],
)
def test_a_way_is_read_with_weight_and_share_and_written_back(text: str, control: LineControl) -> None:
    assert line_control(text) == control
    assert line_control(control.asked) == control


@pytest.mark.parametrize(
    "text", ["magic", "adapter@", "adapter@3", "adapter@1:0.6-0.2", "controlnet@1:0-2", "concatenated@0.5"]
)
def test_ways_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="AUD-217"):
        line_control(text)


@pytest.mark.parametrize("way", CONTROL_NAMES)
def test_a_panel_is_painted_by_each_way(model: EmbeddedPainterModel, encoder: TextEncoder, way: str) -> None:
    concatenated = by(model, encoder, LineControl())
    steered = by(model, encoder, LineControl(way=way))
    assert np.shape(steered) == (56, 72, 3)
    assert not np.array_equal(np.asarray(steered), np.asarray(concatenated))
    assert np.array_equal(np.asarray(by(model, encoder, LineControl())), np.asarray(concatenated))


@pytest.mark.parametrize("way", CONTROL_NAMES)
def test_a_control_without_weight_or_without_a_line_paints_as_if_there_were_none(
    model: EmbeddedPainterModel, encoder: TextEncoder, way: str
) -> None:
    none = by(model, encoder, LineControl(), off=("line",))
    for control, off in ((LineControl(way=way, weight=0.0), ()), (LineControl(way=way), ("line",))):
        image = by(model, encoder, control, off=off)
        # Without a control from beside the same sums are made in another order.
        assert np.abs(np.asarray(image, np.int16) - np.asarray(none, np.int16)).max() <= 1


@pytest.mark.parametrize("way", CONTROL_NAMES)
def test_start_and_end_change_what_is_painted(model: EmbeddedPainterModel, encoder: TextEncoder, way: str) -> None:
    spans = [(0.0, 1.0), (0.0, 0.5), (0.5, 1.0)]
    images = [by(model, encoder, LineControl(way=way, start=start, end=end)) for start, end in spans]
    assert len({np.asarray(image).tobytes() for image in images}) == 3


def test_a_control_steers_from_its_start_to_before_its_end() -> None:
    control = LineControl(way="adapter", start=0.25, end=0.75)
    beside = Beside(residuals_of=lambda call: pytest.fail("not asked"), share=torch.ones(1), control=control)
    times = (1.0, 0.8, 0.55, 0.3, 0.0)
    told = [float(torch.full((1,), time)) for time in times[:-1]]
    assert [beside.steers_at(t, times=times) for t in told] == [False, True, True, False]


def test_the_record_says_by_which_way_the_line_came(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    control = LineControl(way="adapter", weight=0.8)
    recipe = PaintingRecipe(steps=2, line_by=control)
    assert "line by adapter@0.8:0-1" in recipe.label
    assert "line by" not in PaintingRecipe(steps=2).label
    painter = EmbeddedPainter(with_control(model, "adapter"), encoder, recipe=recipe, plan=PLAN)
    assert f"adapter:{'f' * 64}" in painter.fingerprint


def test_a_way_whose_net_was_not_loaded_is_refused(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    recipe = PaintingRecipe(line_by=LineControl(way="controlnet"))
    for loaded in (model, with_control(model, "adapter")):
        with pytest.raises(WeightsError, match="AUD-317"):
            EmbeddedPainter(loaded, encoder, recipe=recipe, plan=PLAN)
