"""Pictures judged and placed as the program does it, while the nets that look are listened to.

Knows: who judges, who places pictures and words.  Does not know: stories, painting, where samples are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from audobon.crew import PaintOrder
from audobon.export.stock import Stock
from audobon.export.watching import Ear, Heard, Told, listening
from audobon.fusion.space import SharedSpace
from audobon.models.keypoint_net import READER_PX
from audobon.quality.assessor import Assessor
from audobon.style.space import StyleSpace
from audobon.training.figure_pack import cut_out, figure_boxes

Picture = NDArray[np.uint8]


def pictures_judged(pictures: Sequence[Picture], captions: Sequence[str], stock: Stock, heard: Heard) -> None:
    """Score pictures, and find where they and their captions lie.

    Args:
        pictures: H W 3 each.
        captions: Prose that may go with pictures.
        stock: The nets.
        heard: Keeps what they are given.
    """
    space, styles, assessor = (
        SharedSpace(stock.fusion, stock.encoder), StyleSpace(stock.style_space), Assessor(stock.assessor),
    )  # fmt: skip
    with listening(_ears(stock), heard):
        for picture in pictures:
            space.pictures([picture])
            styles.directions([picture])
            assessor.score(picture)
        for first in range(0, len(captions), _CAPTIONS):
            space.texts(captions[first : first + _CAPTIONS])


@torch.inference_mode()
def figures_found(orders: Iterable[PaintOrder], stock: Stock, heard: Heard) -> None:
    """Find the joints of the figures in panels' drafts."""
    with listening([Ear(net="keypoints", object=stock.keypoints, method="forward", of_call=_crops)], heard):
        for order in orders:
            draft = np.asarray(order.pencils.draft.array, np.uint8)
            crops = [cut_out(draft, box, side_px=READER_PX) for box in figure_boxes(order.pencils)]
            if crops:
                stock.keypoints(torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float().div_(255))


_CAPTIONS = 8


def _ears(stock: Stock) -> list[Ear]:
    fusion = stock.fusion.net
    return [
        Ear(net="fusion_picture", object=fusion, method="picture_directions", of_call=_alone("pictures")),
        Ear(net="fusion_text", object=fusion, method="text_directions", of_call=_alone("states", "mask")),
        Ear(net="style_space", object=stock.style_space.net, method="forward", of_call=_alone("statistics")),
        Ear(net="assessor", object=stock.assessor.net, method="forward", of_call=_alone("views")),
    ]


def _alone(*names: str) -> Any:
    def of_call(told: Mapping[str, Any], given: object) -> Told:
        return {name: told[name] for name in names}

    return of_call


def _crops(told: Mapping[str, Any], given: object) -> Told:
    return {"crops": told["crops"]}
