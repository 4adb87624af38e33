"""A manner in words: what its pictures look like, and what they are good for, read off its numbers.

Knows: manners.  Does not know: styles' names, who asks.

Whoever changes a manner changes what is told of it; nothing is said of a style anywhere else.
"""

from __future__ import annotations

from audobon.painting.manners import Manner

_PALE, _BLACK = 0.6, 1.2
"""Lines are called pale below the first share of the pencilled ones, and black above the second."""
_WHITE, _AIRY = 0.8, 0.4
"""How much of the paper must show for it to stay white, and to shine through."""
_STRONG, _DEEP = 1.2, 0.3
_EVERYWHERE = 0.5
"""A hatching that begins at lighter tones than this tells all tones, not shadows alone."""


def look_of(manner: Manner) -> str:
    """One sentence on what pictures in this manner look like: colour, then line, then tone."""
    told = ", ".join((_colour(manner), _line(manner), *_tone(manner)))
    return f"{told[0].upper()}{told[1:]}."


def uses_of(manner: Manner) -> tuple[str, ...]:
    """What the manner lends itself to, one phrase each; at least one."""
    uses = []
    if manner.is_grey:
        uses.append("printing in black and white")
    if manner.is_grey and manner.paper >= _WHITE:
        uses.append("e-ink screens")
    if manner.is_flat or manner.outline_px >= 1:
        uses.append("small screens and small panels")
    if manner.texture > 0:
        uses.append("places, weather and light")
    if manner.hatching is not None and manner.hatching.begins >= _EVERYWHERE:
        uses.append("old tales")
    if manner.hue > _STRONG and not manner.is_flat:
        uses.append("single large pictures")
    if manner == Manner():
        uses.append("any story: figures and faces stay as they were pencilled")
    return tuple(uses) or ("stories that it suits",)


def _colour(manner: Manner) -> str:
    if manner.is_grey:
        return "black on white paper" if manner.paper >= _WHITE else "greys, no colour"
    colour = "strong colours" if manner.hue > _STRONG else "colours as they were pencilled"
    if manner.is_flat:
        colour = colour.replace("colours", "flat colours", 1)
    return f"{colour} that let the paper shine through" if manner.paper >= _AIRY else colour


def _line(manner: Manner) -> str:
    line = "pale lines" if manner.ink < _PALE else "black lines" if manner.ink > _BLACK else "clear ink lines"
    return f"{line} with heavy outlines" if manner.outline_px > 0 else line


def _tone(manner: Manner) -> tuple[str, ...]:
    told = []
    if manner.hatching is not None:
        told.append("every tone hatched" if manner.hatching.begins >= _EVERYWHERE else "shadows hatched")
    if manner.texture > 0:
        told.append("the grain of brush and paper")
    if manner.contrast > _DEEP and manner.hatching is None:
        told.append("deep shadows")
    return tuple(told)
