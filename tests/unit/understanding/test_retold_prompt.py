"""How people ask for pictures, retold as stories are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.understanding.past_forms import past_of
from audobon.understanding.retold_prompt import View, retold


@pytest.mark.parametrize(
    ("words", "scene", "beside"),
    [
        ("a fox under a vine", "A fox stood under a vine.", ""),
        ("two children run through the snow", "Two children ran through the snow.", ""),
        (
            "an old fisherman in a yellow coat mends a net on the beach at sunset",
            "An old fisherman mended a net on the beach at sunset.",
            "The old fisherman wore a yellow coat.",
        ),
        (
            "A watercolour painting of a girl with red hair riding a white horse across a meadow",
            "A girl rode a white horse across a meadow.",
            "The girl had red hair. The white horse stood there.",
        ),
        ("a boy and his dog are walking along a road", "A boy and his dog walked along a road.", ""),
        ("a sleeping cat on a chair", "A sleeping cat slept on a chair.", ""),
        ("a knight fights a dragon in a cave", "A knight fought a dragon in a cave.", "The dragon stood there."),
        (
            "the king sits on his throne, wearing a golden crown and a red robe",
            "The king sat on his throne.",
            "The king wore a golden crown. The king wore a red robe.",
        ),
        ("draw me a sheep", "A sheep stood.", ""),
        ("sheep graze on a hill", "Sheep grazed on a hill.", ""),
        ("An owl sits on a branch and looks at the moon", "An owl sat on a branch and looked at the moon.", ""),
        ("a kitchen", "It was quiet in the kitchen.", ""),
        ("A robot waters flowers. It is night.", "A robot watered flowers. It was night.", ""),
        ("The fox ran home.", "The fox ran home.", ""),
        ("", "", ""),
        ("?!", "", ""),
    ],
)
def test_a_prompt_is_told_in_the_past_and_looks_after_it(words: str, scene: str, beside: str) -> None:
    found = retold(words)
    assert (found.scene, found.beside) == (scene, beside)


@pytest.mark.parametrize(
    ("words", "view"),
    [
        ("close-up of a wizard", View.NEAR), ("portrait of a queen", View.NEAR), ("a wide shot of a city", View.FAR),
        ("full body picture of a knight", View.WHOLE), ("a wizard", View.ANY),
    ],
)  # fmt: skip
def test_words_say_how_near_the_view_is(words: str, view: View) -> None:
    assert retold(words).view is view


@pytest.mark.parametrize(
    ("base", "past"),
    [("mend", "mended"), ("run", "ran"), ("carry", "carried"), ("hop", "hopped"), ("dance", "danced"), ("see", "saw"),
     ("visit", "visited"), ("play", "played"), ("be", "was"), ("speak", "spoke"), ("lie", "lay"), ("fix", "fixed")],
)  # fmt: skip
def test_verbs_are_put_into_the_past(base: str, past: str) -> None:
    assert past_of(base) == past


@given(st.text(max_size=200))
def test_any_words_are_retold_and_end_as_sentences(words: str) -> None:
    found = retold(words)
    assert not found.prose or found.prose.endswith(".")
