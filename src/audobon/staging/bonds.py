"""Who does something together with whom in a panel, and what the other one does then.

Knows: deeds of two, who is ridden.  Does not know: where hands go, or how near a pair stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audobon.comic.storyboard import Facing, Placement
from audobon.staging.poses import Deed
from audobon.staging.verbs import PRONE, QUIET_POSES

ANSWERS: Mapping[str, str] = {
    "hugging": "hugging",
    "kissing": "standing",
    "comforting": "crying",
    "handing": "taking",
    "taking": "handing",
    "greeting": "greeting",
    "fighting": "fighting",
    "striking": "shielding",
    "seizing": "cowering",
    "leading": "following",
    "following": "leading",
    "pulling": "standing",
    "pushing": "standing",
    "whispering": "listening",
    "feeding": "eating",
    "dancing": "dancing",
    "cradling": "lying",
    "scolding": "listening",
}
"""For a pose done to somebody: what that other one does, if he has nothing better to do."""

_NEAR = 0.2
"""How far apart a pair's places are, as a share of the panel's width; their bodies decide the rest."""


def bonded(placements: Sequence[Placement], deeds: Mapping[str, Deed]) -> tuple[Placement, ...]:
    """The figures of a panel with pairs joined: partners named, moved together, the other one answering.

    Args:
        placements: As they stand, left to right.
        deeds: What each drawn id does; the patient of a deed is a drawn id here.
    """
    here = {placement.character: placement for placement in placements}
    taken: set[str] = set()
    for who, deed in sorted(deeds.items(), key=lambda item: -item[1].strength):
        other = deed.patient
        if who not in here or other is None or other not in here or other == who or {who, other} & taken:
            continue
        if deed.pose == "riding":
            here[who] = replace(here[who], on=other, x=here[other].x)
        elif deed.pose in ANSWERS and here[who].pose == deed.pose:
            here[who], here[other] = _pair(here[who], here[other], free=_is_free(here[other], deeds.get(other)))
        else:
            continue
        taken |= {who, other}
    return tuple(here[placement.character] for placement in placements)


def _is_free(placement: Placement, deed: Deed | None) -> bool:
    """Whether somebody has no deed of his own that a shared one would hide."""
    return placement.pose not in PRONE and (deed is None or deed.strength < 0.5 or placement.pose in QUIET_POSES)


def _pair(actor: Placement, other: Placement, *, free: bool) -> tuple[Placement, Placement]:
    """Both moved together about their middle and turned to each other."""
    middle = min(max((actor.x + other.x) / 2, 0.18), 0.82)
    side = -1 if actor.x <= other.x else 1
    depth = min(actor.depth, other.depth)
    actor = replace(
        actor,
        x=round(middle + side * _NEAR / 2, 3),
        depth=depth,
        partner=other.character,
        facing=Facing.RIGHT if side < 0 else Facing.LEFT,
        gaze=other.character,
    )
    other = replace(other, x=round(middle - side * _NEAR / 2, 3), depth=depth)
    if free:
        other = replace(
            other,
            pose=ANSWERS[actor.pose],
            partner=actor.character,
            facing=Facing.LEFT if side < 0 else Facing.RIGHT,
            gaze=actor.character,
        )
    return actor, other
