"""Fixtures for every test: one thread for torch, no user settings, versions in the header."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_user_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Point the program's home at an empty folder, so that a developer's own settings decide no test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("AUDOBON_HOME", str(home))
    for name in ("AUDOBON_DATA", "AUDOBON_MODELS", "AUDOBON_STYLE", "AUDOBON_THREADS"):
        monkeypatch.delenv(name, raising=False)
    return home


def pytest_report_header() -> str:
    names = ("torch", "diffusers", "transformers", "numpy", "pillow")
    return ", ".join(f"{name} {version(name)}" for name in names)
