"""A SavedModel read back from disk, to be held against the net that it came from.

Knows: its serving signature.  Does not know: which net it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from audobon.export.tensorflow.library import tf
from audobon.export.tensorflow.saved_model import SIGNATURE


class SavedModel:
    """A model that `write_saved_model` wrote.  TensorFlow reads it; please give it no model of strangers.

    Args:
        folder: Where it lies.

    Raises:
        SettingsError: AUD-282, if TensorFlow is not installed.
    """

    def __init__(self, folder: Path) -> None:
        self._model = tf.saved_model.load(str(folder))
        self._run = self._model.signatures[SIGNATURE]

    def __call__(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The model's outputs by name, for its inputs by name."""
        given = {name: tf.constant(value.detach().contiguous().numpy()) for name, value in inputs.items()}
        return {name: torch.from_numpy(np.array(value.numpy())) for name, value in self._run(**given).items()}
