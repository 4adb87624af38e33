"""How good a picture looks, 0 to 10, where 10 is the level of published illustration.

Knows: the assessor's net, views, its calibration.  Does not know: panels, what is done about a low score.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audobon.models.assessor_zoo import LoadedAssessor
from audobon.quality.views import Picture, views_of

BEST = 10.0


class Assessor:
    """Scores pictures. Deterministic.

    Args:
        loaded: The net and its calibration.
    """

    def __init__(self, loaded: LoadedAssessor) -> None:
        self._loaded = loaded
        self._given, self._scores = (np.array(side) for side in zip(*loaded.calibration, strict=True))
        self.fingerprint = loaded.fingerprint

    def score(self, picture: Picture) -> float:
        """The score of a picture H W 3 (sRGB, of any size), 0 to 10."""
        return float(self.calibrated(self.given([picture]))[0])

    def given(self, pictures: Sequence[Picture]) -> NDArray[np.float64]:
        """What the net gives of each picture, before calibration."""
        return np.array([self._loaded.given(*views_of(picture)) for picture in pictures], np.float64)

    def calibrated(self, given: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores 0 to 10 of what the net gave, along straight lines between the calibration's points."""
        return np.asarray(np.clip(np.interp(given, self._given, self._scores), 0.0, BEST))
