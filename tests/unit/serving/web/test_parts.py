"""What there is of a book: listed as it is made, sent whole or in part, and nothing beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from audobon.serving.service import Service
from tests.unit.serving.web.conftest import ASKED, asking


@pytest.fixture
def url(web: TestClient, place: str) -> str:
    (artefact,) = web.get(f"{place}/artefacts").json()["artefacts"]
    return str(artefact["url"])


def test_artefact_is_listed_and_sent_as_an_attachment(web: TestClient, place: str, url: str) -> None:
    (artefact,) = web.get(f"{place}/artefacts").json()["artefacts"]
    answer = web.get(url)
    assert answer.status_code == 200
    assert len(answer.content) == artefact["size_bytes"] == int(answer.headers["content-length"])
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert artefact["name"] in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    head = web.head(url)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_part_of_an_artefact_is_sent(web: TestClient, url: str) -> None:
    whole = web.get(url)
    size = len(whole.content)
    part = web.get(url, headers={"range": "bytes=2-5"})
    assert (part.status_code, part.content) == (206, whole.content[2:6])
    assert part.headers["content-range"] == f"bytes 2-5/{size}"
    assert web.get(url, headers={"range": "bytes=-3"}).content == whole.content[-3:]
    assert web.get(url, headers={"range": "bytes=0-1,3-4"}).status_code == 200
    beyond = web.get(url, headers={"range": f"bytes={size}-"})
    assert (beyond.status_code, beyond.json()["code"]) == (416, "AUD-731")
    assert beyond.headers["content-range"] == f"bytes */{size}"


def test_validators_are_heard(web: TestClient, url: str) -> None:
    whole = web.get(url)
    tag = whole.headers["etag"]
    assert web.get(url, headers={"if-none-match": f'"x", W/{tag}'}).status_code == 304
    assert web.get(url, headers={"if-none-match": '"x"'}).status_code == 200
    for condition, status in ((tag, 206), (whole.headers["last-modified"], 206), ('"other"', 200), (f"W/{tag}", 200)):
        answer = web.get(url, headers={"range": "bytes=0-1", "if-range": condition})
        assert answer.status_code == status, condition


def test_pages_and_panels_are_listed_and_shown(web: TestClient, place: str) -> None:
    pages = web.get(f"{place}/pages").json()["pages"]
    panels = web.get(f"{place}/panels").json()["panels"]
    assert [page["number"] for page in pages] == list(range(1, len(pages) + 1))
    assert len(panels) == 5
    assert {panel["page"] for panel in panels} <= {page["number"] for page in pages}
    for url in (pages[0]["url"], panels[0]["art"], panels[0]["pencils"]):
        answer = web.get(url)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
        assert answer.content.startswith(b"\x89PNG")


def test_what_is_not_listed_is_not_there(web: TestClient, place: str) -> None:
    for path in (
        "artefacts/../../source/walk.txt", "artefacts/..%2F..%2Fsource%2Fwalk.txt", "artefacts/", "artefacts/x",
        "artefacts/%00", "artefacts/%2Fetc%2Fpasswd", "pages/9999", "panels/none/art", "panels/..%2F../art",
        "artefacts/a%5Cb", "artefacts/.lock",
    ):  # fmt: skip
        answer = web.get(f"{place}/{path}")
        assert answer.status_code == 404, path
        assert answer.json()["code"] in ("AUD-725", "AUD-730"), path
    assert web.get(f"{place}/panels/p1/source").status_code == 404
    assert web.get(f"/api/v1/books/{'0' * 32}/artefacts").status_code == 404


def test_links_are_not_followed_out_of_the_book(service: Service, web: TestClient, place: str, url: str) -> None:
    secret = service.config.root / "secret.txt"
    secret.write_text("secret")
    path = service.queue.folder(place.rpartition("/")[2]) / "out" / url.rpartition("/")[2]
    kept = path.rename(path.with_suffix(".kept"))
    try:
        for make in (lambda: path.symlink_to(secret), lambda: os.mkfifo(path)):
            make()
            assert web.get(url).status_code == 404
            path.unlink()
    finally:
        kept.rename(path)
    assert web.get(url).status_code == 200


def test_book_that_waits_has_no_parts_yet(idle: Service) -> None:
    web = asking(idle)
    place = web.post("/api/v1/books", json=ASKED).headers["location"]
    for name in ("artefacts", "pages", "panels"):
        assert web.get(f"{place}/{name}").json() == {name: []}


def test_file_that_is_replaced_while_it_is_sent_is_sent_as_it_was(tmp_path: Path) -> None:
    from starlette.requests import Request

    from audobon.serving.web.file_answer import CHUNK_BYTES, file_answer

    path = tmp_path / "a.cbz"
    path.write_bytes(b"1" * (CHUNK_BYTES * 2))
    request = Request({"type": "http", "method": "GET", "headers": [], "path": "/"})
    answer = file_answer(request, path, root=tmp_path, name="a.cbz")
    (tmp_path / "new").write_bytes(b"2" * (CHUNK_BYTES * 2))
    (tmp_path / "new").rename(path)
    assert _sent(answer) == b"1" * (CHUNK_BYTES * 2)


def _sent(answer: object) -> bytes:
    import anyio

    async def all_of_it() -> bytes:
        return b"".join([part async for part in answer.body_iterator])  # type: ignore[attr-defined]

    return anyio.run(all_of_it)
