"""What the autoencoder alone costs a picture: PSNR, SSIM and the error of its edges.

Knows: pictures and an autoencoder.  Does not know: painting.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from audobon.evaluation.measure import Measure, mean_measure
from audobon.models.patch_autoencoder import PATCH, PatchAutoencoder

Picture = NDArray[np.uint8]
Plane = NDArray[np.float64]

_LUMA = np.array([0.299, 0.587, 0.114])


def reconstruction_measures(autoencoder: PatchAutoencoder, pictures: Sequence[Picture]) -> dict[str, Measure]:
    """`autoencoder_psnr_db`, `autoencoder_ssim` and `autoencoder_edge_error` over pictures H W 3."""
    pairs = [_there_and_back(autoencoder, picture) for picture in pictures]
    return {
        "autoencoder_psnr_db": mean_measure([psnr_db(found, truth) for found, truth in pairs]),
        "autoencoder_ssim": mean_measure([ssim(found, truth) for found, truth in pairs]),
        "autoencoder_edge_error": mean_measure([edge_error(found, truth) for found, truth in pairs]),
    }


@torch.inference_mode()
def _there_and_back(autoencoder: PatchAutoencoder, picture: Picture) -> tuple[Picture, Picture]:
    """The picture decoded from its latents, and the picture, both cut to whole patches."""
    height, width = (side // PATCH * PATCH for side in picture.shape[:2])
    truth = np.ascontiguousarray(picture[:height, :width])
    device = next(autoencoder.parameters()).device
    image = torch.tensor(truth).permute(2, 0, 1)[None].float().div_(255).to(device)
    decoded = autoencoder.decode(autoencoder.encode(image))[0].clamp(0, 1) * 255
    return decoded.round().to(torch.uint8).permute(1, 2, 0).cpu().numpy(), truth


def psnr_db(found: Picture, truth: Picture) -> float:
    """Peak signal-to-noise ratio in dB, at most 80."""
    error = np.mean((found.astype(np.float64) - truth.astype(np.float64)) ** 2) / 255**2
    return float(-10 * np.log10(max(float(error), 1e-8)))


def ssim(found: Picture, truth: Picture) -> float:
    """Mean structural similarity of luma, -1..1.

    Source:
        Wang, Bovik, Sheikh and Simoncelli 2004, Image Quality Assessment, equation 13 (11 px Gaussian window of 1.5).
    """
    a, b = _luma(found), _luma(truth)
    mean_a, mean_b = _windowed(a), _windowed(b)
    variance_a, variance_b = _windowed(a * a) - mean_a**2, _windowed(b * b) - mean_b**2
    together = _windowed(a * b) - mean_a * mean_b
    first, second = 0.01**2, 0.03**2
    top = (2 * mean_a * mean_b + first) * (2 * together + second)
    bottom = (mean_a**2 + mean_b**2 + first) * (variance_a + variance_b + second)
    return float((top / bottom).mean())


def edge_error(found: Picture, truth: Picture) -> float:
    """Mean absolute difference of the luma's gradients (central differences, share of full scale a pixel)."""
    a, b = _luma(found), _luma(truth)
    across, down = np.gradient(a)[1] - np.gradient(b)[1], np.gradient(a)[0] - np.gradient(b)[0]
    return float(np.hypot(across, down).mean())


def _luma(picture: Picture) -> Plane:
    plane: Plane = picture.astype(np.float64) @ _LUMA / 255.0
    return plane


def _windowed(plane: Plane) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (11, 11), 1.5), np.float64)
