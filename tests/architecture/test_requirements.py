"""The locked sets: every dependency is pinned exactly, and what is installed is what is locked."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


def pins(name: str) -> dict[str, str]:
    lines = (REPOSITORY / name).read_text(encoding="utf-8").splitlines()
    pinned = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {package: number for package, number in pinned}


LOCKED = {**pins("requirements.txt"), **pins("requirements-test.txt")}


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["dependencies"]) - set(pins("requirements.txt")) == set()


def test_every_extra_is_locked_for_the_tests() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {
        f"{package}=={number}"
        for name in ("requirements-test.txt", "requirements-tensorflow.txt")
        for package, number in pins(name).items()
    }
    assert {one for extra in project["optional-dependencies"].values() for one in extra} - locked == set()


def test_tensorflow_stays_out_of_the_environment() -> None:
    """It is installed beside it, so nothing that it brings may be there in another version."""
    assert {name for name in pins("requirements-tensorflow.txt") if name in LOCKED} == set()


def test_makefile_and_lock_agree_about_torch() -> None:
    found = re.search(r"^TORCH_VERSION := (\S+)$", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.M)
    assert found is not None
    assert found.group(1) == LOCKED["torch"]


@pytest.mark.parametrize("package", LOCKED)
def test_installed_version_is_the_locked_one(package: str) -> None:
    assert version(package).split("+")[0] == LOCKED[package]
