"""Words of other languages over HTTP: edited, shown in the plan, out and in as a translator's file."""

from __future__ import annotations

import polib
import pytest
from starlette.testclient import TestClient

from tests.unit.serving.web.conftest import ASKED, ended

JSON = {"content-type": "application/json"}
PO = {"content-type": "text/x-gettext-translation"}


@pytest.fixture
def place(web: TestClient) -> str:
    """The address of a book that is bound."""
    place = web.post("/api/v1/books", json=ASKED).headers["location"]
    assert ended(web, place)["state"] == "done"
    return place


def test_book_is_shown_in_another_language_and_back(web: TestClient, place: str) -> None:
    known = web.get(f"{place}/languages").json()
    assert (known["original"], known["now"], [one["language"] for one in known["languages"]]) == ("en", "en", ["en"])
    empty = web.get(f"{place}/languages/DE")
    rows = empty.json()["rows"]
    at = next(place for place, row in enumerate(rows) if row["panel"] == "p1")
    assert (rows[at]["text"], rows[at]["stale"]) == ("", False)
    body = {"rows": [{"panel": "p1", "line": 1, "text": "Anna ging fort."}]}
    assert web.put(f"{place}/languages/de", json=body).json()["code"] == "AUD-741"
    put = web.put(f"{place}/languages/de", json=body, headers={"if-match": empty.headers["etag"]})
    assert put.status_code == 200, put.text
    now = web.get(f"{place}/languages/de")
    assert (now.headers["etag"], now.json()["rows"][at]["text"]) == (put.headers["etag"], "Anna ging fort.")
    before = web.get(f"{place}/storyboard").json()
    art = web.get(f"{place}/panels").json()["panels"]

    shown = web.post(f"{place}/languages/de/show?make=bound")
    assert shown.status_code == 202, shown.text
    assert ended(web, place)["state"] == "done"
    board = web.get(f"{place}/storyboard")
    assert (board.headers["etag"], board.json()["language"]) == (shown.headers["etag"], "de")
    texts = [line["text"] for page in board.json()["pages"] for one in page["panels"] for line in one["lettering"]]
    assert texts[0] == "Anna ging fort."
    assert texts[1:] == [row["source"] for row in now.json()["rows"][at + 1 :]]
    assert [one["version"] for one in web.get(f"{place}/panels").json()["panels"]] == [one["version"] for one in art]
    told = web.get(f"{place}/languages").json()
    assert (told["now"], told["languages"][1]) == ("de", {"language": "de", "lines": 1, "stale": 0})

    assert web.post(f"{place}/languages/en/show").status_code == 200
    after = web.get(f"{place}/storyboard").json()
    assert [page["panels"] for page in after["pages"]] == [page["panels"] for page in before["pages"]]
    assert web.delete(f"{place}/languages/de", headers={"if-match": "*"}).status_code == 200
    assert [one["language"] for one in web.get(f"{place}/languages").json()["languages"]] == ["en"]


def test_translators_file_goes_out_and_comes_back(web: TestClient, place: str) -> None:
    answer = web.get(f"{place}/languages/pt-br/words?form=po")
    assert (answer.headers["content-type"], answer.headers["content-disposition"]) == (
        "text/x-gettext-translation; charset=utf-8",
        'attachment; filename="words-pt-BR.po"',
    )
    file = polib.pofile(answer.text)
    assert file.metadata["Language"] == "pt_BR"
    for entry in file:
        entry.msgstr = f"pt {entry.msgid}"
    sent = str(file).encode()
    assert web.put(f"{place}/languages/pt-br/words?form=po", content=sent, headers=PO).status_code == 428
    put = web.put(f"{place}/languages/pt-BR/words?form=po", content=sent, headers=PO | {"if-match": "*"})
    assert put.status_code == 200, put.text
    rows = web.get(f"{place}/languages/pt-BR").json()["rows"]
    assert all(row["text"] == f"pt {row['source']}" for row in rows)
    table = web.get(f"{place}/languages/pt-BR/words?form=csv").text
    assert table.splitlines()[1].endswith(",pt walk")


@pytest.mark.parametrize(
    ("way", "content", "headers", "status", "code"),
    [
        ("de/words?form=po", b"/etc/passwd", PO, 422, "AUD-158"),
        ("de/words?form=json", b"{", JSON, 422, "AUD-158"),
        ("de/words?form=csv", b"\xff", {"content-type": "text/csv"}, 422, "AUD-724"),
        ("de/words", b"x", {"content-type": "text/html"}, 415, "AUD-727"),
        ("de", b'{"rows": [{"panel": "p99", "line": 1, "text": "x"}]}', JSON, 422, "AUD-158"),
        ("no%20language", b"{}", JSON, 422, "AUD-724"),
    ],
)  # fmt: skip
def test_what_is_no_translation_is_refused(
    web: TestClient, place: str, way: str, content: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    refused = web.put(f"{place}/languages/{way}", content=content, headers=headers | {"if-match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (status, code), refused.text
