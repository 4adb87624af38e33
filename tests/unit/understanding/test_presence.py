"""Who is there, and who is only spoken of."""

from __future__ import annotations

import pytest

from audobon.comic.story import DayTime, Role, Story
from audobon.manuscript import read_manuscript
from audobon.understanding import HouseReader


def story(text: str) -> Story:
    return HouseReader(uses_encoder=False).read(read_manuscript(text))


def staged(text: str) -> set[str]:
    return {character.name for character in story(text).cast if character.role is not Role.MENTIONED}


@pytest.mark.parametrize(
    "aside",
    [
        "Anna leaped up like a little lion and laughed.",
        "Had the queen lived in that house, Anna would have waved.",
        "Max snored as if a giant slept in the bed.",
        "There were no servants at home, and Max sang.",
        "Max and Anna were merry children.",
    ],
)
def test_likenesses_and_what_ifs_are_nobody(aside: str) -> None:
    assert staged(f"Anna met Max in the garden. {aside} Max gave Anna a rose.") <= {"Anna", "Max"}


def test_whoever_is_told_of_as_a_number_is_of_the_group_s_kind() -> None:
    text = (
        "The wolf came in to the seven little goats. The goats were frightened. The first ran under the table, the"
        " second crept into the bed, and the goats wept. The second sneezed."
    )
    assert {c.kind for c in story(text).cast if c.name in ("the first", "the second")} <= {"animal:goat"}


def test_lady_with_a_title_is_one_person() -> None:
    text = 'Anna went to Mme. Duval. "Will you buy it?" asked Anna. "Yes," said Madame. Madame took the ring.'
    assert [c.name for c in story(text).cast if "adame" in c.name or "Duval" in c.name] in (["Madame"], ["Mme. Duval"])


def test_nobody_who_is_not_in_the_scene_is_in_its_beats() -> None:
    text = (
        "Anna sat in the garden. Anna thought of Max. Anna picked a rose. Anna sang a song. Anna watched the clouds."
        " Anna ate an apple. Anna slept."
    )
    told = story(text)
    for scene in told.scenes:
        assert all(set(beat.present) <= set(scene.present) for beat in scene.beats)


def test_middle_name_is_the_same_person() -> None:
    text = "Mr. James Hartwell Young came home. The name of Hartwell was on the door. Hartwell sat down. Anna waved."
    assert sum("Hartwell" in name for c in story(text).cast for name in {c.name}) == 1


def test_nobody_of_the_tale_before_is_in_the_next_one() -> None:
    text = (
        "THE TOWN MOUSE\n\nA Town Mouse met a Country Mouse. "
        '"Come with me," said the Town Mouse. "No," said the Country Mouse. "Goodbye."\n\n* * *\n\n'
        "THE FOX AND THE CROW\n\nA Crow sat on a branch. A Fox saw her. "
        '"What a noble bird I see," said the Fox. The Crow gave a loud caw. "You have a voice, madam," said the Fox.'
    )
    told = story(text)
    mice = {one.id for one in told.cast if "mouse" in one.name.lower()}
    assert mice
    assert not mice & {who for scene in told.scenes[-1:] for who in scene.present}
    heard = [line for scene in told.scenes[-1:] for beat in scene.beats for line in beat.utterances]
    assert heard
    assert not mice & {who for line in heard for who in line.addressees}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Anna sat in the garden. It had rained all night. Anna picked a rose.", DayTime.UNKNOWN),
        ("Anna found a cheese on the road. It was as round as the moon.", DayTime.UNKNOWN),
        ("Anna sat in the garden at night. Anna picked a rose.", DayTime.NIGHT),
        ("Anna sat in the garden when night had fallen.", DayTime.NIGHT),
    ],
)
def test_the_night_before_and_what_is_like_the_moon_are_not_now(text: str, time: DayTime) -> None:
    assert story(text).scenes[0].time is time
