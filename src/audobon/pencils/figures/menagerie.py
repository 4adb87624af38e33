"""All beasts by name: carnivores and rodents here, hoofed and large ones in `menagerie_hoofed`.

Knows: the tables.  Does not know: drawing.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.pencils.figures.animal_ears import Ear
from audobon.pencils.figures.beast_rig import Build
from audobon.pencils.figures.head_form import HeadForm
from audobon.pencils.figures.menagerie_hoofed import GIANTS, HOOFED
from audobon.pencils.figures.species import SMALL, STOUT, TALL, Species, traits, young_of

_CANINE = HeadForm(
    skull=(-0.07, -0.07, 0.35, 0.36, 0.34), muzzle=((0.12, 0.03, 0.27, 0.26), (0.40, 0.13, 0.155, 0.13),
    (0.64, 0.17, 0.105, 0.095)), eye=(0.17, -0.10, 0.20, 0.064, 0.062), nose=0.064, mouth=0.78, tuft=0.24,
)  # fmt: skip
_RUNNER = Build(rump=0.97, long=0.98, neck=0.24, head=0.56, tail=1.1)
_WOLF = Species(
    name="wolf", head=_CANINE, build=_RUNNER, body=TALL, ear=Ear(long=0.36, wide=0.145), tail="brush",
    coat="#7d7468", pale="#d8cdb8", iris="#c08a2c", fur=30, shag=0.016, marks=traits("pale belly,back"),
    extras=traits("fangs,ruff"), habit="pack",
)  # fmt: skip
_FOX = replace(
    _WOLF, name="fox", coat="#c2672c", pale="#f4e8d6", dark="#3a2620", iris="#b5792a", fur=22, shag=0.010,
    head=replace(_CANINE, muzzle=((0.12, 0.05, 0.26, 0.26), (0.38, 0.17, 0.13, 0.115), (0.66, 0.23, 0.068, 0.064)),
                 eye=(0.19, -0.07, 0.19, 0.068, 0.064), tuft=0.30, nose=0.052),
    ear=Ear(long=0.46, wide=0.17, splay=18, tip="#3a2620"), tail="full brush",
    build=replace(_RUNNER, long=1.04, chest=0.22, belly=0.19, loin=0.16, neck=0.22, head=0.62, leg=0.043, thigh=0.155,
                  arm=0.095, tail=1.45), marks=traits("pale belly,pale face,socks"), extras=traits(""), whiskers=True,
)  # fmt: skip
_JACKAL = replace(
    _WOLF, name="jackal", coat="#b0884f", pale="#eadcbd", iris="#b5792a",
    head=replace(_FOX.head, tuft=0.18, muzzle=((0.12, 0.05, 0.25, 0.24), (0.40, 0.16, 0.13, 0.11),
                 (0.64, 0.20, 0.08, 0.075))),
    ear=Ear(long=0.54, wide=0.155, splay=26), build=replace(_RUNNER, chest=0.21, belly=0.18, loin=0.14, leg=0.038,
    thigh=0.125, arm=0.085, neck=0.28, head=0.46, tail=0.9), marks=traits("pale belly,saddle"), extras=traits("fangs"),
    shag=0.008,
)  # fmt: skip
_HYENA = replace(
    _WOLF, name="hyena", coat="#a8925f", pale="#d9c9a0", dark="#4a3828", iris="#3a2a1c",
    head=replace(_CANINE, muzzle=((0.12, 0.02, 0.30, 0.28), (0.38, 0.10, 0.20, 0.18), (0.54, 0.13, 0.155, 0.14)),
                 tuft=0.0), ear=Ear(shape="saucer", long=0.34, wide=0.15, splay=24),
    build=replace(_RUNNER, rump=0.80, haunch=0.17, chest=0.28, neck=0.34, neck_angle=34, nape=0.24, throat=0.18,
    head=0.48,
                  leg=0.056, tail=0.7),
    tail="switch", marks=traits("rosettes,socks,muzzle"), extras=traits("fangs,short mane"), shag=0.008,
)  # fmt: skip
_DOG_HEAD = HeadForm(
    skull=(-0.06, -0.07, 0.35, 0.36, 0.33), muzzle=((0.12, 0.06, 0.27, 0.24), (0.38, 0.14, 0.185, 0.155),
    (0.54, 0.16, 0.16, 0.135)), eye=(0.19, -0.09, 0.19, 0.068, 0.070), nose=0.078, mouth=0.70, chin=0.62,
)  # fmt: skip
_DOG = Species(
    name="dog", head=_DOG_HEAD, build=replace(_RUNNER, long=0.92, neck=0.22, neck_angle=54, head=0.62, tail=1.05),
    body=TALL, ear=Ear(shape="flap", root=(-0.10, -0.30, 0.26), long=0.48, wide=0.135, splay=70), tail="whip",
    coat="#a87d4d", iris="#4f3320", marks=traits("pale belly,pale muzzle,patch"),
)  # fmt: skip
_HOUND = replace(
    _DOG, name="hound", coat="#b07a45", pale="#f3e6cf", dark="#4a3226",
    head=replace(_DOG_HEAD, muzzle=((0.10, 0.06, 0.27, 0.24), (0.42, 0.16, 0.18, 0.145), (0.66, 0.19, 0.155, 0.125)),
                 skull=(-0.08, -0.06, 0.33, 0.33, 0.30)),
    ear=Ear(shape="flap", root=(-0.14, -0.20, 0.26), long=0.72, wide=0.135, splay=70, color="#7a4a2a"),
    build=replace(_RUNNER, long=1.05, chest=0.25, loin=0.14, belly=0.20, neck=0.28, neck_angle=52, head=0.54, tail=1.3),
    marks=traits("pale belly,pale muzzle,saddle,pale socks"),
)  # fmt: skip
_TERRIER = replace(
    _DOG, name="terrier", coat="#e6dac0", pale="#fbf5e6", dark="#7a5632", shag=0.020, fur=30,
    head=replace(_DOG_HEAD, muzzle=((0.14, 0.10, 0.26, 0.24), (0.36, 0.18, 0.21, 0.19), (0.50, 0.20, 0.19, 0.17)),
                 tuft=0.12), ear=Ear(long=0.30, wide=0.14, lean=-14, splay=26, tip="#7a5632"), tail="up",
    build=replace(_RUNNER, long=0.86, chest=0.28, loin=0.24, belly=0.27, haunch=0.24, neck=0.16, head=0.72, leg=0.068,
                  thigh=0.19, arm=0.14, tail=0.8),
    marks=traits("saddle,eye patch"), extras=traits("beard hair"),
)  # fmt: skip
_SHEEPDOG = replace(
    _DOG, name="sheepdog", coat="#4a4341", pale="#f1e8d6", dark="#332c2a", shag=0.036, fur=44,
    head=replace(_CANINE, tuft=0.34, muzzle=((0.12, 0.05, 0.28, 0.27), (0.40, 0.15, 0.16, 0.14), (0.60, 0.18, 0.12,
    0.11))),
    ear=Ear(long=0.32, wide=0.15, lean=14, splay=40), tail="full brush",
    build=replace(_RUNNER, long=1.02, chest=0.29, loin=0.24, belly=0.28, haunch=0.25, nape=0.24, throat=0.18, head=0.58,
                  leg=0.060, thigh=0.20, arm=0.15, tail=1.2),
    marks=traits("pale belly,blaze,collar,pale socks"), extras=traits("ruff"),
)  # fmt: skip
_CAT_HEAD = HeadForm(
    skull=(-0.06, -0.03, 0.36, 0.37, 0.39), muzzle=((0.18, 0.10, 0.20, 0.21), (0.31, 0.175, 0.135, 0.165)),
    cheek=(0.0, 0.16, 0.22, 0.19), eye=(0.23, -0.05, 0.19, 0.090, 0.086), nose=0.042, mouth=0.95, tuft=0.13, chin=0.42,
)  # fmt: skip
_PROWLER = Build(
    rump=0.98, long=1.04, chest=0.22, loin=0.19, belly=0.22, haunch=0.22, neck=0.14, neck_angle=50, nape=0.18,
    throat=0.15,
    head=0.62, leg=0.052, thigh=0.175, arm=0.115, tail=1.25,
)  # fmt: skip
_CAT = Species(
    name="cat", head=_CAT_HEAD, build=_PROWLER, ear=Ear(long=0.36, wide=0.165, splay=24), nose="small", tail="plume",
    coat="#b98a52", pale="#f3e8d4", iris="#8fa24a", whiskers=True, marks=traits("tabby,pale belly,pale muzzle"),
)  # fmt: skip
_LION_HEAD = HeadForm(
    skull=(-0.08, -0.05, 0.37, 0.37, 0.36), muzzle=((0.15, 0.08, 0.27, 0.24), (0.38, 0.15, 0.205, 0.185),
    (0.49, 0.18, 0.175, 0.165)), eye=(0.22, -0.09, 0.19, 0.062, 0.058), nose=0.074, mouth=0.62, tuft=0.08, chin=0.50,
)  # fmt: skip
_BIG_CAT = replace(
    _PROWLER, long=1.04, chest=0.25, loin=0.18, belly=0.22, haunch=0.21, neck=0.18, neck_angle=40, nape=0.20,
    throat=0.17,
    head=0.57, leg=0.070, thigh=0.195, arm=0.125, tail=1.2,
)  # fmt: skip
_LIONESS = Species(
    name="lioness", head=_LION_HEAD, build=_BIG_CAT, body=TALL, nose="broad", tail="tuft", coat="#c99a4e",
    ear=Ear(shape="saucer", root=(-0.10, -0.30, 0.26), long=0.26, wide=0.13, splay=34), pale="#f0dfba", iris="#a9812f",
    dark="#6e4522", whiskers=True, fur=18, marks=traits("pale belly,pale muzzle"), extras=traits("fangs"), share=0.72,
)  # fmt: skip
_LION = replace(
    _LIONESS, name="lion", build=replace(_BIG_CAT, chest=0.28, head=0.60), extras=traits("fangs,mane"),
)  # fmt: skip
_TIGER = replace(
    _LIONESS, name="tiger", coat="#d08a3c", pale="#f8efdc", dark="#2c211d", tail="banded", head=replace(_LION_HEAD,
    tuft=0.22),
    build=replace(_BIG_CAT, long=1.1, belly=0.24, head=0.60), marks=traits("stripes,pale belly,pale muzzle,pale face"),
)  # fmt: skip
_LEOPARD = replace(
    _LIONESS, name="leopard", coat="#d6a95a", pale="#f8edd2", dark="#3a2a20", tail="long", head=replace(_LION_HEAD,
    skull=(-0.06, -0.04, 0.36, 0.36, 0.36)), marks=traits("rosettes,pale belly,pale muzzle"),
    build=replace(_BIG_CAT, long=1.14, chest=0.22, belly=0.19, loin=0.16, head=0.54, leg=0.060, tail=1.45),
)  # fmt: skip
_PANTHER = replace(
    _LEOPARD, name="panther", coat="#3b363c", pale="#5a5158", dark="#242026", iris="#b9a23a", marks=traits("sheen"),
    build=replace(_BIG_CAT, long=1.18, chest=0.23, belly=0.18, loin=0.15, head=0.52, neck_angle=32, leg=0.058,
    tail=1.6),
)  # fmt: skip
_LYNX = replace(
    _CAT, name="lynx", coat="#b39263", iris="#b09a3c", dark="#4a3828", tail="bob", shag=0.014, body=TALL,
    head=replace(_CAT_HEAD, tuft=0.36, eye=(0.23, -0.06, 0.19, 0.072, 0.066)),
    ear=Ear(long=0.40, wide=0.15, splay=20, tuft=0.17, tip="#3a2c24"),
    marks=traits("spots dark,pale belly,pale muzzle"),
    build=replace(_PROWLER, rump=1.06, long=1.0, chest=0.26, loin=0.23, belly=0.27, haunch=0.25, leg=0.072,
    thigh=0.22, head=0.64, neck=0.16), share=0.66,
)  # fmt: skip
_BEAR = Species(
    name="bear", body=STOUT, nose="pad", tail="stub", coat="#7d5636", pale="#c8a377", iris="#3a2417", fur=34,
    head=HeadForm(skull=(-0.08, -0.04, 0.40, 0.40, 0.40), muzzle=((0.18, 0.08, 0.25, 0.24), (0.42, 0.16, 0.15, 0.145),
                  (0.54, 0.17, 0.125, 0.12)), eye=(0.25, -0.07, 0.19, 0.046, 0.048), nose=0.074, mouth=0.62, tuft=0.10),
    ear=Ear(shape="saucer", root=(-0.12, -0.30, 0.28), long=0.22, wide=0.125, splay=36), shag=0.022,
    build=Build(rump=0.93, long=0.94, chest=0.33, loin=0.31, belly=0.35, haunch=0.31, wide=0.74, neck=0.16,
    neck_angle=16,
                nape=0.30, throat=0.22, head=0.57, leg=0.105, thigh=0.24, arm=0.19, flat=True, foot=0.30,
                hump=((0.82, 0.10, 0.22),)),
    marks=traits("pale muzzle"), share=0.74,
)  # fmt: skip
_POLAR = replace(
    _BEAR, name="polar bear", coat="#eee8d8", pale="#fbf7ea", iris="#2a2220", dark="#b9ae98",
    head=replace(_BEAR.head, skull=(-0.10, -0.05, 0.36, 0.34, 0.34), muzzle=((0.14, 0.04, 0.25, 0.24),
                 (0.44, 0.13, 0.15, 0.14), (0.62, 0.16, 0.12, 0.11))),
    build=replace(_BEAR.build, long=1.08, neck=0.32, neck_angle=22, nape=0.24, throat=0.18, head=0.50, hump=()),
    ear=replace(_BEAR.ear, long=0.17, wide=0.095), marks=traits(""), shag=0.026,
)  # fmt: skip
_PANDA = replace(
    _BEAR, name="panda", coat="#f2ecdf", pale="#fffaf0", dark="#2e292b",
    head=replace(_BEAR.head, skull=(-0.06, -0.03, 0.42, 0.41, 0.44), muzzle=((0.20, 0.10, 0.22, 0.22),
                 (0.38, 0.17, 0.14, 0.15)), cheek=(0.02, 0.14, 0.24, 0.20)),
    ear=replace(_BEAR.ear, color="#2e292b", long=0.26, wide=0.14), build=replace(_BEAR.build, long=0.82, head=0.62,
    hump=()),
    marks=traits("panda"),
)  # fmt: skip
_BADGER = Species(
    name="badger", body=STOUT, coat="#77706a", pale="#f4eee0", dark="#2f2928", iris="#241a18", fur=34, shag=0.022,
    head=HeadForm(skull=(-0.08, -0.05, 0.36, 0.35, 0.34), muzzle=((0.12, 0.05, 0.25, 0.23), (0.42, 0.16, 0.125, 0.115),
                  (0.62, 0.20, 0.085, 0.08)), eye=(0.24, -0.04, 0.17, 0.044, 0.046), nose=0.062, mouth=0.62),
    ear=Ear(shape="saucer", root=(-0.10, -0.26, 0.27), long=0.18, wide=0.10, splay=44), tail="scrub",
    build=Build(rump=0.98, long=1.34, chest=0.34, loin=0.34, belly=0.37, haunch=0.34, wide=0.8, neck=0.20,
    neck_angle=14,
                nape=0.28, throat=0.20, head=0.56, leg=0.085, thigh=0.22, arm=0.17, flat=True, fold=1.2),
    marks=traits("badger,dark legs"), share=0.42,
)  # fmt: skip
_RACCOON = replace(
    _BADGER, name="raccoon", coat="#8b837a", dark="#3a3231", body=SMALL, tail="ringed", whiskers=True,
    head=replace(_FOX.head, muzzle=((0.14, 0.07, 0.24, 0.23), (0.36, 0.18, 0.12, 0.11), (0.52, 0.21, 0.075, 0.07)),
                 eye=(0.21, -0.05, 0.19, 0.062, 0.062), tuft=0.28),
    ear=Ear(root=(-0.06, -0.30, 0.26), long=0.30, wide=0.14, splay=36),
    build=replace(_PROWLER, rump=1.06, long=0.98, chest=0.28, loin=0.30, belly=0.32, haunch=0.30, arch=0.10, head=0.66,
                  leg=0.058, flat=True, tail=1.15), marks=traits("mask,pale belly"), share=0.5,
)  # fmt: skip
_SKUNK = replace(
    _BADGER, name="skunk", coat="#37322f", pale="#f4eee0", body=SMALL, tail="plume up", dark="#241f1e",
    head=replace(_BADGER.head, muzzle=((0.14, 0.05, 0.24, 0.22), (0.40, 0.17, 0.11, 0.10), (0.54, 0.20, 0.07, 0.065)),
                 eye=(0.22, -0.06, 0.18, 0.050, 0.052)),
    build=replace(_BADGER.build, long=1.2, haunch=0.36, arch=0.08, head=0.60, neck=0.14, tail=1.35),
    marks=traits("skunk"),
    share=0.4,
)  # fmt: skip
_WEASEL = Species(
    name="weasel", coat="#a5683a", pale="#f6ecd6", dark="#4a2f1c", iris="#20161a", whiskers=True, tail="string fur",
    head=HeadForm(skull=(-0.10, -0.04, 0.38, 0.33, 0.32), muzzle=((0.16, 0.05, 0.22, 0.21), (0.36, 0.13, 0.12, 0.12),
                  (0.46, 0.15, 0.085, 0.085)), eye=(0.20, -0.06, 0.20, 0.058, 0.060), nose=0.046, mouth=0.75),
    ear=Ear(shape="saucer", root=(-0.14, -0.24, 0.25), long=0.20, wide=0.12, splay=40),
    build=Build(rump=1.0, long=2.15, chest=0.29, loin=0.27, belly=0.28, haunch=0.29, wide=0.9, neck=0.44, neck_angle=42,
                nape=0.24, throat=0.22, head=0.68, leg=0.070, thigh=0.20, arm=0.13, fold=1.3, arch=0.12, tail=1.4),
    marks=traits("pale belly,pale throat"), share=0.42, fur=16,
)  # fmt: skip
_STOAT = replace(
    _WEASEL, name="stoat", coat="#9a5f35", tail="black tip", build=replace(_WEASEL.build, long=1.9, arch=0.20,
    head=0.62,
    tail=1.9),
)  # fmt: skip
_FERRET = replace(
    _WEASEL, name="ferret", coat="#d9c7a2", dark="#4a382e", tail="scrub", marks=traits("mask,dark legs"), shag=0.012,
    build=replace(_WEASEL.build, long=1.75, arch=0.26, belly=0.32, loin=0.32, head=0.66, tail=1.8),
)  # fmt: skip
_MONGOOSE = replace(
    _WEASEL, name="mongoose", coat="#9b8a6a", pale="#cbb98f", iris="#a8442c", tail="bottle", shag=0.012, fur=40,
    head=replace(_WEASEL.head, muzzle=((0.14, 0.05, 0.23, 0.21), (0.40, 0.14, 0.11, 0.105), (0.56, 0.17, 0.07, 0.065))),
    build=replace(_WEASEL.build, long=1.55, haunch=0.33, arch=0.10, neck=0.34, tail=2.2), marks=traits("back"),
)  # fmt: skip
_OTTER = replace(
    _WEASEL, name="otter", coat="#6e4e36", pale="#d9c09a", tail="rudder", feet="web",
    head=replace(_WEASEL.head, skull=(-0.08, -0.03, 0.40, 0.36, 0.40), muzzle=((0.20, 0.10, 0.20, 0.24),
                 (0.36, 0.15, 0.145, 0.19)), cheek=(0.14, 0.16, 0.18, 0.15), nose=0.07),
    ear=replace(_WEASEL.ear, long=0.13, wide=0.085), nose="broad",
    build=replace(_WEASEL.build, long=1.7, chest=0.36, loin=0.36, belly=0.38, haunch=0.35, neck=0.30, nape=0.30,
                  throat=0.27, head=0.70, leg=0.085, tail=2.0), share=0.45,
)  # fmt: skip
_RABBIT_HEAD = HeadForm(
    skull=(-0.07, -0.04, 0.36, 0.40, 0.33), muzzle=((0.12, 0.03, 0.28, 0.24), (0.32, 0.13, 0.18, 0.16),
    (0.39, 0.15, 0.15, 0.14)), cheek=(0.12, 0.20, 0.14, 0.18), eye=(0.17, -0.08, 0.27, 0.080, 0.090), nose=0.042,
    mouth=0.62, chin=0.46,
)  # fmt: skip
_HOPPER = Build(
    rump=1.16, long=0.78, chest=0.30, loin=0.40, belly=0.38, haunch=0.40, wide=0.80, neck=0.16, neck_angle=52,
    nape=0.22,
    throat=0.20, head=0.74, leg=0.062, thigh=0.30, arm=0.115, fold=1.42, fore_fold=1.08, flat=True, foot=0.46,
    arch=0.10,
    tail=1.5,
)  # fmt: skip
_RABBIT = Species(
    name="rabbit", head=_RABBIT_HEAD, build=_HOPPER,
    ear=Ear(shape="leaf", root=(-0.10, -0.36, 0.14), long=0.78, wide=0.112, lean=14, splay=12), nose="button",
    tail="scut", habit="hop", coat="#a98255", iris="#4b2a18", whiskers=True, fur=24,
    marks=traits("pale belly,pale muzzle,eye ring"), extras=traits("buck teeth"), share=0.5,
)  # fmt: skip
_HARE = replace(
    _RABBIT, name="hare", coat="#b08a56", iris="#b5812c", body=TALL,
    head=replace(_RABBIT_HEAD, skull=(-0.10, -0.06, 0.33, 0.34, 0.28), muzzle=((0.10, 0.02, 0.26, 0.21),
                 (0.36, 0.13, 0.165, 0.14), (0.47, 0.16, 0.14, 0.12)), cheek=(0.12, 0.16, 0.12, 0.16)),
    ear=Ear(shape="leaf", root=(-0.12, -0.32, 0.12), long=1.06, wide=0.105, lean=20, splay=12, tip="#2a201c"),
    build=replace(_HOPPER, rump=1.20, long=1.02, chest=0.25, loin=0.26, belly=0.26, haunch=0.33, neck=0.26, head=0.56,
                  leg=0.050, thigh=0.26, fold=1.30, arch=0.14), share=0.56,
)  # fmt: skip
_MOUSE = Species(
    name="mouse",
    head=HeadForm(skull=(-0.07, 0.0, 0.35, 0.37, 0.34), muzzle=((0.14, 0.08, 0.26, 0.25), (0.38, 0.20, 0.12, 0.11),
                  (0.54, 0.23, 0.065, 0.062)), eye=(0.20, -0.04, 0.22, 0.080, 0.086), nose=0.046, mouth=0.66),
    ear=Ear(shape="saucer", root=(-0.10, -0.28, 0.24), long=0.48, wide=0.245, splay=34), nose="button", tail="string",
    build=replace(_HOPPER, rump=1.24, long=0.96, chest=0.36, loin=0.46, belly=0.46, haunch=0.44, head=0.86, leg=0.050,
                  thigh=0.26, foot=0.30, fold=1.3, neck=0.12, neck_angle=30, arch=0.10, tail=1.9),
    habit="nibbler", coat="#8f7a66", pale="#eadfce", iris="#20161a", whiskers=True,
    marks=traits("pale belly,pale muzzle"),
    extras=traits("buck teeth"), share=0.34,
)  # fmt: skip
_DORMOUSE = replace(
    _MOUSE, name="dormouse", coat="#c98f4e", pale="#f6e8cc", tail="bottle", shag=0.012,
    head=replace(_MOUSE.head, muzzle=((0.14, 0.08, 0.28, 0.27), (0.34, 0.18, 0.14, 0.13), (0.44, 0.21, 0.075, 0.07)),
                 eye=(0.20, -0.05, 0.23, 0.096, 0.100)), ear=replace(_MOUSE.ear, long=0.28, wide=0.16, splay=40),
    build=replace(_MOUSE.build, long=0.82, belly=0.50, loin=0.50, tail=2.6),
)  # fmt: skip
_RAT = replace(
    _MOUSE, name="rat", coat="#6b5f58", pale="#b9ab9b",
    head=replace(_MOUSE.head, skull=(-0.12, -0.02, 0.34, 0.32, 0.29), muzzle=((0.08, 0.06, 0.26, 0.23),
                 (0.42, 0.18, 0.13, 0.115), (0.68, 0.23, 0.068, 0.062)), eye=(0.16, -0.06, 0.20, 0.056, 0.058)),
    ear=replace(_MOUSE.ear, long=0.30, wide=0.155), build=replace(_MOUSE.build, long=1.3, belly=0.40, loin=0.40,
    head=0.74,
    tail=2.2), shag=0.008,
)  # fmt: skip
_SQUIRREL = replace(
    _RABBIT, name="squirrel", ear=Ear(long=0.30, wide=0.105, splay=18, tuft=0.20), tail="plume up", habit="nibbler",
    head=replace(_RABBIT_HEAD, skull=(-0.06, -0.02, 0.36, 0.38, 0.34), muzzle=((0.12, 0.05, 0.27, 0.24),
                 (0.34, 0.16, 0.15, 0.14), (0.42, 0.18, 0.11, 0.11)), eye=(0.18, -0.07, 0.26, 0.078, 0.084)),
    coat="#b2652f", pale="#f3e6cf", iris="#20161a",
    build=replace(_HOPPER, rump=1.18, long=0.92, chest=0.27, loin=0.32, belly=0.32, haunch=0.36, head=0.68, leg=0.052,
                  thigh=0.24, arm=0.10, tail=1.75), marks=traits("pale belly,pale muzzle,eye ring"), share=0.42,
)  # fmt: skip
_CHIPMUNK = replace(
    _SQUIRREL, name="chipmunk", coat="#b57f4a", dark="#4a3424", tail="bottle",
    ear=Ear(shape="saucer", root=(-0.10, -0.30, 0.22), long=0.24, wide=0.11, splay=26),
    head=replace(_SQUIRREL.head, cheek=(0.14, 0.22, 0.22, 0.21)), marks=traits("pale belly,chipmunk,eye ring"),
    build=replace(_SQUIRREL.build, long=0.84, head=0.78, tail=1.3), share=0.34,
)  # fmt: skip
_HAMSTER = replace(
    _DORMOUSE, name="hamster", tail="stub", coat="#d3a260", pale="#fbf3e2",
    head=replace(_DORMOUSE.head, cheek=(0.10, 0.22, 0.24, 0.25)), build=replace(_MOUSE.build, long=0.70, belly=0.54,
    loin=0.54, chest=0.42, haunch=0.50, head=0.90), ear=replace(_MOUSE.ear, long=0.22, wide=0.125, splay=44),
)  # fmt: skip
_HEDGEHOG = replace(
    _MOUSE, name="hedgehog", coat="#a58a68", pale="#e9dabd", dark="#54402f", tail="none", whiskers=False, body=SMALL,
    head=HeadForm(skull=(-0.10, 0.02, 0.34, 0.34, 0.34), muzzle=((0.10, 0.10, 0.26, 0.24), (0.40, 0.19, 0.11, 0.105),
                  (0.62, 0.16, 0.055, 0.052)), eye=(0.22, 0.0, 0.20, 0.060, 0.064), nose=0.062, mouth=0.58),
    ear=Ear(shape="saucer", root=(-0.08, -0.12, 0.28), long=0.22, wide=0.125, splay=48), nose="pad",
    build=replace(_MOUSE.build, rump=1.34, long=1.0, chest=0.44, loin=0.56, belly=0.56, haunch=0.48, head=0.80,
                  neck_angle=12, arch=0.12, leg=0.070, thigh=0.2), extras=traits("spines"), marks=traits(""),
                  share=0.36,
    habit="nibbler",
)  # fmt: skip
_PORCUPINE = replace(
    _HEDGEHOG, name="porcupine", coat="#6a5848", dark="#2f2622", pale="#efe5cf", body=STOUT,
    head=replace(_RABBIT_HEAD, skull=(-0.08, -0.02, 0.37, 0.36, 0.34), muzzle=((0.14, 0.06, 0.26, 0.24),
                 (0.38, 0.14, 0.18, 0.16), (0.48, 0.15, 0.15, 0.14)), eye=(0.20, -0.04, 0.22, 0.048, 0.050), nose=0.07),
    build=replace(_HEDGEHOG.build, rump=1.22, long=1.24, leg=0.085, head=0.66, neck_angle=24),
    extras=traits("quills,buck teeth"),
    share=0.46,
)  # fmt: skip
_MOLE = replace(
    _MOUSE, name="mole", coat="#4a4348", pale="#7d7178", iris="#1c1416", tail="stub", ear=Ear(shape="none"), nose="tip",
    head=HeadForm(skull=(-0.10, 0.0, 0.40, 0.37, 0.37), muzzle=((0.16, 0.08, 0.25, 0.23), (0.44, 0.17, 0.12, 0.11),
                  (0.66, 0.20, 0.062, 0.06)), eye=(0.26, -0.06, 0.18, 0.026, 0.028), nose=0.086, mouth=0.60),
    build=replace(_MOUSE.build, rump=1.2, long=1.06, chest=0.46, loin=0.48, belly=0.50, haunch=0.42, head=0.80,
    neck=0.06,
                  neck_angle=6, leg=0.088, thigh=0.16, arm=0.16, arch=0.04), feet="spade", marks=traits(""), shag=0.008,
    share=0.32, extras=traits(""),
)  # fmt: skip
_BEAVER = replace(
    _MOUSE, name="beaver", coat="#7a5032", pale="#b98d63", body=STOUT, tail="paddle", feet="web",
    head=replace(_RABBIT_HEAD, skull=(-0.08, -0.02, 0.40, 0.38, 0.38), muzzle=((0.16, 0.08, 0.25, 0.25),
                 (0.36, 0.15, 0.18, 0.18), (0.44, 0.16, 0.16, 0.165)), eye=(0.23, -0.08, 0.22, 0.054, 0.058),
                 nose=0.072),
    ear=Ear(shape="saucer", root=(-0.14, -0.28, 0.28), long=0.19, wide=0.105, splay=40), nose="pad",
    build=replace(_MOUSE.build, rump=1.2, long=1.06, belly=0.54, loin=0.54, chest=0.42, haunch=0.48, head=0.74,
    leg=0.078,
                  neck_angle=34, tail=2.1), shag=0.016, extras=traits("buck teeth out"), marks=traits("pale muzzle"),
    share=0.46, fur=34,
)  # fmt: skip
_BAT = replace(
    _MOUSE, name="bat", coat="#5a4640", pale="#8a7264", tail="none", nose="small", whiskers=False,
    head=HeadForm(skull=(-0.05, -0.02, 0.37, 0.37, 0.37), muzzle=((0.18, 0.10, 0.20, 0.20), (0.33, 0.16, 0.125, 0.13)),
                  eye=(0.22, -0.04, 0.20, 0.074, 0.078), nose=0.05, mouth=0.85, tuft=0.12),
    ear=Ear(long=0.62, wide=0.20, splay=26, lean=2), extras=traits("wings,fangs"), habit="bat", marks=traits(""),
    shag=0.012,
    share=0.34,
    build=replace(_MOUSE.build, long=0.8, belly=0.36, loin=0.34, haunch=0.30, head=0.84),
)  # fmt: skip

_GROWN: tuple[Species, ...] = (
    _RABBIT, _HARE, _MOUSE, _DORMOUSE, _RAT, _HAMSTER, _HEDGEHOG, _PORCUPINE, _MOLE, _BAT, _SQUIRREL, _CHIPMUNK,
    _WEASEL,
    _STOAT, _FERRET, _MONGOOSE, _OTTER, _BEAVER, _BADGER, _RACCOON, _SKUNK, _FOX, _WOLF, _JACKAL, _HYENA, _DOG, _HOUND,
    _TERRIER, _SHEEPDOG, _CAT, _LION, _LIONESS, _TIGER, _LEOPARD, _PANTHER, _LYNX, _BEAR, _POLAR, _PANDA, *HOOFED,
    *GIANTS,
)  # fmt: skip
_BY_NAME = {species.name: species for species in _GROWN}
_YOUNG = {"kitten": "cat", "puppy": "dog", "cub": "bear", "lamb": "sheep", "kid": "goat", "calf": "cow",
"piglet": "pig",
          "foal": "horse", "fawn": "doe"}  # fmt: skip

BEASTS: dict[str, Species] = _BY_NAME | {name: young_of(_BY_NAME[parent], name=name) for name, parent in _YOUNG.items()}
BEASTS["fawn"] = replace(BEASTS["fawn"], marks=BEASTS["fawn"].marks | {"fawn"})


def beast_of(name: str, *, age: str) -> Species:
    """The species of that name, its young where `age` is `child`."""
    return young_of(BEASTS[name]) if age == "child" else BEASTS[name]
