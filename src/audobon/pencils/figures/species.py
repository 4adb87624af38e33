"""The species a figure can have: build, feet, tail, coat, and the outlines of heads.

Knows: tables of measures.  Does not know: how to draw.
Head sheets: one unit is the head's height without ears, the face turned to the right, y down, middle at the origin.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from audobon.pencils.figures.rig import BEAST, STOUT_BEAST, TALL_BEAST, Proportions

Pairs = list[tuple[float, float]]


@dataclass(frozen=True, kw_only=True)
class HeadSheet:
    """One view of a beast's head: outline, eyes (x, y, half width, half height; near first), nose, mouth line from the
    front backward, and the light patch of the muzzle (x, y, half width, half height)."""

    outline: Pairs
    eyes: list[tuple[float, float, float, float]]
    nose: tuple[float, float, float]
    mouth: Pairs
    patch: tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Species:
    """A beast: `ears`, `nose`, `tail`, `feet` name how those are drawn; colours are defaults for an unknown coat."""

    name: str
    body: Proportions
    three: HeadSheet
    side: HeadSheet
    ears: str
    nose: str
    tail: str
    feet: str = "paw"
    coat: str = "#a07c52"
    pale: str = "#efe2c8"
    iris: str = "#4a2f1c"
    whiskers: bool = True
    fur: int = 26
    extras: tuple[str, ...] = field(default=())


_RABBIT = Species(
    name="rabbit", body=BEAST, ears="long", nose="button", tail="scut", coat="#a98255", iris="#4b2a18",
    three=HeadSheet(
        outline=[(0.0, -0.46), (0.17, -0.42), (0.29, -0.27), (0.335, -0.08), (0.37, 0.06), (0.405, 0.18), (0.375, 0.31),
                 (0.27, 0.42), (0.10, 0.465), (-0.10, 0.45), (-0.29, 0.36), (-0.385, 0.18), (-0.37, -0.05), (-0.30,
                 -0.27),
                 (-0.16, -0.42)],
        eyes=[(-0.005, -0.05, 0.082, 0.095), (0.292, -0.06, 0.048, 0.088)], nose=(0.315, 0.145, 0.046),
        mouth=[(0.335, 0.245), (0.27, 0.275), (0.19, 0.245)], patch=(0.27, 0.25, 0.15, 0.15),
    ),
    side=HeadSheet(
        outline=[(-0.1, -0.44), (0.10, -0.40), (0.25, -0.27), (0.36, -0.10), (0.445, 0.05), (0.48, 0.15), (0.445, 0.27),
                 (0.34, 0.37), (0.18, 0.43), (-0.02, 0.46), (-0.22, 0.42), (-0.38, 0.28), (-0.42, 0.05), (-0.36, -0.20),
                 (-0.25, -0.36)],
        eyes=[(0.12, -0.09, 0.085, 0.092)], nose=(0.462, 0.125, 0.040),
        mouth=[(0.435, 0.235), (0.35, 0.27), (0.27, 0.235)], patch=(0.36, 0.24, 0.16, 0.13),
    ),
)  # fmt: skip
_MOUSE = Species(
    name="mouse", body=BEAST, ears="round", nose="button", tail="string", coat="#8f7a66", pale="#eadfce",
        iris="#20161a",
    three=HeadSheet(
        outline=[(0.0, -0.42), (0.17, -0.36), (0.28, -0.2), (0.34, -0.03), (0.43, 0.11), (0.51, 0.22), (0.46, 0.31),
            (0.33, 0.38),
                 (0.15, 0.43), (-0.06, 0.44), (-0.26, 0.38), (-0.36, 0.2), (-0.36, -0.02), (-0.28, -0.24), (-0.15,
                 -0.38)],
        eyes=[(0.03, -0.02, 0.076, 0.086), (0.295, -0.045, 0.046, 0.078)], nose=(0.492, 0.205, 0.048),
        mouth=[(0.44, 0.305), (0.34, 0.325), (0.24, 0.28)], patch=(0.33, 0.27, 0.17, 0.12),
    ),
    side=HeadSheet(
        outline=[(-0.1, -0.40), (0.08, -0.36), (0.22, -0.22), (0.36, -0.04), (0.50, 0.10), (0.605, 0.20), (0.58,
            0.28), (0.46, 0.34),
                 (0.28, 0.38), (0.05, 0.43), (-0.2, 0.42), (-0.36, 0.28), (-0.40, 0.05), (-0.34, -0.2), (-0.24, -0.34)],
        eyes=[(0.19, -0.04, 0.078, 0.082)], nose=(0.59, 0.195, 0.046),
        mouth=[(0.555, 0.285), (0.44, 0.305), (0.34, 0.265)], patch=(0.42, 0.26, 0.17, 0.10),
    ),
)  # fmt: skip
_CAT = Species(
    name="cat", body=BEAST, ears="pointed", nose="small", tail="plume", coat="#b98a52", pale="#f3e8d4", iris="#8fa24a",
    extras=("stripes",),
    three=HeadSheet(
        outline=[(0.0, -0.40), (0.18, -0.37), (0.31, -0.22), (0.37, -0.03), (0.405, 0.14), (0.355, 0.28), (0.25,
            0.39), (0.12, 0.43),
                 (-0.04, 0.43), (-0.2, 0.41), (-0.38, 0.33), (-0.425, 0.14), (-0.41, -0.06), (-0.32, -0.26), (-0.17,
                 -0.38)],
        eyes=[(-0.055, -0.04, 0.088, 0.082), (0.262, -0.045, 0.062, 0.078)], nose=(0.165, 0.135, 0.042),
        mouth=[(0.30, 0.235), (0.165, 0.255), (0.02, 0.235)], patch=(0.15, 0.25, 0.18, 0.13),
    ),
    side=HeadSheet(
        outline=[(-0.08, -0.40), (0.12, -0.36), (0.24, -0.22), (0.31, -0.06), (0.385, 0.06), (0.445, 0.13), (0.435,
            0.24), (0.37, 0.34),
                 (0.22, 0.40), (0.0, 0.43), (-0.2, 0.42), (-0.38, 0.28), (-0.42, 0.05), (-0.38, -0.2), (-0.26, -0.35)],
        eyes=[(0.175, -0.045, 0.072, 0.080)], nose=(0.425, 0.125, 0.036),
        mouth=[(0.42, 0.225), (0.33, 0.255), (0.23, 0.225)], patch=(0.33, 0.24, 0.14, 0.12),
    ),
)  # fmt: skip
_CANINE_THREE = HeadSheet(
    outline=[(-0.02, -0.42), (0.16, -0.40), (0.265, -0.26), (0.295, -0.10), (0.355, 0.01), (0.475, 0.12), (0.585,
        0.20), (0.61, 0.30),
             (0.545, 0.375), (0.42, 0.425), (0.25, 0.465), (0.07, 0.44), (-0.08, 0.52), (-0.13, 0.41), (-0.27, 0.44),
             (-0.28, 0.30),
             (-0.42, 0.26), (-0.365, 0.06), (-0.36, -0.15), (-0.22, -0.36)],
    eyes=[(0.055, -0.07, 0.066, 0.060), (0.262, -0.085, 0.040, 0.055)], nose=(0.565, 0.235, 0.068),
    mouth=[(0.575, 0.345), (0.40, 0.375), (0.26, 0.385), (0.12, 0.30)], patch=(0.36, 0.36, 0.24, 0.11),
)  # fmt: skip
_CANINE_SIDE = HeadSheet(
    outline=[(-0.10, -0.42), (0.08, -0.38), (0.18, -0.22), (0.28, -0.08), (0.48, 0.02), (0.68, 0.075), (0.735, 0.15),
        (0.70, 0.235),
             (0.56, 0.285), (0.36, 0.33), (0.15, 0.37), (0.02, 0.47), (-0.08, 0.39), (-0.20, 0.49), (-0.26, 0.34),
             (-0.42, 0.32),
             (-0.40, 0.10), (-0.42, -0.10), (-0.30, -0.34)],
    eyes=[(0.15, -0.08, 0.062, 0.058)], nose=(0.70, 0.125, 0.062),
    mouth=[(0.70, 0.225), (0.52, 0.245), (0.34, 0.255), (0.20, 0.19)], patch=(0.42, 0.27, 0.30, 0.09),
)  # fmt: skip
_WOLF = Species(
    name="wolf", body=TALL_BEAST, ears="pointed", nose="pad", tail="brush", coat="#7d7468", pale="#d8cdb8",
        iris="#c08a2c",
    three=_CANINE_THREE, side=_CANINE_SIDE, fur=30, extras=("fangs",),
)  # fmt: skip
_FOX = Species(
    name="fox", body=TALL_BEAST, ears="pointed", nose="pad", tail="brush", coat="#c2672c", pale="#f4e8d6",
        iris="#b5792a",
    three=_CANINE_THREE, side=_CANINE_SIDE, fur=24, extras=("socks",),
)  # fmt: skip
_DOG = Species(
    name="dog", body=TALL_BEAST, ears="flop", nose="pad", tail="whip", coat="#a87d4d", pale="#efe2cb", iris="#4f3320",
        whiskers=False,
    three=HeadSheet(
        outline=[(-0.02, -0.43), (0.16, -0.40), (0.27, -0.26), (0.305, -0.09), (0.36, 0.03), (0.46, 0.10), (0.545,
            0.17), (0.57, 0.29),
                 (0.525, 0.41), (0.40, 0.47), (0.24, 0.475), (0.07, 0.46), (-0.10, 0.43), (-0.25, 0.34), (-0.34,
                 0.20), (-0.365, 0.0),
                 (-0.34, -0.2), (-0.20, -0.38)],
        eyes=[(0.05, -0.06, 0.066, 0.068), (0.268, -0.075, 0.042, 0.062)], nose=(0.525, 0.205, 0.078),
        mouth=[(0.535, 0.345), (0.40, 0.40), (0.26, 0.39), (0.14, 0.32)], patch=(0.40, 0.33, 0.20, 0.15),
    ),
    side=HeadSheet(
        outline=[(-0.10, -0.43), (0.08, -0.39), (0.19, -0.24), (0.27, -0.08), (0.44, 0.0), (0.60, 0.06), (0.655,
            0.14), (0.63, 0.28),
                 (0.54, 0.36), (0.36, 0.38), (0.16, 0.41), (-0.03, 0.44), (-0.22, 0.42), (-0.36, 0.28), (-0.41, 0.08),
                 (-0.40, -0.14),
                 (-0.28, -0.36)],
        eyes=[(0.15, -0.07, 0.062, 0.062)], nose=(0.62, 0.12, 0.070),
        mouth=[(0.62, 0.265), (0.48, 0.30), (0.34, 0.29), (0.24, 0.23)], patch=(0.48, 0.24, 0.20, 0.13),
    ),
)  # fmt: skip
_GOAT = Species(
    name="goat", body=TALL_BEAST, ears="side", nose="slit", tail="stub", feet="hoof", coat="#d9cdb6", pale="#f6efe0",
        iris="#b08a3c",
    whiskers=False, extras=("goat horns", "chin beard"),
    three=HeadSheet(
        outline=[(-0.02, -0.42), (0.14, -0.40), (0.24, -0.26), (0.28, -0.08), (0.325, 0.08), (0.39, 0.25), (0.425,
            0.37), (0.38, 0.465),
                 (0.26, 0.505), (0.12, 0.47), (-0.02, 0.36), (-0.16, 0.26), (-0.27, 0.12), (-0.31, -0.08), (-0.27,
                 -0.27), (-0.15, -0.39)],
        eyes=[(-0.045, -0.10, 0.068, 0.058), (0.237, -0.105, 0.038, 0.054)], nose=(0.35, 0.345, 0.060),
        mouth=[(0.365, 0.425), (0.25, 0.435), (0.13, 0.395)], patch=(0.28, 0.40, 0.15, 0.10),
    ),
    side=HeadSheet(
        outline=[(-0.14, -0.42), (0.03, -0.42), (0.15, -0.3), (0.24, -0.12), (0.38, 0.08), (0.52, 0.24), (0.575,
            0.335), (0.535, 0.42),
                 (0.42, 0.46), (0.28, 0.43), (0.12, 0.36), (-0.05, 0.32), (-0.22, 0.28), (-0.34, 0.12), (-0.37, -0.1),
                 (-0.28, -0.33)],
        eyes=[(0.11, -0.12, 0.062, 0.056)], nose=(0.53, 0.31, 0.050),
        mouth=[(0.53, 0.395), (0.41, 0.395), (0.31, 0.35)], patch=(0.45, 0.36, 0.14, 0.09),
    ),
)  # fmt: skip
_SHEEP = Species(
    name="sheep", body=STOUT_BEAST, ears="side", nose="slit", tail="scut", feet="hoof", coat="#e9e0cd",
        pale="#f7f1e4", iris="#6a5434",
    whiskers=False, fur=0, extras=("fleece",),
    three=HeadSheet(
        outline=[(-0.02, -0.40), (0.14, -0.38), (0.24, -0.25), (0.285, -0.07), (0.325, 0.10), (0.375, 0.26), (0.385,
            0.37), (0.33, 0.455),
                 (0.20, 0.48), (0.05, 0.44), (-0.09, 0.36), (-0.22, 0.26), (-0.31, 0.10), (-0.33, -0.08), (-0.29,
                 -0.26), (-0.16, -0.37)],
        eyes=[(-0.035, -0.06, 0.066, 0.060), (0.24, -0.07, 0.040, 0.056)], nose=(0.31, 0.315, 0.055),
        mouth=[(0.33, 0.40), (0.22, 0.41), (0.10, 0.37)], patch=(0.25, 0.37, 0.14, 0.10),
    ),
    side=_GOAT.side,
)  # fmt: skip
_PIG = Species(
    name="pig", body=STOUT_BEAST, ears="leaf", nose="snout", tail="curl", feet="hoof", coat="#e8b5a0", pale="#f6dccf",
        iris="#5d4636",
    whiskers=False, fur=0,
    three=HeadSheet(
        outline=[(-0.02, -0.42), (0.17, -0.39), (0.30, -0.24), (0.345, -0.06), (0.40, 0.06), (0.47, 0.10), (0.515,
            0.20), (0.49, 0.31),
                 (0.40, 0.36), (0.34, 0.44), (0.16, 0.49), (-0.06, 0.48), (-0.27, 0.38), (-0.38, 0.18), (-0.39,
                 -0.05), (-0.32, -0.28),
                 (-0.18, -0.40)],
        eyes=[(0.03, -0.06, 0.056, 0.058), (0.268, -0.075, 0.038, 0.054)], nose=(0.44, 0.205, 0.105),
        mouth=[(0.42, 0.35), (0.28, 0.395), (0.14, 0.36), (0.08, 0.31)], patch=(0.2, 0.3, 0.2, 0.12),
    ),
    side=HeadSheet(
        outline=[(-0.10, -0.42), (0.10, -0.38), (0.22, -0.24), (0.30, -0.08), (0.44, 0.02), (0.585, 0.05), (0.615,
            0.15), (0.60, 0.26),
                 (0.50, 0.29), (0.40, 0.33), (0.30, 0.42), (0.10, 0.47), (-0.15, 0.48), (-0.35, 0.36), (-0.43, 0.12),
                 (-0.40, -0.15),
                 (-0.28, -0.35)],
        eyes=[(0.17, -0.07, 0.054, 0.056)], nose=(0.60, 0.155, 0.098),
        mouth=[(0.51, 0.295), (0.38, 0.315), (0.25, 0.30), (0.19, 0.25)], patch=(0.3, 0.25, 0.2, 0.12),
    ),
)  # fmt: skip
_BEAR = Species(
    name="bear", body=STOUT_BEAST, ears="knob", nose="pad", tail="stub", coat="#7d5636", pale="#c8a377",
        iris="#3a2417", whiskers=False,
    fur=30,
    three=HeadSheet(
        outline=[(0.0, -0.43), (0.19, -0.39), (0.31, -0.24), (0.345, -0.06), (0.39, 0.05), (0.475, 0.11), (0.525,
            0.21), (0.50, 0.33),
                 (0.41, 0.41), (0.24, 0.46), (0.06, 0.46), (-0.14, 0.45), (-0.32, 0.36), (-0.42, 0.16), (-0.41,
                 -0.08), (-0.32, -0.29),
                 (-0.17, -0.41)],
        eyes=[(0.045, -0.05, 0.052, 0.056), (0.28, -0.065, 0.038, 0.052)], nose=(0.485, 0.175, 0.078),
        mouth=[(0.485, 0.315), (0.36, 0.365), (0.24, 0.35), (0.15, 0.29)], patch=(0.37, 0.27, 0.17, 0.15),
    ),
    side=HeadSheet(
        outline=[(-0.08, -0.43), (0.11, -0.39), (0.22, -0.25), (0.29, -0.09), (0.43, 0.0), (0.565, 0.06), (0.605,
            0.16), (0.58, 0.27),
                 (0.47, 0.34), (0.30, 0.39), (0.10, 0.44), (-0.12, 0.47), (-0.34, 0.40), (-0.45, 0.18), (-0.44,
                 -0.08), (-0.30, -0.34)],
        eyes=[(0.17, -0.065, 0.050, 0.054)], nose=(0.57, 0.125, 0.072),
        mouth=[(0.565, 0.255), (0.43, 0.29), (0.31, 0.275), (0.23, 0.22)], patch=(0.44, 0.22, 0.17, 0.12),
    ),
)  # fmt: skip
_LION = Species(
    name="lion", body=TALL_BEAST, ears="knob", nose="broad", tail="tuft", coat="#c99a4e", pale="#f0dfba",
        iris="#a9812f", fur=18,
    extras=("mane",), three=_BEAR.three, side=_BEAR.side,
)  # fmt: skip
_HORSE = Species(
    name="horse", body=TALL_BEAST, ears="prick", nose="slit", tail="switch", feet="hoof", coat="#8a5c38",
        pale="#c9a582", iris="#2e1e14",
    whiskers=False, fur=8, extras=("horse mane",),
    three=HeadSheet(
        outline=[(-0.06, -0.47), (0.08, -0.45), (0.19, -0.32), (0.24, -0.14), (0.30, 0.06), (0.38, 0.24), (0.425,
            0.38), (0.385, 0.49),
                 (0.26, 0.53), (0.12, 0.49), (0.03, 0.36), (-0.10, 0.24), (-0.25, 0.14), (-0.32, -0.06), (-0.28,
                 -0.30), (-0.18, -0.44)],
        eyes=[(-0.06, -0.13, 0.064, 0.056), (0.2, -0.14, 0.034, 0.05)], nose=(0.355, 0.375, 0.060),
        mouth=[(0.355, 0.46), (0.24, 0.46), (0.14, 0.41)], patch=(0.29, 0.42, 0.14, 0.11),
    ),
    side=HeadSheet(
        outline=[(-0.20, -0.46), (-0.04, -0.46), (0.10, -0.34), (0.22, -0.14), (0.38, 0.10), (0.52, 0.28), (0.575,
            0.40), (0.53, 0.49),
                 (0.41, 0.51), (0.30, 0.45), (0.14, 0.34), (-0.04, 0.30), (-0.22, 0.24), (-0.34, 0.06), (-0.38,
                 -0.16), (-0.32, -0.36)],
        eyes=[(0.06, -0.15, 0.060, 0.054)], nose=(0.52, 0.36, 0.050),
        mouth=[(0.52, 0.445), (0.41, 0.43), (0.32, 0.385)], patch=(0.46, 0.41, 0.12, 0.10),
    ),
)  # fmt: skip
_DONKEY = Species(
    name="donkey", body=TALL_BEAST, ears="donkey", nose="slit", tail="switch", feet="hoof", coat="#8d857b",
        pale="#e2d8c6",
    iris="#2e1e14", whiskers=False, fur=10, extras=("horse mane",), three=_HORSE.three, side=_HORSE.side,
)  # fmt: skip
_COW = Species(
    name="cow", body=STOUT_BEAST, ears="side", nose="slit", tail="switch", feet="hoof", coat="#9a6a45",
        pale="#eddcc4", iris="#2e1e14",
    whiskers=False, fur=8, extras=("cow horns",),
    three=HeadSheet(
        outline=[(-0.04, -0.43), (0.13, -0.41), (0.25, -0.27), (0.29, -0.08), (0.34, 0.08), (0.42, 0.22), (0.475,
            0.34), (0.43, 0.46),
                 (0.28, 0.51), (0.12, 0.48), (-0.03, 0.38), (-0.18, 0.28), (-0.30, 0.12), (-0.34, -0.08), (-0.30,
                 -0.28), (-0.18, -0.40)],
        eyes=[(-0.055, -0.10, 0.064, 0.060), (0.243, -0.11, 0.036, 0.054)], nose=(0.39, 0.34, 0.075),
        mouth=[(0.40, 0.435), (0.26, 0.45), (0.13, 0.41)], patch=(0.31, 0.38, 0.17, 0.13),
    ),
    side=_GOAT.side,
)  # fmt: skip
_FROG = Species(
    name="frog", body=BEAST, ears="none", nose="none", tail="none", coat="#7f9a4e", pale="#e6e3b4", iris="#c9a227",
        whiskers=False, fur=0,
    extras=("spots", "pop eyes"),
    three=HeadSheet(
        outline=[(0.0, -0.26), (0.16, -0.25), (0.30, -0.17), (0.40, -0.03), (0.45, 0.10), (0.42, 0.22), (0.30, 0.32),
            (0.12, 0.38), (-0.08, 0.38),
                 (-0.28, 0.33), (-0.42, 0.22), (-0.46, 0.08), (-0.40, -0.08), (-0.28, -0.20), (-0.14, -0.26)],
        eyes=[(-0.15, -0.27, 0.105, 0.11), (0.24, -0.26, 0.09, 0.105)], nose=(0.14, -0.02, 0.02),
        mouth=[(0.43, 0.10), (0.15, 0.20), (-0.38, 0.11)], patch=(0.05, 0.28, 0.30, 0.10),
    ),
    side=HeadSheet(
        outline=[(-0.05, -0.26), (0.14, -0.24), (0.30, -0.12), (0.46, -0.01), (0.53, 0.09), (0.49, 0.18), (0.32,
            0.28), (0.12, 0.36), (-0.1, 0.38),
                 (-0.30, 0.33), (-0.42, 0.20), (-0.44, 0.04), (-0.36, -0.12), (-0.22, -0.24)],
        eyes=[(0.06, -0.25, 0.105, 0.11)], nose=(0.45, 0.02, 0.02),
        mouth=[(0.52, 0.10), (0.22, 0.17), (-0.12, 0.10)], patch=(0.15, 0.27, 0.28, 0.09),
    ),
)  # fmt: skip
_INSECT_THREE = HeadSheet(
    outline=[(-0.02, -0.42), (0.16, -0.39), (0.30, -0.27), (0.36, -0.08), (0.35, 0.12), (0.30, 0.28), (0.23, 0.41),
        (0.12, 0.46),
             (0.0, 0.45), (-0.12, 0.38), (-0.23, 0.25), (-0.32, 0.08), (-0.34, -0.12), (-0.28, -0.30), (-0.15, -0.40)],
    eyes=[(-0.09, -0.08, 0.115, 0.145), (0.255, -0.09, 0.075, 0.135)], nose=(0.15, 0.14, 0.02),
    mouth=[(0.27, 0.27), (0.13, 0.315), (-0.06, 0.25)], patch=(0.12, 0.33, 0.15, 0.08),
)  # fmt: skip
_INSECT_SIDE = HeadSheet(
    outline=[(-0.08, -0.42), (0.12, -0.38), (0.26, -0.24), (0.33, -0.04), (0.37, 0.14), (0.36, 0.28), (0.30, 0.40),
        (0.20, 0.45),
             (0.05, 0.42), (-0.10, 0.34), (-0.25, 0.22), (-0.36, 0.05), (-0.37, -0.15), (-0.28, -0.32)],
    eyes=[(0.10, -0.09, 0.115, 0.145)], nose=(0.34, 0.13, 0.02),
    mouth=[(0.355, 0.265), (0.22, 0.30), (0.08, 0.24)], patch=(0.24, 0.32, 0.12, 0.08),
)  # fmt: skip
_GRASSHOPPER = Species(
    name="grasshopper", body=TALL_BEAST, ears="antennae", nose="none", tail="none", coat="#7fae42", pale="#dfe3ae",
    iris="#3a2a1c", whiskers=False, fur=0, three=_INSECT_THREE, side=_INSECT_SIDE,
)  # fmt: skip
_ANT = Species(
    name="ant", body=BEAST, ears="antennae", nose="none", tail="none", coat="#4a2f26", pale="#8a6252", iris="#1c1412",
    whiskers=False, fur=0, three=_INSECT_THREE, side=_INSECT_SIDE,
)  # fmt: skip
_SQUIRREL = Species(
    name="squirrel", body=BEAST, ears="tufted", nose="button", tail="plume up", coat="#b2652f", pale="#f3e6cf",
        iris="#20161a",
    three=_RABBIT.three, side=_RABBIT.side,
)  # fmt: skip

BEASTS: dict[str, Species] = {
    s.name: s
    for s in (_RABBIT, _WOLF, _GOAT, _MOUSE, _FOX, _LION, _BEAR, _CAT, _DOG, _PIG, _SHEEP, _HORSE, _COW, _DONKEY,
        _SQUIRREL, _FROG, _GRASSHOPPER, _ANT)
}  # fmt: skip
