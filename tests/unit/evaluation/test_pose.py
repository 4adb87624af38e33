"""Joints read back from paintings."""

import numpy as np
import torch
from torch import Tensor

from audobon.evaluation.held_back import HeldPanel, held_back_orders
from audobon.evaluation.pose import pose_measures
from audobon.models.keypoint_net import KeypointNet, KeypointNetShape
from audobon.pencils.penciller import ScenePenciller


class MiddleReader(KeypointNet):
    """Says the crop's middle for every joint of a bright picture, and its corner for those of a dark one."""

    def forward(self, crops: Tensor) -> Tensor:
        bright = (crops.mean(dim=(1, 2, 3)) > 0.02).float()
        return (0.5 * bright)[:, None, None].expand(-1, 18, 2)


def test_the_ceiling_is_what_the_same_reader_finds_in_the_drafts() -> None:
    torch.manual_seed(0)
    orders = held_back_orders(ScenePenciller(), books=1, panels=2)
    panels = [
        HeldPanel(book=book, order=order, painting=np.zeros_like(np.asarray(order.pencils.draft.array, np.uint8)))
        for book, order in orders
    ]
    found = pose_measures(MiddleReader(KeypointNetShape(width=16, blocks=1)), panels)
    assert found["pose_pck"].n == found["pose_pck_ceiling"].n > 0
    assert (found["pose_pck_ceiling"].value or 0) > (found["pose_pck"].value or 0)
