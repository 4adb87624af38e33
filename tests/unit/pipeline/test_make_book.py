"""The spine from prose to a bound file, with the small crew."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audobon.comic.codec import from_json, to_json
from audobon.comic.coverage import Coverage
from audobon.comic.manuscript import Manuscript
from audobon.comic.page import Refusal
from audobon.comic.panel import PanelArt
from audobon.comic.story import Story
from audobon.comic.storyboard import Shot, Storyboard
from audobon.crew import PaintOrder, Progress
from audobon.errors import GenerationError, InputError, ResourceError, SettingsError
from audobon.pipeline import BookResult, MakeOptions, Until, draw_board, make_book, redraw_panel
from audobon.plan_asked import Sheet
from audobon.project import BookFolder
from audobon.report import Report
from tests.builders import SmallDirector, SmallLetterer, SmallPainter, a_board, a_brief, a_crew, a_line

TEXT = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "walk.txt"
    path.write_text(TEXT)
    return path


def made(story: Path, *, painter: SmallPainter | None = None, options: MakeOptions = OPTIONS) -> BookResult:
    return make_book(story, story.parent / "out", options=options, crew=a_crew(painter))


def pages_of(result: BookResult) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((result.folder / "pages").iterdir())}


def art_times(result: BookResult) -> dict[str, int]:
    return {path.parent.name: path.stat().st_mtime_ns for path in sorted(result.folder.glob("panels/*/art.png"))}


def test_book_folder_holds_everything_that_belongs_to_a_book(story: Path) -> None:
    result = made(story)
    names = {path.relative_to(result.folder).as_posix() for path in result.folder.rglob("*") if path.is_file()}
    assert {"book.json", "story.json", "storyboard.json", "layout.json", "report.json"} <= names
    assert {"cast/anna.json", "cast/anna.png", "pages/001.png", "pages/003.png"} <= names
    assert {f"panels/p1/{name}" for name in ("art.png", "art.json", "draft.png", "line.png", "pencils.json")} <= names
    assert "panels/p1/mask-anna.png" in names
    assert not [name for name in names if ".half-" in name]
    assert [path.name for path in result.files] == [f"{result.folder.name.removesuffix('.book')}.raw"]


def test_coverage_is_kept_beside_the_book_and_in_the_report(story: Path) -> None:
    result = made(story)
    kept = from_json(Coverage, (result.folder / "coverage.json").read_text(), source="coverage.json")
    assert result.report.coverage == kept.counts()
    assert kept.counts().sentences > 0
    assert kept.sentences[0].sentence.text in (result.folder / "coverage.md").read_text()
    again = redraw_panel(result.folder, "p1", crew=a_crew())
    assert again.report.coverage == kept.counts()


def test_board_of_another_text_has_no_coverage(story: Path, tmp_path: Path) -> None:
    book = made(story).folder
    path = tmp_path / "board.json"
    path.write_text(to_json(replace(a_board(), title=BookFolder(book).storyboard().title)))
    result = draw_board(path, book.parent, options=OPTIONS, crew=a_crew())
    assert result.folder == book
    assert result.report.coverage is None
    assert not (book / "coverage.json").exists()


def test_report_tells_every_panel_and_stage(story: Path) -> None:
    result = made(story)
    report = from_json(Report, (result.folder / "report.json").read_text(), source="report.json")
    assert [panel.panel for panel in report.panel_reports] == ["p1", "p2", "p3", "p4", "p5"]
    assert all(panel.painted and len(panel.attempts) == 1 for panel in report.panel_reports)
    assert {stage.stage for stage in report.stages} >= {"reading", "staging", "pencilling", "painting", "binding"}


def test_same_seed_gives_the_same_pages_and_another_seed_others(tmp_path: Path) -> None:
    results = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        story = tmp_path / name / "walk.txt"
        story.parent.mkdir()
        story.write_text(TEXT)
        results.append(pages_of(made(story, options=replace(OPTIONS, seed=seed))))
    assert results[0] == results[1]
    assert results[0] != results[2]


def test_second_run_paints_nothing_and_changes_no_page(story: Path) -> None:
    first = made(story)
    before, times = pages_of(first), art_times(first)
    painter = SmallPainter()
    second = made(story, painter=painter)
    assert painter.painted == []
    assert pages_of(second) == before
    assert art_times(second) == times
    assert not any(panel.painted for panel in second.report.panel_reports)


def test_another_director_plans_the_book_anew_and_the_same_one_does_not(story: Path) -> None:
    class CountingDirector(SmallDirector):
        staged = 0

        def stage(self, manuscript: Manuscript, told: Story, *, pages: int | None) -> Storyboard:
            CountingDirector.staged += 1
            return super().stage(manuscript, told, pages=pages)

    for director, count in (("", 1), ("", 1), ("openai:http://localhost/v1#m", 2), ("openai:http://localhost/v1#m", 2)):
        crew = replace(a_crew(), director=CountingDirector())
        make_book(story, story.parent / "out", options=replace(OPTIONS, director=director), crew=crew)
        assert CountingDirector.staged == count


def test_another_trim_plans_and_frames_the_book_anew(story: Path) -> None:
    first = made(story)
    small = make_book(story, story.parent / "out", options=replace(OPTIONS, sheet=Sheet(trim="manga")), crew=a_crew())
    assert small.folder == first.folder
    record = BookFolder(small.folder).record()
    assert record is not None
    assert record.sheet == BookFolder(small.folder).layout().sheet == Sheet(trim="manga")
    again = make_book(story, story.parent / "out", options=replace(OPTIONS, sheet=Sheet(trim="manga")), crew=a_crew())
    assert not any(panel.painted for panel in again.report.panel_reports)


def test_another_reader_reads_the_book_anew_and_the_same_one_does_not(story: Path) -> None:
    first = made(story)

    class CountingReader:
        read_times = 0

        def read(self, manuscript: Manuscript) -> Story:
            CountingReader.read_times += 1
            return a_crew().reader.read(manuscript)

    asked = "openai:http://localhost/v1#m"
    for reader, count in (("", 0), (asked, 1), (asked, 1), ("", 2)):
        crew = replace(a_crew(), reader=CountingReader())
        result = make_book(story, story.parent / "out", options=replace(OPTIONS, reader=reader), crew=crew)
        assert CountingReader.read_times == count
        assert json.loads((result.folder / "book.json").read_text())["reader"] == reader
        assert result.folder == first.folder


def test_changed_line_of_dialogue_letters_again_without_painting(story: Path) -> None:
    first = made(story)
    before, times = pages_of(first), art_times(first)
    path = first.folder / "storyboard.json"
    path.write_text(path.read_text().replace("She saw a bird.", "She saw a big green singing bird up there."))
    painter = SmallPainter()
    second = made(story, painter=painter)
    assert painter.painted == []
    assert art_times(second) == times
    after = pages_of(second)
    assert after["001.png"] != before["001.png"]
    assert after["002.png"] == before["002.png"]
    assert "big green" in path.read_text()


def test_changed_line_in_the_story_letters_again_without_painting(story: Path) -> None:
    first = made(story)
    before = pages_of(first)
    story.write_text(TEXT.replace("She saw a bird.", "She saw a small grey bird."))
    painter = SmallPainter()
    second = make_book(story, story.parent / "out", options=OPTIONS, crew=a_crew(painter))
    assert painter.painted == []
    assert pages_of(second)["001.png"] != before["001.png"]


def test_changed_brief_paints_that_panel_only(story: Path) -> None:
    first = made(story)
    path = first.folder / "storyboard.json"
    board = from_json(Storyboard, path.read_text(), source="storyboard.json")
    page = board.pages[0]
    edited = replace(page, panels=(page.panels[0], replace(page.panels[1], shot=Shot.WIDE)))
    path.write_text(to_json(replace(board, pages=(edited, *board.pages[1:]))))
    painter = SmallPainter()
    second = made(story, painter=painter)
    assert painter.painted == ["p2"]
    assert [panel.panel for panel in second.report.panel_reports if panel.painted] == ["p2"]


def test_changed_cast_design_paints_the_panels_of_that_character(tmp_path: Path) -> None:
    board = a_board(pages=[[a_brief("p1"), a_brief("p2", placements=())]])
    path = tmp_path / "board.json"
    path.write_text(to_json(board))
    draw_board(path, tmp_path / "out", options=OPTIONS, crew=a_crew())

    def painted_with(skin: str) -> list[str]:
        path.write_text(to_json(replace(board, cast=(replace(board.cast[0], skin=skin),))))
        painter = SmallPainter()
        draw_board(path, tmp_path / "out", options=OPTIONS, crew=a_crew(painter))
        return painter.painted

    # The small penciller draws no skin: the same pencils and the same words for the look are the same art.
    assert painted_with("#e6c29d") == []
    assert painted_with("#aa8866") == ["p1"]
    record = BookFolder(tmp_path / "out" / "a-walk.book").pencils_record("p1")
    assert record is not None


def test_edited_storyboard_with_a_changed_story_is_refused(story: Path) -> None:
    first = made(story)
    path = first.folder / "storyboard.json"
    path.write_text(path.read_text().replace("She saw a bird.", "She saw it."))
    story.write_text(TEXT + " The end came.")
    with pytest.raises(InputError, match="AUD-153: .*was edited by hand, but the story has changed since"):
        made(story)
    assert "She saw it." in path.read_text()


def test_words_that_outgrow_their_frames_are_given_new_ones(story: Path) -> None:
    first = made(story)
    path = first.folder / "storyboard.json"
    long = "She saw one bird, then two, then three, then all the birds of the wide world."
    path.write_text(path.read_text().replace("She saw a bird.", long))
    second = made(story)
    assert [relief.became for relief in second.report.reliefs] == [("p2", "p2b")]
    assert second.report.panels == 6


def test_refusal_that_nothing_relieves_ends_with_a_coded_error(tmp_path: Path) -> None:
    class Stubborn(SmallDirector):
        def relieve(self, brief, refusal):  # type: ignore[no-untyped-def]
            return (brief,)

    path = tmp_path / "board.json"
    path.write_text(to_json(a_board(pages=[[a_brief(lettering=(a_line("word " * 40),))]])))
    with pytest.raises(GenerationError, match="AUD-650: page 1, panel p1: 40 words; about 12 words would fit"):
        draw_board(path, tmp_path / "out", options=OPTIONS, crew=replace(a_crew(), director=Stubborn()))
    assert not (tmp_path / "out").exists()


def test_refusal_of_a_panel_that_is_not_there_is_a_fault_of_the_program(story: Path) -> None:
    class Confused(SmallLetterer):
        def letter(self, plan, frames, pencils):  # type: ignore[no-untyped-def]
            return Refusal(panel="p77", reason="no room", words_that_fit=0)

    crew = replace(a_crew(), letterer=Confused())
    with pytest.raises(GenerationError, match='AUD-651: the letterer refused "p77", which is not on page 1'):
        make_book(story, story.parent / "out", options=OPTIONS, crew=crew)


def test_panel_that_is_refused_is_painted_once_more_and_the_better_kept(story: Path) -> None:
    result = made(story, painter=SmallPainter(blank_attempts=1))
    first = result.report.panel_reports[0]
    assert [attempt.verdict.accepted for attempt in first.attempts] == [False, True]
    assert first.attempts[0].verdict.findings[0].code == "AUD-Q001"
    assert first.provenance.seed == first.attempts[1].seed != first.attempts[0].seed


def test_every_attempt_at_a_panel_is_kept_to_be_looked_at(story: Path) -> None:
    result = made(story, painter=SmallPainter(blank_attempts=1))
    folder = BookFolder(result.folder)
    record = folder.art_record("p1")
    assert record is not None
    blank, chosen = folder.try_image(record, 0), folder.try_image(record, 1)
    assert blank is not None
    assert chosen is not None
    assert blank.array.std() < 1
    # WebP is lossy: the try that was chosen looks like the art, the one before it does not.
    art = folder.art_image("p1").array.astype(float)
    assert np.abs(art - chosen.array).mean() < 6 < np.abs(art - blank.array).mean()


def test_attempt_tells_how_it_was_held_to_the_pencils(story: Path) -> None:
    class Faulty(SmallPainter):
        def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
            for order in orders:
                asked.setdefault(order.brief.id, []).append((order.control, order.identity, order.repaint is not None))
            return super().paint(orders, progress=progress)

    asked: dict[str, list[tuple[float, float, bool]]] = {}
    result = made(story, painter=Faulty(blank_attempts=1))
    for panel in result.report.panel_reports:
        told = [(attempt.control, attempt.identity, attempt.repainted) for attempt in panel.attempts]
        assert told == asked[panel.panel]


def test_panel_that_was_painted_once_keeps_no_attempts_apart(story: Path) -> None:
    assert sorted(made(story).folder.glob("panels/*/*.webp")) == []


def test_panel_that_stays_faulty_is_painted_three_times_at_most(story: Path) -> None:
    painter = SmallPainter(blank_attempts=9)
    result = made(story, painter=painter)
    assert painter.painted.count("p1") == 3
    assert len(result.report.panel_reports[0].attempts) == 3


def test_redraw_paints_one_panel_from_its_seed_and_make_keeps_it(story: Path) -> None:
    first = made(story)
    before = (first.folder / "panels/p2/art.png").read_bytes()
    painter = SmallPainter()
    redraw_panel(first.folder, "p2", seed=99, crew=a_crew(painter))
    chosen = (first.folder / "panels/p2/art.png").read_bytes()
    assert painter.painted == ["p2"]
    assert chosen != before
    again = SmallPainter()
    made(story, painter=again)
    assert again.painted == []
    assert (first.folder / "panels/p2/art.png").read_bytes() == chosen


def test_draft_of_a_painted_book_costs_no_painting(story: Path) -> None:
    first = made(story)
    times = art_times(first)
    draft = made(story, painter=SmallPainter(fingerprint="draft"), options=replace(OPTIONS, draft=True))
    assert (draft.folder / "panels/p1/proof.png").is_file()
    painter = SmallPainter()
    made(story, painter=painter)
    assert painter.painted == []
    assert art_times(first) == times


def test_redraw_of_an_unknown_panel_names_the_panels(story: Path) -> None:
    first = made(story)
    with pytest.raises(InputError, match='AUD-155: there is no panel "p99"') as caught:
        redraw_panel(first.folder, "p99", crew=a_crew())
    assert "p1, p2" in caught.value.hint


def test_redraw_outside_a_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-154: .* is not a book's folder"):
        redraw_panel(tmp_path, "p1", crew=a_crew())


def test_unknown_format_is_refused_before_anything_is_written(story: Path) -> None:
    with pytest.raises(SettingsError, match='AUD-253: "docx" is not a format'):
        made(story, options=replace(OPTIONS, formats=("docx",)))
    assert not (story.parent / "out").exists()


def test_error_in_the_first_painting_leaves_a_book_that_goes_on(story: Path) -> None:
    class Failing(SmallPainter):
        def paint(self, orders, *, progress):  # type: ignore[no-untyped-def]
            if len(self.painted) >= 2:
                raise KeyboardInterrupt
            return super().paint(orders, progress=progress)

    with pytest.raises(KeyboardInterrupt):
        made(story, painter=Failing())
    painter = SmallPainter()
    result = made(story, painter=painter)
    assert painter.painted == ["p3", "p4", "p5"]
    assert json.loads((result.folder / "report.json").read_text())["panels"] == 5


def test_disk_that_fills_in_mid_painting_leaves_a_book_that_goes_on(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.fsync

    def filling(handle: int) -> None:
        if len(list((story.parent / "out").glob("*.book/panels/*/art.json"))) >= 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        whole(handle)

    monkeypatch.setattr(os, "fsync", filling)
    with pytest.raises(ResourceError, match="AUD-551: the disk is full"):
        made(story)
    monkeypatch.setattr(os, "fsync", whole)
    book = next((story.parent / "out").glob("*.book"))
    assert list(book.rglob(".half-*")) == []
    painter = SmallPainter()
    made(story, painter=painter)
    assert painter.painted == ["p3", "p4", "p5"]


def test_damaged_art_is_painted_again(story: Path) -> None:
    first = made(story)
    before = pages_of(first)
    (first.folder / "panels/p3/art.png").write_bytes(b"not a picture")
    painter = SmallPainter()
    assert pages_of(made(story, painter=painter)) == before
    assert painter.painted == ["p3"]


def test_what_a_power_cut_tore_is_made_again(story: Path) -> None:
    """Pencils, sheets, pages and encoded forms are not waited for until the disk has them."""
    first = made(story)
    found = {path: path.read_bytes() for path in first.folder.rglob("*") if path.suffix != ".json" and path.is_file()}
    torn = [path for path in found if path.parent.name in ("pages", "encoded", "cast") or path.stem != "art"]
    torn = [path for path in torn if path.suffix == ".png" or path.parent.name == "encoded"]
    assert {"draft.png", "line.png", "mask-anna.png", "anna.png", "001.png"} <= {path.name for path in torn}
    for number, path in enumerate(torn):
        path.write_bytes(found[path][: 40 * (number % 2)])
    painter = SmallPainter()
    made(story, painter=painter)
    assert {path: path.read_bytes() for path in torn} == {path: found[path] for path in torn}
    assert painter.painted == []


def test_damaged_storyboard_names_its_field(story: Path) -> None:
    first = made(story)
    path = first.folder / "storyboard.json"
    path.write_text(path.read_text().replace('"shot": "medium"', '"shot": "huge"', 1))
    with pytest.raises(InputError, match=r'AUD-144: storyboard.json: pages\[0\].panels\[0\].shot: "huge" is not'):
        made(story)


def test_shorter_story_leaves_no_stale_pages_or_panels(story: Path) -> None:
    made(story)
    story.write_text("Anna walked to the garden. She saw a bird.")
    result = made(story)
    assert sorted(path.name for path in (result.folder / "pages").iterdir()) == ["001.json", "001.png"]
    assert sorted(path.name for path in (result.folder / "panels").iterdir()) == ["p1", "p2"]


def test_a_corrected_reading_is_staged_anew_and_kept(story: Path) -> None:
    first = made(story)
    record = BookFolder(first.folder).record()
    assert record is not None
    (first.folder / "corrections.json").write_text('{"people": [{"name": "Anna", "rename": "Hanna"}]}')
    again = made(story)
    kept = BookFolder(again.folder).story()
    assert kept is not None
    assert [one.name for one in kept.cast] == ["Hanna"]
    assert BookFolder(again.folder).record() != record
    assert made(story, painter=(painter := SmallPainter())).folder == first.folder
    assert painter.painted == []


def test_damaged_corrections_are_refused_by_field(story: Path) -> None:
    first = made(story)
    (first.folder / "corrections.json").write_text('{"people": [{"rename": "Hanna"}]}')
    with pytest.raises(InputError, match=r"AUD-142: corrections\.json: people\[0\]"):
        made(story)


def test_corrections_of_a_storyboard_edited_by_hand_are_told(story: Path) -> None:
    first = made(story)
    path = first.folder / "storyboard.json"
    path.write_text(path.read_text().replace('"garden"', '"street"', 1) + "\n")
    (first.folder / "corrections.json").write_text('{"people": [{"name": "Anna", "rename": "Hanna"}]}')
    assert any("corrections.json has changed since" in one for one in made(story).report.warnings)


def test_a_book_can_be_pencilled_alone_and_painted_later(story: Path) -> None:
    painter = SmallPainter()
    pencilled = made(story, painter=painter, options=replace(OPTIONS, until=Until.PENCILLED))
    assert (painter.painted, pencilled.files) == ([], ())
    assert pencilled.report.panels == len(BookFolder(pencilled.folder).storyboard().panels()) > 0
    assert (pencilled.folder / "panels/p1/draft.png").is_file()
    assert (pencilled.folder / "cast/anna.png").is_file()
    assert not (pencilled.folder / "lettered.json").exists()
    whole = made(story, painter=painter)
    assert sorted(painter.painted) == sorted({brief.id for brief in BookFolder(whole.folder).storyboard().panels()})
    assert pages_of(whole) == pages_of(made(story))
