"""The kinds of birds: measures and marks of each.

Knows: what tells a wren from a robin.  Does not know: drawing.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.bird_waders import WATER_BIRDS

_BLACK, _WHITE, _RED, _CREAM = "#2b2a31", "#f6f3ea", "#c0392f", "#efe2c6"

_SPARROW = Bird(
    name="sparrow", middle=0.50, long=0.37, deep=0.225, pitch=26, head=0.22, skull=0.185, neck=(0.20, 0.165),
    bill="cone", bill_size=(0.36, 0.30), beak="#5a4a3a", legs="#b58468", tail_size=(0.36, 0.09),
    marks=(("cap", "#8d8a86"), ("bib", _BLACK), ("cheek", "#d9d2c4"), ("under", "#d8cbb4"), ("bar", _WHITE)),
)  # fmt: skip

_SONGBIRDS = (
    _SPARROW,
    replace(_SPARROW, name="robin", middle=0.53, long=0.33, deep=0.255, pitch=34, head=0.15, skull=0.20,
        neck=(0.22, 0.19), bill="thin", bill_size=(0.34, 0.26), beak="#4a4038", tail_size=(0.30, 0.07), eye=0.14,
        marks=(("belly", "#efe8da"), ("breast", "#d9622b"), ("face", "#d9622b"))),
    replace(_SPARROW, name="wren", middle=0.47, long=0.29, deep=0.255, pitch=14, head=0.20, skull=0.21,
        neck=(0.21, 0.19), bill="thin", bill_size=(0.44, 0.20), beak="#6a5440", tail="tuft", tail_size=(0.28, 0.08),
        tail_lift=78, wing=0.92, marks=(("brow", _CREAM), ("bars", "#5f4129"), ("under", "#c8ad88"),
        ("tail bars", "#4f3622"))),
    replace(_SPARROW, name="canary", middle=0.52, long=0.35, deep=0.20, pitch=42, head=0.13, skull=0.18,
        neck=(0.19, 0.16), bill_size=(0.30, 0.30), beak="#e8a98c", legs="#d99a84", tail_size=(0.40, 0.07), tail="fork",
        marks=()),
    replace(_SPARROW, name="finch", middle=0.51, long=0.36, deep=0.215, pitch=33, head=0.18, skull=0.19,
        bill_size=(0.42, 0.40), beak="#8d93a3", tail="fork", tail_size=(0.38, 0.09),
        marks=(("under", "#d98c74"), ("cap", "#6f86a6"), ("cheek", "#d98c74"), ("bar", _WHITE))),
    replace(_SPARROW, name="thrush", middle=0.53, long=0.39, deep=0.215, pitch=34, head=0.21, skull=0.15,
        neck=(0.19, 0.14), bill="thin", bill_size=(0.50, 0.30), tail_size=(0.34, 0.09),
        marks=(("under", "#f2e6c8"), ("spots", "#4a3322"))),
    replace(_SPARROW, name="nightingale", middle=0.54, long=0.37, deep=0.175, pitch=24, head=0.24, skull=0.145,
        neck=(0.155, 0.125), bill="thin", bill_size=(0.50, 0.26), legs="#c49a7c", tail_size=(0.46, 0.10), tail_lift=14,
        tail_color="#a4552e", shank=0.011, eye=0.15, marks=(("under", "#e6d9c4"), ("ring", "#e9dcc4"))),
    replace(_SPARROW, name="lark", middle=0.50, long=0.40, deep=0.195, pitch=14, head=0.28, skull=0.145,
        neck=(0.17, 0.135), bill="thin", bill_size=(0.44, 0.34), crest="peak", tail_size=(0.26, 0.08),
        marks=(("under", "#eadcc0"), ("streaks", "#6a4d34"), ("brow", _CREAM))),
    replace(_SPARROW, name="blackbird", middle=0.51, long=0.40, deep=0.19, pitch=20, head=0.27, skull=0.145,
        neck=(0.17, 0.135), bill="thin", bill_size=(0.58, 0.32), beak="#e8a02e", legs="#4a3a34", tail_size=(0.50, 0.11),
        tail_lift=12, marks=(("ring", "#e8a02e"),)),
    replace(_SPARROW, name="swallow", middle=0.42, long=0.40, deep=0.165, pitch=24, head=0.24, skull=0.165,
        neck=(0.16, 0.145), bill="thin", bill_size=(0.24, 0.26), beak="#2b2a31", legs="#3a3636", tail="streamer",
        tail_size=(0.74, 0.13), wing=1.85, hand="sickle", span=2.9, thigh=0.05,
        marks=(("under", "#f3e6d2"), ("face", "#a8432c"), ("breast", "#f3e6d2"))),
    replace(_SPARROW, name="cuckoo", middle=0.54, long=0.42, deep=0.155, pitch=10, head=0.32, skull=0.125,
        neck=(0.145, 0.115), bill="thin", bill_size=(0.52, 0.34), beak="#6a6238", legs="#d8b23c", tail_size=(0.66,
        0.12), tail_lift=6, iris="#e0a92e", wing=1.42, hand="pointed", span=2.4,
        marks=(("belly", _WHITE), ("bars", "#5a5a60"), ("tail bars", _WHITE), ("ring", "#e8c23c"))),
    replace(_SPARROW, name="kingfisher", middle=0.50, long=0.29, deep=0.205, pitch=44, head=0.12, skull=0.215,
        neck=(0.21, 0.20), bill="spear", bill_size=(1.15, 0.34), beak="#33302f", legs="#d9562e", tail_size=(0.16, 0.07),
        wing=1.0, crest="swept", marks=(("under", "#dd7b36"), ("cheek", "#dd7b36"), ("bib", _WHITE),
        ("dots", "#7fd0d8"))),
    replace(_SPARROW, name="hummingbird", middle=0.56, long=0.27, deep=0.13, pitch=48, head=0.17, skull=0.125,
        neck=(0.12, 0.11), bill="needle", bill_size=(1.9, 0.24), beak="#33302f", legs="#4a4038", tail="fork",
        tail_size=(0.24, 0.09), wing=1.5, hand="sickle", span=2.6, shank=0.008, thigh=0.04, eye=0.15,
        marks=(("bib", "#c4285a"), ("belly", "#e8e2d2"))),
    replace(_SPARROW, name="woodpecker", middle=0.50, long=0.40, deep=0.165, pitch=52, head=0.19, skull=0.14,
        neck=(0.14, 0.12), bill="chisel", bill_size=(0.92, 0.34), beak="#4b4a4e", legs="#77787a", tail="wedge",
        tail_size=(0.34, 0.09), tail_lift=-14, crest="peak", crest_color=_RED,
        marks=(("cap", _RED), ("under", "#ece4d2"), ("moustache", _BLACK), ("dots", _WHITE), ("rump", _RED))),
    replace(_SPARROW, name="dove", middle=0.46, long=0.41, deep=0.215, pitch=16, head=0.30, skull=0.12,
        neck=(0.18, 0.095), bill="thin", bill_size=(0.42, 0.30), beak="#c98f8a", legs="#c8584e", tail_size=(0.46, 0.14),
        hand="round", span=2.3, marks=(("collar", "#5b5560"),)),
    replace(_SPARROW, name="pigeon", middle=0.50, long=0.37, deep=0.245, pitch=30, head=0.24, skull=0.115,
        neck=(0.19, 0.10), bill="thin", bill_size=(0.46, 0.34), beak="#6f6a70", legs="#c8584e", tail_size=(0.34, 0.12),
        iris="#d9742e", tail_color="#5e6672", hand="pointed", span=2.3,
        marks=(("hood", "#4f6a72"), ("collar", "#7b5a86"), ("bar", "#3c3f4a"), ("front", _WHITE))),
)  # fmt: skip

_CROW = replace(_SPARROW, name="crow", middle=0.51, long=0.42, deep=0.19, pitch=22, head=0.30, skull=0.13,
    neck=(0.18, 0.12), bill="dagger", bill_size=(0.78, 0.36), beak="#2c2b2e", legs="#3a3636", tail_size=(0.38, 0.13),
    hand="slotted", span=2.3, shank=0.017, thigh=0.09, marks=())  # fmt: skip
_CORVIDS = (
    _CROW,
    replace(_CROW, name="raven", middle=0.52, long=0.43, deep=0.205, pitch=30, head=0.30, skull=0.125,
        neck=(0.20, 0.145), bill="hook", bill_size=(1.02, 0.40), tail="wedge", tail_size=(0.46, 0.16), thigh=0.11,
        marks=(("hackle", "#34343f"),)),
    replace(_CROW, name="rook", middle=0.53, long=0.40, deep=0.195, pitch=36, head=0.26, skull=0.12, crest="curl",
        bill="spear", bill_size=(1.0, 0.42), beak="#8f8a86", tail_size=(0.36, 0.12), thigh=0.125,
        marks=(("front", "#c9c0b4"), ("bare", "#4a4a54"))),
    replace(_CROW, name="magpie", middle=0.55, long=0.34, deep=0.18, pitch=24, head=0.25, skull=0.125,
        neck=(0.165, 0.12), bill_size=(0.62, 0.34), tail="wedge", tail_size=(0.86, 0.12), tail_lift=8,
        tail_color="#24524f", hand="round", marks=(("belly", _WHITE), ("patch", _WHITE), ("speculum", "#3a5fa0"))),
)  # fmt: skip

_HEN = replace(_SPARROW, name="hen", middle=0.48, long=0.34, deep=0.265, pitch=10, head=0.31, skull=0.10,
    neck=(0.20, 0.085), bill="cone", bill_size=(0.52, 0.34), beak="#d9a345", legs="#d8ab4a", tail_size=(0.30, 0.15),
    tail_lift=62, wing=0.98, hand="round", span=1.7, shank=0.018, thigh=0.12, toes="claw", iris="#c4682a",
    tail="tuft", marks=(("comb", _RED), ("wattle", _RED), ("face", "#d0604c"), ("hackle", "#d99a4a")))  # fmt: skip
_FOWL = (
    _HEN,
    replace(_HEN, name="cock", middle=0.50, long=0.31, deep=0.225, pitch=30, head=0.26, skull=0.088, neck=(0.17, 0.085),
        tail="sickle", tail_color="#22463f", shank=0.020, thigh=0.13, wing=1.05,
        marks=(("comb", _RED), ("wattle", _RED), ("face", "#cf4a3a"), ("hackle", "#e3a63c"), ("under", "#43302c"),
        ("bar", "#2f6a5a"))),
    replace(_HEN, name="chick", middle=0.40, long=0.255, deep=0.255, pitch=12, head=0.10, skull=0.245,
        neck=(0.24, 0.225), bill_size=(0.26, 0.24), beak="#e0963a", legs="#e0a04a", tail="none", wing=0.72,
        hand="stub", shank=0.020, thigh=0.07, toes="song", iris="#241a18", eye=0.13, marks=(), down=True),
    replace(_HEN, name="turkey", middle=0.53, long=0.34, deep=0.285, pitch=20, head=0.33, skull=0.072,
        neck=(0.17, 0.055), curve=0.03, bill="hook", bill_size=(0.66, 0.42), beak="#cbb48a", legs="#b98a7c",
        tail="wheel", tail_size=(0.42, 0.2), tail_lift=10, wing=1.05, shank=0.022,
        marks=(("hood", "#c8504a"), ("face", "#7f9fc4"), ("wattle", _RED), ("snood", _RED), ("bars", "#3a2a24"),
        ("bar", "#e6d8c0"))),
    replace(_HEN, name="peacock", middle=0.55, long=0.28, deep=0.145, pitch=30, head=0.22, skull=0.058,
        neck=(0.11, 0.042), curve=0.07, bill_size=(0.62, 0.32), beak="#a89c88", legs="#9a8f80", tail="train",
        tail_size=(1.25, 0.2), tail_color="#3f7a52", wing=1.2, wing_color="#b98a58", wing_tip="#7a4a2c", span=2.2,
        crest="coronet", crest_color="#2f6ea0", marks=(("mask", _WHITE),)),
    replace(_HEN, name="dodo", middle=0.49, long=0.31, deep=0.285, pitch=24, head=0.28, skull=0.115,
        neck=(0.16, 0.095), curve=0.05, bill="dodo", bill_size=(1.25, 0.56), beak="#c9b484", legs="#d3a855",
        tail="curl", tail_size=(0.22, 0.1), tail_color="#efe8dc", wing=0.70, hand="stub", span=1.2, shank=0.028,
        marks=(("face", "#d8c6a8"), ("bill tip", "#5a4a3a")), iris="#d9b23c"),
)  # fmt: skip

_HAWK = replace(_SPARROW, name="hawk", middle=0.52, long=0.39, deep=0.18, pitch=60, head=0.16, skull=0.135,
    neck=(0.16, 0.125), bill="hook", bill_size=(0.44, 0.46), beak="#4a4a50", legs="#e0b23c", tail_size=(0.42, 0.10),
    hand="slotted", span=2.3, shank=0.018, thigh=0.10, toes="claw", iris="#e8a92e",
    marks=(("under", "#efe3cc"), ("bars", "#8a5a3a"), ("tail bars", "#3d2f28"), ("brow", _CREAM)))  # fmt: skip
_RAPTORS = (
    _HAWK,
    replace(_HAWK, name="falcon", middle=0.50, long=0.36, deep=0.215, pitch=56, head=0.14, skull=0.15, wing=1.5,
        neck=(0.19, 0.145), bill_size=(0.36, 0.42), tail_size=(0.24, 0.08), hand="pointed", span=2.7, iris="#2a2020",
        marks=(("under", "#f0e6d4"), ("spots", "#4a4248"), ("moustache", "#2f3440"), ("cap", "#2f3440"),
        ("ring", "#e8c23c"))),
    replace(_HAWK, name="eagle", middle=0.52, long=0.40, deep=0.235, pitch=46, head=0.25, skull=0.125,
        neck=(0.20, 0.125), bill_size=(0.82, 0.62), beak="#e3b23c", tail="wedge", tail_size=(0.34, 0.15),
        span=2.7, shank=0.024, thigh=0.14, tail_color="#e9e0cc",
        marks=(("hackle", "#c79a56"), ("head", "#d9b06a"))),
    replace(_HAWK, name="vulture", middle=0.57, long=0.36, deep=0.265, pitch=50, head=0.36, skull=0.085, low=0.03,
        neck=(0.10, 0.055), curve=0.10, bill_size=(0.86, 0.56), beak="#cfc4ae", legs="#9a9088", tail="wedge",
        tail_size=(0.24, 0.14), span=2.7, shank=0.022, thigh=0.13, iris="#2a2020",
        marks=(("hood", "#d9a08e"), ("ruff", "#efe6d6"))),
    replace(_HAWK, name="owl", middle=0.44, long=0.36, deep=0.275, pitch=76, head=0.06, skull=0.265,
        neck=(0.27, 0.25), bill="owl", bill_size=(0.17, 0.22), beak="#5a5048", legs="#c9b088", tail_size=(0.16, 0.13),
        tail_lift=-10, hand="round", span=2.2, iris="#f0b429", eye=0.155, crest="tufts", shank=0.022,
        marks=(("disc", "#e6d3b0"), ("under", "#d9c49c"), ("streaks", "#5f4630"), ("bar", "#d9c49c"))),
    replace(_HAWK, name="parrot", middle=0.52, long=0.35, deep=0.185, pitch=58, head=0.14, skull=0.175,
        neck=(0.185, 0.165), bill="parrot", bill_size=(0.50, 0.58), beak="#efe2c6", legs="#8a8078", tail="wedge",
        tail_size=(0.70, 0.09), tail_color="#b8402f", hand="pointed", span=2.2, thigh=0.07, shank=0.02,
        marks=(("ring", "#f8f4ea"), ("front", "#e0b73c"), ("bar", "#d94a36"), ("speculum", "#3a68b0"))),
)  # fmt: skip

BIRDS: dict[str, Bird] = {bird.name: bird for bird in (*_SONGBIRDS, *_CORVIDS, *_FOWL, *_RAPTORS, *WATER_BIRDS)}
