"""`audobon train`: one recipe, for so many minutes.

Knows: where data and runs lie.  Does not know: which recipes there are, how anything is trained.
"""

from __future__ import annotations

from pathlib import Path

from audobon.errors import SettingsError
from audobon.settings import load_settings
from audobon.training.options import TrainingOptions
from audobon.training.registry import recipe_named


def train_recipe(
    name: str, *, minutes: float, device: str, data: Path | None, out: Path | None, seed: int, start: Path | None
) -> None:
    """Run one recipe and print where the weights are.

    Raises:
        SettingsError: AUD-254 (no such recipe), AUD-255 (no training data named).
    """
    recipe = recipe_named(name)
    settings = load_settings()
    folder = data or settings.data
    if folder is None or not folder.is_dir():
        raise SettingsError(
            "AUD-255",
            f"there is no folder of training pictures{'' if folder is None else f' at {folder}'}",
            hint="name it with --data or in AUDOBON_DATA",
        )
    where = out or settings.home / "runs" / name
    print(recipe(TrainingOptions(minutes=minutes, device=device, data=folder, out=where, seed=seed, start=start)))
