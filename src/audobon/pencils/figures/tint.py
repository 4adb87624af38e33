"""What colour a being that is no person has: its own, unless its design says another on purpose.

Knows: that a kettle is never the colour of skin or fur by choice.  Does not know: who is drawn.
"""

from __future__ import annotations

import colorsys

from audobon.pencils.figures.ink import darker, lighter

_TAWNY_HUES = (0.03, 0.135)
_DULL = (0.13, 0.57)


def own_or_said(own: str, said: str, *, number: int) -> str:
    """`said` if it is a colour somebody chose; else `own`, a shade lighter or darker by `number`."""
    red, green, blue = (int(said[k : k + 2], 16) / 255 for k in (1, 3, 5))
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    tawny = _TAWNY_HUES[0] <= hue <= _TAWNY_HUES[1] and _DULL[0] <= saturation <= _DULL[1]
    if not tawny:
        return said
    return (own, darker(own, 0.12), lighter(own, 0.16))[number % 3]
