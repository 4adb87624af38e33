"""Who stands where, and what they do there."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from audobon.comic.span import Span
from audobon.comic.story import Emotion, Event
from audobon.comic.storyboard import Facing, PanelBrief, Placement, Season, Storyboard
from audobon.staging import StoryboardDirector
from audobon.staging.atoms import atoms_of
from audobon.staging.bearers import bearer_in
from audobon.staging.idioms import UNSEEN, idiom_pose
from audobon.staging.seasons import seasons_of
from audobon.staging.verbs import pose_of_deed
from tests.unit.staging.builders import character, manuscript, told

FOX = character("c1", "the fox", kind="animal:fox", role="protagonist")
HEN = character("c2", "the hen", kind="animal:hen")


def _by_name(panel: PanelBrief) -> dict[str, Placement]:
    return {placement.character: placement for placement in panel.placements}


def test_first_speaker_stands_left() -> None:
    text = '"Good day," said the hen.\n\n"Good day to you," said the fox.'
    board = StoryboardDirector().stage(manuscript(text), told(text, cast=[FOX, HEN], speakers=["c2", "c1"]), pages=None)
    both = next(panel for panel in board.panels() if len(panel.placements) == 2)
    assert [placement.character for placement in both.placements] == ["c2", "c1"]
    assert both.placements[0].x < both.placements[1].x


def test_speakers_face_each_other() -> None:
    text = '"Good day," said the hen.\n\n"Good day to you," said the fox.'
    board = StoryboardDirector().stage(manuscript(text), told(text, cast=[FOX, HEN], speakers=["c2", "c1"]), pages=None)
    both = next(panel for panel in board.panels() if len(panel.placements) == 2)
    left, right = both.placements
    assert (left.facing, right.facing) == (Facing.RIGHT, Facing.LEFT)
    assert (left.gaze, right.gaze) == (right.character, left.character)


def test_sides_are_kept_through_a_scene(board: Storyboard) -> None:
    for scene in {panel.scene for panel in board.panels()}:
        pairs: set[tuple[str, str]] = set()
        for panel in board.panels():
            if panel.scene == scene:
                row = [placement.character for placement in panel.placements]
                pairs |= {(one, other) for i, one in enumerate(row) for other in row[i + 1 :]}
        assert not any((other, one) in pairs for one, other in pairs)


def test_figures_do_not_stand_in_one_another_or_in_props(board: Storyboard) -> None:
    for panel in board.panels():
        spots = [placement.x for placement in panel.placements]
        assert len(set(spots)) == len(spots) <= 4
        assert all(abs(prop.x - x) > 0.03 for prop in panel.props for x in spots)


def test_chase_runs_one_way_with_fear_before_anger_behind() -> None:
    text = "The fox chased the hen round the yard. The hen screamed."
    story = told(text, cast=[FOX, HEN], events=[("chased the hen", "chase", "c1", "c2")])
    board = StoryboardDirector().stage(manuscript(text), story, pages=None)
    panel = next(panel for panel in board.panels() if {"c1", "c2"} <= _by_name(panel).keys())
    fox, hen = _by_name(panel)["c1"], _by_name(panel)["c2"]
    assert fox.pose == hen.pose == "running"
    assert fox.facing is hen.facing
    assert (fox.expression, hen.expression) == (Emotion.ANGER, Emotion.FEAR)


def test_event_sets_pose_and_what_is_held() -> None:
    text = "The fox carried a basket to the mill."
    story = told(text, cast=[FOX], events=[("carried a basket", "carry", "c1", None)])
    (fox,) = StoryboardDirector().stage(manuscript(text), story, pages=None).panels()[0].placements
    assert fox.pose == "carrying"
    assert fox.holds == "basket"


def test_props_come_from_the_text_and_adverbs_are_none() -> None:
    text = "The fox was very well, and sat down beside a table under a tree."
    board = StoryboardDirector().stage(manuscript(text), told(text, cast=[FOX]), pages=None)
    names = {prop.name for panel in board.panels() for prop in panel.props}
    assert {"table", "tree"} <= names
    assert "well" not in names


def test_prompt_describes_without_names(board: Storyboard) -> None:
    for panel in board.panels():
        assert panel.prompt.endswith(".")
        assert "c1" not in panel.prompt
    fox = next(panel for panel in board.panels() if "c1" in _by_name(panel))
    assert "red waistcoat" in fox.prompt


def _pose_of(text: str, words: str, verb: str) -> str:
    story = told(text, cast=[FOX], events=[(words, verb, "c1", None)])
    return StoryboardDirector().stage(manuscript(text), story, pages=None).panels()[0].placements[0].pose


def test_what_is_begun_is_what_is_drawn() -> None:
    assert _pose_of("The fox began to cry in the corner.", "began to cry", "begin") == "crying"
    assert _pose_of("The fox started running.", "started running", "start") == "running"


def test_falling_asleep_is_no_fall() -> None:
    assert _pose_of("The fox fell asleep by the fire.", "fell asleep", "fall") == "sleeping"
    assert _pose_of("The fox fell down the stairs.", "fell down", "fall") == "falling"


@pytest.mark.parametrize(
    ("sentence", "pose"),
    [
        ("Snow was falling.", None),
        ("Leaves were dancing in the wind.", None),
        ("And then, dancing, off and away.", "dancing"),
    ],
)
def test_what_the_weather_does_is_nobodys_pose(sentence: str, pose: str | None) -> None:
    board = StoryboardDirector().stage(manuscript(sentence), told(sentence, cast=[FOX]), pages=None)
    poses = {one.pose for page in board.pages for panel in page.panels for one in panel.placements}
    assert ("dancing" in poses or "falling" in poses) is (pose is not None)


@pytest.mark.parametrize(
    "sentence",
    [
        "There lay in it a button and a spoon.",
        "The wrench slipped out of her glove and drifted away.",
        "It had rained all night.",
    ],
)
def test_what_things_do_is_nobodys_pose(sentence: str) -> None:
    at = sentence.find("her")
    hers = replace(FOX, mentions=(Span(start=at, end=at + 3),) if at >= 0 else ())
    board = StoryboardDirector().stage(manuscript(sentence), told(sentence, cast=[hers]), pages=None)
    poses = {one.pose for page in board.pages for panel in page.panels for one in panel.placements}
    assert not poses & {"lying", "drifting", "falling", "walking", "raining"}


def test_who_runs_and_squeezes_under_a_gate_runs() -> None:
    text = "The fox ran straight to the garden and squeezed under the gate."
    deeds = (("ran straight", "run", "c1", None), ("squeezed under", "squeeze", "c1", None))
    board = StoryboardDirector().stage(manuscript(text), told(text, cast=[FOX], events=deeds), pages=None)
    assert _by_name(board.panels()[0])["c1"].pose == "running"


def test_who_looks_in_for_one_deed_is_in_its_picture() -> None:
    text = (
        "The hen sat in the garden.\n\nThe hen picked a rose and looked up at the sky.\n\nThe fox climbed the wall.\n\n"
        "The hen slept under the tree."
    )
    story = told(text, cast=[FOX, HEN], events=[("climbed the wall", "climb", "c1", None)])
    scene = story.scenes[0]
    beats = tuple(replace(beat, present=("c1",) if "fox" in beat.span.text(text) else ("c2",)) for beat in scene.beats)
    story = replace(story, scenes=(replace(scene, present=("c2",), beats=beats),))
    panels = StoryboardDirector().stage(manuscript(text), story, pages=None).panels()
    fox = [panel for panel in panels if "c1" in _by_name(panel)]
    assert [_by_name(panel)["c1"].pose for panel in fox] == ["climbing"]


def test_what_a_later_paragraph_tells_is_not_done_while_words_are_said() -> None:
    text = 'The hen wept. "I gave it away," said the hen.\n\nBeside the well the fox laughed.'
    deeds = [("wept", "weep", "c2", None), ("laughed", "laugh", "c1", None)]
    story = told(text, cast=[FOX, HEN], speakers=["c2"], events=deeds)
    scene = story.scenes[0]
    events = tuple(event for beat in scene.beats for event in beat.events)
    whole = replace(scene.beats[0], span=scene.span, events=events)
    story = replace(story, scenes=(replace(scene, beats=(whole,)),))
    (speech,) = (atom for atom in atoms_of(text, story) if atom.is_speech)
    assert [event.verb for event in speech.events] == ["weep"]


def test_nobody_known_on_stage_shows_who_is_told_of() -> None:
    text = "Once there was a fox who lived under the hill."
    story = told(text, cast=[replace(FOX, mentions=(Span(start=17, end=20),))])
    scene = story.scenes[0]
    bare = replace(scene, beats=tuple(replace(beat, present=()) for beat in scene.beats), present=())
    board = StoryboardDirector().stage(manuscript(text), replace(story, scenes=(bare,)), pages=None)
    assert [placement.character for placement in board.panels()[0].placements] == ["c1"]


def test_everyone_who_is_there_is_seen_once_in_the_scene() -> None:
    crowd = [character(f"c{number}", f"Guest {number}") for number in range(1, 7)]
    text = '"Sit down," said Guest 1.\n\n"Thank you," said Guest 2.\n\n"Not at all," said Guest 1.'
    board = StoryboardDirector().stage(
        manuscript(text), told(text, cast=crowd, speakers=["c1", "c2", "c1"]), pages=None
    )
    seen = {placement.character for panel in board.panels() for placement in panel.placements}
    assert seen == {guest.id for guest in crowd}


def test_who_leads_his_group_is_shown_once() -> None:
    """Where neither has a part, both the group and who is drawn first of it are to be seen, and are the same."""
    guests = [character(f"c{number}", f"Guest {number}") for number in range(1, 5)]
    pair = character("c5", "Guest 3 and Guest 4", kind="group")
    text = '"Sit down," said Guest 1.\n\n"Thank you," said Guest 2.\n\n"Not at all," said Guest 1.'
    story = told(text, cast=[*guests, pair], speakers=["c1", "c2", "c1"])
    panels = StoryboardDirector().stage(manuscript(text), story, pages=None).panels()
    drawn = [[placement.character for placement in panel.placements] for panel in panels]
    assert {who for some in drawn for who in some} == {guest.id for guest in guests}
    assert all(len(set(some)) == len(some) for some in drawn)


def test_who_is_not_there_is_not_drawn() -> None:
    text = "The hen ran to the barn. The fox ran after her."
    events = (("ran to", "run", "c2", None), ("ran after", "run", "c1", "c2"))
    story = told(text, cast=[FOX, HEN], events=events)
    beats = tuple(replace(beat, present=("c2",)) for beat in story.scenes[0].beats)
    scene = replace(story.scenes[0], present=("c2",), beats=beats)
    board = StoryboardDirector().stage(manuscript(text), replace(story, scenes=(scene,)), pages=None)
    assert {placement.character for panel in board.panels() for placement in panel.placements} == {"c2"}


def test_the_frozen_moment_holds_every_deed_that_is_drawn() -> None:
    text = 'The fox ran to the wood. "Stop!" cried the hen, throwing a stone after him.'
    events = (("ran to", "run", "c1", None), ("throwing a", "throw", "c2", "c1"))
    story = told(text, cast=[FOX, HEN], events=events, speakers=["c2"])
    for panel in StoryboardDirector().stage(manuscript(text), story, pages=None).panels():
        assert panel.moment is not None
        assert panel.span.contains(panel.moment)
        if _by_name(panel).get("c2") and "throwing" in panel.span.text(text):
            assert "throwing" in panel.moment.text(text)


def test_a_deed_of_two_joins_them() -> None:
    text = "The fox handed the hen a letter."
    events = (("handed the", "hand", "c1", "c2"),)
    board = StoryboardDirector().stage(manuscript(text), told(text, cast=[FOX, HEN], events=events), pages=None)
    pair = _by_name(board.panels()[0])
    assert (pair["c1"].pose, pair["c1"].partner, pair["c1"].gaze) == ("handing", "c2", "c2")
    assert (pair["c2"].pose, pair["c2"].partner) == ("taking", "c1")
    assert {pair["c1"].facing, pair["c2"].facing} == {Facing.LEFT, Facing.RIGHT}


def test_who_rides_is_borne_by_his_mount() -> None:
    text = "The fox rode the horse over the hill."
    horse = character("c3", "the horse", kind="animal:horse")
    events = (("rode the", "ride", "c1", "c3"),)
    board = StoryboardDirector().stage(manuscript(text), told(text, cast=[FOX, horse], events=events), pages=None)
    assert _by_name(board.panels()[0])["c1"].on == "c3"


def test_who_gets_on_a_back_rides() -> None:
    text = "The fox climbed onto the horse's back. The horse ran."
    horse = character("c3", "the horse", kind="animal:horse")
    horse = replace(horse, mentions=(Span(start=21, end=30), Span(start=39, end=48)))
    events = (("climbed onto", "climb", "c1", None),)
    board = StoryboardDirector().stage(manuscript(text), told(text, cast=[FOX, horse], events=events), pages=None)
    placements = [_by_name(panel)["c1"] for panel in board.panels() if "c1" in _by_name(panel)]
    assert any(one.on == "c3" for one in placements)


@pytest.mark.parametrize(
    ("told_words", "noun"),
    [
        ("sat down in a large arm-chair at one end of the table", "armchair"),
        ("sitting on a branch of a tree", "branch"),
        ("lay down in his bed, and slept", "bed"),
        ("sat at the table", ""),
        ("walked on the wall", ""),
        ("climbed the old apple tree", "tree"),
        ("climbed up the ladder to the loft", "ladder"),
        ("scrambled over the wall and ran", "wall"),
        ("climbed into bed", "bed"),
        ("climbed behind her with a ladder", ""),
        ("climbed the hundred steps", ""),
    ],
)
def test_bearers_are_what_one_rests_on(told_words: str, noun: str) -> None:
    assert bearer_in(told_words) == noun


def test_a_season_lasts_until_another_is_told() -> None:
    text = "It was a cold winter and the snow lay deep. The fox slept. Then spring came, and the hen sang in May."
    story = told(text, cast=[FOX, HEN], scene_starts=["The fox", "Then spring"])
    assert seasons_of(text, story) == (Season.WINTER, Season.WINTER, Season.SPRING)


def test_who_is_caught_by_a_thing_is_drawn_struggling() -> None:
    text = "The fox was caught by a wire in the hedge."
    story = told(text, cast=[FOX])
    beat = story.scenes[0].beats[0]
    caught = Event(
        span=Span(start=text.index("caught"), end=text.index("caught") + 6),
        verb="catch", agents=(), patients=("c1",), objects=(), confidence=1.0,
    )  # fmt: skip
    scene = replace(story.scenes[0], beats=(replace(beat, events=(caught,)),))
    board = StoryboardDirector().stage(manuscript(text), replace(story, scenes=(scene,)), pages=None)
    assert _by_name(board.panels()[0])["c1"].pose == "struggling"


def test_a_group_huddles_and_stands_in_depth() -> None:
    goat = character("c1", "the mother goat", kind="animal:goat", role="protagonist")
    kids = character("c2", "the five kids", kind="group", role="major")
    text = '"Be good," said the mother goat to the five kids.\n\n"We will," said the kids.'
    board = StoryboardDirector().stage(
        manuscript(text), told(text, cast=[goat, kids], speakers=["c1", "c2"]), pages=None
    )
    whole = max(board.panels(), key=lambda panel: len(panel.placements))
    young = [placement for placement in whole.placements if placement.character != "c1"]
    mother = next(placement for placement in whole.placements if placement.character == "c1")
    assert len(young) == 5
    steps = [later.x - former.x for former, later in itertools.pairwise(young)]
    assert max(steps) < min(abs(placement.x - mother.x) for placement in young)
    assert len({placement.depth for placement in young}) > 1


def test_who_was_eaten_stands_about_no_longer() -> None:
    text = "The fox swallowed the hen. The fox lay down. The fox slept. The fox woke and ran to the wood."
    events = (
        ("swallowed the", "swallow", "c1", "c2"),
        ("lay down", "lie", "c1", None),
        ("slept", "sleep", "c1", None),
        ("ran to", "run", "c1", None),
    )
    story = told(text, cast=[FOX, HEN], events=events)
    panels = StoryboardDirector().stage(manuscript(text), story, pages=None).panels()
    later = [panel for panel in panels if panel.span.start > text.index("lay down")]
    assert later
    assert all("c2" not in _by_name(panel) for panel in later)


@pytest.mark.parametrize(
    ("told_words", "pose"),
    [
        ("caught sight of the hen at the corner", "peeping"),
        ("shook her head at him", "shrugging"),
        ("shut his eyes and slept", "sleeping"),
        ("gave a loud cry and fell", "shouting"),
        ("took care of the house", UNSEEN),
        ("shut the door", ""),
        ("caught the hen by the wing", ""),
        ("broke in, with a laugh", "talking"),
        ("burst into floods of tears", "crying"),
        ("broke into a run", "running"),
        ("burst into a loud laugh", "laughing"),
        ("broke the jug", ""),
        ("broke the red seal", "holding"),
        ("rolled the cheese through the wood", "pushing"),
        ("rolled his eyes", UNSEEN),
        ("rolled out of the airlock", "walking"),
        ("rolled down the hill", ""),
        ("wriggled out just in time", "running"),
        ("squeezed under the gate", ""),
    ],
)
def test_idioms_show_what_they_mean(told_words: str, pose: str) -> None:
    assert idiom_pose(told_words) == pose


def test_an_unknown_verb_is_its_own_pose_and_a_state_is_none() -> None:
    assert pose_of_deed("plaster") == "plastering"
    assert pose_of_deed("fettered") == "fettering"
    assert pose_of_deed("tie") in {"putting", "tying"}
    assert pose_of_deed("live") is None
    assert pose_of_deed("lived") is None


def test_a_quick_plain_deed_may_go_without_words() -> None:
    text = (
        '"Where is my dinner?" said the fox.\n\n"I have none," said the hen.\n\n"Then I shall eat you," said the fox.'
        '\n\nThe fox jumped upon the table.\n\n"Help!" said the hen.'
    )
    events = (("jumped upon", "jump", "c1", None),)
    story = told(text, cast=[FOX, HEN], events=events, speakers=["c1", "c2", "c1", "c2"])
    leap = [
        panel
        for panel in StoryboardDirector().stage(manuscript(text), story, pages=None).panels()
        if "jumped" in panel.span.text(text) and "Help" not in panel.span.text(text)
    ]
    assert [panel.lettering for panel in leap] == [()]


def test_only_the_winged_fly() -> None:
    text = "The fox flew from the garden. The hen flew to the roof."
    events = (("flew from", "fly", "c1", None), ("flew to", "fly", "c2", None))
    story = told(text, cast=[FOX, HEN], events=events)
    poses = {
        placement.character: placement.pose
        for panel in StoryboardDirector().stage(manuscript(text), story, pages=None).panels()
        for placement in panel.placements
        if placement.pose != "standing"
    }
    assert poses == {"c1": "running", "c2": "flying"}
