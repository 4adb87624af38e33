"""How a being of tale and fable is built, as far as it differs from a plain person.

Knows: what can be different.  Does not know: any being, how a person is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.human_head import HeadMarks
from audobon.pencils.figures.ink import Sketch
from audobon.pencils.figures.rig import GROWN, Proportions, Skeleton
from audobon.pencils.figures.trunk import Trunk


@dataclass(frozen=True, kw_only=True)
class HeadLook:
    """What a head of its own kind needs to know of its bearer."""

    view: str
    color: str
    hair: str
    female: bool
    old: bool
    number: int


HeadDrawing = Callable[[Sketch, Acting, HeadLook], HeadMarks]
"""Draws a whole head on a head's sheet (chin 0.5, crown -0.5) and says where its parts are."""

TorsoDrawing = Callable[[Sketch, Skeleton, Trunk, str], None]
"""Draws trunk and hips in a colour, in place of flesh."""


@dataclass(frozen=True, kw_only=True)
class OddFace:
    """What is odd about a face that is else a person's.

    `nose` is `bulb`, `hook`, `long` or empty, `nose_size` its size; `ears` is `point`, `long`, `leaf` or empty;
    `horns` is `stub`, `curl`, `antler` or empty. `eye` and `jaw` scale the person's measures.
    """

    nose: str = ""
    nose_size: float = 1.0
    ears: str = ""
    horns: str = ""
    tusks: bool = False
    fangs: bool = False
    warts: bool = False
    cheeks: bool = False
    eye: float = 1.0
    jaw: float = 1.0
    brow: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Creature:
    """A being as it differs from a plain person.

    `tone` is its own skin where the design has chosen none, empty for a person's. `outfit` is worn where a design has
    no garments, `sign` always (unless something sits there already); a `bare` one goes without clothes. `head` draws a
    head that is no person's, `face` alters a person's. `hair` is a style it always has (`none`: no hair). `wings` are
    `gauze`, `bat` or `feather`; `tail` is `tuft` or `dart`; `legs` are `legs`, `wisp`, `fish` or `goat`; `limbs` are
    drawn as `metal`, `bone`, `twig`, `wrap`, `dough`, `stone`, `fur`, `shroud` or, where empty, as flesh. `nimbus` is
    `halo` or
    `rays`. `holds` is what it has in hand where nothing else is. `stoop` bends the back (degrees).
    """

    name: str
    body: Proportions = GROWN
    tone: str = ""
    outfit: tuple[tuple[str, str], ...] = ()
    sign: tuple[tuple[str, str], ...] = ()
    bare: bool = False
    head: HeadDrawing | None = None
    face: OddFace | None = None
    torso: TorsoDrawing | None = None
    hair: str = ""
    hair_color: str = ""
    features: tuple[str, ...] = ()
    wings: str = ""
    tail: str = ""
    legs: str = "legs"
    limbs: str = ""
    nimbus: str = ""
    holds: str = ""
    stoop: float = 0.0
