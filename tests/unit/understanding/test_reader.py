"""A whole Story from a manuscript: sound for every kind of text, right for a small tale."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Manner, Role, Story
from audobon.errors import InputError
from audobon.manuscript import open_manuscript, read_manuscript
from audobon.understanding import HouseReader
from tests.sound_story import assert_sound, utterances

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "stories"
TALE = """Once upon a time there was an old fox who lived in a den. One day he met a young crow with a red scarf.

"Good morning," said the fox. "What a fine scarf you have!"

"Go away!" cried the crow angrily, and she flew up into a tree.

The next morning the fox came back to the tree and brought a cake. "Will you sing for me?" he asked.

The crow sang, and the cake was gone."""


def read(text: str) -> tuple[Manuscript, Story]:
    manuscript = read_manuscript(text)
    return manuscript, HouseReader(uses_encoder=False).read(manuscript)


def test_tale_has_its_cast() -> None:
    _, story = read(TALE)
    kinds = {character.name: (character.kind, character.gender.value) for character in story.cast}
    assert kinds["the fox"] == ("animal:fox", "male")
    assert kinds["the crow"] == ("animal:crow", "female")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The old dog Rufus barked at the clouds. Rufus ran home.", "animal:dog"),
        ("Anna fed her little grey cat Molly. Molly purred.", "animal:cat"),
        ("They feared the giant Blunderbore. Blunderbore laughed.", "creature:giant"),
        ("The dog Rufus had bought ran away. Rufus wept.", "human"),
        ("In came the dog. Rufus laughed, and Rufus sat down.", "human"),
        ('"Here is the dog," Rufus said. Rufus sat down.', "human"),
    ],
)
def test_a_kind_right_before_a_name_is_the_names(text: str, kind: str) -> None:
    _, story = read(text)
    named = next(one for one in story.cast if one.name in ("Rufus", "Molly", "Blunderbore"))
    assert named.kind == kind


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Marta climbed the steps, and her grandson Jory climbed behind her.", "child"),
        ("There was a new boy in Mrs. Patel's class. At lunch Jory sat in the playground. Jory smiled.", "child"),
        ("The school stood by the river. Jory walked past it, and Jory smiled.", "adult"),
        ("Jory is five and thinks that the tub is a ship. Then Jory smiled.", "child"),
        ("Jory was only eight years old. Then Jory smiled.", "child"),
        ("Jory was five miles from home. Then Jory smiled.", "adult"),
        ("Mama went out to the garden. Jory looked at the cake. Then Jory smiled.", "child"),
        ("His mama went out to the garden. Jory looked at the cake. Then Jory smiled.", "adult"),
        ("Jory, a boy of nine, climbed the steps. There Jory sat down.", "child"),
        ('"Grandmother, why do we light it?" asked Jory. Jory sat down.', "child"),
        ('"Is Jory at home?" asked the miller. Jory sat down.', "adult"),
        ("Mr. Jory, her grandson, kept a shop. Mr. Jory was rich.", "adult"),
        ("Jory, the brother of a boy in the village, was a smith. In came Jory.", "adult"),
    ],
)
def test_who_is_introduced_as_a_child_or_calls_like_one_is_a_child(text: str, age: str) -> None:
    _, story = read(text)
    assert next(one.age for one in story.cast if "Jory" in one.name) == age


def test_a_narrator_with_mum_and_dad_is_a_child_and_no_captain() -> None:
    text = """I put the dog into the tub. I had soap in my eyes, and I slipped and fell.

Mum stood in the doorway. "What happened?" she asked.

"We lost the monster, Captain," said Pia. Pia laughed, and I laughed too."""
    _, story = read(text)
    narrator = next(one for one in story.cast if one.narrator)
    assert (narrator.name, narrator.age) == ("I", "child")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('They found Mrs. Finch in her office. "I never leave my door," said Mrs. Finch.', "human"),
        ("A finch sat in the tree. Mrs. Finch was its mother. Mrs. Finch sang.", "animal:finch"),
        ("Mrs. Finch met Mr. Fox in the wood. Mrs. Finch sang.", "animal:finch"),
    ],
)
def test_a_surname_is_no_animal_unless_the_tale_has_it(text: str, kind: str) -> None:
    _, story = read(text)
    assert next(one.kind for one in story.cast if "Finch" in one.name) == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"It was here at six," said the conductor, Mr. Lorenzo. He wiped his forehead.', {"Mr. Lorenzo"}),
        ("In came her brother, Tom Green. Tom Green laughed.", {"Tom Green"}),
        ("The fox, Tom Green, and the bear went out. Tom Green laughed.", {"the fox", "Tom Green", "the bear"}),
        ("The king, Tom Green and the cook went out. Tom Green laughed.", {"the king", "Tom Green", "the cook"}),
    ],
)
def test_a_name_behind_what_its_bearer_is_is_the_same_one(text: str, names: set[str]) -> None:
    _, story = read(text)
    assert {one.name for one in story.cast} == names


def test_who_is_asked_about_is_not_called() -> None:
    text = """"I never leave my door," said Anna. "Nobody passed me but the boy with the flowers."

"What boy?" asked Grey.

"A tall boy in a green cap." """
    _, story = read(text + "\n\nGrey ran up the stairs.")
    names = {one.id: one.name for one in story.cast}
    assert [names[str(one.speaker)] for one in utterances(story)] == ["Anna", "Anna", "Grey", "Anna"]


def test_what_somebody_is_told_with_is_their_look() -> None:
    _, story = read(
        "In came a captain with a grey beard and a woman in a red cloak. The captain laughed. The woman smiled. "
        "A girl with red braids opened the door. The girl nodded."
    )
    looks = {one.name: [trait.text for trait in one.look] for one in story.cast}
    assert looks["the captain"] == ["a captain with a grey beard"]
    assert [look for name, look in looks.items() if "woman" in name] == [["a woman in a red cloak"]]
    assert [look for name, look in looks.items() if "girl" in name] == [["A girl with red braids"]]


@pytest.mark.parametrize(
    ("clause", "verb", "does"),
    [
        ("and the rain poured down", "pour", False),
        (", and the old gate was falling", "fall", False),
        ("and the next day slept", "sleep", True),
        ("and fell down", "fall", True),
        ("and with the knife cut the rope", "cut", True),
        ("for a minute and slept", "sleep", True),
    ],
)
def test_what_things_do_is_nobodys_deed(clause: str, verb: str, does: bool) -> None:
    _, story = read(f"Tom was in the lane. Tom ran home {clause}. Tom cried.")
    deeds = {event.verb for scene in story.scenes for beat in scene.beats for event in beat.events}
    assert "run" in deeds
    assert (verb in deeds) is does


@pytest.mark.parametrize(
    ("text", "is_somebody"),
    [
        ("Anna ran into the garden with her red kite. The kite sailed over the wall. Anna cried.", False),
        ("Tom flew a kite on the hill. The kite rose. Tom laughed.", False),
        ("A kite hung in the tree. Its string was long. Tom saw the kite.", False),
        ("A kite sat in an oak and watched the doves. The kite was hungry, and the kite screamed.", True),
    ],
)
def test_a_kite_is_a_toy_or_a_bird(text: str, is_somebody: bool) -> None:
    _, story = read(text)
    assert ("animal:kite" in {one.kind for one in story.cast}) is is_somebody


@pytest.mark.parametrize(
    "text",
    [
        "Anna sat in the nursery with her teddy bear. The bear fell on the floor. Anna picked it up and laughed.",
        "Tom rode his rocking-horse all day. The horse stood by the window. Tom sang.",
        "A china dog stood on the shelf. Anna looked at the china dog. Tom laughed.",
        "Tom found a wooden horse in the box. He took the horse and ran. Anna cried.",
    ],
)
def test_toys_that_are_called_after_animals_are_nobody(text: str) -> None:
    _, story = read(text)
    assert not [one.name for one in story.cast if one.kind.startswith("animal")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            'The velveteen rabbit sat on the bed. "What is real?" asked the rabbit. The rabbit hopped to the window.',
            "animal:rabbit",
        ),
        ("Tom had a wooden horse. A horse galloped by. The horse neighed. Tom waved.", "animal:horse"),
        ("A bear came out of the wood. The bear growled. Anna dropped her teddy bear and fled.", "animal:bear"),
    ],
)
def test_toys_that_act_and_beasts_beside_toys_are_somebody(text: str, kind: str) -> None:
    _, story = read(text)
    assert kind in {one.kind for one in story.cast}


@pytest.mark.parametrize(
    ("text", "who", "look"),
    [
        ("A girl in a green cloak pushed the door open. The girl sat down.", "girl", "A girl in a green cloak"),
        ("A young man with red hair rose and bowed. The man sang.", "man", "A young man with red hair"),
        ("A man in the garden waved. The man sang.", "man", ""),
        ("A man in his bed slept. The man snored.", "man", ""),
    ],
)
def test_what_stands_behind_a_noun_is_worn(text: str, who: str, look: str) -> None:
    _, story = read(text)
    looks = [trait.text for one in story.cast if who in one.name for trait in one.look]
    assert looks == ([look] if look else [])


def test_tale_has_its_looks() -> None:
    _, story = read(TALE)
    crow = next(character for character in story.cast if character.kind == "animal:crow")
    assert any("young" in trait.text for trait in crow.look)


def test_garment_described_later_belongs_to_its_owner() -> None:
    _, story = read("Tom lost his jacket in the lane. It was a blue jacket with brass buttons, quite new. Tom cried.")
    assert "a blue jacket with brass buttons" in [trait.text for trait in story.cast[0].look]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Old Ned the ferryman lived by the river. Ned wore a cap. The ferryman slept.", True),
        ("When Ned the ferryman woke, it rained. Ned rose. The ferryman went out.", True),
        ("She told Ned the ferryman was dead. Ned wept. The ferryman lay still.", False),
    ],
)
def test_a_trade_set_behind_a_name_is_that_persons(text: str, joined: bool) -> None:
    _, story = read(text)
    ned = next(one for one in story.cast if "Ned" in one.aliases)
    assert ("the ferryman" in ned.aliases) is joined


def test_hair_is_told_as_far_as_its_colour() -> None:
    _, story = read("Nell sat down. Nell's hair fell about her, shining like a river of brown water. Nell sang.")
    assert any("hair" in trait.text and "brown" in trait.text for trait in story.cast[0].look)


def test_little_ones_who_are_named_are_animals_and_children() -> None:
    _, story = read(
        "There were three little Rabbits, and their names were Hop, Skip, and Jump. Hop ran to Jump and Skip."
    )
    traits = {character.name: (character.kind, character.age.value) for character in story.cast}
    assert traits["Hop"] == traits["Skip"] == ("animal:rabbit", "child")


def test_tale_has_its_speakers_and_manners() -> None:
    manuscript, story = read(TALE)
    names = {character.id: character.name for character in story.cast}
    said = [(names[utterance.speaker or ""], utterance.manner) for utterance in utterances(story)]
    fox, crow = ("the fox", Manner.SAID), ("the crow", Manner.SHOUT)
    assert said == [fox, fox, crow, fox]
    assert_sound(manuscript, story)


def test_tale_changes_scene_with_the_day() -> None:
    manuscript, story = read(TALE)
    assert any(manuscript.text[scene.span.start :].startswith("The next morning") for scene in story.scenes)


def test_tale_tells_what_happens() -> None:
    _, story = read(TALE)
    crow = next(character.id for character in story.cast if character.kind == "animal:crow")
    deeds = {(event.verb, event.agents) for scene in story.scenes for beat in scene.beats for event in beat.events}
    assert ("fly", (crow,)) in deeds


def test_reading_twice_gives_the_same_story() -> None:
    assert read(TALE)[1] == read(TALE)[1]


def test_narrator_who_takes_part_is_in_the_cast() -> None:
    _, story = read('I took the lamp. I went down to my cellar. "Who is there?" I said. I saw nobody, and I ran away.')
    assert [character.name for character in story.cast if character.narrator] == ["I"]


def test_passing_mention_is_only_mentioned() -> None:
    _, story = read("Tom went home. He told his tale of the king. Tom sat down and ate. Tom slept.")
    roles = {character.name: character.role for character in story.cast}
    assert roles["Tom"] is Role.PROTAGONIST
    assert roles.get("the king", Role.MENTIONED) is Role.MENTIONED


@pytest.mark.parametrize(
    "text",
    [
        "Rain.",
        "It rained all day, and nobody came.",
        '"Run!"',
        "What is this I feel inside me\nKnocking hard against my bones?",
        "* * *",
        '"An open quotation that never ends',
        "Il \u00e9tait une fois un homme qui avait une maison, et il dit \u00e0 sa femme : \u00ab Viens ici ! \u00bb",
        "12345 67890.",
    ],
)
def test_odd_texts_give_a_sound_story(text: str) -> None:
    assert_sound(*read(text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*TALE.split(), '"', "\u2018", "\u2019", "\n\n", "Mrs. Hare", "they", "I"]), max_size=60)
)
def test_any_text_gives_a_sound_story(words: list[str]) -> None:
    try:
        manuscript = read_manuscript(" ".join(words))
    except InputError:
        return
    assert_sound(manuscript, HouseReader(uses_encoder=False).read(manuscript))


@pytest.mark.parametrize("name", ["01_peter_rabbit", "02_wolf_and_seven_goats", "08_mad_tea_party"])
def test_example_stories_are_sound(name: str) -> None:
    manuscript = open_manuscript(EXAMPLES / f"{name}.txt")
    assert_sound(manuscript, HouseReader(uses_encoder=False).read(manuscript))


def test_every_quotation_of_the_wolf_hangs_on_its_speaker() -> None:
    manuscript = open_manuscript(EXAMPLES / "02_wolf_and_seven_goats.txt")
    story = HouseReader(uses_encoder=False).read(manuscript)
    kinds = {character.id: character.kind for character in story.cast}
    said = [(utterance.span.text(manuscript.text), kinds[utterance.speaker or ""]) for utterance in utterances(story)]
    assert all(kind == "animal:wolf" for text, kind in said if text.startswith(('"Baker', '"Miller', '"If you')))
    assert all(kind == "group" for text, kind in said if text.startswith(('"We will not', '"First show')))
