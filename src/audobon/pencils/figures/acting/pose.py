"""What a pose is made of: limbs' angles, hands that go somewhere, how two bodies meet.

Knows: the parts and their measures.  Does not know: any pose, bones' lengths, drawing.
Angles are degrees in the figure's own frame. `pitch` 0 hangs down, 90 points forward, 180 up, negative backward; `out`
points away from the body's middle. A limb's `bend` is the absolute pitch of its lower bone, not an angle at the joint.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from audobon.comic.story import Emotion
from audobon.pencils.figures.expression import Mouth


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
class Grasp:
    """A hand that goes to the partner, if there is one within reach; else it does as `alone` says.

    `point` names a field of `Partner`. `beyond` (in own heads) lies further off than the point, `up` above it; `near`
    is how far the hand comes towards the reader before the own shoulder. `meet` lets two hands come half way: the point
    is then the middle between the partner's point and this hand where it is when alone, at the higher of both.
    """

    point: str
    alone: Limb | Reach
    beyond: float = 0.0
    up: float = 0.0
    near: float = 0.0
    meet: bool = False
    elbow_out: float = 0.4


@dataclass(frozen=True)
class Contact:
    """How two figures that share a pose stand to each other.

    `gap` is the distance between their standing points in statures of the taller; `face_to_face` turns them to each
    other, else both look the same way, the actor ahead of the partner if `ahead` says so; `front` says which of the two
    is drawn nearer the reader: `actor` or `partner`.
    """

    gap: float
    face_to_face: bool = True
    front: str = "actor"
    ahead: bool = False


Arm = Limb | Reach | Grasp
HANG_R = Limb(4, 9, 20, 4)
HANG_L = Limb(-4, 9, 16, 4)


@dataclass(frozen=True, kw_only=True)
class Pose:
    """A whole body. `lean` tips the trunk forward, `curl` rounds the back, `follow` ties the head to the trunk.

    Right is the near side of a figure that faces right. `hands` name the two hands' shapes (right, left); `lift` is
    the height over ground in statures; `min_yaw` turns the body at least that far from the reader; `wants` is the
    thing the pose holds if nothing else is held; `seat` and `mount` ask for a stool or a horse below; `contact` is
    set for poses that are done with a partner, to whose `ear` or `mouth` the own mouth goes if `head_to` says so; one
    who `kneels` does so before a much smaller partner; one who `hangs` does so by the hands, one who `swims` lies in
    water, `boat` puts a hull round the seat, one who `leans` has a post behind. `shrug` lifts the shoulders (heads).
    `mouth` is the form that the deed asks for (a yawn, a bite), `feeling` the face it has by itself.
    """

    lean: float = 2.0
    curl: float = 0.0
    sway: float = 0.0
    twist: float = 0.0
    nod: float = 0.0
    tilt: float = 0.0
    follow: float = 0.3
    right_arm: Arm = HANG_R
    left_arm: Arm = HANG_L
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
    head_to: str = ""
    kneels: bool = False
    hangs: bool = False
    swims: bool = False
    boat: bool = False
    leans: bool = False
    shrug: float = 0.0
    mouth: Mouth | None = None
    feeling: tuple[Emotion, float] | None = None

    def arm(self, side: str) -> Arm:
        return self.right_arm if side == "r" else self.left_arm

    def leg(self, side: str) -> Limb:
        return self.right_leg if side == "r" else self.left_leg

    def hand(self, side: str) -> str:
        return self.hands[0] if side == "r" else self.hands[1]
