"""The words that tell the painter where a panel is."""

import pytest

from audobon.staging.prompts import setting_phrase


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("garden", "in a garden"),
        ("arbour", "in an arbour"),
        ("brook", "by a brook"),
        ("wall", "on a wall"),
        ("sea", "by the sea"),
        ("fortress", "in a fortress"),
        ("dunes", "in the dunes"),
        ("crossroads", "at the crossroads"),
        ("unplaced", ""),
    ],
)
def test_a_kind_of_place_has_its_words(kind: str, said: str) -> None:
    assert setting_phrase(kind, inside=False) == said
