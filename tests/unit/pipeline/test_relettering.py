"""Other words in a finished book: out as a table, in again, nothing painted, and a refusal by name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.bindery import bind_book
from audobon.comic.codec import to_json
from audobon.comic.page import Page
from audobon.comic.raster import Raster
from audobon.comic.storyboard import Storyboard
from audobon.errors import GenerationError, InputError, ResourceError, SettingsError
from audobon.evaluation.lettering import page_faults
from audobon.evaluation.pages_seen import pages_seen
from audobon.hire import hire_crew, hire_press
from audobon.lettering.paint_page import PagePrinter
from audobon.lettering_table import rows_of, table_text, table_words, with_words
from audobon.pipeline import BookResult, MakeOptions, draw_board
from audobon.plan_asked import US_SHEET
from audobon.project import BookFolder
from audobon.relettering import book_rows, reletter_book
from tests.builders import a_board, a_brief, a_line

FORMS = pytest.mark.parametrize("form", ["csv", "json", "po"])
PRESS = hire_press(enlarging=False, sheet=US_SHEET)
EVERY = tuple(name for name, _ in PRESS.binders)


def a_small_board() -> Storyboard:
    return a_board(
        pages=[
            [a_brief("p1", lettering=(a_line("It was late."), a_line("The wind blew."))), a_brief("p2")],
            [a_brief("p3", lettering=(a_line('He said "so", and, well,\nleft.'),))],
        ]
    )


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> BookResult:
    folder = tmp_path_factory.mktemp("drawn")
    board = folder / "board.json"
    board.write_text(to_json(a_small_board()))
    options = MakeOptions(draft=True, formats=("cbz",), dpi=72)
    return draw_board(board, folder / "out", options=options, crew=hire_crew(draft=True))


@FORMS
def test_words_go_out_and_come_in_again(form: str, tmp_path: Path) -> None:
    board = a_small_board()
    file = tmp_path / f"words.{form}"
    file.write_text(table_text(rows_of(board), form=form), newline="")
    words = table_words(file)
    if form == "po":
        assert words == {}
    else:
        assert words == {row.key: row.text for row in rows_of(board)}
        assert with_words(board, words) == board


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_words_survive_a_table(text: str) -> None:
    board = a_board(pages=[[a_brief("p1", lettering=(a_line(text),))]])
    for form in ("csv", "json"):
        with TemporaryDirectory() as folder:
            file = Path(folder) / f"words.{form}"
            file.write_text(table_text(rows_of(board), form=form), encoding="utf-8", newline="")
            assert table_words(file).get(("p1", 1), "") == text.strip()


def test_a_translation_is_lettered_on_the_same_art(drawn: BookResult, tmp_path: Path) -> None:
    folder = BookFolder(drawn.folder)
    pictures = sorted((drawn.folder / "panels").rglob("*.png"))
    before = {path: path.stat().st_mtime_ns for path in pictures}
    pages = {number: folder.pages.path(number).read_bytes() for number in (1, 2)}
    file = tmp_path / "words.po"
    text = table_text(book_rows(drawn.folder), form="po")
    file.write_text(text.replace('msgid "It was late."\nmsgstr ""', 'msgid "It was late."\nmsgstr "Es war spät."'))
    done = reletter_book(drawn.folder, file, press=PRESS)
    assert (done.lines, done.pages) == (1, (1,))
    assert {path: path.stat().st_mtime_ns for path in pictures} == before
    assert folder.pages.path(1).read_bytes() != pages[1]
    assert folder.pages.path(2).read_bytes() == pages[2]
    assert folder.storyboard().panels()[0].lettering[0].text == "Es war spät."
    lettered = folder.lettered()
    assert lettered is not None
    assert "".join(line.text for line in lettered.book.pages[0].balloons[0].lines).startswith("ES WAR")
    assert reletter_book(drawn.folder, file, press=PRESS).lines == 0


SAID = {
    "he": ("השועל והכלב", "היה כבר מאוחר.", "הרוח נשבה."),
    "ar": ("الثعلب والكلب", "كان الوقت متأخرا.", "هبت الريح."),
    "ja": ("狐と犬", "もう遅かった。", "風が吹いた。"),
}


@pytest.fixture
def copy(drawn: BookResult, tmp_path: Path) -> Path:
    """A folder of the drawn book that a test may letter in any language."""
    return Path(shutil.copytree(drawn.folder, tmp_path / "copy" / drawn.folder.name))


@pytest.mark.parametrize("language", list(SAID))
def test_a_book_is_lettered_in_another_script(copy: Path, tmp_path: Path, language: str) -> None:
    title, late, wind = SAID[language]
    file = tmp_path / "words.csv"
    file.write_text(f"panel,line,text\ntitle,1,{title}\np1,1,{late}\np1,2,{wind}\np3,1,{late}\n", encoding="utf-8")
    art = {path: path.read_bytes() for path in sorted((copy / "panels").rglob("*.png"))}
    done = reletter_book(copy, file, formats=("cbz", "pdf", "epub"), vertical=language == "ja", press=PRESS)
    assert done.language == language
    assert {path: path.read_bytes() for path in art} == art
    lettered = BookFolder(copy).lettered()
    assert lettered is not None
    book = lettered.book
    assert (book.language, book.title) == (language, title)
    said = ["".join("".join(line.text for line in one.lines).split()) for one in book.pages[0].balloons]
    assert said[:2] == ["".join(late.split()), "".join(wind.split())]
    assert {line.vertical for one in book.pages[0].balloons for line in one.lines} == {language == "ja", False}
    assert [fault for page in pages_seen(copy) for fault in page_faults(page)] == []


def test_a_po_file_says_its_own_language(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.po"
    head = 'msgid ""\nmsgstr ""\n"Language: zh_Hant\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    file.write_text(head + '\nmsgctxt "p1 1"\nmsgid "It was late."\nmsgstr "天晚了。"\n', encoding="utf-8")
    assert reletter_book(copy, file, press=PRESS).language == "zh-Hant"
    assert reletter_book(copy, file, language="zh-hans", press=PRESS).language == "zh-Hans"


def test_what_is_no_language_is_refused(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("panel,line,text\np1,1,Hello\n")
    with pytest.raises(SettingsError, match='AUD-246.*"English please" is no language'):
        reletter_book(copy, file, language="English please", press=PRESS)


def test_words_that_nobody_draws_are_named_and_nothing_changes(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("panel,line,text\np1,1,\U0001f600 ok\n", encoding="utf-8")
    before = (copy / "storyboard.json").read_bytes()
    with pytest.raises(ResourceError, match=r"AUD-512.*p1.*GRINNING FACE"):
        reletter_book(copy, file, press=PRESS)
    assert (copy / "storyboard.json").read_bytes() == before


def test_words_that_do_not_fit_are_named_and_nothing_changes(drawn: BookResult, tmp_path: Path) -> None:
    file = tmp_path / "words.json"
    file.write_text('[{"panel": "p1", "line": 1, "text": "' + "word " * 400 + '"}]')
    before = (drawn.folder / "storyboard.json").read_bytes()
    with pytest.raises(GenerationError, match=r"AUD-654.*p1 \(about \d+ words would fit\)"):
        reletter_book(drawn.folder, file, press=PRESS)
    assert (drawn.folder / "storyboard.json").read_bytes() == before
    assert BookFolder(drawn.folder).lettered() is not None


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("w.csv", "panel,line\np1,1\n", "no table of words"),
        ("w.csv", "panel,line,text\np1,one,Hello\n", "no table of words"),
        ("w.json", "{", "no table of words"),
        ("w.json", '{"panel": 1}', "no table of words"),
        ("w.po", 'msgid "a"\nmsgstr "b"\n', "msgctxt"),
        ("w.csv", "panel,line,text\np9,1,Hello\np9,2,There\n", "no line 1 in panel p9, and 1 more"),
    ],
)
def test_a_bad_table_is_refused(tmp_path: Path, name: str, content: str, told: str) -> None:
    file = tmp_path / name
    file.write_text(content)
    with pytest.raises(InputError, match=rf"AUD-158.*{told}"):
        with_words(a_small_board(), table_words(file))


def test_another_form_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AUD-243"):
        table_words(tmp_path / "words.xlsx")


def test_empty_words_leave_a_line_as_it_is() -> None:
    board = a_small_board()
    assert with_words(board, {}) == board
    panel = board.panels()[0]
    lines = (panel.lettering[0], replace(panel.lettering[1], text="Anew."))
    assert with_words(board, {("p1", 2): "Anew."}).panels()[0] == replace(panel, lettering=lines)


class CountingPrinter(PagePrinter):
    def __init__(self) -> None:
        self.pages: list[int] = []

    def raster(self, page: Page, art: Callable[[str], Raster], *, dpi: int) -> Raster:
        self.pages.append(page.number)
        return super().raster(page, art, dpi=dpi)


def other_words(folder: Path, text: str) -> Path:
    file = folder / "words.json"
    file.write_text(f'[{{"panel": "p1", "line": 1, "text": "{text}"}}]')
    return file


def contents(files: Sequence[Path]) -> dict[str, bytes]:
    """Every bound file's bytes, those in folders too."""
    return {
        path.relative_to(file.parent).as_posix(): path.read_bytes()
        for file in files
        for path in (sorted(file.rglob("*")) if file.is_dir() else [file])
    }


@pytest.fixture
def bound(drawn: BookResult, tmp_path: Path) -> Path:
    """A copy of the book that was bound in every format before."""
    folder = tmp_path / drawn.folder.name
    shutil.copytree(drawn.folder, folder)
    bind_book(folder, formats=EVERY, press=PRESS)
    return folder


@pytest.mark.parametrize("text", ["It was far too late.", "It was early."])
def test_everything_that_is_bound_shows_the_newest_words(bound: Path, tmp_path: Path, text: str) -> None:
    """As it would from a folder in which no picture of a page was ever kept."""
    done = reletter_book(bound, other_words(tmp_path, text), formats=EVERY, press=PRESS)
    assert done.pages == (1,)
    files = contents(done.files)
    for name in ("pages", "encoded"):
        shutil.rmtree(bound / name)
    assert files == contents(bind_book(bound, formats=EVERY, out=tmp_path / "afresh", press=PRESS).files)


@pytest.mark.parametrize("name", ["lettered.json", "pages/001.json", "pages/001.png", "encoded"])
def test_run_that_ended_early_leaves_no_older_words(bound: Path, tmp_path: Path, name: str) -> None:
    """Whatever of a page's picture was left from before, the next binding shows what is in the storyboard."""
    earlier = {path: path.read_bytes() for path in bound.rglob("*") if path.is_file()}
    done = reletter_book(bound, other_words(tmp_path, "It was early."), formats=EVERY, press=PRESS)
    files = contents(done.files)
    if name == "lettered.json":
        (bound / name).unlink()
    for path, data in earlier.items():
        if name in path.as_posix() and name != "lettered.json":
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    assert contents(bind_book(bound, formats=EVERY, press=PRESS).files) == files


def test_only_changed_pages_are_printed_and_no_art_is_encoded_again(bound: Path, tmp_path: Path) -> None:
    printer = CountingPrinter()
    before = {path: path.stat().st_mtime_ns for path in (bound / "encoded").iterdir()}
    done = reletter_book(bound, other_words(tmp_path, "It was early."), press=replace(PRESS, printer=printer))
    assert (done.pages, printer.pages) == ((1,), [1])
    after = {path: path.stat().st_mtime_ns for path in (bound / "encoded").iterdir()}
    made = set(after) - set(before)
    assert len(made) == 1, "the one changed page in the archive's form"
    assert {path: after[path] for path in set(after) - made} == {path: before[path] for path in set(after) - made}


def test_picture_of_a_page_that_was_painted_over_is_printed_again(bound: Path) -> None:
    printer = CountingPrinter()
    whole = (bound / "pages/002.png").read_bytes()
    (bound / "pages/002.png").write_bytes((bound / "pages/001.png").read_bytes())
    bind_book(bound, press=replace(PRESS, printer=printer))
    assert printer.pages == [2]
    assert (bound / "pages/002.png").read_bytes() == whole
