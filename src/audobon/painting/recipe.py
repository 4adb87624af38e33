"""How a book is painted: the asked-for recipe, frozen and recorded with every panel."""

from __future__ import annotations

from dataclasses import dataclass, field

from audobon.errors import SettingsError
from audobon.painting.anchoring import check_anchoring
from audobon.painting.line_control import CONCATENATED, LineControl
from audobon.painting.manners import Manner, manner_of
from audobon.painting.own_style import OwnStyle
from audobon.painting.parts import check_parts

MOST_STRENGTH = 1.5
"""Further out no hand lies that the painter has learnt."""


@dataclass(frozen=True, kw_only=True)
class PaintingRecipe:
    """Style and solver settings.

    Attributes:
        style: A named style of the weights.
        own_style: A style of the user's own in its place.
        style_strength: How far from the mean of the named styles the style may go: 0 none of it, 1 as it is.
        steps: Solver steps, 1..50.
        strength: Where the flow starts, 1 from pure noise, less from the draft carried part of the way. A style's
            manner may say less (see `said_strength`).
        shift: Bend of the times towards the noisy end.
        completeness: What the line map is said to hold, 0..1: less invites hatching and texture. A style's manner may
            say less (see `said_completeness`).
        line_guidance: How far the prediction goes beyond the one without the line map: 1 not at all, 2 twice as far.
        small_first: Paint at half size, double, and refine at full size, instead of at full size at once.
        refine_from: Where the refining flow starts, 1 from pure noise.
        refine_steps: Its solver steps.
        close_up_px: Faces less high than this are painted once more from near, with their hands; 0 for none.
        line_by: By which way the line map steers.
        anchoring: How much the book's anchors count in self-attention beside the panel itself: 0 not at all, 1 alike.
        reuse: The net's deep levels run at every so-manieth step, 1..50, and what they made is used again in between; 1
            runs them at every step. Where nets are reached into (see `is_plain`) they always run.
        texturing: Share of the manner's texture that is given (see `said_texture`): 0 none of it.
        parts_off: Parts of the steering that are left out (see `parts.py`), to measure what they are worth.
    """

    style: str = "storybook"
    own_style: OwnStyle | None = None
    style_strength: float = 1.0
    steps: int = 6
    strength: float = 0.95
    shift: float = 0.6
    completeness: float = 1.0
    line_guidance: float = 1.0
    small_first: bool = False
    refine_from: float = 0.5
    refine_steps: int = 4
    close_up_px: int = 96
    line_by: LineControl = field(default_factory=LineControl)
    anchoring: float = 0.0
    reuse: int = 3
    texturing: float = 1.0
    parts_off: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_parts(self.parts_off)
        check_anchoring(self.anchoring)
        for steps in (self.steps, self.refine_steps):
            if not 1 <= steps <= 50:
                raise SettingsError(
                    "AUD-210", f"{steps} denoising steps were asked for", hint="choose between 1 and 50 steps"
                )
        if not 1 <= self.reuse <= 50:
            raise SettingsError(
                "AUD-274",
                f"deep levels were asked to run every {self.reuse} steps",
                hint="choose between 1 (every step) and 50",
            )
        for strength in (self.strength, self.refine_from):
            if not 0.05 <= strength <= 1.0:
                raise SettingsError(
                    "AUD-211", f"strength {strength} was asked for", hint="choose a strength between 0.05 and 1"
                )
        if not 0 <= self.style_strength <= MOST_STRENGTH:
            raise SettingsError(
                "AUD-219",
                f"a style strength of {self.style_strength:g} was asked for",
                hint=f"choose between 0 (none of the style) and {MOST_STRENGTH:g}; 1 is the style as it is",
            )
        if not 0 <= self.texturing <= 1:
            raise SettingsError(
                "AUD-261", f"textures by {self.texturing:g} were asked for", hint="choose between 0 (none) and 1"
            )
        if not 0 <= self.close_up_px <= 512:
            raise SettingsError(
                "AUD-215",
                f"close-ups of faces below {self.close_up_px} px were asked for",
                hint="choose between 0 (none) and 512 px",
            )
        if not 1.0 <= self.line_guidance <= 5.0:
            raise SettingsError(
                "AUD-213", f"line guidance {self.line_guidance} was asked for", hint="choose a value between 1 and 5"
            )

    def start(self, *, control: float) -> float:
        """Where the flow starts for an order that holds to its pencils by `control` (0..1).

        Up to 0.7 the recipe's own strength; beyond, a firmer hold starts nearer to the draft.
        """
        return self.said_strength * (1.0 - 0.8 * max(0.0, control - 0.7))

    @property
    def said_completeness(self) -> float:
        """What the net is told that the line map holds: at most what the style's manner allows."""
        return min(self.completeness, self.manner.completeness)

    @property
    def said_strength(self) -> float:
        """Where the flow starts: at most where the style's manner allows."""
        return min(self.strength, self.manner.start)

    @property
    def said_texture(self) -> float:
        """How far textures are brought towards those of the style: what its manner says, less in a weaker style."""
        return self.manner.texture * self.texturing * min(self.style_strength, 1.0)

    @property
    def manner(self) -> Manner:
        """What the style's medium does with colour and with line."""
        return manner_of(self.style) if self.own_style is None else self.own_style.manner

    @property
    def is_plain(self) -> bool:
        """Whether one call of the net a step is all: nothing steers from beside, and no anchor is looked at.

        Anchors, what an anchor remembers of itself, and controls from beside reach into the net while it runs.
        """
        return self.line_by.way == CONCATENATED and self.line_guidance == 1.0 and not self.anchoring

    @property
    def label(self) -> str:
        """One line for the record."""
        left_out = f", without {' and '.join(self.parts_off)}" if self.parts_off else ""
        refining = (
            f", small first, refined in {self.refine_steps} from {self.refine_from:g}" if self.small_first else ""
        )
        beside = "" if self.line_by.way == CONCATENATED else f", line by {self.line_by.asked}"
        reused = f", deep levels every {self.reuse} steps" if self.is_plain and self.reuse > 1 else ""
        near = f", close-ups below {self.close_up_px} px" if self.close_up_px else ""
        near += f", anchored by {self.anchoring:g}" if self.anchoring else ""
        style = self.style if self.own_style is None else f"own style {self.own_style.digest}"
        style += f" by {self.style_strength:g}" if self.style_strength != 1 else ""
        style += f", textures by {self.said_texture:g}" if self.said_texture else ""
        return (
            f"{style}, {self.steps} Euler steps from {self.said_strength:g}, shift {self.shift:g}, "
            f"completeness {self.said_completeness:g}, line guidance {self.line_guidance:g}{beside}{reused}"
            f"{refining}{near}{left_out}"
        )
