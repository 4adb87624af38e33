"""What browsers are told to keep to, on every answer, refusals included.

Knows: the headers and their values.  Does not know: routes.

Content Security Policy: https://www.w3.org/TR/CSP3/. The studio is ES modules and style sheets from the service's own
files; it needs neither inline scripts nor `eval`. Answers of the programming interfaces are data: nothing in them may
act, even if somebody opens one as a page.
"""

from __future__ import annotations

from audobon.serving.web.guards.asgi import HTTP, App, Header, Message, Receive, Scope, Send, with_headers

INTERFACES = ("/api/", "/v1/", "/v2/", "/health", "/metrics", "/openapi.json")
_STUDIO_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    b"connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    b"frame-ancestors 'none'"
)
_DATA_POLICY = b"default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
_PAGE_POLICY = b"form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
"""For an answer whose own policy begins with nothing and says what of itself may act, such as its style by a hash."""
_ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_REPLACED = frozenset(key for key, _ in _ALWAYS) | {b"server", b"x-powered-by"}


class SecurityHeaders:
    """Puts them on every answer.

    A policy that a route adds holds besides these, so that it can only be stricter; but data that is a page of its own
    may show its own style: of the policy for data all stays but that nothing at all is shown, if the route's own says
    `default-src 'none'` and `sandbox`.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != HTTP:
            await self._app(scope, receive, send)
            return
        is_data = str(scope["path"]).startswith(INTERFACES)

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = with_headers(message, _headers(message, is_data=is_data), without=_REPLACED)
            await send(message)

        await self._app(scope, receive, secured)


def _headers(message: Message, *, is_data: bool) -> list[Header]:
    policy = _STUDIO_POLICY
    if is_data:
        policy = _PAGE_POLICY if _is_page(message) else _DATA_POLICY
    headers = [*_ALWAYS, (b"content-security-policy", policy)]
    if is_data and all(key.lower() != b"cache-control" for key, _ in message.get("headers", ())):
        headers.append((b"cache-control", b"no-store"))
    return headers


def _is_page(message: Message) -> bool:
    """Whether the route's own policy begins with nothing, and keeps what it shows in a sandbox that runs nothing."""
    for key, value in message.get("headers", ()):
        if key.lower() == b"content-security-policy":
            rules = {rule.strip() for rule in value.split(b";")}
            return b"default-src 'none'" in rules and b"sandbox" in rules
    return False
