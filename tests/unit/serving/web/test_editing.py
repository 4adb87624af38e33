"""A book's plan, reading and cast over HTTP: read with their tags, edited only in the state that was seen."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from audobon.serving.service import Service
from tests.unit.serving.web.conftest import ASKED, TEXT, asking, ended


@pytest.fixture
def place(web: TestClient) -> str:
    """The address of a book that is pencilled."""
    place = web.post("/api/v1/books", json=ASKED | {"until": "pencilled"}).headers["location"]
    assert ended(web, place)["state"] == "done"
    return place


def test_storyboard_is_edited_and_drawn_as_it_stands(web: TestClient, place: str) -> None:
    seen = web.get(f"{place}/storyboard")
    board, tag = seen.json(), seen.headers["etag"]
    assert web.get(f"{place}/storyboard", headers={"if-none-match": tag}).status_code == 304
    board["pages"][0]["panels"][0]["lettering"][0]["text"] = "Anna was gone."
    written = web.put(f"{place}/storyboard", json=board, headers={"if-match": tag})
    assert (written.status_code, written.json()["state"]) == (200, "done"), written.text
    again = web.get(f"{place}/storyboard")
    assert again.headers["etag"] == written.headers["etag"] != tag
    board["title"] = "Gone"
    queued = web.put(
        f"{place}/storyboard?make=bound", json=board, headers={"if-match": f'"old", {again.headers["etag"]}'}
    )
    assert queued.status_code == 202, queued.text
    book = ended(web, place)
    assert (book["state"], book["title"], book["made"]["painted"]) == ("done", "Gone", 5)  # type: ignore[index]
    now = web.get(f"{place}/storyboard")
    assert now.headers["etag"] == queued.headers["etag"]
    assert now.json()["pages"][0]["panels"][0]["lettering"][0]["text"] == "Anna was gone."


def test_edit_of_another_state_is_refused(web: TestClient, place: str) -> None:
    board = web.get(f"{place}/storyboard").json()
    for headers, status, code in (({}, 428, "AUD-741"), ({"if-match": '"other"'}, 412, "AUD-742")):
        refused = web.put(f"{place}/storyboard", json=board, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (status, code)


def test_plan_that_cannot_be_drawn_names_its_field(web: TestClient, place: str) -> None:
    board = web.get(f"{place}/storyboard").json()
    board["pages"][1]["number"] = 7
    refused = web.put(f"{place}/storyboard", json=board, headers={"if-match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (422, "AUD-147")
    assert "pages[1].number" in refused.json()["detail"]
    board["pages"][1]["number"], board["author"] = 2, "\ud800"
    body = json.dumps(board)
    headers = {"if-match": "*", "content-type": "application/json"}
    assert web.put(f"{place}/storyboard", content=body, headers=headers).json()["code"] == "AUD-724"
    assert web.put(f"{place}/storyboard", content=b"\xff", headers=headers).json()["code"] == "AUD-724"
    assert web.put(f"{place}/storyboard", content=body, headers={"if-match": "*"}).status_code == 415


def test_corrections_are_carried_out_when_the_story_is_read_anew(web: TestClient, place: str) -> None:
    seen = web.get(f"{place}/corrections")
    corrections = seen.json()
    assert corrections["people"] == []
    corrections["people"] = [{"name": "Anna", "rename": "Aunt Anna"}]
    answer = web.put(
        f"{place}/corrections?make=pencilled", json=corrections, headers={"if-match": seen.headers["etag"]}
    )
    assert answer.status_code == 202, answer.text
    assert ended(web, place)["state"] == "done"
    reading = web.get(f"{place}/reading").json()
    assert reading["text"].strip() == TEXT
    assert [one["name"] for one in reading["story"]["cast"]] == ["Aunt Anna"]
    assert web.get(f"{place}/corrections").headers["etag"] == answer.headers["etag"]


def test_corrections_below_an_edited_plan_ask_first(web: TestClient, place: str) -> None:
    seen = web.get(f"{place}/storyboard")
    board = seen.json() | {"title": "Mine"}
    web.put(f"{place}/storyboard", json=board, headers={"if-match": seen.headers["etag"]})
    body = {"people": [{"name": "Anna", "age": "old"}]}
    refused = web.put(f"{place}/corrections?make=pencilled", json=body, headers={"if-match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-745")
    assert web.get(f"{place}/corrections").json()["people"] == []
    taken = web.put(f"{place}/corrections?make=pencilled&replan=true", json=body, headers={"if-match": "*"})
    assert taken.status_code == 202
    assert (ended(web, place)["state"], web.get(f"{place}/storyboard").json()["title"]) == ("done", "walk")


def test_reading_of_another_text_is_not_shown(service: Service, web: TestClient, place: str) -> None:
    source = service.queue.folder(place.rpartition("/")[2]) / "source" / "walk.txt"
    source.write_text("Something else.")
    refused = web.get(f"{place}/reading")
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-744")


def test_coverage_tells_what_became_of_every_sentence(web: TestClient, place: str) -> None:
    sentences = web.get(f"{place}/coverage").json()["sentences"]
    assert [TEXT[one["span"]["start"] : one["span"]["end"]].strip() for one in sentences] == [
        one["text"].strip() for one in sentences
    ]
    assert all(one["lettered"] and one["share"] > 0 for one in sentences)


def test_design_is_edited_and_its_sheet_drawn_anew(web: TestClient, place: str) -> None:
    (anna,) = web.get(f"{place}/cast").json()["cast"]
    sheet = web.get(anna["sheet"])
    assert (sheet.status_code, sheet.headers["content-type"]) == (200, "image/png")
    seen = web.get(anna["url"])
    design = seen.json() | {"hair": "#ff0000"}
    other = web.put(anna["url"], json=design | {"character": "bob"}, headers={"if-match": "*"})
    assert (other.status_code, other.json()["code"]) == (422, "AUD-156")
    answer = web.put(f"{anna['url']}?make=pencilled", json=design, headers={"if-match": seen.headers["etag"]})
    assert answer.status_code == 202, answer.text
    assert ended(web, place)["state"] == "done"
    (now,) = web.get(f"{place}/cast").json()["cast"]
    assert (now["edited"], anna["edited"]) == (True, False)
    assert now["version"] != anna["version"]
    assert web.get(now["url"]).json()["hair"] == "#ff0000"
    assert web.get(f"{place}/cast/nobody").status_code == 404
    assert web.put(f"{place}/cast/..%2Fbook", json=design, headers={"if-match": "*"}).status_code == 404


def test_nothing_is_edited_that_is_not_planned_or_being_made(idle: Service) -> None:
    web = asking(idle)
    place = web.post("/api/v1/books", json=ASKED).headers["location"]
    for part in ("storyboard", "corrections", "reading", "coverage", "cast", "cast/anna"):
        assert web.get(f"{place}/{part}").json()["code"] == "AUD-730", part
    refused = web.put(f"{place}/corrections", json={}, headers={"if-match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-740")
    web.post(f"{place}/cancel")
    refused = web.put(f"{place}/corrections", json={}, headers={"if-match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-743")
