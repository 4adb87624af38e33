"""What a given name says of its bearer."""

import pytest

from audobon.comic.story import Gender
from audobon.understanding.given_names import leaning_of


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("millie", Gender.FEMALE), ("carrie", Gender.FEMALE), ("carl", Gender.MALE), ("stephen", Gender.MALE),
        ("marion", Gender.UNKNOWN), ("terry", Gender.UNKNOWN), ("strether", Gender.UNKNOWN), ("", Gender.UNKNOWN),
    ],
)  # fmt: skip
def test_a_name_leans_to_who_mostly_bears_it(name: str, gender: Gender) -> None:
    assert leaning_of(name) is gender
