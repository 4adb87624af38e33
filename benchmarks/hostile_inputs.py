"""Hostile inputs at every door: what is each answered with, how soon, and does anything get out?

    PYTHONPATH=src python -m benchmarks.hostile_inputs [--only KIND] [--json] [--out DIR]

Names, addresses, pictures, archives, XML, weights, bundles and texts (`benchmarks/hostile/`) go to the library's own
boundaries and over HTTP to the service, which nobody works for. Each row says input, boundary, answer and seconds. An
answer is an error's code or status, or `taken`. An escape is a file read or written outside the drill's folder, a
connection, a program started, or an object unpickled; a crash is any error without a code, or a status of 500.

Knows: the boundaries.  Does not know: how any of them refuses.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from audobon.errors import AudobonError
from audobon.export.bundle.extracting import extract_bundle
from audobon.export.bundle.reader import open_bundle
from audobon.manuscript import open_manuscript
from audobon.models.stable.files import located, read_tensors
from audobon.serving.config import ServeConfig
from audobon.serving.jobs.job import Limits
from audobon.serving.outside_images import image_from_outside
from audobon.serving.picture_decoding import decoded_here
from audobon.serving.service import Service
from audobon.serving.story_names import safe_story_name
from audobon.serving.web.guards.asgi import Message
from audobon.serving.web.guards.bodies import BodyBounds, BodyGuard
from audobon.serving.web.served import served_app
from audobon.style.references import reference_pictures
from benchmarks.hostile.archives import ARCHIVES, book, document
from benchmarks.hostile.bundles import hostile_bundles
from benchmarks.hostile.images import IMAGES
from benchmarks.hostile.markup import MARKUP
from benchmarks.hostile.paths import PATHS
from benchmarks.hostile.texts import TEXTS
from benchmarks.hostile.urls import URLS
from benchmarks.hostile.watch import Watcher
from benchmarks.hostile.weights import WEIGHTS

HANG_S = 5.0
BUSY = 12
"""A machine that others use may take so many times as long as its cores are at work for us."""
TAKEN = "taken"
CRASH = "crash"
ADDRESS = "http://127.0.0.1:8377"
ENDLESS = Limits(waiting=1_000_000, waiting_of_client=1_000_000)
STORY = {"text": "Anna ran home.", "draft": True}
KINDS = ("paths", "urls", "images", "archives", "xml", "weights", "bundles", "texts")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One input at one boundary."""

    kind: str
    input: str
    boundary: str
    answer: str
    seconds: float
    core_seconds: float
    escapes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Try:
    """What a boundary is to be given."""

    input: str
    boundary: str
    call: Callable[[], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    from benchmarks.pencils import machine

    with tempfile.TemporaryDirectory() as place:
        found = drill(Path(place), kinds=(wanted.only,) if wanted.only else KINDS)
    answer = {"benchmark": "hostile_inputs", "date": date.today().isoformat(), "machine": machine(), **found}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"hostile-inputs-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    told = {key: value for key, value in found.items() if key != "rows"}
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in told.items()))  # noqa: T201


def drill(root: Path, *, kinds: tuple[str, ...] = KINDS, each: int | None = None) -> dict[str, Any]:
    """Give all hostile inputs of these kinds, or the first few of each, to the boundaries.

    Returns:
        Counts by kind and answer; escapes, crashes and hangs with their rows; how much memory was grown by; all rows.
    """
    room = root / "room"
    room.mkdir(parents=True)
    watcher, rows = Watcher(root), []
    before = _peak_bytes()
    with _working_in(room), _asking(root / "service") as web:
        for kind in kinds:
            inputs: set[str] = set()
            if kind == "urls":  # a style is looked for among the painter's, whose weights are loaded once
                _asked(web, "POST", "/api/v1/books", json={"text": "a", "style": "no such style"})
            for one in _tries(kind, room, web):
                inputs.add(one.input)
                if each is not None and len(inputs) > each:
                    break
                rows.append(_tried(kind, one, watcher))
    left = sorted(str(path) for path in root.rglob("pwned*"))
    bad = {
        "escapes": [asdict(row) for row in rows if row.escapes] + left,
        "crashes": [asdict(row) for row in rows if row.answer.startswith(CRASH)],
        "hangs": [asdict(row) for row in rows if max(row.core_seconds, row.seconds / BUSY) > HANG_S],
    }
    return {
        "inputs": {kind: len({row.input for row in rows if row.kind == kind}) for kind in kinds},
        "tries": len(rows),
        "answers": {kind: _counted(rows, kind) for kind in kinds},
        "slowest_s": max(row.seconds for row in rows),
        "slowest_core_s": max(row.core_seconds for row in rows),
        "process_peak_bytes": _peak_bytes(),
        "process_grew_bytes": _peak_bytes() - before,
        **bad,
        "rows": [asdict(row) for row in rows],
    }


def _counted(rows: list[Row], kind: str) -> dict[str, int]:
    return dict(sorted(Counter(row.answer for row in rows if row.kind == kind).items()))


def _tried(kind: str, one: Try, watcher: Watcher) -> Row:
    started, core = time.perf_counter(), time.process_time()
    with watcher.watched():
        answer = _answer(one.call)
    return Row(
        kind=kind,
        input=one.input,
        boundary=one.boundary,
        answer=answer,
        seconds=round(time.perf_counter() - started, 3),
        core_seconds=round(time.process_time() - core, 3),
        escapes=tuple(dict.fromkeys(watcher.escapes)),
    )


def _answer(call: Callable[[], object]) -> str:
    try:
        found = call()
    except AudobonError as error:
        return error.code
    except Exception as error:  # noqa: BLE001 - whatever else comes is what is looked for
        return f"{CRASH}: {type(error).__name__}: {str(error)[:200]}"
    if isinstance(found, tuple):
        status, code = found
        return f"{CRASH}: status {status} {code}" if status >= 500 else f"{status} {code}".strip()
    return TAKEN


def _tries(kind: str, room: Path, web: TestClient) -> Iterator[Try]:
    return {
        "paths": _paths, "urls": _urls, "images": _images, "archives": _archives, "xml": _xml, "weights": _weights,
        "bundles": _bundles, "texts": _texts,
    }[kind](room, web)  # fmt: skip


def _paths(room: Path, web: TestClient) -> Iterator[Try]:
    for name in PATHS:
        said = ascii(name[:60])
        yield Try(input=said, boundary="safe_story_name", call=lambda name=name: _kept_as(room, name))
        yield Try(
            input=f"{said} .txt", boundary="safe_story_name", call=lambda name=name: _kept_as(room, name + ".txt")
        )
        yield Try(
            input=said,
            boundary="POST /api/v1/books name",
            call=lambda name=name: _asked(web, "POST", "/api/v1/books", json={**STORY, "name": name}),
        )
        yield Try(
            input=f"{said} .txt",
            boundary="POST /api/v1/books name",
            call=lambda name=name: _asked(web, "POST", "/api/v1/books", json={**STORY, "name": name[:150] + ".txt"}),
        )
        yield Try(
            input=said, boundary="GET /api/v1/books/...", call=lambda name=name: _asked_raw(web, "/api/v1/books/", name)
        )
        yield Try(
            input=said,
            boundary="GET /api/v1/books/0.../artefacts/...",
            call=lambda name=name: _asked_raw(web, f"/api/v1/books/{'0' * 32}/artefacts/", name),
        )


def _kept_as(room: Path, name: str) -> None:
    """Write a file under the name that is made of this one; whatever leads out is seen by the watcher."""
    (room / safe_story_name(name)).write_text("x")


def _urls(room: Path, web: TestClient) -> Iterator[Try]:
    for url in URLS:
        for field in ("model", "style", "name", "trim"):
            yield Try(
                input=url,
                boundary=f"POST /api/v1/books {field}",
                call=lambda url=url, field=field: _asked(
                    web, "POST", "/api/v1/books", json={"text": "Anna ran home.", "draft": field == "trim", field: url}
                ),
            )
        yield Try(input=url, boundary="open_manuscript", call=lambda url=url: open_manuscript(Path(url)))
        yield Try(
            input=url,
            boundary="located",
            call=lambda url=url: located(url, cache=room / "cache", offline=True),
        )


def _images(room: Path, web: TestClient) -> Iterator[Try]:
    for name, made in IMAGES.items():
        data = made()
        yield Try(
            input=name, boundary="image_from_outside", call=lambda data=data: image_from_outside(data, name="picture")
        )
        yield Try(input=name, boundary="decoded_here", call=lambda data=data: decoded_here(data, name="picture"))
        yield Try(
            input=name,
            boundary="reference_pictures",
            call=lambda data=data: _referred_to(room / "picture.png", data),
        )
        yield Try(
            input=name,
            boundary="POST /v1/images/edits",
            call=lambda data=data: _asked(
                web, "POST", "/v1/images/edits", files={"image": ("a.png", data, "image/png")}, data={"prompt": "a"}
            ),
        )


def _referred_to(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    reference_pictures([path])


def _archives(room: Path, web: TestClient) -> Iterator[Try]:
    for name, made in ARCHIVES.items():
        yield from _stories(name, made(), room, web, ending=".epub")


def _xml(room: Path, web: TestClient) -> Iterator[Try]:
    for name, made in MARKUP.items():
        text = made()
        yield from _stories(f"{name}, in an e-book", book(text), room, web, ending=".epub")
        yield from _stories(f"{name}, in a Word document", document(text), room, web, ending=".docx")


def _texts(room: Path, web: TestClient) -> Iterator[Try]:
    for name, made in TEXTS.items():
        data = made()
        yield from _stories(name, data, room, web, ending=".txt")
        text = data.decode("utf-8", "replace")
        yield Try(
            input=name,
            boundary="POST /api/v1/books text",
            call=lambda text=text: _asked(web, "POST", "/api/v1/books", json={**STORY, "text": text}),
        )
    yield Try(input="a million pieces of a byte", boundary="BodyGuard", call=lambda: asyncio.run(_crumbs(1_000_000)))


def _stories(name: str, data: bytes, room: Path, web: TestClient, *, ending: str) -> Iterator[Try]:
    path = room / f"story{ending}"

    def opened() -> None:
        path.write_bytes(data)
        open_manuscript(path)

    yield Try(input=name, boundary=f"open_manuscript {ending}", call=opened)
    yield Try(
        input=name,
        boundary=f"POST /api/v1/books file {ending}",
        call=lambda: _asked(web, "POST", "/api/v1/books", files={"file": (f"story{ending}", data)}),
    )


def _weights(room: Path, web: TestClient) -> Iterator[Try]:
    for name, (file_name, made) in WEIGHTS.items():
        folder = room / "weights"
        path = folder / file_name

        def put(path: Path = path, folder: Path = folder, made: Callable[[], bytes] = made) -> Path:
            for old in folder.glob("*"):
                old.unlink()
            folder.mkdir(exist_ok=True)
            path.write_bytes(made())
            return path

        yield Try(input=name, boundary="read_tensors", call=lambda put=put: read_tensors(put()) and None)
        yield Try(
            input=name, boundary="read_tensors of some", call=lambda put=put: read_tensors(put(), wanted=bool) and None
        )
        yield Try(input=name, boundary="located", call=lambda put=put: _unless_sound(located(str(put()), offline=True)))


def _unless_sound(path: Path) -> None:
    """Finding a file is no more than that; what counts is what is read of it."""
    read_tensors(path)


def _bundles(room: Path, web: TestClient) -> Iterator[Try]:
    for number, (name, made) in enumerate(hostile_bundles(room)):
        path = room / "hostile.audobon"

        def opened(path: Path = path, made: Callable[[], bytes] = made, number: int = number) -> None:
            path.write_bytes(made())
            with open_bundle(path) as bundle:
                bundle.check_whole()
                extract_bundle(bundle, room / f"out-{number}")

        yield Try(input=name, boundary="open, check, extract", call=opened)


def _asked(web: TestClient, method: str, path: str, **parts: Any) -> tuple[int, str]:
    """The status of an answer, and its code."""
    if "json" in parts:  # halves of characters as escapes, which a client would not write by itself
        parts = {"content": json.dumps(parts["json"]), "headers": {"content-type": "application/json"}}
    answer = web.request(method, path, **parts)
    body: Any = {}
    if answer.headers.get("content-type", "").endswith("json"):
        body = answer.json()
    held = body.get("error", body) if isinstance(body, dict) else {}
    return answer.status_code, str(held.get("code") or "") if isinstance(held, dict) else str(held)[:8]


def _asked_raw(web: TestClient, prefix: str, name: str) -> tuple[int, str]:
    """The same with a path as somebody writes it who encodes nothing but what no request line can hold."""
    found: list[int] = []
    raw = prefix.encode() + name.encode("utf-8", "surrogatepass")

    async def ask() -> None:
        scope = {
            "type": "http", "method": "GET", "scheme": "http", "http_version": "1.1", "query_string": b"",
            "path": raw.decode("utf-8", "replace"), "raw_path": raw, "root_path": "", "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8377), "headers": [(b"host", b"127.0.0.1:8377")],
        }  # fmt: skip

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            found.extend([message["status"]] if message["type"] == "http.response.start" else [])

        await web.app(scope, receive, send)

    asyncio.run(ask())
    return found[0], ""


async def _crumbs(pieces: int) -> tuple[int, str]:
    """A body that comes a byte at a time."""
    found: list[int] = []
    left = iter(range(pieces))

    async def receive() -> Message:
        return {"type": "http.request", "body": b"x", "more_body": next(left, None) is not None}

    async def send(message: Message) -> None:
        found.extend([message["status"]] if message["type"] == "http.response.start" else [])

    async def reads(scope: object, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            continue

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"transfer-encoding", b"chunked")]}
    await BodyGuard(reads, bounds=BodyBounds())(scope, receive, send)
    return found[0], ""


@contextmanager
def _asking(root: Path) -> Iterator[TestClient]:
    """A service behind its guards for which nobody works."""
    with Service(ServeConfig(root=root, workers=0, limits=ENDLESS)) as service:
        web = TestClient(served_app(service), base_url=ADDRESS, raise_server_exceptions=False)
        yield web


@contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    """Relative paths and temporary files in this folder."""
    was, was_temporary = Path.cwd(), tempfile.tempdir
    os.chdir(folder)
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        os.chdir(was)
        tempfile.tempdir = was_temporary


def _peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


if __name__ == "__main__":
    main()
