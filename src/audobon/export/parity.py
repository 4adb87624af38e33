"""How far an export's answers lie from those of the net that it came from.

Knows: tensors, gates.  Does not know: formats, files.

Every output is compared at every size that is tried, by what differs most, absolutely and as a share of the largest
number that the net gave; by the length of the difference as a share of the answer's; and by the cosine of the two.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import torch
from torch import Tensor

from audobon.export.asked import Asked, Precision
from audobon.export.exportable import ExportableNet
from audobon.export.formats import Runner, fitting_samples, tried_sizes_of
from audobon.export.pooled import answers, together
from audobon.export.task_measures import Compared, TaskMeasure, task_measures

SEED = 77
GATES: Mapping[Precision, tuple[str, float]] = {
    Precision.NONE: ("relative", 1e-3),
    Precision.FP16: ("relative_l2", 5e-3),
    Precision.BF16: ("relative_l2", 5e-2),
    Precision.INT8: ("relative_l2", 5e-2),
}
"""What must stay below what, for an export in each precision to pass."""


@dataclass(frozen=True, kw_only=True)
class Deviation:
    """One output at one size.

    Attributes:
        sizes: Of the axes.
        output: Its name.
        max_abs: Largest difference.
        relative: That as a share of the largest number in the net's own answer.
        relative_l2: Length of the difference as a share of the answer's.
        cosine: Of the two answers, 1 for the same direction.
    """

    sizes: Mapping[str, int]
    output: str
    max_abs: float
    relative: float
    relative_l2: float
    cosine: float


@dataclass(frozen=True, kw_only=True)
class Parity:
    """All that was compared of one export, in the precision that it is written in."""

    precision: Precision
    deviations: tuple[Deviation, ...]
    task: tuple[TaskMeasure, ...] = ()

    @property
    def worst(self) -> Deviation:
        """The output that is furthest off by the gate's measure."""
        return max(self.deviations, key=lambda one: _ordered(getattr(one, GATES[self.precision][0])))

    @property
    def passes(self) -> bool:
        """Whether everything stays below the gate."""
        measure, limit = GATES[self.precision]
        return all(getattr(one, measure) <= limit for one in self.deviations) and all(one.passes for one in self.task)

    def as_json(self) -> dict[str, object]:
        """For the file beside the export."""
        measure, limit = GATES[self.precision]
        return {
            "passes": self.passes,
            "gate": {"measure": measure, "limit": limit},
            "worst": {
                "max_abs": max(_ordered(one.max_abs) for one in self.deviations),
                "relative": max(_ordered(one.relative) for one in self.deviations),
                "relative_l2": max(_ordered(one.relative_l2) for one in self.deviations),
                "cosine": min(one.cosine for one in self.deviations),
            },
            "task": [asdict(one) | {"passes": one.passes} for one in self.task],
            "deviations": [asdict(one) | {"sizes": dict(one.sizes)} for one in self.deviations],
        }


def parity(one: ExportableNet, run: Runner, asked: Asked) -> Parity:
    """Hold an export against its net: three batches and two sizes, where it is free in them.

    One in 8-bit integers is held against it on the samples that were held back, if there are any: its ranges are those
    of real work, and numbers from a seed lie outside them.  It must answer at all sizes all the same.

    Args:
        one: The net.
        run: The export, as its runtime runs it.
        asked: As it was asked for.

    Raises:
        InputError: AUD-136, if the samples are no inputs of the net's.
    """
    if asked.precision is Precision.INT8 and asked.held_back:
        return _at_work(one, run, asked)
    found: list[Deviation] = []
    for number, sizes in enumerate(tried_sizes_of(one, asked)):
        inputs = one.example(sizes, seed=SEED + number)
        given = run(inputs)
        found += [deviation(wanted, given[name], sizes, name) for name, wanted in one.run(inputs).items()]
    return Parity(precision=asked.precision, deviations=tuple(found))


def _at_work(one: ExportableNet, run: Runner, asked: Asked) -> Parity:
    """An export on samples of its net's own work, all of them together, and whether it answers at every size."""
    samples = fitting_samples(one, asked, asked.held_back)
    wanted, given = answers(one.run, samples), answers(run, samples)
    told = {"samples": len(samples)}
    found = [_of_output(name, wanted[name], given[name], told) for name in wanted]
    for number, sizes in enumerate(tried_sizes_of(one, asked)):
        inputs = one.example(sizes, seed=SEED + number)
        drawn, own = run(inputs), one.run(inputs)
        found += [
            deviation(value, torch.full_like(value, math.nan), sizes, name)
            for name, value in own.items()
            if drawn[name].shape != value.shape or not drawn[name].double().isfinite().all()
        ]
    task = task_measures(Compared(one=one, samples=samples, wanted=wanted, given=given))
    return Parity(precision=asked.precision, deviations=tuple(found), task=task)


def _of_output(name: str, wanted: Sequence[Tensor], given: Sequence[Tensor], told: Mapping[str, int]) -> Deviation:
    if any(one.shape != other.shape for one, other in zip(wanted, given, strict=True)):
        return deviation(torch.zeros(1), torch.zeros(2), told, name)
    return deviation(together(wanted), together(given), told, name)


def deviation(wanted: Tensor, given: Tensor, sizes: Mapping[str, int], output: str) -> Deviation:
    """How far one answer lies from the one that is wanted; infinitely far if it has another shape or no number."""
    if wanted.shape != given.shape:
        far = math.inf
        return Deviation(sizes=sizes, output=output, max_abs=far, relative=far, relative_l2=far, cosine=-1.0)
    one, other = wanted.double().flatten(), given.double().flatten()
    apart = float((one - other).abs().max()) if len(one) else 0.0
    length = float(torch.linalg.vector_norm(one))
    shares = _share(apart, float(one.abs().max()) if len(one) else 0.0)
    return Deviation(
        sizes=sizes,
        output=output,
        max_abs=_ordered(apart),
        relative=shares,
        relative_l2=_share(float(torch.linalg.vector_norm(one - other)), length),
        cosine=_cosine(one, other, length),
    )


def summary(found: Sequence[Parity]) -> dict[str, float]:
    """The worst of several."""
    every = [one for parity in found for one in parity.deviations]
    return {name: max(_ordered(getattr(one, name)) for one in every) for name in ("max_abs", "relative", "relative_l2")}


def _share(part: float, whole: float) -> float:
    if math.isnan(part):
        return math.inf
    if whole == 0.0:
        return 0.0 if part == 0.0 else math.inf
    return part / whole


def _cosine(one: Tensor, other: Tensor, length: float) -> float:
    lengths = length * float(torch.linalg.vector_norm(other))
    if lengths == 0.0:
        return 1.0 if torch.equal(one, other) else 0.0
    return min(1.0, float(one @ other) / lengths) if math.isfinite(lengths) else -1.0


def _ordered(value: float) -> float:
    """A number that can be compared: no number at all is infinitely far."""
    return math.inf if math.isnan(value) else value
