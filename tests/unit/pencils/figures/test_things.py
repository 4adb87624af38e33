"""Things that talk: a face that feels and speaks, words that lead to a thing and never to a person or a beast."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from audobon.comic.story import Emotion
from audobon.comic.storyboard import Facing, Sort
from audobon.pencils.figures.things.catalogue import THINGS
from audobon.pencils.figures.vocabulary.naming import KINDS, kind_named
from tests.unit.pencils.figures.test_figure import assert_sound, design, drawn


@pytest.mark.parametrize("name", THINGS)
def test_thing_speaks_and_feels_but_shows_no_face_from_behind(name: str) -> None:
    who = design(name, sort=Sort.OBJECT)
    calm = drawn(who)
    talking = drawn(who, mouth_open=True, facing=Facing.LEFT, expression=Emotion.JOY)
    behind = drawn(who, facing=Facing.BACK)
    assert calm.warnings == ()
    for figure in (calm, talking, behind):
        assert_sound(figure, joints=0)
    assert "mouth" in {shape.part for shape in talking.shapes}
    assert "eye" in {shape.part for shape in calm.shapes}
    assert "eye" not in {shape.part for shape in behind.shapes}


def test_feelings_differ_on_a_thing() -> None:
    faces = {
        emotion: np.vstack([s.points for s in drawn(design("kettle"), expression=emotion).shapes if s.depth == 0.65])
        for emotion in Emotion
    }
    assert len({face.round(6).tobytes() for face in faces.values()}) == len(faces)


def test_sun_hangs_in_the_air_and_kettle_stands() -> None:
    assert drawn(design("sun")).body[3] < -0.2
    assert drawn(design("kettle")).body[3] == pytest.approx(0.0, abs=0.06)


def test_lying_broom_lies_and_lying_tree_stays_rooted() -> None:
    for name, falls in (("broom", True), ("tree", False)):
        standing, lying = (drawn(design(name), pose=pose, facing=Facing.RIGHT) for pose in ("standing", "lying"))
        assert (lying.body[1] > 0.75 * standing.body[1]) is falls


@pytest.mark.parametrize("word", ["kettle", "gramophone", "old boundary-post", "quidditch", "third little rose-tree"])
def test_object_is_never_drawn_as_a_person_or_beast(word: str) -> None:
    kind, _ = kind_named(word, sort=Sort.OBJECT, nearest=lambda name, within: "human")
    assert kind.plan == "thing"


def test_words_of_two_lead_to_their_own_thing() -> None:
    known = {"old Boundary Post": "post", "fir-tree": "pine", "paper boat": "paper boat", "Rose-Trees": "rose-tree"}
    assert {word: kind_named(word, sort=Sort.OBJECT)[0].name for word in known} == known


def test_no_word_means_two_kinds_of_one_sort() -> None:
    words = Counter(
        (kind.sort, word.replace("-", " "))
        for kind in KINDS.values()
        for word in {w.replace("-", " ") for w in (kind.name, *kind.words)}
    )
    assert [word for word, count in words.items() if count > 1] == []
