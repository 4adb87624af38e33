"""Names of files that come from elsewhere are made safe, or refused for their ending."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.serving.refusals import UnsupportedMediaError
from audobon.serving.story_names import ENDINGS, safe_story_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("The Kite.TXT", "The Kite.txt"),
        ("../../etc/kite.md", "kite.md"),
        ("C:\\Users\\anna\\kite.docx", "kite.docx"),
        ("a:b|c<d>.epub", "abcd.epub"),
        (".txt", "story.txt"),
        ("...hidden.pdf", "hidden.pdf"),
        ("kite", "kite.txt"),
        ("kite.", "kite.txt"),
        ("", "story.txt"),
        ("..", "story.txt"),
        ("kite.txt/", "story.txt"),
        (" kite .fountain", "kite.fountain"),
        ("con.txt", "the con.txt"),
        ("zero\0width\u200b\n.txt", "zerowidth.txt"),
        ("Der Drache \u00e4.txt", "Der Drache \u00e4.txt"),
        ("x" * 400 + ".txt", "x" * 120 + ".txt"),
    ],
)
def test_name_keeps_what_may_be_kept(given_name: str, kept: str) -> None:
    assert safe_story_name(given_name) == kept


@pytest.mark.parametrize("name", ["kite.exe", "kite.txt.svg", "kite.t\u200bx", ".gitignore"])
def test_other_kinds_are_refused(name: str) -> None:
    with pytest.raises(UnsupportedMediaError, match="AUD-727"):
        safe_story_name(name)


@given(st.text(max_size=200) | st.text(alphabet='./\\:\0 ~-abc\u0301\ud800<"', max_size=60), st.sampled_from(ENDINGS))
def test_safe_name_stays_in_its_folder_and_stays_itself(stem: str, ending: str) -> None:
    name = safe_story_name(stem + ending)
    assert (Path("/jobs") / name).resolve().parent == Path("/jobs")
    assert PureWindowsPath(name).name == name
    assert 0 < len(name.encode("utf-8")) <= 140
    assert not name.startswith((".", "-", "~", " "))
    assert name.isprintable()
    assert safe_story_name(name) == name
