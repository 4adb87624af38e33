"""The kinds of birds of water, marsh and plain: measures and marks of each.

Knows: what tells a heron from a stork.  Does not know: drawing.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.pencils.figures.bird_build import Bird

_BLACK, _WHITE, _RED = "#2b2a31", "#f6f3ea", "#c0392f"
_ORANGE = "#e0913c"

_GOOSE = Bird(
    name="goose", middle=0.42, long=0.42, deep=0.225, pitch=10, head=0.37, skull=0.088, neck=(0.14, 0.062), curve=0.035,
    bill="broad", bill_size=(0.66, 0.52), beak=_ORANGE, legs=_ORANGE, shank=0.020, thigh=0.10, toes="webbed",
    tail_size=(0.20, 0.12), tail_lift=16, hand="slotted", span=2.1, water=True, marks=(),
)  # fmt: skip
_DUCK = replace(_GOOSE, name="duck", middle=0.45, long=0.47, deep=0.235, pitch=6, head=0.40, skull=0.14,
    neck=(0.165, 0.10), curve=0.0, bill_size=(0.76, 0.44), beak="#e2a53f", tail="curl", tail_size=(0.16, 0.12),
    hand="pointed", span=1.9, marks=(("speculum", "#3a5fa0"),))  # fmt: skip

_SWIMMERS = (
    _GOOSE,
    replace(_GOOSE, name="gosling", middle=0.40, long=0.31, deep=0.235, pitch=14, head=0.25, skull=0.17,
        neck=(0.17, 0.135), curve=0.0, bill_size=(0.40, 0.32), beak="#8a7a6a", legs="#8a7a5a", tail="none", wing=0.75,
        hand="stub", down=True, shank=0.024, marks=(("cap", "#8f8a5a"), ("rump", "#8f8a5a"))),
    _DUCK,
    replace(_DUCK, name="duckling", middle=0.36, long=0.33, deep=0.225, pitch=8, head=0.22, skull=0.22,
        neck=(0.20, 0.19), bill_size=(0.46, 0.30), beak="#e0913c", tail="none", wing=0.72, hand="stub", down=True,
        shank=0.024, eye=0.135, marks=()),
    replace(_GOOSE, name="swan", middle=0.32, long=0.46, deep=0.20, pitch=6, head=0.42, skull=0.062,
        neck=(0.11, 0.040), curve=0.13, bill_size=(0.94, 0.56), beak="#e0762e", legs="#4a4644", tail="wedge",
        tail_size=(0.22, 0.11), wing=1.12, hand="slotted", span=1.9, marks=(("knob", _BLACK),), thigh=0.08),
    replace(_GOOSE, name="cygnet", middle=0.36, long=0.36, deep=0.23, pitch=6, head=0.30, skull=0.125,
        neck=(0.15, 0.09), curve=0.05, bill_size=(0.52, 0.40), beak="#4f4c50", legs="#5a5654", tail="none", wing=0.8,
        hand="stub", down=True, marks=()),
    replace(_DUCK, name="moor-hen", middle=0.50, long=0.37, deep=0.21, pitch=18, head=0.29, skull=0.115,
        neck=(0.15, 0.095), bill="cone", bill_size=(0.50, 0.32), beak="#d9402e", legs="#a8b34a", toes="long",
        tail="tuft", tail_size=(0.22, 0.10), tail_lift=50, tail_color="#efeade", hand="round", iris="#a8402e",
        shank=0.018, marks=(("shield", "#d9402e"), ("bill tip", "#e8c23c"), ("flank", _WHITE), ("long toes", "#1"))),
    replace(_DUCK, name="gull", middle=0.52, long=0.44, deep=0.185, pitch=8, head=0.34, skull=0.125,
        neck=(0.16, 0.11), bill="dagger", bill_size=(0.62, 0.34), beak="#e8b83c", legs="#d99a84", tail="blade",
        tail_size=(0.26, 0.11), wing=1.55, wing_color="#a8b0ba", wing_tip=_BLACK, hand="sickle", span=2.9,
        iris="#e0c25a", shank=0.016, thigh=0.07, marks=(("bill tip", "#d0402e"), ("ring", "#d0603e"))),
    replace(_DUCK, name="penguin", middle=0.45, long=0.44, deep=0.225, pitch=86, head=0.03, skull=0.15,
        neck=(0.19, 0.14), bill="spear", bill_size=(0.52, 0.26), beak="#3a3436", legs="#4a4448", tail="blade",
        tail_size=(0.14, 0.09), tail_lift=-8, hand="flipper", span=1.4, shank=0.03, thigh=0.06,
        marks=(("under", _WHITE), ("bib", "#e8b23c"), ("cheek", "#e8b23c"))),
    replace(_DUCK, name="pelican", middle=0.40, long=0.37, deep=0.225, pitch=20, head=0.27, skull=0.075,
        neck=(0.12, 0.058), curve=0.11, bill="pouch", bill_size=(2.5, 0.62), beak="#e6a94a", legs="#d98a5a",
        crest="peak", tail="blade", tail_size=(0.16, 0.1), hand="slotted", span=2.4, wing_tip="#4a4448",
        marks=(("ring", "#e6b0a0"),)),
    replace(_DUCK, name="puffin", middle=0.46, long=0.38, deep=0.205, pitch=66, head=0.11, skull=0.17,
        neck=(0.185, 0.16), bill="triangle", bill_size=(0.58, 0.74), beak="#e0762e", legs="#e0662e", tail="blade",
        tail_size=(0.12, 0.08), wing=1.0, hand="stub", span=1.9, shank=0.022,
        marks=(("under", _WHITE), ("cheek", "#e3ded4"), ("face", "#e3ded4"), ("collar", _BLACK))),
)  # fmt: skip

_STORK = replace(_GOOSE, name="stork", middle=0.60, long=0.27, deep=0.13, pitch=20, head=0.22, skull=0.052,
    neck=(0.085, 0.040), curve=0.05, bill="spear", bill_size=(2.5, 0.46), beak="#d0402e", legs="#d0402e",
    toes="long", shank=0.014, thigh=0.06, tail="blade", tail_size=(0.12, 0.09), tail_lift=0, wing=1.25, wing_tip=_BLACK,
    hand="slotted", span=2.6, water=False)  # fmt: skip
_WADERS = (
    _STORK,
    replace(_STORK, name="crane", middle=0.58, long=0.26, deep=0.135, pitch=14, head=0.19, skull=0.045,
        neck=(0.07, 0.028), curve=0.03, bill_size=(1.6, 0.44), beak="#8f8a72", legs="#4a4648", tail="plume",
        tail_size=(0.30, 0.1), wing_tip="#4a4850", crest="", marks=(("cap", _RED), ("hood", "#34333a"),
        ("cheek", _WHITE))),
    replace(_STORK, name="heron", middle=0.56, long=0.27, deep=0.12, pitch=30, head=0.24, skull=0.045,
        neck=(0.06, 0.030), curve=-0.12, bill_size=(2.3, 0.50), beak="#e0b04a", legs="#8f8a5a", wing_tip="#3c4250",
        crest="plume", crest_color=_BLACK, marks=(("under", _WHITE), ("hood", "#eeeae2"), ("cap", _WHITE),
        ("streaks", "#4a4a52"))),
    replace(_STORK, name="flamingo", middle=0.62, long=0.22, deep=0.125, pitch=16, head=0.27, skull=0.048,
        neck=(0.060, 0.026), curve=0.13, bill="bent", bill_size=(1.25, 0.72), beak="#f0b8ae", legs="#e08a90",
        shank=0.011, wing_tip="#3a3034", toes="webbed", wing=1.2, marks=(("bill tip", _BLACK),)),
    replace(_STORK, name="ostrich", middle=0.55, long=0.27, deep=0.185, pitch=8, head=0.27, skull=0.046,
        neck=(0.062, 0.030), curve=0.04, bill="broad", bill_size=(0.90, 0.56), beak="#d9b08a", legs="#d8b59a",
        toes="two", shank=0.024, thigh=0.085, tail="plume", tail_size=(0.26, 0.1), tail_color=_WHITE, wing=0.95,
        wing_tip=_WHITE, hand="plume", span=1.5, marks=(("hood", "#dcc0a8"), ("breeches", "#dcc0a8"))),
)  # fmt: skip

WATER_BIRDS: tuple[Bird, ...] = (*_SWIMMERS, *_WADERS)
