"""How a book is painted with Stable Diffusion: frozen when the book starts, and recorded with every panel."""

from __future__ import annotations

from dataclasses import dataclass

from audobon.errors import SettingsError
from audobon.models.stable.schedulers import MOST_STEPS
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
        reuse: The UNet's deep levels run at every so-manieth step and are used again in between; 1 at every step.
        reuse_layers: So many layers at the finest level's end always run, where deep levels are used again; None for
            the whole finest level, which moves pictures less and takes longer.
        words_until: The share of the steps after which words are no longer heard anew and nothing is guided; 1 never.

    Source: Ma et al. 2023, arXiv:2312.00858 (`reuse`); Zhang et al. 2024, arXiv:2404.02747 (`words_until`).
    """

    style: str = "storybook"
    scheduler: str = ""
    steps: int | None = None
    strength: float = 0.8
    guidance: float = 6.0
    refiner_share: float = 0.2
    anchoring: float = 0.0
    reuse: int = 1
    reuse_layers: int | None = None
    words_until: float = 1.0

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
        if self.reuse_layers is not None and self.reuse_layers < 1:
            raise SettingsError(
                "AUD-285",
                f"{self.reuse_layers} layers were asked to run at every step",
                hint="choose 1 or more, or none for the whole finest level",
            )
        if not 1 <= self.reuse <= MOST_STEPS:
            raise SettingsError(
                "AUD-285",
                f"deep levels were asked to run every {self.reuse} steps",
                hint=f"choose between 1 (every step) and {MOST_STEPS}",
            )
        if not 0.1 <= self.words_until <= 1.0 or (self.words_until < 1 and self.anchoring):
            anchored = f" beside anchors that count {self.anchoring:g}" if self.anchoring else ""
            raise SettingsError(
                "AUD-285",
                f"words were asked to be heard until {self.words_until:g} of the steps{anchored}",
                hint="choose between 0.1 and 1, and 1 (to the end) where anchors are looked at",
            )

    @property
    def reusing(self) -> tuple[str, ...]:
        """What is used again of earlier steps and changes the picture, in words for the record."""
        cut = "" if self.reuse_layers is None else f" but for {self.reuse_layers} layers"
        deep = (f"deep levels every {self.reuse} steps{cut}",) if self.reuse > 1 else ()
        return (*deep, f"words until {self.words_until:g}") if self.words_until < 1 else deep

    def start(self, *, control: float) -> float:
        """Which share of the way is walked for an order that holds to its pencils by `control` (0..1).

        Up to 0.7 the recipe's own strength; beyond, a firmer hold starts nearer to the draft.
        """
        return self.strength * (1.0 - 0.8 * max(0.0, control - 0.7))
