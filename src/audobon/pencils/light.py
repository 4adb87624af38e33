"""Light of the hour and the weather: what it does to a colour, to the sky, and to shadows on the ground.

Knows: palettes for dawn, morning, day, evening, night; rain, snow, fog, wind.  Does not know: geometry.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from audobon.comic.story import DayTime

PAPER = "#f7f0e1"


@dataclass(frozen=True, kw_only=True)
class Light:
    """One hour's light. Colours are `#rrggbb`.

    `multiply` tints every colour of the set by `multiply_strength` 0..1; `figures` is the share of it that falls on
    figures, so that they stay readable. `haze` is the colour of distance, `haze_range` the depth in metres at which
    about two thirds of a colour is haze. `shadow` is the strength of shadows on the ground, `shadow_slant` how far they
    lean per metre of height (to the right where positive).
    """

    name: str
    multiply: str
    multiply_strength: float
    figures: float
    sky_top: str
    sky_low: str
    cloud: str
    haze: str
    haze_range: float
    shadow: float
    shadow_slant: float
    lamps: bool
    precipitation: str = ""
    windy: bool = False

    def on_set(self, color: str) -> str:
        """A set colour under this light."""
        return multiplied(color, self.multiply, self.multiply_strength)

    def on_figure(self, color: str) -> str:
        """A figure's colour under this light: gentler than the set's."""
        return multiplied(color, self.multiply, self.multiply_strength * self.figures)


@lru_cache(maxsize=65536)
def mixed(color: str, other: str, share: float) -> str:
    """`color` with `share` 0..1 of `other` in it."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@lru_cache(maxsize=65536)
def multiplied(color: str, tint: str, strength: float) -> str:
    """`color` under coloured light: multiplied by `tint`, `strength` 0..1 of the way."""
    pairs = zip(_channels(color), _channels(tint), strict=True)
    return "#" + "".join(f"{round(a * (1 + (b / 255 - 1) * strength)):02x}" for a, b in pairs)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


_DAY = Light(
    name="day",
    multiply="#fff6e4",
    multiply_strength=0.35,
    figures=1.0,
    sky_top="#c3dbe3",
    sky_low="#f6efdc",
    cloud="#fbf7ec",
    haze="#e6ece3",
    haze_range=40.0,
    shadow=0.36,
    shadow_slant=0.35,
    lamps=False,
)
_HOURS = {
    DayTime.DAY: _DAY,
    DayTime.UNKNOWN: _DAY,
    DayTime.MORNING: replace(
        _DAY,
        name="morning",
        multiply="#fff2d0",
        multiply_strength=0.6,
        sky_top="#d6e4e4",
        sky_low="#fbeccb",
        haze="#f3ecd6",
        haze_range=30.0,
        shadow_slant=-0.7,
    ),
    DayTime.DAWN: replace(
        _DAY,
        name="dawn",
        multiply="#eecfc4",
        multiply_strength=0.75,
        figures=0.6,
        sky_top="#b9bccb",
        sky_low="#f4cdb0",
        cloud="#efd3c6",
        haze="#e8d3cb",
        haze_range=24.0,
        shadow=0.28,
        shadow_slant=-1.0,
    ),
    DayTime.EVENING: replace(
        _DAY,
        name="evening",
        multiply="#f0bf8e",
        multiply_strength=0.62,
        figures=0.6,
        sky_top="#b4b3c4",
        sky_low="#f3c489",
        cloud="#f0c9a4",
        haze="#e6c7a8",
        haze_range=30.0,
        shadow=0.42,
        shadow_slant=1.0,
        lamps=True,
    ),
    DayTime.NIGHT: replace(
        _DAY,
        name="night",
        multiply="#5a6f98",
        multiply_strength=0.80,
        figures=0.52,
        sky_top="#33425f",
        sky_low="#6f84a0",
        cloud="#5d6f8c",
        haze="#56698a",
        haze_range=28.0,
        shadow=0.40,
        shadow_slant=-0.3,
        lamps=True,
    ),
}

_WEATHER_WORDS = {
    "rain": ("rain", "storm", "shower", "wet", "drizzle", "pour", "thunder"),
    "snow": ("snow", "frost", "ice", "blizzard", "winter", "freez"),
    "fog": ("fog", "mist", "haze", "smoke", "damp"),
    "wind": ("wind", "gale", "breez", "blow", "gust"),
    "sun": ("sun", "hot", "bright", "clear", "fair", "warm", "fine"),
}


def weather_kind(weather: str) -> str:
    """`rain`, `snow`, `fog`, `wind`, `sun`, or empty where the words say nothing that can be drawn."""
    words = weather.lower()
    for kind, stems in _WEATHER_WORDS.items():
        if any(stem in words for stem in stems):
            return kind
    return ""


_CANDLE_LIT = replace(
    _HOURS[DayTime.NIGHT],
    name="night",
    multiply="#8f7f82",
    haze="#756862",
    multiply_strength=0.72,
    figures=0.55,
    shadow=0.40,
)
"""A room by night: dim and warm from its lamps, the window dark blue."""


def light_of(time: DayTime, weather: str, *, indoors: bool = False) -> Light:
    """The light at this hour in this weather (free words); indoors no weather falls and lamps warm the night."""
    if indoors:
        return _CANDLE_LIT if time is DayTime.NIGHT else _HOURS[time]
    light = _HOURS[time]
    kind = weather_kind(weather)
    if kind == "rain":
        grey = "#8d99a1"
        return replace(
            light,
            multiply=mixed(light.multiply, grey, 0.5),
            multiply_strength=max(light.multiply_strength, 0.6),
            sky_top=mixed(light.sky_top, grey, 0.55),
            sky_low=mixed(light.sky_low, grey, 0.4),
            cloud=mixed(light.cloud, grey, 0.45),
            haze=mixed(light.haze, grey, 0.35),
            haze_range=20.0,
            shadow=light.shadow * 0.45,
            precipitation="rain",
        )
    if kind == "snow":
        pale = "#dfe4e6"
        return replace(
            light,
            sky_top=mixed(light.sky_top, "#b9c3cc", 0.6),
            sky_low=mixed(light.sky_low, pale, 0.6),
            haze=mixed(light.haze, pale, 0.6),
            haze_range=20.0,
            shadow=light.shadow * 0.6,
            precipitation="snow",
        )
    if kind == "fog":
        return replace(light, haze=mixed(light.haze, "#dcdcd4", 0.6), haze_range=6.5, shadow=light.shadow * 0.4)
    if kind == "wind":
        return replace(light, windy=True)
    if kind == "sun":
        return replace(light, multiply_strength=min(light.multiply_strength + 0.15, 1.0), shadow=light.shadow * 1.2)
    return light
