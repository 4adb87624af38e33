"""Costume: stated looks win, and everyone can be told from everyone else."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.span import Span
from audobon.comic.story import Character
from audobon.comic.storyboard import CastDesign, Sort
from audobon.staging.casting import Wardrobe, main_garment
from audobon.staging.colors import HAIR_WORDS, NAMED, SKIN_WORDS, distance, nearest_name, shaded
from audobon.staging.company import Company
from audobon.staging.verbs import POSES, pose_for
from audobon.staging.wardrobe import look_of
from tests.unit.staging.builders import character, told


def _designs(*cast: object) -> tuple[CastDesign, ...]:
    story = told("Nothing happened.", cast=cast)  # type: ignore[arg-type]
    company = Company(story)
    drawn = [one for member in story.cast for one in company.members(member.id)]
    return Wardrobe("", story, company).designs(drawn)


def test_stated_garment_and_colour_win() -> None:
    (rabbit,) = _designs(character("c1", "Tom", kind="animal:rabbit", look=["blue jacket with brass buttons"]))
    assert rabbit.species == "rabbit"
    assert rabbit.dressed
    assert [(g.name, g.color) for g in rabbit.garments if g.name == "jacket"] == [("jacket", NAMED["blue"])]


def test_garment_named_in_passing_takes_the_colour_told_later() -> None:
    (rabbit,) = _designs(
        character("c1", "Tom", kind="animal:rabbit", look=["his shoes", "his jacket", "a blue jacket with buttons"])
    )
    assert [g.color for g in rabbit.garments if g.name == "jacket"] == [NAMED["blue"]]


@pytest.mark.parametrize(
    ("name", "tone"),
    [("the pale-faced man", "pale"), ("the swarthy stranger", "swarthy"), ("ruddy-faced Tom", "ruddy")],
)
def test_skin_words_in_a_name_are_the_skin(name: str, tone: str) -> None:
    (person,) = _designs(character("c1", name))
    assert person.skin == SKIN_WORDS[tone]


def test_people_of_whom_nothing_is_said_look_of_one_country() -> None:
    skins = [design.skin for design in _designs(*(character(f"c{n}", f"Person {'ABCDEFGH'[n]}") for n in range(8)))]
    assert max(distance(one, other) for one in skins for other in skins) < 12


def test_people_of_one_name_have_one_skin() -> None:
    father, daughter = _designs(character("c1", "Mr. Brandt"), character("c2", "Lotte Brandt"))
    assert father.skin == daughter.skin


@pytest.mark.parametrize(
    ("name", "word"), [("the red-haired boy", "red"), ("the fair-haired girl", "fair"), ("the dark-haired man", "dark")]
)
def test_hair_words_in_a_name_are_the_hair(name: str, word: str) -> None:
    (person,) = _designs(character("c1", name))
    assert person.hair == HAIR_WORDS[word]


def test_a_woman_in_a_jacket_wears_a_skirt() -> None:
    (woman,) = _designs(character("c1", "Nell", gender="female", look=["her old brown jacket"]))
    assert {"jacket", "skirt"} <= {garment.name for garment in woman.garments}


def test_an_alias_dresses_too() -> None:
    (girl,) = _designs(character("c1", "Lotte", gender="female", aliases=["the girl with the red cloak"]))
    assert ("cloak", NAMED["red"]) in [(g.name, g.color) for g in girl.garments]


def test_stated_fur_wins() -> None:
    (cat,) = _designs(character("c1", "a white cat", kind="animal:cat", role="minor", look=["a white cat"]))
    assert cat.skin == NAMED["white"]


def test_main_garments_of_a_large_cast_are_far_apart() -> None:
    people = [character(f"c{n}", f"Person {n}", gender=("male", "female")[n % 2]) for n in range(18)]
    colors = [garment.color for design in _designs(*people) if (garment := main_garment(design)) is not None]
    assert len(colors) == 18
    assert min(distance(one, other) for one, other in itertools.combinations(colors, 2)) >= 12


def test_no_two_of_a_small_cast_share_a_silhouette() -> None:
    people = [character(f"c{n}", f"Man {n}", gender="male") for n in range(5)]
    shapes = [tuple(sorted(g.name for g in design.garments)) for design in _designs(*people)]
    assert len(set(shapes)) == len(shapes)


def test_brothers_in_fur_differ() -> None:
    goats = [character(f"c{n}", f"Goat {n}", kind="animal:goat", role="minor") for n in range(4)]
    furs = [design.skin for design in _designs(*goats)]
    assert min(distance(one, other) for one, other in itertools.combinations(furs, 2)) > 5


@pytest.mark.parametrize("age", ["child", "adult", "old"])
def test_no_woman_of_long_ago_wears_a_flat_cap(age: str) -> None:
    told = [character("c0", "Mrs. Grey", gender="female", age=age, look=["a white cap", "her apron"])]
    women = [
        character(f"c{n}", f"the {word}", gender="female", age=age) for n, word in enumerate(["maid", *"abcdef"], 1)
    ]
    designs = _designs(*told, *women)
    assert not [one.name for one in designs if "cap" in {garment.name for garment in one.garments}]
    assert any({"bonnet", "headscarf"} & {garment.name for garment in one.garments} for one in designs)


def test_a_man_who_serves_wears_no_bonnet() -> None:
    (servant,) = _designs(character("c1", "the servant", gender="male"))
    assert not {"bonnet", "headscarf", "dress"} & {garment.name for garment in servant.garments}


def test_king_wears_a_crown_and_a_child_is_small() -> None:
    king, child = _designs(
        character("c1", "the king", gender="male", age="old"), character("c2", "Nell", gender="female", age="child")
    )
    assert "crown" in {garment.name for garment in king.garments}
    assert child.height < 0.75 * king.height


def test_group_becomes_members_of_its_kind() -> None:
    designs = _designs(
        character("c1", "the mother goat", kind="animal:goat", gender="female"),
        character("c2", "the seven kids", kind="group", age="child"),
    )
    assert [design.character for design in designs] == ["c1", *(f"c2.{number}" for number in range(1, 8))]
    assert {design.species for design in designs} == {"goat"}


@pytest.mark.parametrize(
    ("name", "drawn"),
    [("both brothers", 2), ("the one band", 3), ("the brothers", 3), ("the thirteen brothers", 7)],
)
def test_group_is_drawn_in_the_number_it_is_told_in_up_to_seven(name: str, drawn: int) -> None:
    company = Company(told("Nothing happened.", cast=[character("c1", name, kind="group")]))
    assert len(company.members("c1")) == drawn


def test_some_of_a_group_and_the_youngest_of_it_are_no_new_faces() -> None:
    goat = character("c1", "the mother goat", kind="animal:goat")
    kids = character("c2", "the seven kids", kind="group")
    youngest = character("c3", "the youngest kid", kind="animal:goat")
    swallowed = character("c4", "the six swallowed kids", kind="group")
    company = Company(told("Nothing happened.", cast=[goat, kids, youngest, swallowed]))
    assert company.members("c2") == (*(f"c2.{number}" for number in range(1, 7)), "c3")
    assert company.members("c4") == tuple(f"c2.{number}" for number in range(1, 7))


def _mentioned(who: str, name: str, *at: int, kind: str) -> Character:
    spans = tuple(Span(start=start, end=start + len(name)) for start in at)
    return replace(character(who, name, kind=kind), mentions=spans)


def test_a_group_of_those_just_named_is_no_new_faces() -> None:
    lone = _mentioned("c1", "the Mouse", 10, kind="animal:mouse")
    town = _mentioned("c2", "the Town Mouse", 2000, 2900, kind="animal:mouse")
    country = _mentioned("c3", "the Country Mouse", 2100, 2800, kind="animal:mouse")
    two = _mentioned("c4", "the two Mice", 3000, kind="group")
    company = Company(told("Nothing happened.", cast=[lone, town, country, two]))
    assert company.members("c4") == ("c2", "c3")
    strangers = replace(two, name="two strange Mice")
    assert Company(told("Nothing happened.", cast=[lone, town, country, strangers])).members("c4")[0] == "c4.1"


def test_those_in_apposition_are_of_the_same_kind_by_any_noun() -> None:
    sisters = [_mentioned(f"c{n}", name, 12 * n, kind="animal:rabbit") for n, name in enumerate(("Flopsy", "Mopsy"), 1)]
    bunnies = _mentioned("c3", "good little bunnies", 60, kind="group")
    assert Company(told("Nothing happened.", cast=[*sisters, bunnies])).members("c3") == ("c1", "c2")


@pytest.mark.parametrize(
    ("kind", "sort", "species"),
    [
        ("animal:hare", Sort.ANIMAL, "hare"),
        ("animal:water-rat", Sort.ANIMAL, "rat"),
        ("creature:hill troll", Sort.CREATURE, "troll"),
        ("object:old boundary post", Sort.OBJECT, "post"),
        ("animal:quagga", Sort.ANIMAL, "quagga"),
        ("human", Sort.HUMAN, "human"),
    ],
)
def test_everyone_keeps_kind_and_sort(kind: str, sort: Sort, species: str) -> None:
    (design,) = _designs(character("c1", "Somebody", kind=kind))
    assert (design.sort, design.species) == (sort, species)


def test_only_animals_that_live_like_people_are_clothed() -> None:
    lion, mouse = character("c1", "the lion", kind="animal:lion"), character("c2", "the mouse", kind="animal:mouse")
    lady = character("c3", "Mrs. Tittlemouse", kind="animal:mouse", gender="female")
    natural = {design.character: design.dressed for design in _designs(lion, mouse)}
    assert natural == {"c1": False, "c2": False}
    genteel = {design.character: design.dressed for design in _designs(lion, mouse, lady)}
    assert genteel == {"c1": False, "c2": True, "c3": True}


def test_an_animal_with_a_tea_cup_and_an_umbrella_keeps_house() -> None:
    text = "The hare took his cup from the table. Then the hare opened his umbrella."
    events = (("took his cup", "take", "c1", None), ("opened his umbrella", "open", "c1", None))
    story = told(text, cast=[character("c1", "the hare", kind="animal:hare")], events=events)
    (design,) = Wardrobe(text, story, Company(story)).designs(["c1"])
    assert design.dressed


def test_designs_are_the_same_each_time() -> None:
    cast = [character(f"c{n}", f"Person {n}") for n in range(6)]
    assert _designs(*cast) == _designs(*cast)


@pytest.mark.parametrize(
    ("fact", "style", "features"),
    [
        ("an old man with a long white beard", "", ("beard",)),
        ("golden curls and spectacles", "curly", ("glasses",)),
        ("a stout bald man with a stick", "bald", ("stout", "stick")),
    ],
)
def test_look_reads_hair_and_features(fact: str, style: str, features: tuple[str, ...]) -> None:
    look = look_of([fact], "human")
    assert look.hair_style == style
    assert look.features == features


def test_clothes_of_one_occasion_are_not_everyday_clothes() -> None:
    assert look_of(["at the ball: a golden gown"], "human").garments == ()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12))
def test_every_found_pose_can_be_drawn(word: str) -> None:
    assert pose_for(word) in {None, *POSES}


@pytest.mark.parametrize(
    ("verb", "pose"),
    [
        ("ran", "running"),
        ("knelt", "kneeling"),
        ("devoured", "eating"),
        ("embrace", "hugging"),
        ("scrambled", "climbing"),
    ],
)
def test_verbs_find_their_pose(verb: str, pose: str) -> None:
    assert pose_for(verb) == pose


def test_colours_have_everyday_names() -> None:
    assert nearest_name("#3f6cae") == "blue"
    assert distance(shaded("#3f6cae", 0.5), "#3f6cae") > 10


def test_past_of_see_is_no_work_with_a_saw() -> None:
    assert pose_for("saw") == "standing"
    assert pose_for("fell") == "falling"


def test_a_cat_among_people_is_small_and_one_of_a_tale_is_not() -> None:
    """Only beasts that neither speak nor are dressed are as small as in life."""
    keeper, cat = character("p", "Mrs. Finch", gender="female"), character("c", "the cat", kind="animal:cat")

    def height(text: str, *, cast: tuple[Character, ...], speakers: tuple[str, ...] = ()) -> float:
        story = told(text, cast=cast, speakers=speakers)
        (design,) = Wardrobe(text, story, Company(story)).designs(["c"])
        return design.height

    among_people = height("The cat slept.", cast=(keeper, cat))
    assert among_people < 0.35
    assert height('"Good day," said the cat.', cast=(keeper, cat), speakers=("c",)) > 1.3 * among_people
    assert height("The cat slept.", cast=(cat,)) > 1.3 * among_people
