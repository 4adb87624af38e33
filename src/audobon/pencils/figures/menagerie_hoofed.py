"""Hoofed beasts, large beasts, apes, and those that go ashore on flippers.

Knows: the tables.  Does not know: drawing.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.pencils.figures.animal_ears import Ear
from audobon.pencils.figures.beast_rig import Build
from audobon.pencils.figures.head_form import HeadForm
from audobon.pencils.figures.species import SMALL, STOUT, TALL, Species, traits

_PIG_HEAD = HeadForm(
    skull=(-0.08, -0.04, 0.37, 0.38, 0.37), muzzle=((0.16, 0.07, 0.26, 0.25), (0.40, 0.14, 0.165, 0.16),
    (0.54, 0.16, 0.135, 0.135)), cheek=(0.02, 0.20, 0.22, 0.22), eye=(0.23, -0.08, 0.20, 0.056, 0.060), nose=0.115,
    mouth=0.78, chin=0.60,
)  # fmt: skip
_BARREL = Build(
    rump=0.98, long=1.02, chest=0.36, loin=0.36, belly=0.39, haunch=0.36, wide=0.80, neck=0.10, neck_angle=8, nape=0.32,
    throat=0.26, head=0.68, leg=0.066, thigh=0.22, arm=0.17, fold=1.06, foot=0.20, tail=1.5,
)  # fmt: skip
_PIG = Species(
    name="pig", head=_PIG_HEAD, build=_BARREL, body=STOUT, nose="snout", tail="curl", feet="cloven", habit="hoof",
    ear=Ear(shape="leaf", root=(-0.06, -0.30, 0.24), long=0.36, wide=0.135, lean=-22, splay=34), coat="#e8b5a0",
    pale="#f6dccf", iris="#5d4636", fur=8, share=0.62,
)  # fmt: skip
_BOAR = replace(
    _PIG, name="boar", coat="#5d4c3e", pale="#8f7a62", iris="#3a241a", horns="boar", tail="switch", shag=0.024, fur=44,
    head=replace(_PIG_HEAD, skull=(-0.10, -0.06, 0.35, 0.36, 0.32), muzzle=((0.10, 0.06, 0.27, 0.24),
                 (0.42, 0.17, 0.155, 0.14), (0.66, 0.22, 0.115, 0.11)), cheek=None, tuft=0.16,
                 eye=(0.20, -0.08, 0.18, 0.044, 0.044), nose=0.10),
    ear=Ear(long=0.32, wide=0.13, lean=18, splay=24),
    build=replace(_BARREL, rump=0.84, haunch=0.29, loin=0.30, chest=0.40, long=1.08, head=0.66, nape=0.38, leg=0.054,
                  hump=((0.86, 0.09, 0.26),), tail=0.7), extras=traits("short mane"), share=0.66,
)  # fmt: skip
_GOAT_HEAD = HeadForm(
    skull=(-0.11, -0.14, 0.28, 0.28, 0.25), muzzle=((0.03, -0.05, 0.25, 0.21), (0.28, 0.15, 0.155, 0.13),
    (0.44, 0.30, 0.115, 0.108)), cheek=(-0.06, 0.06, 0.10, 0.18), eye=(0.10, -0.14, 0.22, 0.062, 0.058), nose=0.056,
    mouth=0.55, chin=0.50,
)  # fmt: skip
_GRAZER = Build(
    rump=1.0, long=1.02, chest=0.27, loin=0.25, belly=0.29, haunch=0.24, neck=0.40, neck_angle=54, nape=0.18,
    throat=0.12,
    head=0.50, nose_down=6, leg=0.046, thigh=0.155, arm=0.115, fold=1.08, foot=0.28,
)  # fmt: skip
_GOAT = Species(
    name="goat", head=_GOAT_HEAD, build=_GRAZER, body=TALL, horns="goat", nose="slit", tail="up stub",
    feet="cloven",
    ear=Ear(shape="leaf", root=(-0.16, -0.22, 0.22), long=0.40, wide=0.085, lean=10, splay=82), habit="hoof",
    coat="#d9cdb6", pale="#f6efe0", iris="#b08a3c", extras=traits("beard"), shag=0.012, marks=traits("pale belly,back"),
    share=0.74,
)  # fmt: skip
_SHEEP = replace(
    _GOAT, name="sheep", body=STOUT, horns="", tail="stub", coat="#e9e0cd", pale="#f7f1e4", iris="#6a5434",
    dark="#4a3c34", fur=0, head=replace(_GOAT_HEAD, muzzle=((0.03, -0.06, 0.26, 0.22), (0.26, 0.13, 0.17, 0.14),
    (0.40, 0.28, 0.125, 0.115))), build=replace(_GRAZER, rump=1.0, chest=0.34, loin=0.36, belly=0.37, haunch=0.35,
    wide=0.82, neck=0.30, neck_angle=44, nape=0.24, throat=0.18, head=0.48, leg=0.046, thigh=0.16),
    extras=traits("fleece"), shag=0.0, marks=traits("dark legs"), share=0.66,
)  # fmt: skip
_RAM = replace(
    _SHEEP, name="ram", horns="ram", coat="#d8c9ab", marks=traits(""), head=replace(_SHEEP.head, skull=(-0.11, -0.14,
    0.31,
    0.30, 0.28)), build=replace(_SHEEP.build, chest=0.38, nape=0.28, neck_angle=40, neck=0.32, head=0.50), share=0.74,
)  # fmt: skip
_COW_HEAD = HeadForm(
    skull=(-0.11, -0.13, 0.29, 0.29, 0.29), muzzle=((0.02, -0.05, 0.27, 0.26), (0.26, 0.15, 0.19, 0.175),
    (0.43, 0.29, 0.165, 0.175)), eye=(0.09, -0.12, 0.25, 0.062, 0.062), nose=0.072, mouth=0.50, chin=0.55,
)  # fmt: skip
_CATTLE = Build(
    rump=1.0, long=1.16, chest=0.31, loin=0.30, belly=0.34, haunch=0.30, wide=0.72, neck=0.28, neck_angle=22, nape=0.24,
    throat=0.17, head=0.50, nose_down=4, leg=0.062, thigh=0.20, arm=0.15, fold=1.06, foot=0.26,
)  # fmt: skip
_COW = Species(
    name="cow", head=_COW_HEAD, build=_CATTLE, body=STOUT, horns="cow", nose="wet", tail="cow", feet="cloven",
    ear=Ear(shape="leaf", root=(-0.16, -0.20, 0.26), long=0.40, wide=0.105, lean=6, splay=88), habit="hoof",
    coat="#9a6a45", pale="#f1e6d2", iris="#2e1e14", fur=10, marks=traits("cow patches,blaze,pale muzzle"),
    extras=traits("udder"), share=0.84,
)  # fmt: skip
_BULL = replace(
    _COW, name="bull", horns="bull", coat="#4c3a32", pale="#8f7a66", marks=traits("pale muzzle"),
    extras=traits("forelock,ring"), build=replace(_CATTLE, chest=0.40, nape=0.36, neck=0.30, neck_angle=14, haunch=0.28,
    loin=0.27, head=0.52, hump=((0.92, 0.14, 0.26),), leg=0.070), share=0.88,
)  # fmt: skip
_OX = replace(
    _COW, name="ox", horns="bull", coat="#b98a5c", marks=traits("pale belly,pale muzzle"), extras=traits("forelock"),
    build=replace(_CATTLE, chest=0.36, loin=0.34, belly=0.37, haunch=0.33, long=1.24, nape=0.30, leg=0.074), share=0.88,
)  # fmt: skip
_BUFFALO = replace(
    _COW, name="buffalo", horns="buffalo", coat="#4a4244", pale="#7c7070", marks=traits(""), shag=0.010,
    extras=traits("forelock"), ear=replace(_COW.ear, root=(-0.16, -0.10, 0.26), splay=100),
    build=replace(_CATTLE, chest=0.40, rump=0.92, haunch=0.30, nape=0.34, neck_angle=2, neck=0.30, head=0.50, long=1.2,
                  hump=((0.88, 0.12, 0.3),), leg=0.074, nose_down=10), share=0.86,
)  # fmt: skip
_HORSE_HEAD = HeadForm(
    skull=(-0.13, -0.19, 0.26, 0.27, 0.23), muzzle=((0.0, -0.10, 0.25, 0.21), (0.24, 0.13, 0.165, 0.14),
    (0.44, 0.36, 0.130, 0.122)), cheek=(-0.08, 0.0, 0.12, 0.20), eye=(0.07, -0.18, 0.22, 0.060, 0.058), nose=0.054,
    mouth=0.42, chin=0.50,
)  # fmt: skip
_STEED = Build(
    rump=1.0, long=1.04, chest=0.26, loin=0.235, belly=0.27, haunch=0.25, wide=0.68, neck=0.56, neck_angle=52,
    nape=0.24,
    throat=0.13, head=0.46, nose_down=10, leg=0.046, thigh=0.18, arm=0.125, fold=1.07, foot=0.27,
)  # fmt: skip
_HORSE = Species(
    name="horse", head=_HORSE_HEAD, build=_STEED, body=TALL, nose="slit", tail="horse", feet="hoof", habit="hoof",
    ear=Ear(shape="leaf", root=(-0.14, -0.42, 0.12), long=0.29, wide=0.070, lean=-6, splay=12), coat="#8a5c38",
    pale="#d9bf9c", dark="#3c261a", iris="#2e1e14", fur=8, marks=traits("muzzle"), extras=traits("horse mane"),
    share=0.84,
)  # fmt: skip
_PONY = replace(
    _HORSE, name="pony", coat="#b07f4e", dark="#f0e2c4", extras=traits("horse mane,forelock"), shag=0.012, fur=26,
    build=replace(_STEED, chest=0.33, loin=0.32, belly=0.36, haunch=0.32, neck=0.40, nape=0.27, throat=0.16, head=0.48,
                  leg=0.062, thigh=0.21, arm=0.16), marks=traits("pale muzzle"), share=0.72,
)  # fmt: skip
_UNICORN = replace(
    _HORSE, name="unicorn", horns="unicorn", coat="#f2ece2", pale="#fffaf2", dark="#d9c4d2", iris="#5a6a8a",
    tail="lion",
    marks=traits("pale muzzle"), extras=traits("horse mane,beard"), build=replace(_STEED, neck=0.60, neck_angle=58,
    chest=0.24, belly=0.24, loin=0.21, leg=0.042, tail=1.6), feet="cloven", share=0.86,
)  # fmt: skip
_DONKEY = replace(
    _HORSE, name="donkey", coat="#8d857b", pale="#ece3d2", dark="#4a4440", tail="cow",
    ear=Ear(shape="leaf", root=(-0.15, -0.40, 0.12), long=0.66, wide=0.095, lean=10, splay=20, tip="#5a5450"),
    build=replace(_STEED, chest=0.29, loin=0.28, belly=0.32, haunch=0.27, neck=0.40, neck_angle=46, nape=0.20,
    head=0.54,
                  leg=0.046), marks=traits("pale muzzle,eye ring,cross,pale belly"), extras=traits("short mane"),
                  share=0.76,
)  # fmt: skip
_MULE = replace(
    _DONKEY, name="mule", coat="#6b4f3c", pale="#b99b78", dark="#32241c", tail="horse", ear=replace(_DONKEY.ear,
    long=0.52),
    build=replace(_STEED, neck=0.50, head=0.46, chest=0.27, belly=0.29, nape=0.22), marks=traits("pale muzzle"),
    share=0.82,
)  # fmt: skip
_ZEBRA = replace(
    _DONKEY, name="zebra", coat="#f0e9da", pale="#fbf7ec", dark="#2b2526", ear=replace(_DONKEY.ear, long=0.34,
    wide=0.095,
    lean=2), build=replace(_STEED, chest=0.30, loin=0.29, belly=0.33, haunch=0.29, neck=0.44, nape=0.25, head=0.46),
    marks=traits("zebra,muzzle"), extras=traits("short mane"), share=0.80,
)  # fmt: skip
_CAMEL = replace(
    _HORSE, name="camel", coat="#c79a5e", pale="#e9d0a2", dark="#7a5632", tail="cow", feet="soft",
    head=replace(_HORSE_HEAD, skull=(-0.14, -0.14, 0.26, 0.25, 0.23), muzzle=((0.02, -0.08, 0.22, 0.19),
                 (0.30, 0.08, 0.14, 0.13), (0.50, 0.22, 0.135, 0.12)), eye=(0.08, -0.16, 0.21, 0.064, 0.056)),
    ear=Ear(shape="saucer", root=(-0.18, -0.32, 0.16), long=0.18, wide=0.08, lean=30), shag=0.014, fur=26,
    build=replace(_STEED, rump=0.96, long=0.98, haunch=0.22, loin=0.22, belly=0.28, chest=0.28, neck=0.72,
    neck_angle=38,
                  nape=0.18, throat=0.115, head=0.36, leg=0.050, hump=((0.52, 0.40, 0.26),)),
    marks=traits("pale muzzle"), extras=traits("hump hair"), share=0.92,
)  # fmt: skip
_GIRAFFE = replace(
    _HORSE, name="giraffe", horns="giraffe", coat="#e2bb72", pale="#f6e6c2", dark="#9a5f2e", tail="cow", feet="cloven",
    ear=Ear(shape="leaf", root=(-0.16, -0.28, 0.18), long=0.36, wide=0.085, splay=72), iris="#2e1e14",
    head=replace(_HORSE_HEAD, muzzle=((0.0, -0.10, 0.24, 0.20), (0.26, 0.08, 0.15, 0.125), (0.48, 0.26, 0.115, 0.11)),
                 eye=(0.07, -0.16, 0.23, 0.066, 0.064)),
    build=replace(_STEED, rump=0.84, long=0.72, haunch=0.22, loin=0.20, belly=0.22, chest=0.25, neck=1.28,
    neck_angle=66,
                  nape=0.17, throat=0.095, head=0.44, leg=0.042, thigh=0.14, arm=0.11),
                  marks=traits("giraffe,pale muzzle"),
    extras=traits("short mane"), share=0.92,
)  # fmt: skip
_DEER_HEAD = HeadForm(
    skull=(-0.10, -0.13, 0.29, 0.28, 0.26), muzzle=((0.04, -0.04, 0.24, 0.20), (0.30, 0.13, 0.135, 0.115),
    (0.46, 0.24, 0.095, 0.088)), eye=(0.11, -0.12, 0.23, 0.072, 0.072), nose=0.058, mouth=0.55,
)  # fmt: skip
_FLEET = Build(
    rump=1.03, long=0.96, chest=0.23, loin=0.19, belly=0.22, haunch=0.22, neck=0.46, neck_angle=60, nape=0.155,
    throat=0.105,
    head=0.49, nose_down=2, leg=0.036, thigh=0.155, arm=0.10, fold=1.10, foot=0.30,
)  # fmt: skip
_DOE = Species(
    name="doe", head=_DEER_HEAD, build=_FLEET, body=TALL, nose="pad", tail="scut", feet="cloven", habit="hoof",
    ear=Ear(shape="leaf", root=(-0.15, -0.30, 0.20), long=0.46, wide=0.115, lean=12, splay=58), coat="#b27b48",
    pale="#f3e6cb", iris="#2e1e14", marks=traits("pale belly,pale muzzle,eye ring"), share=0.78,
)  # fmt: skip
_STAG = replace(
    _DOE, name="stag", horns="stag", coat="#9a6238", build=replace(_FLEET, chest=0.27, nape=0.22, throat=0.14,
    neck=0.48,
    leg=0.042, head=0.42), extras=traits("ruff"), shag=0.010, share=0.86,
)  # fmt: skip
_ANTELOPE = replace(
    _DOE, name="antelope", horns="antelope", coat="#c4924e", dark="#4a3020", tail="tuft",
    build=replace(_FLEET, long=0.92, chest=0.22, belly=0.19, loin=0.165, neck=0.44, neck_angle=64, leg=0.032,
    head=0.40),
    ear=replace(_DOE.ear, long=0.38, wide=0.085), marks=traits("pale belly,flank,eye ring,cheek stripe"), share=0.80,
)  # fmt: skip
_REINDEER = replace(
    _STAG, name="reindeer", horns="reindeer", coat="#7f6a55", pale="#efe6d6", shag=0.024, fur=34, body=STOUT,
    head=replace(_DEER_HEAD, muzzle=((0.04, -0.04, 0.25, 0.22), (0.28, 0.12, 0.165, 0.145), (0.44, 0.22, 0.13, 0.12))),
    build=replace(_FLEET, chest=0.30, loin=0.26, belly=0.30, haunch=0.25, neck=0.40, neck_angle=36, nape=0.23,
    throat=0.15,
                  head=0.44, leg=0.050), marks=traits("pale belly,pale throat,pale muzzle"), share=0.70,
)  # fmt: skip
_MOOSE = replace(
    _STAG, name="moose", horns="moose", coat="#5a4334", pale="#a58a6c", shag=0.016, fur=30, body=STOUT,
    head=replace(_HORSE_HEAD, skull=(-0.14, -0.16, 0.25, 0.25, 0.23), muzzle=((0.02, -0.06, 0.22, 0.19),
                 (0.30, 0.12, 0.165, 0.14), (0.52, 0.32, 0.165, 0.145)), mouth=0.40, chin=0.62),
    build=replace(_FLEET, rump=0.90, chest=0.30, loin=0.25, belly=0.29, haunch=0.23, long=1.0, neck=0.36, neck_angle=20,
                  nape=0.24, throat=0.15, head=0.48, leg=0.046, hump=((0.92, 0.13, 0.24),)),
    marks=traits("pale socks"), extras=traits("bell"), nose="slit", tail="stub", share=0.86,
)  # fmt: skip
HOOFED: tuple[Species, ...] = (
    _PIG, _BOAR, _GOAT, _SHEEP, _RAM, _COW, _BULL, _OX, _BUFFALO, _HORSE, _PONY, _UNICORN, _DONKEY, _MULE, _ZEBRA,
    _CAMEL,
    _GIRAFFE, _DOE, _STAG, _ANTELOPE, _REINDEER, _MOOSE,
)  # fmt: skip

_ELEPHANT = Species(
    name="elephant", body=STOUT, coat="#8f8b8d", pale="#b3abaa", dark="#5d585c", iris="#3a2a22", horns="tusks",
    head=HeadForm(skull=(-0.08, -0.08, 0.37, 0.38, 0.36), muzzle=((0.14, 0.06, 0.27, 0.24), (0.30, 0.16, 0.22, 0.18)),
                  eye=(0.20, -0.10, 0.25, 0.046, 0.048), nose=0.05, mouth=0.5, chin=0.9),
    ear=Ear(shape="fan", root=(-0.12, -0.22, 0.30), long=1.02, wide=0.62, splay=84, lean=20), nose="trunk", tail="tuft",
    feet="column", habit="heavy", fur=0,
    build=Build(rump=0.96, long=0.96, chest=0.37, loin=0.37, belly=0.41, haunch=0.36, wide=0.80, neck=0.06,
    neck_angle=30,
                nape=0.32, throat=0.26, head=0.58, leg=0.125, thigh=0.23, arm=0.20, fold=1.02, fore_fold=1.01,
                foot=0.14,
                arch=0.03, tail=1.3), extras=traits("wrinkles"), share=0.92,
)  # fmt: skip
_RHINO = replace(
    _ELEPHANT, name="rhinoceros", coat="#8b8681", horns="rhinoceros", nose="slit", tail="cow",
    head=HeadForm(skull=(-0.14, -0.10, 0.30, 0.29, 0.27), muzzle=((0.06, -0.02, 0.27, 0.24), (0.36, 0.14, 0.20, 0.175),
                  (0.60, 0.24, 0.165, 0.15)), eye=(0.10, -0.12, 0.23, 0.040, 0.042), nose=0.05, mouth=0.42, chin=0.5),
    ear=Ear(shape="leaf", root=(-0.20, -0.34, 0.16), long=0.26, wide=0.085, splay=26),
    build=Build(rump=0.98, long=1.22, chest=0.39, loin=0.38, belly=0.42, haunch=0.38, wide=0.78, neck=0.16,
    neck_angle=4,
                nape=0.34, throat=0.24, head=0.56, leg=0.100, thigh=0.24, arm=0.20, fold=1.03, fore_fold=1.02,
                foot=0.16,
                hump=((0.88, 0.08, 0.26),), tail=0.8), extras=traits("plates"), share=0.76,
)  # fmt: skip
_HIPPO = replace(
    _RHINO, name="hippopotamus", coat="#94818a", pale="#d0a8a4", horns="", nose="slit",
    head=HeadForm(skull=(-0.16, -0.12, 0.29, 0.27, 0.28), muzzle=((0.06, 0.0, 0.26, 0.26), (0.34, 0.13, 0.20, 0.22),
                  (0.54, 0.18, 0.245, 0.29)), eye=(0.04, -0.27, 0.22, 0.052, 0.054), nose=0.06, mouth=0.80, chin=0.55),
    ear=Ear(shape="saucer", root=(-0.22, -0.30, 0.22), long=0.16, wide=0.075, splay=40),
    build=Build(rump=0.98, long=1.3, chest=0.43, loin=0.45, belly=0.49, haunch=0.44, wide=0.86, neck=0.10, neck_angle=4,
                nape=0.38, throat=0.30, head=0.70, leg=0.105, thigh=0.24, arm=0.20, fold=1.03, fore_fold=1.02,
                foot=0.16,
                tail=0.6), marks=traits("pale belly,pale muzzle"), extras=traits("hippo teeth"), tail="cow", share=0.66,
)  # fmt: skip
_KANGAROO = Species(
    name="kangaroo", head=replace(_DEER_HEAD, muzzle=((0.06, -0.02, 0.23, 0.19), (0.30, 0.12, 0.145, 0.12),
    (0.42, 0.19, 0.11, 0.10))), body=TALL, coat="#a87850", pale="#ecd9b8", iris="#2e1e14", tail="thick",
    ear=Ear(shape="leaf", root=(-0.14, -0.34, 0.16), long=0.54, wide=0.105, lean=6, splay=26), habit="kangaroo",
    build=Build(rump=0.96, long=0.86, chest=0.19, loin=0.25, belly=0.23, haunch=0.31, neck=0.22, neck_angle=34,
    nape=0.15,
                throat=0.115, head=0.38, leg=0.056, thigh=0.25, arm=0.075, fold=1.30, flat=True, foot=0.46, tail=2.0,
                pose_tilt=0.0), marks=traits("pale belly,pale muzzle"), extras=traits("pouch"), share=0.80,
)  # fmt: skip
_MONKEY = Species(
    name="monkey", coat="#8a5f3a", pale="#ecc9a0", dark="#4a3020", iris="#3a2417", tail="monkey", feet="hand",
    nose="flat",
    head=HeadForm(skull=(-0.06, -0.07, 0.37, 0.36, 0.36), muzzle=((0.20, 0.12, 0.20, 0.24), (0.32, 0.20, 0.17, 0.19)),
                  eye=(0.26, -0.08, 0.14, 0.066, 0.068), nose=0.045, mouth=1.0, chin=0.36),
    ear=Ear(shape="saucer", root=(-0.10, -0.02, 0.34), long=0.20, wide=0.135, splay=86), habit="ape",
    build=Build(rump=0.92, long=0.86, chest=0.22, loin=0.18, belly=0.20, haunch=0.19, neck=0.12, neck_angle=50,
    nape=0.15,
                throat=0.13, head=0.52, leg=0.052, thigh=0.125, arm=0.095, fold=1.20, fore_fold=1.06, flat=True,
                foot=0.30,
                tail=1.6), marks=traits("ape face,pale belly"), share=0.56,
)  # fmt: skip
_APE = replace(
    _MONKEY, name="ape", body=STOUT, coat="#463e40", pale="#6e6262", dark="#2a2526", tail="none", shag=0.020,
    fur=40,
    head=HeadForm(skull=(-0.06, -0.10, 0.36, 0.36, 0.33), muzzle=((0.22, 0.06, 0.22, 0.26), (0.34, 0.18, 0.20, 0.22)),
                  eye=(0.28, -0.10, 0.13, 0.048, 0.046), nose=0.075, mouth=1.0, chin=0.42),
    ear=replace(_MONKEY.ear, long=0.12, wide=0.075),
    build=Build(rump=0.70, long=0.88, chest=0.34, loin=0.29, belly=0.34, haunch=0.27, wide=0.84, neck=0.10,
    neck_angle=36,
                nape=0.30, throat=0.24, head=0.46, leg=0.095, thigh=0.19, arm=0.17, fold=1.14, fore_fold=1.03,
                flat=True,
                foot=0.26), marks=traits("ape face,sheen"), extras=traits("brow ridge"), share=0.72,
)  # fmt: skip
_SEAL = Species(
    name="seal", body=SMALL, coat="#7c7f86", pale="#b9bbbd", dark="#4c4f56", iris="#1c1618", tail="fluke",
    feet="flipper",
    head=HeadForm(skull=(-0.05, -0.03, 0.40, 0.39, 0.38), muzzle=((0.20, 0.10, 0.21, 0.22), (0.36, 0.15, 0.145, 0.17)),
                  eye=(0.24, -0.07, 0.22, 0.084, 0.088), nose=0.058, mouth=0.9), ear=Ear(shape="none"), whiskers=True,
    habit="flipper", fur=0, build=Build(rump=0.56, long=1.5, chest=0.36, loin=0.29, belly=0.36, haunch=0.20, wide=0.90,
    neck=0.24, neck_angle=48, nape=0.29, throat=0.21, head=0.58, leg=0.07, pose_tilt=0.0),
    marks=traits("pale belly,spots dark"),
    share=0.46,
)  # fmt: skip
_WALRUS = replace(
    _SEAL, name="walrus", coat="#8a6250", pale="#b08a70", horns="walrus", dark="#5a3c30", body=STOUT,
    head=HeadForm(skull=(-0.10, -0.08, 0.37, 0.35, 0.36), muzzle=((0.16, 0.06, 0.25, 0.26), (0.36, 0.17, 0.205, 0.26)),
                  eye=(0.20, -0.14, 0.24, 0.044, 0.046), nose=0.06, mouth=0.9), extras=traits("bristles,wrinkles"),
    build=replace(_SEAL.build, chest=0.46, loin=0.40, belly=0.48, haunch=0.28, nape=0.40, throat=0.28, head=0.56,
    neck=0.16),
    marks=traits(""), whiskers=False, share=0.66,
)  # fmt: skip
_FROG = Species(
    name="frog", ear=Ear(shape="none"), nose="none", tail="none", coat="#7f9a4e", pale="#e6e3b4", iris="#c9a227", fur=0,
    head=HeadForm(skull=(-0.02, 0.06, 0.42, 0.30, 0.44), muzzle=((0.22, 0.12, 0.24, 0.34), (0.42, 0.12, 0.15, 0.22)),
                  eye=(0.10, -0.25, 0.25, 0.105, 0.11), nose=0.02, mouth=2.2, chin=0.2), habit="hop",
                  build=Build(flat=True),
    marks=traits("spots dark"), extras=traits("pop eyes"),
)  # fmt: skip
_ANT = Species(
    name="ant", ear=Ear(shape="feeler", root=(0.06, -0.36, 0.12), long=0.1, splay=10), nose="none", tail="none", fur=0,
    head=HeadForm(skull=(-0.04, -0.06, 0.32, 0.36, 0.34), muzzle=((0.08, 0.08, 0.26, 0.24), (0.18, 0.24, 0.18, 0.16)),
                  eye=(0.14, -0.09, 0.22, 0.115, 0.145), nose=0.02, mouth=1.0, chin=0.3), coat="#4a2f26",
                  pale="#8a6252",
    iris="#1c1412",
)  # fmt: skip
_GRASSHOPPER = replace(
    _ANT, name="grasshopper", body=TALL, coat="#7fae42", pale="#dfe3ae", iris="#3a2a1c",
    head=replace(_ANT.head, skull=(-0.05, -0.08, 0.29, 0.37, 0.29), muzzle=((0.06, 0.10, 0.26, 0.22),
                 (0.16, 0.30, 0.16, 0.14))),
)  # fmt: skip
GIANTS: tuple[Species, ...] = (
    _ELEPHANT, _RHINO, _HIPPO, _KANGAROO, _MONKEY, _APE, _SEAL, _WALRUS, _FROG, _ANT, _GRASSHOPPER,
)  # fmt: skip
