"""What a body that is not a person's does for a pose made for people: its manner of carriage and its two fore limbs.

Knows: which of a dozen manners a pose is, where arms would go.  Does not know: any animal.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.pencils.figures.acting.pose import Arm, Grasp, Limb
from audobon.pencils.figures.poses import pose_named

MANNERS = (
    "stand", "walk", "run", "sit", "lie", "sleep", "leap", "fly", "swim", "fall", "climb", "low", "strike", "bend",
    "dance", "peep",
)  # fmt: skip
_WORDS = {
    "stand": "standing talking pointing waving reaching holding knocking listening reading thinking laughing shouting "
    "hugging kissing comforting handing taking greeting shielding seizing pulling pushing whispering feeding cradling "
    "scolding singing opening leaning stretching cheering shrugging clapping pouring stirring fishing lifting",
    "walk": "walking carrying leading following tiptoeing limping sweeping",
    "run": "running chasing fleeing",
    "sit": "sitting kneeling crying riding perching nesting praying waiting rowing sewing writing curtseying",
    "lie": "lying fainting dying",
    "sleep": "sleeping",
    "leap": "jumping leaping diving",
    "fly": "flying hovering",
    "swim": "swimming floating",
    "fall": "falling tumbling",
    "climb": "climbing hanging",
    "low": "hiding crawling creeping crouching cowering shivering begging",
    "strike": "fighting striking kicking throwing chopping biting",
    "bend": "eating drinking digging pecking sniffing gathering scrubbing bowing",
    "dance": "dancing",
    "peep": "peeping searching looking",
}
_MANNER = {word: manner for manner, words in _WORDS.items() for word in words.split()}
_NOD = {"crying": 22.0, "shouting": -16.0, "laughing": -12.0, "listening": -4.0, "thinking": 8.0, "reading": 16.0,
        "kneeling": 14.0, "singing": -20.0, "praying": 16.0, "bowing": 26.0, "hugging": 6.0}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Bearing:
    """`nod` tips the head down (degrees). `near` and `far` are a fore limb's two bones: 0 hangs, 90 forward, 180 up.

    `gesture` is false where the limbs have nothing to say and may do what the animal does with them.
    """

    manner: str
    nod: float
    near: tuple[float, float]
    far: tuple[float, float]
    gesture: bool


_ASIDE = "carrying leading crying dancing peeping praying rowing begging sweeping digging"
_SPEAKING = frozenset((f"{_WORDS['stand']} {_WORDS['strike']} {_ASIDE}").split()) - {"standing"}


def bearing_of(pose: str) -> Bearing:
    """The bearing for one of the known poses."""
    whole = pose_named(pose)
    manner = _MANNER.get(pose) or _guessed(pose)
    return Bearing(
        manner=manner,
        nod=_NOD.get(pose, 0.0),
        near=_bones(whole.right_arm),
        far=_bones(whole.left_arm),
        gesture=pose in _SPEAKING or (pose not in _MANNER and manner == "stand"),
    )


def _guessed(pose: str) -> str:
    """The manner of a pose that no word lists, read off its body."""
    whole = pose_named(pose)
    if whole.lying:
        return "sleep" if whole.eyes_shut else "lie"
    if whole.lift > 0.05:
        return "leap"
    if whole.seat or whole.mount:
        return "sit"
    return "bend" if whole.lean > 24 else "stand"


def _bones(arm: Arm) -> tuple[float, float]:
    if isinstance(arm, Grasp):
        return _bones(arm.alone)
    if isinstance(arm, Limb):
        return arm.pitch, arm.bend
    return (66.0, 158.0) if arm.target == "head" else (24.0, 96.0)
