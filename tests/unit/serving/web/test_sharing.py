"""Finished books are put into the share folder that the service was set up with, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from audobon.serving.service import Service
from audobon.serving.web.guards.scopes import Scope, needed_scope
from tests.unit.serving.web.conftest import ASKED, asking, config_at, small_work


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("share")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Service]:
    config = replace(config_at(tmp_path_factory.mktemp("root")), share=shared)
    with Service(config, work=small_work()) as service:
        yield service


def test_bound_files_are_put_there_and_the_place_is_told(web: TestClient, place: str, shared: Path) -> None:
    assert web.get("/api/v1/share").json() == {"folder": str(shared)}
    (artefact,) = web.get(f"{place}/artefacts").json()["artefacts"]
    for _ in range(2):
        answer = web.post(f"{place}/share")
        folder = Path(answer.json()["folder"])
        assert (answer.status_code, answer.json()["files"]) == (200, [artefact["name"]])
        assert (folder.parent, folder.name) == (shared, Path(artefact["name"]).stem)
        assert (folder / artefact["name"]).read_bytes() == web.get(artefact["url"]).content
    assert [path.name for path in shared.iterdir()] == [folder.name]


def test_no_client_names_a_place(web: TestClient, place: str, shared: Path, tmp_path: Path) -> None:
    web.post(f"{place}/share?folder={tmp_path}", json={"folder": str(tmp_path), "name": "../up", "title": "../up"})
    assert list(tmp_path.iterdir()) == []
    assert all(path.is_relative_to(shared) and ".." not in path.name for path in shared.rglob("*"))


def test_folder_that_is_gone_is_told(web: TestClient, place: str, shared: Path) -> None:
    away = shared.with_name("away")
    shared.rename(away)
    answer = web.post(f"{place}/share")
    away.rename(shared)
    assert (answer.status_code, answer.json()["code"]) == (409, "AUD-799")
    assert str(shared) in answer.json()["detail"]


def test_service_without_a_share_folder_has_none(idle_web: TestClient) -> None:
    assert idle_web.get("/api/v1/share").json() == {"folder": None}
    book = idle_web.post("/api/v1/books", json=ASKED).headers["location"]
    answer = idle_web.post(f"{book}/share")
    assert (answer.status_code, answer.json()["code"]) == (409, "AUD-798")


def test_book_that_is_not_bound_is_not_put_there(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    with Service(replace(config_at(tmp_path / "root"), share=tmp_path / "share")) as service:
        web = asking(service)
        book = web.post("/api/v1/books", json=ASKED).headers["location"]
        waits = web.post(f"{book}/share")
        web.post(f"{book}/cancel")
        unmade = web.post(f"{book}/share")
        nobodys = web.post(f"/api/v1/books/{'0' * 32}/share")
    assert [(one.status_code, one.json()["code"]) for one in (waits, unmade, nobodys)] == [
        (409, "AUD-740"), (404, "AUD-730"), (404, "AUD-700"),
    ]  # fmt: skip
    assert list((tmp_path / "share").iterdir()) == []


def test_putting_there_takes_the_scope_of_those_who_change_books() -> None:
    assert needed_scope("/api/v1/share", "GET") is Scope.READ
    assert needed_scope(f"/api/v1/books/{'0' * 32}/share", "POST") is Scope.WRITE
