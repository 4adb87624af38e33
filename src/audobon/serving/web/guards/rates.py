"""How often one may ask: a token bucket for each client, or for each address.

Knows: buckets, `Retry-After`.  Does not know: tokens; who a client is is asked of a function.

A bucket fills by `per_second` up to `burst`; a request takes one out, and is refused with 429 while there is none.
Source: the token bucket of RFC 2697, section 3, with one rate. Questions after health are never refused.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from audobon.serving.web.guards.asgi import App, Receive, Scope, Send, is_request, state_of
from audobon.serving.web.guards.refusal import RequestRefusedError, refuse

MOST_BUCKETS = 4096
STUDIO_FILES = ("/studio/",)
HEALTH = ("/health", "/v2/health")


@dataclass(frozen=True, kw_only=True)
class Rate:
    """Requests a second in the long run, and how many at once after a pause."""

    per_second: float
    burst: int


@dataclass(kw_only=True)
class _Bucket:
    held: float
    filled_at: float


class RateGuard:
    """One bucket for each whom `who` tells apart; beyond 4,096 of them the one least recently seen is forgotten.

    Args:
        app: What is guarded.
        rate: For each.
        who: Whom a request counts for.
        free: Where paths begin that this guard counts for nobody: a page of the studio is a hundred small files, and to
            load it twice is no flood.
        clock: Seconds that never go back.
    """

    def __init__(
        self,
        app: App,
        *,
        rate: Rate,
        who: Callable[[Scope], str],
        free: tuple[str, ...] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._rate = rate
        self._who = who
        self._free = free
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        if is_request(scope) and not is_health(path) and not path.startswith(self._free):
            wait_s = self._taken(self._who(scope))
            if wait_s > 0:
                await refuse(scope, receive, send, _too_often(wait_s))
                return
        await self._app(scope, receive, send)

    def _taken(self, who: str) -> float:
        """Take one out of a bucket: 0, or the seconds until there is one."""
        now = self._clock()
        bucket = self._buckets.pop(who, None) or _Bucket(held=self._rate.burst, filled_at=now)
        bucket.held = min(self._rate.burst, bucket.held + (now - bucket.filled_at) * self._rate.per_second)
        bucket.filled_at = now
        self._buckets[who] = bucket
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        if bucket.held < 1:
            return (1 - bucket.held) / self._rate.per_second
        bucket.held -= 1
        return 0.0


def is_health(path: str) -> bool:
    """Whether a path asks how the service is."""
    return any(path == prefix or path.startswith(prefix + "/") for prefix in HEALTH)


def by_client(scope: Scope) -> str:
    """The client's name."""
    return str(state_of(scope).get("client") or "") or by_address(scope)


def by_address(scope: Scope) -> str:
    """The address that the connection comes from."""
    return "address " + str((scope.get("client") or ("unknown",))[0])


def _too_often(wait_s: float) -> RequestRefusedError:
    seconds = max(1, math.ceil(wait_s))
    return RequestRefusedError(
        "AUD-759",
        "there were more requests than are answered",
        hint=f"ask again in {seconds} s",
        status=429,
        headers={"Retry-After": str(seconds)},
    )
