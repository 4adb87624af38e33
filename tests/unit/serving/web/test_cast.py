"""Looks locked over HTTP, and drawings of characters: kept within bounds, their colours told."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from starlette.testclient import TestClient

from tests.unit.serving.web.conftest import ASKED, ended


@pytest.fixture
def place(web: TestClient) -> str:
    """The address of a book that is pencilled."""
    place = web.post("/api/v1/books", json=ASKED | {"until": "pencilled"}).headers["location"]
    assert ended(web, place)["state"] == "done"
    return place


def picture(form: str, size: tuple[int, int] = (90, 180)) -> bytes:
    """Somebody in red on white, in a format that Pillow writes."""
    pixels = np.full((size[1], size[0], 3), 255, np.uint8)
    pixels[20:-20, 20:-20] = (176, 30, 40)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, form)
    return out.getvalue()


def test_locked_look_stays_whatever_is_edited_and_read_anew(web: TestClient, place: str) -> None:
    (anna,) = web.get(f"{place}/cast").json()["cast"]
    seen = web.get(anna["url"])
    assert web.put(f"{anna['url']}/lock").json()["code"] == "AUD-741"
    assert web.put(f"{anna['url']}/lock", headers={"if-match": '"other"'}).json()["code"] == "AUD-742"
    locked = web.put(f"{anna['url']}/lock", headers={"if-match": seen.headers["etag"]})
    assert (locked.status_code, locked.headers["etag"]) == (200, seen.headers["etag"]), locked.text
    assert web.get(f"{place}/cast").json()["cast"][0]["locked"]
    refused = web.put(anna["url"], json=seen.json() | {"hair": "#00ff00"}, headers={"if-match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-736")

    board = web.get(f"{place}/storyboard").json()
    board["cast"][0] |= {"hair": "#123456", "name": "Hanna"}
    answer = web.put(f"{place}/storyboard?make=pencilled", json=board, headers={"if-match": "*"})
    assert answer.status_code == 202, answer.text
    assert ended(web, place)["state"] == "done"
    (now,) = web.get(f"{place}/cast").json()["cast"]
    assert (now["version"], now["name"], now["locked"]) == (anna["version"], anna["name"], True)
    corrections = web.get(f"{place}/corrections")
    people = corrections.json() | {"people": [{"name": "Anna", "gender": "male", "age": "old", "rename": "Ann"}]}
    again = web.put(f"{place}/corrections?make=pencilled&replan=true", json=people, headers={"if-match": "*"})
    assert again.status_code == 202, again.text
    assert ended(web, place)["state"] == "done"
    assert web.get(f"{place}/reading").json()["story"]["cast"][0]["name"] == "Ann"
    assert web.get(anna["url"]).headers["etag"] == seen.headers["etag"]

    freed = web.delete(f"{anna['url']}/lock?make=pencilled", headers={"if-match": seen.headers["etag"]})
    assert freed.status_code == 202
    assert ended(web, place)["state"] == "done"
    assert not web.get(f"{place}/cast").json()["cast"][0]["locked"]
    assert web.get(anna["url"]).headers["etag"] == freed.headers["etag"]
    left = web.get(f"{place}/corrections").json()
    assert (left["people"][0]["rename"], left["locked"]) == ("Ann", [])
    assert web.put(f"{place}/cast/nobody/lock", headers={"if-match": "*"}).status_code == 404


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_drawing_is_kept_small_and_its_colours_are_told(web: TestClient, place: str, form: str) -> None:
    (anna,) = web.get(f"{place}/cast").json()["cast"]
    assert anna["drawing"] is None
    assert web.get(f"{anna['url']}/drawing").status_code == 404
    before = web.get(anna["url"]).headers["etag"]
    headers = {"content-type": f"image/{form.lower()}"}
    told = web.put(f"{anna['url']}/drawing", content=picture(form, (600, 1400)), headers=headers)
    assert told.status_code == 200, told.text
    (red, *_) = told.json()["colours"]
    levels = [int(red["color"][at : at + 2], 16) for at in (1, 3, 5)]
    assert np.abs(np.subtract(levels, (176, 30, 40))).max() < 6
    assert web.get(f"{anna['url']}/drawing").json() == told.json()
    (now,) = web.get(f"{place}/cast").json()["cast"]
    kept = Image.open(io.BytesIO(web.get(now["drawing"]).content))
    assert (kept.format, max(kept.size)) == ("PNG", 1024)
    assert web.get(anna["url"]).headers["etag"] == before
    assert web.delete(f"{anna['url']}/drawing").status_code == 204
    assert web.get(f"{place}/cast").json()["cast"][0]["drawing"] is None


@pytest.mark.parametrize(
    ("data", "kind", "status", "code"),
    [
        (b"GIF89a", "image/gif", 415, "AUD-727"),
        (b"no picture", "image/png", 422, "AUD-761"),
        (picture("PNG")[:-60], "image/png", 422, "AUD-761"),
        (b"\0" * (16 * 1024 * 1024 + 1), "image/png", 413, "AUD-728"),
    ],
    ids=["kind", "words", "damaged", "large"],
)
def test_what_is_no_drawing_is_refused(
    web: TestClient, place: str, data: bytes, kind: str, status: int, code: str
) -> None:
    refused = web.put(f"{place}/cast/anna/drawing", content=data, headers={"content-type": kind})
    assert (refused.status_code, refused.json()["code"]) == (status, code)


def test_drawing_of_nobody_is_not_kept(web: TestClient, place: str) -> None:
    headers = {"content-type": "image/png"}
    for who in ("nobody", "..%2Fbook"):
        assert web.put(f"{place}/cast/{who}/drawing", content=picture("PNG"), headers=headers).status_code == 404
