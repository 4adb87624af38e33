"""Heads of requests: bounds of length and number, paths that lead elsewhere, ids; and the marks on every answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import WebSocketDenialResponse

from audobon.errors import JobError
from audobon.serving.web.guards.asgi import is_request
from audobon.serving.web.guards.frames import FrameBounds
from audobon.serving.web.guards.heads import HeadBounds, is_foreign
from audobon.serving.web.guards.rates import Rate
from tests.unit.serving.guards.echo import SOCKET, Clock, Echo, answered, client_for

FOREIGN = (
    "/..", "/../etc/passwd", "/a/../b", "/a/..", "/./a", "/a/.", "//evil.example", "/a//b", "/a\\b", "/a\0b",
    "/a\nb", "/a\x7fb", "a", "", "*", "http://evil.example/",
)  # fmt: skip
HIDDEN = (b"/a%2fb", b"/a%2Fb", b"/a%5Cb", b"/a%00")
SOUND = (
    "/",
    "/a",
    "/a/",
    "/a.b/c..d",
    "/...",
    "/\u00e4\u00f6",
    "/50% off\u00a0.cbz",
    "/a b",
    "/api/v1/books/0123456789abcdef/events",
)


@pytest.mark.parametrize("path", FOREIGN)
def test_paths_that_lead_elsewhere_are_not_there(path: str) -> None:
    assert is_foreign(path, path.encode())
    echo = Echo()
    found = answered(client_for(echo).app, "GET", path, headers={"host": "localhost"})
    assert (found.status, found.code, echo.seen) == (404, "AUD-754", [])


@pytest.mark.parametrize("raw", HIDDEN)
def test_what_is_encoded_twice_or_hides_a_step_is_not_there(raw: bytes) -> None:
    assert is_foreign("/a", raw)


@pytest.mark.parametrize("path", SOUND)
def test_paths_like_ours_pass(path: str) -> None:
    assert not is_foreign(path, path.encode())


@given(st.lists(st.text("abcXYZ0189-_.~", min_size=1, max_size=8), min_size=1, max_size=6))
def test_plain_steps_are_foreign_exactly_if_one_leads_up_or_nowhere(steps: list[str]) -> None:
    path = "/" + "/".join(steps)
    assert is_foreign(path, path.encode()) == any(step in (".", "..") for step in steps)


def test_addresses_and_headers_have_a_length() -> None:
    bounds = HeadBounds(path_bytes=20, query_bytes=10, headers=8, header_bytes=300)
    client = client_for(Echo(), head=bounds)
    assert client.get("/" + "a" * 19).status_code == 200
    assert client.get("/" + "a" * 20).json()["code"] == "AUD-754"
    assert client.get("/a?" + "b" * 10).status_code == 200
    assert client.get("/a?" + "b" * 11).status_code == 414
    assert client.get("/a", headers={"x-long": "y" * 300}).json()["code"] == "AUD-755"
    assert client.get("/a", headers={f"x-{number}": "y" for number in range(9)}).status_code == 431


def test_request_has_an_id_and_the_answer_says_it() -> None:
    client = client_for(Echo())
    first, second = client.get("/a"), client.get("/a")
    assert re.fullmatch("[0-9a-f]{32}", first.headers["x-request-id"])
    assert first.headers["x-request-id"] == first.json()["id"] != second.json()["id"]


def test_sane_id_of_the_caller_is_kept_and_any_other_is_not() -> None:
    client = client_for(Echo())
    sane = "0af7651916cd43dd.8448eb_211c-80319c"
    assert client.get("/a", headers={"x-request-id": sane}).headers["x-request-id"] == sane
    for other in ("short", "a" * 129, "a b c d e f g", "<script>alert</script>", "-leading-dash", "12345678\u00e9"):
        answer = client.get("/a", headers=[(b"x-request-id", other.encode("latin-1"))])
        assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-request-id"])
    twice = [("x-request-id", sane), ("x-request-id", sane)]
    assert client.get("/a", headers=twice).headers["x-request-id"] != sane


MARKS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    "path", ["/", "/studio/app.js", "/api/v1/books", "/v1/images/generations", "/metrics", "/../x"]
)
@pytest.mark.parametrize("host", ["localhost", "evil.example"])
def test_every_answer_is_marked_refusals_too(path: str, host: str) -> None:
    found = answered(client_for(Echo()).app, "GET", path, headers={"host": host})
    assert MARKS.items() <= found.headers.items()
    policy = found.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    is_data = path.startswith(("/api", "/v1", "/metrics"))
    assert ("sandbox" in policy) == is_data
    assert ("script-src 'self'" in policy) == (not is_data)


def test_no_route_opens_itself_to_other_sites_or_names_its_server() -> None:
    headers = client_for(Echo()).get("/open", headers={"origin": "http://evil.example"}).headers
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers
    assert headers["cache-control"] == "private"


def test_pages_of_configured_origins_may_read_and_ask_before() -> None:
    client = client_for(Echo(), origins=("https://desk.example",))
    asked = {"origin": "https://desk.example", "access-control-request-method": "PUT"}
    before = client.options("/api/v1/books", headers=asked)
    assert before.status_code == 204
    assert before.headers["access-control-allow-origin"] == "https://desk.example"
    assert "PUT" in before.headers["access-control-allow-methods"]
    assert "authorization" in before.headers["access-control-allow-headers"]
    answer = client.get("/api/v1/books", headers=asked)
    assert answer.headers["access-control-allow-origin"] == "https://desk.example"
    assert answer.headers["vary"] == "Origin"
    assert answer.headers["cache-control"] == "no-store"
    other = client.options("/api/v1/books", headers={**asked, "origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers


@pytest.mark.parametrize("origin", ["*", "null", "desk.example", "ftp://desk.example", "https://desk.example/x", ""])
def test_origins_that_are_none_are_not_configured(origin: str) -> None:
    with pytest.raises(JobError, match="AUD-763"):
        client_for(Echo(), origins=(origin,))


@pytest.mark.parametrize("host", ["*", "", "a b", "https://a", "1.2.3", "a:b", "[::1"])
def test_hosts_that_are_none_are_not_configured(host: str) -> None:
    with pytest.raises(JobError, match="AUD-763"):
        client_for(Echo(), hosts=(host,))


def test_refusals_speak_as_their_part_of_the_interface_does() -> None:
    client = client_for(Echo(), client_rate=Rate(per_second=1, burst=0), clock=Clock())
    openai = client.get("/v1/models").json()["error"]
    assert (openai["type"], openai["code"], openai["param"]) == ("rate_limit_error", "AUD-759", None)
    assert client.get("/v2/models/a").json()["error"].startswith("there were more requests")
    problem = client.get("/api/v1/books")
    assert problem.headers["content-type"] == "application/problem+json"
    assert (problem.json()["status"], problem.json()["code"]) == (429, "AUD-759")


def test_head_is_refused_without_a_body() -> None:
    found = answered(client_for(Echo()).app, "HEAD", "/", headers={"host": "evil.example"})
    assert (found.status, found.body) == (421, b"")


def test_servers_own_start_and_end_pass() -> None:
    assert not is_request({"type": "lifespan"})
    with client_for(Echo()) as client:
        assert client.get("/a").status_code == 200


def test_websocket_that_says_too_much_or_too_often_is_closed() -> None:
    clock, echo = Clock(), Echo()
    client = client_for(echo, frames=FrameBounds(message_bytes=10, per_second=1, burst=3), clock=clock)
    with client.websocket_connect(SOCKET) as socket:
        socket.receive_json()
        for text in ("one", "x" * 10, "\u00e4" * 5):
            socket.send_text(text)
        socket.send_text("one too many")
        assert socket.receive()["code"] == 1009
    assert echo.said == ["one", "x" * 10, "\u00e4" * 5, "gone 1009"]
    with client.websocket_connect(SOCKET) as socket:
        socket.receive_json()
        for _ in range(4):
            socket.send_text("a")
        assert socket.receive()["code"] == 1013
    assert echo.said[-1] == "gone 1013"


def test_handshake_is_refused_with_an_answer() -> None:
    client = client_for(Echo())
    with (
        pytest.raises(WebSocketDenialResponse) as refused,
        client.websocket_connect(SOCKET, headers={"host": "evil.example"}),
    ):
        pass
    assert refused.value.headers["x-request-id"]
