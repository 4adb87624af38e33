"""The named styles of one painter told apart, by the statistics of what it painted.

Knows: statistics of pictures, the directions in which the styles differ most.  Does not know: who paints, why it is
asked.
The style space is for hands of every kind; the painter's own styles are few and known, and are told apart more surely
by the directions in which they differ.

Shapes: F statistics, K directions, S styles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

_FLOOR = 1e-4


@dataclass(frozen=True, kw_only=True)
class Told:
    """How near a picture lies to a style (squared distance, in deviations within a style), and which other is nearest
    and how near."""

    own: float
    nearest_other: str
    other: float


@dataclass(frozen=True, kw_only=True)
class NamedHands:
    """Tells a painter's named styles apart.

    Attributes:
        names: The styles S.
        directions: F K, in which styles differ most for how much one style's pictures differ.
        means: S K, where each style's pictures lie in the mean.

    Source: Fisher 1936, The Use of Multiple Measurements in Taxonomic Problems; the deviation within a style is shrunk
        towards its diagonal, Friedman 1989, Regularized Discriminant Analysis, equation 18.
    """

    names: tuple[str, ...]
    directions: Numbers
    means: Numbers

    def told(self, statistics: Numbers, name: str) -> Told:
        """A picture with these statistics F, held to the style of that name.

        Raises:
            KeyError: if there is no such style.
        """
        if name not in self.names:
            raise KeyError(name)
        distances = ((statistics @ self.directions - self.means) ** 2).sum(axis=1)
        own = self.names.index(name)
        others = np.where(np.arange(len(self.names)) == own, np.inf, distances)
        nearest = int(others.argmin())
        return Told(own=float(distances[own]), nearest_other=self.names[nearest], other=float(others[nearest]))


def hands_told_apart(names: tuple[str, ...], statistics: NDArray[np.float64], *, shrinkage: float) -> NamedHands:
    """The directions that tell styles apart best.

    Args:
        names: The styles S, two or more.
        statistics: P S F: of P scenes, each painted in every style.
        shrinkage: How much of the diagonal is added to the deviation within a style; 0 or more.

    Raises:
        ValueError: if there are fewer than two styles or two scenes.
    """
    from scipy.linalg import eigh

    if statistics.ndim != 3 or statistics.shape[0] < 2 or statistics.shape[1] != len(names) or len(names) < 2:
        raise ValueError(f"{statistics.shape} statistics of {len(names)} styles: two styles and two scenes are needed")
    means = statistics.mean(axis=0)
    within = statistics - means
    spread = np.einsum("psf,psg->fg", within, within) / (statistics.shape[0] * len(names))
    spread += np.diag(shrinkage * spread.diagonal() + _FLOOR)
    between = np.cov(means.T)
    _, vectors = eigh(between, spread)  # the last ones tell most, and are of length 1 in `spread`
    directions = vectors[:, -(len(names) - 1) :]
    return NamedHands(
        names=names,
        directions=np.ascontiguousarray(directions, np.float32),
        means=np.ascontiguousarray(means @ directions, np.float32),
    )
