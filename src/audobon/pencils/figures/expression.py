"""Feelings as muscles: what seven emotions do to brows, lids and mouth, for people and beasts alike.

Knows: the facial actions and their strengths.  Does not know: any face.
Source: the prototypical action units of the basic emotions, Ekman and Friesen, Facial Action Coding System, 1978.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.comic.story import Emotion


@dataclass(frozen=True, kw_only=True)
class Acting:
    """A face's state.

    `brow_inner`, `brow_outer` -1 (down) .. 1 (up); `lid` 0 (shut) .. 1 (normal) .. 1.4 (wide); `squint` 0..1 raises the
    lower lid; `smile` -1 .. 1; `gape` 0 (closed) .. 1; `stretch` widens the mouth (-1 .. 1); `teeth`, `tears`, `blush`
    0..1; `gaze` is a vector in head space, each part -1 .. 1.
    """

    brow_inner: float = 0.0
    brow_outer: float = 0.0
    lid: float = 1.0
    squint: float = 0.0
    smile: float = 0.12
    gape: float = 0.0
    stretch: float = 0.0
    teeth: float = 0.0
    tears: float = 0.0
    blush: float = 0.35
    gaze: tuple[float, float] = (0.0, 0.0)


_FULL: dict[Emotion, Acting] = {
    Emotion.NEUTRAL: Acting(),
    Emotion.JOY: Acting(brow_inner=0.3, brow_outer=0.35, squint=0.6, lid=0.95, smile=1.0, gape=0.38, stretch=0.5,
        teeth=0.8, blush=1.0),
    Emotion.SADNESS: Acting(brow_inner=0.95, brow_outer=-0.55, lid=0.68, smile=-0.85, stretch=-0.25, tears=1.0,
        blush=0.3),
    Emotion.ANGER: Acting(brow_inner=-1.0, brow_outer=0.55, lid=0.85, squint=0.35, smile=-0.75, gape=0.22,
        stretch=0.25, teeth=1.0, blush=0.8),
    Emotion.FEAR: Acting(brow_inner=1.0, brow_outer=0.25, lid=1.38, smile=-0.5, gape=0.34, stretch=0.35, teeth=0.4,
        blush=0.0),
    Emotion.SURPRISE: Acting(brow_inner=0.95, brow_outer=0.95, lid=1.38, smile=0.0, gape=0.72, stretch=-0.55,
        blush=0.45),
    Emotion.DISGUST: Acting(brow_inner=-0.65, brow_outer=0.15, lid=0.62, squint=0.7, smile=-0.8, stretch=-0.1,
        blush=0.2),
}  # fmt: skip


def act(emotion: Emotion, *, intensity: float, gaze: tuple[float, float], mouth_open: bool, eyes_shut: bool) -> Acting:
    """The face for a feeling at `intensity` 0..1; speech opens the mouth, sleep shuts the eyes."""
    full, calm = _FULL[emotion], _FULL[Emotion.NEUTRAL]
    share = float(np.clip(0.25 + 0.85 * intensity, 0.0, 1.0)) if emotion is not Emotion.NEUTRAL else 0.0

    def between(name: str) -> float:
        low, high = float(getattr(calm, name)), float(getattr(full, name))
        return low + (high - low) * share

    gape = between("gape") if share > 0.62 else 0.0
    if mouth_open:
        gape = max(gape, 0.42 + 0.18 * share)
    return Acting(
        brow_inner=between("brow_inner"),
        brow_outer=between("brow_outer"),
        lid=0.0 if eyes_shut else between("lid"),
        squint=between("squint"),
        smile=between("smile"),
        gape=gape,
        stretch=between("stretch"),
        teeth=between("teeth"),
        tears=1.0 if emotion is Emotion.SADNESS and share > 0.8 else 0.0,
        blush=between("blush"),
        gaze=gaze,
    )
