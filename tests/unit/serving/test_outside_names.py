"""Names from outside: whatever leads out of a folder, on any system, is refused; plain names of stories are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.errors import JobError
from audobon.serving.outside_names import MAX_NAME_BYTES, checked_name, inside
from benchmarks.hostile.paths import PATHS

SOUND = (
    "story.txt", "The Lost Kite.md", "a", "a-b_c.d.epub", "\u00c4sops Fabeln.docx", "\u6843\u592a\u90ce.txt",
    "console.txt", "com10.txt", "nullify", "x" * MAX_NAME_BYTES, "it's (1).txt", "story .txt",
)  # fmt: skip


@pytest.mark.parametrize("name", PATHS)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    for call in (lambda: checked_name(name), lambda: inside(tmp_path, name), lambda: inside(tmp_path, "a", name)):
        with pytest.raises(JobError, match="AUD-760"):
            call()


@pytest.mark.parametrize("name", SOUND)
def test_names_of_stories_pass(tmp_path: Path, name: str) -> None:
    assert checked_name(name) == name
    assert inside(tmp_path, name) == tmp_path / name


@settings(max_examples=60)
@given(name=st.text(max_size=30) | st.text("./\\:~ a0conCON\0", max_size=8))
def test_whatever_passes_lies_in_the_folder_under_its_own_name(name: str) -> None:
    root = Path("/srv/books")
    try:
        path = inside(root, name)
    except JobError:
        return
    assert (path.parent, path.name) == (root, name)


def test_links_are_refused_whether_they_lead_out_or_not(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "real").mkdir(parents=True)
    (root / "real" / "a.txt").write_text("a")
    (root / "link").symlink_to(root / "real")
    (root / "out.txt").symlink_to("/etc/hostname")
    (root / "gone").symlink_to(tmp_path / "nowhere")
    assert inside(root, "real", "a.txt").read_text() == "a"
    for names in (("link",), ("link", "a.txt"), ("out.txt",), ("gone",), ()):
        with pytest.raises(JobError, match="AUD-760"):
            inside(root, *names)


def test_folder_that_is_itself_reached_by_a_link_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "root").symlink_to(tmp_path / "disk")
    assert inside(tmp_path / "root", "a.txt").name == "a.txt"
