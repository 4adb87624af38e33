"""What a benchmark of a GPU has found so far, in a file: a run that was killed goes on where it was.

Knows: JSON and one file of tensors.  Does not know: what is timed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import Tensor

from audobon.errors import InputError
from audobon.files import read_text, write_bytes, write_text

RESULTS, LATENTS, ANSWER = "results.json", "plain.safetensors", "answer.json"
FORM = 1


@dataclass(frozen=True, kw_only=True)
class Row:
    """One way of painting, timed.

    Attributes:
        seconds: Of one picture, in each round.
        peak_gb: The most room in use at once, in GB of 1e9 bytes, and
        reserved_gb: the most that torch had of the device; None on a processor.
        allocations_per_step: How often the device was asked for room in a step, once all is steady, and
        requests_per_step: how often torch's own allocator was; None where nobody counts.
        moved: How far latents lie from those of the plain way, as a share of their length; None where there is nothing
            to compare.
        failed: Why there are no figures; empty where there are.
    """

    seconds: tuple[float, ...] = ()
    peak_gb: float | None = None
    reserved_gb: float | None = None
    allocations_per_step: float | None = None
    requests_per_step: float | None = None
    moved: float | None = None
    failed: str = ""


class Results:
    """Rows by name in a folder, written after each of them.

    Args:
        folder: Where; made if it is not there.
        machine: On what; rows of another machine, or of a run that came to its end, are begun anew.
    """

    def __init__(self, folder: Path, *, machine: str) -> None:
        self._folder = folder
        self._machine = machine
        self.rows: dict[str, Row] = {}
        self.peak: list[float] = []
        found = self._read()
        if found.get("machine") == machine and found.get("form") == FORM and not found.get("whole"):
            self._take(found)

    def keep(self, name: str, row: Row) -> None:
        """Add a row."""
        self.rows[name] = row
        self._write(whole=False)

    def keep_peak(self, rates: list[float]) -> None:
        """Add what the device does at most, in operations a second, in each round."""
        self.peak = rates
        self._write(whole=False)

    def finish(self) -> None:
        """Say that nothing is missing."""
        self._write(whole=True)

    def keep_answer(self, told: Mapping[str, object]) -> None:
        """Keep what the benchmark would say now."""
        write_text(self._folder / ANSWER, json.dumps(told, indent=2) + "\n")

    def keep_latents(self, latents: Tensor) -> None:
        """Keep the plain way's latents for the ways that come after it."""
        write_bytes(self._folder / LATENTS, save({"latents": latents.cpu().contiguous()}))

    def latents(self) -> Tensor | None:
        """The plain way's latents, or None where they are not there."""
        try:
            return load_file(str(self._folder / LATENTS))["latents"]
        except (OSError, SafetensorError, KeyError):
            return None

    def _read(self) -> Mapping[str, object]:
        path = self._folder / RESULTS
        if not path.is_file():
            return {}
        text = read_text(path, code="AUD-189", hint=f"delete {path} and run the benchmark again")
        try:
            found = json.loads(text)
        except ValueError as error:
            raise InputError(
                "AUD-189", f"{path} is damaged: {error}", hint="delete it and run the benchmark again"
            ) from error
        return found if isinstance(found, dict) else {}

    def _take(self, found: Mapping[str, object]) -> None:
        rows, peak = found.get("rows"), found.get("peak")
        try:
            for name, row in dict(rows).items():  # type: ignore[call-overload]
                self.rows[str(name)] = Row(**{**row, "seconds": tuple(float(one) for one in row["seconds"])})
            self.peak = [float(rate) for rate in peak]  # type: ignore[attr-defined]
        except (TypeError, ValueError, KeyError) as error:
            raise InputError(
                "AUD-189",
                f"{self._folder / RESULTS} holds something else: {error}",
                hint="delete it and run the benchmark again",
            ) from error

    def _write(self, *, whole: bool) -> None:
        told = {
            "form": FORM, "machine": self._machine, "whole": whole, "peak": self.peak,
            "rows": {name: asdict(row) for name, row in self.rows.items()},
        }  # fmt: skip
        write_text(self._folder / RESULTS, json.dumps(told, indent=2) + "\n")
