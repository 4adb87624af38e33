"""`audobon train`: one recipe, for so many minutes or steps.

Knows: where data and runs lie.  Does not know: which recipes there are, how anything is trained.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from audobon.compute.plan import plan_for_this_machine
from audobon.errors import SettingsError
from audobon.settings import load_settings
from audobon.training.length import Length
from audobon.training.options import BranchesAsked, TrainingOptions
from audobon.training.recomputing import RECIPES_WITH_BLOCKS
from audobon.training.registry import recipe_named


@dataclass(frozen=True, kw_only=True)
class Folders:
    """What the user names: the data, the run's own folder, and models to begin with, None for what is not named; and
    models to learn from."""

    data: Path | None
    out: Path | None
    start: Path | None
    teachers: tuple[Path, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Course:
    """How a run goes: how long, on what device, from which seed, and whether a UNet's blocks run again on the way back
    to save memory."""

    length: Length
    device: str
    seed: int
    recomputing: bool = False


def train_recipe(
    name: str, *, course: Course, folders: Folders, branches: BranchesAsked, masked_steps: int | None = None
) -> None:
    """Run one recipe, tell on standard error how it goes, and print where the weights are.

    Raises:
        SettingsError: AUD-254 (no such recipe), AUD-255 (no training data named), AUD-264 (branches
            that the recipe does not have, or that it has already), AUD-265 (teachers for a recipe that has none),
            AUD-267 (hidden words likewise), AUD-277 (blocks that run again for a recipe that has none).
    """
    recipe = recipe_named(name)
    if folders.teachers and name != "story":
        raise SettingsError(
            "AUD-265", f"{name} has no teachers", hint="leave out --teacher, or train the recipe `story` with it"
        )
    if masked_steps is not None and name != "story":
        raise SettingsError(
            "AUD-267",
            f"{name} does not learn from hidden words",
            hint="leave out --masked-steps, or train the recipe `story` with it",
        )
    if course.recomputing and name not in RECIPES_WITH_BLOCKS:
        raise SettingsError(
            "AUD-277",
            f"{name} has no blocks that could run again",
            hint="leave out --recompute; it is for " + " and ".join(RECIPES_WITH_BLOCKS),
        )
    if branches and (name != "story" or folders.start is not None):
        raise SettingsError(
            "AUD-264",
            f"--t5, --llama, --gpt2 and --without shape a new story model, and {name} "
            f"{'has no such branches' if name != 'story' else 'goes on from the one that --from names'}",
            hint="train the recipe `story` with them and without --from",
        )
    settings = load_settings()
    folder = folders.data or settings.data
    if folder is None or not folder.is_dir():
        raise SettingsError(
            "AUD-255",
            f"there is no folder of training pictures{'' if folder is None else f' at {folder}'}",
            hint="name it with --data or in AUDOBON_DATA",
        )
    where = folders.out or settings.home / "runs" / name
    options = TrainingOptions(
        length=course.length,
        device=course.device,
        data=folder,
        out=where,
        seed=course.seed,
        start=folders.start,
        branches=branches,
        teachers=folders.teachers,
        masked_steps=masked_steps,
        recomputing=course.recomputing,
    )
    plan_for_this_machine(course.device).hasten()
    with told_aloud():
        weights = recipe(options)
    print(weights)


@contextmanager
def told_aloud() -> Iterator[None]:
    """Within, what recipes log is told on standard error, with the time of day."""
    log, handler = logging.getLogger("audobon.training"), logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", datefmt="%H:%M:%S"))
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.setLevel(level)
        log.removeHandler(handler)
