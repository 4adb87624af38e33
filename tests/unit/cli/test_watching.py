"""How `audobon watch` begins and ends: wrong places and options first, signals, exit codes."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from audobon.cli.app import app
from audobon.files import locked
from audobon.serving.folder_watch import QUEUE_FOLDER
from audobon.serving.jobs.queue import FILE_NAME


def watched(place: Path, *more: str) -> Result:
    words = ["watch", str(place / "in"), str(place / "out"), "--interval", "0.05", "--draft", "--json", "--quiet"]
    return CliRunner().invoke(app, [*words, *more])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDOBON_HOME", str(tmp_path / "home"))
    (tmp_path / "in").mkdir()
    return tmp_path


def code_of(result: Result) -> str:
    return str(json.loads(result.stderr)["error"]["code"])


def signalled(place: Path, number: int) -> threading.Thread:
    """Sends this process a signal once the watch hears signals: its queue is there by then."""

    def send() -> None:
        until = time.monotonic() + 60
        while not (place / "out" / QUEUE_FOLDER / FILE_NAME).exists():
            if time.monotonic() > until:
                return
            time.sleep(0.01)
        os.kill(os.getpid(), number)

    thread = threading.Thread(target=send)
    thread.start()
    return thread


def test_nothing_there_is_done_at_once(place: Path) -> None:
    result = watched(place, "--once")
    assert (result.exit_code, result.stdout) == (0, "")


def test_story_that_is_none_is_told_and_the_exit_code_says_so(place: Path) -> None:
    (place / "in" / "empty.txt").touch()
    result = watched(place, "--once")
    assert result.exit_code == 2
    told = json.loads(result.stdout)
    assert (told["source"], told["state"], told["error"]["code"]) == ("empty.txt", "failed", "AUD-107")
    (place / "in" / "failed" / "empty.txt").replace(place / "in" / "empty.txt")
    result = CliRunner().invoke(
        app, ["watch", str(place / "in"), str(place / "out"), "--once", "--interval", "0.05", "--draft", "-q"]
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("empty.txt: AUD-107: ")
    assert "\n\nhint: " in result.stderr


def test_wrong_places_and_options_are_told_before_any_story_is_touched(place: Path) -> None:
    (place / "in" / "story.txt").write_text("Once upon a time.")
    for more, code in ((("--format", "papyrus"), "AUD-2"), (("--trim", "postcard"), "AUD-2")):
        result = watched(place, *more)
        assert result.exit_code == 2
        assert code_of(result).startswith(code)
    same = CliRunner().invoke(app, ["watch", str(place / "in"), str(place / "in"), "--json"])
    assert code_of(same) == "AUD-245"
    nowhere = CliRunner().invoke(app, ["watch", str(place / "nowhere"), str(place / "out"), "--json"])
    assert code_of(nowhere) == "AUD-720"
    assert [path.name for path in (place / "in").iterdir()] == ["story.txt"]


def test_second_watch_on_the_same_books_is_refused(place: Path) -> None:
    root = place / "out" / QUEUE_FOLDER
    root.mkdir(parents=True)
    with locked(root):
        assert code_of(watched(place, "--once")) == "AUD-553"


@pytest.mark.parametrize(
    ("number", "once", "code"), [(signal.SIGTERM, False, 0), (signal.SIGINT, False, 130), (signal.SIGTERM, True, 130)]
)
def test_signal_ends_a_watch(place: Path, number: int, once: bool, code: int) -> None:
    stop = threading.Event()
    growing = place / "in" / "growing.txt"

    def grow() -> None:  # a story that is never whole, so that `--once` does not end by itself
        while not stop.wait(0.005):
            with growing.open("a") as stream:
                stream.write("and so on ")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        sender = signalled(place, number)
        result = watched(place, *(["--once"] if once else []))
        sender.join()
    finally:
        stop.set()
        writer.join()
    assert (result.exit_code, result.stdout) == (code, "")
    assert growing.exists()
