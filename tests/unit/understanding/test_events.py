"""Who does what: subjects far from their verbs, clauses within clauses, deeds that are over."""

from __future__ import annotations

import pytest

from audobon.manuscript import read_manuscript
from audobon.understanding import HouseReader
from audobon.understanding.events import DeedFinder
from audobon.understanding.prose import parse_prose
from audobon.understanding.speech import read_speech


def doers(text: str) -> dict[str, str]:
    """Verb -> who does it, as the text calls the first of them."""
    reading = read_speech(parse_prose(text))
    finder = DeedFinder(reading)
    deeds = [deed for sentence in reading.prose.sentences for deed in finder.deeds(sentence)]
    return {deed.verb: min(reading.figures[deed.agents[0]].words).lower() for deed in deeds if deed.agents}


def seen(text: str) -> set[str]:
    reading = read_speech(parse_prose(text))
    finder = DeedFinder(reading)
    deeds = (deed for sentence in reading.prose.sentences for deed in finder.deeds(sentence))
    return {deed.verb for deed in deeds if deed.is_seen}


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Tom met an old beggar, who sat on a fallen tree.", "sit", "an old beggar"),
        ("Then the fox, who had followed the boy, bit the troll.", "bite", "the fox"),
        ("Tom met a man who carried a basket.", "carry", "a man"),
        ("Anna saw the wolf, who ran away, and she laughed.", "laugh", "anna"),
        ("Anna ran. On the other side of the street, under the lantern, stood an old lady.", "stand", "an old lady"),
        ("A lion was waked by a mouse running over his face.", "run", "a mouse"),
        ("Somebody screamed. It was Owen, who had a cold and pointed under the desk.", "point", "owen"),
        ("Anna ran. In the tree sat a black cat.", "sit", "a black cat"),
    ],
)
def test_each_deed_has_its_own_doer(text: str, verb: str, who: str) -> None:
    assert doers(text)[verb] == who


def test_what_had_been_done_is_not_seen() -> None:
    assert seen("Anna ran home. The wolf had already eaten the hen. The fox had been digging. The hen slept.") == {
        "run",
        "sleep",
    }


def long_scene(deed: str) -> str:
    return (
        "Anna sat in the garden. Anna picked a rose. Anna sang a song. Anna looked up. Anna ate an apple. "
        f"{deed} Anna watched the clouds. Anna waved. Anna slept."
    )


def present_beside(deed: str, name: str) -> bool:
    """Whether somebody of this name is in the beat that tells a deed."""
    text = long_scene(deed)
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    who = {member.id for member in story.cast if name in member.name.lower()}
    beats = [beat for scene in story.scenes for beat in scene.beats if deed in beat.span.text(text)]
    return bool(who) and any(who & set(beat.present) for beat in beats)


@pytest.mark.parametrize("deed", ["A cat sat on the wall.", "A cat, who was hungry, climbed the tree."])
def test_who_does_one_thing_is_there_for_it(deed: str) -> None:
    assert present_beside(deed, "cat")


@pytest.mark.parametrize(
    "deed",
    [
        "A cat had eaten the bird.",
        "No cat came.",
        "A cat would have climbed the tree.",
        '"A cat sat on the wall," said Anna.',
        "Anna thought of the cat.",
    ],
)
def test_who_does_nothing_now_is_not_there(deed: str) -> None:
    assert not present_beside(deed, "cat")
