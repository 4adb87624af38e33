"""A graph compiled once on a machine: what the engine made of it is kept, and taken the next time.

Knows: compiled graphs, a level of the disk, what a compiled graph hangs on.  Does not know: which net it is.
Compiling is most of what a start takes.  What is kept is mapped from its file, so its constants are shared by all
processes that paint; it is checked against its sum before the engine sees it, and made anew where it does not fit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import torch

from audobon.compute.cache_hierarchy import content_key
from audobon.compute.disk_level import DiskLevel
from audobon.compute.engine import OpenVinoEngine, ReadyEngine, engine_kind
from audobon.compute.plan import ComputePlan

if TYPE_CHECKING:
    import openvino

_COMPILED = "compiled"


def kept_engine(
    make: Callable[[], openvino.Model], *, made_of: str, plan: ComputePlan, kept: DiskLevel | None
) -> OpenVinoEngine:
    """The engine of a graph.

    Args:
        make: Gives the graph, if it must be compiled.
        made_of: What decides it: the sums of its own files and of the weights that it borrows.
        plan: Precision, threads, calls at once.
        kept: Where compiled graphs are kept; None keeps none.
    """
    if kept is None:
        return OpenVinoEngine(make(), plan=plan)
    key = content_key("compiled graph, wide results", made_of, engine_kind(plan), plan.label, str(plan.workers))
    found = kept.found(key)
    if found is not None and set(found) == {_COMPILED}:
        try:
            return ReadyEngine(found[_COMPILED].numpy().data, plan=plan)
        except RuntimeError:  # an engine that calls itself the same and is another: what it cannot take is made anew
            kept.drop(key)
    engine = OpenVinoEngine(make(), plan=plan)
    kept.write(key, {_COMPILED: torch.frombuffer(bytearray(engine.exported()), dtype=torch.uint8)})
    return engine
