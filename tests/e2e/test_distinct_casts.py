"""In every example story, as read and cast, everybody can be told from everybody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.pencils.distinctness import likenesses
from audobon.planning import stage_story

STORIES = sorted((Path(__file__).parents[2] / "examples" / "stories").glob("*.txt"))


@pytest.mark.slow
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_cast_is_distinct_in_outline_and_colour(path: Path) -> None:
    assert [pair for pair in likenesses(stage_story(path).cast) if pair.confusable] == []
