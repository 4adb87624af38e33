"""A run that is killed in mid-painting goes on: the same pages, and no finished panel painted twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tiny import save_tiny_models

PATIENCE_S = 120


@pytest.fixture(autouse=True)
def interrupts_are_heard() -> Iterator[None]:
    """A shell that runs the tests in its background lets them, and all that they start, ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    models = save_tiny_models(tmp_path_factory.mktemp("models"))
    return {**os.environ, "AUDOBON_MODELS": str(models), "AUDOBON_THREADS": "1"}


def started(story: Path, out: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    """A run with a home of its own beside the book, so that no other book has taught it how to repair."""
    arguments = ["make", str(story), "-o", str(out), "--format", "cbz", "--dpi", "72"]
    home = {"AUDOBON_HOME": str(out / "home")}
    return subprocess.Popen(
        [sys.executable, "-m", "audobon", *arguments], env=environment | home, text=True, stderr=subprocess.PIPE
    )


def finished(story: Path, out: Path, environment: dict[str, str]) -> Path:
    run = started(story, out, environment)
    _, said = run.communicate(timeout=PATIENCE_S)
    assert run.returncode == 0, said
    return next(out.glob("*.book"))


@pytest.fixture(scope="module")
def whole(story: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of a run that nobody stopped."""
    return finished(story, tmp_path_factory.mktemp("whole"), environment)


def stopped_in_mid_painting(run: subprocess.Popen[str], out: Path, number: int) -> dict[str, int]:
    """Send a signal as soon as two panels are painted; the panels that were finished, with their times."""
    waited = time.monotonic()
    while len(list(out.glob("*.book/panels/*/art.json"))) < 2:
        assert run.poll() is None, "the run ended before it could be stopped"
        assert time.monotonic() - waited < PATIENCE_S
        time.sleep(0.005)
    run.send_signal(number)
    run.communicate(timeout=PATIENCE_S)
    return {path.parent.name: path.stat().st_mtime_ns for path in out.glob("*.book/panels/*/art.json")}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(signal.SIGKILL, -9, id="kill"),
        pytest.param(signal.SIGINT, 130, id="interrupt", marks=pytest.mark.long),
    ],
)
def test_stopped_run_goes_on(
    number: int, code: int, story: Path, environment: dict[str, str], whole: Path, tmp_path: Path
) -> None:
    run = started(story, tmp_path, environment)
    done = stopped_in_mid_painting(run, tmp_path, number)
    assert run.returncode == code
    assert len(done) < len(list(whole.glob("panels/*")))
    book = finished(story, tmp_path, environment)
    after = {path.parent.name: path.stat().st_mtime_ns for path in book.glob("panels/*/art.json")}
    assert {panel: after[panel] for panel in done} == done
    pages = sorted((whole / "pages").glob("*.png"))
    assert [path.read_bytes() for path in pages] == [(book / "pages" / path.name).read_bytes() for path in pages]
    assert list(book.rglob(".half-*")) == []
    bound = [next(folder.glob("*.cbz")).read_bytes() for folder in (tmp_path, whole.parent)]
    assert bound[0] == bound[1]
