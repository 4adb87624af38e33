"""The catalogue: every net that ships, with names, sizes, samples and where its weights come from."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from audobon.errors import SettingsError, ShapeError
from audobon.export.catalogue import NET_NAMES, chosen_names, exportable_nets
from audobon.export.exportable import ExportableNet, Provenance, exported_program
from audobon.export.picture_nets import VIEWS
from audobon.export.ports import BATCH, Axis, Port, normal
from audobon.models.engine_nets import prepared_step
from audobon.models.painter_net import Conditioning
from audobon.models.sentence_memory import SentenceMemory
from audobon.models.story_model import Stretch
from audobon.models.zoo import load_embedded_painter
from audobon.quality.views import views_of

NOBODY = Provenance(weights=(), card="", licence="", version="0")


@cache
def nets() -> dict[str, ExportableNet]:
    return {one.name: one for one in exportable_nets(["all"])}


def a_net(net: nn.Module, *, axis: Axis) -> ExportableNet:
    port = Port(name="given", shape=(axis, 4), draw=normal)
    return ExportableNet(
        name="toy", what="", net=net, inputs=(port,), outputs=("out",), before={}, after={}, provenance=NOBODY
    )


@pytest.mark.parametrize("name", NET_NAMES)
def test_every_net_gives_what_it_names_and_says_whose_weights_it_has(name: str) -> None:
    one = nets()[name]
    found = one.run(one.example(one.tried[0], seed=0))
    assert list(found) == list(one.outputs)
    assert all(bool(torch.isfinite(value).all()) for value in found.values() if value.is_floating_point())
    told = json.loads(json.dumps({"before": one.before, "after": one.after}))
    assert {port.name for port in one.inputs} <= set(told["before"])
    assert one.provenance.licence
    assert all(len(sha256) == 64 for _, sha256 in one.provenance.weights)


@pytest.mark.parametrize("name", NET_NAMES)
def test_every_net_is_tried_at_three_sizes_or_more(name: str) -> None:
    one = nets()[name]
    sizes = [tuple(sorted(each.items())) for each in one.tried]
    assert len(set(sizes)) == len(sizes) >= 3
    if any(axis.name == BATCH for axis in one.axes):
        assert len({each[BATCH] for each in one.tried}) >= 3
    if len(one.axes) > 1:
        assert len({tuple(v for k, v in each.items() if k != BATCH) for each in one.tried}) >= 2


@pytest.mark.parametrize("name", ["story_words", "paragraphs", "autoencoder_decode", "assessor"])
def test_graph_holds_at_sizes_that_it_was_not_traced_with(name: str) -> None:
    one = nets()[name]
    graph = exported_program(one).module()
    for sizes in one.tried:
        inputs = one.example(sizes, seed=3)
        with torch.no_grad():
            found = graph(**inputs)
        together = found if isinstance(found, tuple) else (found,)
        for value, wanted in zip(together, one.run(inputs).values(), strict=True):
            assert torch.allclose(value, wanted, atol=1e-5, rtol=1e-4)


def test_graph_carries_no_weights_that_it_does_not_use() -> None:
    names = set(exported_program(nets()["story_quotations"]).state_dict)
    assert names == {"model.quotation.weight", "model.quotation.bias"}


def test_torch_unrolls_recurrent_layers_again_after_a_graph_was_traced() -> None:
    layer = nn.GRU(4, 3, batch_first=True)
    before = torch.export.export(layer, (torch.ones(1, 5, 4),), strict=False)
    exported_program(nets()["paragraphs"])
    after = torch.export.export(layer, (torch.ones(1, 5, 4),), strict=False)
    assert [str(node.target) for node in before.graph.nodes] == [str(node.target) for node in after.graph.nodes]


def test_axis_that_a_net_fixes_is_refused() -> None:
    class Fixed(nn.Module):
        def forward(self, given: Tensor) -> Tensor:
            return given * len(given)

    with pytest.raises(ShapeError, match="AUD-442: the graph of toy does not hold at every size"):
        exported_program(a_net(Fixed(), axis=Axis(name=BATCH, tried=(2, 3))))


@pytest.mark.parametrize("sizes", [{}, {BATCH: 0}, {BATCH: 6}, {BATCH: 34}])
def test_sizes_that_a_net_cannot_take_are_refused(sizes: dict[str, int]) -> None:
    one = a_net(nn.Identity(), axis=Axis(name=BATCH, least=4, most=32, multiple=4, tried=(4, 8)))
    with pytest.raises(ShapeError, match="AUD-441: the axis batch is .* takes 4 to 32 in steps of 4"):
        one.example(sizes, seed=0)


@pytest.mark.parametrize(("most", "tried"), [(1 << 20, (2, 4, 6)), (4, (2, 4)), (3, (2, 3))])
def test_batch_that_is_limited_is_tried_up_to_its_limit(most: int, tried: tuple[int, ...]) -> None:
    one = a_net(nn.Identity(), axis=Axis(name=BATCH, most=100, tried=(2, 4, 6))).limited(most)
    assert [sizes[BATCH] for sizes in one.tried] == list(tried)
    assert one.axes[0].most == min(most, 100)


def test_same_seed_gives_the_same_inputs() -> None:
    one = nets()["story_mentions"]
    first, again, other = (one.example(one.tried[1], seed=seed) for seed in (5, 5, 6))
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert not torch.equal(first["words"], other["words"])


def test_axis_is_tried_at_sizes_that_it_allows() -> None:
    with pytest.raises(ValueError, match="axis side is tried at"):
        Axis(name="side", multiple=8, tried=(8, 12))


def test_names_come_once_and_in_order_and_others_are_refused() -> None:
    assert chosen_names(["upscaler", "text_encoder", "upscaler"]) == ("text_encoder", "upscaler")
    assert chosen_names(["all"]) == NET_NAMES
    with pytest.raises(SettingsError, match='AUD-281: there is no net "unet"'):
        chosen_names(["unet"])


def test_stretches_read_one_after_the_other_are_those_that_the_story_model_reads() -> None:
    one, model = nets()["story_words"], nets()["story_pieces"].net.model
    assert not isinstance(model, Tensor)
    inputs = one.example(one.tried[1], seed=1)
    inputs["past_blank"] = torch.ones_like(inputs["past_blank"])
    past = SentenceMemory()
    stretch = Stretch(
        columns=tuple(inputs["columns"].unbind(1)),
        sentences=tuple((int(first), int(last)) for first, last in inputs["sentences"]),
    )
    for _ in range(2):
        with torch.inference_mode():
            words, told = model.words(inputs["pieces"], inputs["ranges"], stretch, past=past)  # type: ignore[operator]
        found = one.run(inputs)
        assert torch.allclose(found["words"], words, atol=2e-5)
        assert torch.allclose(found["told"], told, atol=2e-5)
        blank = torch.cat([inputs["past_blank"], torch.zeros(len(told), dtype=torch.bool)])
        inputs |= {"past_keys": found["keys"], "past_values": found["values"], "past_blank": blank}


def test_painter_in_parts_predicts_what_the_painter_predicts() -> None:
    painter = load_embedded_painter().painter
    words, planes, step = (nets()[name] for name in ("painter_words", "painter_planes", "painter_step"))
    sizes = words.tried[1] | planes.tried[1]
    heard, seen = words.example(sizes, seed=1), planes.example(sizes, seed=2)
    given = step.example(step.tried[1], seed=3)
    tokens = words.run(heard)
    parts = planes.run(seen | {"vector": tokens["vector"]})
    prepared = tokens | {name: parts[name] for name in ("head", "hand")}
    found = step.run({name: given[name] for name in ("latents", "t")} | prepared)
    conditioning = Conditioning(
        **heard, **{name: seen[name] for name in ("line", "flat", "regions", "region_tokens")},
        line_present=seen["flags"][:, 0], line_completeness=seen["flags"][:, 1], flat_present=seen["flags"][:, 2],
    )  # fmt: skip
    steering = painter.steering(conditioning)
    with torch.inference_mode():
        whole = painter(given["latents"], given["t"], steering)
    assert torch.equal(parts["head"], prepared_step(painter, steering).inputs["head"])
    assert torch.allclose(found["predicted"] + parts["flat_share"], whole, atol=2e-4)


def test_assessor_takes_the_views_that_the_editor_cuts() -> None:
    views, scales = views_of(np.zeros((300, 500, 3), np.uint8))
    assert tuple(np.bincount(scales)) == VIEWS
    assert (np.diff(scales) >= 0).all()
    assert views.shape[0] == sum(VIEWS)
