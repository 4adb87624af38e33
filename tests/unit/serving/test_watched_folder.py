"""Files dropped into a folder: taken when they are whole, never through a link, put aside without loss."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audobon.errors import JobError
from audobon.serving import watched_folder as watched_module
from audobon.serving.watched_folder import Look, WatchedFolder, free_place, is_story_name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def settled(watched: WatchedFolder, name: str) -> Look:
    watched.look()
    return watched.look()[name]


def test_file_is_taken_at_the_second_look_that_finds_it_unchanged(folder: Path) -> None:
    watched = WatchedFolder(folder)
    path = folder / "kite.txt"
    path.write_text("Once")
    assert watched.look() == {}
    with path.open("a") as stream:
        stream.write(" upon")
    assert watched.look() == {}
    os.utime(path, ns=(5, 5))
    assert watched.look() == {}
    assert list(watched.look()) == ["kite.txt"]
    (folder / "next").write_text("Once upon")
    os.utime(folder / "next", ns=(5, 5))
    (folder / "next").replace(path)  # same size, same time, another file
    assert watched.look() == {}
    assert not watched.is_empty
    path.unlink()
    assert watched.look() == {}
    assert watched.is_empty


@pytest.mark.parametrize(
    "name", [".kite.txt", "~$kite.docx", "kite.txt~", "kite.txt.part", "kite.txt.crdownload", "#kite.txt#", "K.TMP"]
)
def test_temporary_names_are_ignored(folder: Path, name: str) -> None:
    (folder / name).write_text("x")
    watched = WatchedFolder(folder)
    watched.look()
    assert watched.look() == {}
    assert watched.is_empty


def test_other_names_are_stories() -> None:
    assert all(is_story_name(name) for name in ("kite.txt", "a party.md", "x", "partial", "tmp.txt"))


def test_links_folders_and_pipes_are_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (folder / "link.txt").symlink_to(secret)
    (folder / "more").mkdir()
    (folder / "more" / "story.txt").write_text("x")
    os.mkfifo(folder / "pipe.txt")
    watched = WatchedFolder(folder)
    watched.look()
    assert watched.look() == {}


def test_file_that_becomes_a_link_is_not_read(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    watched = WatchedFolder(folder)
    (folder / "a.txt").write_text("storys")
    look = settled(watched, "a.txt")
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(secret)
    assert watched.read("a.txt", look) is None
    assert watched.put_aside("a.txt", look, into="done") is None


def test_file_that_changed_is_neither_read_nor_put_aside(folder: Path) -> None:
    watched = WatchedFolder(folder)
    (folder / "a.txt").write_text("one")
    look = settled(watched, "a.txt")
    assert watched.read("a.txt", look) == b"one"
    (folder / "a.txt").write_text("other")
    assert watched.read("a.txt", look) is None
    assert watched.put_aside("a.txt", look, into="failed", reason="x") is None
    assert (folder / "a.txt").read_text() == "other"
    (folder / "a.txt").unlink()
    assert watched.read("a.txt", look) is None


def test_file_that_is_too_large_or_closed_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = WatchedFolder(folder)
    (folder / "a.txt").write_text("story")
    look = settled(watched, "a.txt")

    def closed(*given: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", closed)
        with pytest.raises(JobError, match="AUD-721.*Permission denied"):
            watched.read("a.txt", look)
    monkeypatch.setattr(watched_module, "MAX_BYTES", 4)
    with pytest.raises(JobError, match="AUD-721.*5 bytes"):
        watched.read("a.txt", look)


def test_files_of_one_name_do_not_overwrite_each_other(folder: Path) -> None:
    watched = WatchedFolder(folder)
    for text in ("one", "two"):
        (folder / "a.tar.txt").write_text(text)
        watched.put_aside("a.tar.txt", settled(watched, "a.tar.txt"), into="failed", reason=f"{text} was bad")
    texts = {path.name: path.read_text() for path in (folder / "failed").iterdir()}
    assert texts == {
        "a.tar.txt": "one",
        "a.tar.txt.txt": "one was bad",
        "a-2.tar.txt": "two",
        "a-2.tar.txt.txt": "two was bad",
    }
    assert free_place(folder / "failed", "b").name == "b"


def test_what_is_no_folder_of_its_own_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(JobError, match="AUD-720"):
        WatchedFolder(tmp_path / "nowhere")
    (folder / "done").symlink_to(tmp_path)
    with pytest.raises(JobError, match="AUD-720"):
        WatchedFolder(folder)
