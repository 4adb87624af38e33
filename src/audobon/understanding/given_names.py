"""Whose a given name mostly is, a woman's or a man's, by how often both bear it.

Knows: a census of given names.  Does not know: texts; what a text itself tells of somebody counts for more.

Source: US Census Bureau 1990, frequently occurring first names (public domain), as the package `names` carries them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from audobon.comic.story import Gender

_TIMES = 4.0
"""So many times as often one of the two must bear a name."""
_LEAST_PERCENT = 0.003
"""A rarer name tells nothing."""
_CENSUS = {Gender.FEMALE: "dist.female.first", Gender.MALE: "dist.male.first"}


def leaning_of(name: str) -> Gender:
    """The gender that a given name leans to; unknown for one that both bear, or hardly anybody.

    Args:
        name: In lower case.
    """
    women, men = _percent(Gender.FEMALE).get(name, 0.0), _percent(Gender.MALE).get(name, 0.0)
    if max(women, men) < _LEAST_PERCENT:
        return Gender.UNKNOWN
    if women > _TIMES * men:
        return Gender.FEMALE
    return Gender.MALE if men > _TIMES * women else Gender.UNKNOWN


@cache
def _percent(gender: Gender) -> dict[str, float]:
    """How many of a hundred of that gender bear each name."""
    rows = (files("names") / _CENSUS[gender]).read_text(encoding="ascii").splitlines()
    return {name.lower(): float(percent) for name, percent, *_ in (row.split() for row in rows)}
