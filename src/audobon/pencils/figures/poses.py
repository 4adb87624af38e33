"""The poses that can be drawn, by name, and which of them a verb comes nearest to.

Knows: names, words that mean the same.  Does not know: angles (see `acting`), drawing.
"""

from __future__ import annotations

from difflib import get_close_matches

from audobon.pencils.figures.acting.bearings import OTHER_BEARINGS
from audobon.pencils.figures.acting.feeling import FEELING
from audobon.pencils.figures.acting.glosses import GLOSSES
from audobon.pencils.figures.acting.moving import MOVING
from audobon.pencils.figures.acting.plain import BEARINGS, PLAIN
from audobon.pencils.figures.acting.pose import Contact, Grasp, Limb, Pose, Reach
from audobon.pencils.figures.acting.resting import RESTING
from audobon.pencils.figures.acting.synonyms import SYNONYMS
from audobon.pencils.figures.acting.together import TOGETHER
from audobon.pencils.figures.acting.working import WORKING
from audobon.pencils.meaning import Nearest

__all__ = ["POSES", "Contact", "Grasp", "Limb", "Pose", "Reach", "nearest_pose", "pose_named"]

_TABLE: dict[str, Pose] = {**PLAIN, **MOVING, **RESTING, **FEELING, **WORKING, **TOGETHER}
_BEARINGS = {**BEARINGS, **OTHER_BEARINGS}
POSES: tuple[str, ...] = tuple(_TABLE)

LEAST_BEARINGS = min(len(bearings) for bearings in _BEARINGS.values())
"""So many neighbours can be in one plain pose and none like another."""

_GLOSSES = tuple(GLOSSES.values())
_GLOSSED = {gloss: pose for pose, gloss in GLOSSES.items()}


def nearest_pose(word: str, *, nearest: Nearest | None = None) -> tuple[str, str]:
    """The known pose for a verb in -ing form, and a warning (empty where the word plainly means the pose).

    Args:
        word: `running`, `handing over`.
        nearest: Asked where no table knows the word; it compares the word with what each pose means.
    """
    name = " ".join(word.lower().split())
    for known in (name, name.replace(" ", "-"), *name.split()):
        if known in _TABLE:
            return known, ""
        if known in SYNONYMS:
            return SYNONYMS[known], ""
    found = _GLOSSED.get(nearest(name, _GLOSSES), "") if nearest is not None and name else ""
    close = get_close_matches(name, [*_TABLE, *SYNONYMS], n=1, cutoff=0.85) if not found else []
    pose = found or (SYNONYMS.get(close[0], close[0]) if close else "standing")
    return pose, f"pose '{name}' is drawn as '{pose}'"


def pose_named(name: str, *, bearing: int = 0) -> Pose:
    """The pose of that name; of those that many do at once the bearing of that number, counted round."""
    bearings = _BEARINGS.get(name)
    return bearings[bearing % len(bearings)] if bearings else _TABLE[name]
