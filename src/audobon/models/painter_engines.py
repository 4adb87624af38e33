"""The embedded painter's denoiser and decoder, made ready for this processor's engine.

Knows: the folder of their graphs, which weights they belong to.  Does not know: painting, how they were quantised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from torch import Tensor, nn

from audobon.compute.disk_level import DiskLevel
from audobon.compute.engine import Engine, OpenVinoEngine, TorchEngine, engine_label
from audobon.compute.kept_engine import kept_engine
from audobon.compute.plan import ComputePlan
from audobon.models.engine_graph import load_graph
from audobon.models.engine_nets import (
    DECODE,
    LATENTS,
    SHALLOW,
    STEP,
    DecodeNet,
    PreparedStep,
    ShallowNet,
    StepNet,
    step_lendings,
)
from audobon.models.painter_net import PainterNet
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.weights import fingerprint, read_config

if TYPE_CHECKING:
    import openvino

ENGINE = "engine"
GRAPHS = (STEP, SHALLOW, DECODE)


@dataclass(frozen=True, kw_only=True)
class PainterEngines:
    """The painter's nets ready to run.

    Attributes:
        step: A whole call of the denoiser.
        shallow: A call of its finest level.
        decode: The decoder.
        fingerprints: Those of their graphs, if they are run by graphs.
        label: How they run in one line; empty for torch.
    """

    step: Engine
    shallow: Engine
    decode: Engine
    fingerprints: tuple[tuple[str, str], ...] = ()
    label: str = ""

    def predicted(self, latents: Tensor, t: Tensor, prepared: PreparedStep) -> tuple[Tensor, Tensor]:
        """Clean latents B C H W predicted from noisy ones at times t (B), and what the deep levels made.

        H and W are multiples of 8.
        """
        clean, deep = self.step({LATENTS: latents, "t": t, **prepared.inputs})
        return clean + prepared.flat, deep

    def refined(self, latents: Tensor, t: Tensor, prepared: PreparedStep, *, deep: Tensor) -> Tensor:
        """The same prediction by the finest level alone, over what the deep levels made at an earlier step."""
        (clean,) = self.shallow({LATENTS: latents, "t": t, "deep": deep, **prepared.shallow})
        return clean + prepared.flat

    def decoded(self, latents: Tensor) -> Tensor:
        """The image B 3 8H 8W of latents B C H W."""
        (image,) = self.decode({LATENTS: latents})
        return image

    def rest(self) -> None:
        """Give back what is only needed while panels are painted; nobody may paint meanwhile."""
        for engine in (self.step, self.shallow, self.decode):
            if isinstance(engine, OpenVinoEngine):
                engine.rest()


def engine_nets(painter: PainterNet, autoencoder: PatchAutoencoder) -> dict[str, nn.Module]:
    """The nets that are run, by name."""
    return {STEP: StepNet(painter), SHALLOW: ShallowNet(painter), DECODE: DecodeNet(autoencoder)}


def engine_lendings(painter: PainterNet, autoencoder: PatchAutoencoder) -> dict[str, dict[str, Tensor]]:
    """What each of these nets holds, by name."""
    of_steps = step_lendings(painter)
    of_decoder = {f"autoencoder.{name}": value for name, value in autoencoder.state_dict().items()}
    return {STEP: of_steps, SHALLOW: of_steps, DECODE: of_decoder}


def torch_engines(painter: PainterNet, autoencoder: PatchAutoencoder, plan: ComputePlan) -> PainterEngines:
    """The nets as torch runs them; the decoder in all digits, as it always has."""
    nets = engine_nets(painter, autoencoder)
    exact = replace(plan, precision="float32")
    return PainterEngines(
        step=TorchEngine(nets[STEP], plan=plan),
        shallow=TorchEngine(nets[SHALLOW], plan=plan),
        decode=TorchEngine(nets[DECODE], plan=exact),
    )


def load_engines(
    root: Path, *, painter: PainterNet, autoencoder: PatchAutoencoder, plan: ComputePlan, kept: DiskLevel | None = None
) -> PainterEngines:
    """A folder's graphs of these very nets, compiled for this machine now or before.

    Args:
        root: The folder.
        painter: The denoiser that two of them are of.
        autoencoder: The autoencoder that the third is of.
        plan: Precision, threads, calls at once.
        kept: Where compiled graphs are kept; None keeps none.

    Raises:
        WeightsError: AUD-311..315, if the graphs are missing or damaged or of other nets.
        ImportError: Where there is no engine (see `engine_runs`).
    """
    lending = engine_lendings(painter, autoencoder)
    sums = {name: fingerprint(root / name) for name in GRAPHS}
    step, shallow, decode = (
        kept_engine(
            partial(load_graph, root / name, lending=lending[name]),
            made_of=f"{sums[name]} of {traced_from(root / name)}",
            plan=plan,
            kept=kept,
        )
        for name in GRAPHS
    )
    named = tuple((f"{ENGINE} {name}", sums[name]) for name in GRAPHS)
    return PainterEngines(step=step, shallow=shallow, decode=decode, fingerprints=named, label=engine_label(plan))


def compiled_engines(
    graphs: Iterable[openvino.Model], *, fingerprints: tuple[tuple[str, str], ...], plan: ComputePlan
) -> PainterEngines:
    """The graphs of `GRAPHS`, in their order, compiled for this machine.

    Raises:
        ImportError: Where there is no engine (see `engine_runs`).
    """
    step, shallow, decode = (OpenVinoEngine(graph, plan=plan) for graph in graphs)
    return PainterEngines(
        step=step, shallow=shallow, decode=decode, fingerprints=fingerprints, label=engine_label(plan)
    )


def traced_from(folder: Path) -> str:
    """The sha256 of the weights that a graph was traced from."""
    return str(read_config(folder).get("traced_from"))
