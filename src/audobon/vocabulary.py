"""What can be drawn, by name, and a story to begin with.

Knows: where each trade lists what it knows.  Does not know: how any of it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from audobon.comic.story import Emotion

SAMPLE = "the-lion-and-the-mouse.txt"
"""A fable of Aesop's in V. S. Vernon Jones's words (1912), in the public domain, as Standard Ebooks has it (CC0)."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Names that are drawn as what they say; others are drawn as the nearest."""

    poses: tuple[str, ...]
    places: tuple[str, ...]
    props: tuple[str, ...]
    beings: tuple[str, ...]
    expressions: tuple[str, ...]
    garments: tuple[str, ...]
    hair_styles: tuple[str, ...]
    features: tuple[str, ...]


def vocabulary() -> Vocabulary:
    """All names, each kind in the order of its own table."""
    from audobon.pencils.figures.features import FEATURES
    from audobon.pencils.figures.hair import HAIR_STYLES
    from audobon.pencils.figures.poses import POSES
    from audobon.pencils.figures.vocabulary.naming import KINDS
    from audobon.pencils.figures.wardrobe import GARMENTS
    from audobon.pencils.places.catalogue import PLACES
    from audobon.pencils.props.catalogue import PROPS

    return Vocabulary(
        poses=POSES,
        places=PLACES,
        props=PROPS,
        beings=tuple(KINDS),
        expressions=tuple(one.value for one in Emotion),
        garments=GARMENTS,
        hair_styles=HAIR_STYLES,
        features=FEATURES,
    )


def sample_story() -> tuple[str, str]:
    """Title and text of a short story."""
    text = files("audobon").joinpath("assets", "sample", SAMPLE).read_text(encoding="utf-8")
    title, _, _ = text.partition("\n")
    return title, text
