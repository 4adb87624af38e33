"""How a book is painted with Stable Diffusion: frozen when the book starts, and recorded with every panel."""

from __future__ import annotations

from dataclasses import dataclass

from audobon.errors import SettingsError
from audobon.painting.anchoring import check_anchoring


@dataclass(frozen=True, kw_only=True)
class StableRecipe:
    """Style and solver settings.

    Attributes:
        style: A style's name, or any words for one; they go into the prompt.
        scheduler: A scheduler's name (see `models/stable/schedulers.py`); empty takes the model's own.
        steps: Solver steps over the whole way; None takes the scheduler's usual number.
        strength: Which share of the way is walked from the draft, 1 from (nearly) pure noise.
        guidance: Classifier-free guidance for schedulers that want it; 1 is none.
        refiner_share: The last share of the way that a refiner walks, if there is one.
        anchoring: How much the book's anchors count in self-attention beside the panel itself: 0 not at all, 1 alike.
    """

    style: str = "storybook"
    scheduler: str = ""
    steps: int | None = None
    strength: float = 0.8
    guidance: float = 6.0
    refiner_share: float = 0.2
    anchoring: float = 0.0

    def __post_init__(self) -> None:
        check_anchoring(self.anchoring)
        if not 0.05 <= self.strength <= 1.0:
            raise SettingsError(
                "AUD-235", f"strength {self.strength} was asked for", hint="choose a strength between 0.05 and 1"
            )
        if not 1.0 <= self.guidance <= 30.0:
            raise SettingsError(
                "AUD-236", f"guidance {self.guidance} was asked for", hint="choose a value between 1 and 30"
            )

    def start(self, *, control: float) -> float:
        """Which share of the way is walked for an order that holds to its pencils by `control` (0..1).

        Up to 0.7 the recipe's own strength; beyond, a firmer hold starts nearer to the draft.
        """
        return self.strength * (1.0 - 0.8 * max(0.0, control - 0.7))
