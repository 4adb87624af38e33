"""A finished book is bound again from its folder: nothing is drawn or painted, and nothing half made is left."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from audobon.bindery import bind_book, dated
from audobon.binding.pdf import PdfBinder
from audobon.binding.webtoon import WebtoonBinder
from audobon.cli.app import app
from audobon.comic.page import Page, Refusal
from audobon.comic.raster import Raster
from audobon.crew import Press, StripSetter
from audobon.errors import GenerationError, InputError, ResourceError, SettingsError
from audobon.files import locked
from audobon.lettering.strip import StripLetterer
from audobon.pipeline import BookResult, MakeOptions, make_book
from audobon.project import BookFolder
from audobon.report import Step
from tests.builders import SmallLetterer, SmallPainter, a_crew

TEXT = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False)


class CountingLetterer(SmallLetterer):
    def __init__(self) -> None:
        self.pages: list[int] = []

    def letter(self, plan, frames, pencils):  # type: ignore[no-untyped-def]
        self.pages.append(plan.number)
        return super().letter(plan, frames, pencils)


@pytest.fixture
def made(tmp_path: Path) -> BookResult:
    story = tmp_path / "walk.txt"
    story.write_text(TEXT)
    return make_book(story, tmp_path / "out", options=OPTIONS, crew=a_crew())


def a_press(letterer: SmallLetterer | None = None) -> Press:
    press = a_crew().press
    return replace(press, letterer=letterer) if letterer else press


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def test_book_is_bound_again_as_it_was_without_touching_its_folder(made: BookResult, tmp_path: Path) -> None:
    before = times(made.folder)
    letterer = CountingLetterer()
    bound = bind_book(made.folder, out=tmp_path / "again", press=a_press(letterer))
    assert bound.files == (tmp_path / "again" / made.files[0].name,)
    assert bound.files[0].read_bytes() == made.files[0].read_bytes()
    assert (bound.lettered_again, letterer.pages) == (False, [])
    assert times(made.folder) == before


def test_files_lie_beside_the_book_if_no_folder_is_named(made: BookResult) -> None:
    made.files[0].unlink()
    assert bind_book(made.folder, press=a_press()).files == made.files
    assert made.files[0].is_file()


def test_book_keeps_its_pages_as_layers(made: BookResult) -> None:
    lettered = BookFolder(made.folder).lettered()
    assert lettered is not None
    kept = lettered.book
    assert [plan.number for plan in lettered.plans] == [1, 2, 3]
    assert [page.number for page in kept.pages] == [1, 2, 3]
    assert kept.pages[0].balloons[0].lines[0].text == "Anna walked to the garden."
    assert [told.panel for told in kept.told] == ["p1", "p2", "p3", "p4", "p5"]
    assert kept.places == ("the garden",)


def test_book_that_is_made_again_without_a_change_keeps_its_date(made: BookResult) -> None:
    path = made.folder / "lettered.json"
    kept = BookFolder(made.folder).lettered()
    assert kept is not None
    BookFolder(made.folder).keep_lettered(dated(kept, "2020-02-02T02:02:02Z"))
    before = path.read_bytes()
    story = made.folder.parent.parent / "walk.txt"
    make_book(story, story.parent / "out", options=OPTIONS, crew=a_crew())
    assert path.read_bytes() == before


def test_book_without_kept_pages_is_lettered_again_from_its_records(made: BookResult) -> None:
    kept = BookFolder(made.folder).lettered()
    whole = made.files[0].read_bytes()
    (made.folder / "lettered.json").unlink()
    letterer = CountingLetterer()
    bound = bind_book(made.folder, press=a_press(letterer))
    assert (bound.lettered_again, letterer.pages) == (True, [1, 2, 3])
    assert bound.files[0].read_bytes() == whole
    again = BookFolder(made.folder).lettered()
    assert kept is not None
    assert again is not None
    assert again == dated(kept, again.book.modified)
    assert not bind_book(made.folder, press=a_press()).lettered_again


def test_damaged_layers_are_lettered_again(made: BookResult) -> None:
    (made.folder / "lettered.json").write_text("{")
    assert bind_book(made.folder, press=a_press()).lettered_again


def test_missing_page_picture_is_printed_again(made: BookResult) -> None:
    picture = (made.folder / "pages/002.png").read_bytes()
    (made.folder / "pages/002.png").unlink()
    steps: list[Step] = []
    bind_book(made.folder, press=a_press(), watch=steps.append)
    assert (made.folder / "pages/002.png").read_bytes() == picture
    assert [(step.stage, step.what) for step in steps] == [("printing", "page 2"), ("binding", "raw")]


def test_words_that_fit_no_longer_are_a_coded_error(made: BookResult) -> None:
    class Strict(SmallLetterer):
        def letter(self, plan, frames, pencils) -> Page | Refusal:  # type: ignore[no-untyped-def]
            return Refusal(panel="p1", reason="too many words", words_that_fit=3)

    (made.folder / "lettered.json").unlink()
    with pytest.raises(GenerationError, match="AUD-652: page 1, panel p1: too many words"):
        bind_book(made.folder, press=a_press(Strict()))


def test_folder_that_is_no_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-154: .* is not a book's folder"):
        bind_book(tmp_path, out=tmp_path / "new", press=a_press())
    assert list(tmp_path.iterdir()) == []


def test_unknown_format_is_refused_before_anything_is_written(made: BookResult, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match='AUD-253: "docx" is not a format') as caught:
        bind_book(made.folder, formats=("raw", "docx"), out=tmp_path / "new", press=a_press())
    assert "raw" in caught.value.hint
    assert not (tmp_path / "new").exists()


def test_book_whose_art_is_missing_is_not_finished(made: BookResult, tmp_path: Path) -> None:
    (made.folder / "panels/p2/art.png").unlink()
    with pytest.raises(InputError, match="AUD-157: .* is not finished: panel p2 is not painted"):
        bind_book(made.folder, out=tmp_path / "new", press=a_press())
    assert not (tmp_path / "new").exists()


def test_run_that_was_killed_while_it_painted_leaves_a_book_that_is_not_finished(made: BookResult) -> None:
    class Failing(SmallPainter):
        def paint(self, orders, *, progress):  # type: ignore[no-untyped-def]
            if len(self.painted) >= 2:
                raise KeyboardInterrupt
            return super().paint(orders, progress=progress)

    story = made.folder.parent.parent / "walk.txt"
    options = replace(OPTIONS, seed=5)
    with pytest.raises(KeyboardInterrupt):
        make_book(story, story.parent / "out", options=options, crew=a_crew(Failing()))
    with pytest.raises(InputError, match="AUD-157"):
        bind_book(made.folder, press=a_press())
    make_book(story, story.parent / "out", options=options, crew=a_crew())
    assert not bind_book(made.folder, press=a_press()).lettered_again


@pytest.mark.parametrize("name", ["report.json", "layout.json", "panels/p3/pencils.json"])
def test_book_whose_records_are_missing_is_not_finished(made: BookResult, name: str) -> None:
    (made.folder / "lettered.json").unlink()
    (made.folder / name).unlink()
    with pytest.raises(InputError, match="AUD-157"):
        bind_book(made.folder, press=a_press())


def test_binder_that_fails_leaves_the_earlier_files_and_nothing_half_made(made: BookResult, tmp_path: Path) -> None:
    class Failing:
        def bind(self, book, art, pages, out):  # type: ignore[no-untyped-def]
            (out / "half").write_text("half")
            raise OSError(28, "No space left on device")

    press = replace(a_press(), binders=(*a_press().binders, ("bad", Failing())))
    before = times(made.folder.parent)
    with pytest.raises(ResourceError, match="AUD-551"):
        bind_book(made.folder, formats=("raw", "bad"), press=press)
    with pytest.raises(ResourceError, match="AUD-551"):
        bind_book(made.folder, formats=("raw", "bad"), press=press, out=tmp_path / "new" / "deep")
    assert times(made.folder.parent) == before
    assert not (tmp_path / "new").exists()


def test_book_that_another_run_holds_is_not_bound(made: BookResult) -> None:
    with locked(made.folder), pytest.raises(ResourceError, match="AUD-553"):
        bind_book(made.folder, press=a_press())


def a_scrolling_press(strip: StripSetter | None) -> Press:
    return replace(a_press(), strip=strip, binders=(*a_press().binders, ("webtoon", WebtoonBinder())))


def test_book_is_bound_as_a_strip_from_the_plans_that_it_was_lettered_from(made: BookResult) -> None:
    board = made.folder / "storyboard.json"
    board.write_text(board.read_text().replace("She saw a bird.", "This was edited later."))
    (folder,) = bind_book(made.folder, formats=("webtoon",), press=a_scrolling_press(StripLetterer())).files
    assert folder.name == f"{made.folder.name.removesuffix('.book')}-webtoon"
    sizes = [Image.open(path).size for path in sorted(folder.iterdir())]
    assert all(width == 800 and height <= 1280 for width, height in sizes)


def test_strip_that_cannot_hold_a_panels_words_is_a_coded_error(made: BookResult) -> None:
    class Strict(StripLetterer):
        def sections(self, plans, pencils):  # type: ignore[no-untyped-def]
            return Refusal(panel="p2", reason="too many words", words_that_fit=3)

    with pytest.raises(GenerationError, match="AUD-653: panel p2 on a strip: too many words; about 3 words would fit"):
        bind_book(made.folder, formats=("webtoon",), press=a_scrolling_press(Strict()))


def test_nobody_who_sets_strips_means_no_strip(made: BookResult) -> None:
    with pytest.raises(SettingsError, match="AUD-253"):
        bind_book(made.folder, formats=("webtoon",), press=a_scrolling_press(None))


class Doubler:
    """Repeats every pixel, and counts the panels that it is given."""

    at_once, fingerprint, weights = 2, "doubler", ()

    def __init__(self) -> None:
        self.times = 0

    def enlarge(self, picture: Raster, *, long_side_px: int) -> Raster:
        self.times += 1
        return Raster(array=picture.array.repeat(2, axis=0).repeat(2, axis=1))


def test_print_plates_are_enlarged_and_encoded_once_for_every_binding(made: BookResult, tmp_path: Path) -> None:
    enlarger = Doubler()
    press = replace(a_press(), binders=(("pdf", PdfBinder()),), enlarger=enlarger)
    seen: list[Step] = []
    first = bind_book(made.folder, formats=("pdf",), out=tmp_path / "one", press=press, watch=seen.append)
    panels = made.report.panels
    assert enlarger.times == panels
    assert [step.done for step in seen if step.stage == "enlarging"] == list(range(panels + 1))
    again = bind_book(made.folder, formats=("pdf",), out=tmp_path / "two", press=press)
    assert enlarger.times == panels
    assert first.files[0].read_bytes() == again.files[0].read_bytes()
    forms = [Image.open(path).size for path in (made.folder / "encoded").glob(f"*.{PdfBinder().art_form.name}.*")]
    folder = BookFolder(made.folder)
    painted = [folder.art_image(panel.panel) for panel in made.report.panel_reports]
    assert sorted(forms) == sorted((2 * art.width_px, 2 * art.height_px) for art in painted)
    assert not list(made.folder.rglob("plate.*"))


def test_damaged_form_of_a_plate_is_made_again(made: BookResult, tmp_path: Path) -> None:
    enlarger = Doubler()
    press = replace(a_press(), binders=(("pdf", PdfBinder()),), enlarger=enlarger)
    first = bind_book(made.folder, formats=("pdf",), out=tmp_path / "one", press=press)
    torn = sorted((made.folder / "encoded").glob(f"*.{PdfBinder().art_form.name}.*"))[0]
    torn.write_bytes(b"torn")
    again = bind_book(made.folder, formats=("pdf",), out=tmp_path / "two", press=press)
    assert enlarger.times == made.report.panels + 1
    assert first.files[0].read_bytes() == again.files[0].read_bytes()


def test_command_refuses_by_code(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["bind", str(tmp_path), "--format", "png", "--json"])
    assert result.exit_code == 2
    assert json.loads(result.stderr)["error"]["code"] == "AUD-154"
