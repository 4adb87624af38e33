"""The studio is served whole by the program alone: what it names is there, small, and nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from audobon.serving.config import ServeConfig
from audobon.serving.service import Service
from audobon.serving.web.served import served_app
from audobon.serving.web.studio import studio_folder

FOLDER = studio_folder()
SCRIPTS = sorted(FOLDER.rglob("*.js"))
STYLES = sorted(FOLDER.rglob("*.css"))
MOST_BYTES = 300_000
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""")


@pytest.fixture(scope="module")
def http(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with Service(ServeConfig(root=tmp_path_factory.mktemp("root"), workers=0)) as service:
        yield TestClient(served_app(service), base_url="http://127.0.0.1")


def test_root_leads_to_the_studio(http: TestClient) -> None:
    answer = http.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/studio/")
    assert "Audobon Studio" in http.get("/studio/").text


def test_every_file_that_the_page_names_is_served_with_its_type(http: TestClient) -> None:
    named = re.findall(r'(?:href|src)="([^"#]+)"', http.get("/studio/").text)
    assert len(named) > 5
    for name in named:
        answer = http.get(f"/studio/{name}")
        assert answer.status_code == 200, name
        kinds = {"js": "javascript", "css": "text/css", "svg": "image/svg+xml"}
        assert kinds[name.rpartition(".")[2]] in answer.headers["content-type"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_every_import_of_a_script_is_there(script: Path) -> None:
    for name in IMPORT.findall(script.read_text("utf-8")):
        declared = script.parent / f"{name}.d.ts"
        assert (script.parent / name).is_file() or declared.is_file(), name


def test_nothing_comes_from_elsewhere_or_runs_inline() -> None:
    for path in (*SCRIPTS, *STYLES, FOLDER / "index.html"):
        text = path.read_text("utf-8")
        assert not re.findall(r"""["'(]\s*(?:https?:)?//(?!www\.w3\.org/2000/svg)""", text), path
        assert "innerHTML" not in text
        assert "eval(" not in text
    assert "<script>" not in (FOLDER / "index.html").read_text("utf-8")


def test_policy_lets_only_its_own_files_act(http: TestClient) -> None:
    policy = http.get("/studio/").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_all_of_it_is_small() -> None:
    assert sum(path.stat().st_size for path in (*SCRIPTS, *STYLES)) < MOST_BYTES


def test_unchanged_file_is_not_sent_again(http: TestClient) -> None:
    first = http.get("/studio/app/main.js")
    again = http.get("/studio/app/main.js", headers={"if-none-match": first.headers["etag"]})
    assert (first.headers["cache-control"], again.status_code) == ("no-cache", 304)


@pytest.mark.parametrize("path", ["fonts/none.ttf", "fonts/..%2f..%2fetc.ttf", "../serving/service.py", "nothing.js"])
def test_what_is_no_file_of_the_studio_is_not_there(http: TestClient, path: str) -> None:
    assert http.get(f"/studio/{path}").status_code == 404


@pytest.mark.parametrize(
    "name", re.findall(r"fonts/([a-z-]+)\.ttf", (FOLDER / "style" / "tokens.css").read_text("utf-8"))
)
def test_letters_are_the_books_own(http: TestClient, name: str) -> None:
    answer = http.get(f"/studio/fonts/{name}.ttf")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "font/ttf")
    assert len(answer.content) > 10_000


def test_addresses_that_the_studio_asks_are_the_services(http: TestClient) -> None:
    """Every address in its client is one of the interface, whatever stands for ids."""
    known = {re.sub(r"\{[^}]+\}", "*", path) for path in http.get("/openapi.json").json()["paths"]}
    text = (FOLDER / "api" / "books.js").read_text("utf-8")
    paths = re.findall(r'[`"](/(?:books|story|styles|vocabulary)[^`"?]*)', text)
    asked = {re.sub(r"\$\{[^}]+\}", "*", path) for path in paths}
    assert len(asked) > 15
    assert sorted(path for path in asked if f"/api/v1{path}" not in known and "*.png" not in path) == []
