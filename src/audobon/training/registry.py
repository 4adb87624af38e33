"""The recipes by name; each is one function of that name, imported when it is asked for.

Knows: which file holds which recipe.  Does not know: how anything is trained.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from audobon.errors import SettingsError
from audobon.training.options import TrainingOptions

Recipe = Callable[[TrainingOptions], Path]

RECIPES: Mapping[str, str] = {
    "vae": "audobon.training.recipes",
    "painter": "audobon.training.painter_recipe",
    "student": "audobon.training.student_recipe",
    "control": "audobon.training.control_recipe",
    "upscaler": "audobon.training.upscaler_recipe",
    "keypoints": "audobon.training.keypoints",
    "style_space": "audobon.training.style_recipe",
    "assessor": "audobon.training.assessor_recipe",
    "textures": "audobon.training.texture_recipe",
    "named_hands": "audobon.training.named_hands_recipe",
    "engine": "audobon.training.engine_recipe",
    "fusion": "audobon.training.fusion_recipe",
    "story": "audobon.training.story_recipe",
    "paragraphs": "audobon.training.paragraph_recipe",
    "feeling": "audobon.training.feeling_recipe",
    "valence": "audobon.training.valence_recipe",
}
"""Name of a recipe -> the module that holds the function of that name."""


def recipe_named(name: str) -> Recipe:
    """The recipe of that name; it takes what the user said and returns the folder with the weights.

    Raises:
        SettingsError: AUD-254, if there is none.
    """
    if name not in RECIPES:
        raise SettingsError("AUD-254", f'"{name}" is not a recipe', hint="the recipes are " + ", ".join(RECIPES))
    recipe: Recipe = getattr(import_module(RECIPES[name]), name)
    return recipe
