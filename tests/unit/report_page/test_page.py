"""The report as a page: whole in itself, its marks right, and nothing of a story acts as markup."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.errors import ResourceError
from audobon.report_page.gathering import Outcome
from audobon.report_page.page import write_report
from tests.unit.report_page.small_books import a_book, a_copy

HOSTILE = '<script>alert(1)</script> & "quotes" <img src=x onerror=alert(2)> ]]> </style> \u202e'
EMPTY = {"meta", "img", "br", "link"}


@dataclass
class Tag:
    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Reading(HTMLParser):
    """A page's elements in order, each with all the text in it."""

    tags: list[Tag] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Tag(name=tag, attributes={name: value or "" for name, value in attrs})
        self.tags.append(one)
        if tag not in EMPTY:
            self.open.append(one)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for one in self.open:
            one.text += data

    def of(self, *names: str) -> list[Tag]:
        return [one for one in self.tags if one.name in names]


def read(file: Path) -> Reading:
    reading = Reading()
    reading.feed(file.read_text(encoding="utf-8"))
    assert reading.open == []
    return reading


@pytest.fixture(scope="module")
def file(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(book, tmp_path_factory.mktemp("page") / "report.html").file


def test_page_holds_all_that_it_shows(file: Path) -> None:
    page = read(file)
    sources = [one.attributes["src"] for one in page.tags if "src" in one.attributes]
    assert len(sources) == 5 + 3 + 5
    assert all(one.startswith("data:image/webp;base64,") for one in sources)
    assert all(one.attributes["href"].startswith("#") for one in page.tags if "href" in one.attributes)
    assert page.of("script", "link", "iframe", "object", "form") == []
    assert [one for one in page.tags for name in one.attributes if name.startswith("on") or name == "style"] == []
    (style,) = page.of("style")
    assert set(re.findall(r"url\([^)]*\)|@import", style.text)) == {"url(#again)"}
    policy = next(one for one in page.of("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.attributes["content"].startswith("default-src 'none'; img-src data:;")
    assert "script-src" not in policy.attributes["content"]


def test_every_link_leads_somewhere_and_every_id_is_one(file: Path) -> None:
    page = read(file)
    ids = [one.attributes["id"] for one in page.tags if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    pointed = [one.attributes["href"].removeprefix("#") for one in page.of("a")]
    pointed += [
        one.attributes[name]
        for one in page.tags
        for name in ("aria-labelledby", "aria-describedby")
        if name in one.attributes
    ]
    assert set(pointed) <= set(ids)
    assert {f"panel-p{number}" for number in range(1, 6)} <= set(pointed)


def test_headings_go_down_step_by_step(file: Path) -> None:
    ranks = [int(one.name[1]) for one in read(file).of("h1", "h2", "h3", "h4", "h5", "h6")]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_pictures_and_tables_are_told_in_words(file: Path) -> None:
    page = read(file)
    alts = [one.attributes["alt"] for one in page.of("img")]
    assert alts.count("") == 5  # of the overview, whose links say what they lead to
    assert sum("Anna" in alt for alt in alts) == 5 + 3
    assert len(page.of("caption")) == len(page.of("table"))
    assert all(one.attributes.get("scope") in ("col", "row") for one in page.of("th"))


def test_attempts_stand_side_by_side_with_what_they_were_asked(file: Path) -> None:
    page = read(file)
    first, second = [one.text for one in page.of("figcaption")][:2]
    assert first.startswith("Attempt 1, set aside 2.0 of 10")
    assert "Askedas planned" in first
    assert "errorBlank picture: the panel is blank" in first
    assert second.startswith("Attempt 2, kept 7.0 of 10")
    assert "Askedanother seed" in second
    seeds = re.findall(r"Seed(\d+)", first + second)
    assert len(set(seeds)) == 2


def test_lists_name_what_was_repaired_and_let_through(file: Path) -> None:
    faulty, repaired = [one.text for one in read(file).of("section") if one.attributes["id"] in ("faulty", "repaired")]
    assert re.findall(r"Panel \w+", faulty) == ["Panel p2"]
    assert re.findall(r"Panel \w+", repaired) == ["Panel p1"]
    assert "blank" in repaired


def test_every_panel_stands_in_the_table(file: Path) -> None:
    rows = [one.text for one in read(file).of("tr")]
    assert "p11repaired7.00024.0" in rows
    assert "p21let through with a fault2.02037.5" in rows
    assert "p32accepted as first painted5.50111.5" in rows


def test_nothing_of_a_story_acts_as_markup(tmp_path: Path) -> None:
    text = f"# {HOSTILE}\n\nAnna {HOSTILE} walked. She saw {HOSTILE}. They went home."
    book = a_book(tmp_path, text=text)
    board = json.loads((book / "storyboard.json").read_text())
    board["title"], board["author"] = HOSTILE, f"{HOSTILE}\x00\x0b"
    board["pages"][0]["panels"][0]["prompt"] = HOSTILE
    (book / "storyboard.json").write_text(json.dumps(board))
    report = json.loads((book / "report.json").read_text())
    report["title"] = HOSTILE
    report["warnings"] = [HOSTILE]
    report["versions"][0]["version"] = HOSTILE
    (book / "report.json").write_text(json.dumps(report))
    page = read(write_report(book).file)
    assert page.of("h1")[0].text == HOSTILE
    assert page.of("title")[0].text == f"{HOSTILE}: how it was made"
    assert HOSTILE in [one.text for one in page.of("li")]
    assert HOSTILE in [one.text for one in page.of("code")]
    assert HOSTILE in [one.text for one in page.of("p")]
    assert page.of("script") == []
    assert [one for one in page.tags if "onerror" in one.attributes] == []
    assert all(one.attributes["src"].startswith("data:") for one in page.of("img"))


def test_draft_is_told_as_one(tmp_path: Path) -> None:
    made = write_report(a_book(tmp_path, draft=True))
    page = read(made.file)
    assert made.outcomes == {Outcome.PROOF: 5}
    told = {one.attributes["id"]: one.text for one in page.of("section")}
    assert "This is a draft: nothing was painted." in told["faulty"]
    assert "This is a draft: nothing was painted." in told["repaired"]


def test_attempt_whose_picture_is_lost_is_still_told(book: Path, tmp_path: Path) -> None:
    copy = a_copy(book, tmp_path)
    (copy / "panels/p1/art-try1.webp").unlink()
    first = next(one for one in read(write_report(copy).file).of("figure") if "Attempt 1" in one.text)
    assert first.text.startswith("This picture was not kept.")


def test_page_says_how_large_it_is(book: Path, tmp_path: Path) -> None:
    made = write_report(book, tmp_path / "report.html")
    assert made.bytes == made.file.stat().st_size < made.picture_bytes * 4 / 3 + 120_000
    assert (made.pages, made.panels, made.pictures) == (3, 5, 8)
    (foot,) = read(made.file).of("footer")
    assert re.search(r"8 pictures, at most 512 pixels long, [\d.]+ kB in all\.", foot.text)


def test_command_writes_the_page_beside_the_book(book: Path, tmp_path: Path) -> None:
    copy = a_copy(book, tmp_path)
    done = CliRunner().invoke(app, ["report", str(copy)])
    assert done.exit_code == 0
    file = tmp_path / f"{copy.name.removesuffix('.book')}-report.html"
    assert done.stdout == f"{file}\n"
    assert re.search(r"8 pictures of 5 panels, \d+ kB", done.stderr)
    told = json.loads(CliRunner().invoke(app, ["report", str(copy), "--out", str(file), "--json"]).stdout)
    assert told["file"] == str(file)
    assert told["outcomes"] == {"first": 3, "repaired": 1, "let_through": 1}


def test_command_refuses_what_is_no_book(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["report", str(tmp_path), "--json"])
    assert done.exit_code == 2
    assert json.loads(done.stderr)["error"]["code"] == "AUD-154"


def test_page_that_cannot_be_written_is_told(book: Path, tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="AUD-552"):
        write_report(book, tmp_path)
