"""What a beast is made of: the parts that a species combines, and its young.

Knows: the fields.  Does not know: which species there are (see `menagerie`), drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from audobon.pencils.figures.animal_ears import Ear
from audobon.pencils.figures.beast_rig import Build, young
from audobon.pencils.figures.head_form import HeadForm
from audobon.pencils.figures.ink import mix
from audobon.pencils.figures.rig import BEAST, STOUT_BEAST, TALL_BEAST, Proportions

SMALL = replace(BEAST, head=0.345, torso=0.350, thigh=0.150, shin=0.135)
TALL = replace(TALL_BEAST, head=0.280, torso=0.325, thigh=0.185, shin=0.170)
STOUT = replace(STOUT_BEAST, head=0.305, torso=0.350, thigh=0.150, shin=0.145)
"""Proportions of beasts that stand up: bigger heads on shorter legs than people have."""


@dataclass(frozen=True, kw_only=True)
class Species:
    """A beast. `body` are its proportions when it stands up dressed, `build` those as a beast; `ear`, `horns`, `nose`,
    `tail` and `feet` name how those are drawn; colours are for an unknown coat, `dark` that of its markings; `habit`
    how it sits and eats (see `beast_posture`); `marks` are drawn on the coat, `extras` change its outline or head;
    `share` is the crown's height on four legs as a share of that upright; `shag` breaks the outline into fur."""

    name: str
    head: HeadForm
    build: Build = field(default_factory=Build)
    body: Proportions = SMALL
    ear: Ear = field(default_factory=Ear)
    horns: str = ""
    nose: str = "pad"
    tail: str = "whip"
    feet: str = "paw"
    habit: str = "paw"
    coat: str = "#a07c52"
    pale: str = "#efe2c8"
    dark: str = "#3a2a22"
    iris: str = "#4a2f1c"
    whiskers: bool = False
    fur: int = 20
    shag: float = 0.0
    share: float = 0.6
    marks: frozenset[str] = frozenset()
    extras: frozenset[str] = frozenset()
    is_young: bool = False

    @property
    def hoofed(self) -> bool:
        return self.feet in ("hoof", "cloven")

    def limb_color(self, coat: str) -> str:
        """The colour of arms and legs on this coat."""
        return mix(coat, self.dark, 0.85) if self.marks & {"panda", "dark legs"} else coat

    def paw_color(self, coat: str) -> str:
        """The colour of paws and hooves on this coat."""
        if self.hoofed:
            return "#c9a24e" if self.horns == "unicorn" else "#5a4a3c"
        if self.marks & {"socks", "dark legs", "panda"}:
            return mix(coat, self.dark, 0.80)
        if "pale socks" in self.marks:
            return mix(coat, self.pale, 0.8)
        return "#d9a494" if self.feet == "spade" else coat


def young_of(adult: Species, *, name: str = "") -> Species:
    """The same species as a child: rounder, with a bigger head, bigger eyes, a shorter muzzle, no horns yet."""
    if adult.is_young:
        return adult
    head = adult.head
    x, y, z, rx, ry = head.eye
    root = head.muzzle[0][0]
    muzzle = tuple((root + (mx - root) * 0.80, my, h * 0.96, w) for mx, my, h, w in head.muzzle)
    return replace(
        adult,
        name=name or adult.name,
        head=replace(head, eye=(x, y + 0.02, z, rx * 1.20, ry * 1.22), muzzle=muzzle, tuft=head.tuft * 0.8),
        build=young(adult.build),
        horns="" if adult.horns not in ("unicorn", "giraffe") else adult.horns,
        extras=adult.extras - {"mane", "beard", "hump hair"},
        is_young=True,
    )


def traits(words: str) -> frozenset[str]:
    """Marks or extras with commas between them."""
    return frozenset(words.split(",")) if words else frozenset()
