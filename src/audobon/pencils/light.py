"""Light of the hour and the weather: what it does to a colour, to the sky, and to shadows on the ground.

Knows: palettes for dawn, morning, day, evening, night; rain, storm, snow, fog, wind, clouds, a rainbow.
Does not know: geometry.
All light falls from the upper left, so every shadow leans to the right: long at dawn and evening, short at noon.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from audobon.comic.story import DayTime
from audobon.comic.storyboard import Season

PAPER = "#f7f0e1"


@dataclass(frozen=True, kw_only=True)
class Light:
    """One hour's light. Colours are `#rrggbb`.

    `multiply` tints every colour of the set by `multiply_strength` 0..1; `figures` is the share of it that falls on
    figures, so that they stay readable. `haze` is the colour of distance, `haze_range` the depth in metres at which
    about two thirds of a colour is haze. `shadow` is the strength of the dark at a thing's foot, `cast` that of the
    shadow that sun or moon throw of it (0 under a covered sky),
            `shadow_slant` how far it reaches to the right per metre
    of height. `wind` is 0 calm .. 1 gale. `sky` is what stands in the sky: `sun`, `moon`, `clouds`, `storm`, `rainbow`.
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
    cast: float = 0.0
    sky: str = ""
    precipitation: str = ""
    wind: float = 0.0

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
    sky_top="#b9d6e2",
    sky_low="#f6efdc",
    cloud="#fbf7ec",
    haze="#e6ece3",
    haze_range=40.0,
    shadow=0.34,
    shadow_slant=0.45,
    lamps=False,
    cast=0.34,
)
_HOURS = {
    DayTime.DAY: _DAY,
    DayTime.UNKNOWN: _DAY,
    DayTime.MORNING: replace(
        _DAY,
        name="morning",
        multiply="#fff0c6",
        multiply_strength=0.62,
        sky_top="#cfe3e6",
        sky_low="#fdeac2",
        haze="#f5ecd2",
        haze_range=28.0,
        shadow_slant=1.0,
        cast=0.32,
    ),
    DayTime.DAWN: replace(
        _DAY,
        name="dawn",
        multiply="#f0c6c0",
        multiply_strength=0.78,
        figures=0.6,
        sky_top="#aab4cf",
        sky_low="#f8c4a6",
        cloud="#f3c6bd",
        haze="#ecd0c9",
        haze_range=20.0,
        shadow=0.28,
        shadow_slant=2.0,
        cast=0.24,
        sky="sun",
    ),
    DayTime.EVENING: replace(
        _DAY,
        name="evening",
        multiply="#f2b478",
        multiply_strength=0.66,
        figures=0.6,
        sky_top="#8f97b8",
        sky_low="#f6b574",
        cloud="#eeb08a",
        haze="#e9bd96",
        haze_range=28.0,
        shadow=0.40,
        shadow_slant=2.2,
        lamps=True,
        cast=0.42,
        sky="sun",
    ),
    DayTime.NIGHT: replace(
        _DAY,
        name="night",
        multiply="#5a6f98",
        multiply_strength=0.82,
        figures=0.52,
        sky_top="#2b3a58",
        sky_low="#6f84a0",
        cloud="#5d6f8c",
        haze="#56698a",
        haze_range=28.0,
        shadow=0.38,
        shadow_slant=0.8,
        lamps=True,
        cast=0.30,
        sky="moon",
    ),
}

_WEATHER_WORDS = {
    "rainbow": ("rainbow",),
    "storm": ("storm", "thunder", "lightning", "tempest", "hurricane"),
    "snow": ("snow", "blizzard", "sleet", "hail"),
    "rain": ("rain", "shower", "wet", "drizzle", "pour", "downpour"),
    "fog": ("fog", "mist", "haze", "hazy", "smoke", "damp"),
    "wind": ("wind", "gale", "breez", "blow", "gust"),
    "cold": ("frost", "ice", "icy", "winter", "freez", "cold"),
    "cloud": ("cloud", "overcast", "grey", "gray", "dull", "gloom"),
    "sun": ("sun", "hot", "bright", "clear", "fair", "warm", "fine"),
}


def weather_kind(weather: str) -> str:
    """`rain`, `storm`, `snow`, `fog`, `wind`, `cold`, `cloud`, `sun`, `rainbow`,
    or empty where nothing can be drawn."""
    words = weather.lower()
    if "snowstorm" in words or "snow storm" in words:
        return "snow"
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


def light_of(time: DayTime, weather: str, *, indoors: bool = False, season: Season = Season.UNKNOWN) -> Light:
    """The light at this hour in this weather (free words); indoors no weather falls and lamps warm the night."""
    if indoors:
        return _CANDLE_LIT if time is DayTime.NIGHT else _HOURS[time]
    light = _in_season(_HOURS[time], season)
    change = _WEATHERS.get(weather_kind(weather))
    return light if change is None else change(light)


def _in_season(light: Light, season: Season) -> Light:
    """Winter light is blue and low, autumn light golden; at night both are the moon's."""
    if light.name == "night":
        return light
    if season is Season.WINTER:
        return replace(
            light,
            multiply=mixed(light.multiply, "#dfe8f2", 0.55),
            sky_top=mixed(light.sky_top, "#a9bccb", 0.55),
            sky_low=mixed(light.sky_low, "#eceae4", 0.55),
            haze=mixed(light.haze, "#dfe6ea", 0.6),
            shadow_slant=light.shadow_slant * 1.5,
        )
    if season is Season.AUTUMN:
        return replace(light, multiply=mixed(light.multiply, "#ffe2b0", 0.5), haze=mixed(light.haze, "#efe2c4", 0.5))
    return light


def _grey(light: Light, grey: str, share: float) -> Light:
    """Under a covered sky: no sun, no cast shadow."""
    return replace(
        light,
        multiply=mixed(light.multiply, grey, share),
        multiply_strength=max(light.multiply_strength, 0.6),
        sky_top=mixed(light.sky_top, grey, min(share * 1.25, 0.9)),
        sky_low=mixed(light.sky_low, grey, share * 0.8),
        cloud=mixed(light.cloud, grey, share),
        haze=mixed(light.haze, grey, share * 0.8),
        haze_range=min(light.haze_range, 22.0),
        shadow=light.shadow * 0.45,
        cast=0.0,
        sky="clouds",
    )


def _rain(light: Light) -> Light:
    return replace(_grey(light, "#8d99a1", 0.5), precipitation="rain", wind=0.15)


def _storm(light: Light) -> Light:
    dark = "#4f5a69" if light.name != "night" else "#2a3345"
    return replace(_grey(light, dark, 0.62), precipitation="rain", wind=0.8, sky="storm", haze_range=16.0, figures=0.7)


def _snow(light: Light) -> Light:
    pale = "#dfe4e6" if light.name != "night" else "#7488a3"
    return replace(
        light,
        sky_top=mixed(light.sky_top, "#b9c3cc" if light.name != "night" else "#4d607f", 0.6),
        sky_low=mixed(light.sky_low, pale, 0.6),
        haze=mixed(light.haze, pale, 0.6),
        haze_range=20.0,
        shadow=light.shadow * 0.6,
        cast=0.0,
        sky="clouds" if light.name != "night" else "",
        precipitation="snow",
    )


def _fog(light: Light) -> Light:
    pale = "#dcdcd4" if light.name != "night" else "#77879c"
    return replace(
        light,
        haze=mixed(light.haze, pale, 0.7),
        sky_top=mixed(light.sky_top, pale, 0.75),
        sky_low=mixed(light.sky_low, pale, 0.75),
        cloud=mixed(light.cloud, pale, 0.8),
        haze_range=6.0,
        shadow=light.shadow * 0.4,
        cast=0.0,
        sky="fog",
    )


def _sunny(light: Light) -> Light:
    if light.name == "night":
        return light
    strength = min(light.multiply_strength + 0.12, 1.0)
    return replace(light, multiply_strength=strength, cast=light.cast * 1.25, sky="sun", shadow=light.shadow * 1.1)


_WEATHERS: dict[str, Callable[[Light], Light]] = {
    "rain": _rain,
    "storm": _storm,
    "snow": _snow,
    "fog": _fog,
    "wind": lambda light: replace(light, wind=0.55),
    "cold": lambda light: _in_season(light, Season.WINTER),
    "cloud": lambda light: _grey(light, "#a9b0b2", 0.38),
    "sun": _sunny,
    "rainbow": lambda light: replace(_sunny(light), sky="rainbow", sky_top=mixed(light.sky_top, "#8fa3b3", 0.5)),
}
"""What each kind of weather does to the hour's light."""
