"""The kinds of insects: measures of three balls, wings, feelers and marks.

Knows: what tells a bee from a wasp.  Does not know: drawing.
One unit is the crown's height over the ground (feelers not counted) with the fore body raised.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class Insect:
    """One kind. `head`, `chest`, `rear` are radii, `long` the rear's length, `droop` its slope down (degrees).

    `wings` names their cut (`none`, `clear`, `long`, `four`, `broad`, `cases`, `sheath`), `feelers` theirs (`elbow`,
    `thread`, `club`, `comb`, `short`); `leap` for jumping hind legs; `marks` are words for bands, spots, down, sting.
    """

    name: str
    head: float = 0.20
    chest: float = 0.16
    rear: float = 0.20
    long: float = 0.56
    droop: float = 8.0
    wings: str = "none"
    wing_color: str = "#dfe9ee"
    feelers: str = "thread"
    leap: bool = False
    eye: float = 0.21
    iris: str = "#2a2020"
    leg: float = 0.026
    low: float = 0.0
    marks: tuple[str, ...] = ()
    second: str = ""


_ANT = Insect(name="ant", feelers="elbow", rear=0.185, chest=0.125, long=0.46, marks=("waist",))
INSECTS: dict[str, Insect] = {
    insect.name: insect
    for insect in (
        _ANT,
        replace(_ANT, name="bee", chest=0.19, rear=0.215, long=0.52, droop=20, wings="clear", feelers="elbow",
            marks=("bands", "down", "sting"), second="#3a2a20"),
        replace(_ANT, name="wasp", chest=0.155, rear=0.165, long=0.62, droop=26, wings="long", feelers="elbow",
            marks=("bands", "waist", "sting"), second="#2a2426", leg=0.022),
        replace(_ANT, name="fly", head=0.205, chest=0.19, rear=0.19, long=0.40, droop=4, wings="clear",
            feelers="short", eye=0.30, iris="#a8402e", marks=("hairs",)),
        replace(_ANT, name="beetle", head=0.165, chest=0.18, rear=0.285, long=0.62, droop=6, wings="cases",
            feelers="club", marks=("jaws", "gloss"), leg=0.034, low=0.05),
        replace(_ANT, name="ladybird", head=0.185, chest=0.15, rear=0.345, long=0.50, droop=2, wings="cases",
            feelers="short", marks=("spots", "black head"), second="#2a2426", low=0.08),
        replace(_ANT, name="butterfly", head=0.165, chest=0.115, rear=0.095, long=0.50, droop=24, wings="broad",
            feelers="club", second="#3a2a26", leg=0.018, marks=("scallops",)),
        replace(_ANT, name="moth", head=0.185, chest=0.165, rear=0.14, long=0.44, droop=16, wings="dusk",
            feelers="comb", second="#6a5440", leg=0.020, marks=("down",)),
        replace(_ANT, name="grasshopper", head=0.185, chest=0.165, rear=0.135, long=0.86, droop=2, wings="sheath",
            feelers="thread", leap=True, leg=0.026, marks=("rings",), eye=0.20),
        replace(_ANT, name="cricket", head=0.205, chest=0.18, rear=0.175, long=0.56, droop=4, wings="sheath",
            feelers="long", leap=True, leg=0.030, marks=("rings", "forks"), low=0.06),
        replace(_ANT, name="dragonfly", head=0.175, chest=0.155, rear=0.062, long=1.05, droop=-4, wings="four",
            feelers="short", eye=0.30, iris="#3f7a4a", marks=("rings",), leg=0.018),
        replace(_ANT, name="mosquito", head=0.135, chest=0.125, rear=0.080, long=0.60, droop=30, wings="long",
            feelers="comb", leg=0.014, marks=("needle", "bands"), second="#e6dfd0", eye=0.24),
        replace(_ANT, name="flea", head=0.185, chest=0.18, rear=0.275, long=0.40, droop=14, feelers="short",
            leap=True, leg=0.032, marks=("rings", "hairs"), low=0.06),
    )
}  # fmt: skip
