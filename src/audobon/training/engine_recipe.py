"""The recipe `engine`: the painter's denoiser and decoder as graphs of 8-bit integers, for processors.

Knows: which layers stay in floating point, what a graph is calibrated on and what it must pass.
Does not know: how graphs are stored or run.
Nothing is learnt: the weights are those of the painter, and what is found are the ranges of what flows between them.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.engine import Engine, OpenVinoEngine, TorchEngine
from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.crew import PaintOrder
from audobon.errors import SettingsError, WeightsError
from audobon.evaluation.art import features_of, real_features, real_pictures
from audobon.evaluation.frechet import frechet_distance
from audobon.evaluation.held_back import Picture, held_back_orders, order_of
from audobon.hire import hire_penciller
from audobon.models.engine_graph import save_graph
from audobon.models.engine_nets import DECODE, STEP, DecodeNet, StepNet, decode_example, step_example
from audobon.models.painter_engines import ENGINE, PainterEngines
from audobon.models.text_encoder import TextEncoder, load_text_encoder
from audobon.models.zoo import EmbeddedPainterModel, graph_sources, load_embedded_painter
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from audobon.training.cards import CardFacts, write_card
from audobon.training.checkpoint import Progress
from audobon.training.illustrations import held_back_split
from audobon.training.options import TrainingOptions
from audobon.training.random_briefs import random_brief

if TYPE_CHECKING:
    import openvino

CALIBRATED_PANELS = 14
CALIBRATED_PX = (448, 384)
GATE_BOOKS, GATE_PANELS = 8, 4
SHARE = 0.5
"""A graph may move a picture by half as much as one step fewer would; both together stay within that one step."""

FLOATING_TYPES = (
    "Add", "Multiply", "Subtract", "Divide", "GroupNormalization", "MVN", "ScaledDotProductAttention", "Swish", "Gelu",
    "Softmax", "Interpolate", "Concat",
)  # fmt: skip
"""Kinds of layers that stay in floating point: their ranges are wide, and 8 bits save no time there."""

EXEMPT: Mapping[str, tuple[tuple[str, ...], ...]] = {
    DECODE: (
        ("^aten::_convolution/Convolution$", r"autoencoder\.blend\."),
        ("^aten::_convolution/Convolution$", r"autoencoder\.(blend|leave|enter)[./]"),
    ),
    STEP: (
        (r"(time|class)_embedding", r"conv_(in|out)/", r"painter\.hand\."),
        (r"(time|class)_embedding", r"conv_(in|out)/", r"painter\.hand\.", r"up_blocks\.3\.resnets\.1\."),
        (r"(time|class)_embedding", r"conv_(in|out)/", r"painter\.hand\.", r"up_blocks\.3\.", r"down_blocks\.0\."),
    ),
}
"""Layers that stay in floating point besides, by name: the shortest list that passes the gate is taken."""

FACTS = CardFacts(
    title="The engine's graphs: the painter in 8 bits",
    what=(
        "The denoiser and the decoder as OpenVINO graphs, weights and what flows between layers quantised to 8-bit "
        "integers by NNCF's post-training quantisation; a list of layers stays in floating point. The weights are "
        "borrowed from the painter and the autoencoder, whose sha256 `config.json` names. A processor runs them with "
        "the same pencils, seeds and steps."
    ),
    data=(
        "Nothing is learnt. Ranges were taken from panels of our own pencils, painted in every named style; the "
        "gate's panels are others."
    ),
    limits=(
        "Single calls differ by a few percent from those in 32 bits. Anchors, controls from beside and guidance reach "
        "into the net's insides and are run by torch."
    ),
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Made:
    """A graph that passed, how far it moves pictures (levels of 255, mean), and how many layers it leaves floating."""

    graph: openvino.Model
    distance: float
    exempt: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Recording:
    """An engine that keeps what it was given."""

    engine: Engine
    given: list[dict[str, Tensor]]

    def __call__(self, inputs: Mapping[str, Tensor]) -> Tensor:
        self.given.append({name: tensor.clone() for name, tensor in inputs.items()})
        return self.engine(inputs)


class Gate:
    """Final pictures of held-back panels: by torch in 32 bits, and what one step fewer makes of them."""

    def __init__(
        self, model: EmbeddedPainterModel, encoder: TextEncoder, orders: Sequence[PaintOrder], plan: ComputePlan
    ) -> None:
        self._model, self._encoder, self._orders, self._plan = model, encoder, orders, plan
        self.recipe = PaintingRecipe(close_up_px=0)
        self.truth = self._paintings(None, self.recipe)
        shorter = replace(self.recipe, steps=self.recipe.steps - 1)
        self.one_step_fewer = picture_distance(self._paintings(None, shorter), self.truth)

    def paintings(self, engines: PainterEngines) -> list[Picture]:
        """The panels as these engines paint them."""
        return self._paintings(engines, self.recipe)

    def _paintings(self, engines: PainterEngines | None, recipe: PaintingRecipe) -> list[Picture]:
        model = replace(self._model, engines=engines)
        painter = EmbeddedPainter(model, self._encoder, recipe=recipe, plan=self._plan)
        arts = painter.paint(self._orders, progress=lambda done, of: None)
        return [np.asarray(art.image.array, np.uint8) for art in arts]


def engine(options: TrainingOptions) -> Path:
    """Trace, quantise and judge the graphs of the painter in `options.start`, or of the one that ships.

    Returns:
        The folder with the graphs; copied beside the models as `engine`, they are used.

    Raises:
        SettingsError: AUD-273, if NNCF is not installed.
        WeightsError: AUD-330, if no list of exempt layers passes the gate.
    """
    started = time.perf_counter()
    nncf = _nncf()
    model, encoder = load_embedded_painter(options.start), load_text_encoder()
    exact = ComputePlan(device="cpu", precision="float32", threads=plan_for_this_machine("cpu").threads)
    given = calibration(model, encoder, plan=exact, seed=options.seed)
    orders = [order for _, order in held_back_orders(hire_penciller(), books=GATE_BOOKS, panels=GATE_PANELS)]
    log.info("painting %d panels for the gate", len(orders))
    gate = Gate(model, encoder, orders, exact)
    nets = {DECODE: DecodeNet(model.autoencoder).eval(), STEP: StepNet(model.painter).eval()}
    made = {name: _passing(name, nets, given=given[name], gate=gate, nncf=nncf) for name in nets}
    folder = options.out / "weights"
    for name, net in nets.items():
        config = {"model": f"{ENGINE} {name}", "traced_from": graph_sources(model)[name]}
        save_graph(made[name].graph, folder / name, net=net, config=config)
    scores = _scores(made, gate, model, data=options.data)
    calls = sum(len(calls) for calls in given.values())
    progress = Progress(samples=calls, seconds=time.perf_counter() - started)
    write_card(
        folder / "MODEL_CARD.md", FACTS, plan=plan_for_this_machine("cpu"), progress=progress, scores=scores, beside=""
    )
    return folder


def _nncf() -> ModuleType:
    try:
        import nncf
    except ImportError as error:
        raise SettingsError(
            "AUD-273",
            f"graphs are quantised by NNCF, which does not load here: {error}",
            hint="install it with `pip install 'audobon[engine]'`",
        ) from error
    found: ModuleType = nncf
    return found


def calibration(
    model: EmbeddedPainterModel, encoder: TextEncoder, *, plan: ComputePlan, seed: int
) -> dict[str, list[dict[str, Tensor]]]:
    """What each net is given, by its name, while panels of made-up stories are painted in every named style."""
    kept = {
        STEP: Recording(engine=TorchEngine(StepNet(model.painter)), given=[]),
        DECODE: Recording(engine=TorchEngine(DecodeNet(model.autoencoder)), given=[]),
    }
    watched = replace(model, engines=_engines(kept))
    penciller, styles = hire_penciller(), sorted(model.styles)
    for number in range(CALIBRATED_PANELS):
        generator = np.random.default_rng((seed, 47, number))
        brief, cast = random_brief(generator, number=number)
        width, height = CALIBRATED_PX[:: 1 if number % 2 else -1]
        pencils = penciller.draw(brief, cast, width_px=width, height_px=height)
        recipe = PaintingRecipe(style=styles[number % len(styles)], close_up_px=0)
        painter = EmbeddedPainter(watched, encoder, recipe=recipe, plan=plan)
        painter.paint([replace(order_of(brief, pencils), seed=number)], progress=lambda done, of: None)
    return {name: recording.given for name, recording in kept.items()}


def _engines(by_name: Mapping[str, Engine]) -> PainterEngines:
    return PainterEngines(step=by_name[STEP], decode=by_name[DECODE], fingerprints=(), label="")


def _passing(
    name: str, nets: Mapping[str, nn.Module], *, given: Sequence[dict[str, Tensor]], gate: Gate, nncf: ModuleType
) -> Made:
    """One net's graph with the shortest list of exempt layers with which it passes, the other net run by torch."""
    bar, found = SHARE * gate.one_step_fewer, []
    plan = plan_for_this_machine("cpu")
    for exempt in EXEMPT[name]:
        graph = quantised(traced(name, nets[name]), given, exempt=exempt, nncf=nncf)
        engines: dict[str, Engine] = {other: TorchEngine(net) for other, net in nets.items()}
        engines[name] = OpenVinoEngine(graph, plan=plan)
        distance = picture_distance(gate.paintings(_engines(engines)), gate.truth)
        log.info("%s: %.3f levels off, bar %.3f, %s exempt", name, distance, bar, " ".join(exempt))
        if distance <= bar:
            return Made(graph=graph, distance=distance, exempt=exempt)
        found.append(distance)
    raise WeightsError(
        "AUD-330",
        f"in 8 bits the {name} net moves pictures by {min(found):.2f} levels or more, and may by {bar:.2f}",
        hint="exempt more of its layers, or paint by torch",
    )


@torch.inference_mode()
def traced(name: str, net: nn.Module) -> openvino.Model:
    """A net as a graph, of any size of picture."""
    import openvino

    if isinstance(net, StepNet):
        example = step_example(net.painter)
    elif isinstance(net, DecodeNet):
        example = decode_example(net.autoencoder)
    else:
        raise TypeError(f"{name} is a {type(net).__name__}, of which there is no example")
    return openvino.convert_model(net, example_input=example)


def quantised(
    graph: openvino.Model, given: Sequence[dict[str, Tensor]], *, exempt: Iterable[str], nncf: ModuleType
) -> openvino.Model:
    """A graph whose other layers multiply 8-bit integers, ranges taken from what it was given."""
    dataset = nncf.Dataset(list(given), _as_arrays)
    scope = nncf.IgnoredScope(types=list(FLOATING_TYPES), patterns=[f".*{part}.*" for part in exempt], validate=False)
    return nncf.quantize(graph, dataset, subset_size=len(given), ignored_scope=scope)


def _as_arrays(inputs: dict[str, Tensor]) -> dict[str, np.ndarray]:
    return {name: tensor.numpy() for name, tensor in inputs.items()}


def picture_distance(found: Sequence[Picture], truth: Sequence[Picture]) -> float:
    """Mean absolute difference of pictures, in levels of 255."""
    pairs = zip(found, truth, strict=True)
    return float(np.mean([np.abs(one.astype(np.int16) - other).mean() for one, other in pairs]))


def _scores(made: Mapping[str, Made], gate: Gate, model: EmbeddedPainterModel, *, data: Path) -> dict[str, str]:
    """What the card says: each graph alone and both together, on the gate's panels."""
    plan = plan_for_this_machine("cpu")
    both = gate.paintings(_engines({name: OpenVinoEngine(one.graph, plan=plan) for name, one in made.items()}))
    transform = model.autoencoder
    real = real_features(transform, real_pictures(data, split=held_back_split(data)))
    distances = [frechet_distance(features_of(transform, images), real) for images in (both, gate.truth)]
    scores = {f"levels of 255 moved by {name} alone, {len(gate.truth)} held-back panels": _level(one.distance)
              for name, one in made.items()}  # fmt: skip
    scores["levels moved by both"] = _level(picture_distance(both, gate.truth))
    scores["levels moved by one step fewer"] = _level(gate.one_step_fewer)
    scores["Frechet distance to real illustrations over that in 32 bits"] = f"{distances[0] / distances[1]:.3f}"
    for name, one in made.items():
        listed = ", ".join(f"`{part}`" for part in one.exempt).replace("|", " or ")
        scores[f"in floating point of {name}"] = listed
    return scores


def _level(distance: float) -> str:
    return f"{distance:.2f}"
