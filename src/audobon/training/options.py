"""What the user says of a training run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class TrainingOptions:
    """`minutes` of this run (a run in `out` that was stopped goes on); `data` is laid out like the illustrations.

    `start` is a folder of models (as under `assets/models`) whose weights a fresh run begins with; None begins anew.
    """

    minutes: float
    device: str
    data: Path
    out: Path
    seed: int = 0
    start: Path | None = None
