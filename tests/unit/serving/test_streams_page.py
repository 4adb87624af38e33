"""docs/streams.md says what the service does: its programs run, its tables are the program's numbers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from audobon.live_preview import EVERY_S
from audobon.preview_frame import MAX_FRAME_BYTES, MAX_PANEL_BYTES, Format, Kind
from audobon.serving import framing
from audobon.serving.jobs.leases import PROGRESS
from audobon.serving.jobs.tallies import SUBMIT
from audobon.serving.jobs.transitions import Change
from audobon.serving.web.guards.withdrawal import TAKEN_BACK
from audobon.serving.web.live import conversation, places, refusals, responses
from audobon.serving.web.live.messages import MAX_MESSAGE_CHARS, EventView
from tests.unit.serving.test_book_client import Made, made

__all__ = ["made"]

PAGE = (Path(__file__).parents[3] / "docs" / "streams.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def printed(program: str, address: str) -> list[str]:
    command = [sys.executable, "-c", program, address]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()


def test_programs_of_the_page_follow_a_book(made: Made) -> None:
    service, port, place = made
    last = len(service.queue.events(place.rsplit("/", 1)[1]))
    socket, frames, client = PROGRAMS
    lines = printed(socket, f"ws://127.0.0.1:{port}{place}")
    assert [line.split()[:2] for line in lines[:-2]] == [["event", str(number)] for number in range(1, last + 1)]
    assert [line.strip() for line in lines[-2:]] == [f"end {last}", "closed with 1000"]
    lines = printed(frames, f"http://127.0.0.1:{port}{place}")
    assert [line.rstrip() for line in lines] == [*(f"panel p{number} PNG" for number in range(1, len(lines))), "end"]
    lines = printed(client, f"http://127.0.0.1:{port}{place}")
    assert lines[: last + 1] == [*(f"event {number}" for number in range(1, last + 1)), f"end {last}"]
    assert lines[last + 1 :] == [f"page {number} True" for number in range(1, len(lines) - last)]


def test_curl_follows_a_book(made: Made) -> None:
    _, port, place = made
    (command,) = re.findall(r"```sh\n(curl .*?)\n```", PAGE)
    line = command.replace("$SERVICE", f"http://127.0.0.1:{port}").replace("$BOOK", place.rsplit("/", 1)[1])
    try:
        told = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=True).stdout
    except FileNotFoundError:
        pytest.skip("there is no bash")
    except subprocess.CalledProcessError as error:
        if error.returncode == 127:
            pytest.skip("there is no curl")
        raise
    assert told.startswith('retry: 1000\nid: 1\ndata: {"type":"event","sequence":1,')
    assert told.rstrip().endswith('"state":"done"}')


def test_the_numbers_of_the_page_are_the_programs() -> None:
    said = PAGE.replace(",", "")
    for number in (MAX_FRAME_BYTES, MAX_PANEL_BYTES, framing.MAX_BODY_BYTES, MAX_MESSAGE_CHARS, responses.RETRY_MS):
        assert re.search(rf"\b{number}\b", said), number
    for number in (places.OF_CLIENT, places.IN_ALL, conversation.MOST_WRONG, conversation.UNACKNOWLEDGED):
        assert re.search(rf"\b{number}\b", said), number
    assert f"every {EVERY_S:g} s" in PAGE
    patience = conversation.Patience()
    assert f"for {patience.alive_s:g} s" in PAGE
    assert f"nothing in for {patience.slow_s:g} s" in PAGE
    codes = {int(code) for row in re.findall(r"^\| ([0-9, ]{4,}) \|", PAGE, re.MULTILINE) for code in row.split(",")}
    assert TAKEN_BACK in codes
    own = {refusals.ENDED, refusals.GOING_AWAY, refusals.TOO_SLOW, refusals.TOO_WRONG, refusals.TOO_LONG}
    refused = {4000 + one.http_status for one in (refusals.TooManyReadersError, refusals.WrongPlaceError)}
    assert own | refused <= codes


def test_the_words_of_the_page_are_the_programs() -> None:
    example = re.findall(r"```json\n(.*?)\n```", PAGE)[0]
    assert EventView.model_validate_json(example).model_dump_json() == example
    kinds = [change.value for change in Change]
    table = PAGE.split("| `kind` | what happened |")[1].split("\n\n")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted([*kinds, SUBMIT, PROGRESS])
    assert [f"{form.value} {form.name}" for form in Format] == ["1 PNG", "2 JPEG", "3 WEBP"]
    assert [(kind.value, kind.name) for kind in Kind] == [(1, "ON_THE_WAY"), (2, "FINISHED")]
