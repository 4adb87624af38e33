"""Which remedy mends which fault, as finished books have shown, and when trying again is not worth its cost.

Knows: findings, remedies, how attempts turned out.  Does not know: files, how a remedy is carried out.
A book keeps the policy that it started with, so its panels hang on nothing that was learnt since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from audobon.comic.panel import Attempt
from audobon.comic.verdict import Finding, Remedy

LEAST_CHANCE = 0.15
"""A remedy that mends less often is not worth painting a panel for."""
_PRIOR = 2.0
"""What is believed of an untried remedy weighs as much as so many attempts."""
_PROPOSED, _OTHER = 0.6, 0.3
"""How often the remedy that the check proposes mends, and how often another, until books have shown it."""
_ANYWHERE = (Remedy.OTHER_SEED, Remedy.MORE_CONTROL, Remedy.MORE_IDENTITY)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How often a remedy was tried on a fault, and how often the fault was gone afterwards."""

    code: str
    remedy: Remedy
    tries: int
    mended: int


@dataclass(frozen=True, kw_only=True)
class RepairPolicy:
    """What books have shown so far, ordered by code and remedy."""

    outcomes: tuple[Outcome, ...] = ()

    def chance(self, code: str, remedy: Remedy, *, proposed: bool) -> float:
        """How likely a remedy mends a fault: the mean of what is believed and what was seen.

        Source: the posterior mean of a beta-binomial, Gelman et al. 2013, Bayesian Data Analysis, section 2.4.
        """
        seen = next((one for one in self.outcomes if one.code == code and one.remedy is remedy), None)
        tries, mended = (seen.tries, seen.mended) if seen else (0, 0)
        return (mended + _PRIOR * (_PROPOSED if proposed else _OTHER)) / (tries + _PRIOR)

    def remedy_for(self, finding: Finding, *, tried: Collection[Remedy] = ()) -> Remedy | None:
        """The likeliest remedy that was not tried yet on this panel's fault; None if none is worth it."""
        if finding.remedy in (Remedy.NONE, Remedy.RELETTER):
            return None
        others = (*_ANYWHERE, Remedy.REPAINT) if finding.character else _ANYWHERE
        ways = dict.fromkeys((finding.remedy, *others))
        left = [remedy for remedy in ways if remedy not in tried]
        chances = {remedy: self.chance(finding.code, remedy, proposed=remedy is finding.remedy) for remedy in left}
        best = max(left, key=chances.__getitem__, default=None)
        return best if best is not None and chances[best] >= LEAST_CHANCE else None

    def after(self, panels: Iterable[Sequence[Attempt]]) -> RepairPolicy:
        """This policy with what the attempts at some panels have shown."""
        tries, mended = Counter[tuple[str, Remedy]](), Counter[tuple[str, Remedy]]()
        for one in self.outcomes:
            tries[one.code, one.remedy] += one.tries
            mended[one.code, one.remedy] += one.mended
        for attempts in panels:
            for attempt in attempts:
                faults = {finding.code for finding in attempt.verdict.errors}
                for mend in attempt.mends:
                    tries[mend.code, mend.remedy] += 1
                    mended[mend.code, mend.remedy] += mend.code not in faults
        return RepairPolicy(
            outcomes=tuple(
                Outcome(code=code, remedy=remedy, tries=count, mended=mended[code, remedy])
                for (code, remedy), count in sorted(tries.items())
            )
        )
