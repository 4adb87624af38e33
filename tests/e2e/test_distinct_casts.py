"""In every example story, as read and cast, everybody can be told from everybody else; one sparrow of a flock need not
be told from the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.comic.storyboard import Sort
from audobon.pencils.distinctness import Likeness, likenesses
from audobon.planning import stage_story

STORIES = sorted((Path(__file__).parents[2] / "examples" / "stories").glob("*.txt"))


@pytest.mark.slow
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_cast_is_distinct_in_outline_and_colour(path: Path) -> None:
    cast = stage_story(path).cast
    beasts = {design.character for design in cast if design.sort is Sort.ANIMAL}

    def are_of_one_flock(pair: Likeness) -> bool:
        return {pair.one, pair.other} <= beasts and pair.one.partition(".")[0] == pair.other.partition(".")[0]

    assert [pair for pair in likenesses(cast) if pair.confusable and not are_of_one_flock(pair)] == []
