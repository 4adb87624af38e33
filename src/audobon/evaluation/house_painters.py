"""The house's painters, for those who measure more than painting.

Knows: recipes and manners.  Does not know: what is measured.
"""

from __future__ import annotations

from collections.abc import Callable

from audobon.crew import Painter
from audobon.painting.manners import MANNERS
from audobon.painting.recipe import PaintingRecipe

Studio = Callable[[PaintingRecipe], Painter]
"""Gives the painter of a recipe."""

HOUSE_STYLE = PaintingRecipe().style
OTHER_STYLES = tuple(style for style in MANNERS if style != HOUSE_STYLE)


def painter_in(studio: Studio, style: str = HOUSE_STYLE) -> Painter:
    """Who paints in a named style as the house does."""
    return studio(PaintingRecipe(style=style))


def plain_painter(studio: Studio) -> Painter:
    """Who paints a panel once, without a second look at small faces."""
    return studio(PaintingRecipe(close_up_px=0))
