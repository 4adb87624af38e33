"""Round heads with a soft mouth for creatures that have no jaw: snails, crabs, spiders, whales, octopuses.

Knows: two eyes (on stalks if wanted), brows, lips, cheeks on a sheet.  Does not know: whose head it is.
Sheet: one unit is the head's height, its middle at the origin, turned to the right, y down.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, tube
from audobon.pencils.figures.role import Role
from audobon.pencils.figures.trim import put_on_hat, put_on_spectacles
from audobon.pencils.figures.visage import Gaze, Sight, draw_cheek, draw_eyes, draw_lips


@dataclass(frozen=True, kw_only=True)
class SoftFace:
    """Where things are: `eyes` near first, for a face turned to the reader; `side_eyes` for a profile; `mouth` x, y and
    half width; `stalk` lifts the eyes on stalks of that length."""

    eyes: tuple[Sight, ...]
    side_eyes: tuple[Sight, ...]
    mouth: tuple[float, float, float]
    side_mouth: tuple[float, float, float]
    iris: str = "#2a2020"
    stalk: float = 0.0
    brow: float = 1.6
    hat: tuple[float, float] = (0.0, 0.05)
    hat_size: float = 1.0


def face_of(
    x: float, y: float, size: float, *, apart: float = 0.40, mouth: float = 0.30, round_head: bool = False
) -> SoftFace:
    """A face with its near eye at x, y; `mouth` is how far below the eyes the lips are. A `round_head` has no profile:
    from the side it is turned only a little."""
    turned = ((x + 0.12, y, size * 0.9, size), (x + 0.10 + apart * 0.92, y - 0.01, size * 0.6, size * 0.94))
    return SoftFace(
        eyes=((x, y, size * 0.92, size), (x + apart, y - 0.01, size * 0.74, size * 0.96)),
        side_eyes=turned if round_head else ((x + apart * 0.45, y, size * 0.9, size),),
        mouth=(x + apart * 0.5, y + mouth, 0.20),
        side_mouth=(x + apart * 0.75, y + mouth, 0.16),
    )


def draw_soft_face(sketch: Sketch, face: SoftFace, role: Role, *, coat: str, part: str = "head") -> HeadMarks:
    """The face on what has been drawn of the head; one that looks away shows none."""
    away = role.view == "back"
    eyes = face.side_eyes if role.view == "side" else face.eyes
    if face.stalk:
        for x, y, rx, _ in reversed(eyes):
            stem = tube([(x * 0.7, y + face.stalk), (x, y + rx * 0.4)], [rx * 0.34, rx * 0.42], samples=4)
            sketch.form(stem, coat, part=part, ink=0.85, shade=0.25)
            sketch.form(ellipse((x, y), rx * 1.25, rx * 1.25, count=18), coat, part=part, ink=0.85, shade=0.2)
    if away:
        put_on_hat(sketch, role, at=face.hat, scale=face.hat_size)
        return HeadMarks(nose=HIDDEN, mouth=array(face.mouth[:2]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
            extent=array([(-0.5, -0.5), (0.5, 0.5)]))  # fmt: skip
    far = eyes[1:]
    seen_far = draw_eyes(sketch, Gaze(eyes=far, iris=face.iris, brow=face.brow), role.acting, coat=coat)[0]
    near = draw_eyes(sketch, Gaze(eyes=eyes[:1], iris=face.iris, brow=face.brow), role.acting, coat=coat)[0]
    x, y, half = face.side_mouth if role.view == "side" else face.mouth
    mouth = draw_lips(sketch, role.acting, at=(x, y), half=half, coat=coat, squeeze=0.30)
    for cheek in eyes:
        draw_cheek(sketch, role.acting, (cheek[0] - 0.06, y - 0.04), half * 0.5, part=part)
    put_on_spectacles(sketch, role, eyes, ear=(eyes[0][0] - 0.4, eyes[0][1]))
    put_on_hat(sketch, role, at=face.hat, scale=face.hat_size)
    xs = [e[0] for e in eyes]
    ys = [e[1] - e[3] * 2.4 for e in eyes]
    low = (min((*xs, x, -0.3)) - 0.2, min((*ys, -0.4)))
    high = (max((*xs, x + half, 0.3)) + 0.2, y + half * 1.8)
    return HeadMarks(
        nose=array([x, y - 0.08]), mouth=mouth, eyes=(near, seen_far if far else HIDDEN), ears=(HIDDEN, HIDDEN),
        extent=array([low, high]),
    )  # fmt: skip


def shadow_of(coat: str) -> str:
    """The tone of what lies on the far side."""
    return darker(coat, 0.18)
