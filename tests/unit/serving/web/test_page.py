"""docs/serving.md says what happens: its commands are run, with curl, against a service on a socket."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn

from audobon.serving.config import read_config
from audobon.serving.listening import bound_socket, server_config, url_of
from audobon.serving.service import Service
from audobon.serving.token_file import add_token
from audobon.serving.web.app import create_app
from tests.unit.serving.web.conftest import TEXT, config_at, small_work

PAGE = (Path(__file__).parents[4] / "docs" / "serving.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8377"

HALF_A_REQUEST = (
    b"POST /api/v1/books HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
)


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that listens, with the small crew."""
    config = replace(config_at(tmp_path_factory.mktemp("root")), port=0)
    with bound_socket(config) as listening, Service(config, work=small_work()) as service:
        server = uvicorn.Server(server_config(create_app(service), config, quiet=True))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield url_of(listening)
        server.should_exit = True
        thread.join()


def run(script: str, address: str, place: Path) -> str:
    command = script.replace(ADDRESS, address)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=place, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_commands_of_the_page_do_what_it_says(address: str, tmp_path: Path) -> None:
    first, *rest = [block for block in blocks("sh") if "curl" in block]
    answer, sample = json.loads(run(first, address, tmp_path)), json.loads(blocks("json")[0])
    told = json.dumps(sample).replace(sample["id"], answer["id"])
    times = {"submitted": answer["submitted"], "changed": answer["changed"]}
    # The book may have been begun by the time of the answer.
    assert json.loads(told) | times == answer | {"state": "queued", "attempts": 0, "progress": sample["progress"]}
    (tmp_path / "walk.txt").write_text(TEXT, encoding="utf-8")
    output = run("".join(rest), address, tmp_path)
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "whole.cbz").stat().st_size > 100
    assert '"pages":[{"number":1' in output
    assert '"panels":[{"id":' in output
    assert '"books":[' in output


def test_refusal_is_as_the_page_shows_it(address: str, tmp_path: Path) -> None:
    ask = f'curl -sS {ADDRESS}/api/v1/books -H \'Content-Type: application/json\' -d \'{{"text": "a", "dpi": 1000}}\''
    assert json.loads(run(ask, address, tmp_path)) == next(
        json.loads(block) for block in blocks("json") if "AUD-724" in block
    )


def test_file_of_the_page_sets_up_a_service(tmp_path: Path) -> None:
    (tmp_path / "serve.toml").write_text(blocks("toml")[0], encoding="utf-8")
    add_token(tmp_path / "tokens.toml", "bert", ["read"])
    config = read_config(tmp_path / "serve.toml", root=tmp_path)
    assert (config.workers, config.limits.waiting) == (2, 1000)
    assert ([token.name for token in config.tokens], config.token_file) == (["anna"], tmp_path / "tokens.toml")


def test_page_names_every_option_of_the_command_and_every_field() -> None:
    from audobon.serving.web.book_request import BookRequest

    missing = [name for name in BookRequest.model_fields if f"`{name}`" not in PAGE]
    assert missing == []


def test_server_ends_while_a_connection_is_open(tmp_path: Path) -> None:
    config = replace(config_at(tmp_path / "root"), port=0, grace_s=1.0)
    with bound_socket(config) as listening, Service(config) as service:
        server = uvicorn.Server(server_config(create_app(service), config, quiet=True))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        with socket.create_connection(listening.getsockname()) as half:
            half.sendall(HALF_A_REQUEST)
            time.sleep(0.2)
            started = time.monotonic()
            server.should_exit = True
            thread.join(10)
            assert not thread.is_alive()
            assert time.monotonic() - started < 5
