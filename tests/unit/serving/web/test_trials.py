"""Tries that nothing is kept of, and the names of what can be asked for."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from PIL import Image
from starlette.testclient import TestClient

from audobon.comic.codec import to_json
from audobon.errors import JobError
from audobon.hire import format_names, kind_drawn, named_styles, trim_names
from audobon.pipeline import MakeOptions
from audobon.serving.reading_desk import ReadingDesk
from tests.builders import a_brief, a_design

TEXT = 'Anna ran into the garden. "Look, a fox!" said Tom. The fox slept.'


def test_text_is_read_and_planned(web: TestClient) -> None:
    reading = web.post("/api/v1/story", json={"text": TEXT})
    assert reading.status_code == 200, reading.text
    assert {"Anna", "Tom"} <= {one["name"] for one in reading.json()["story"]["cast"]}
    assert reading.json()["text"].strip() == TEXT
    board = web.post("/api/v1/storyboard", json={"text": TEXT, "cover": False, "trim": "a5"})
    assert board.status_code == 200, board.text
    assert [page["number"] for page in board.json()["pages"]] == [1]
    assert {one["name"] for one in board.json()["cast"]} >= {"Anna"}
    assert web.get("/api/v1/books").json()["books"] == []


def test_text_that_is_too_long_or_none_is_refused(web: TestClient) -> None:
    for path in ("story", "storyboard"):
        for body in ({"text": ""}, {"text": "a" * 20_001}, {"text": "a", "reader": "openai:http://x#y"}):
            refused = web.post(f"/api/v1/{path}", json=body)
            assert (refused.status_code, refused.json()["code"]) == (422, "AUD-724")


def test_panel_is_pencilled(web: TestClient) -> None:
    brief, design = json.loads(to_json(a_brief())), json.loads(to_json(a_design()))
    answer = web.post("/api/v1/panels", json={"brief": brief, "cast": [design], "width": 160, "height": 120})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png"), answer.text
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.size == (160, 120)
    for body, code in (
        ({"brief": brief, "cast": []}, "AUD-147"),
        ({"brief": brief, "cast": [design], "width": 9000}, "AUD-724"),
        ({"cast": [design]}, "AUD-142"),
    ):
        refused = web.post("/api/v1/panels", json=body)
        assert (refused.status_code, refused.json()["code"]) == (422, code)


def test_who_waits_too_long_is_told_when_to_come_again() -> None:
    desk = ReadingDesk(patience_s=0.0)
    with desk.turn(), pytest.raises(JobError, match="AUD-749"):
        desk.read(TEXT)
    with desk.turn():
        pass


def test_names_are_those_that_are_taken(web: TestClient) -> None:
    assert web.get("/api/v1/formats").json()["names"] == list(format_names())
    assert web.get("/api/v1/models").json() == {"names": []}
    trims = web.get("/api/v1/trims").json()["trims"]
    assert [one["name"] for one in trims] == list(trim_names())
    assert all(one["width_pt"] > 0 and one["height_pt"] > 0 for one in trims)


def test_styles_are_told_with_what_one_chooses_by(web: TestClient) -> None:
    styles = web.get("/api/v1/styles").json()["styles"]
    assert [one["name"] for one in styles] == list(named_styles())
    assert [one["name"] for one in styles if one["is_default"]] == [MakeOptions().style]
    assert all(one["look"].endswith(".") and one["good_for"] for one in styles)
    seen = set()
    for one in styles:
        answer = web.get(one["swatch"], params={"width": 64})
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert picture.size == (64, 48)
        known = {"if-none-match": answer.headers["etag"]}
        assert web.get(one["swatch"], params={"width": 64}, headers=known).status_code == 304
        seen.add(answer.content)
    assert len(seen) == len(styles)
    unknown = web.get("/api/v1/styles/nobody/swatch.webp")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "AUD-730")


def test_beings_of_the_vocabulary_are_drawn_as_what_they_are(web: TestClient) -> None:
    words = web.get("/api/v1/vocabulary").json()
    assert all(names == list(dict.fromkeys(names)) and names for names in words.values())
    for name in words["beings"][::20]:
        kind, warning = kind_drawn(replace(a_design(), species=name))
        assert (kind.name, warning) == (name, "")
    assert {"running", "sitting"} <= set(words["poses"])
    assert {"garden", "kitchen"} <= set(words["places"])


def test_sample_is_a_story(web: TestClient) -> None:
    sample = web.get("/api/v1/sample").json()
    assert sample["title"] == "The Lion and the Mouse"
    assert sample["text"].startswith(sample["title"])
    assert len(sample["text"]) > 800
