"""What is lost between a draft and its painting, told by correlations and palettes: for measuring the editor's look at
single panels, which uses neither.

Knows: drafts, paintings, masks and anchors.  Does not know: checks, nets.

Shapes: H W the panel.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audobon.comic.panel import PanelArt
from audobon.comic.pencils import FigureAnchors
from audobon.crew import PaintOrder
from audobon.evaluation.recognition import FOUND_CORRELATION, figure_correlation
from audobon.quality.looks import SMALLEST_SHARE, figure_embedding

Picture = NDArray[np.uint8]

LEAST_LIKENESS = 0.45
"""A figure whose palette is less like its draft's wears another's colours; of 100 painted panels 98 reach 0.6."""
LEAST_FACE = 0.6
"""A face that correlates less with its draft's is another; of 100 painted panels 98 reach 0.77."""
MOST_LOST = 0.2
"""A place is lost if more of the tiles that show something are. In 98 of 100 painted panels none is."""
_FACE_PX = 32
_TILES = 4
_TILE_FOUND, _TILE_SHOWS = 0.3, 18.0


def faults_in(order: PaintOrder, art: PanelArt) -> int:
    """Figures not found, figures in other colours, faces not found, and one more for a lost place; art of another size
    has lost all that there is."""
    draft, picture = (np.asarray(one.array, np.uint8) for one in (order.pencils.draft, art.image))
    masks = [np.asarray(mask.image.array, np.uint8) for mask in order.pencils.masks]
    judged = [mask for mask in masks if float((mask > 127).mean()) >= SMALLEST_SHARE]
    if picture.shape != draft.shape:
        return len(judged) + 1
    missing = sum(figure_correlation(picture, draft, mask) < FOUND_CORRELATION for mask in judged)
    strange = sum(
        float(figure_embedding(picture, mask) @ figure_embedding(draft, mask)) < LEAST_LIKENESS for mask in judged
    )
    faces = [box for figure in order.pencils.anchors if (box := _face(figure, draft)) is not None]
    unlike = sum(figure_correlation(picture, draft, box) < LEAST_FACE for box in faces)
    return missing + strange + unlike + int(_lost_share(picture, draft) > MOST_LOST)


def _face(figure: FigureAnchors, draft: Picture) -> Picture | None:
    """A mask H W of a face that is whole in the frame and large enough."""
    height, width = draft.shape[:2]
    box = figure.face
    if min(box.x, box.y) < 0 or max(box.right, box.bottom) > 1 or box.height * height < _FACE_PX:
        return None
    mask = np.zeros((height, width), np.uint8)
    mask[round(box.y * height) : round(box.bottom * height), round(box.x * width) : round(box.right * width)] = 255
    return mask


def _lost_share(picture: Picture, draft: Picture) -> float:
    """The share of tiles with something in the draft that are not found in the painting."""
    height, width = draft.shape[:2]
    lost, shown = 0, 0
    for row in range(_TILES):
        for column in range(_TILES):
            rows = slice(row * height // _TILES, (row + 1) * height // _TILES)
            columns = slice(column * width // _TILES, (column + 1) * width // _TILES)
            if float(draft[rows, columns].std()) < _TILE_SHOWS:
                continue
            tile = np.zeros((height, width), np.uint8)
            tile[rows, columns] = 255
            shown += 1
            lost += figure_correlation(picture, draft, tile) < _TILE_FOUND
    return lost / max(shown, 1)
