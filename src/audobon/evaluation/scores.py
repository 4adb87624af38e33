"""Can the assessor be trusted: on damage that it never learnt, on real illustrations, and against flattery?

Knows: pictures, ways to spoil and to flatter them, scores.  Does not know: nets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from audobon.evaluation.measure import Measure, mean_measure
from audobon.evaluation.unseen_damages import UNSEEN
from audobon.training.damages import Damage, Picture

Score = Callable[[Picture], float]

LEVELS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_STREAM = 73


def unseen_damage(pictures: Sequence[Picture], score: Score) -> dict[str, Measure]:
    """`spearman_unseen_damage` and one figure for each kind.

    Each picture is spoilt in every way that was never learnt, by six levels. Within a kind all pictures and levels are
    ranked together, so a kind's figure also says how far scores of different pictures may be compared; n counts
    pictures. `spearman_within_pictures` ranks the levels of each picture by themselves.
    """
    kinds: dict[str, list[Sequence[float]]] = {kind: [] for kind in UNSEEN}
    for number, picture in enumerate(pictures):
        for kind, damage in UNSEEN.items():
            kinds[kind].append([score(_spoilt(picture, damage, level, number)) for level in LEVELS])
    found = {f"spearman_{kind.replace(' ', '_')}": _ranked(np.array(rows)) for kind, rows in kinds.items()}
    values = [one.value for one in found.values() if one.value is not None]
    within = [
        float(spearmanr(row, LEVELS).statistic) * -1 for rows in kinds.values() for row in rows if np.ptp(row) > 0
    ]
    return {
        "spearman_unseen_damage": _mean_of(values, len(pictures)),
        "spearman_within_pictures": mean_measure(within),
        **found,
    }


def _spoilt(picture: Picture, damage: Damage, level: float, number: int) -> Picture:
    return damage(picture, level, np.random.default_rng((_STREAM, number)))


def _ranked(rows: NDArray[np.float64]) -> Measure:
    """How well scores N L fall with the levels, all ranked together; pictures are drawn anew for the interval."""
    generator = np.random.default_rng(0)
    draws = [_fall(rows[generator.integers(0, len(rows), len(rows))]) for _ in range(200)]
    low, high = np.percentile(draws, (2.5, 97.5))
    return Measure(value=_fall(rows), low=float(low), high=float(high), n=len(rows))


def _fall(rows: NDArray[np.float64]) -> float:
    levels = np.tile(LEVELS, len(rows))
    return -float(spearmanr(rows.ravel(), levels).statistic)


def _mean_of(values: Sequence[float], count: int) -> Measure:
    """The mean over kinds; its interval is over kinds too, for other kinds are what matters."""
    found = mean_measure(values)
    return Measure(value=found.value, low=found.low, high=found.high, n=count * len(values))


def sharpened(picture: Picture) -> Picture:
    """Crisper than it was drawn."""
    soft = cv2.GaussianBlur(picture, (0, 0), 1.5)
    return np.asarray(cv2.addWeighted(picture, 1.8, soft, -0.8, 0), np.uint8)


def saturated(picture: Picture) -> Picture:
    """Its colours half as strong again."""
    hsv = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV).astype(np.float32)
    hsv[..., 1] = np.clip(hsv[..., 1] * 1.5, 0, 255)
    return np.asarray(cv2.cvtColor(hsv.astype(np.uint8), cv2.COLOR_HSV2RGB), np.uint8)


FLATTERIES: Mapping[str, Callable[[Picture], Picture]] = {"sharpening": sharpened, "saturation": saturated}


def flattery(pictures: Sequence[Picture], score: Score) -> dict[str, Measure]:
    """`flattered_by_KIND`: by how much a score rises when nothing about the drawing has become better."""
    plain = [score(picture) for picture in pictures]
    return {
        f"flattered_by_{kind}": mean_measure(
            [score(flatter(picture)) - before for picture, before in zip(pictures, plain, strict=True)]
        )
        for kind, flatter in FLATTERIES.items()
    }
