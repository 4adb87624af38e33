"""The director: from a story that has been read to pages of panels that can be drawn.

Knows: the order of staging (atoms, budget, drafts, shots, blocking, words, pages, costume).
Does not know: how the story was understood, or how a panel is drawn or lettered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from audobon.comic.manuscript import Manuscript
from audobon.comic.page import Refusal
from audobon.comic.page_room import US_PAGE, PageRoom
from audobon.comic.story import Story
from audobon.comic.storyboard import (
    CastDesign,
    LetteringLine,
    PagePlan,
    PanelBrief,
    Placement,
    Shot,
    Storyboard,
)
from audobon.errors import InputError, SettingsError
from audobon.staging.atoms import atoms_of
from audobon.staging.blocking import block_scene
from audobon.staging.budget import cut_to_budget
from audobon.staging.captions import Narrator
from audobon.staging.casting import Wardrobe
from audobon.staging.company import Company
from audobon.staging.customs import Customs
from audobon.staging.details import with_detail
from audobon.staging.drafts import Draft, drafts_of
from audobon.staging.paging import load_of, paged
from audobon.staging.prompts import prompt_for, setting_phrase
from audobon.staging.relief import relieved
from audobon.staging.rhythm import PanelLoad
from audobon.staging.script import lettering_of
from audobon.staging.seasons import seasons_of
from audobon.staging.sets import props_for, settings_of
from audobon.staging.shots import choose_camera, choose_shots
from audobon.staging.sounds import REST, sound_in
from audobon.staging.stress import stressed


class StoryboardDirector:
    """Stages a story by rule: the same story always gives the same storyboard.

    Args:
        customs: What the drawing dresses people and beings in by itself.
        room: What a page holds.
    """

    def __init__(self, *, customs: Customs | None = None, room: PageRoom = US_PAGE) -> None:
        self._customs = customs or Customs()
        self.room = room

    def stage(self, manuscript: Manuscript, story: Story, *, pages: int | None) -> Storyboard:
        """Break a story into pages and panels.

        Args:
            manuscript: The text the story was read from.
            story: What the reader understood.
            pages: The page count to keep to, or None to let the text decide.

        Raises:
            SettingsError: AUD-220, if `pages` is less than one.
            InputError: AUD-130, if the story has nothing that could be told.
        """
        if pages is not None and pages < 1:
            raise SettingsError("AUD-220", f"{pages} pages were asked for", hint="ask for at least one page")
        atoms = atoms_of(manuscript.text, story)
        if not atoms:
            raise InputError(
                "AUD-130",
                f"the story has {len(story.scenes)} scenes but no words to tell",
                hint="give a text with at least one sentence",
            )
        cut = cut_to_budget(manuscript.text, story, atoms, pages=pages, room=self.room)
        drafts = drafts_of(manuscript.text, story, cut.groups)
        shots = choose_shots(drafts)
        company = Company(story)
        blocked = _blocked(story, company, drafts, shots)
        words = _lettered(manuscript.text, story, company, drafts)
        drawn = [placement.character for placements in blocked for placement in placements]
        voices = [line.speaker for lines in words for line in lines if line.speaker is not None]
        designs = Wardrobe(manuscript.text, story, company, customs=self._customs).designs([*drawn, *voices])
        briefs = _briefs(manuscript.text, story, drafts, shots, blocked, words, designs)
        board = Storyboard(
            title=story.title,
            author=story.author,
            language=story.language,
            text_sha256=story.text_sha256,
            cast=designs,
            pages=paged(briefs, _loads(drafts, briefs), pages=cut.pages, room=self.room),
            warnings=cut.warnings,
        )
        return stressed(board, manuscript)

    def relieve(self, brief: PanelBrief, refusal: Refusal) -> tuple[PanelBrief, ...]:
        """The same panel with fewer words, or two panels in its place."""
        return relieved(brief, refusal)

    def detail(self, plan: PagePlan, cast: Sequence[CastDesign]) -> PagePlan | None:
        """The page with a near view taken out of its leading wide view, as a panel after it; None where it has none."""
        return with_detail(plan, cast)


def _blocked(
    story: Story, company: Company, drafts: Sequence[Draft], shots: Sequence[Shot]
) -> tuple[tuple[Placement, ...], ...]:
    placed: list[tuple[Placement, ...]] = []
    for _, panels in groupby(zip(drafts, shots, strict=True), key=lambda panel: panel[0].scene_index):
        placed.extend(block_scene(story, company, list(panels)))
    return tuple(placed)


def _lettered(
    text: str, story: Story, company: Company, drafts: Sequence[Draft]
) -> tuple[tuple[LetteringLine, ...], ...]:
    narrator = Narrator(text, story)
    names = [name for member in story.cast for name in (member.name, *member.aliases)]
    spoken: list[tuple[LetteringLine, ...]] = []
    since, last = REST, ""
    for draft in drafts:
        captions = narrator.captions(draft)
        quoted = [span for atom in draft.speech for span in atom.pieces]
        beasts = any(who in company and company.species(who) != "human" for who in draft.present)
        sound = sound_in(draft, since=since, last=last, quoted=quoted, beasts=beasts)
        since, last = (0, sound.text) if sound is not None else (since + 1, last)
        spoken.append(lettering_of(draft, captions, sound, company=company, names=names))
    return tuple(spoken)


def _briefs(
    text: str,
    story: Story,
    drafts: Sequence[Draft],
    shots: Sequence[Shot],
    blocked: Sequence[tuple[Placement, ...]],
    words: Sequence[tuple[LetteringLine, ...]],
    designs: Sequence[CastDesign],
) -> tuple[PanelBrief, ...]:
    by_id: Mapping[str, CastDesign] = {design.character: design for design in designs}
    settings, seasons = settings_of(text, story), seasons_of(text, story)
    briefs: list[PanelBrief] = []
    for draft, shot, placements, lines in zip(drafts, shots, blocked, words, strict=True):
        setting = settings[draft.scene_index]
        props = props_for(draft, placements, shot, place_kind=setting.place_kind)
        prompt = prompt_for(
            placements,
            by_id,
            shot=shot,
            setting=setting_phrase(setting.place_kind, inside=setting.inside),
            props=props,
            time=setting.time,
            emotion=draft.emotion,
        )
        briefs.append(
            PanelBrief(
                id=f"p{draft.number + 1:03d}",
                span=draft.span,
                scene=draft.scene.id,
                shot=shot,
                camera=choose_camera(draft, shot, story, placements),
                placements=placements,
                place=setting.place,
                place_kind=setting.place_kind,
                inside=setting.inside,
                time=setting.time,
                weather=setting.weather,
                props=props,
                lettering=lines,
                prompt=prompt,
                emotion=draft.emotion,
                importance=draft.importance,
                moment=draft.moment,
                season=seasons[draft.scene_index],
            )
        )
    return tuple(briefs)


def _loads(drafts: Sequence[Draft], briefs: Sequence[PanelBrief]) -> tuple[PanelLoad, ...]:
    return tuple(
        load_of(brief, opens_scene=draft.opens_scene, speech_only=not draft.action)
        for draft, brief in zip(drafts, briefs, strict=True)
    )
