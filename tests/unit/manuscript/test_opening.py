"""Opening a story file: what can be read, and what is refused by name."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from audobon.errors import InputError
from audobon.manuscript import open_manuscript, opening, read_manuscript
from audobon.manuscript.opening import MAX_BYTES


def refusal(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        open_manuscript(path)
    return caught.value


def written(folder: Path, data: bytes, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").code == "AUD-101"


def test_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "AUD-102"


def test_other_kinds_of_file_are_refused(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, b"x", "story.rtf"))
    assert error.code == "AUD-103"
    assert ".rtf" in error.message


def test_large_file_is_refused_with_its_size(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, b"a " * (MAX_BYTES // 2 + 1)))
    assert error.code == "AUD-104"
    assert "10.0 MB" in error.message


def test_lines_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_LINES", 3)
    assert open_manuscript(written(tmp_path, b"One.\r\nTwo.\rThree.\nFour.")).text
    error = refusal(written(tmp_path, b"One.\r\nTwo.\rThree.\nFour.\nFive."))
    assert (error.code, "4 lines" in error.message) == ("AUD-104", True)


def test_long_line_is_read_soon(tmp_path: Path) -> None:
    """Characters were looked at one by one: nine million of them took five seconds."""
    started = time.process_time()
    assert len(open_manuscript(written(tmp_path, b"Anna ran home " * 600_000)).text) == 600_000 * 14 - 1
    assert time.process_time() - started < 3


def test_binary_file_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, bytes(range(256)) * 8)).code == "AUD-105"


def test_latin_1_is_refused_with_the_byte_offset(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, "The caf\u00e9 was shut.".encode("latin-1")))
    assert error.code == "AUD-106"
    assert "offset 7" in error.message
    assert "iconv" in error.hint


def test_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, b"")).code == "AUD-107"


def test_white_space_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, b" \r\n\t\n ")).code == "AUD-108"


def test_headers_without_a_story_are_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, b"Title: Nothing\nAuthor: Nobody\n")).code == "AUD-109"


def test_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, b"Once.")

    def deny(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    assert refusal(path).code == "AUD-110"


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert open_manuscript(written(tmp_path, b"\xef\xbb\xbfOnce upon a time.")).text == "Once upon a time."


def test_header_lines_become_metadata() -> None:
    manuscript = read_manuscript("Title: The Hare\nAuthor: Aesop\nYear: 1912\nSource: a book\n\nA hare ran.\n")
    assert (manuscript.title, manuscript.author, manuscript.text) == ("The Hare", "Aesop", "A hare ran.")


def test_file_name_is_the_title_of_last_resort(tmp_path: Path) -> None:
    assert open_manuscript(written(tmp_path, b"A hare ran.", "the_quick_hare.txt")).title == "the quick hare"


def test_german_is_read_with_a_warning() -> None:
    manuscript = read_manuscript(
        "Es war einmal ein Mann, der hatte einen Esel, und der Esel war sehr alt und konnte nicht mehr arbeiten. "
        "Da dachte der Herr daran, ihn aus dem Futter zu schaffen, aber der Esel merkte es und lief fort."
    )
    assert manuscript.language == "de"
    assert "German" in manuscript.warnings[0]


def test_english_is_read_without_a_warning() -> None:
    manuscript = read_manuscript("The old man said that he was tired, and he sat down on the bench.")
    assert (manuscript.language, manuscript.warnings) == ("en", ())


def test_one_short_sentence_counts_as_english() -> None:
    assert read_manuscript("Run!").language == "en"
