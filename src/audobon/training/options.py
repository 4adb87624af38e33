"""What the user says of a training run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audobon.training.length import Length


@dataclass(frozen=True, kw_only=True)
class BranchesAsked:
    """Checkpoints that the story model's branches begin with: a folder or a hub id each, empty for none.

    `blocks` says which of their blocks: the first `N`, or `A-B` counted from 1.  `frozen` leaves them as they are.
    `without` names branches that are left out, to see what they are worth.
    """

    t5: str = ""
    llama: str = ""
    gpt2: str = ""
    blocks: str = "1"
    frozen: bool = False
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.t5 or self.llama or self.gpt2 or self.without)


@dataclass(frozen=True, kw_only=True)
class TrainingOptions:
    """`length` of this run (a run in `out` that was stopped goes on); `data` is laid out like the illustrations.

    `start` is a folder of models (as under `assets/models`) whose weights a fresh run begins with; None begins anew.
    `branches` are for the story model alone, and so are `teachers`: folders of models whose story models mark texts
    that nobody has annotated, and `masked_steps`: so many steps on hidden words come first (None: on a GPU alone).
    `recomputing` is for recipes that train a UNet: its blocks run again on the way back (see `recompute_blocks`).
    """

    length: Length
    device: str
    data: Path
    out: Path
    seed: int = 0
    start: Path | None = None
    branches: BranchesAsked = BranchesAsked()
    teachers: tuple[Path, ...] = ()
    masked_steps: int | None = None
    recomputing: bool = False
