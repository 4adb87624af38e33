"""From a language model's plan of a scene to panels that hold to the text, or the reason why not.

Knows: what must be true of a plan (words that stand in the text, everybody known, no leading voice lost).
Does not know: who made the plan, or what is done if it is no good.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from audobon.comic.soundness import MAX_PANELS_PER_PAGE, check_storyboard
from audobon.comic.span import Span
from audobon.comic.story import Role, Scene, Story, Utterance
from audobon.comic.storyboard import (
    SPOKEN,
    Camera,
    CastDesign,
    LetteringKind,
    LetteringLine,
    PagePlan,
    PanelBrief,
    Storyboard,
)
from audobon.errors import InputError
from audobon.staging.company import Company
from audobon.staging.lettering_text import bare_speech, closed_line, lettered
from audobon.staging.prompts import prompt_for, setting_phrase
from audobon.staging.prose import word_count, words
from audobon.staging.scene_plan import PlannedLine, PlannedPanel, ScenePlan

MOST_WORDS_A_LINE, MOST_WORDS_A_PANEL, MOST_SOUND_WORDS = 30, 60, 3
MOST_PANELS_FOLD = 3
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "-", "\u2013": "-"})


@dataclass(frozen=True, kw_only=True)
class SceneGround:
    """All that a scene's plan is held against; `house` are the panels that our own director gives the scene."""

    text: str
    story: Story
    scene: Scene
    cast: tuple[CastDesign, ...]
    house: tuple[PanelBrief, ...]


def checked_panels(plan: ScenePlan, ground: SceneGround) -> tuple[PanelBrief, ...]:
    """The plan as briefs of our own.

    Raises:
        InputError: AUD-131, naming the panel and what of it does not hold; AUD-147, as a storyboard's faults.
    """
    most = MOST_PANELS_FOLD * len(ground.house) + 3
    if not 1 <= len(plan.panels) <= most:
        raise _fault("panels", f"{len(plan.panels)} panels instead of 1 to {most}")
    company = Company(ground.story)
    drawn: list[PanelBrief] = []
    since = ground.scene.span.start
    for index, panel in enumerate(plan.panels):
        drawn.append(_drawn(panel, ground, company, since=since, where=f"panels[{index}]"))
        since = _first(drawn[-1])
    panels = _tiled(drawn, ground)
    _check_turns(panels, ground)
    pages = tuple(
        PagePlan(number=number + 1, panels=panels[start : start + MAX_PANELS_PER_PAGE])
        for number, start in enumerate(range(0, len(panels), MAX_PANELS_PER_PAGE))
    )
    check_storyboard(Storyboard(title="plan", cast=ground.cast, pages=pages), source="the plan")
    return panels


def _fault(path: str, fact: str) -> InputError:
    return InputError("AUD-131", f"{path}: {fact}", hint="ask another model, or keep to our own plan")


def _drawn(panel: PlannedPanel, ground: SceneGround, company: Company, *, since: int, where: str) -> PanelBrief:
    """One panel; words that stand in the text more than once are looked for from `since` on first."""
    rest = Span(start=since, end=ground.scene.span.end)
    moment = _found(words(panel.moment), ground.text, within=rest) or _found(
        words(panel.moment), ground.text, within=ground.scene.span
    )
    if moment is None:
        raise _fault(f"{where}.moment", f'"{panel.moment[:80]}" does not stand in the scene')
    lines = tuple(
        _line(line, ground, company, moment=moment, since=since, where=f"{where}.lettering[{number}]")
        for number, line in enumerate(panel.lettering)
    )
    count = sum(word_count(line.text) for line in lines)
    if count > MOST_WORDS_A_PANEL:
        raise _fault(f"{where}.lettering", f"{count} words, more than {MOST_WORDS_A_PANEL}")
    designs = {design.character: design for design in ground.cast}
    for number, placement in enumerate(panel.placements):
        if placement.character not in designs:
            raise _fault(f"{where}.placements[{number}].character", f'"{placement.character}" is not in the cast')
    base = ground.house[0]
    prompt = prompt_for(
        panel.placements,
        designs,
        shot=panel.shot,
        setting=setting_phrase(base.place_kind, inside=base.inside),
        props=panel.props,
        time=base.time,
        emotion=panel.emotion,
    )
    return replace(
        base,
        shot=panel.shot,
        camera=Camera(angle=panel.angle),
        placements=panel.placements,
        props=panel.props,
        lettering=lines,
        prompt=prompt,
        emotion=panel.emotion,
        importance=panel.importance,
        span=moment,
        moment=moment,
    )


def _line(
    line: PlannedLine, ground: SceneGround, company: Company, *, moment: Span, since: int, where: str
) -> LetteringLine:
    count = word_count(line.text)
    if line.kind is LetteringKind.SOUND:
        if not 1 <= count <= MOST_SOUND_WORDS:
            raise _fault(f"{where}.text", f'"{line.text[:80]}" is no sound')
        return LetteringLine(kind=line.kind, text=line.text.strip(), spans=(moment,))
    if count > MOST_WORDS_A_LINE:
        raise _fault(f"{where}.text", f"{count} words, more than {MOST_WORDS_A_LINE}")
    if line.kind is LetteringKind.CAPTION:
        span = _found(words(line.text), ground.text, within=ground.scene.span)
        if span is None:
            raise _fault(f"{where}.text", f'"{line.text[:80]}" does not stand in the scene')
        return LetteringLine(kind=line.kind, text=lettered(span.text(ground.text)), spans=(span,))
    for parts in sorted(_turns(ground.scene), key=lambda parts: parts[-1].span.end <= since):
        if _may_say(parts[0].speaker, line.speaker, company):
            spans = _said(words(line.text), ground.text, parts)
            if spans:
                text = _balloon_text(spans, ground.text, parts)
                return LetteringLine(kind=line.kind, text=text, speaker=line.speaker, spans=spans)
    raise _fault(f"{where}.text", f'"{line.text[:80]}" is not said by "{line.speaker}" in the scene')


def _may_say(teller: str | None, speaker: str | None, company: Company) -> bool:
    """Words whose speaker nobody knows may be given to anybody."""
    return teller is None or (speaker is not None and company.speaks_for(teller, speaker))


def _said(spoken: Sequence[str], text: str, parts: Sequence[Utterance]) -> tuple[Span, ...]:
    """Where words stand in one turn; they may run over the tag between two of its parts."""
    for first in range(len(parts)):
        rest, spans = list(spoken), []
        for part in parts[first:]:
            count = len(rest)
            while count and (span := _found(rest[:count], text, within=part.span)) is None:
                count -= 1
            if not count or span is None:
                break
            spans.append(span)
            rest = rest[count:]
            if not rest:
                return tuple(spans)
    return ()


def _balloon_text(spans: Sequence[Span], text: str, parts: Sequence[Utterance]) -> str:
    """The text's own words as a balloon has them; a speech that goes on elsewhere keeps its comma."""
    pieces = [bare_speech(span.text(text)) for span in spans]
    rest = text[spans[-1].end : parts[-1].span.end] if spans[-1].end <= parts[-1].span.end else ""
    return closed_line(" ".join(pieces), goes_on=bool(words(rest)))


def _first(panel: PanelBrief) -> int:
    """Where in the text what the panel shows or says begins."""
    lettered_from = [span.start for line in panel.lettering for span in line.spans]
    return min([panel.span.start, *lettered_from])


def _tiled(panels: Sequence[PanelBrief], ground: SceneGround) -> tuple[PanelBrief, ...]:
    """Panels in the text's order, each standing for the text up to where the next begins."""
    starts = [_first(panel) for panel in panels]
    for index, (one, after) in enumerate(pairwise(starts), start=1):
        if after < one:
            raise _fault(f"panels[{index}]", "it stands before the panel that it follows in the text")
    edges = [ground.scene.span.start, *starts[1:], ground.scene.span.end]
    return tuple(
        replace(panel, id=f"{ground.scene.id}.{number:02d}", span=Span(start=start, end=max(end, start)))
        for number, (panel, (start, end)) in enumerate(zip(panels, pairwise(edges), strict=True), start=1)
    )


def _check_turns(panels: Sequence[PanelBrief], ground: SceneGround) -> None:
    """Nothing that a leading character says may be lost altogether."""
    leading = {one.id for one in ground.story.cast if one.role in (Role.PROTAGONIST, Role.MAJOR)}
    shown = [span for panel in panels for line in panel.lettering if line.kind in SPOKEN for span in line.spans]
    for parts in _turns(ground.scene):
        if parts[0].speaker in leading and not any(span.overlaps(part.span) for part in parts for span in shown):
            lost = " ".join(parts[0].span.text(ground.text).split())
            raise _fault("panels", f"what {parts[0].speaker} says is missing: {lost[:80]}")


def _turns(scene: Scene) -> list[list[Utterance]]:
    """The scene's speeches, the parts of one turn together."""
    turns: dict[tuple[int, str | None], list[Utterance]] = {}
    for beat in scene.beats:
        for utterance in beat.utterances:
            turns.setdefault((utterance.turn, utterance.speaker), []).append(utterance)
    return list(turns.values())


def _found(spoken: Sequence[str], text: str, *, within: Span) -> Span | None:
    """Where words stand in a stretch of the text, whatever stands between them, and the mark after the last."""
    if not spoken:
        return None
    pattern = r"[\W_]+".join(re.escape(word.translate(_PLAIN)) for word in spoken)
    stretch = within.text(text).translate(_PLAIN)
    match = re.search(rf"(?<![^\W_]){pattern}(?![^\W_])[^\w\s]*", stretch)
    return Span(start=within.start + match.start(), end=within.start + match.end()) if match else None
