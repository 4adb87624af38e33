"""How long a training run lasts.

Knows: minutes and steps.  Does not know: a clock, or what is trained.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Length:
    """How long to train: for so many minutes, or until `steps` steps are taken in all, if that comes first.

    With steps the learning rate falls by steps, not by the clock, so that two runs of as many are alike on any machine.
    """

    minutes: float
    steps: int | None = None

    def share(self, *, step: int, elapsed_s: float) -> float:
        """How much of the run is gone, 0..1 and over."""
        return step / self.steps if self.steps is not None else elapsed_s / (self.minutes * 60)

    def is_over(self, *, step: int, elapsed_s: float) -> bool:
        """Whether the run ends here."""
        return elapsed_s >= self.minutes * 60 or (self.steps is not None and step >= self.steps)
