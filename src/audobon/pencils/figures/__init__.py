"""Characters drawn as ink-and-wash shapes: people, and beasts dressed and standing."""

from audobon.pencils.figures.figure import STATURE_M, Moment, draw_figure, draw_moment
from audobon.pencils.figures.hair import FEATURES, HAIR_STYLES
from audobon.pencils.figures.held import HELD
from audobon.pencils.figures.poses import POSES
from audobon.pencils.figures.species import SPECIES
from audobon.pencils.figures.wardrobe import GARMENTS

__all__ = [
    "FEATURES",
    "GARMENTS",
    "HAIR_STYLES",
    "HELD",
    "POSES",
    "SPECIES",
    "STATURE_M",
    "Moment",
    "draw_figure",
    "draw_moment",
]
