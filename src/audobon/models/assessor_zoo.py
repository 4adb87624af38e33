"""Loading the assessor.

Knows: the folder of its weights.  Does not know: pictures, what is done with a score.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from audobon.models.assessor_net import AssessorNet, AssessorShape
from audobon.models.weights import filled, fingerprint, load_weights, read_config, unfit
from audobon.models.zoo import packaged_models

ASSESSOR = "assessor"


@dataclass(frozen=True, kw_only=True)
class LoadedAssessor:
    """The net in eval mode, its calibration (pairs of what it gives and the score that this is, both rising), and the
    sha256 over its shards."""

    net: AssessorNet
    calibration: tuple[tuple[float, float], ...]
    fingerprint: str

    @torch.inference_mode()
    def given(self, views: NDArray[np.uint8], scales: NDArray[np.int64]) -> float:
        """What the net gives of one picture, by its views V S S 3 and their scales V."""
        shown = torch.from_numpy(views).permute(0, 3, 1, 2).float().div_(255)
        return float(self.net(shown[None], torch.from_numpy(scales))[0])


def load_assessor(folder: Path | None = None) -> LoadedAssessor:
    """Load the assessor of a folder of models; None takes the packaged one.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if tensors do not fit the net.
    """
    return load_assessor_in((folder if folder is not None else packaged_models()) / ASSESSOR)


def load_assessor_in(root: Path) -> LoadedAssessor:
    """Load the assessor of the very folder that holds its files.

    Raises:
        WeightsError: as `load_assessor`.
    """
    config = read_config(root)
    shape, calibration = config.get("shape"), config.get("calibration")
    if not isinstance(shape, dict) or not isinstance(calibration, list) or len(calibration) < 2:
        raise unfit(root, "its config.json lacks shape or calibration")
    sizes = AssessorShape(widths=tuple(int(width) for width in shape["widths"]), hidden=int(shape["hidden"]))
    return LoadedAssessor(
        net=filled(AssessorNet(sizes), load_weights(root), root=root),
        calibration=tuple((float(given), float(score)) for given, score in calibration),
        fingerprint=fingerprint(root),
    )
