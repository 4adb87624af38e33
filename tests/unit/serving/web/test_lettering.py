"""A page's lettering over HTTP: layers before anything is painted, and tries that nothing is kept of."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.unit.serving.web.conftest import ASKED, ended


@pytest.fixture(scope="module")
def pencilled(web: TestClient) -> str:
    place = web.post("/api/v1/books", json=ASKED | {"until": "pencilled"}).headers["location"]
    assert ended(web, place)["state"] == "done"
    return place


def line(text: str, **more: object) -> dict[str, object]:
    return {"kind": "caption", "text": text, **more}


def test_pages_are_listed_before_they_are_printed_and_after(web: TestClient) -> None:
    place = web.post("/api/v1/books", json=ASKED | {"until": "pencilled"}).headers["location"]
    ended(web, place)
    planned = web.get(f"{place}/pages").json()["pages"]
    assert [(one["number"], one["double"], one["printed"], one["url"]) for one in planned] == [
        (number, False, False, None) for number in (1, 2, 3)
    ]
    web.post(f"{place}/make", json={})
    ended(web, place)
    printed = web.get(f"{place}/pages").json()["pages"]
    assert all(one["printed"] for one in printed)
    assert {one["version"] for one in planned} & {one["version"] for one in printed} == set()
    assert web.get(f"{place}/pages/2.png").content == web.get(printed[1]["url"]).content
    layers = web.get(printed[1]["layers"]).json()
    assert (layers["printed"], layers["refusal"], layers["page"]["number"]) == (True, None, 2)


def test_layers_are_lettered_on_the_pencils_alone(web: TestClient, pencilled: str) -> None:
    layers = web.get(f"{pencilled}/pages/1/layers").json()
    assert (layers["printed"], layers["broken"]) == (False, [])
    page = layers["page"]
    assert [frame["panel"] for frame in page["frames"]] == ["p1", "p2"]
    said = " ".join(row["text"] for balloon in page["balloons"] for row in balloon["lines"])
    assert "garden" in said.lower()
    assert all(balloon["outline"] for balloon in page["balloons"])


def test_words_and_places_are_tried_and_not_kept(web: TestClient, pencilled: str) -> None:
    before = web.get(f"{pencilled}/storyboard").headers["etag"]
    sent = {"panels": [{"id": "p1", "lettering": [line("Hush!", place={"x": 0.3, "y": 0.2})]}]}
    answer = web.post(f"{pencilled}/pages/1/letter", json=sent)
    assert answer.status_code == 200, answer.text
    (balloon,) = [one for one in answer.json()["page"]["balloons"] if one["panel"] == "p1"]
    frame = next(one["box"] for one in answer.json()["page"]["frames"] if one["panel"] == "p1")
    middle = balloon["body"]["x"] + balloon["body"]["width"] / 2
    assert middle == pytest.approx(frame["x"] + 0.3 * frame["width"], abs=2)
    assert web.get(f"{pencilled}/storyboard").headers["etag"] == before


def test_two_balloons_at_one_place_break_a_rule(web: TestClient, pencilled: str) -> None:
    place = {"x": 0.5, "y": 0.3}
    lines = [line("One of them.", place=place), line("And the other.", place=place)]
    answer = web.post(f"{pencilled}/pages/1/letter", json={"panels": [{"id": "p1", "lettering": lines}]})
    broken = answer.json()["broken"]
    assert {one["panel"] for one in broken} == {"p1"}
    assert [0, 1] in [one["orders"] for one in broken]


def test_page_is_shown_with_the_words_that_fit_and_the_lines_that_do_not_are_named(
    web: TestClient, pencilled: str
) -> None:
    long = line("word " * 390)
    sent = {
        "panels": [{"id": "p2", "lettering": [line("First."), long, line("Last.")]}, {"id": "p1", "lettering": [long]}]
    }
    layers = web.post(f"{pencilled}/pages/1/letter", json=sent).json()
    assert layers["refusal"]["panel"] == "p1"
    assert 0 < layers["refusal"]["words_that_fit"] < 390
    assert layers["left_out"] == [{"panel": "p1", "line": 0}, {"panel": "p2", "line": 1}]
    said = [(one["panel"], one["lines"][0]["text"]) for one in layers["page"]["balloons"]]
    assert [(panel, words.title()) for panel, words in said] == [("p2", "First."), ("p2", "Last.")]
    assert layers["broken"] == []


def test_lines_are_left_out_untried_after_some_that_do_not_fit(web: TestClient, pencilled: str) -> None:
    lines = [line("word " * 390)] * 3 + [line("Last.")]
    layers = web.post(f"{pencilled}/pages/1/letter", json={"panels": [{"id": "p1", "lettering": lines}]}).json()
    assert [one["line"] for one in layers["left_out"]] == [0, 1, 2, 3]


def test_tries_that_cannot_be_are_refused(web: TestClient, pencilled: str) -> None:
    letter = f"{pencilled}/pages/1/letter"
    for body, code in (
        ({"panels": [{"id": "p5", "lettering": []}]}, "AUD-724"),
        ({"panels": [{"id": "p1", "lettering": [line("a")] * 30}]}, "AUD-724"),
        ({"panels": [{"id": "p1", "lettering": [line("a", place={"x": 7, "y": 0})]}]}, "AUD-147"),
        ({"panels": [{"id": "p1"}]}, "AUD-142"),
    ):
        answer = web.post(letter, json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    assert web.get(f"{pencilled}/pages/9/layers").json()["code"] == "AUD-730"
    seen = web.get(f"{pencilled}/storyboard")
    board = seen.json()
    board["pages"][2]["panels"][0]["id"] = "other"
    web.put(f"{pencilled}/storyboard", json=board, headers={"if-match": seen.headers["etag"]})
    refused = web.get(f"{pencilled}/pages/3/layers")
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-743")
