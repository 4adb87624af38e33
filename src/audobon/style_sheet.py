"""A contact sheet of styles: the style plate, painted in each, with the pictures of a saved one beside it.

Knows: who pencils and paints, the plate, where a sheet's parts go.  Does not know: how a style is kept or read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from audobon.anchors import plate_order
from audobon.comic.raster import Raster
from audobon.evaluation.picture_rows import Shown, in_rows
from audobon.hire import hire_penciller, hire_studio, recipe_of
from audobon.model_asked import ModelAsked
from audobon.style.references import reference_pictures

A_ROW = 4
SHOWN = 3
"""Pictures of a saved style that are shown beside its painting."""


def style_sheet(asked: Mapping[str, tuple[str, ModelAsked]], *, tell: Callable[[str], None]) -> Raster:
    """The sheet of some styles: a row for each that has pictures, the others in rows of four.

    Args:
        asked: Name -> the style in its own words, and its pictures.
        tell: Hears which style is being painted.

    Raises:
        SettingsError: AUD-212, AUD-268, for a style that there is not.
    """
    order, studio = plate_order(hire_penciller(), book_seed=0), hire_studio()
    plain: list[Shown] = []
    rows: list[list[Shown]] = []
    for name, (style, model) in asked.items():
        tell(f"painting {name}")
        (art,) = studio(recipe_of(style, model)).paint([order], progress=lambda done, of: None)
        painted = Shown(label=name, picture=np.asarray(art.image.array, np.uint8))
        if not model.style_from:
            plain.append(painted)
            continue
        files = [Path(picture) for picture in model.style_from[:SHOWN]]
        rows.append([painted, *(Shown(label="given", picture=one) for one in reference_pictures(files))])
    by_name = [plain[start : start + A_ROW] for start in range(0, len(plain), A_ROW)]
    return in_rows("Styles", [*by_name, *rows])
