"""How a thing that talks is made: who draws it, where its face, arms and legs are.

Knows: the sheet all things share.  Does not know: any thing.
Sheet: the thing stands on y = 0 and its top is at y = -1, its middle at x = 0; its front is turned to the right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audobon.pencils.figures.ink import Sketch

Drawing = Callable[[Sketch, str], None]
"""Draws one thing on its sheet in a colour."""


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A thing with a face.

    `color` is what it is made of. `face` is the middle and the half width of the face on the sheet. `arms` is the
    height of the shoulders (0 the base, 1 the top; negative for a thing without arms), `wide` the half width there.
    `legs` is their length in statures, 0 for none. `limbs` says what the arms are: `hand`, `leaf` or `twig`. `ground`
    is the colour under the face where that is not the whole's. What `floats` hangs in the air; what is `rooted` sways
    but does not turn over.
    """

    name: str
    draw: Drawing
    color: str
    face: tuple[float, float, float]
    wide: float
    arms: float = 0.45
    legs: float = 0.22
    limbs: str = "hand"
    ground: str = ""
    floats: bool = False
    rooted: bool = False
