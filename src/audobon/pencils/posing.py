"""What each figure of a panel is asked to do: its moment, from the brief and from the others who are there.

Knows: who speaks, who looks at whom, whose back we look over.  Does not know: bodies, cameras, where anyone stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audobon.comic.storyboard import CastDesign, Facing, LetteringKind, PanelBrief, Placement
from audobon.pencils.figures import Moment
from audobon.pencils.figures.expression import Voice
from audobon.pencils.figures.poses import LEAST_BEARINGS
from audobon.pencils.sketch import seeded

_VOICES = {
    LetteringKind.SPEECH: Voice.SPEECH,
    LetteringKind.SHOUT: Voice.SHOUT,
    LetteringKind.WHISPER: Voice.WHISPER,
    LetteringKind.SONG: Voice.SONG,
    LetteringKind.RADIO: Voice.SPEECH,
}
_GAZE = {"reader": (0.0, 0.0), "left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, -1.0), "down": (0.0, 1.0)}


def over_shoulder(placements: Sequence[Placement], character: str) -> list[Placement]:
    """The placements for a view over this character's shoulder: its back to us, everybody else's face towards us."""
    near = next((placement for placement in placements if placement.character == character), None)
    if near is None or len(placements) < 2:
        return list(placements)
    others = [placement for placement in placements if placement is not near]
    to_right = near.x <= float(np.mean([placement.x for placement in others]))
    turned = []
    for placement in placements:
        if placement is near:
            gaze = "right" if to_right else "left"
            # Whoever stands so near keeps still: a raised arm would hide the faces beyond.
            turned.append(
                replace(placement, facing=Facing.BACK, gaze=gaze, pose="standing", holds="", partner="", on="")
            )
        elif placement.facing is Facing.BACK or placement.gaze in ("reader", character):
            turned.append(replace(placement, facing=Facing.FRONT, gaze="left" if to_right else "right"))
        else:
            turned.append(replace(placement, facing=Facing.FRONT))
    return turned


def moment_of(
    brief: PanelBrief,
    placement: Placement,
    design: CastDesign,
    *,
    placements: Sequence[Placement],
    designs: Sequence[CastDesign],
) -> Moment:
    """The moment of one placement before anyone has been touched or borne."""
    said = [line.kind for line in brief.lettering if line.speaker == placement.character and line.kind in _VOICES]
    return Moment(
        pose=placement.pose,
        facing=placement.facing,
        expression=placement.expression,
        intensity=float(np.clip(placement.intensity, 0.0, 1.0)),
        gaze=_over(placement)
        if placement.character == brief.camera.over_shoulder and placement.facing is Facing.BACK
        else _gaze(placement, design, placements=placements, designs=designs),
        mouth_open=bool(said),
        voice=_VOICES[said[0]] if said else Voice.SILENT,
        holds=placement.holds,
        seed=int(seeded("figure", design.character).integers(2**31)),
        bearing=_bearing(brief.id, placement, placements),
    )


def _bearing(panel: str, placement: Placement, placements: Sequence[Placement]) -> int:
    """Which way to stand, sit or talk: another one in every panel, and never that of a neighbour in the same pose.

    Those who do something together both do it the first way, so that the right hands meet.
    """
    if placement.partner:
        return 0
    taken: set[int] = set()
    for other in placements:
        if other.pose != placement.pose:
            continue
        own = int(seeded("bearing", panel, other.character).integers(LEAST_BEARINGS))
        while own in taken and len(taken) < LEAST_BEARINGS:
            own = (own + 1) % LEAST_BEARINGS
        if other is placement:
            return own
        taken.add(own)
    return 0


def _over(placement: Placement) -> tuple[float, float]:
    """Half aside: the back of a head, turned a little to those it looks at."""
    return (0.5 if placement.gaze == "right" else -0.5), 0.0


def _gaze(
    placement: Placement, design: CastDesign, *, placements: Sequence[Placement], designs: Sequence[CastDesign]
) -> tuple[float, float]:
    """Direction of the look, x right and y down, each -1..1; (0, 0) looks at the reader."""
    if placement.gaze in _GAZE:
        return _GAZE[placement.gaze]
    for other, other_design in zip(placements, designs, strict=True):
        if other.character == placement.gaze and other is not placement:
            across = other.x - placement.x
            rise = 0.5 * (design.height - other_design.height)
            length = max(float(np.hypot(across, rise)), 1e-3)
            return across / length, float(np.clip(rise / length, -0.7, 0.7))
    return 0.0, 0.0
