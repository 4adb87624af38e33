"""Things that a text names, and those that it only likens something to."""

from __future__ import annotations

import pytest

from audobon.staging.nouns import props_in


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("The cake was as tall as a castle.", ("cake",)),
        ("The tub rocked like a little ship.", ("tub",)),
        ("She liked a ship and a castle.", ("ship", "castle")),
    ],
)
def test_what_something_is_likened_to_is_not_there(text: str, things: tuple[str, ...]) -> None:
    assert props_in(text) == things
