"""The embedded painter's denoiser and decoder, made ready for this processor's engine.

Knows: the folder of their graphs, which weights they belong to.  Does not know: painting, how they were quantised.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from audobon.compute.engine import Engine, OpenVinoEngine, engine_label
from audobon.compute.plan import ComputePlan
from audobon.models.engine_graph import load_graph
from audobon.models.engine_nets import DECODE, LATENTS, STEP, DecodeNet, StepNet, step_inputs
from audobon.models.painter_net import PainterNet, Steering
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.weights import fingerprint, read_config

ENGINE = "engine"
GRAPHS = (STEP, DECODE)


@dataclass(frozen=True, kw_only=True)
class PainterEngines:
    """Both nets ready to run; `fingerprints` of their graphs, and how they run in one line."""

    step: Engine
    decode: Engine
    fingerprints: tuple[tuple[str, str], ...]
    label: str

    def predicted(self, latents: Tensor, t: Tensor, steering: Steering) -> Tensor:
        """Clean latents B C H W predicted from noisy ones at times t (B); H and W multiples of 8."""
        return self.step(step_inputs(latents, t, steering))

    def decoded(self, latents: Tensor) -> Tensor:
        """The image B 3 8H 8W of latents B C H W."""
        return self.decode({LATENTS: latents})


def load_engines(
    root: Path, *, painter: PainterNet, autoencoder: PatchAutoencoder, plan: ComputePlan
) -> PainterEngines:
    """Compile a folder's graphs of these very nets for this machine.

    Raises:
        WeightsError: AUD-311..315, if the graphs are missing or damaged or of other nets.
        ImportError: Where there is no engine (see `engine_runs`).
    """
    return PainterEngines(
        step=OpenVinoEngine(load_graph(root / STEP, net=StepNet(painter)), plan=plan),
        decode=OpenVinoEngine(load_graph(root / DECODE, net=DecodeNet(autoencoder)), plan=plan),
        fingerprints=tuple((f"{ENGINE} {name}", fingerprint(root / name)) for name in GRAPHS),
        label=engine_label(plan),
    )


def traced_from(folder: Path) -> str:
    """The sha256 of the weights that a graph was traced from."""
    return str(read_config(folder).get("traced_from"))
