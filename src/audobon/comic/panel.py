"""A painted panel and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.raster import Raster
from audobon.comic.verdict import Mend, Verdict


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
    """One try at a panel, kept or not. `number` counts from 0.

    `control` and `identity` say how hard it was held to its pencils (None in older books); `repainted` says that only
    the figures found fault with were painted anew; `mends` is what it was to mend (nothing, of a first attempt).
    """

    number: int
    seed: int
    seconds: float
    verdict: Verdict
    control: float | None = None
    identity: float | None = None
    repainted: bool = False
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PanelArt:
    """`tries` are the pictures of all attempts, in order, where there was more than one."""

    panel: str
    image: Raster
    provenance: Provenance
    attempts: tuple[Attempt, ...]
    tries: tuple[Raster, ...] = ()
