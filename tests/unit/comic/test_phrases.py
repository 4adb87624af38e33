"""Small words: articles, rows and prepositions."""

import pytest

from audobon.comic.phrases import joined, place_preposition, with_article


@pytest.mark.parametrize(
    ("noun", "said"),
    [("apple", "an apple"), ("hat", "a hat"), ("glass", "a glass"), ("boots", "boots"), ("tea", "tea")],
)
def test_a_noun_has_its_article(noun: str, said: str) -> None:
    assert with_article(noun) == said


@pytest.mark.parametrize(
    ("items", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_a_row_is_joined(items: tuple[str, ...], said: str) -> None:
    assert joined(items) == said


@pytest.mark.parametrize(
    ("nouns", "word"),
    [
        (("road",), "on"),
        (("wall",), "on"),
        (("brook",), "by"),
        (("garden",), "in"),
        (("hall", "bridge"), "on"),
        (("crossroads",), "at"),
    ],
)
def test_a_place_has_its_preposition(nouns: tuple[str, ...], word: str) -> None:
    assert place_preposition(*nouns) == word
