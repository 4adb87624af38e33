"""What a format is: how a net is written in it, how it is run again, and what it can keep weights in.

Knows: protocols.  Does not know: any format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from audobon.errors import InputError, SettingsError
from audobon.export.asked import Asked, Calibration, Precision, Target
from audobon.export.exportable import ExportableNet
from audobon.export.ports import BATCH

Runner = Callable[[Mapping[str, Tensor]], dict[str, Tensor]]
"""A net as a runtime runs it: inputs by name in, outputs by name out."""
Quantise = Callable[[ExportableNet, Path, Path, Asked], None]
SAMPLES = 8
"""Of a net's own samples so many are taken for calibration where none are handed in."""


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format.

    Attributes:
        name: As it is asked for.
        file: The file that a runtime opens; others may lie beside it.
        write: Writes a net into an empty folder.
        opened: Opens what was written there; takes the names of the inputs and of the outputs, in their order.
        precisions: What it can keep weights in.
        targets: What it runs on.
        quantise: Makes of an export in float32, in one folder, one in 8-bit integers in another; None where the format
            has no such.
        is_legacy: Whether its makers no longer develop it.
    """

    name: str
    file: str
    write: Callable[[ExportableNet, Path, Asked], None]
    opened: Callable[[Path, tuple[str, ...], tuple[str, ...]], Runner]
    precisions: tuple[Precision, ...]
    targets: tuple[Target, ...]
    quantise: Quantise | None = None
    is_legacy: bool = False

    def check(self, asked: Asked) -> None:
        """See that the format can be what it is asked to be.

        Raises:
            SettingsError: AUD-283, if it cannot.
        """
        if asked.precision not in self.precisions:
            known = ", ".join(self.precisions)
            raise SettingsError("AUD-283", f"{self.name} is not written in {asked.precision}", hint=f"it has {known}")
        if asked.target not in self.targets:
            known = ", ".join(self.targets)
            raise SettingsError("AUD-283", f"{self.name} does not run on {asked.target}", hint=f"it runs on {known}")


def calibration_of(one: ExportableNet, asked: Asked) -> Calibration:
    """What is handed in, or the net's own samples at the sizes that it is tried at.

    Raises:
        InputError: AUD-136, if what is handed in are no inputs of the net's.
    """
    if asked.calibration:
        return fitting_samples(one, asked, asked.calibration)
    sizes = tried_sizes_of(one, asked)
    return [one.example(sizes[number % len(sizes)], seed=1000 + number) for number in range(SAMPLES)]


def fitting_samples(one: ExportableNet, asked: Asked, rows: Calibration) -> Calibration:
    """Samples as an export takes them: of its only batch, where it has but one.

    Raises:
        InputError: AUD-136, if they are no inputs of the net's.
    """
    for number, row in enumerate(rows):
        wrong = next((port for port in one.inputs if not port.takes(row.get(port.name))), None)
        if wrong is not None:
            shape = " x ".join(str(one if isinstance(one, int) else one.named) for one in wrong.shape)
            raise InputError(
                "AUD-136",
                f"sample {number} for {one.name} has no {wrong.name} of {shape}",
                hint="hand in all of the net's inputs by name, as export.json lists them",
            )
    batch = asked.fixed_batch
    return rows if batch is None or not one.has_batch else [one.of_batch(row, batch) for row in rows]


def tried_sizes_of(one: ExportableNet, asked: Asked) -> tuple[dict[str, int], ...]:
    """The sizes at which an export is held against its net: with the only batch where it has but one."""
    if asked.fixed_batch is None or not one.has_batch:
        return one.tried
    every = ({**sizes, BATCH: asked.fixed_batch} for sizes in one.tried)
    return tuple({tuple(sizes.items()): sizes for sizes in every}.values())
