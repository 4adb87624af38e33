"""The camera: how near it stands in each panel, and from how high it looks.

Knows: what each shot is good for, and that three of a kind in a row tire the eye.  Does not know: drawing.

The sequence is the best path under two rules: a scene opens wide, and no shot comes three times running.
Source: Cohn 2013 on attentional framing; Kurlander, Skelly and Salesin 1996 (wide first panel, then in).
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.comic.story import Age, Emotion, Story
from audobon.comic.storyboard import Angle, Camera, Placement, Shot
from audobon.staging.drafts import Draft
from audobon.staging.verbs import MOVING, PRONE

WIDE_SHOTS = (Shot.EXTREME_WIDE, Shot.WIDE)
_ORDER = tuple(Shot)
_STRONG = (Emotion.FEAR, Emotion.ANGER, Emotion.SADNESS, Emotion.SURPRISE)


def choose_shots(drafts: Sequence[Draft]) -> tuple[Shot, ...]:
    """One shot for each draft; every scene opens wide and no three neighbours are alike."""
    paths: dict[tuple[Shot | None, Shot | None], tuple[float, tuple[Shot, ...]]] = {(None, None): (0.0, ())}
    for draft in drafts:
        wants = _wants(draft)
        grown: dict[tuple[Shot | None, Shot | None], tuple[float, tuple[Shot, ...]]] = {}
        for (older, last), (score, path) in paths.items():
            for shot in _ORDER:
                if shot not in wants or (older is last is shot):
                    continue
                total = score + wants[shot] - (0.55 if shot is last else 0.0) - (0.2 if shot is older else 0.0)
                state = (last, shot)
                if state not in grown or total > grown[state][0]:
                    grown[state] = (total, (*path, shot))
        paths = grown
    return max(paths.values(), key=lambda item: item[0])[1]


def _wants(draft: Draft) -> dict[Shot, float]:
    """How well each shot would serve; a shot that is absent is not allowed."""
    if draft.opens_scene:
        people = len(draft.speakers) + len(draft.deeds)
        vast = 0.2 if not draft.scene.inside and not draft.speech else -0.4
        return {Shot.WIDE: 1.0 + 0.1 * people, Shot.EXTREME_WIDE: 1.0 + vast - 0.3 * people}
    wants = {Shot.EXTREME_WIDE: -0.9, Shot.WIDE: 0.1, Shot.FULL: 0.4, Shot.MEDIUM: 0.5, Shot.CLOSE_UP: 0.0}
    moving = any(
        deed.pose in MOVING or deed.pose in {"fighting", "dancing", "hugging", "lying"} for deed in draft.deeds
    )
    if moving:
        wants[Shot.FULL] += 0.7
        wants[Shot.WIDE] += 0.3
        wants[Shot.CLOSE_UP] -= 0.5
        wants[Shot.MEDIUM] -= 0.2
    if draft.speech:
        wants[Shot.MEDIUM] += 0.6
        wants[Shot.WIDE] -= 0.2
    if len(draft.speakers) == 1 and draft.emotion in _STRONG:
        wants[Shot.CLOSE_UP] += 0.5 + 0.5 * draft.arousal
    elif len(draft.speakers) == 1 and not draft.action:
        wants[Shot.CLOSE_UP] += 0.45
    if len(draft.speakers) > 1:
        wants[Shot.CLOSE_UP] -= 1.0
        wants[Shot.FULL] += 0.2
    if not draft.speech and not moving and draft.emotion in _STRONG:
        wants[Shot.CLOSE_UP] += 0.6
    if len(draft.present) >= 4 and not moving:
        wants[Shot.WIDE] += 0.35
    # A very close look is kept for the peak of a lone figure's feeling.
    if draft.importance > 0.85 and draft.emotion in _STRONG and len(draft.speakers) <= 1 and not moving:
        wants[Shot.EXTREME_CLOSE_UP] = 0.7
    return wants


def choose_camera(draft: Draft, shot: Shot, story: Story, placements: Sequence[Placement]) -> Camera:
    """High for the small and sad, low for menace, tilted only at the wildest moments; in talk of two, every other near
    panel looks over the listener's shoulder at whoever speaks."""
    ages = {member.id: member.age for member in story.cast}
    kinds = {member.id: member.kind for member in story.cast}
    who = [*draft.speakers, *(deed.agent for deed in draft.deeds)]
    lead = who[0] if who else (draft.present[0] if draft.present else "")
    angle = Angle.EYE
    if draft.emotion is Emotion.ANGER and shot in (Shot.MEDIUM, Shot.FULL, Shot.CLOSE_UP):
        looming = ages.get(lead) is not Age.CHILD or any(kinds.get(one, "").startswith("creature") for one in who)
        angle = Angle.LOW if looming else Angle.EYE
    elif draft.emotion in (Emotion.SADNESS, Emotion.FEAR) and len(set(who)) <= 1:
        angle = Angle.HIGH if draft.emotion is Emotion.SADNESS or ages.get(lead) is Age.CHILD else Angle.EYE
    elif shot is Shot.EXTREME_WIDE and not draft.scene.inside:
        angle = Angle.HIGH
    wild = draft.arousal > 0.75 and draft.importance > 0.75 and draft.emotion in (Emotion.FEAR, Emotion.ANGER)
    tilt = (6.0 if draft.number % 2 else -6.0) if wild and shot in (Shot.FULL, Shot.MEDIUM) else 0.0
    shoulder = _shoulder(draft, shot, placements)
    if shoulder:
        return Camera(angle=Angle.EYE, over_shoulder=shoulder)
    return Camera(angle=angle, tilt_degrees=tilt)


def _shoulder(draft: Draft, shot: Shot, placements: Sequence[Placement]) -> str:
    """The listener whose back stands near the lens, or nobody."""
    near = shot in (Shot.MEDIUM, Shot.CLOSE_UP)
    if not near or len(placements) != 2 or len(draft.speakers) != 1 or draft.number % 2:
        return ""
    listeners = [one for one in placements if one.character.partition(".")[0] not in draft.speakers]
    if len(listeners) != 1 or any(one.pose in PRONE | MOVING or one.partner or one.on for one in placements):
        return ""
    return listeners[0].character
