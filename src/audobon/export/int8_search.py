"""Which layers of a net stay in floating point, so that it passes in 8-bit integers: as few as will do.

Knows: a format that quantises, the harm of layers.  Does not know: which format, which net.
The whole net is tried first.  If that is too far off, layers are ordered by the harm that each does alone, and so many
of the worst stay as leaves little enough in the rest; what is foreseen is tried, and more stay until it holds.
"""

from __future__ import annotations

import math
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audobon.export.asked import Asked, Calibration, Precision, Target
from audobon.export.exportable import ExportableNet
from audobon.export.formats import Format, calibration_of
from audobon.export.harm import Harm, harm_of_layers
from audobon.export.pooled import Answers, answers, furthest

LIMIT = 0.05
"""Length of the difference as a share of the answer's that an export in 8-bit integers may have."""
BAR = 0.75 * LIMIT
"""What is asked for of samples that calibration sees: those that are held back may be worse off."""
AIMS = (1.0, 0.6, 0.3, 0.1, 0.0)
"""Shares of the bar that the layers in 8 bits may be foreseen to move the answer by, tried in turn."""
JUDGED = 6
EVERYTHING = "."


@dataclass(frozen=True, kw_only=True)
class Settled:
    """How a net passes in 8-bit integers.

    Attributes:
        floating: Layers that stay in floating point besides those that the net names, by their modules' paths.
        layers: How many layers were measured for that; 0 if none had to be.
        share: How far off the net is on samples of its calibration.
    """

    floating: tuple[str, ...] = ()
    layers: int = 0
    share: float


@dataclass(frozen=True, kw_only=True)
class _Trial:
    """One net in one format, quantised again and again into `folder/made` from `folder/whole`."""

    one: ExportableNet
    format: Format
    asked: Asked
    folder: Path
    judged: Calibration
    wanted: Answers

    def share(self, floating: tuple[str, ...]) -> float:
        """How far off it is with these layers in floating point; what was made last stays in the folder."""
        assert self.format.quantise is not None
        made = self.folder / "made"
        if made.is_dir():
            shutil.rmtree(made)
        made.mkdir()
        kept = replace(self.one, floating=(*self.one.floating, *patterns_of(floating)))
        self.format.quantise(kept, self.folder / "whole", made, self.asked)
        names = tuple(port.name for port in self.one.inputs)
        run = self.format.opened(made, names, self.one.outputs)
        return furthest(self.wanted, answers(run, self.judged))


def quantised_well(one: ExportableNet, folder: Path, *, format: Format, asked: Asked) -> Settled:
    """Write a net in 8-bit integers into an empty folder, with as few layers in floating point as will do.

    Args:
        one: The net.
        folder: Where the export goes.
        format: One that quantises.
        asked: With the samples; those that are held back are not looked at.

    Raises:
        InputError: AUD-136, if the samples are no inputs of the net's.
    """
    rows = calibration_of(one, asked)
    judged = rows[:: max(1, len(rows) // JUDGED)][:JUDGED]
    trials = folder / ".trials"
    (trials / "whole").mkdir(parents=True)
    format.write(one, trials / "whole", replace(asked, precision=Precision.NONE, target=Target.ANY))
    trial = _Trial(
        one=one, format=format, asked=replace(asked, calibration=rows), folder=trials, judged=judged,
        wanted=answers(one.run, judged),
    )  # fmt: skip
    settled = _settled(trial)
    for path in (trials / "made").iterdir():
        path.rename(folder / path.name)
    shutil.rmtree(trials)
    return settled


def _settled(trial: _Trial) -> Settled:
    share = trial.share(())
    if share <= BAR:
        return Settled(share=share)
    harms = harm_of_layers(trial.one, trial.judged)
    foreseen = math.hypot(*(harm.share for harm in harms))
    scale = share / foreseen if foreseen else math.inf
    before: tuple[str, ...] = ()
    for aim in AIMS:
        floating = least_floating(harms, most=aim * BAR / scale)
        if floating == before:
            continue
        before, share = floating, trial.share(floating)
        if share <= BAR:
            return Settled(floating=floating, layers=len(harms), share=share)
    return Settled(floating=(EVERYTHING,), layers=len(harms), share=trial.share((EVERYTHING,)))


def least_floating(harms: Sequence[Harm], *, most: float) -> tuple[str, ...]:
    """The fewest of the worst layers without which the rest moves the answer by no more than `most`.

    Args:
        harms: The most harmful first.
        most: Root of the sum of the squares of the rest's shares.
    """
    rest = math.fsum(harm.share**2 for harm in harms)
    for count, harm in enumerate(harms):
        if rest <= most**2:
            return tuple(one.layer for one in harms[:count])
        rest -= harm.share**2
    return tuple(one.layer for one in harms)


def patterns_of(layers: Sequence[str]) -> tuple[str, ...]:
    """Patterns of the names of all that is multiplied in these modules."""
    return tuple(one if one == EVERYTHING else rf"^{re.escape(one)}[./]" for one in layers)
