"""Scoring what is staged against an annotation, with the house's own crew on a small tale."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from audobon.comic.manuscript import Manuscript
from audobon.comic.page import Refusal
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign, PagePlan, PanelBrief, Storyboard
from audobon.crew import Crew
from audobon.evaluation.gold import annotated
from audobon.evaluation.gold_story import story_of
from audobon.evaluation.measure import Measure
from audobon.evaluation.staging import score_staging
from audobon.hire import hire_crew, kind_drawn
from audobon.manuscript import open_manuscript
from audobon.understanding import HouseReader

TEXT = (
    'A fox met a crow under a tree. "Good day," said the fox. "Go away!" cried the crow.\n\n'
    "Then a goose came to the pond, and the fox ran after her.\n"
)


def annotation(*, crow: str = "animal:crow") -> dict[str, object]:
    def at(words: str) -> list[int]:
        start = TEXT.index(words)
        return [start, start + len(words)]

    def character(key: str, name: str, kind: str, role: str = "major") -> dict[str, object]:
        return {"id": key, "name": name, "aliases": [], "kind": kind, "role": role, "narrator": False}

    def quote(words: str, turn: int, who: str) -> dict[str, object]:
        return {
            "span": at(words),
            "turn": turn,
            "speaker": who,
            "addressees": [],
            "cue": "explicit",
            "manner": "said",
            "emotion": "neutral",
        }

    def scene(words: str, place: str, present: Sequence[str]) -> dict[str, object]:
        return {"span": at(words), "place": place, "place_kind": place, "inside": False, "present": list(present)}

    first, second = TEXT.strip().split("\n\n")
    return {
        "schema": "story-gold/1",
        "text_file": "tale.txt",
        "characters": [
            character("c1", "the fox", "animal:fox"),
            character("c2", "the crow", crow),
            character("c3", "the goose", "animal:goose", role="minor"),
        ],
        "quotes": [quote('"Good day,"', 1, "c1"), quote('"Go away!"', 2, "c2")],
        "scenes": [scene(first, "tree", ["c1", "c2"]), scene(second, "pond", ["c1", "c3"])],
        "moments": [{"span": at("the fox ran after her"), "rank": 1}],
    }


class ForgetfulDirector:
    """Stages as the house does, but leaves every figure and every word out."""

    def __init__(self, crew: Crew) -> None:
        self._director = crew.director

    def stage(self, manuscript: Manuscript, story: Story, *, pages: int | None) -> Storyboard:
        board = self._director.stage(manuscript, story, pages=pages)
        bare = [
            replace(
                page,
                panels=tuple(replace(panel, placements=(), lettering=(), moment=panel.span) for panel in page.panels),
            )
            for page in board.pages
        ]
        return replace(board, pages=tuple(bare))

    def relieve(self, brief: PanelBrief, refusal: Refusal) -> tuple[PanelBrief, ...]:
        return self._director.relieve(brief, refusal)

    def detail(self, plan: PagePlan, cast: Sequence[CastDesign]) -> PagePlan | None:
        return self._director.detail(plan, cast)


@pytest.fixture(scope="module")
def crew() -> Crew:
    return replace(hire_crew(draft=True), reader=HouseReader(uses_encoder=False))


def scored(crew: Crew, folder: Path, gold: dict[str, object], *, as_annotated: bool = True) -> dict[str, Measure]:
    (folder / "tale.txt").write_text(TEXT, encoding="utf-8")
    (folder / "tale.json").write_text(json.dumps(gold), encoding="utf-8")
    return score_staging(crew, folder, open_story=open_manuscript, kind_drawn=kind_drawn, as_annotated=as_annotated)


def test_a_small_tale_is_staged_whole(crew: Crew, tmp_path: Path) -> None:
    scores = scored(crew, tmp_path, annotation())
    for name in ("moment_recall", "turn_recall", "present_recall", "present_precision"):
        assert scores[name].value == 1.0, name
    assert scores["wrong_kind"].value == 0
    assert scores["face_overlaps"].value == 0
    assert scores["panels"].value == scores["panels"].n > 1
    assert scores["words_per_page"].value


def test_what_is_left_out_counts(crew: Crew, tmp_path: Path) -> None:
    bare = replace(crew, director=ForgetfulDirector(crew))
    scores = scored(bare, tmp_path, annotation())
    assert scores["turn_recall"].value == 0.0
    assert scores["present_recall"].value == 0.0


def test_a_wrong_kind_is_counted(crew: Crew, tmp_path: Path) -> None:
    assert scored(crew, tmp_path, annotation(crow="object:abacus"))["wrong_kind"].value == 1


def test_the_annotated_story_has_the_annotated_scenes_and_speakers(tmp_path: Path) -> None:
    (tmp_path / "tale.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "tale.json").write_text(json.dumps(annotation()), encoding="utf-8")
    gold = next(annotated(tmp_path, open_manuscript))
    story = story_of(gold, HouseReader(uses_encoder=False).read(gold.manuscript))
    assert [scene.present for scene in story.scenes] == [("c1", "c2"), ("c1", "c3")]
    spoken = [quote for scene in story.scenes for beat in scene.beats for quote in beat.utterances]
    assert [(quote.speaker, quote.span.text(gold.manuscript.text)) for quote in spoken] == [
        ("c1", '"Good day,"'),
        ("c2", '"Go away!"'),
    ]
    assert all(scene.span.contains(beat.span) for scene in story.scenes for beat in scene.beats)
    assert {who for scene in story.scenes for beat in scene.beats for who in beat.present} <= {"c1", "c2", "c3"}
