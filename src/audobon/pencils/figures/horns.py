"""What grows on a beast's head beside ears: horns, antlers, tusks, a nose horn.

Knows: each as curves in head space (see `head_form`).  Does not know: species.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.head_form import HeadSheet
from audobon.pencils.figures.ink import Points, Sketch, array, darker, tube, unit
from audobon.pencils.shapes import smooth

Path = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Horn:
    """A curved cone: `path` from the root in head space, radii along it, colour, whether it is ringed, whether there is
    one on either side, and branches (where they leave, and their tips)."""

    path: Path
    radii: tuple[float, ...]
    color: str = "#cdb992"
    ringed: bool = False
    paired: bool = True
    branches: tuple[tuple[int, tuple[float, float, float]], ...] = ()
    palm: bool = False
    over: bool = False


_IVORY, _DARK, _BONE = "#f1e6cc", "#5a4a3e", "#a5855c"

HORNS: dict[str, tuple[Horn, ...]] = {
    "goat": (Horn(path=((0.02, -0.36, 0.12), (-0.06, -0.64, 0.16), (-0.28, -0.84, 0.24), (-0.52, -0.84, 0.32)),
                  radii=(0.066, 0.054, 0.036, 0.010), ringed=True),),
    "kid": (Horn(path=((0.04, -0.36, 0.12), (0.02, -0.46, 0.13), (-0.02, -0.52, 0.14)), radii=(0.045, 0.035, 0.012)),),
    "ram": (Horn(path=((0.0, -0.34, 0.16), (-0.20, -0.50, 0.30), (-0.42, -0.34, 0.44), (-0.40, -0.02, 0.50),
                       (-0.16, 0.08, 0.52), (-0.02, -0.08, 0.54), (-0.10, -0.16, 0.56)),
                 radii=(0.105, 0.105, 0.098, 0.085, 0.064, 0.040, 0.010), ringed=True, over=True),),
    "cow": (Horn(path=((-0.06, -0.36, 0.18), (-0.04, -0.46, 0.34), (0.04, -0.62, 0.40)), radii=(0.060, 0.046, 0.010)),),
    "bull": (Horn(path=((-0.06, -0.34, 0.20), (-0.02, -0.40, 0.44), (0.10, -0.54, 0.56), (0.16, -0.74, 0.54)),
                  radii=(0.085, 0.070, 0.050, 0.010)),),
    "buffalo": (Horn(path=((-0.02, -0.34, 0.10), (-0.06, -0.20, 0.44), (-0.04, -0.30, 0.68), (0.02, -0.56, 0.66)),
                     radii=(0.125, 0.095, 0.066, 0.010), color=_DARK, ringed=True),),
    "antelope": (Horn(path=((0.0, -0.36, 0.10), (-0.10, -0.66, 0.16), (-0.18, -0.96, 0.16), (-0.34, -1.24, 0.24)),
                      radii=(0.050, 0.044, 0.032, 0.008), color=_DARK, ringed=True),),
    "stag": (Horn(path=((-0.04, -0.36, 0.12), (-0.20, -0.62, 0.26), (-0.24, -0.92, 0.40), (-0.10, -1.22, 0.42)),
                  radii=(0.046, 0.040, 0.032, 0.008), color=_BONE,
                  branches=((1, (0.22, -0.64, 0.24)), (3, (0.14, -0.86, 0.36)), (5, (-0.52, -1.08, 0.50)),
                            (6, (0.16, -1.08, 0.42)))),),
    "reindeer": (Horn(path=((-0.04, -0.36, 0.12), (-0.34, -0.62, 0.30), (-0.40, -0.98, 0.44), (-0.08, -1.26, 0.44)),
                      radii=(0.044, 0.038, 0.034, 0.010), color=_BONE,
                      branches=((1, (0.34, -0.56, 0.10)), (2, (0.20, -0.44, 0.14)), (5, (-0.64, -0.92, 0.52)),
                                (6, (-0.44, -1.34, 0.50)), (7, (0.12, -1.10, 0.44)))),),
    "moose": (Horn(path=((-0.08, -0.34, 0.14), (-0.14, -0.44, 0.40), (-0.20, -0.70, 0.66), (-0.30, -0.98, 0.74)),
                   radii=(0.055, 0.075, 0.17, 0.13), color=_BONE, palm=True,
                   branches=((3, (0.20, -0.62, 0.66)), (4, (0.20, -0.86, 0.76)), (6, (0.06, -1.14, 0.80)),
                             (7, (-0.24, -1.26, 0.84)), (8, (-0.56, -1.16, 0.86)))),),
    "unicorn": (Horn(path=((0.13, -0.34, 0.0), (0.30, -0.74, 0.0), (0.45, -1.10, 0.0)), radii=(0.052, 0.032, 0.004),
                     color="#f4e2b4", ringed=True, paired=False, over=True),),
    "giraffe": (Horn(path=((-0.02, -0.36, 0.12), (-0.06, -0.52, 0.14), (-0.08, -0.64, 0.15)), radii=(0.040, 0.032,
    0.052),
                     color="#6e4a2c"),),
    "rhinoceros": (Horn(path=((0.62, 0.06, 0.0), (0.72, -0.16, 0.0), (0.72, -0.42, 0.0)), radii=(0.105, 0.070, 0.008),
                        color="#b9ab94", paired=False, ringed=True, over=True),
                   Horn(path=((0.40, -0.06, 0.0), (0.45, -0.18, 0.0), (0.45, -0.30, 0.0)), radii=(0.080, 0.050, 0.010),
                        color="#b9ab94", paired=False, over=True)),
    "tusks": (Horn(path=((0.32, 0.24, 0.17), (0.46, 0.44, 0.22), (0.66, 0.46, 0.24), (0.80, 0.34, 0.22)),
                   radii=(0.050, 0.046, 0.036, 0.008), color=_IVORY, over=True),),
    "boar": (Horn(path=((0.54, 0.28, 0.12), (0.60, 0.22, 0.18), (0.60, 0.08, 0.20)), radii=(0.030, 0.026, 0.006),
                  color=_IVORY, over=True),),
    "walrus": (Horn(path=((0.36, 0.26, 0.11), (0.40, 0.50, 0.13), (0.36, 0.82, 0.12)), radii=(0.046, 0.040, 0.008),
                    color=_IVORY, over=True),),
}  # fmt: skip


def draw_horns(sketch: Sketch, name: str, sheet: HeadSheet, *, over: bool, far: bool) -> None:
    """The horns of that name on one side of the head, those that lie `over` it or those behind."""
    for horn in HORNS.get(name, ()):
        if horn.over == over and (horn.paired or not far):
            _draw_horn(sketch, horn, sheet, side=-1.0 if far else 1.0)


def _draw_horn(sketch: Sketch, horn: Horn, sheet: HeadSheet, *, side: float) -> None:
    path = sheet.place(*((x, y, z * side) for x, y, z in horn.path))
    curve = smooth(path, closed=False, samples=3)
    for start, tip in horn.branches:
        root = curve[min(start, len(curve) - 2)]
        end = sheet.place((tip[0], tip[1], tip[2] * side))[0]
        bow = (root + end) / 2 + array([0.04, 0.05])
        thick = horn.radii[0] * (1.2 if horn.palm else 0.72)
        sketch.form(tube([root, bow, end], [thick, thick * 0.8, 0.006], samples=4), horn.color, part="horn", shade=0.3)
    body = tube(path, list(horn.radii), samples=4, round_root=horn.palm)
    sketch.form(body, horn.color, part="horn", shade=0.4)
    if horn.ringed:
        _rings(sketch, curve, np.asarray(horn.radii), color=darker(horn.color, 0.55))


def _rings(sketch: Sketch, curve: Points, radii: Points, *, color: str) -> None:
    """Short strokes across the horn."""
    width = np.interp(np.linspace(0, 1, len(curve)), np.linspace(0, 1, len(radii)), radii)
    for k in range(1, len(curve) - 2, 1 if len(curve) < 12 else 2):
        way = unit(curve[k + 1] - curve[k])
        across = array([-way[1], way[0]]) * width[k] * 0.8
        sketch.curve([curve[k] - across, curve[k] + way * 0.02, curve[k] + across], ink=0.55, color=color, part="horn")
