"""A book asked for over HTTP: server and worker are killed in its middle; the next ones end it, and nothing is lost."""

from __future__ import annotations

import http.client
import signal
from pathlib import Path
from urllib.parse import urlsplit

from audobon.pipeline import BookResult
from audobon.serving.jobs.queue import JobQueue
from benchmarks.serve_drills import GRACE_S, asked, ended_in, gone, killed_once, painted, serving


def test_book_over_http_survives_its_worker_and_its_server(story: Path, draft_book: BookResult, tmp_path: Path) -> None:
    root = tmp_path / "root"
    with serving(root) as server:
        id = asked(server, text=story.read_text(encoding="utf-8"), dpi=96)
        killed = killed_once(server, id, whom="both", at=2, pause_s=0).panels
    with serving(root) as server:
        assert server.ended(id) == "done"
        workers = server.workers()
        _, listed = server.ask("GET", f"/api/v1/books/{id}/artefacts")
        sent = fetched(server.url, listed["artefacts"][0]["url"])  # type: ignore[index]
        code, seconds = server.stop(signal.SIGTERM)
    assert (code, gone(workers)) == (0, True)
    assert seconds < GRACE_S + 10
    whole = painted(root / "jobs" / id)
    assert 2 <= len(killed) < len(whole)
    assert {panel: whole[panel] for panel in killed} == killed
    queue = JobQueue(root)
    kinds = [event.kind for event in queue.events(id) if event.kind != "progress"]
    queue.close()
    assert kinds == ["submit", "claim", "lose", "claim", "finish"]
    assert sent == next(path for path in draft_book.files if path.suffix == ".cbz").read_bytes()
    assert not list(root.rglob(".half-*"))


def fetched(url: str, path: str) -> bytes:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    connection.request("GET", path)
    data = connection.getresponse().read()
    connection.close()
    return data


def test_service_that_is_told_to_end_with_a_job_that_waits_leaves_it_waiting(tmp_path: Path) -> None:
    found = ended_in(tmp_path / "root", "queued", draft=True)
    assert found.pop("seconds") < GRACE_S  # type: ignore[operator]
    assert found == {"code": 0, "workers_gone": True, "half_written": 0, "job_unharmed": True}
