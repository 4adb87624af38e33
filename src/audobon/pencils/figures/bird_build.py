"""How a bird is made: the measures and marks that tell one kind from another.

Knows: what there is to say about a bird.  Does not know: any bird, drawing.
One unit is the crown's height over the ground when it stands; `forward` is the way the bird faces.
"""

from __future__ import annotations

from dataclasses import dataclass

Mark = tuple[str, str]
"""A mark's name and its colour: `breast`, `belly`, `rump`, `flank`, `hood`, `collar`, `spots`, `streaks`, `bars` on the
body; `cap`, `face`, `bib`, `mask`, `brow`, `cheek`, `ring`, `disc`, `moustache` on the head; `comb`, `wattle`, `snood`,
`shield`, `bare` of flesh; `bar`, `patch`, `speculum`, `dots` on the wing."""


@dataclass(frozen=True, kw_only=True)
class Bird:
    """One kind of bird.

    `middle` is the height of the body's middle, `long` and `deep` its half length and half depth, `pitch` how far the
    breast stands over the rump (degrees). `head` is the head's place ahead of the body's middle, `skull` its radius,
    `low` how far it hangs below the crown's height (vultures), `neck` the radii at base and head, `curve` its S.
    `bill` names an outline, `bill_size` its length and height in head heights. `tail_size` is length and breadth,
    `tail_lift` its angle over the back's line. `wing` is how far its folded tip reaches behind the middle in half
    lengths; `hand` names the spread wing's outline, `span` its length in body half lengths.
    """

    name: str
    middle: float
    long: float
    deep: float
    pitch: float
    head: float
    skull: float
    neck: tuple[float, float]
    bill: str
    bill_size: tuple[float, float]
    beak: str
    legs: str
    low: float = 0.0
    curve: float = 0.0
    shank: float = 0.013
    thigh: float = 0.075
    toes: str = "song"
    tail: str = "blade"
    tail_size: tuple[float, float] = (0.34, 0.10)
    tail_lift: float = 0.0
    tail_color: str = ""
    wing: float = 1.15
    wing_color: str = ""
    wing_tip: str = ""
    hand: str = "round"
    span: float = 2.1
    iris: str = "#241a18"
    eye: float = 0.125
    crest: str = ""
    crest_color: str = ""
    marks: tuple[Mark, ...] = ()
    down: bool = False
    water: bool = False

    def mark(self, *names: str) -> str:
        """The colour of the first of these marks that the bird has, or empty."""
        return next((color for name, color in self.marks if name in names), "")
