"""Are the faces those that were drawn?

Knows: the pencils' anchors, the art, how well two pictures agree.  Does not know: whose faces they are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import FigureAnchors
from audobon.comic.verdict import Finding, Remedy, Severity
from audobon.quality.agreement import edges_alike, lines_alike
from audobon.quality.art_checks import ArtView


class BrokenFace:
    """A face is smeared, gone, or pulled out of shape.

    What it sees: within the face's box, through a lens of a fortieth of its height, how far the art's edges agree with
        the draft's and its narrow darks with the pencilled lines; the mean of both.
    Why it matters: a face carries the feeling of a panel, and readers look at nothing else first.
    Threshold: 0.53. Of 213 faces in panels of seven styles two in a hundred lie below; of the same faces, pulled out of
        shape, turned upside down or painted out, 99 of 100 do, of blurred ones 97 (`audobon evaluate quality`).
    Blind spots: faces with next to no line in them, under 32 px, cut by the frame or hidden by more than half behind
        somebody, are not judged; nor is a face that is whole but not fair.
    Remedy: paint that figure again and keep the rest.
    """

    code = "AUD-Q007"
    least_agreement = 0.53
    least_px = 32
    least_lines = 0.01

    def findings(self, view: ArtView) -> list[Finding]:
        if view.art.image.array.shape[:2] != view.pencils.draft.array.shape[:2]:
            return []
        return [finding for figure in view.pencils.anchors for finding in self._judge(view, figure)]

    def _judge(self, view: ArtView, figure: FigureAnchors) -> list[Finding]:
        box = face_area(view, figure)
        if box is None:
            return []
        draft, art = view.pencils.draft.array[box], view.art.image.array[box]
        line = view.pencils.control("line").array[box]
        if not self.least_lines < float((line < 128).mean()) < 1 - self.least_lines:
            return []
        high = draft.shape[0]
        everywhere = np.ones(draft.shape[:2], np.bool_)
        lens = max(1.0, high / 40)
        edges = edges_alike(draft, art, where=everywhere, lens_px=lens)
        lines = lines_alike(line, art, where=everywhere, lens_px=lens, broad_px=max(4.0, high / 12))
        agreement = (edges + lines) / 2
        if agreement >= self.least_agreement:
            return []
        return [
            Finding(
                code=self.code,
                message=f"{figure.character}'s face is not as drawn: the art agrees only to {agreement:.2f}",
                severity=Severity.ERROR,
                measured=agreement,
                threshold=self.least_agreement,
                remedy=Remedy.REPAINT,
                character=figure.character,
            )
        ]


def face_area(view: ArtView, figure: FigureAnchors) -> tuple[slice, slice] | None:
    """Rows and columns of a face that can be judged; None if it is too small, cut, or mostly hidden."""
    height, width = view.pencils.draft.array.shape[:2]
    face = figure.face
    if min(face.x, face.y) < 0 or max(face.right, face.bottom) > 1:
        return None
    rows = slice(round(face.y * height), round(face.bottom * height))
    columns = slice(round(face.x * width), round(face.right * width))
    if min(rows.stop - rows.start, columns.stop - columns.start) < BrokenFace.least_px:
        return None
    return (rows, columns) if _seen(view, figure.character, rows, columns) else None


def _seen(view: ArtView, character: str, rows: slice, columns: slice) -> bool:
    """Whether half of a face's box shows that figure."""
    masks = [mask.image.array for mask in view.pencils.masks if mask.character == character]
    shown: list[NDArray[np.bool_]] = [mask[rows, columns] > 127 for mask in masks]
    return any(float(one.mean()) >= 0.5 for one in shown)
