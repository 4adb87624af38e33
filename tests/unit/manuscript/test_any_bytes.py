"""Whatever a file holds, opening it ends in a manuscript or a coded error."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.errors import InputError
from audobon.manuscript import open_manuscript
from tests.unit.manuscript.books import docx, epub, page, paragraph
from tests.unit.manuscript.pdf_books import pdf

GOOD = {
    "a.epub": epub({"one.xhtml": page("<h2>One</h2><p>A hare ran.</p>")}),
    "a.docx": docx(paragraph("One", style="H1") + paragraph("A hare ran.")),
    "a.pdf": pdf(["A hare ran over the hill and far away."] * 5),
    "a.fountain": b"INT. KITCHEN - NIGHT\n\nMARY\n(softly)\nNo! [[note]] /* x */\n\n> THE END <\n",
    "a.md": b"# T\n\n*a* [b](c) `d`\n",
    "a.txt": b"Title: x\n\nCHAPTER I\n\nA hare ran. _So_.\n",
}
HEADS = (b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def open_all(name: str, data: bytes) -> None:
    """Open it, and find the place of its characters, if it is a story."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            manuscript = open_manuscript(path)
        except InputError:
            return
        for offset in range(0, len(manuscript.text) + 1, 7):
            manuscript.source_place(offset)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(GOOD)), data=st.binary(max_size=400), head=st.sampled_from(HEADS))
def test_random_bytes_end_in_a_story_or_a_coded_error(name: str, data: bytes, head: bytes) -> None:
    open_all(name, head + data)


@settings(max_examples=120, deadline=None)
@given(
    name=st.sampled_from(sorted(GOOD)),
    flips=st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), max_size=6),
    kept=st.floats(0.3, 1),
)
def test_mutated_files_end_in_a_story_or_a_coded_error(name: str, flips: list[tuple[float, int]], kept: float) -> None:
    data = bytearray(GOOD[name])
    for at, value in flips:
        data[int(at * len(data))] = value
    open_all(name, bytes(data[: int(kept * len(data))] if kept < 0.8 else data))
