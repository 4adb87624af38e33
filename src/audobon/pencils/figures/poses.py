"""The poses that can be drawn, by name, and which of them a verb comes nearest to.

Knows: names, words that mean the same.  Does not know: angles (see `acting`), drawing.
"""

from __future__ import annotations

from difflib import get_close_matches

from audobon.pencils.figures.acting.feeling import FEELING
from audobon.pencils.figures.acting.moving import MOVING
from audobon.pencils.figures.acting.plain import PLAIN
from audobon.pencils.figures.acting.pose import Contact, Grasp, Limb, Pose, Reach
from audobon.pencils.figures.acting.resting import RESTING
from audobon.pencils.figures.acting.together import TOGETHER
from audobon.pencils.figures.acting.working import WORKING
from audobon.pencils.meaning import Nearest

__all__ = ["POSES", "Contact", "Grasp", "Limb", "Pose", "Reach", "nearest_pose", "pose_named"]

_TABLE: dict[str, Pose] = {**PLAIN, **MOVING, **RESTING, **FEELING, **WORKING, **TOGETHER}
POSES: tuple[str, ...] = tuple(_TABLE)

_NEAREST = {
    "walking": "strolling striding marching wandering stepping coming leaving entering trudging limping",
    "running": "fleeing chasing rushing hurrying escaping dashing racing galloping sprinting scampering trotting",
    "sitting": "resting perching seated waiting driving sewing spinning writing working rowing",
    "kneeling": "crouching praying begging bowing proposing stooping squatting curtseying bending scrubbing",
    "lying": "swimming floating dying fainting sprawling",
    "sleeping": "dreaming dozing napping snoring slumbering",
    "pointing": "showing accusing ordering commanding directing",
    "waving": "beckoning farewelling hailing saluting signalling",
    "reaching": "grabbing catching picking stretching touching snatching giving offering",
    "holding": "gripping clutching lifting keeping cooking pouring painting playing",
    "carrying": "bringing hauling bearing fetching delivering",
    "eating": "chewing nibbling tasting biting swallowing gobbling dining sneezing",
    "drinking": "sipping gulping",
    "climbing": "scrambling clambering ascending hanging",
    "jumping": "leaping hopping bouncing springing skipping flying diving",
    "falling": "tumbling tripping slipping dropping stumbling",
    "hiding": "cowering shrinking trembling ducking sneaking creeping crawling",
    "peeping": "peeking spying looking searching peering watching sniffing smelling",
    "crying": "weeping sobbing mourning wailing",
    "laughing": "giggling chuckling smiling grinning rejoicing cheering",
    "thinking": "wondering pondering considering worrying musing planning",
    "talking": "speaking saying asking answering explaining telling arguing chatting replying singing",
    "shouting": "yelling screaming calling roaring crying-out growling barking howling",
    "listening": "hearing eavesdropping overhearing",
    "fighting": "attacking hitting boxing wrestling struggling threatening beating kicking throwing",
    "hugging": "embracing cuddling dragging",
    "reading": "studying inspecting examining",
    "digging": "raking hoeing sweeping planting shovelling gardening mowing chopping cutting fishing",
    "knocking": "tapping hammering rapping ringing opening closing locking unlocking",
    "riding": "mounted",
    "dancing": "twirling prancing capering frolicking performing",
    "standing": "being stopping staying posing arriving turning dressing",
}
_TO_POSE = {word: pose for pose, words in _NEAREST.items() for word in words.split()}


def nearest_pose(word: str, *, nearest: Nearest | None = None) -> tuple[str, str]:
    """The known pose for a verb in -ing form, and a warning (empty where the word is a pose's own).

    Args:
        word: `running`, `handing over`.
        nearest: Asked where no table knows the word.
    """
    name = word.strip().lower()
    if name in _TABLE:
        return name, ""
    if name in _TO_POSE:
        return _TO_POSE[name], f"pose '{name}' is drawn as '{_TO_POSE[name]}'"
    close = get_close_matches(name, [*_TABLE, *_TO_POSE], n=1, cutoff=0.8)
    found = nearest(name, POSES) if nearest is not None and not close and name else ""
    pose = _TO_POSE.get(close[0], close[0]) if close else found or "standing"
    return pose, f"pose '{name}' is drawn as '{pose}'"


def pose_named(name: str) -> Pose:
    return _TABLE[name]
