"""The recipe `engine`: the painter's denoiser and decoder as graphs of 8-bit integers, for processors.

Knows: which layers stay in floating point, what a graph is calibrated on and what it must pass.
Does not know: how graphs are stored or run.
Nothing is learnt: the weights are those of the painter, and what is found are the ranges of what flows between them.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.channels_last import with_channels_last
from audobon.compute.engine import Engine, OpenVinoEngine
from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.compute.signal_stack import signal_stack_kept
from audobon.crew import PaintOrder
from audobon.errors import SettingsError, WeightsError
from audobon.evaluation.art import features_of, real_features, real_pictures
from audobon.evaluation.frechet import frechet_distance
from audobon.evaluation.held_back import Picture, held_back_orders, order_of
from audobon.hire import hire_penciller
from audobon.models.engine_graph import save_graph
from audobon.models.engine_nets import DECODE, SHALLOW, STEP
from audobon.models.painter_engines import ENGINE, PainterEngines, engine_lendings, engine_nets, torch_engines
from audobon.models.patch_autoencoder import PatchAutoencoder
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
CALIBRATED_STEPS = (6, 7)
GATE_BOOKS, GATE_PANELS = 8, 4
SHARE, SHARE_OF_ALL = 0.5, 1.0
"""A graph may move a picture by half as much as one step fewer would; all of them, with deep levels used again as the
usual recipe does, by no more than that one step."""

FLOATING_TYPES = (
    "Add", "Multiply", "Subtract", "Divide", "GroupNormalization", "MVN", "ScaledDotProductAttention", "Swish", "Gelu",
    "Softmax", "Interpolate", "Concat",
)  # fmt: skip
"""Kinds of layers that stay in floating point: their ranges are wide, and 8 bits save no time there."""

_TOLD = (r"(time|class)_embedding", "time_emb_proj", r"hand\.(first|second|color)")
_SHORT = ("conv_shortcut/",)
ALWAYS: Mapping[str, tuple[str, ...]] = {
    STEP: (*_TOLD, *_SHORT),
    SHALLOW: (*_TOLD, *_SHORT),
    DECODE: ("^aten::_convolution/Convolution$",),
}
"""Layers that stay in floating point too, by name: those that tell of time and style are small and steer every level,
shortcuts gain no time by 8 bits, and the decoder's transform is the picture itself."""

_FINEST = (
    *(rf"up_blocks\.3\.resnets\.{n}\.{layer}/" for n in (0, 1) for layer in ("conv1", "conv2")),
    r"down_blocks\.0\.resnets\.0\.conv1/", r"down_blocks\.0\.resnets\.0\.conv2/", r"hand_enter/", r"hand\.middle/",
    r"hand\.leave/", r"module\.enter/", "conv_out/",
)  # fmt: skip
CANDIDATES: Mapping[str, tuple[str, ...]] = {
    STEP: _FINEST,
    SHALLOW: _FINEST,
    DECODE: (r"blend\.0/", r"blend\.2/", r"blend\.4/", r"\.leave/", r"\.enter/"),
}
"""Layers next to the picture, which stay in floating point if they must: those that do most harm come first."""

_SUBJECTS = {
    STEP: ("the denoiser", "painter"),
    SHALLOW: ("the denoiser's finest level", "painter"),
    DECODE: ("the decoder", "autoencoder"),
}


def facts_of(name: str) -> CardFacts:
    """What a graph's card says besides numbers."""
    subject, weights = _SUBJECTS[name]
    return CardFacts(
        title=f"In 8 bits: {subject}",
        what=(
            f"{subject[0].upper()}{subject[1:]} as an OpenVINO graph, weights and what flows between layers quantised "
            "to 8-bit integers by NNCF's post-training quantisation; a list of layers stays in floating point. The "
            f"weights are borrowed from the {weights}, whose sha256 `config.json` names. A processor runs it with the "
            "same pencils, seeds and steps."
        ),
        data=(
            "Nothing is learnt. Ranges were taken from panels of our own pencils, painted in every named style; the "
            "gate's panels are others."
        ),
        limits=(
            "Single calls differ by a few percent from those in 32 bits. Anchors, controls from beside and guidance "
            "reach into the net's insides and are run by torch."
        ),
    )


log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Made:
    """A graph that passed, how far it moves pictures (levels of 255, mean), and which layers it leaves floating."""

    graph: openvino.Model
    distance: float
    exempt: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Recording:
    """An engine that keeps what it was given."""

    engine: Engine
    given: list[dict[str, Tensor]]

    def __call__(self, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        self.given.append({name: tensor.clone() for name, tensor in inputs.items()})
        return self.engine(inputs)


class Gate:
    """Final pictures of held-back panels: by torch in 32 bits, and what one step fewer makes of them."""

    def __init__(
        self, model: EmbeddedPainterModel, encoder: TextEncoder, orders: Sequence[PaintOrder], plan: ComputePlan
    ) -> None:
        self._model, self._encoder, self._orders, self._plan = model, encoder, orders, plan
        self._usual = PaintingRecipe(close_up_px=0)
        self.exact = torch_engines(model.painter, model.autoencoder, plan)
        self.truth = self._paintings(self.exact, replace(self._usual, reuse=1))
        self._reused = self._paintings(self.exact, self._usual)
        shorter = self._paintings(self.exact, replace(self._usual, steps=self._usual.steps - 1, reuse=1))
        self.one_step_fewer = picture_distance(shorter, self.truth)
        self.reuse_alone = picture_distance(self._reused, self.truth)

    def distance_of(self, name: str, engine: Engine) -> float:
        """How far one engine moves pictures, all else by torch; the finest level alone is judged where it is used."""
        exact = self.exact
        engines = _engines({STEP: exact.step, SHALLOW: exact.shallow, DECODE: exact.decode} | {name: engine})
        if name == SHALLOW:
            return picture_distance(self._paintings(engines, self._usual), self._reused)
        return picture_distance(self._paintings(engines, replace(self._usual, reuse=1)), self.truth)

    def usual(self, engines: PainterEngines) -> list[Picture]:
        """The panels as the usual recipe paints them by these engines."""
        return self._paintings(engines, self._usual)

    def _paintings(self, engines: PainterEngines, recipe: PaintingRecipe) -> list[Picture]:
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
        WeightsError: AUD-330, if the gate is not passed even with all candidates left in floating point.
    """
    started = time.perf_counter()
    nncf = _nncf()
    model, encoder = load_embedded_painter(options.start), load_text_encoder()
    exact = ComputePlan(device="cpu", precision="float32", threads=plan_for_this_machine("cpu").threads)
    given = calibration(model, encoder, plan=exact, seed=options.seed)
    orders = [order for _, order in held_back_orders(hire_penciller(), books=GATE_BOOKS, panels=GATE_PANELS)]
    log.info("painting %d panels for the gate", len(orders))
    gate = Gate(model, encoder, orders, exact)
    nets = engine_nets(model.painter, model.autoencoder)
    made = {name: _passing(name, nets[name], given=given[name], gate=gate, nncf=nncf) for name in nets}
    plan = plan_for_this_machine("cpu")
    engines = _engines({name: OpenVinoEngine(one.graph, plan=plan) for name, one in made.items()})
    paintings = gate.usual(engines)
    _check("all nets together", picture_distance(paintings, gate.truth), bar=SHARE_OF_ALL * gate.one_step_fewer)
    folder = options.out / "weights"
    for name, lending in engine_lendings(model.painter, model.autoencoder).items():
        config = {"model": f"{ENGINE} {name}", "traced_from": graph_sources(dict(model.fingerprints))[name]}
        save_graph(made[name].graph, folder / name, lending=lending, config=config)
    together = _scores(paintings, gate=gate, transform=model.autoencoder, data=options.data)
    progress = Progress(samples=sum(map(len, given.values())), seconds=time.perf_counter() - started)
    for name, one in made.items():
        card = folder / name / "MODEL_CARD.md"
        write_card(
            card, facts_of(name), plan=plan, progress=progress, scores=_own_scores(name, one) | together, beside=""
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
    nncf.set_log_level(logging.WARNING)  # it tells of every layer that it leaves alone
    found: ModuleType = nncf
    return found


def calibration(
    model: EmbeddedPainterModel, encoder: TextEncoder, *, plan: ComputePlan, seed: int
) -> dict[str, list[dict[str, Tensor]]]:
    """What each net is given, by its name, while panels of made-up stories are painted in every named style."""
    plain = torch_engines(model.painter, model.autoencoder, plan)
    kept = {
        STEP: Recording(engine=plain.step, given=[]),
        SHALLOW: Recording(engine=plain.shallow, given=[]),
        DECODE: Recording(engine=plain.decode, given=[]),
    }
    watched = replace(model, engines=_engines(kept))
    penciller, styles = hire_penciller(), sorted(model.styles)
    for number in range(CALIBRATED_PANELS):
        generator = np.random.default_rng((seed, 47, number))
        brief, cast = random_brief(generator, number=number)
        width, height = CALIBRATED_PX[:: 1 if number % 2 else -1]
        pencils = penciller.draw(brief, cast, width_px=width, height_px=height)
        style, steps = styles[number % len(styles)], CALIBRATED_STEPS[number % len(CALIBRATED_STEPS)]
        recipe = PaintingRecipe(style=style, steps=steps, close_up_px=0, reuse=2)
        painter = EmbeddedPainter(watched, encoder, recipe=recipe, plan=plan)
        painter.paint([replace(order_of(brief, pencils), seed=number)], progress=lambda done, of: None)
    return {name: recording.given for name, recording in kept.items()}


def _engines(by_name: Mapping[str, Engine]) -> PainterEngines:
    return PainterEngines(step=by_name[STEP], shallow=by_name[SHALLOW], decode=by_name[DECODE])


def _passing(name: str, net: nn.Module, *, given: Sequence[dict[str, Tensor]], gate: Gate, nncf: ModuleType) -> Made:
    """A net's graph with as few layers in floating point as the gate allows."""
    plan, bar = plan_for_this_machine("cpu"), SHARE * gate.one_step_fewer

    def made(exempt: Sequence[str]) -> Made:
        graph = quantised(traced(net, given[0]), given, exempt=(*ALWAYS[name], *exempt), nncf=nncf)
        found = Made(
            graph=graph, distance=gate.distance_of(name, OpenVinoEngine(graph, plan=plan)), exempt=tuple(exempt)
        )
        log.info("%s: %.3f levels off, bar %.3f, %s exempt", name, found.distance, bar, " ".join(exempt) or "nothing")
        return found

    found = made(())
    if found.distance <= bar:
        return found
    everything = CANDIDATES[name]
    harm = {one: made([other for other in everything if other != one]).distance for one in everything}
    worst = sorted(everything, key=lambda one: -harm[one])
    for count in range(1, len(worst) + 1):
        found = made(worst[:count])
        if found.distance <= bar:
            return found
    _check(f"the layers of the {name} net", found.distance, bar=bar)
    return found


def _check(what: str, distance: float, *, bar: float) -> None:
    if distance > bar:
        raise WeightsError(
            "AUD-330",
            f"in 8 bits {what} move pictures by {distance:.2f} levels, and may by {bar:.2f}",
            hint="exempt more layers (`CANDIDATES`), or paint by torch",
        )


@torch.inference_mode()
def traced(net: nn.Module, example: dict[str, Tensor]) -> openvino.Model:
    """A net as a graph, of any size of picture."""
    import openvino

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of checks that hold at every size
        return openvino.convert_model(net, example_input=example)


def quantised(
    graph: openvino.Model, given: Sequence[dict[str, Tensor]], *, exempt: Iterable[str], nncf: ModuleType
) -> openvino.Model:
    """A graph whose other layers multiply 8-bit integers, ranges taken from what it was given."""
    dataset = nncf.Dataset(list(given), _as_arrays)
    scope = nncf.IgnoredScope(types=list(FLOATING_TYPES), patterns=[f".*{part}.*" for part in exempt], validate=False)
    with signal_stack_kept():
        return with_channels_last(nncf.quantize(graph, dataset, subset_size=len(given), ignored_scope=scope))


def _as_arrays(inputs: dict[str, Tensor]) -> dict[str, np.ndarray]:
    return {name: tensor.numpy() for name, tensor in inputs.items()}


def picture_distance(found: Sequence[Picture], truth: Sequence[Picture]) -> float:
    """Mean absolute difference of pictures, in levels of 255."""
    pairs = zip(found, truth, strict=True)
    return float(np.mean([np.abs(one.astype(np.int16) - other).mean() for one, other in pairs]))


def _own_scores(name: str, made: Made) -> dict[str, str]:
    """What a graph's card says of it alone."""
    exempt = ", ".join(f"`{part}`" for part in (*ALWAYS[name], *made.exempt)).replace("|", " or ")
    return {"levels of 255 moved by it alone": _level(made.distance), "in floating point": exempt}


def _scores(paintings: Sequence[Picture], *, gate: Gate, transform: PatchAutoencoder, data: Path) -> dict[str, str]:
    """What every card says: all graphs as the usual recipe uses them, on the gate's panels."""
    real = real_features(transform, real_pictures(data, split=held_back_split(data)))
    distances = [frechet_distance(features_of(transform, images), real) for images in (paintings, gate.truth)]
    return {
        "held-back panels": str(len(paintings)),
        "levels moved by using deep levels again, in 32 bits": _level(gate.reuse_alone),
        "levels moved by all graphs together, the usual recipe": _level(picture_distance(paintings, gate.truth)),
        "levels moved by one step fewer, in 32 bits": _level(gate.one_step_fewer),
        "Frechet distance to real illustrations over that in 32 bits at every step": (
            f"{distances[0] / distances[1]:.3f}"
        ),
    }


def _level(distance: float) -> str:
    return f"{distance:.2f}"
