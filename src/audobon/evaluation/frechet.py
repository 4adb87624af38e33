"""The Frechet distance between two sets of features, with an interval.

Knows: arrays.  Does not know: pictures.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

from audobon.evaluation.measure import Measure

Features = NDArray[np.float64]


def frechet_distance(first: Features, second: Features) -> float:
    """Squared Frechet distance between Gaussians fitted to two feature sets, N x F and M x F.

    Source:
        Dowson and Landau 1982; Heusel et al. 2017, arXiv:1706.08500, equation 6.
    """
    difference = first.mean(axis=0) - second.mean(axis=0)
    one, two = np.cov(first, rowvar=False), np.cov(second, rowvar=False)
    # Both covariances are symmetric, so the trace of the root of their product is that of a symmetric matrix.
    root = linalg.sqrtm(one + 1e-6 * np.eye(len(one)))
    middle = np.real(root) @ two @ np.real(root)
    eigenvalues = np.clip(linalg.eigvalsh((middle + middle.T) / 2), 0, None)
    return float(difference @ difference + np.trace(one) + np.trace(two) - 2 * np.sqrt(eigenvalues).sum())


def frechet_ratio(painted: Features, drafts: Features, real: Features, *, resamples: int = 40) -> Measure:
    """Distance painted-to-real over drafts-to-real; rows of `painted` and `drafts` belong together.

    The interval is a paired bootstrap over rows: both sets are drawn with the same indices.
    """
    value = frechet_distance(painted, real) / frechet_distance(drafts, real)
    generator = np.random.default_rng(0)
    ratios = []
    for _ in range(resamples):
        rows = generator.integers(0, len(painted), len(painted))
        ratios.append(frechet_distance(painted[rows], real) / frechet_distance(drafts[rows], real))
    low, high = np.percentile(ratios, (2.5, 97.5))
    return Measure(value=value, low=float(low), high=float(high), n=len(painted))
