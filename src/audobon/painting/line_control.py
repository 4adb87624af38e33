"""How the line map steers the embedded painter: concatenated, or from beside through a ControlNet or a T2I-Adapter.

Knows: the ways by name, their weight and their share of the steps.  Does not know: the nets' insides, the loop.

Shapes: C latent channels, H W latent height and width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from torch import Tensor

from audobon.errors import SettingsError, WeightsError
from audobon.models.painter_control import ResidualsOf, line_planes
from audobon.models.painter_net import Conditioning
from audobon.models.zoo import EmbeddedPainterModel

CONCATENATED = "concatenated"
WAYS = (CONCATENATED, "controlnet", "adapter")
_ASKED = re.compile(r"(?P<way>[a-z]+)(?:@(?P<weight>\d*\.?\d+)(?::(?P<start>\d*\.?\d+)-(?P<end>\d*\.?\d+))?)?")


@dataclass(frozen=True, kw_only=True)
class LineControl:
    """The way of the line, and as with public ControlNets its weight and the share (0..1) of the steps it steers.

    Raises:
        SettingsError: AUD-217, for an unknown way or numbers out of range; the concatenated line has neither weight
            nor share.
    """

    way: str = CONCATENATED
    weight: float = 1.0
    start: float = 0.0
    end: float = 1.0

    def __post_init__(self) -> None:
        in_range = 0.0 <= self.weight <= 2.0 and 0.0 <= self.start < self.end <= 1.0
        is_plain = (self.weight, self.start, self.end) == (1.0, 0.0, 1.0)
        if self.way not in WAYS or not in_range or (self.way == CONCATENATED and not is_plain):
            raise SettingsError(
                "AUD-217",
                f'control by "{self.asked}" was asked for',
                hint="write concatenated, controlnet or adapter; for the last two also WAY@0.8 or WAY@0.8:0-0.6 "
                "(weight up to 2, then the share of the steps)",
            )

    @property
    def asked(self) -> str:
        """What it is called in a command and in the record."""
        if self.way == CONCATENATED:
            return self.way
        return f"{self.way}@{self.weight:g}:{self.start:g}-{self.end:g}"

    def steers(self, share: float) -> bool:
        """Does a control from beside steer at this share (0..1) of the steps?"""
        return self.way != CONCATENATED and self.start <= share < self.end


def line_control(text: str) -> LineControl:
    """Read `WAY`, `WAY@weight` or `WAY@weight:start-end`; nothing means concatenated.

    Raises:
        SettingsError: AUD-217, if it has another form or makes no sense.
    """
    hit = _ASKED.fullmatch(text or CONCATENATED)
    if hit is None:
        return LineControl(way=text)
    weight, start, end = float(hit["weight"] or 1), float(hit["start"] or 0), float(hit["end"] or 1)
    return LineControl(way=hit["way"], weight=weight, start=start, end=end)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A control made ready for one pass: what it says of the pass's line map, how much of it counts, and when."""

    residuals_of: ResidualsOf
    share: Tensor
    control: LineControl

    def steers_at(self, t: float, *, times: tuple[float, ...]) -> bool:
        """Does it steer at the step that begins at time `t` of a pass's `times`?"""
        # The loop's times are told in float32.
        done = sum(time > t + 1e-6 for time in times[:-1]) / (len(times) - 1)
        return self.control.steers(done)


def check_control(model: EmbeddedPainterModel, control: LineControl) -> None:
    """Refuse a way whose net is not among the loaded weights.

    Raises:
        WeightsError: AUD-317.
    """
    loaded = CONCATENATED if model.control is None else model.control.name
    if control.way not in (CONCATENATED, loaded):
        raise WeightsError(
            "AUD-317",
            f"the line is to come by the {control.way}, whose weights were not loaded",
            hint="load them with the painter, or control by concatenated",
        )


def made_ready(model: EmbeddedPainterModel, conditioning: Conditioning, control: LineControl) -> Beside | None:
    """The control for a pass over one conditioning; None where the line is concatenated."""
    if control.way == CONCATENATED or model.control is None:
        return None
    planes = line_planes(conditioning.line, conditioning.line_completeness)
    share = control.weight * conditioning.line_present
    return Beside(residuals_of=model.control.net.residuals_of(planes), share=share, control=control)
