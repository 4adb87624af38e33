"""A story comes in: as text, as a file, twice under one key, too large, in another form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from audobon.hire import format_names, trim_names
from audobon.serving.book_work import book_asked
from audobon.serving.config import Bounds
from audobon.serving.service import Service
from audobon.serving.web.book_request import Format, Trim
from tests.unit.serving.web.conftest import ASKED, TEXT, asking, config_at

BOOKS = "/api/v1/books"


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Service]:
    """A service that takes little."""
    bounds = Bounds(upload_bytes=1000, json_bytes=2000, text_chars=500)
    with Service(replace(config_at(tmp_path), bounds=bounds)) as service:
        yield service


def test_text_is_kept_as_it_was_sent(idle: Service) -> None:
    id = asking(idle).post(BOOKS, json=ASKED | {"name": "Anna & Tom.txt"}).json()["id"]
    asked = book_asked(idle.queue.job(id))
    assert asked.source == "Anna & Tom.txt"
    assert (idle.queue.folder(id) / "source" / asked.source).read_text() == TEXT
    assert (asked.options.dpi, asked.options.sheet.trim, asked.options.cover) == (72, "a5", False)


@pytest.mark.parametrize("name", ["kite.txt", "kite.md", "kite.docx", "kite.epub", "kite.fountain", "kite.pdf"])
def test_file_is_kept_as_it_was_sent(idle: Service, name: str) -> None:
    data = bytes(range(256)) * 10
    answer = asking(idle).post(
        BOOKS, files={"file": (f"../{name}", data)}, data={"options": '{"draft": true, "seed": 7}'}
    )
    assert answer.status_code == 202, answer.text
    id = answer.json()["id"]
    asked = book_asked(idle.queue.job(id))
    assert (asked.source, asked.options.draft, asked.options.seed) == (name, True, 7)
    assert (idle.queue.folder(id) / "source" / name).read_bytes() == data


def test_same_request_under_a_key_is_the_same_book(idle: Service) -> None:
    web = asking(idle)
    answers = [web.post(BOOKS, json=ASKED, headers={"idempotency-key": key}) for key in ('"a b"', '"a b"', "c", '"c"')]
    ids = [one.json()["id"] for one in answers]
    assert [one.status_code for one in answers] == [202] * 4
    assert ids[0] == ids[1] != ids[2] == ids[3]
    other = web.post(BOOKS, json=ASKED | {"seed": 1}, headers={"idempotency-key": '"a b"'})
    assert (other.status_code, other.json()["code"]) == (422, "AUD-702")
    idle.queue.cancel(ids[0])
    again = web.post(BOOKS, json=ASKED, headers={"idempotency-key": '"a b"'})
    assert (again.status_code, again.json()["id"], again.json()["state"]) == (202, ids[0], "cancelled")


def test_a_hundred_at_once_under_one_key_are_one_book(idle: Service) -> None:
    web = asking(idle)

    def post(number: int) -> str:
        return str(web.post(BOOKS, json=ASKED, headers={"idempotency-key": "k"}).json()["id"])

    with ThreadPoolExecutor(8) as many:
        assert len(set(many.map(post, range(100)))) == 1
    assert len(list((idle.config.root / "jobs").iterdir())) == 1


@pytest.mark.parametrize("key", ["", '"', '""', "a b", '"a"b"', "x" * 161, '"\u00e4"'])
def test_what_is_no_key_is_refused(idle_web: TestClient, key: str) -> None:
    answer = idle_web.post(BOOKS, json=ASKED, headers={"idempotency-key": key.encode("latin-1")})
    assert (answer.status_code, answer.json()["code"]) == (422, "AUD-724")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"text": ""}, "/text"), ({"text": 5}, "/text"), ({"dpi": 1000}, "/dpi"), ({"formats": []}, "/formats"),
        ({"formats": ["papyrus"]}, "/formats/0"), ({"trim": "bedsheet"}, "/trim"), ({"name": "a.docx"}, "/name"),
        ({"name": "../a.txt"}, "/name"), ({"reader": "openai:http://169.254.169.254/v1#m"}, "/reader"),
        ({"pages": 0}, "/pages"), ({"seed": -1}, "/seed"), ({"style_from": ["/etc/passwd"]}, "/style_from"),
    ],
)  # fmt: skip
def test_faults_are_told_by_their_place(idle_web: TestClient, change: dict[str, object], where: str) -> None:
    answer = idle_web.post(BOOKS, json=ASKED | change)
    assert (answer.status_code, answer.json()["code"]) == (422, "AUD-724"), answer.text
    assert [fault["where"] for fault in answer.json()["faults"]] == [where]
    assert "169.254" not in answer.text


def test_bodies_of_other_kinds_are_refused(idle_web: TestClient) -> None:
    plain = idle_web.post(BOOKS, content=TEXT, headers={"content-type": "text/plain"})
    assert (plain.status_code, plain.json()["code"]) == (415, "AUD-727")
    assert idle_web.post(BOOKS, content=b"{").status_code == 415
    assert idle_web.post(BOOKS, files={"file": ("kite.exe", b"MZ")}).status_code == 415
    for content, kind in (
        (b"{", "application/json"), (b"[]", "application/json"), (b"\xff", "application/json"),
        (b"[" * 100_000, "application/json"), (b"", "multipart/form-data"), (b"x", "multipart/form-data; boundary=a"),
        (b"--a\r\n\r\nx\r\n--a--", "multipart/form-data; boundary=a"), (b"--a--", "multipart/form-data; boundary=a"),
    ):  # fmt: skip
        answer = idle_web.post(BOOKS, content=content, headers={"content-type": kind})
        assert (answer.status_code, answer.json()["code"]) == (422, "AUD-724"), (content[:20], answer.text)


def test_forms_that_are_not_as_they_should_be_are_refused(idle_web: TestClient) -> None:
    story = ("kite.txt", TEXT.encode())
    for files, data in (
        ({"story": story}, {}), ({"file": ("kite.txt", b"")}, {}), ({"file": story}, {"options": "{"}),
        ({"file": story}, {"options": '{"colour": "red"}'}), ({"file": story, "options": story}, {}),
        ({"file": story}, {"options": json.dumps({"style": "x" * 70_000})}), ({"file": story}, {"a": "1", "b": "2"}),
    ):  # fmt: skip
        answer = idle_web.post(BOOKS, files=files, data=data)
        assert (answer.status_code, answer.json()["code"]) == (422, "AUD-724"), (files, data, answer.text)


def test_what_is_too_large_is_refused_whether_its_length_is_said_or_not(narrow: Service) -> None:
    web = asking(narrow)
    long = web.post(BOOKS, json=ASKED | {"text": "x" * 501})
    assert (long.status_code, long.json()["code"]) == (413, "AUD-728")
    assert web.post(BOOKS, json=ASKED | {"text": "x" * 5000}).status_code == 413
    parts = iter([b'{"text": "', *[b"x" * 100] * 100, b'"}'])
    assert web.post(BOOKS, content=parts, headers={"content-type": "application/json"}).status_code == 413
    assert web.post(BOOKS, files={"file": ("kite.txt", b"x" * 1001)}).status_code == 413
    assert web.post(BOOKS, files={"file": ("kite.txt", b"x" * 400_000)}).status_code == 413
    assert web.post(BOOKS, files={"file": ("kite.txt", b"x" * 1000)}).status_code == 202
    assert len(list((narrow.config.root / "jobs").iterdir())) == 1


def test_names_in_requests_are_those_of_the_house() -> None:
    assert Format.__args__ == format_names()  # type: ignore[attr-defined]
    assert set(Trim.__args__) == set(trim_names())  # type: ignore[attr-defined]
