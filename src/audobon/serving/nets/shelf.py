"""The nets that may be called: which are there, which were put away, how many calls run and wait at once.

Knows: names, turns, places.  Does not know: HTTP, tensors.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audobon.serving.nets.refusals import NetsBusyError, NoSuchServedNetError

if TYPE_CHECKING:
    from audobon.export.calling import CalledNet

VERSION = "1"
AT_ONCE, PLACES = 2, 16
"""Calls that run, and that run or wait."""
_WAIT_S = 2
Lend = Callable[[str], AbstractContextManager[object]]
"""Keeps a net in memory within a block (see `residency.py`)."""
Drop = Callable[[str], object]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A net as the index lists it; `reason` says why it cannot be called."""

    name: str
    is_ready: bool
    reason: str


class NetShelf:
    """Nets by name. A net is loaded when it is first called; one that was put away has to be taken out again first.

    Args:
        nets: Gives all there are; asked when the first is wanted, because it brings torch.
        lend: Keeps a net in memory while it is called.
        drop: Takes a net out of memory, if nobody uses it just now.
    """

    def __init__(
        self, nets: Callable[[], Sequence[CalledNet]], *, lend: Lend | None = None, drop: Drop | None = None
    ) -> None:
        self._named = nets
        self._lend = lend or (lambda name: contextlib.nullcontext())
        self._drop = drop or (lambda name: self.net(name).unload())
        self._away: set[str] = set()
        self._changing = threading.Lock()
        self._running = threading.BoundedSemaphore(AT_ONCE)
        self._held = 0

    @cached_property
    def _nets(self) -> dict[str, CalledNet]:
        return {net.name: net for net in self._named()}

    def listed(self) -> tuple[Listed, ...]:
        """All nets in their order."""
        with self._changing:
            away = set(self._away)
        return tuple(
            Listed(name=name, is_ready=name not in away, reason="it was unloaded" if name in away else "")
            for name in self._nets
        )

    def net(self, name: str, version: str = VERSION) -> CalledNet:
        """A net that there is.

        Raises:
            NoSuchServedNetError: AUD-783.
        """
        net = self._nets.get(name)
        if net is None or version != VERSION:
            raise NoSuchServedNetError(
                "AUD-783",
                f'there is no net "{name[:64]}" of version {version[:16]}',
                hint=f"POST /v2/repository/index lists them; their version is {VERSION}",
            )
        return net

    def is_ready(self, name: str, version: str = VERSION) -> bool:
        """Whether a net can be called.

        Raises:
            NoSuchServedNetError: AUD-783.
        """
        self.net(name, version)
        with self._changing:
            return name not in self._away

    @contextlib.contextmanager
    def in_turn(self, name: str, version: str = VERSION) -> Iterator[CalledNet]:
        """The net, in memory and with a place to run, until the block is left; waits for its turn.

        Raises:
            NoSuchServedNetError: AUD-783.
            NetsBusyError: AUD-784, if all places are taken, or the net was put away.
        """
        net = self.net(name, version)
        if not self.is_ready(name):
            raise NetsBusyError(
                "AUD-784",
                f'the net "{name}" was unloaded',
                hint=f"POST /v2/repository/models/{name}/load takes it into memory again",
                retry_after_s=_WAIT_S,
            )
        with self._changing:
            if self._held >= PLACES:
                raise NetsBusyError(
                    "AUD-784", f"{self._held} calls run or wait", hint=f"call again in {_WAIT_S} s",
                    retry_after_s=_WAIT_S,
                )  # fmt: skip
            self._held += 1
        try:
            with self._running, self._lend(name):
                yield net
        finally:
            with self._changing:
                self._held -= 1

    def take_out(self, name: str) -> None:
        """Have a net in memory, and ready to be called.

        Raises:
            NoSuchServedNetError: AUD-783.
            WeightsError: AUD-301..315.
        """
        net = self.net(name)
        with self._lend(name):
            net.load()
        with self._changing:
            self._away.discard(name)

    def put_away(self, name: str) -> None:
        """Let a net's memory go; it is not called until it is taken out again.

        Raises:
            NoSuchServedNetError: AUD-783.
        """
        self.net(name)
        with self._changing:
            self._away.add(name)
        self._drop(name)


def packaged_nets() -> Sequence[CalledNet]:
    """Every net that comes with the program; none of them is loaded."""
    from audobon.export.calling import called_nets

    return called_nets()
