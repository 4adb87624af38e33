"""Colours by name, and how far apart two of them look.

Knows: colour words, sRGB, CIE L*a*b*, palettes of cloth, hair and skin.  Does not know: who wears them.
"""

from __future__ import annotations

import math

DEEP_LIGHTNESS = 32.0
NAMED: dict[str, str] = {
    "red": "#b8342c", "scarlet": "#c8281e", "crimson": "#9e1f33", "rosy": "#e28a92", "pink": "#e59aa8",
    "rose": "#d9798a",
    "orange": "#d97b2a", "amber": "#d39a34", "yellow": "#e5c04a", "golden": "#d8a634", "gold": "#d8a634",
    "cream": "#efe2c0", "green": "#4f8a48", "emerald": "#2f8f60", "olive": "#7d8043", "blue": "#3f6cae",
    "navy": "#2b3c66", "azure": "#5a98d4", "sky-blue": "#79b2dd", "purple": "#6f4690", "violet": "#7d5aa6",
    "lilac": "#b49ccf", "mauve": "#a685a6", "brown": "#7a5230", "chestnut": "#80492a", "tan": "#b98d5a",
    "russet": "#9c5427", "tawny": "#b57f45", "black": "#2e2a2b", "white": "#f2eee4", "grey": "#8b8a88",
    "gray": "#8b8a88", "silver": "#c4c8cc", "silvery": "#c4c8cc", "snowy": "#f4f2ee", "ivory": "#f1e9d2",
    "dark": "#3a3236", "pale": "#e6dccb", "copper": "#b0693a", "maroon": "#6e2a31", "turquoise": "#4aa5a0",
    "roquelaire": "#2e2a2b", "motley": "#b8342c",
}  # fmt: skip

CLOTH: tuple[str, ...] = (
    "#b8342c", "#3f6cae", "#4f8a48", "#e5c04a", "#6f4690", "#d97b2a", "#7a5230", "#2b3c66", "#d9798a", "#4aa5a0",
    "#8b8a88", "#9e1f33", "#79b2dd", "#7d8043", "#b49ccf", "#efe2c0", "#2f5d4a", "#a8632e", "#c9a98a", "#4b3a5c",
    "#5f7f96", "#d6d2c4", "#3d3a3c", "#8fae6b",
)  # fmt: skip
SKIN: tuple[str, ...] = ("#f3d3b8", "#eec6a4", "#f0ccab")
"""Tones of people of whom the text says nothing, near each other: a story's people look of one country."""
HAIR: tuple[str, ...] = ("#5a3b23", "#2f2522", "#a5682f", "#d8b25c", "#7b3f22", "#8a6a4a", "#c08a3e", "#40302a")
HAIR_WORDS: dict[str, str] = {
    "red": "#a4481f", "ginger": "#b5602a", "sandy": "#b98d5a", "auburn": "#80492a", "fair": "#d8b76a",
    "blond": "#d8b76a", "blonde": "#d8b76a", "flaxen": "#e2cb8d", "golden": "#d8a634", "dark": "#3a2b26",
    "raven": "#241f22", "snow-white": "#f2eee4", "coal-black": "#241f22",
}  # fmt: skip
"""What colour words mean of hair, where that is not what they mean of cloth."""
SKIN_WORDS: dict[str, str] = {
    "pale": "#f8e8dc", "white": "#f8e8dc", "fair": "#f6dcc6", "rosy": "#f0bfa6", "ruddy": "#e2a284", "red": "#e2a284",
    "sallow": "#e4cba0", "yellow": "#e4cba0", "sunburnt": "#d39a6f", "tanned": "#d39a6f", "weather-beaten": "#cf9a72",
    "swarthy": "#b98359", "dusky": "#9c6a45", "dark": "#a8734c", "brown": "#a8734c", "black": "#5e3d2a",
}  # fmt: skip
GREY_HAIR: tuple[str, ...] = ("#d9d6d0", "#b9b4ad", "#ece9e2")


def lab(color: str) -> tuple[float, float, float]:
    """`#rrggbb` (sRGB, D65) as CIE L*a*b*.  Source: CIE 15:2004; IEC 61966-2-1."""
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str) -> float:
    """How different two colours look: Delta E (CIE 1976); 2 is just seen, 100 is black to white."""
    return math.dist(lab(one), lab(other))


def shaded(color: str, amount: float) -> str:
    """A lighter (amount > 0) or darker (< 0) tone; amount is -1..1."""
    goal = 255 if amount > 0 else 0
    share = abs(amount)
    channels = [round(int(color[i : i + 2], 16) * (1 - share) + goal * share) for i in (1, 3, 5)]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def chroma(color: str) -> float:
    """How colourful a colour is: C* of CIE L*a*b*, 0 for grey."""
    return math.hypot(*lab(color)[1:])


def deepened(color: str) -> str:
    """The first darker tone on which light letters read at 7:1 or better (L* of 32 or less)."""
    tones = (shaded(color, -step / 20) for step in range(20))
    return next((tone for tone in tones if lab(tone)[0] <= DEEP_LIGHTNESS), "#000000")


def nearest_name(color: str) -> str:
    """The everyday word for a colour, for a sentence that describes it."""
    plain = ("red", "pink", "orange", "yellow", "cream", "green", "blue", "navy", "purple", "lilac", "brown", "tan",
             "black", "white", "grey", "turquoise", "maroon", "olive")  # fmt: skip
    return min(plain, key=lambda name: distance(NAMED[name], color))
