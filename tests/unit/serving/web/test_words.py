"""All words of a book over HTTP, and its report."""

from __future__ import annotations

import base64
import hashlib
import html
import re

from starlette.testclient import TestClient

from audobon.serving.service import Service
from audobon.serving.web.served import served_app
from tests.unit.serving.web.conftest import ASKED, ended


def test_words_are_changed_line_by_line(web: TestClient, place: str) -> None:
    seen = web.get(f"{place}/lettering")
    rows = seen.json()["rows"]
    assert {(row["panel"], row["line"]) for row in rows} >= {("title", 1), ("p1", 1), ("p5", 1)}
    first = next(row for row in rows if row["panel"] == "p1")
    body = {"rows": [first | {"text": "Anna was away."}]}
    assert web.put(f"{place}/lettering", json=body).json()["code"] == "AUD-741"
    answer = web.put(f"{place}/lettering?make=bound", json=body, headers={"if-match": seen.headers["etag"]})
    assert answer.status_code == 202, answer.text
    assert ended(web, place)["state"] == "done"
    now = web.get(f"{place}/lettering")
    assert now.headers["etag"] == answer.headers["etag"]
    assert [row["text"] for row in now.json()["rows"] if row["panel"] == "p1"] == ["Anna was away."]
    assert [row for row in now.json()["rows"] if row["panel"] != "p1"] == [row for row in rows if row["panel"] != "p1"]
    strange = {"rows": [first | {"panel": "p99"}]}
    refused = web.put(f"{place}/lettering", json=strange, headers={"if-match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (422, "AUD-158")


def test_report_is_a_page_that_runs_nothing(web: TestClient, place: str) -> None:
    data = web.get(f"{place}/report.json")
    assert (data.status_code, data.json()["panels"]) == (200, 5)
    page = web.get(f"{place}/report")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "sandbox" in page.headers["content-security-policy"]
    assert "<script" not in page.text
    assert "p5" in page.text


def test_report_shows_its_own_style_alone(service: Service, place: str) -> None:
    guarded = TestClient(served_app(service), base_url="http://127.0.0.1:8377")
    page = guarded.get(f"{place}/report")
    policies = page.headers.get_list("content-security-policy", split_commas=True)
    rules = [{rule.strip() for rule in policy.split(";")} for policy in policies]
    assert len(policies) == 2
    (style,) = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    shown = base64.b64encode(hashlib.sha256(html.unescape(style).encode()).digest()).decode()
    assert f"style-src 'sha256-{shown}'" in rules[0]
    assert {"default-src 'none'", "sandbox"} <= rules[0]
    assert {"sandbox", "frame-ancestors 'none'"} <= rules[1]
    assert not any("default-src" in rule for rule in rules[1])
    data = guarded.get(f"{place}/report.json").headers["content-security-policy"]
    assert "default-src 'none'" in data


def test_report_of_a_changed_book_is_told_to_be_old(web: TestClient, service: Service, place: str) -> None:
    root = next((service.queue.folder(place.rpartition("/")[2]) / "out").glob("*.book"))
    path = root / "panels" / "p2" / "art.json"
    kept = path.read_bytes()
    path.unlink()
    try:
        refused = web.get(f"{place}/report")
        assert (refused.status_code, refused.json()["code"]) == (409, "AUD-743")
        assert str(root) not in refused.text
    finally:
        path.write_bytes(kept)


def test_pencilled_book_has_words_and_no_report(web: TestClient) -> None:
    place = web.post("/api/v1/books", json=ASKED | {"until": "pencilled"}).headers["location"]
    ended(web, place)
    assert web.get(f"{place}/lettering").status_code == 200
    assert web.get(f"{place}/report").status_code == 404
    assert web.get(f"{place}/report.json").status_code == 404
