"""What the autoencoder alone costs a picture: PSNR, SSIM and the error of its edges.

Knows: pictures and an autoencoder.  Does not know: painting, how likeness is measured.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.evaluation.art_pictures import tensor_of
from audobon.evaluation.measure import Measure, mean_measure
from audobon.models.patch_autoencoder import PATCH, PatchAutoencoder
from audobon.training.fidelity import WINDOW_PX, edge_error, psnr_db, ssim

Picture = NDArray[np.uint8]


def reconstruction_measures(autoencoder: PatchAutoencoder, pictures: Sequence[Picture]) -> dict[str, Measure]:
    """`autoencoder_psnr_db`, `autoencoder_ssim` and `autoencoder_edge_error` over pictures H W 3.

    Pictures too small for a window of the similarity are passed over.
    """
    least = -(-WINDOW_PX // PATCH) * PATCH
    pairs = [_there_and_back(autoencoder, picture) for picture in pictures if min(picture.shape[:2]) >= least]
    measures = {"psnr_db": psnr_db, "ssim": ssim, "edge_error": edge_error}
    return {
        f"autoencoder_{name}": mean_measure([float(measure(found, truth)) for found, truth in pairs])
        for name, measure in measures.items()
    }


@torch.inference_mode()
def _there_and_back(autoencoder: PatchAutoencoder, picture: Picture) -> tuple[Tensor, Tensor]:
    """The picture decoded from its latents, and the picture, 1 3 h w, both cut to whole patches."""
    height, width = (side // PATCH * PATCH for side in picture.shape[:2])
    truth = tensor_of(picture[:height, :width])[None].to(next(autoencoder.parameters()).device)
    decoded = autoencoder.decode(autoencoder.encode(truth)).clamp(0, 1)
    return (decoded * 255).round() / 255, truth
