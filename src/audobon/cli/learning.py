"""`audobon train`: one recipe, for so many minutes.

Knows: the recipes' names and where data and runs lie.  Does not know: how anything is trained.
"""

from __future__ import annotations

from pathlib import Path

from audobon.errors import SettingsError
from audobon.settings import load_settings

RECIPES = ("vae", "painter")


def train_recipe(recipe: str, *, minutes: float, device: str, data: Path | None, out: Path | None, seed: int) -> None:
    """Run one recipe and print where the weights are.

    Raises:
        SettingsError: AUD-254 (no such recipe), AUD-255 (no training data named).
    """
    if recipe not in RECIPES:
        raise SettingsError("AUD-254", f'"{recipe}" is not a recipe', hint="the recipes are " + ", ".join(RECIPES))
    settings = load_settings()
    folder = data or settings.data
    if folder is None or not folder.is_dir():
        raise SettingsError(
            "AUD-255",
            f"there is no folder of training pictures{'' if folder is None else f' at {folder}'}",
            hint="name it with --data or in AUDOBON_DATA",
        )
    from audobon.training import recipes
    from audobon.training.options import TrainingOptions

    functions = {"vae": recipes.vae, "painter": recipes.painter}
    where = out or settings.home / "runs" / recipe
    print(functions[recipe](TrainingOptions(minutes=minutes, device=device, data=folder, out=where, seed=seed)))
