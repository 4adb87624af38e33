"""Whether panels' words lie nearer to their own pictures than others' do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audobon.errors import InputError
from audobon.evaluation.book_alignment import book_alignment, own_nearer
from audobon.hire import hire_shared_space
from audobon.pipeline import MakeOptions, make_book
from tests.builders import a_crew

STORY = (
    "A fox lived in the forest. The fox was hungry.\n\nA girl named Anna sat in the kitchen and read a book. "
    "Anna laughed.\n\nAt night the fox came to the kitchen door. Anna gave bread to the fox."
)


def test_own_words_nearer_is_one_and_alike_is_a_half() -> None:
    eye = np.eye(3, dtype=np.float32)
    assert own_nearer(eye, eye) == [1.0] * 6
    assert own_nearer(eye, np.ones((3, 3), np.float32)) == [0.5] * 6
    assert own_nearer(eye, np.roll(eye, 1, axis=0)).count(0.0) == 3


def test_painted_panels_and_their_pencils_are_measured_alike(tmp_path: Path) -> None:
    story = tmp_path / "tale.txt"
    story.write_text(STORY)
    book = make_book(story, tmp_path, crew=a_crew(), options=MakeOptions(formats=("raw",), dpi=72)).folder
    figures = book_alignment([book], hire_shared_space())
    assert figures["book_alignment"].n == figures["book_alignment_pencils"].n > 0
    assert all(0 <= (figure.value or 0) <= 1 for figure in figures.values())
    assert book_alignment([], hire_shared_space())["book_alignment"].value is None


def test_a_folder_without_painted_panels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-154"):
        book_alignment([tmp_path], hire_shared_space())
