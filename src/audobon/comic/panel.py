"""A painted panel and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.raster import Raster
from audobon.comic.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class WeightsUsed:
    """One file of weights: its name and its sha256 (64 hex digits)."""

    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Enough to make the same pixels again on the same machine and versions."""

    seed: int
    recipe: str
    weights: tuple[WeightsUsed, ...]
    compute: str
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One try at a panel, kept or not. `number` counts from 0."""

    number: int
    seed: int
    seconds: float
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class PanelArt:
    panel: str
    image: Raster
    provenance: Provenance
    attempts: tuple[Attempt, ...]
