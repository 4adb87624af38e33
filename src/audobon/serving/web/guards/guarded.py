"""All guards, in their order.

Knows: which guard stands before which, and why.  Does not know: how any of them decides.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from audobon.serving.web.guards.asgi import App
from audobon.serving.web.guards.bodies import BodyBounds, BodyGuard
from audobon.serving.web.guards.cross_origin import CrossOriginReads
from audobon.serving.web.guards.frames import FrameBounds, FrameGuard
from audobon.serving.web.guards.heads import HeadBounds, HeadGuard
from audobon.serving.web.guards.hosts import HostGuard
from audobon.serving.web.guards.origins import OriginGuard, configured_origins
from audobon.serving.web.guards.rates import STUDIO_FILES, Rate, RateGuard, by_address, by_client
from audobon.serving.web.guards.request_ids import RequestIds
from audobon.serving.web.guards.security_headers import SecurityHeaders
from audobon.serving.web.guards.tokens import KnownTokens, TokenGuard

_CLIENT_RATE, _ADDRESS_RATE = Rate(per_second=50.0, burst=200), Rate(per_second=200.0, burst=800)


@dataclass(frozen=True, kw_only=True)
class GuardRules:
    """What the guards let pass.

    Attributes:
        hosts: Beside loopback names; see `HostGuard`.
        origins: Beside the service's own; see `OriginGuard`.
        tokens: Tells who may ask; everybody who is let in by Host and Origin, if None.
        client_rate: Requests of one client.
        address_rate: Requests of one address, before anybody knows whose they are: guesses at tokens count here.
        head: Bounds of paths and headers.
        body: Bounds of bodies and uploads.
        frames: Bounds of what comes over a WebSocket.
        clock: Seconds that never go back.
    """

    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    tokens: KnownTokens | None = None
    client_rate: Rate = _CLIENT_RATE
    address_rate: Rate = _ADDRESS_RATE
    head: HeadBounds = field(default_factory=HeadBounds)
    body: BodyBounds = field(default_factory=BodyBounds)
    frames: FrameBounds = field(default_factory=FrameBounds)
    clock: Callable[[], float] = time.monotonic


def guarded(app: App, *, rules: GuardRules) -> App:
    """The application behind its guards; each is asked before the one above it in this function.

    Outermost are those that mark every answer, refusals too. Then what costs nothing and needs no knowledge of who
    asks; then who asks; then what is counted for each client; last the body, of which nothing is read before all else
    has been allowed.

    Raises:
        BadRulesError: AUD-763, if hosts or origins are none.
    """
    origins = configured_origins(rules.origins)
    app = FrameGuard(app, bounds=rules.frames, clock=rules.clock)
    app = BodyGuard(app, bounds=rules.body, clock=rules.clock)
    app = RateGuard(app, rate=rules.client_rate, who=by_client, free=STUDIO_FILES, clock=rules.clock)
    app = TokenGuard(app, tokens=rules.tokens)
    app = RateGuard(app, rate=rules.address_rate, who=by_address, clock=rules.clock)
    app = OriginGuard(app, origins=origins)
    app = CrossOriginReads(app, origins=origins)
    app = HostGuard(app, hosts=rules.hosts)
    app = HeadGuard(app, bounds=rules.head)
    app = SecurityHeaders(app)
    return RequestIds(app)
