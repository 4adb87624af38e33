"""A locked look is its person's, by whatever name and id a later reading knows them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.cast_locks import drawn_as, name_for_lock, with_locks
from audobon.comic.codec import from_json, to_json
from audobon.comic.corrections import Corrections, LockedLook, SamePerson
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign
from audobon.errors import InputError
from audobon.project import checked_corrections
from audobon.understanding.correcting import corrected
from tests.builders import a_story

ANNA = CastDesign(character="c1", name="Anna", hair="#aa0000")
TOM = CastDesign(character="c2", name="Tom", hair="#00aa00")


def story_of(*names: str) -> Story:
    story = a_story()
    cast = tuple(replace(story.cast[0], id=f"c{at}", name=name) for at, name in enumerate(names, 1))
    return replace(story, cast=cast, scenes=())


def test_lock_goes_before_what_is_drawn_else() -> None:
    held = with_locks((replace(ANNA, hair="#000000"), TOM), [LockedLook(name="Anna", design=ANNA)], story=None)
    assert (held.cast, held.locked, held.warnings) == ((ANNA, TOM), frozenset({"c1"}), ())


def test_lock_follows_its_person_through_other_ids_and_names() -> None:
    lock = LockedLook(name="Anna", design=ANNA)
    anew = story_of("Tom", "Anna")
    cast = (replace(TOM, character="c1"), replace(ANNA, character="c2", name="Annie", hair="#000000"))
    assert with_locks(cast, [lock], story=anew).cast == (cast[0], replace(ANNA, character="c2"))
    merged = corrected(anew, Corrections(same_people=(SamePerson(name="Tom", other="Anna"),)))
    assert with_locks(cast[:1], [lock], story=merged).cast == (replace(ANNA, character="c1"),)


def test_lock_of_nobody_is_told() -> None:
    held = with_locks((TOM,), [LockedLook(name="Anna", design=ANNA)], story=story_of("Tom"))
    assert held.cast == (TOM,)
    assert "Anna" in held.warnings[0]


@given(st.permutations(["Anna", "Tom", "Ben"]), st.integers(0, 2))
def test_name_for_a_lock_finds_the_same_again(names: list[str], who: int) -> None:
    story = story_of(*names)
    cast = [CastDesign(character=one.id, name=f"{one.name} the second") for one in story.cast]
    assert drawn_as(name_for_lock(cast[who], story=story), cast, story=story) is cast[who]
    assert drawn_as(name_for_lock(cast[who], story=None), cast, story=None) is cast[who]


def test_locked_look_that_cannot_be_drawn_is_refused_by_field() -> None:
    text = to_json(Corrections(locked=(LockedLook(name="Anna", design=replace(ANNA, hair="red")),)))
    with pytest.raises(InputError, match=r"AUD-147: c: locked\[0\]\.design: hair"):
        checked_corrections(text, source="c")


def test_locks_are_no_corrections_of_the_reading() -> None:
    whole = Corrections(same_people=(SamePerson(name="a", other="b"),), locked=(LockedLook(name="Anna", design=ANNA),))
    assert whole.of_reading == Corrections(same_people=whole.same_people)
    assert from_json(Corrections, to_json(whole), source="c") == whole
