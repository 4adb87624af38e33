"""What a body can do: joint angles of every pose, and which pose a verb comes nearest to.

Knows: angles, hands' shapes, what a pose wants in its hand.  Does not know: bones' lengths, drawing.
Angles are degrees in the figure's own frame. `pitch` 0 hangs down, 90 points forward, 180 up, negative backward; `out`
points away from the body's middle. A limb's `bend` is the absolute pitch of its lower bone, not an angle at the joint.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches

from audobon.pencils.meaning import Nearest


@dataclass(frozen=True)
class Limb:
    """Absolute directions of a limb's two bones; `tip` is how far the foot points down (degrees, legs only)."""

    pitch: float = 0.0
    out: float = 6.0
    bend: float = 0.0
    bend_out: float = 3.0
    tip: float = 0.0


@dataclass(frozen=True)
class Reach:
    """A hand that goes somewhere: a joint's name and an offset in heads, the elbow turned `elbow_out`."""

    target: str
    forward: float = 0.0
    out: float = 0.0
    up: float = 0.0
    elbow_out: float = 0.7


@dataclass(frozen=True)
class Contact:
    """How two figures that share a pose stand to each other.

    `gap` is the distance between their standing points in statures of the taller; `face_to_face` turns them to each
    other, else both look the same way; `front` says which of the two is drawn nearer the reader: `actor` or `partner`.
    """

    gap: float
    face_to_face: bool = True
    front: str = "actor"


Arm = Limb | Reach
_HANG_R = Limb(4, 9, 20, 4)
_HANG_L = Limb(-4, 9, 16, 4)


@dataclass(frozen=True, kw_only=True)
class Pose:
    """A whole body. `lean` tips the trunk forward, `curl` rounds the back, `follow` ties the head to the trunk.

    Right is the near side of a figure that faces right. `hands` name the two hands' shapes (right, left); `lift` is the
    height over ground in statures; `min_yaw` turns the body at least that far from the reader; `wants` is the thing the
    pose holds if nothing else is held; `seat` and `mount` ask for a stool or a horse below; `contact` is set for poses
    that are done with a partner.
    """

    lean: float = 2.0
    curl: float = 0.0
    sway: float = 0.0
    twist: float = 0.0
    nod: float = 0.0
    tilt: float = 0.0
    follow: float = 0.3
    right_arm: Arm = _HANG_R
    left_arm: Arm = _HANG_L
    right_leg: Limb = field(default_factory=lambda: Limb(2, 4, -2, 2))
    left_leg: Limb = field(default_factory=lambda: Limb(-1, 5, -3, 3))
    hands: tuple[str, str] = ("relaxed", "relaxed")
    lift: float = 0.0
    min_yaw: float = 0.0
    lying: bool = False
    eyes_shut: bool = False
    wants: str = ""
    seat: bool = False
    mount: bool = False
    contact: Contact | None = None

    def arm(self, side: str) -> Arm:
        return self.right_arm if side == "r" else self.left_arm

    def leg(self, side: str) -> Limb:
        return self.right_leg if side == "r" else self.left_leg

    def hand(self, side: str) -> str:
        return self.hands[0] if side == "r" else self.hands[1]


_SIT_R = Limb(82, 10, 4, 4)
_SIT_L = Limb(86, 10, -8, 4)
_STRIDE_R = Limb(24, 3, 10, 2, -14)
_STRIDE_L = Limb(-14, 3, -34, 2, 26)

_TABLE: dict[str, Pose] = {
    "standing": Pose(
        lean=1, sway=-2.5, tilt=3.5, twist=5, right_arm=Limb(2, 12, 26, 2), left_arm=Limb(-6, 9, 16, 3),
        right_leg=Limb(4, 9, -4, 5), left_leg=Limb(-3, 3, -3, 2),
    ),
    "walking": Pose(
        lean=5, twist=6, right_leg=_STRIDE_R, left_leg=_STRIDE_L,
        right_arm=Limb(-24, 7, 2, 4), left_arm=Limb(24, 7, 52, 2),
    ),
    "running": Pose(
        lean=19, nod=-8, twist=12, lift=0.02, min_yaw=42,
        right_leg=Limb(62, 3, -2, 2, -16), left_leg=Limb(-34, 3, -92, 2, 30),
        right_arm=Limb(-52, 10, 30, 6), left_arm=Limb(42, 8, 128, 0), hands=("fist", "fist"),
    ),
    "sitting": Pose(
        lean=2, curl=5, right_leg=_SIT_R, left_leg=_SIT_L, seat=True,
        right_arm=Limb(26, 8, 66, -8), left_arm=Limb(20, 8, 70, -6),
    ),
    "kneeling": Pose(
        lean=8, right_leg=Limb(6, 8, -86, 4, 165), left_leg=Limb(80, 8, 2, 3),
        right_arm=Limb(28, 8, 60, -4), left_arm=Limb(40, 6, 66, -2),
    ),
    "lying": Pose(
        lean=-82, follow=1.1, nod=18, min_yaw=68, lying=True, right_leg=Limb(112, 4, 62, 2, -20), left_leg=Limb(86,
        5, 84, 3, -70),
        right_arm=Limb(62, 10, 112, -14), left_arm=Limb(-70, 30, -60, 14),
    ),
    "sleeping": Pose(
        lean=-84, follow=1.1, nod=12, min_yaw=70, lying=True, eyes_shut=True,
        right_leg=Limb(108, 4, 70, 2, -30), left_leg=Limb(88, 4, 84, 2, -70),
        right_arm=Limb(66, 8, 108, -16), left_arm=Limb(58, 4, 100, -16),
    ),
    "pointing": Pose(
        lean=4, twist=8, right_arm=Limb(6, 12, 36, 2), left_arm=Limb(88, 14, 92, 8), hands=("relaxed", "point"),
        right_leg=Limb(-8, 4, -12, 2), left_leg=Limb(10, 5, 4, 2),
    ),
    "waving": Pose(
        sway=-4, tilt=4, right_arm=Limb(2, 10, 20, 4), left_arm=Limb(104, 42, 168, 22), hands=("relaxed", "open"),
        right_leg=Limb(0, 4, -3, 2), left_leg=Limb(4, 8, -4, 4),
    ),
    "reaching": Pose(
        lean=15, nod=-8, right_arm=Limb(62, 8, 84, 4), left_arm=Limb(96, 8, 112, 4), hands=("open", "open"),
        right_leg=Limb(-10, 4, -24, 2, 22), left_leg=Limb(20, 4, 0, 2),
    ),
    "holding": Pose(
        right_arm=Limb(14, 12, 88, -10), left_arm=Limb(14, 10, 84, -12), hands=("grip", "grip"), nod=4,
    ),
    "carrying": Pose(
        lean=-5, right_arm=Limb(30, 10, 86, -16), left_arm=Limb(30, 10, 88, -16), hands=("grip", "grip"),
            wants="bundle",
        right_leg=Limb(16, 4, 6, 2), left_leg=Limb(-10, 4, -26, 2, 18),
    ),
    "eating": Pose(
        nod=6, right_arm=Reach("head", forward=0.60, out=-0.10, up=-0.44, elbow_out=0.8), left_arm=Limb(16, 10, 78,
            -12),
        hands=("grip", "relaxed"), wants="bread",
    ),
    "drinking": Pose(
        nod=-8, right_arm=Reach("head", forward=0.64, out=-0.10, up=-0.40, elbow_out=1.0), left_arm=Limb(8, 10, 40, 2),
        hands=("grip", "relaxed"), wants="cup",
    ),
    "climbing": Pose(
        lean=8, nod=-16, min_yaw=58, lift=0.10, right_leg=Limb(84, 8, -8, 4, 6), left_leg=Limb(8, 4, -22, 3, 26),
        right_arm=Limb(128, 8, 150, 4), left_arm=Limb(158, 8, 172, 4), hands=("grip", "grip"),
    ),
    "jumping": Pose(
        lean=8, nod=-8, lift=0.17, right_leg=Limb(58, 10, -34, 6, 24), left_leg=Limb(22, 8, -62, 5, 30),
        right_arm=Limb(126, 34, 152, 26), left_arm=Limb(118, 38, 150, 24), hands=("open", "open"),
    ),
    "falling": Pose(
        lean=-40, curl=14, nod=16, lift=0.24, min_yaw=56, right_leg=Limb(100, 10, 58, 6, -10),
        left_leg=Limb(62, 14, 14, 8, -16), right_arm=Limb(-70, 44, -108, 34), left_arm=Limb(138, 30, 164, 18),
        hands=("open", "open"),
    ),
    "hiding": Pose(
        lean=30, curl=26, nod=6, right_leg=Limb(112, 8, -34, 4), left_leg=Limb(104, 10, -38, 4, 6), min_yaw=36,
        right_arm=Reach("head", forward=0.40, out=0.10, up=0.16), left_arm=Reach("head", forward=0.44, out=0.1,
            up=-0.30),
        hands=("open", "open"),
    ),
    "peeping": Pose(
        lean=24, sway=-5, nod=-10, tilt=7, right_leg=Limb(18, 5, -12, 2), left_leg=Limb(34, 5, -14, 2),
        right_arm=Limb(14, 8, 74, -4), left_arm=Limb(60, 8, 122, 2), hands=("relaxed", "open"),
    ),
    "crying": Pose(
        lean=8, curl=12, nod=14, right_arm=Reach("head", forward=0.48, out=0.14, up=-0.12),
        left_arm=Reach("head", forward=0.48, out=0.14, up=-0.12), hands=("fist", "fist"), eyes_shut=True,
    ),
    "laughing": Pose(
        lean=-9, nod=-14, tilt=-4, right_arm=Reach("waist", forward=0.52, out=0.02, up=0.12, elbow_out=1.6),
        left_arm=Limb(30, 30, 96, 18), hands=("flat", "open"), right_leg=Limb(4, 6, -4, 3), left_leg=Limb(2, 9, -6, 5),
    ),
    "thinking": Pose(
        nod=6, tilt=5, sway=2, right_arm=Reach("head", forward=0.46, out=-0.05, up=-0.62, elbow_out=0.3),
        left_arm=Reach("waist", forward=0.44, out=-0.20, up=0.34, elbow_out=0.9), hands=("fist", "flat"),
    ),
    "talking": Pose(
        lean=3, sway=-2, tilt=3, right_arm=Limb(16, 14, 82, 24), left_arm=Limb(8, 12, 58, 14), hands=("open",
            "relaxed"),
        right_leg=Limb(6, 4, 0, 2), left_leg=Limb(-4, 7, -6, 4),
    ),
    "shouting": Pose(
        lean=9, nod=-10, left_arm=Reach("head", forward=0.60, out=0.34, up=-0.36, elbow_out=1.1),
        right_arm=Limb(-8, 24, 44, 14), hands=("fist", "open"), right_leg=Limb(-10, 5, -16, 3, 8), left_leg=Limb(14,
            6, 4, 3),
    ),
    "listening": Pose(
        lean=5, tilt=10, right_arm=Reach("head", forward=-0.02, out=0.56, up=-0.10, elbow_out=1.0),
        left_arm=Limb(6, 10, 36, 2), hands=("open", "relaxed"),
    ),
    "fighting": Pose(
        lean=11, twist=16, right_arm=Limb(18, 14, 128, 4), left_arm=Limb(66, 6, 100, 2), hands=("fist", "fist"),
            min_yaw=42,
        right_leg=Limb(-20, 8, -38, 5, 16), left_leg=Limb(36, 8, -2, 3),
    ),
    "hugging": Pose(
        lean=7, tilt=8, right_arm=Limb(56, 16, 82, -20), left_arm=Limb(72, 16, 96, -24), hands=("flat", "flat"),
            min_yaw=40,
        right_leg=Limb(2, 4, -8, 2), left_leg=Limb(8, 5, -4, 2),
    ),
    "reading": Pose(
        nod=16, right_arm=Limb(20, 10, 98, -12), left_arm=Limb(22, 8, 98, -12), hands=("grip", "grip"), wants="book",
    ),
    "digging": Pose(
        lean=32, curl=8, nod=6, min_yaw=55, right_arm=Limb(34, 6, 44, 0), left_arm=Limb(66, 4, 46, -4), hands=("grip",
            "grip"),
        right_leg=Limb(-12, 6, -26, 3, 12), left_leg=Limb(48, 6, -8, 3), wants="spade",
    ),
    "knocking": Pose(
        lean=7, right_arm=Limb(6, 9, 26, 3), left_arm=Limb(72, 6, 128, 2), hands=("relaxed", "fist"), min_yaw=50,
        right_leg=Limb(-6, 4, -10, 2), left_leg=Limb(10, 4, 2, 2),
    ),
    "riding": Pose(
        lean=-2, right_leg=Limb(58, 20, -12, 4, -6), left_leg=Limb(58, 20, -12, 4, -6), min_yaw=75, mount=True,
        right_arm=Limb(22, 6, 76, -6), left_arm=Limb(24, 6, 78, -6), hands=("grip", "grip"),
    ),
    "dancing": Pose(
        lean=-3, sway=7, tilt=-7, right_arm=Limb(-24, 56, 10, 62), left_arm=Limb(116, 44, 160, 16), hands=("open",
            "open"),
        right_leg=Limb(4, 6, -4, 3, 14), left_leg=Limb(26, 20, -36, 12, 34), lift=0.0,
    ),
}  # fmt: skip

POSES: tuple[str, ...] = tuple(_TABLE)

_NEAREST = {
    "walking": "strolling striding marching wandering stepping coming leaving entering following trudging limping",
    "running": "fleeing chasing rushing hurrying escaping dashing racing galloping sprinting scampering trotting",
    "sitting": "resting perching seated waiting driving sewing spinning writing working rowing",
    "kneeling": "crouching praying begging bowing proposing stooping squatting curtseying bending scrubbing",
    "lying": "swimming floating dying fainting sprawling",
    "sleeping": "dreaming dozing napping snoring slumbering",
    "pointing": "showing accusing ordering commanding directing",
    "waving": "greeting beckoning farewelling hailing saluting signalling",
    "reaching": "grabbing catching picking stretching touching taking seizing snatching giving offering handing",
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
    "talking": "speaking saying asking answering explaining telling whispering arguing chatting replying singing",
    "shouting": "yelling screaming calling roaring crying-out scolding growling barking howling",
    "listening": "hearing eavesdropping overhearing",
    "fighting": "attacking hitting boxing wrestling struggling threatening beating kicking throwing",
    "hugging": "embracing kissing cuddling comforting dragging pulling pushing",
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
