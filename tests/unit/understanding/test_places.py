"""Where a scene plays: what stands there, what is held there, and where the telling was before."""

from __future__ import annotations

import pytest

from audobon.comic.story import DayTime, Scene
from audobon.manuscript import read_manuscript
from audobon.understanding import HouseReader

FILLER = (
    "They talked for a good while of this and that, of the weather and the harvest, of old friends and new ones, and"
    " of all that had befallen them since they had met the last time, many summers before."
)


def scenes(text: str) -> tuple[Scene, ...]:
    return HouseReader(uses_encoder=False).read(read_manuscript(text)).scenes


@pytest.mark.parametrize(
    ("text", "kind", "inside"),
    [
        ("Anna bent over the microscope in the room. Then Anna lit a lamp.", "laboratory", True),
        ("Two friends met on the last evening of the carnival. Anna laughed, and Max laughed too.", "street", False),
        ("There was a table set out under a tree in front of the house, and Anna was having tea.", "tea table", False),
        ("Anna stood in the damp crypt. Max held the torch.", "crypt", True),
        ("Anna hid in the toolshed. The toolshed was dark.", "shed", True),
        ("Anna saw a cab go by. Max waved at the cab from the pavement.", "street", False),
        ("Anna sat in the cab. Max drove.", "cab", True),
        ("Anna sat in a hovel. Max slept in the hovel.", "hut", True),
        ("His shop stood in a narrow street. One evening Anna pushed the door open.", "shop", True),
        ("Anna sat in the kitchen. On the other side of the street stood Max.", "kitchen", True),
        ("Anna slept in the farm house. Max slept there too.", "farmhouse", True),
        ("Anna walked through the woods. Max sang in the woods.", "forest", False),
        ("Anna climbed up the knoll. Max sat on the knoll.", "hill", False),
        ("Anna boarded the street car. Max stood on the street car's platform.", "tram", True),
        ("Anna went to the store. The store was full.", "shop", True),
        ("The wolf ran to a baker. He spoke to him.", "bakery", True),
        ("Tom went to the miller. He asked for meal.", "mill", True),
        ("Anna stood in the garden. The miller spoke to the baker.", "garden", False),
        ("Anna was in the street. Max invited her into a cafe. They drank tea in the cafe.", "cafe", True),
    ],
)
def test_words_tell_the_place(text: str, kind: str, inside: bool) -> None:
    scene = scenes(text)[0]
    assert (scene.place_kind, scene.inside) == (kind, inside)


def test_place_that_is_only_meant_to_be_gone_to_is_not_the_place() -> None:
    scene = scenes("The old goat had to go into the wood to fetch food. The goat stood in the kitchen and sighed.")[0]
    assert scene.place_kind == "kitchen"


def test_general_room_stays_where_the_scene_before_ended() -> None:
    text = f"Anna lived in a flat. {FILLER}\n\n***\n\nThe next morning Anna walked through the room. {FILLER}"
    assert [scene.place_kind for scene in scenes(text)] == ["flat", "flat"]


def test_gate_of_a_garden_is_in_the_garden() -> None:
    text = f"Tom ran into the garden. {FILLER}\n\n***\n\nThe next day Tom came to the gate. {FILLER}"
    assert [scene.place_kind for scene in scenes(text)] == ["garden", "garden"]


def test_gate_behind_the_shed_of_a_garden_is_in_the_garden() -> None:
    text = (
        f"Tom ran into the garden. {FILLER}\n\n***\n\nThe next day Tom crept into the shed. {FILLER}"
        f"\n\n***\n\nIn the evening Tom came to the gate. {FILLER}"
    )
    assert [scene.place_kind for scene in scenes(text)] == ["garden", "shed", "garden"]


def test_home_is_the_dwelling_that_was_named() -> None:
    text = (
        f"Tom lived in a burrow. {FILLER}\n\n***\n\nThe next day Tom ran into the forest. {FILLER}"
        f"\n\n***\n\nIn the evening Tom came home. {FILLER}"
    )
    assert [scene.place_kind for scene in scenes(text)] == ["burrow", "forest", "burrow"]


@pytest.mark.parametrize("text", ["Anna laughed, and Max sang as well.", "Anna lay flat. Max shed a tear."])
def test_words_that_are_no_places_here_are_not_taken_for_them(text: str) -> None:
    assert scenes(text)[0].place_kind == "unplaced"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna and Max reached the mill. They saw the tower and the bridge, and the tower was old.", "mill"),
        ("They left the inn. They left the inn and the garden, and walked along the road.", "road"),
        ("Anna built a little paper castle. Anna painted a paper castle in the barn.", "barn"),
        ("Max carried his friend into the coal-cellar. Anna sang.", "cellar"),
        ("They led Anna into the orchard. Max sang, and the church was far.", "orchard"),
        ("The rope was nine yards long. Max sat in the meadow.", "meadow"),
        ("Anna gave a flat 'no'. Anna stood in the kitchen.", "kitchen"),
        ("Anna looked at Max in the garden. The stove was old, and the stove was black.", "garden"),
        (
            "Anna rode through the forest to a clearing. They ate in the clearing and slept in it.",
            "clearing",
        ),
    ],
)
def test_where_somebody_is_or_comes_outweighs_what_is_spoken_of(text: str, kind: str) -> None:
    assert scenes(text)[0].place_kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Once there was a king who had a daughter. The king was proud of her.", "palace"),
        ("There was once a miller who had three sons. He loved them all.", "mill"),
        ("Once there was a king. He rode through the desert.", "desert"),
    ],
)
def test_calling_tells_the_dwelling_where_no_word_tells_the_place(text: str, kind: str) -> None:
    assert scenes(text)[0].place_kind == kind


@pytest.mark.parametrize(
    ("opening", "time"),
    [
        ("Tom sat down by the fire.", DayTime.NIGHT),
        ("At last Tom came to a village.", DayTime.UNKNOWN),
        ("Tom travelled to the sea.", DayTime.UNKNOWN),
        ("The next day Tom came to a village.", DayTime.DAY),
    ],
)
def test_hour_lasts_until_time_goes_by(opening: str, time: DayTime) -> None:
    text = f"It was night when Tom came to the inn. {FILLER}\n\n***\n\n{opening} They talked of the harvest."
    assert [scene.time for scene in scenes(text)] == [DayTime.NIGHT, time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("It was the first day of Tom's new life. Anna laughed.", DayTime.UNKNOWN),
        ("Anna worked in the field all day. Tom slept.", DayTime.DAY),
    ],
)
def test_day_is_an_hour_only_where_it_is_not_a_date(text: str, time: DayTime) -> None:
    assert scenes(text)[0].time is time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Anna held up a lantern. Tom looked for the key.", DayTime.NIGHT),
        ("Night fell, and the moon rose. Tom thought of the morning. The stars came out.", DayTime.NIGHT),
    ],
)
def test_hour_is_what_is_told_most_often_and_lamps_burn_at_night(text: str, time: DayTime) -> None:
    assert scenes(text)[0].time is time


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nadia walked out into the playground. Nadia sat down.", "playground"),
        ("Nadia ran into the railway station. Nadia sat down.", "station"),
        ("Nadia lived on Mars. Nadia sat down.", "space"),
        ("They landed on the moon. Nadia sat down.", "moon"),
        ("In the garden Nadia looked at the moon. Nadia sat down.", "garden"),
        ("Nadia got into the bus. Nadia sat down.", "bus"),
        ("Nadia sat on the bench by the church. Nadia sighed.", "churchyard"),
        ("Nadia waited outside the school. Nadia sighed.", "street"),
        ("Nadia ran up the stairs into the office. Nadia sat down.", "office"),
    ],
)
def test_places_of_our_day_are_read(text: str, kind: str) -> None:
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    assert [scene.place_kind for scene in story.scenes] == [kind]


def test_where_somebody_comes_at_last_is_not_where_the_scene_was() -> None:
    text = "Nadia sat in the garden. " + "Nadia counted the bees. " * 4 + "Nadia walked to the mill."
    assert [scene.place_kind for scene in scenes(text)] == ["garden"]


@pytest.mark.parametrize(
    ("text", "weather"),
    [
        ("Nadia sat in the square. She sang about rain.", "unknown"),
        ("Nadia sat in the square. She remembered the snow.", "unknown"),
        ("Nadia sat in the square in the rain.", "rain"),
    ],
)
def test_weather_that_is_only_thought_of_is_not_there(text: str, weather: str) -> None:
    assert [scene.weather for scene in scenes(text)] == [weather]


def test_a_kitchen_table_stands_in_a_kitchen() -> None:
    assert [scene.place_kind for scene in scenes("The cake stood on the kitchen table. Nadia smelled it.")] == [
        "kitchen"
    ]
