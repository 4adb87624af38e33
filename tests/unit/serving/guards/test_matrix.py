"""Who gets in: every Host with every Origin by every method and by WebSocket, decided by a rule of three lines."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from audobon.serving.web.guards.asgi import App
from audobon.serving.web.guards.rates import Rate
from tests.unit.serving.guards.echo import METHODS, Echo, answered, client_for

OWN_HOSTS = {
    "localhost": ("localhost", 80),
    "LOCALHOST": ("localhost", 80),
    "localhost.": ("localhost", 80),
    "localhost:8377": ("localhost", 8377),
    "127.0.0.1:8377": ("127.0.0.1", 8377),
    "127.8.9.1": ("127.8.9.1", 80),
    "127.0.0.1.": ("127.0.0.1", 80),
    "[::1]:8377": ("::1", 8377),
    "[0:0:0:0:0:0:0:1]": ("::1", 80),
    "studio.example": ("studio.example", 80),
    "Studio.Example.:8080": ("studio.example", 8080),
    "ported.example:8443": ("ported.example", 8443),
    "192.168.1.7:8377": ("192.168.1.7", 8377),
    "[fd00::7]": ("fd00::7", 80),
}
FOREIGN_HOSTS = (
    "evil.example", "evil.example:8377", "localhost.evil.example", "127.0.0.1.evil.example", "notlocalhost",
    "ported.example", "ported.example:8444", "studio.example.evil", "192.168.1.8", "[fd00::8]", "0.0.0.0", "[::]",
)  # fmt: skip
BROKEN_HOSTS = (
    "", " ", "localhost:0", "localhost:99999", "localhost:8377:1", "localhost:a", "a@localhost", "localhost/x",
    "local host", "[::1", "::1", "[127.0.0.1]", "127.1", "0x7f000001", "2130706433", "localhost..", "*",
    "localhost\\evil", "%6cocalhost", "localhost,evil.example",
)  # fmt: skip
RULES = {
    "hosts": ("studio.example", "ported.example:8443", "192.168.1.7", "fd00::7"),
    "origins": ("https://desk.example", "http://localhost:3000"),
}
CONFIGURED_ORIGINS = ("https://desk.example", "HTTPS://DESK.EXAMPLE:443", "http://localhost:3000")
FOREIGN_ORIGINS = (
    "null", "http://evil.example", "https://desk.example.evil", "http://desk.example", "https://desk.example:8443",
    "http://localhost:3001", "file://", "chrome-extension://abcdef", "https://desk.example/", "*", "",
    "http://localhost@evil.example", "https://desk.example, http://evil.example",
)  # fmt: skip
MEANINGS = {421: "AUD-750", 400: "AUD-764", 403: "AUD-751"}


def own_origins(host: str) -> tuple[str, ...]:
    name, port = OWN_HOSTS[host]
    written = f"[{name}]" if ":" in name else name
    return (f"http://{written}:{port}", *((f"http://{written}",) if port == 80 else ()))


def asked(app: App, method: str, *, host: str, origin: str | None) -> tuple[int, str]:
    """The status of a request, or of a handshake, and the code that it was refused with."""
    headers = {"host": host} | ({} if origin is None else {"origin": origin})
    found = answered(app, method, "/api/v1/books/a/events", headers=headers)
    return found.status, found.code if method != "HEAD" else MEANINGS.get(found.status, "")


@pytest.fixture(scope="module")
def client() -> TestClient:
    endless = Rate(per_second=1e9, burst=10**9)
    return client_for(Echo(), client_rate=endless, address_rate=endless, **RULES)


@pytest.mark.parametrize("method", [*METHODS, "WEBSOCKET"])
def test_matrix_is_complete(client: TestClient, method: str) -> None:
    """Foreign hosts never get in; foreign pages only where nothing changes; whoever sends no origin is no page."""
    passes = 101 if method == "WEBSOCKET" else 200
    is_safe = method in ("GET", "HEAD", "OPTIONS")
    wrong = []
    for host in (*OWN_HOSTS, *FOREIGN_HOSTS, *BROKEN_HOSTS):
        own = own_origins(host) if host in OWN_HOSTS else ()
        for origin in (None, *own, *CONFIGURED_ORIGINS, *FOREIGN_ORIGINS):
            if host in BROKEN_HOSTS:
                expected = (400, "AUD-764")
            elif host in FOREIGN_HOSTS:
                expected = (421, "AUD-750")
            elif is_safe or origin is None or origin in own or origin in CONFIGURED_ORIGINS:
                expected = (passes, "")
            else:
                expected = (403, "AUD-751")
            found = asked(client.app, method, host=host, origin=origin)
            wrong += [] if found == expected else [(host, origin, found, expected)]
    assert wrong == []


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("site", ["same-origin", "same-site", "cross-site", "none"])
def test_pages_that_hide_their_origin_change_nothing(client: TestClient, method: str, site: str) -> None:
    """A proxy or a link may bring a `Sec-Fetch-Site` of any kind to a page; nothing changes unless it is our own."""
    answer = client.request(method, "/api/v1/books", headers={"sec-fetch-site": site})
    may = method in ("GET", "HEAD", "OPTIONS") or site in ("same-origin", "none")
    assert answer.status_code == (200 if may else 403)


def test_host_is_asked_for_once(client: TestClient) -> None:
    for headers in ([("host", "localhost"), ("host", "evil.example")], [("host", "localhost"), ("host", "localhost")]):
        assert client.get("/api/v1/books", headers=headers).status_code == 400


def test_page_over_tls_may_ask_a_service_behind_a_proxy_and_a_plain_page_may_not_ask_one_over_tls() -> None:
    client = client_for(Echo(), hosts=("studio.example",))
    headers = {"host": "studio.example", "origin": "https://studio.example"}
    assert client.post("/api/v1/books", headers=headers).status_code == 200
    secure = TestClient(client.app, base_url="https://studio.example")
    assert secure.post("/api/v1/books", headers=headers).status_code == 200
    assert secure.post("/api/v1/books", headers={"origin": "http://studio.example"}).status_code == 403
