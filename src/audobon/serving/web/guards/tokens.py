"""Tokens: who asks, and whether that one may.

Knows: bearer tokens (RFC 6750), what tokens are good for.  Does not know: where tokens are kept; secrets.

A secret is 256 random bits, so one sha256 is enough to keep it: nothing can be guessed that a slow digest would
protect. It is read from `Authorization: Bearer SECRET`; of a WebSocket also from its subprotocols, since a browser can
send no headers there: `["audobon.v1", "audobon.bearer.SECRET"]`. Never from the address, which proxies and logs keep.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from audobon.serving.web.guards.asgi import (
    WEBSOCKET,
    App,
    Message,
    Receive,
    Send,
    header_values,
    is_request,
    method_of,
    state_of,
)
from audobon.serving.web.guards.asgi import Scope as Request
from audobon.serving.web.guards.refusal import BadRulesError, RequestRefusedError, refuse
from audobon.serving.web.guards.scopes import Scope, needed_scope
from audobon.serving.web.guards.withdrawal import answered_while

LOCAL = "local"
"""The client's name where no tokens are asked for."""
SUBPROTOCOL = "audobon.v1"
BEARER_SUBPROTOCOL = "audobon.bearer."
MAX_SECRET_CHARS = 256
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SECRET = re.compile(r"[A-Za-z0-9._~+/-]+=*")


@dataclass(frozen=True, kw_only=True)
class Token:
    """One who may ask.

    Attributes:
        name: For logs, turns and limits; letters, digits, `.`, `_`, `-`.
        sha256: Of the secret, hexadecimal.
        scopes: What it is good for.

    Raises:
        BadRulesError: AUD-763.
    """

    name: str
    sha256: str = field(repr=False)
    scopes: tuple[Scope, ...]

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or self.name == LOCAL:
            fact = f"{self.name[:80]!r} is no name of a token"
            raise BadRulesError("AUD-763", fact, hint="letters, digits, '.', '_' and '-', at most 64; not 'local'")
        if not _SHA256.fullmatch(self.sha256):
            fact = f"the sha256 of token {self.name} is no 64 hexadecimal digits"
            raise BadRulesError("AUD-763", fact, hint="make it anew with audobon token new")
        if not self.scopes:
            fact = f"token {self.name} is good for nothing"
            raise BadRulesError("AUD-763", fact, hint="give it scopes: " + ", ".join(Scope))

    def allows(self, scope: Scope) -> bool:
        """Whether it is good for this."""
        return scope in self.scopes or Scope.ADMIN in self.scopes


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


KnownTokens = Callable[[], Sequence[Token]]
"""Tells the tokens that are good now; asked at every request, and at every message of a stream."""


class TokenGuard:
    """Sets `scope["state"]["client"]` and `["scopes"]`; refuses who shows no token (401) or a poor one (403).

    A token that is taken back while an answer streams or a WebSocket is open ends it at its next message. Where no
    tokens are asked for (None), everybody is `local` and may do all: the service then listens on loopback alone.
    """

    def __init__(self, app: App, *, tokens: KnownTokens | None) -> None:
        self._app = app
        self._tokens = tokens

    async def __call__(self, scope: Request, receive: Receive, send: Send) -> None:
        if not is_request(scope):
            await self._app(scope, receive, send)
            return
        secret = _secret_taken(scope)  # always, so that no route ever sees a secret among the subprotocols
        if scope["type"] == WEBSOCKET:
            send = _speaking(scope, send)
        if self._tokens is None:
            _sets(scope, LOCAL, frozenset(Scope))
            await self._app(scope, receive, send)
            return
        token = _found(secret, self._tokens()) if secret is not None else None
        refusal = _refusal(scope, token, is_missing=secret is None)
        if refusal is not None:
            await refuse(scope, receive, send, refusal)
        elif token is None:
            await self._app(scope, receive, send)
        else:
            await answered_while(self._stands(token), self._app, scope, receive, send)

    def _stands(self, token: Token) -> Callable[[], bool]:
        known = self._tokens
        return lambda: known is None or token in known()


def _refusal(scope: Request, token: Token | None, *, is_missing: bool) -> RequestRefusedError | None:
    needed = needed_scope(str(scope["path"]), method_of(scope))
    if token is None:
        _sets(scope, "", frozenset())
        return None if needed is None else _unknown(is_missing=is_missing)
    _sets(scope, token.name, frozenset(token.scopes))
    if needed is not None and not token.allows(needed):
        return RequestRefusedError(
            "AUD-753",
            f'this takes a token with the scope "{needed}"',
            hint="ask with another token",
            status=403,
            headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{needed}"'},
        )
    return None


def _sets(scope: Request, client: str, scopes: frozenset[Scope]) -> None:
    state = state_of(scope)
    state["client"], state["scopes"] = client, scopes


def _found(secret: str, known: Sequence[Token]) -> Token | None:
    """The token with this secret. All are compared, each in constant time, whichever it is."""
    digest = digest_of(secret)
    found = None
    for token in known:
        if hmac.compare_digest(token.sha256, digest):
            found = token
    return found


def _unknown(*, is_missing: bool) -> RequestRefusedError:
    fact = "this takes a token" if is_missing else "the token is not known here"
    challenge = "Bearer" if is_missing else 'Bearer error="invalid_token"'
    return RequestRefusedError(
        "AUD-752",
        fact,
        hint="send the header Authorization: Bearer TOKEN",
        status=401,
        headers={"WWW-Authenticate": challenge},
    )


def _secret_taken(scope: Request) -> str | None:
    """The secret that a request shows, taken out of its subprotocols; empty if it cannot be one, None without one."""
    shown = header_values(scope, b"authorization")
    protocols = list(scope.get("subprotocols") or ())
    offered = [name for name in protocols if name.startswith(BEARER_SUBPROTOCOL)]
    if offered:
        scope["subprotocols"] = [name for name in protocols if not name.startswith(BEARER_SUBPROTOCOL)]
        scope["headers"] = [(key, value) for key, value in scope["headers"] if key.lower() != b"sec-websocket-protocol"]
    if len(shown) + len(offered) != 1:
        return None if not shown and not offered else ""
    kind, _, secret = shown[0].partition(" ") if shown else ("bearer", "", offered[0].removeprefix(BEARER_SUBPROTOCOL))
    secret = secret.strip(" ")
    is_sane = kind.lower() == "bearer" and len(secret) <= MAX_SECRET_CHARS and _SECRET.fullmatch(secret)
    return secret if is_sane else ""


def _speaking(scope: Request, send: Send) -> Send:
    """Answer a browser that offered our subprotocol with it; it would close the connection otherwise."""
    offers = SUBPROTOCOL in (scope.get("subprotocols") or ())

    async def speaking(message: Message) -> None:
        if offers and message["type"] == "websocket.accept" and not message.get("subprotocol"):
            message = {**message, "subprotocol": SUBPROTOCOL}
        await send(message)

    return speaking
