"""What a body on four legs does for each pose name: where its feet go, how its back, neck and tail are held.

Knows: postures, and which one a pose means to a beast of some habit.  Does not know: builds, drawing.
"""

from __future__ import annotations

from dataclasses import dataclass

Foot = tuple[float, float, float]
"""How far before its root the foot stands and how high it is lifted (leg lengths; one not lifted stands on the ground,
a lifted one hangs from its root), and the pitch of its last bone (0 down, 90 flat forward)."""


@dataclass(frozen=True, kw_only=True)
class Posture:
    """A whole body. `hip` is the hip's height as a share of standing; `tilt` degrees the shoulders rise over the hip,
    `arch` humps the back; `neck` and `nod` turn the neck up and the nose down (degrees); `graze` brings the muzzle to
    the ground; `lift` is the height over ground (withers); `tail` raises the tail (degrees); `over` lies on its back;
    `ears` -1 laid back .. 1 pricked; `gape` opens the mouth at least so far."""

    fore: tuple[Foot, Foot] = ((0.02, 0.0, 8.0), (0.10, 0.0, 10.0))
    hind: tuple[Foot, Foot] = ((-0.16, 0.0, 4.0), (-0.02, 0.0, 8.0))
    hip: float = 1.0
    tilt: float = 0.0
    arch: float = 0.0
    neck: float = 0.0
    nod: float = 0.0
    graze: bool = False
    lift: float = 0.0
    tail: float = 0.0
    over: bool = False
    ears: float = 0.0
    gape: float = 0.0


_STAND = Posture()
_SIT = Posture(
    hip=0.42, tilt=40, neck=6, fore=((0.02, 0, 10), (0.12, 0, 12)), hind=((0.42, 0, 86), (0.50, 0, 86)), tail=-20
)
_LIE = Posture(
    hip=0.0, tilt=5, neck=10, fore=((0.72, 0, 88), (0.84, 0, 88)), hind=((0.36, 0, 88), (0.46, 0, 88)), tail=-25
)
_REAR = Posture(
    tilt=56, hip=1.0, neck=-24, nod=8, fore=((0.62, 0.42, -46), (0.74, 0.62, -30)), hind=((-0.06, 0, 6), (0.12, 0, 10)),
    tail=10,
)  # fmt: skip
_UP = Posture(
    hip=0.50, tilt=52, neck=-22, nod=4, fore=((0.42, 0.40, 40), (0.50, 0.34, 40)), hind=((0.42, 0, 86), (0.50, 0, 86)),
)  # fmt: skip
_CROUCH = Posture(
    hip=0.80, tilt=-10, neck=-30, fore=((0.34, 0, 30), (0.10, 0, 16)), hind=((0.02, 0, 14), (-0.24, 0, -14)), tail=-8
)

POSTURES: dict[str, Posture] = {
    "standing": _STAND,
    "hunched": Posture(
        hip=0.60, tilt=17, arch=0.05, neck=0, fore=((0.04, 0, 12), (0.14, 0, 14)), hind=((0.24, 0, 88), (0.36, 0, 88)),
    ),
    "hopping": Posture(
        hip=0.86, tilt=10, arch=0.04, neck=-8, fore=((0.50, 0.22, 30), (0.40, 0.28, -10)),
        hind=((-0.30, 0, 30), (-0.18, 0, 36)), tail=10,
    ),
    "hovering": Posture(
        hip=1.0, tilt=46, neck=-16, lift=0.8, fore=((0.4, 0.5, 0), (0.4, 0.5, 0)), hind=((-0.28, 0.36, 10), (-0.14,
        0.40, 20)),
    ),
    "upright": Posture(
        hip=0.78, tilt=50, neck=-18, nod=4, fore=((0.44, 0.30, 10), (0.54, 0.22, 20)), hind=((0.06, 0, 88), (0.20, 0,
        88)),
        tail=-14,
    ),
    "bounding": Posture(
        hip=1.0, tilt=26, neck=-10, fore=((0.44, 0.36, -20), (0.52, 0.30, 0)), hind=((-0.66, 0.16, -30), (-0.52, 0.22,
        -20)),
        lift=0.34, tail=26, ears=-0.4,
    ),
    "walking": Posture(
        fore=((0.34, 0, 16), (-0.30, 0.06, -46)), hind=((-0.40, 0.03, -32), (0.24, 0, 14)), neck=-3, tail=6
    ),
    "running": Posture(
        fore=((0.78, 0.36, 64), (0.60, 0.44, 40)), hind=((-0.80, 0.34, -66), (-0.62, 0.40, -60)), lift=0.16, tilt=-4,
        neck=-14, nod=-4, tail=38, ears=-0.4,
    ),
    "jumping": Posture(
        fore=((0.56, 0.42, -40), (0.68, 0.36, -20)), hind=((-0.72, 0.30, -58), (-0.58, 0.36, -50)), lift=0.42, tilt=20,
        neck=-6, tail=30,
    ),
    "falling": Posture(
        fore=((0.55, 0.40, 60), (0.15, 0.30, 20)), hind=((-0.45, 0.42, -20), (0.20, 0.44, 40)), lift=0.55, tilt=-32,
        neck=26, nod=-16, tail=60, ears=-0.8, gape=0.4,
    ),
    "sitting": _SIT,
    "sitting up": _UP,
    "lying": _LIE,
    "sleeping": Posture(
        hip=0.0, tilt=-2, neck=-50, nod=-8, fore=((0.66, 0, 88), (0.78, 0, 88)), hind=((0.36, 0, 88), (0.46, 0, 88)),
        tail=-30, ears=-0.6,
    ),
    "hiding": Posture(
        hip=0.10, tilt=-6, neck=-36, nod=6, fore=((0.40, 0, 80), (0.52, 0, 80)), hind=((0.34, 0, 88), (0.44, 0, 88)),
        tail=-40, ears=-1.0,
    ),
    "crouching": _CROUCH,
    "peeping": Posture(
        hip=0.62, tilt=4, neck=8, fore=((0.20, 0, 30), (0.32, 0, 30)), hind=((0.20, 0, 40), (0.30, 0, 40)), ears=0.8
    ),
    "crawling": Posture(
        hip=0.40, tilt=-6, neck=-20, fore=((0.70, 0, 88), (0.20, 0, 60)), hind=((-0.20, 0, 40), (0.40, 0, 88)),
        ears=-0.5
    ),
    "eating": Posture(graze=True, fore=((0.16, 0, 10), (-0.10, 0, -6))),
    "nibbling": Posture(
        hip=0.50, tilt=46, neck=-26, nod=14, fore=((0.50, 0.46, 60), (0.56, 0.42, 60)),
        hind=((0.42, 0, 86), (0.50, 0, 86)),
    ),
    "drinking": Posture(graze=True, tilt=-7, fore=((0.26, 0, 18), (0.08, 0, 8))),
    "sniffing": Posture(neck=-38, nod=-14, fore=((0.22, 0, 12), (-0.06, 0, 4)), tail=14, ears=0.5),
    "climbing": Posture(
        tilt=60, hip=0.92, neck=-18, nod=-14, fore=((0.62, 1.50, 150), (0.70, 1.10, 120)),
        hind=((0.20, 0, 8), (0.42, 0.40, 30)), tail=-10,
    ),
    "rearing": _REAR,
    "pouncing": Posture(
        tilt=20, hip=0.86, neck=-12, fore=((0.80, 0.42, 60), (0.62, 0.30, 20)), hind=((-0.30, 0, -22), (-0.10, 0, -8)),
        tail=36, ears=-0.7, gape=0.45,
    ),
    "howling": Posture(
        hip=0.42, tilt=44, neck=22, nod=-58, fore=((0.02, 0, 10), (0.12, 0, 12)), hind=((0.42, 0, 86), (0.50, 0, 86)),
        gape=0.6, ears=-0.6,
    ),
    "roaring": Posture(neck=10, nod=-12, fore=((0.10, 0, 10), (0.24, 0, 14)), gape=0.85, tail=20, ears=-0.5),
    "digging": Posture(
        tilt=-17, neck=-34, nod=10, fore=((0.42, 0, 20), (0.30, 0.30, -50)), hind=((-0.22, 0, 0), (0.02, 0, 8)), tail=45
    ),
    "rolling": Posture(
        over=True, hip=0.0, neck=-6, fore=((0.20, 0.42, -60), (0.34, 0.50, -70)), hind=((0.10, 0.40, 60), (-0.16,
        0.46, 30)),
        ears=-0.4,
    ),
    "carrying": Posture(
        fore=((0.30, 0, 14), (-0.26, 0.06, -40)), hind=((-0.36, 0.03, -28), (0.20, 0, 12)), neck=12, nod=-4, tail=24
    ),
    "crying": Posture(
        hip=0.42, tilt=36, neck=-34, nod=30, fore=((0.02, 0, 10), (0.12, 0, 12)), hind=((0.42, 0, 86), (0.50, 0, 86)),
        tail=-40, ears=-1.0,
    ),
    "drooping": Posture(neck=-34, nod=18, tail=-30, ears=-1.0),
    "laughing": Posture(neck=12, nod=-20, tail=40, ears=0.3, gape=0.5),
    "prancing": Posture(
        tilt=6, neck=12, nod=14, fore=((0.42, 0.34, -60), (0.0, 0, 6)), hind=((-0.10, 0, 0), (0.10, 0.10, -10)), tail=30
    ),
    "pointing": Posture(fore=((0.34, 0.30, -64), (0.06, 0, 8)), hind=((-0.34, 0, -14), (-0.16, 0, -4)), neck=-14,
    nod=-4,
                        tail=30, ears=0.6),
    "stretching": Posture(
        hip=1.0, tilt=-20, neck=-4, nod=-14, fore=((0.62, 0, 70), (0.74, 0, 70)), hind=((-0.22, 0, -4), (-0.06, 0, 4)),
        tail=50, ears=-0.3,
    ),
    "browsing": Posture(neck=-22, nod=18, fore=((0.10, 0, 10), (-0.08, 0, -4))),
    "begging": Posture(
        hip=0.46, tilt=58, neck=-26, nod=-10, fore=((0.46, 0.46, -40), (0.54, 0.40, -40)),
        hind=((0.42, 0, 86), (0.50, 0, 86)), ears=0.4,
    ),
}  # fmt: skip

_MEANT = {
    "standing": "standing talking opening pouring stirring shrugging clapping sweeping chopping lifting scrubbing",
    "running": "running chasing fleeing hurrying galloping trotting",
    "jumping": "jumping leaping flying diving bounding",
    "falling": "falling tumbling",
    "walking": "walking riding leaving entering marching sneaking pulling pushing dragging tiptoeing leading following",
    "carrying": "carrying holding bringing hauling",
    "sitting": "sitting listening thinking reading resting writing playing sewing rowing fishing leaning",
    "lying": "lying swimming floating fainting cradling basking",
    "sleeping": "sleeping dozing napping",
    "hiding": "hiding cowering trembling shivering",
    "crouching": "crouching stalking kneeling bowing stooping hunting curtseying shielding lurking",
    "stretching": "stretching yawning",
    "crawling": "crawling creeping slinking",
    "peeping": "peeping peeking",
    "pointing": "pointing",
    "eating": "eating grazing feeding gnawing nibbling browsing",
    "drinking": "drinking lapping",
    "sniffing": "sniffing smelling looking searching tracking gathering kissing comforting whispering nuzzling",
    "climbing": "climbing reaching knocking hanging",
    "rearing": "rearing throwing bucking",
    "pouncing": "fighting pouncing attacking biting catching grabbing kicking hitting striking seizing clawing",
    "howling": "howling singing calling baying",
    "roaring": "roaring shouting barking growling scolding snarling neighing braying bellowing bleating",
    "digging": "digging burrowing",
    "rolling": "rolling wallowing",
    "crying": "crying whimpering",
    "laughing": "laughing",
    "prancing": "dancing waving cheering greeting capering frisking",
    "begging": "begging hugging embracing praying giving taking handing",
}
SLEEP = frozenset(_MEANT["sleeping"].split())
_POSE = {word: posture for posture, words in _MEANT.items() for word in words.split()}
_BY_HABIT: dict[str, dict[str, str]] = {
    "hoof": {"sitting": "lying", "crying": "drooping", "howling": "roaring", "climbing": "rearing",
    "begging": "peeping",
             "pouncing": "rearing", "crouching": "drooping"},
    "hop": {"eating": "nibbling", "standing": "hunched", "walking": "hopping", "carrying": "hopping",
            "prancing": "sitting up", "howling": "laughing", "roaring": "sitting up"},
    "nibbler": {"eating": "nibbling", "standing": "hunched", "prancing": "sitting up", "howling": "laughing",
                "begging": "sitting up"},
    "kangaroo": {"standing": "upright", "walking": "bounding", "running": "bounding", "jumping": "bounding",
                 "carrying": "upright", "sitting": "upright", "prancing": "bounding", "pouncing": "upright",
                 "rearing": "upright", "begging": "upright", "laughing": "upright", "howling": "upright"},
    "ape": {"sitting": "sitting up", "eating": "nibbling", "howling": "laughing", "crying": "crying",
            "prancing": "rearing"},
    "flipper": dict.fromkeys(_MEANT, "standing") | {name: name for name in ("jumping", "falling", "lying", "sleeping")}
    | {"hiding": "sleeping", "laughing": "roaring", "roaring": "roaring", "howling": "roaring", "crying": "drooping"},
    "bat": dict.fromkeys(_MEANT, "hovering") | dict.fromkeys(
        ("standing", "sitting", "hiding", "crying", "lying", "sleeping", "eating", "drinking"), "sitting up"
    ),
}  # fmt: skip


def posture_for(pose: str, *, habit: str) -> Posture:
    """The posture that a pose name means to a beast of this habit (`paw`, `pack`, `hoof`, `hop`, `heavy`, ...)."""
    name = _POSE.get(pose, pose if pose in POSTURES else "standing")
    return POSTURES[_BY_HABIT.get(habit, {}).get(name, name)]


def knows_deed(word: str) -> bool:
    """Whether beasts have a posture of their own for this word (`howling`, `sniffing`), whatever people do for it."""
    return word in _POSE or word in POSTURES
