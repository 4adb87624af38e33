"""Which model a book is to be painted with, and how, as the command names it: kept in the book's record.

Knows: the forms `KIND=PATH@scale:start-end` and `PATH@scale`.  Does not know: nets or files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from audobon.errors import SettingsError


@dataclass(frozen=True, kw_only=True)
class ModelAsked:
    """A Stable Diffusion model and what belongs to it; without one, how the embedded painter's line is controlled.

    Attributes:
        model: A folder in diffusers' format, a `.safetensors` file, or a hub id.
        controlnets: `KIND=PATH`, `KIND=PATH@scale` or `KIND=PATH@scale:start-end` each.
        loras: `PATH` or `PATH@scale` each.
        ip_adapter: `PATH` or `PATH@scale`.
        vae: Another autoencoder.
        refiner: An SDXL refiner for the last part of the way.
        scheduler: A scheduler's name.
        steps: Denoising steps; None takes the scheduler's usual number.
        reuse: The model's deep levels run at every so-manieth step; 1 at every one.
        words_until: The share of the steps after which its words are no longer heard anew; 1 never.
        control_by: For the embedded painter alone: `WAY`, `WAY@weight` or `WAY@weight:start-end`.
        anchoring: How much the book's anchors count in self-attention, with either painter: 0 for no anchors.
        style_from: Pictures whose style is painted in, in place of a named one; a Stable Diffusion model looks at them
            through its IP-Adapter. In a book's record they are its own copies (see `style_folder.py`).
        style_strength: For the embedded painter alone: how far the style goes, 1 as it is.
    """

    model: str = ""
    controlnets: tuple[str, ...] = ()
    loras: tuple[str, ...] = ()
    ip_adapter: str = ""
    vae: str = ""
    refiner: str = ""
    scheduler: str = ""
    steps: int | None = None
    reuse: int = 1
    words_until: float = 1.0
    control_by: str = ""
    anchoring: float = 0.0
    style_from: tuple[str, ...] = ()
    style_strength: float = 1.0

    def named_style(self, style: str) -> str:
        """The style of this name, where the embedded painter paints in it as it is; else nothing."""
        return "" if self.model or self.style_from or self.style_strength != 1 else style

    def __post_init__(self) -> None:
        if self.model and self.control_by:
            raise SettingsError(
                "AUD-237",
                "--control-by was given with a model of your own",
                hint="it is for the embedded painter; give --model its maps with --controlnet",
            )
        if self.model and self.style_from and not self.ip_adapter:
            raise SettingsError(
                "AUD-248",
                "--style-from was given with a model of your own and nothing that looks at pictures",
                hint="bring an --ip-adapter for that model, or a style in words (--style) or a --lora",
            )
        if self.model and self.style_strength != 1:
            raise SettingsError(
                "AUD-248",
                "--style-strength was given with a model of your own",
                hint="it is for the embedded painter; say how much an adapter counts with --ip-adapter PATH@SCALE",
            )
        alone = [
            one.name for one in fields(self) if one.name not in _OF_EITHER and getattr(self, one.name) != one.default
        ]
        if alone and not self.model:
            option = "--" + alone[0].replace("nets", "net").replace("loras", "lora").replace("_", "-")
            raise SettingsError(
                "AUD-232", f"{option} was given without a model", hint="name a Stable Diffusion model with --model"
            )


_OF_EITHER = ("model", "control_by", "anchoring", "style_from", "style_strength")

EMBEDDED = ModelAsked()
"""Nothing asked: the embedded painter, as it is."""


@dataclass(frozen=True, kw_only=True)
class ControlAsked:
    """A ControlNet: what sort of map, which weights, how much, and for which share of the steps."""

    kind: str
    source: str
    scale: float = 1.0
    start: float = 0.0
    end: float = 1.0


_CONTROL = re.compile(
    r"(?P<kind>[a-z]+)=(?P<source>.+?)(?:@(?P<scale>\d*\.?\d+)(?::(?P<start>\d*\.?\d+)-(?P<end>\d*\.?\d+))?)?"
)
_SCALED = re.compile(r"(?P<source>.+?)(?:@(?P<scale>-?\d*\.?\d+))?")


def control_asked(text: str) -> ControlAsked:
    """Read `KIND=PATH[@scale[:start-end]]`.

    Raises:
        SettingsError: AUD-233, if it has another form, or start and end are not 0 <= start < end <= 1.
    """
    hit = _CONTROL.fullmatch(text)
    if hit is None:
        raise SettingsError(
            "AUD-233", f'"{text}" names no ControlNet', hint="write KIND=PATH, KIND=PATH@0.8 or KIND=PATH@0.8:0-0.6"
        )
    start, end = float(hit["start"] or 0.0), float(hit["end"] or 1.0)
    if not 0.0 <= start < end <= 1.0:
        raise SettingsError(
            "AUD-233",
            f'"{text}" steers from {start:g} to {end:g}',
            hint="start and end are shares of the steps: 0 to 1, the smaller one first",
        )
    return ControlAsked(kind=hit["kind"], source=hit["source"], scale=float(hit["scale"] or 1.0), start=start, end=end)


def scaled(text: str) -> tuple[str, float]:
    """Read `PATH[@scale]`: the path, and the scale or 1."""
    hit = _SCALED.fullmatch(text)
    if hit is None:
        raise SettingsError("AUD-233", "an empty path was given", hint="write PATH or PATH@0.8")
    return hit["source"], float(hit["scale"] or 1.0)
