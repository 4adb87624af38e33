"""A detail: the last few words of a leading wide view go to a near view of whoever says them.

Knows: which panel leads a page, what a near view keeps of a wide one.  Does not know: frames, or where figures come to
lie; whether the detail is drawn as an inset is settled where both are known.

Source: Cohn 2013, Navigating Comics: attention goes from the whole scene ("macro") to one who acts in it ("mono").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audobon.comic.span import Span
from audobon.comic.storyboard import (
    SPOKEN,
    Camera,
    CastDesign,
    Facing,
    LetteringLine,
    PagePlan,
    PanelBrief,
    Placement,
    Shot,
)
from audobon.staging.prompts import prompt_for, setting_phrase
from audobon.staging.prose import word_count
from audobon.staging.shots import WIDE_SHOTS

MOST_WORDS = 10
"""A detail says no more than this."""
MOST_SPOKEN = 20
"""More than so many words besides would crowd the figures, who stand close together beside a detail."""
_LESSER = 0.6
"""How much less than its wide view a detail weighs."""
_ASIDE = (0.02, 0.36)
"""The figures of the wide view stand in this stretch of its width from the side where reading begins: the corner where
it ends is free for the detail."""


def with_detail(plan: PagePlan, cast: Sequence[CastDesign]) -> PagePlan | None:
    """The page with a detail after its weightiest panel, if that is a wide view that ends in few words of somebody who
    is in it; None if it is not."""
    at = max(range(len(plan.panels)), key=lambda index: (plan.panels[index].importance, -index))
    host = plan.panels[at]
    if plan.ground or host.shot not in WIDE_SHOTS or not host.lettering:
        return None
    last = host.lettering[-1]
    speaker = next((one for one in host.placements if one.character == last.speaker), None)
    if speaker is None or last.kind not in SPOKEN or word_count(last.text) > MOST_WORDS:
        return None
    if sum(word_count(line.text) for line in host.lettering[:-1] if line.kind in SPOKEN) > MOST_SPOKEN:
        return None
    wide = replace(host, lettering=host.lettering[:-1], placements=tuple(_aside(one) for one in host.placements))
    panels = (*plan.panels[:at], wide, _near_view(host, speaker, last, cast), *plan.panels[at + 1 :])
    return replace(plan, panels=panels)


def _aside(placement: Placement) -> Placement:
    left, width = _ASIDE
    return replace(placement, x=round(left + width * min(max(placement.x, 0.0), 1.0), 4))


def _near_view(host: PanelBrief, speaker: Placement, line: LetteringLine, cast: Sequence[CastDesign]) -> PanelBrief:
    """One speaker from near, alone: whom he holds, rides or looks at is beside the frame."""
    alone = replace(
        speaker,
        x=0.5,
        depth=0.0,
        facing=Facing.FRONT if speaker.facing is Facing.BACK else speaker.facing,
        gaze=_gaze(speaker, host.placements),
        partner="",
        on="",
    )
    prompt = prompt_for(
        (alone,),
        {design.character: design for design in cast},
        shot=Shot.CLOSE_UP,
        setting=setting_phrase(host.place_kind, inside=host.inside),
        props=(),
        time=host.time,
        emotion=host.emotion,
    )
    spans = line.spans or (host.span,)
    said = Span(start=min(span.start for span in spans), end=max(span.end for span in spans))
    return replace(
        host,
        id=host.id + "d",
        shot=Shot.CLOSE_UP,
        camera=Camera(),
        placements=(alone,),
        props=(),
        lettering=(line,),
        prompt=prompt,
        importance=round(host.importance * _LESSER, 4),
        span=said,
        moment=said,
    )


def _gaze(speaker: Placement, others: Sequence[Placement]) -> str:
    """Where he looks when the one he looks at is out of the frame: to that side."""
    looked_at = next((one for one in others if one.character == speaker.gaze), None)
    if looked_at is None:
        return speaker.gaze
    return "left" if looked_at.x < speaker.x else "right"
