"""Characters drawn as ink-and-wash shapes: people, and beasts dressed and standing."""

from audobon.pencils.figures.anchors import STATURE_M
from audobon.pencils.figures.features import FEATURES
from audobon.pencils.figures.figure import draw_figure
from audobon.pencils.figures.hair import HAIR_STYLES
from audobon.pencils.figures.held import HELD
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.poses import POSES
from audobon.pencils.figures.vocabulary.naming import KINDS
from audobon.pencils.figures.wardrobe import GARMENTS

SPECIES: tuple[str, ...] = tuple(KINDS)

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
]
