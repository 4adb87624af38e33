"""The real trades on a short story: a book in draft, made once for all tests that only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.crew import Crew
from audobon.hire import hire_crew
from audobon.pipeline import BookResult, MakeOptions, make_book

STORY = """The Lost Kite
by A. Walker

Anna ran into the garden with her red kite. The wind was strong, and the old dog Rufus barked at the clouds.

"Look, Rufus!" cried Anna. "It flies as high as the church!"

Suddenly the string broke. The kite sailed over the wall and was gone.

"Oh no," said Anna sadly. She sat down under the apple tree and wept.

Her brother Tom came out of the kitchen. "Do not cry," said Tom. "I can see it in the lane."

That night they ate soup at the kitchen table, and the kite hung on the wall above them.
"""


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "kite.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def crew() -> Crew:
    """The house's own crew, without a painter; hired once, because the reader's weights take seconds to load."""
    return hire_crew(draft=True)


@pytest.fixture(scope="session")
def draft_book(story: Path, crew: Crew, tmp_path_factory: pytest.TempPathFactory) -> BookResult:
    options = MakeOptions(draft=True, formats=("cbz", "pdf", "png"), dpi=96)
    return make_book(story, tmp_path_factory.mktemp("books"), options=options, crew=crew)
