"""Panels in words: plain sentences of who is there, doing what, where, and what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.alt_text import panel_told, panels_told
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import (
    LetteringKind,
    LetteringLine,
    PanelBrief,
    Placement,
    Prop,
    Shot,
    Sort,
)
from tests.builders import a_board, a_brief, a_design

ANNA = a_design("anna")
BEAR = replace(a_design("bear"), name="the bear", species="bear", sort=Sort.ANIMAL, age="old")
REX = replace(a_design("rex"), name="Rex", species="dog", sort=Sort.ANIMAL, age="child")
DESIGNS = {design.character: design for design in (ANNA, BEAR, REX)}
MET = frozenset(DESIGNS)


def told(*placements: Placement, brief: PanelBrief | None = None) -> str:
    """What is told of these figures, met before, in a place that was told before."""
    panel = replace(brief or a_brief(), placements=placements)
    return panel_told(panel, DESIGNS, met=MET, before=panel).picture


def test_panel_is_told_as_place_hour_figures_and_things() -> None:
    brief = replace(
        a_brief(),
        shot=Shot.WIDE,
        weather="rain",
        props=(Prop(name="apple", x=0.2), Prop(name="bread", x=0.4)),
        placements=(
            Placement(character="anna", x=0.3, pose="running", expression=Emotion.FEAR),
            Placement(character="rex", x=0.7, pose="sitting", gaze="anna"),
        ),
    )
    assert panel_told(brief, DESIGNS).picture == (
        "A wide view. In the garden, by day, in the rain. Anna (a girl), afraid, is running."
        " Rex (a young dog) is sitting, looking at Anna. There is an apple and bread."
    )


def test_name_that_says_what_somebody_is_needs_no_introduction() -> None:
    brief = a_brief(placements=(Placement(character="bear", x=0.5, pose="sleeping"),))
    assert panel_told(brief, DESIGNS).picture.endswith("The bear is sleeping.")


@pytest.mark.parametrize(
    ("placement", "words"),
    [
        (Placement(character="anna", x=0.5, pose="talking", gaze="bear"), "Anna is talking to the bear."),
        (Placement(character="anna", x=0.5, pose="eating", holds="apple"), "Anna is eating an apple."),
        (Placement(character="anna", x=0.5, pose="running", holds="kite"), "Anna is running with a kite in hand."),
        (Placement(character="anna", x=0.5, pose="hugging", partner="rex"), "Anna is hugging Rex."),
        (Placement(character="anna", x=0.5, pose="handing", partner="rex"), "Anna is handing something to Rex."),
        (Placement(character="anna", x=0.5, pose="seizing", partner="rex"), "Anna is seizing Rex."),
        (Placement(character="anna", x=0.5, pose="putting"), "Anna is putting down something."),
        (Placement(character="anna", x=0.5, pose="throwing"), "Anna is throwing something."),
        (Placement(character="anna", x=0.5, pose="pouring", holds="tea"), "Anna is pouring tea."),
        (Placement(character="anna", x=0.5, pose="putting", holds="cup"), "Anna is putting down a cup."),
        (Placement(character="anna", x=0.5, pose="reaching"), "Anna is reaching out."),
        (Placement(character="anna", x=0.5, pose="riding", on="bear"), "Anna is riding on the bear."),
        (Placement(character="anna", x=0.5, pose="sitting", on="branch"), "Anna is sitting on a branch."),
        (Placement(character="anna", x=0.5, gaze="up"), "Anna is standing, looking up."),
        (Placement(character="nobody", x=0.5), "Nobody is standing."),
        (Placement(character="anna", x=0.5, expression=Emotion.JOY, intensity=0.1), "Anna is standing."),
    ],
)
def test_deeds_are_whole_sentences(placement: Placement, words: str) -> None:
    assert told(placement) == words


def test_figures_who_do_the_same_share_a_sentence() -> None:
    crowd = [Placement(character=name, x=0.5, pose="dancing") for name in ("anna", "bear", "rex")]
    assert told(*crowd) == "Anna, the bear and Rex are dancing."
    pair = (Placement(character="anna", x=0.2, gaze="rex"), Placement(character="rex", x=0.8, gaze="anna"))
    assert told(*pair) == "Anna and Rex are standing, looking at each other."
    assert told(*(replace(one, pose="talking") for one in pair)) == "Anna and Rex are talking to each other."


def test_empty_panel_says_so() -> None:
    assert told() == "Nobody is to be seen."


@pytest.mark.parametrize(
    ("place", "kind", "inside", "words"),
    [
        ("the lane", "lane", False, "On the lane, at night, in fog."),
        ("a pond", "pond", False, "By a pond, at night, in fog."),
        ("home", "house", True, "At home, at night."),
        ("", "cave", True, "In a cave, at night."),
        ("", "unplaced", False, "At night, in fog."),
    ],
)
def test_setting_is_told_with_its_preposition(place: str, kind: str, inside: bool, words: str) -> None:
    brief = replace(a_brief(), place=place, place_kind=kind, inside=inside, time=DayTime.NIGHT, weather="fog")
    assert panel_told(replace(brief, placements=()), DESIGNS).picture == f"{words} Nobody is to be seen."


def test_lines_say_how_they_are_given() -> None:
    kinds = ("speech", "whisper", "shout", "thought", "song", "radio", "caption", "sound")
    lines = tuple(
        LetteringLine(kind=LetteringKind(kind), text=f"{kind}  <b>\n!", speaker="bear" if index < 6 else None)
        for index, kind in enumerate(kinds)
    )
    found = panel_told(a_brief(lettering=lines), DESIGNS).lines
    said = ["says", "whispers", "shouts", "thinks", "sings", "says from afar, over a wire or the air"]
    hows = [*(f"The bear {how}" for how in said), "Caption", "Sound"]
    assert [line.how for line in found] == hows
    assert found[1].text == "whisper <b> !"
    unknown = a_brief(lettering=(LetteringLine(kind=LetteringKind.SPEECH, text="Who?", speaker=None),))
    assert panel_told(unknown, DESIGNS).lines[0].how == "Somebody says"


def test_setting_is_told_again_on_a_new_page_and_where_it_changes() -> None:
    night = replace(a_brief("p3"), time=DayTime.NIGHT)
    board = a_board(pages=[[a_brief("p1"), a_brief("p2"), night], [replace(night, id="p4")]])
    pictures = [panel.picture for panel in panels_told(board)]
    assert pictures == [
        "In the garden, by day. Anna (a girl) is standing.",
        "Anna is standing.",
        "In the garden, at night. Anna is standing.",
        "In the garden, at night. Anna is standing.",
    ]
