"""A language model directs scene by scene; what does not hold to the text is the house's, with a warning."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from audobon.chat import ChatModel, chat_address
from audobon.comic.manuscript import Manuscript
from audobon.comic.soundness import check_storyboard
from audobon.comic.story import Story
from audobon.comic.storyboard import Storyboard
from audobon.staging import StoryboardDirector
from audobon.staging.coverage import coverage_of, sentences_of
from audobon.staging.model_director import ModelDirector
from tests.model_server import Conduct, model_server

SPOKEN = ("speech", "shout", "thought", "whisper")
Panels = list[dict[str, Any]]


def good_panels(question: dict[str, Any]) -> Panels:
    """One panel for each speech, its speaker in it; one of the scene's first words where nobody speaks."""
    text = " ".join(question["scene"].split())
    opening = {"moment": " ".join(text.split()[:6]), "shot": "wide", "importance": 0.9}
    speeches = [
        {
            "moment": speech["words"],
            "shot": "medium",
            "placements": [{"character": speech["speaker"], "x": 0.4, "pose": "talking"}],
            "lettering": [
                {"kind": "speech", "text": " ".join(speech["words"].split()[:20]), "speaker": speech["speaker"]}
            ],
        }
        for speech in question["speeches"]
    ]
    return speeches or [opening]


def good(question: dict[str, Any]) -> str:
    return json.dumps({"panels": good_panels(question)})


def changed(change: Callable[[Panels], None]) -> Callable[[dict[str, Any]], str]:
    """The good answer with one thing wrong, wherever somebody speaks."""

    def answer(question: dict[str, Any]) -> str:
        panels = good_panels(question)
        if question["speeches"]:
            change(panels)
        return json.dumps({"panels": panels})

    return answer


def mute(panels: Panels, who: str) -> None:
    for panel in panels:
        panel["lettering"] = [line for line in panel.get("lettering", ()) if line["speaker"] != who]


def directed(
    conduct: Conduct, text: Manuscript, story: Story, *, timeout_s: float = 5.0, pages: int | None = None
) -> Storyboard:
    with model_server(conduct) as url:
        model = ChatModel(address=chat_address(f"openai:{url}#tiny"), timeout_s=timeout_s)
        return ModelDirector(model.ask, house=StoryboardDirector()).stage(text, story, pages=pages)


def test_good_plans_are_the_book(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    conduct = Conduct(model=good)
    made = check_storyboard(directed(conduct, tale_text, tale), source="made")
    assert made.warnings == board.warnings
    assert len(conduct.seen) == len(tale.scenes)
    assert {panel.id.partition(".")[0] for panel in made.panels()} == {scene.id for scene in tale.scenes}
    assert coverage_of(tale, made, sentences_of(tale_text.text, tale)).turns_left_out == ()
    assert made.cast == board.cast


def test_words_are_the_texts_own(tale_text: Manuscript, tale: Story) -> None:
    made = directed(Conduct(model=good), tale_text, tale)
    spoken = [line for panel in made.panels() for line in panel.lettering if line.kind in SPOKEN]
    assert len(spoken) == 8
    for line in spoken:
        stands = "".join(span.text(tale_text.text) for span in line.spans)
        assert [c for c in line.text.lower() if c.isalnum()] == [c for c in stands.lower() if c.isalnum()]


def test_panels_tile_each_scene(tale_text: Manuscript, tale: Story) -> None:
    made = directed(Conduct(model=good), tale_text, tale)
    for scene in tale.scenes:
        spans = [panel.span for panel in made.panels() if panel.scene == scene.id]
        assert (spans[0].start, spans[-1].end) == (scene.span.start, scene.span.end)
        assert all(one.end == after.start for one, after in pairwise(spans))


def test_asked_page_count_is_kept(tale_text: Manuscript, tale: Story) -> None:
    assert len(directed(Conduct(model=good), tale_text, tale, pages=3).pages) == 3


def test_fenced_answer_is_taken(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    made = directed(Conduct(model=lambda question: f"```json\n{good(question)}\n```"), tale_text, tale)
    assert made.warnings == board.warnings


BAD: dict[str, tuple[Callable[[dict[str, Any]], str], str]] = {
    "bad json": (lambda question: '{"panels": [', "AUD-140"),
    "schema": (changed(lambda panels: panels[0].update(shot="huge")), r"AUD-144: .*panels\[0\].shot"),
    "wrong character": (
        changed(lambda panels: panels[0]["placements"][0].update(character="zorro")),
        r'AUD-131: .*panels\[0\].placements\[0\].character: "zorro"',
    ),
    "invented words": (
        changed(lambda panels: panels[0]["lettering"][0].update(text="I never said this.")),
        'AUD-131: .*"I never said this." is not said by',
    ),
    "wrong speaker": (
        changed(lambda panels: panels[0]["lettering"][0].update(speaker="c3")),
        'AUD-131: .* is not said by "c3"',
    ),
    "invented moment": (changed(lambda panels: panels[0].update(moment="A dragon came.")), "AUD-131: .*moment"),
    "lost voice": (changed(lambda panels: mute(panels, "c2")), "AUD-131: panels: what c2 says is missing"),
    "order": (changed(lambda panels: panels.reverse()), "AUD-131: .*stands before"),
    "out of range": (changed(lambda panels: panels[0]["placements"][0].update(x=9)), "AUD-147: .*x: 9"),
    "no panel": (changed(lambda panels: panels.clear()), "AUD-131: panels: 0 panels"),
    "too wordy": (
        changed(lambda panels: panels[0]["lettering"][0].update(text="word " * 31)),
        "AUD-131: .*31 words, more than 30",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_plan_leaves_that_scene_to_the_house(
    name: str, tale_text: Manuscript, tale: Story, board: Storyboard
) -> None:
    answer, reason = BAD[name]
    made = directed(Conduct(model=answer), tale_text, tale)
    first = [warning for warning in made.warnings if warning.startswith("scene 1:")]
    assert len(first) == 1
    assert re.search(reason, first[0]), first[0]
    ours = [panel for panel in board.panels() if panel.scene == "s1"]
    theirs = [panel for panel in made.panels() if panel.scene == "s1"]
    assert [panel.lettering for panel in theirs] == [panel.lettering for panel in ours]
    assert [panel.placements for panel in theirs] == [panel.placements for panel in ours]


@pytest.mark.parametrize(
    ("conduct", "reason"),
    [(Conduct(status=500), "HTTP 500"), (Conduct(delay_s=0.6), "timed out")],
    ids=["server error", "timeout"],
)
def test_silent_model_is_asked_twice_and_the_book_is_the_houses(
    conduct: Conduct, reason: str, tale_text: Manuscript, tale: Story, board: Storyboard
) -> None:
    made = directed(conduct, tale_text, tale, timeout_s=0.2)
    assert made.pages == board.pages
    assert sum(reason in warning for warning in made.warnings) == 2
    assert "was not asked" in made.warnings[-1]
    assert len(conduct.seen) == 2
