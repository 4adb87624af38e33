"""A director who asks a language model, scene by scene, and falls back on the house's own plan.

Knows: when a scene's answer is taken, and how its panels go into the book.  Does not know: HTTP; the question's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from audobon.comic.codec import from_json
from audobon.comic.manuscript import Manuscript
from audobon.comic.page import Refusal
from audobon.comic.page_room import PageRoom
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign, PagePlan, PanelBrief, Storyboard
from audobon.crew import Ask
from audobon.errors import AudobonError, ResourceError
from audobon.staging.director import StoryboardDirector
from audobon.staging.paging import loads_of, paged
from audobon.staging.scene_check import SceneGround, checked_panels
from audobon.staging.scene_plan import SYSTEM, ScenePlan, panels_about, scene_question, scene_schema
from audobon.staging.stress import stressed

GIVES_UP_AFTER = 2
"""So many scenes in a row without any answer, and the model is not asked again."""


class ModelDirector:
    """Stages a story with a language model's plans, each held against the text.

    Args:
        ask: The model.
        house: Who plans what the model does not: cast, places, pages, and every scene whose answer is no good.
    """

    def __init__(self, ask: Ask, *, house: StoryboardDirector) -> None:
        self._ask = ask
        self._house = house

    def stage(self, manuscript: Manuscript, story: Story, *, pages: int | None) -> Storyboard:
        """Break a story into pages and panels; errors as the house's director's."""
        board = self._house.stage(manuscript, story, pages=pages)
        warnings: list[str] = []
        panels: list[PanelBrief] = []
        silent = 0
        scenes = {scene.id: (number, scene) for number, scene in enumerate(story.scenes, start=1)}
        for scene_id, group in groupby(board.panels(), key=lambda panel: panel.scene):
            house = tuple(group)
            if silent >= GIVES_UP_AFTER or scene_id not in scenes:
                panels += house
                continue
            number, scene = scenes[scene_id]
            ground = SceneGround(text=manuscript.text, story=story, scene=scene, cast=board.cast, house=house)
            try:
                panels += self._planned(ground)
                silent = 0
            except AudobonError as error:
                silent = silent + 1 if isinstance(error, ResourceError) else 0
                warnings.append(f"scene {number}: the language model's plan was not used ({error}); ours stands there")
                panels += house
        if silent >= GIVES_UP_AFTER:
            warnings.append("the language model gave no answer and was not asked about the scenes that follow")
        bound = _bound(board, tuple(panels), warnings=tuple(warnings), pages=pages, room=self._house.room)
        return stressed(bound, manuscript)

    def relieve(self, brief: PanelBrief, refusal: Refusal) -> tuple[PanelBrief, ...]:
        """As the house's director does."""
        return self._house.relieve(brief, refusal)

    def detail(self, plan: PagePlan, cast: Sequence[CastDesign]) -> PagePlan | None:
        """As the house's director does."""
        return self._house.detail(plan, cast)

    def _planned(self, ground: SceneGround) -> tuple[PanelBrief, ...]:
        question = scene_question(
            ground.text, ground.story, ground.scene, cast=ground.cast, panels=panels_about(ground.house)
        )
        answer = self._ask(SYSTEM, question, scene_schema())
        plan = from_json(ScenePlan, answer, source="its answer")
        return checked_panels(plan, ground)


def _bound(
    board: Storyboard, panels: tuple[PanelBrief, ...], *, warnings: tuple[str, ...], pages: int | None,
    room: PageRoom,
) -> Storyboard:  # fmt: skip
    """The panels on pages: the asked number of them, else about as full as the house's."""
    if panels == board.panels():
        return replace(board, warnings=(*board.warnings, *warnings))
    fullness = len(board.panels()) / len(board.pages)
    plans = paged(panels, loads_of(panels), pages=pages or max(1, round(len(panels) / fullness)), room=room)
    return replace(board, pages=plans, warnings=(*board.warnings, *warnings))
