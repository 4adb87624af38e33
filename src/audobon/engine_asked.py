"""Where a book is painted, as the command names it: here, or by replicas of Ray's.

Knows: the forms `local`, `ray` and `ray://HOST:PORT`.  Does not know: how either works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audobon.errors import ResourceError

if TYPE_CHECKING:
    from audobon.engine.executor import Executor

LOCAL, RAY = "local", "ray"
MOST_PORT = 65_535
_ADDRESS = re.compile(r"ray://(?P<host>[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:]{2,39}\]):(?P<port>[0-9]{1,5})")


@dataclass(frozen=True, kw_only=True)
class EngineAsked:
    """An engine: this process, or Ray, at the `address` of a cluster or on this machine alone if that is empty."""

    is_ray: bool
    address: str = ""


def engine_asked(text: str) -> EngineAsked:
    """Read an engine's name.

    Raises:
        ResourceError: AUD-523, if there is none of this name.
    """
    if text in (LOCAL, RAY):
        return EngineAsked(is_ray=text == RAY)
    hit = _ADDRESS.fullmatch(text)
    if hit is None or not 0 < int(hit["port"]) <= MOST_PORT:
        raise ResourceError(
            "AUD-523", f'there is no engine "{text[:120]}"', hint="the engines are local, ray and ray://HOST:PORT"
        )
    return EngineAsked(is_ray=True, address=f"{hit['host']}:{hit['port']}")


@contextmanager
def engine_running(text: str, *, is_watched: bool = False) -> Iterator[Executor | None]:
    """What `make_book` takes as its executor, for the length of a `with` block; None is this process.

    Args:
        text: The engine's name.
        is_watched: Whether panels are to be shown on their way, which only this process can.

    Raises:
        ResourceError: AUD-523, for a name that there is not, or a watched engine other than this process; AUD-524,
            AUD-525, if Ray is not installed or does not run.
    """
    asked = engine_asked(text)
    if not asked.is_ray:
        yield None
        return
    if is_watched:
        raise ResourceError(
            "AUD-523", f"--previews were asked of --engine {text[:120]}",
            hint="leave out --previews: panels that are painted elsewhere are shown when they are done",
        )  # fmt: skip
    from audobon.compute.plan import MOST_WORKERS, cores
    from audobon.engine.ray_cluster import ray_running
    from audobon.engine.ray_executor import RayExecutor, RayRules
    from audobon.settings import load_settings, quiet_ray, use_threads

    quiet_ray()
    settings = load_settings()
    cpus = settings.threads or cores()
    if cpus > MOST_WORKERS:
        # The painter here would take several threads for one panel, and so not paint as replicas do.
        use_threads(MOST_WORKERS)
    with ray_running(asked.address, cpus=cpus) as ray:
        executor = RayExecutor(ray, rules=RayRules(replicas=settings.replicas))
        try:
            yield executor
        finally:
            executor.close()
