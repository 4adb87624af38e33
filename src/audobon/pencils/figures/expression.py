"""Feelings as muscles: what an emotion, its strength and the voice do to brows, lids and mouth, of people and beasts.

Knows: the facial actions and their strengths.  Does not know: any face.
Source: the prototypical action units of the basic emotions, Ekman and Friesen, Facial Action Coding System, 1978.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum

import numpy as np

from audobon.comic.story import Emotion


class Mouth(StrEnum):
    """The forms of a mouth: two closed lips, a small gap, spoken open, wide in laughter or a cry, an O, bared teeth."""

    CLOSED = "closed"
    SMALL = "small"
    OPEN = "open"
    WIDE = "wide"
    ROUND = "round"
    TEETH = "teeth"


class Voice(StrEnum):
    """How somebody is heard."""

    SILENT = "silent"
    SPEECH = "speech"
    WHISPER = "whisper"
    SHOUT = "shout"
    SONG = "song"


@dataclass(frozen=True, kw_only=True)
class Acting:
    """A face's state.

    `brow_inner`, `brow_outer` -1 (down) .. 1 (up); `lid` 0 (shut) .. 1 (normal) .. 1.4 (wide); `squint` 0..1 raises the
    lower lid, near 1 it shuts a smiling eye; `pupil` is a factor; `smile` -1 .. 1; `gape` 0 (closed) .. 1; `stretch`
    widens the mouth (-1 .. 1); `crease` (brow and nose), `teeth`, `tears` (0.4 wells, 1 runs), `sweat`, `blush` and
    `pallor` 0..1; `skew` pulls one corner of the mouth up,
    `tongue` puts it out (0..1); `gaze` is a vector in head space, each part -1 .. 1.
    """

    brow_inner: float = 0.0
    brow_outer: float = 0.0
    lid: float = 1.0
    squint: float = 0.0
    pupil: float = 1.0
    smile: float = 0.14
    gape: float = 0.0
    stretch: float = 0.0
    crease: float = 0.0
    teeth: float = 0.0
    tears: float = 0.0
    sweat: float = 0.0
    blush: float = 0.35
    pallor: float = 0.0
    mouth: Mouth = Mouth.CLOSED
    skew: float = 0.0
    tongue: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)


# A touch of the feeling, the feeling, and all of it.
_STAGES: dict[Emotion, tuple[Acting, Acting, Acting]] = {
    Emotion.NEUTRAL: (Acting(), Acting(), Acting()),
    Emotion.JOY: (
        Acting(brow_inner=0.15, brow_outer=0.2, squint=0.30, pupil=1.1, smile=0.72, stretch=0.15, blush=0.6),
        Acting(brow_inner=0.35, brow_outer=0.40, squint=0.50, pupil=1.15, smile=1.0, stretch=0.40, teeth=0.8,
               blush=0.85, mouth=Mouth.OPEN),
        Acting(brow_inner=0.65, brow_outer=0.60, squint=1.0, lid=0.9, smile=1.0, stretch=0.60, teeth=0.7, blush=1.0,
               mouth=Mouth.WIDE),
    ),
    Emotion.SADNESS: (
        Acting(brow_inner=0.50, brow_outer=-0.25, lid=0.82, smile=-0.35, stretch=-0.15, blush=0.25),
        Acting(brow_inner=0.90, brow_outer=-0.50, lid=0.74, pupil=1.1, smile=-0.80, stretch=-0.25, tears=0.45,
               blush=0.25),
        Acting(brow_inner=1.15, brow_outer=-0.60, lid=0.50, squint=0.45, smile=-1.0, stretch=0.05, tears=1.0,
               blush=0.7, crease=0.3, mouth=Mouth.OPEN),
    ),
    Emotion.ANGER: (
        Acting(brow_inner=-0.55, brow_outer=0.15, lid=0.88, smile=-0.30, blush=0.4, crease=0.3),
        Acting(brow_inner=-0.95, brow_outer=0.45, lid=0.90, squint=0.25, pupil=0.85, smile=-0.55, stretch=0.15,
               teeth=1.0, blush=0.7, crease=0.8, mouth=Mouth.TEETH),
        Acting(brow_inner=-1.25, brow_outer=0.70, lid=1.10, squint=0.15, pupil=0.70, smile=-0.75, stretch=0.35,
               teeth=1.0, blush=1.0, crease=1.0, mouth=Mouth.WIDE),
    ),
    Emotion.FEAR: (
        Acting(brow_inner=0.70, brow_outer=0.0, lid=1.26, pupil=0.85, smile=-0.25, stretch=-0.05, blush=0.1,
               pallor=0.25),
        Acting(brow_inner=0.95, brow_outer=0.10, lid=1.30, pupil=0.70, smile=-0.50, stretch=0.20, teeth=1.0, blush=0.0,
               sweat=0.6, pallor=0.55, mouth=Mouth.TEETH),
        Acting(brow_inner=1.20, brow_outer=0.25, lid=1.42, pupil=0.52, smile=-0.70, stretch=0.10, teeth=0.4, blush=0.0,
               sweat=1.0, pallor=0.9, crease=0.3, mouth=Mouth.OPEN),
    ),
    Emotion.SURPRISE: (
        Acting(brow_inner=0.50, brow_outer=0.55, lid=1.18, smile=0.05, stretch=-0.35, mouth=Mouth.SMALL),
        Acting(brow_inner=0.90, brow_outer=0.90, lid=1.32, pupil=0.86, smile=0.0, stretch=-0.45, blush=0.45,
               mouth=Mouth.ROUND),
        Acting(brow_inner=1.25, brow_outer=1.20, lid=1.44, pupil=0.68, smile=-0.1, stretch=-0.20, blush=0.5, sweat=0.4,
               mouth=Mouth.ROUND),
    ),
    Emotion.DISGUST: (
        Acting(brow_inner=-0.10, brow_outer=0.40, lid=0.72, squint=0.30, smile=-0.30, stretch=-0.15, blush=0.2,
               skew=0.5),
        Acting(brow_inner=-0.35, brow_outer=0.30, lid=0.60, squint=0.60, smile=-0.60, stretch=-0.05, crease=0.6,
               blush=0.2, pallor=0.35, skew=1.0),
        Acting(brow_inner=-0.55, brow_outer=-0.10, lid=0.50, squint=0.80, smile=-0.9, stretch=0.10, crease=1.0,
               blush=0.1, pallor=0.8, skew=0.6, tongue=1.0, mouth=Mouth.OPEN),
    ),
}  # fmt: skip
_AT = (0.25, 0.6, 1.0)
_GAPES = {Mouth.CLOSED: 0.0, Mouth.SMALL: 0.24, Mouth.OPEN: 0.46, Mouth.WIDE: 0.78, Mouth.ROUND: 0.66, Mouth.TEETH: 0.2}
_MIXED = tuple(f.name for f in fields(Acting) if f.name not in ("mouth", "gaze"))


def act(
    emotion: Emotion,
    *,
    intensity: float,
    gaze: tuple[float, float],
    eyes_shut: bool,
    voice: Voice = Voice.SILENT,
    mouth: Mouth | None = None,
    beat: int = 0,
) -> Acting:
    """The face for a feeling at `intensity` 0..1.

    Args:
        emotion: The feeling.
        intensity: Its strength.
        gaze: Where the eyes look.
        eyes_shut: As in sleep.
        voice: How it is heard.
        mouth: A mouth's form that the body's deed asks for (a yawn, a kiss); it gives way to speech.
        beat: Picks the sound of the moment, so that two speakers do not gape alike.
    """
    felt = _felt(emotion, float(np.clip(intensity, 0.0, 1.0)))
    if voice is not Voice.SILENT:
        form: Mouth | None = _spoken(voice, felt, intensity=intensity, beat=beat)
    else:
        form = mouth
    if form is not None:
        felt = replace(felt, mouth=form, teeth=max(felt.teeth, 0.5 if form in (Mouth.OPEN, Mouth.WIDE) else 0.0))
    gape = _GAPES[felt.mouth] * (0.85 + 0.3 * intensity)
    return replace(felt, gape=gape, lid=0.0 if eyes_shut else felt.lid, gaze=gaze)


def _felt(emotion: Emotion, intensity: float) -> Acting:
    """Between the two stages on either side of the intensity; the mouth's form is the nearer stage's."""
    stages = _STAGES[emotion]
    low = 0 if intensity < _AT[1] else 1
    share = float(np.clip((intensity - _AT[low]) / (_AT[low + 1] - _AT[low]), -0.6, 1.0))
    start, end = stages[low], stages[low + 1]
    values = {name: getattr(start, name) + (getattr(end, name) - getattr(start, name)) * share for name in _MIXED}
    nearer = end if share > 0.5 else start
    return Acting(**{**values, "mouth": nearer.mouth})


def _spoken(voice: Voice, felt: Acting, *, intensity: float, beat: int) -> Mouth:
    """The form of a mouth that is heard."""
    if voice is Voice.WHISPER:
        return Mouth.SMALL
    if voice is Voice.SONG:
        return Mouth.ROUND
    if voice is Voice.SHOUT or (felt.mouth is Mouth.WIDE and intensity > 0.8):
        return Mouth.WIDE
    if felt.mouth is not Mouth.CLOSED and felt.mouth is not Mouth.TEETH:
        return felt.mouth if felt.mouth is not Mouth.SMALL else Mouth.OPEN
    return (Mouth.OPEN, Mouth.SMALL, Mouth.OPEN, Mouth.ROUND)[beat % 4] if intensity < 0.7 else Mouth.OPEN
