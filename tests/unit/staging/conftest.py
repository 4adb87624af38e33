"""One staged tale that many tests look at."""

from __future__ import annotations

import pytest

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Emotion, Manner, Story
from audobon.comic.storyboard import Storyboard
from audobon.staging import StoryboardDirector
from tests.unit.staging.builders import character, manuscript, told

TALE = """ONCE upon a time a fox and a hen lived in a green wood by a river, and they were neighbours for seven years.

"GOOD morning, neighbour," said the fox one evening, "you may come to supper with me, but do not tell the old goat \
about it; he eats too much." The hen clapped her wings.

"I will come," she replied. "What shall we eat?"

"Soup!" cried the fox. "Hot soup, and bread, and a round of the best cheese that was ever carried home from the \
market on a fox's back; for I have been saving it since the winter in a tin box under my bed."

The hen ran home and put on her best bonnet, because she was very proud. She knocked at the door of the fox's house. \
The fox hid behind the door with a sack; but the goat was peeping through the window.

The goat jumped through the window and struck the fox with a stick. The hen fled into the river.

"Never again," she thought, "will I eat with a fox." And from that day she never did.

The next morning the goat sat down at the table and ate all the cheese. He laughed until the river heard him.
"""


@pytest.fixture(scope="session")
def tale_text() -> Manuscript:
    return manuscript(TALE)


@pytest.fixture(scope="session")
def tale() -> Story:
    cast = [
        character("c1", "the fox", kind="animal:fox", gender="male", role="protagonist", look=["a red waistcoat"]),
        character("c2", "the hen", kind="animal:hen", gender="female", look=["her best bonnet"]),
        character("c3", "the old goat", kind="animal:goat", gender="male", age="old", role="minor"),
    ]
    return told(
        TALE,
        cast=cast,
        speakers=["c1", "c1", "c2", "c2", "c1", "c1", "c2", "c2"],
        manners=[Manner.SAID] * 4 + [Manner.SHOUT, Manner.SHOUT, Manner.THOUGHT, Manner.THOUGHT],
        emotions=[Emotion.JOY] * 6,
        scene_starts=["The hen ran home", "The next morning"],
        places=["forest", "house", "kitchen"],
        events=[
            ("ran home", "run", "c2", None),
            ("put on her best bonnet", "put", "c2", None),
            ("knocked at the door", "knock", "c2", None),
            ("hid behind the door with a sack", "hide", "c1", None),
            ("peeping through the window", "peep", "c3", None),
            ("jumped through the window", "jump", "c3", None),
            ("struck the fox with a stick", "strike", "c3", "c1"),
            ("fled into the river", "flee", "c2", None),
            ("ate all the cheese", "eat", "c3", None),
        ],
    )


@pytest.fixture(scope="session")
def board(tale_text: Manuscript, tale: Story) -> Storyboard:
    return StoryboardDirector().stage(tale_text, tale, pages=None)
