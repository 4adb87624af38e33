"""A book's way in steps: pencilled first, looked at, then made whole or made otherwise."""

from __future__ import annotations

import io

from PIL import Image
from starlette.testclient import TestClient

from audobon.serving.service import Service
from tests.unit.serving.web.conftest import ASKED, asking, ended


def test_book_is_pencilled_then_made_whole(web: TestClient) -> None:
    place = web.post("/api/v1/books", json=ASKED | {"until": "pencilled"}).headers["location"]
    pencilled = ended(web, place)
    assert (pencilled["state"], pencilled["title"]) == ("done", "walk")
    assert pencilled["made"] == {"pages": 3, "panels": 5, "painted": 0, "bound": False}
    assert pencilled["options"] == {
        "style": "storybook", "formats": ["cbz"], "seed": 0, "draft": False, "until": "pencilled",
    }  # fmt: skip
    answer = web.post(f"{place}/make", json={"seed": 4})
    assert answer.status_code == 202, answer.text
    whole = ended(web, place)
    assert whole["made"] == {"pages": 3, "panels": 5, "painted": 5, "bound": True}
    assert whole["options"]["seed"] == 4  # type: ignore[index]
    assert whole["id"] == pencilled["id"]
    assert len(web.get(f"{place}/artefacts").json()["artefacts"]) == 1


def test_cover_is_shown_in_small_and_known_again(web: TestClient) -> None:
    place = web.post("/api/v1/books", json=ASKED | {"until": "pencilled"}).headers["location"]
    ended(web, place)
    panel = web.get(f"{place}/cover.webp", params={"width": 40})
    assert (panel.status_code, panel.headers["content-type"]) == (200, "image/webp")
    with Image.open(io.BytesIO(panel.content)) as picture:
        assert (picture.format, picture.width) == ("WEBP", 40)
    again = web.get(f"{place}/cover.webp", params={"width": 40}, headers={"if-none-match": panel.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert web.head(f"{place}/cover.webp").status_code == 200
    web.post(f"{place}/make", json={})
    ended(web, place)
    assert web.get(f"{place}/cover.webp", params={"width": 40}).headers["etag"] != panel.headers["etag"]


def test_what_cannot_be_gone_on_with_is_refused(idle: Service) -> None:
    web = asking(idle)
    place = web.post("/api/v1/books", json=ASKED).headers["location"]
    refused = web.post(f"{place}/make", json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-740")
    assert web.get(f"{place}/cover.webp").status_code == 404
    web.post(f"{place}/cancel")
    for body, code in (({"style": "cubist"}, "AUD-734"), ({"dpi": 3}, "AUD-724"), ({"colour": 1}, "AUD-724")):
        answer = web.post(f"{place}/make", json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert web.post(f"{place}/make", json={"until": "pencilled", "formats": ["pdf"]}).json()["options"] == {
        "style": "storybook", "formats": ["pdf"], "seed": 0, "draft": False, "until": "pencilled",
    }  # fmt: skip
    assert web.post(f"/api/v1/books/{'0' * 32}/make", json={}).status_code == 404
