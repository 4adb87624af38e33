"""The recipes by name."""

import inspect

import pytest

from audobon.errors import SettingsError
from audobon.training.registry import RECIPES, recipe_named


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_every_recipe_is_a_function_of_its_name(name: str) -> None:
    assert inspect.isfunction(recipe_named(name))
    assert recipe_named(name).__name__ == name


def test_an_unknown_recipe_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="AUD-254") as refused:
        recipe_named("poet")
    assert ", ".join(RECIPES) in str(refused.value.hint)
