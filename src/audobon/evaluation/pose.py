"""Do painted figures stand as they were pencilled? Joints read back by a small net that saw pencils alone.

Knows: panels, pose maps, the keypoint net.  Does not know: how panels are painted.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from audobon.evaluation.held_back import HeldPanel
from audobon.evaluation.measure import Measure, clustered_measure
from audobon.models.keypoint_net import READER_PX, KeypointNet
from audobon.training.figure_pack import FigureBox, cut_out, figure_boxes, places_in

Picture = NDArray[np.uint8]

TOLERANCE = 0.1
"""A joint is right within this share of the longer side of its figure's box."""


def pose_measures(net: KeypointNet, panels: Sequence[HeldPanel]) -> dict[str, Measure]:
    """`pose_pck` on paintings and `pose_pck_ceiling` on their drafts, over the same joints; intervals over panels.

    Source:
        Yang and Ramanan 2013, Articulated Human Detection with Flexible Mixtures of Parts, section 6.1 (PCK).
    """
    boxes = [(panel, tuple(figure_boxes(panel.order.pencils))) for panel in panels]
    return {
        "pose_pck": clustered_measure([_answers(net, panel.painting, found) for panel, found in boxes if found]),
        "pose_pck_ceiling": clustered_measure([_answers(net, panel.draft, found) for panel, found in boxes if found]),
    }


@torch.inference_mode()
def _answers(net: KeypointNet, image: Picture, boxes: Sequence[FigureBox]) -> list[float]:
    """1 for each joint that is read where it was drawn, 0 for each that is not."""
    crops = np.stack([cut_out(image, box, side_px=READER_PX) for box in boxes])
    found = net(torch.from_numpy(crops).permute(0, 3, 1, 2).float().div_(255)).double().numpy()
    answers: list[float] = []
    for box, places in zip(boxes, found, strict=True):
        wanted = places_in(box)
        seen = np.isfinite(wanted[:, 0])
        error_px = np.linalg.norm(places[seen] - wanted[seen], axis=1) * box.side
        answers += [float(one) for one in error_px <= TOLERANCE * box.box_px]
    return answers
