"""The share folder: a book's files appear there whole, newer ones replace them, and nobody else's are touched."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from audobon.errors import ResourceError
from audobon.serving.made_book import BoundFile
from audobon.serving.refusals import NoShareError
from audobon.serving.share_folder import MARK, ShareFolder


@pytest.fixture
def share(tmp_path: Path) -> ShareFolder:
    root = tmp_path / "share"
    root.mkdir()
    return ShareFolder(root)


def bound(folder: Path, **texts: str) -> list[BoundFile]:
    """Files of a book, by their names with `__` for `/` and `_` for `.`."""
    found = []
    for key, text in texts.items():
        name = key.replace("__", "/").replace("_", ".")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        found.append(BoundFile(name=name, path=path, size_bytes=len(text)))
    return found


def there(share: ShareFolder) -> dict[str, str]:
    """All files of the folder that are not hidden, and what they hold."""
    paths = (path for path in sorted(share.root.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(share.root).as_posix(): path.read_text() for path in paths}


def test_files_lie_under_the_books_name(share: ShareFolder, tmp_path: Path) -> None:
    files = bound(tmp_path / "out", kite_cbz="one", kite__001_png="first", kite__002_png="second")
    shared = share.put(files, book="b1", slug="kite")
    assert shared.folder == share.root / "kite"
    assert shared.files == ("kite.cbz", "kite/001.png", "kite/002.png")
    assert there(share) == {"kite/kite.cbz": "one", "kite/kite/001.png": "first", "kite/kite/002.png": "second"}
    assert (shared.folder / MARK).read_text() == "b1\n"
    assert (shared.folder / "kite.cbz").stat().st_mode & 0o777 == 0o644


def test_newer_files_replace_older_ones_and_folders_as_wholes(share: ShareFolder, tmp_path: Path) -> None:
    share.put(bound(tmp_path / "a", kite_cbz="old", kite__1_png="1", kite__2_png="2"), book="b1", slug="kite")
    (share.root / "kite" / "note.txt").write_text("of a reader's own")
    share.put(bound(tmp_path / "b", kite_cbz="new", kite__1_png="one"), book="b1", slug="kite")
    assert there(share) == {"kite/kite.cbz": "new", "kite/kite/1.png": "one", "kite/note.txt": "of a reader's own"}


def test_book_of_the_same_name_has_a_folder_of_its_own(share: ShareFolder, tmp_path: Path) -> None:
    (share.root / "kite").mkdir()
    (share.root / "kite" / "kite.cbz").write_text("somebody else's")
    for book in ("b1", "b2", "b1"):
        share.put(bound(tmp_path / book, kite_cbz=book), book=book, slug="kite")
    assert there(share) == {"kite/kite.cbz": "somebody else's", "kite-2/kite.cbz": "b1", "kite-3/kite.cbz": "b2"}


def test_no_link_is_followed(share: ShareFolder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / MARK).write_text("b1\n")
    (elsewhere / "secret").write_text("kept")
    (share.root / "kite").symlink_to(elsewhere)
    place = share.put(bound(tmp_path / "a", kite_cbz="one"), book="b1", slug="kite").folder
    assert place == share.root / "kite-2"
    (place / "kite.cbz").unlink()
    (place / "kite.cbz").symlink_to(elsewhere / "secret")
    (place / "kite").symlink_to(elsewhere)
    share.put(bound(tmp_path / "a", kite_cbz="two"), book="b1", slug="kite")
    with pytest.raises(ResourceError, match="AUD-552"):
        share.put(bound(tmp_path / "a", kite__1_png="1"), book="b1", slug="kite")
    assert (elsewhere / "secret").read_text() == "kept"
    assert {path.name for path in elsewhere.iterdir()} == {MARK, "secret"}
    assert there(share)["kite-2/kite.cbz"] == "two"


def test_mark_that_is_a_link_owns_nothing(share: ShareFolder, tmp_path: Path) -> None:
    (tmp_path / "mark").write_text("b1\n")
    (share.root / "kite").mkdir()
    (share.root / "kite" / MARK).symlink_to(tmp_path / "mark")
    assert share.put(bound(tmp_path / "a", kite_cbz="one"), book="b1", slug="kite").folder.name == "kite-2"


def test_what_a_killed_service_left_is_removed(share: ShareFolder, tmp_path: Path) -> None:
    files = bound(tmp_path / "a", kite_cbz="one")
    place = share.put(files, book="b1", slug="kite").folder
    (place / ".half-x").write_text("ha")
    (place / ".half-y").mkdir()
    (place / ".half-y" / "1.png").write_text("ha")
    share.put(files, book="b1", slug="kite")
    assert sorted(path.name for path in place.iterdir()) == [MARK, "kite.cbz"]


def test_folder_that_is_gone_is_told_and_used_when_it_is_back(share: ShareFolder, tmp_path: Path) -> None:
    files = bound(tmp_path / "a", kite_cbz="one")
    share.root.rmdir()
    with pytest.raises(NoShareError, match="AUD-799") as told:
        share.put(files, book="b1", slug="kite")
    assert str(share.root) in told.value.message
    share.root.mkdir()
    assert share.put(files, book="b1", slug="kite").files == ("kite.cbz",)


def test_folder_that_cannot_be_written_to_is_told(share: ShareFolder, tmp_path: Path) -> None:
    """Whoever runs the tests may write everywhere; a name that is too long for the disk is refused to all."""
    with pytest.raises(ResourceError, match="AUD-552") as told:
        share.put(bound(tmp_path / "a", kite_cbz="one"), book="b1", slug="k" * 300)
    assert "--share" in told.value.hint


def test_folder_that_is_full_is_told_and_keeps_the_older_file(share: ShareFolder, tmp_path: Path) -> None:
    share.put(bound(tmp_path / "a", kite_cbz="old"), book="b1", slug="kite")
    files = bound(tmp_path / "b", kite_cbz="new" * 10_000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, before[1]))
    try:
        with pytest.raises(ResourceError, match="AUD-551") as told:
            share.put(files, book="b1", slug="kite")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "--share" in told.value.hint
    assert there(share) == {"kite/kite.cbz": "old"}
    assert sorted(path.name for path in (share.root / "kite").iterdir()) == [MARK, "kite.cbz"]
