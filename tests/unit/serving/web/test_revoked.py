"""A token taken back while a service runs: over a real socket, nothing more is answered, streamed or heard."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
import uvicorn
import websockets.sync.client
from websockets.exceptions import ConnectionClosed

from audobon.serving.jobs.job import JobState
from audobon.serving.listening import bound_socket, server_config, url_of
from audobon.serving.service import Service
from audobon.serving.token_file import add_token, revoke_token
from audobon.serving.web.guards.withdrawal import TAKEN_BACK
from audobon.serving.web.served import served_app
from tests.unit.serving.web.conftest import ASKED, config_at


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[Service, str]]:
    """A service that listens and lets in who stands in its file of tokens, and its address."""
    add_token(tmp_path / "tokens.toml", "bert", ["admin"])
    config = replace(config_at(tmp_path / "root"), port=0, token_file=tmp_path / "tokens.toml")
    with bound_socket(config) as listening, Service(config) as service:
        server = uvicorn.Server(server_config(served_app(service), config, quiet=True))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield service, url_of(listening)
        service.end()
        server.should_exit = True
        thread.join()


def test_revoked_token_is_told_nothing_more(address: tuple[Service, str], tmp_path: Path) -> None:
    service, url = address
    tokens = tmp_path / "tokens.toml"
    bearer = {"authorization": f"Bearer {add_token(tokens, 'anna', ['read', 'write']).secret}"}
    with httpx2.Client(base_url=url, headers=bearer, timeout=20) as anna:
        book = anna.post("/api/v1/books", json=ASKED | {"draft": True})
        assert book.status_code == 202
        place, id = book.headers["location"], book.json()["id"]
        socket = websockets.sync.client.connect(f"{url}{place}/events".replace("http", "ws"), additional_headers=bearer)
        with socket, anna.stream("GET", f"{place}/events", headers={"accept": "text/event-stream"}) as stream:
            assert '"kind":"submit"' in str(socket.recv(timeout=20))
            pieces = stream.iter_text()
            assert '"kind":"submit"' in next(pieces)
            revoke_token(tokens, "anna")
            assert anna.get(place).status_code == 401
            socket.send('{"type":"cancel"}')
            with pytest.raises(ConnectionClosed) as closed:
                socket.recv(timeout=20)
            assert (closed.value.rcvd.code if closed.value.rcvd else 0) == TAKEN_BACK
            assert service.queue.job(id).state is JobState.QUEUED
            service.queue.cancel(id)
            with pytest.raises(httpx2.RemoteProtocolError):
                assert list(pieces) == []
        revoke_token(tokens, "bert")
        assert anna.get("/api/v1/books").status_code == 401
        assert httpx2.get(f"{url}/api/v1/books").status_code == 401
