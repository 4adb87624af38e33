"""What one chooses a named style by: its look in a sentence, what it is good for, and a swatch.

Knows: manners, the style plate.  Does not know: who chooses, or what is painted.

A swatch is the pencils of the style plate as the style's manner has them, before any net: what the painter begins with
and is steered by. It costs some hundredths of a second after the first, and no weights are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from audobon.anchors import plate_order
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.hire import hire_penciller, named_styles
from audobon.painting.manners import in_manner, manner_of
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.style_told import look_of, uses_of


@dataclass(frozen=True, kw_only=True)
class StyleChoice:
    """A named style: its look in a sentence, what it is good for, and whether it is taken if none is named."""

    name: str
    look: str
    good_for: tuple[str, ...]
    is_default: bool


def style_choices() -> tuple[StyleChoice, ...]:
    """All named styles of the embedded painter, by name.

    Raises:
        WeightsError: AUD-311, AUD-312, AUD-314, if its weights are missing or damaged.
    """
    default = PaintingRecipe.style
    return tuple(
        StyleChoice(
            name=name, look=look_of(manner_of(name)), good_for=uses_of(manner_of(name)), is_default=name == default
        )
        for name in named_styles()
    )


def style_swatch(name: str) -> Raster:
    """The swatch of a named style, 512 x 384 px, RGB; of another name, as of a style without a manner."""
    return in_manner(_plate(), manner_of(name)).draft


@cache
def _plate() -> Pencils:
    return plate_order(hire_penciller(), book_seed=0).pencils
