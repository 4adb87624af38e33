"""Single panels over HTTP: where each stands, its versions, and what may be asked of it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from starlette.testclient import TestClient

from audobon.serving.book_work import book_asked
from audobon.serving.service import Service
from tests.unit.pipeline.test_panel_choices import RepaintingPainter
from tests.unit.serving.web.conftest import ASKED, config_at, ended, small_work


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """As the others' service; each test has a panel of its own in its book."""
    with Service(config_at(tmp_path_factory.mktemp("root")), work=small_work(RepaintingPainter())) as service:
        yield service


def pixels(web: TestClient, url: str) -> np.ndarray:  # type: ignore[type-arg]
    with Image.open(io.BytesIO(web.get(url).content)) as picture:
        return np.asarray(picture.convert("RGB"))


def wished(web: TestClient, place: str, wish: str, **sent: object) -> None:
    answer = web.post(f"{place}/{wish}", **sent)  # type: ignore[arg-type]
    assert answer.status_code == 202, answer.text
    book = ended(web, answer.json()["links"]["self"])
    assert (book["state"], book["error"]) == ("done", None)


def test_panels_tell_where_they_stand(web: TestClient, place: str) -> None:
    panels = web.get(f"{place}/panels").json()["panels"]
    assert [one["id"] for one in panels] == ["p1", "p2", "p3", "p4", "p5"]
    first = web.get(f"{place}/panels/p5").json()
    assert first == panels[4]
    assert (first["state"], first["page"], first["locked"]) == ("painted", 3, False)
    thumb = web.get(first["thumb"], params={"width": 24})
    with Image.open(io.BytesIO(thumb.content)) as picture:
        assert (picture.format, picture.width) == ("WEBP", 24)
    for kind in ("art", "draft", "line"):
        answer = web.get(f"{place}/panels/p5/{kind}.png")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png"), kind
    assert web.get(f"{place}/panels/p5/art.png").content == web.get(first["art"]).content
    for path in ("p9", "p9/art.png", "p9/thumb.webp", "p9/versions", "p5/versions/abcdef.png", "..%2Fx/thumb.webp"):
        assert web.get(f"{place}/panels/{path}").status_code == 404, path


def test_panel_is_redrawn_and_an_earlier_version_kept_and_released(web: TestClient, place: str) -> None:
    url = f"{place}/panels/p1"
    before = web.get(url).json()
    old = pixels(web, f"{url}/art.png")
    wished(web, url, "redraw", json={"seed": 77})
    redrawn = web.get(url).json()
    assert redrawn["version"] != before["version"]
    assert not np.array_equal(pixels(web, f"{url}/art.png"), old)
    now, earlier = web.get(f"{url}/versions").json()["versions"]
    assert (now["now"], now["version"], earlier["now"], earlier["version"]) == (
        True, redrawn["version"], False, before["version"],
    )  # fmt: skip
    assert np.array_equal(pixels(web, earlier["url"]), old)
    wished(web, url, "keep", json={"version": earlier["version"]})
    kept = web.get(url).json()
    assert (kept["locked"], kept["version"]) == (True, before["version"])
    assert np.array_equal(pixels(web, f"{url}/art.png"), old)
    wished(web, url, "release")
    assert (web.get(url).json()["locked"], web.get(url).json()["version"]) == (False, redrawn["version"])


def test_redraw_takes_the_next_seed_which_is_settled_before_it_is_queued(service: Service, web: TestClient) -> None:
    place = web.post("/api/v1/books", json=ASKED | {"seed": 5}).headers["location"]
    ended(web, place)
    wished(web, f"{place}/panels/p2", "redraw", json={})
    asked = book_asked(service.queue.job(place.rpartition("/")[2])).panel
    assert asked is not None
    assert asked.seed == 6


def test_part_of_a_panel_is_painted_again(web: TestClient, place: str) -> None:
    url = f"{place}/panels/p3"
    old = pixels(web, f"{url}/art.png")
    mask = np.zeros(old.shape[:2], np.uint8)
    mask[: mask.shape[0] // 2] = 255
    stream = io.BytesIO()
    Image.fromarray(mask).save(stream, format="PNG")
    wished(web, url, "repaint", files={"mask": ("mask.png", stream.getvalue(), "image/png")}, data={"seed": "9"})
    new = pixels(web, f"{url}/art.png")
    assert np.array_equal(new[mask == 0], old[mask == 0])
    assert not np.array_equal(new[mask > 0], old[mask > 0])
    assert len(web.get(f"{url}/versions").json()["versions"]) == 2


def test_wishes_that_cannot_be_are_refused_at_once(web: TestClient, place: str) -> None:
    url = f"{place}/panels/p4"
    small = io.BytesIO()
    Image.new("L", (3, 3), 255).save(small, format="PNG")
    files = {"mask": ("mask.png", small.getvalue(), "image/png")}
    for answer, status, code in (
        (web.post(f"{place}/panels/p9/redraw", json={}), 404, "AUD-730"),
        (web.post(f"{url}/keep", json={"version": "abcdef"}), 422, "AUD-179"),
        (web.post(f"{url}/keep", json={"version": "../../x"}), 422, "AUD-724"),
        (web.post(f"{url}/redraw", json={"seed": -1}), 422, "AUD-724"),
        (web.post(f"{url}/repaint", files=files), 422, "AUD-178"),
        (web.post(f"{url}/repaint", files=files, data={"seed": "x"}), 422, "AUD-724"),
        (web.post(f"{url}/repaint", files={"mask": ("m.png", b"no picture")}), 422, "AUD-761"),
        (web.post(f"{url}/repaint", json={}), 415, "AUD-727"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert web.get(place).json()["state"] == "done"


def test_pencilled_panel_is_shown_and_nothing_wished_of_it(web: TestClient) -> None:
    place = web.post("/api/v1/books", json=ASKED | {"until": "pencilled"}).headers["location"]
    ended(web, place)
    panel = web.get(f"{place}/panels/p1").json()
    assert (panel["state"], panel["art"], panel["score"], panel["findings"]) == ("pencilled", None, None, [])
    assert web.get(panel["thumb"]).status_code == 200
    refused = web.post(f"{place}/panels/p1/redraw", json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-748")
