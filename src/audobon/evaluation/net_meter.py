"""How much a painter's net is called: calls by the size of the picture, however many panels or attempts they belong to.

Knows: engines, latents.  Does not know: panels, who judges.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace

from torch import Tensor

from audobon.compute.engine import Engine
from audobon.compute.plan import ComputePlan
from audobon.models.engine_nets import LATENTS
from audobon.models.painter_engines import PainterEngines, torch_engines
from audobon.models.zoo import EmbeddedPainterModel


class NetMeter:
    """Counts calls of the denoiser, whole ones and those of its finest level alike, each by the latents it covers.

    So a repaint of a quarter of a panel counts a quarter, and a panel that is stopped half way a half. Threads may
    share one.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.latents = 0

    def watching(self, engines: PainterEngines) -> PainterEngines:
        """The same engines, counted."""
        return replace(engines, step=self._counted(engines.step), shallow=self._counted(engines.shallow))

    def metered(self, model: EmbeddedPainterModel, plan: ComputePlan) -> EmbeddedPainterModel:
        """The same model, counted; torch runs its nets, if it has no engines."""
        return replace(
            model, engines=self.watching(model.engines or torch_engines(model.painter, model.autoencoder, plan))
        )

    def _counted(self, engine: Engine) -> Engine:
        def run(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
            batch, _, height, width = inputs[LATENTS].shape
            with self._lock:
                self.latents += batch * height * width
            return engine(inputs)

        return run
