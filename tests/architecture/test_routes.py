"""No route blocks the event loop: what is `async` in the service's web is named here, and calls nothing that blocks.

A plain `def` route runs in a thread; an `async` one runs on the loop that all connections share, and one read of a slow
disk in it holds up everybody.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from audobon.serving.config import ServeConfig
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from audobon.serving.web.openapi import openapi_text

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "audobon" / "serving" / "web"
ASYNC_FUNCTIONS = {
    "bodies.py": {"bounded_body", "form_of", "picture_bytes", "text"},
    "events.py": {"events", "panels", "pages", "talk"},
    "kserve.py": {"infer", "infer_version", "_body", "_called"},
    "openai_errors.py": {"told"},
    "openai_images.py": {"generate", "edit", "_read", "_answered"},
    "openai_stream.py": {"begin", "lines", "pictures", "_events", "_encoded", "_data"},
    "mask_upload.py": {"mask_asked"},
    "story_upload.py": {"story_asked"},
    "studio.py": {"get_response"},
}
"""Each may be `async` because it waits for bytes, of a request or to a client; all else it does in a thread."""
BLOCKING = {
    "open", "read_text", "write_text", "read_bytes", "write_bytes", "sleep", "submit", "listing", "job", "job_of",
    "cancel", "retry", "revise", "delete", "events", "resolve", "stat", "glob", "rglob", "iterdir", "unlink", "fsync",
    "run", "Popen", "check_output", "connect", "transaction", "execute", "model_validate_json", "loads", "dumps",
}  # fmt: skip
"""Names of calls that wait for a disk, a database, another process, or work through much text."""


def async_functions(path: Path) -> Iterator[ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.AsyncFunctionDef):
            yield node


def blocking_calls(function: ast.AST) -> list[str]:
    """Calls that block and are not awaited."""
    awaited = {id(node.value) for node in ast.walk(function) if isinstance(node, ast.Await)}
    found = []
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and id(node) not in awaited:
            name = ast.unparse(node.func).rpartition(".")[2]
            found += [name] if name in BLOCKING else []
    return found


def own_files() -> list[Path]:
    """The web's files beside the guards and the live streams, which are no routes of FastAPI's and have their own."""
    return sorted(WEB.glob("*.py"))


def test_async_functions_are_these() -> None:
    found = {path.name: {one.name for one in async_functions(path)} for path in own_files()}
    assert {name: names for name, names in found.items() if names} == ASYNC_FUNCTIONS


def test_async_functions_call_nothing_that_blocks() -> None:
    found = {(path.name, one.name): blocking_calls(one) for path in own_files() for one in async_functions(path)}
    assert {place: calls for place, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    ("body", "calls"),
    [
        ("queue.submit(a)", ["submit"]),
        ("await to_thread.run_sync(queue.submit, a)", []),
        ("x = [open(a) for a in b]", ["open"]),
        ("await stream.read()", []),
        ("await client.delete(a)", []),
    ],
)
def test_gate_sees_what_blocks(body: str, calls: list[str]) -> None:
    assert blocking_calls(ast.parse(f"async def route():\n    {body}\n")) == calls


def routes() -> list[APIRoute]:
    app = create_app(Service(ServeConfig(root=Path("nowhere"), workers=0)))
    return list(routes_below(app.routes))


def routes_below(some: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """The routes of routers that were included, and of those that were included in them."""
    for route in some:
        if isinstance(route, APIRoute):
            yield route
        else:
            inner = getattr(route, "original_router", route)
            yield from routes_below(getattr(inner, "routes", None) or [])


def test_every_route_says_what_it_does_gives_and_refuses() -> None:
    shown = [route for route in routes() if route.include_in_schema]
    assert len(shown) > 20
    assert len({route.operation_id for route in shown}) == len(shown)
    for route in shown:
        assert route.operation_id, route.path
        assert (route.endpoint.__doc__ or "").strip(), route.path
        assert {500, 503} <= set(route.responses), route.path
        assert route.response_model or route.status_code == 204 or 200 in route.responses, route.path


def test_interface_refers_to_nothing_that_is_not_there() -> None:
    text = openapi_text()
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    assert named
    assert named - set(json.loads(text)["components"]["schemas"]) == set()


def test_interface_is_as_it_was_written_down() -> None:
    """docs/openapi.json is what `audobon serve --openapi` prints: a change of the interface is a decision."""
    kept = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert json.loads(kept) == json.loads(openapi_text())
    assert kept == openapi_text() + "\n"
