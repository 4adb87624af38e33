"""One person under several words is one figure, and words for nobody make none."""

from __future__ import annotations

import pytest

from audobon.comic.story import Age
from audobon.manuscript import read_manuscript
from audobon.understanding import HouseReader


def cast(text: str) -> list[set[str]]:
    """The names of each member of the cast, in lower case."""
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    return [{name.lower() for name in (member.name, *member.aliases)} for member in story.cast]


def are_one(text: str, *names: str) -> bool:
    return any(all(any(name in one for one in words) for name in names) for words in cast(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            'Anna saw the robot. It rolled out on three wheels. Its name was Tock. "Good day," said Tock.',
            ("robot", "tock"),
        ),
        (
            'A girl pushed the door open. "It has stopped," said Berta, for that was her name. The girl sat down.',
            ("girl", "berta"),
        ),
        (
            "Leo ran. Mr. Banks was washing the floor. He was an old man with a moustache. The old man began to laugh.",
            ("banks", "old man"),
        ),
        (
            "Mr. Feld was a clockmaker, and he had a shop. The clockmaker put on his coat. Mr. Feld smiled.",
            ("feld", "clockmaker"),
        ),
    ],
)
def test_who_is_named_or_described_by_a_pronoun_is_whoever_was_there(text: str, names: tuple[str, ...]) -> None:
    assert are_one(text, *names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna met Tom. He was a miller. Then a miller came by on a mule. The second miller sang.", ("anna", "miller")),
        ("Anna had a cat. Her name was Mia. The cat slept. Mia woke.", ("anna", "mia")),
        ("Tom saw a queen. His name was Karl. The queen laughed. Karl ran.", ("queen", "karl")),
    ],
)
def test_whom_the_words_do_not_fit_stays_apart(text: str, names: tuple[str, ...]) -> None:
    assert not are_one(text, *names)


def test_he_who_is_described_is_the_one_described() -> None:
    text = (
        "Leo ran. Leo fell. Leo jumped. Leo and Anna ran down the corridor. Mr. Banks, the caretaker, was washing the "
        "floor. He was an old man with a bucket, and he sang."
    )
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    banks = next(member for member in story.cast if "Banks" in member.name)
    events = [event for scene in story.scenes for beat in scene.beats for event in beat.events]
    assert banks.id in {who for event in events if event.verb == "sing" for who in event.agents}


def test_whoever_is_called_the_boy_is_a_child() -> None:
    text = (
        "A widow lived with her son Jory. She baked a loaf and gave it to the boy. Jory took the loaf and ran. "
        "Jory met nobody. Jory sang."
    )
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    assert next(member for member in story.cast if member.name == "Jory").age is Age.CHILD


def test_whoever_has_a_name_is_the_boy_from_then_on() -> None:
    text = (
        "A widow lived with her son Jory. She baked a loaf and gave it to the boy. Jory took the loaf and ran. "
        "The boy met nobody. Jory sang."
    )
    assert not any("the boy" in names and "jory" not in names for names in cast(text))


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ('The man stood up. His hands trembled. "My name is Tom," he said. His hands were cold.', "hands"),
        ('The girl nodded. "May I read it?" asked Tom. The girl nodded again.', "may"),
    ],
)
def test_hands_and_questions_are_nobody(text: str, nobody: str) -> None:
    assert not any(nobody in name.split() for names in cast(text) for name in names)


def test_a_beast_with_a_name_is_still_it() -> None:
    text = (
        "Tom fed the gull and a fish. The gull is called Admiral now. It walked about the kitchen and ate the fish. "
        "It bit Tom. It flew away. Tom saw Admiral no more, and Admiral forgot Tom."
    )
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    gull = next(member for member in story.cast if "Admiral" in (member.name, *member.aliases))
    events = [event for scene in story.scenes for beat in scene.beats for event in beat.events]
    assert {event.verb for event in events if gull.id in event.agents} >= {"bite", "fly"}


def test_the_old_man_is_not_whoever_the_sentence_is_about() -> None:
    text = (
        "A widow lived with her son Jory. Jory met an old beggar. Jory thought of his mother, but he could not bear to "
        "see the old man starve. Jory sat down. The old beggar sang."
    )
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    at = text.index("the old man")
    meant = [member.name for member in story.cast if any(span.start == at for span in member.mentions)]
    assert meant == ["the old beggar"]


def test_the_old_woman_is_no_troll() -> None:
    text = (
        "Jory went to Grandmother. A huge troll seized Jory. The troll howled, and the troll fell into the river. The "
        "troll swam away. Grandmother saw. The old woman was standing at the door. Jory sang and hugged Grandmother."
    )
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    at = text.index("The old woman")
    meant = [member.name for member in story.cast if any(span.start == at for span in member.mentions)]
    assert meant == ["Grandmother"]
