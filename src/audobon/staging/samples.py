"""One being of any kind, costumed as casting would costume it in a story of its own.

Knows: how to tell casting of somebody nobody has written about.  Does not know: which kinds there are, or drawing.
"""

from __future__ import annotations

import zlib
from dataclasses import replace

from audobon.comic.span import Span
from audobon.comic.story import Age, Character, Gender, Role, Story
from audobon.comic.storyboard import CastDesign, Sort
from audobon.staging.casting import Wardrobe
from audobon.staging.company import Company
from audobon.staging.customs import Customs


def sample_design(
    species: str,
    *,
    sort: Sort,
    dressed: bool,
    gender: Gender = Gender.UNKNOWN,
    age: Age = Age.ADULT,
    customs: Customs | None = None,
) -> CastDesign:
    """A design for somebody of whom only this is known.

    Args:
        species: A plain noun, `human`, `fox`, `ghost`, `kettle`.
        sort: What sort of being the noun means.
        dressed: Whether an animal wears clothes (those who keep house in a story do); people always do.
        gender: As in the story.
        age: As in the story.
        customs: What the drawing dresses people and beings in by itself.
    """
    sexes = (Gender.FEMALE, Gender.MALE)
    sex = gender if gender in sexes else sexes[zlib.crc32(species.encode()) % 2]
    # A title makes an animal one of those who keep house like people.
    title = {Gender.FEMALE: "Mrs. ", Gender.MALE: "Mr. "}[sex] if dressed and sort is Sort.ANIMAL else ""
    somebody = Character(
        id=f"{species}-{gender.value}-{age.value}".replace(" ", "-"),
        name=f"{title}{species.title() if title else species}",
        aliases=(),
        kind="human" if sort is Sort.HUMAN else f"{sort.value}:{species}",
        gender=sex if title else gender,
        age=age,
        role=Role.MAJOR if dressed else Role.MINOR,
        narrator=False,
        look=(),
        mentions=(Span(start=0, end=1),),
        confidence=1.0,
    )
    book = f"The {age.value} {gender.value} {species}"
    story = Story(title=book, author="", language="en", text_sha256="", cast=(somebody,), scenes=(), arc=())
    design = Wardrobe("", story, Company(story), customs=customs).designs([somebody.id])[0]
    return replace(design, species=species, sort=sort)
