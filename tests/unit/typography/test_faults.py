"""What cannot be painted or set is refused by name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audobon.comic.geometry import Box
from audobon.comic.raster import Raster
from audobon.errors import ResourceError, ShapeError
from audobon.typography.faces import face
from audobon.typography.marks import Picture
from audobon.typography.raster import paint_marks


@pytest.mark.parametrize("shape", [(8, 8, 4), (8,)])
def test_art_of_a_strange_shape_is_refused(shape: tuple[int, ...]) -> None:
    mark = Picture(panel="p1", box=Box(x=0, y=0, width=8, height=8))
    with pytest.raises(ShapeError, match="AUD-420: the art of panel p1 has shape"):
        paint_marks(
            [mark],
            width_pt=10,
            height_pt=10,
            pixels_per_point=1.0,
            art=lambda panel: Raster(array=np.zeros(shape, np.uint8)),
        )


def test_typeface_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    face.cache_clear()
    monkeypatch.setattr("fontpkg.path", lambda name, style: tmp_path / "gone.ttf")
    with pytest.raises(ResourceError, match=r"AUD-511: the typeface file gone.ttf cannot be read"):
        face("Delius")
    face.cache_clear()
