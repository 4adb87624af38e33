"""Fixtures for every test: no user settings, versions in the header, the same examples each time.

Properties are tried on the same examples in every run, so that a change is what makes a test fail; other examples are
looked for with `pytest --hypothesis-profile search`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("same")


@pytest.fixture(autouse=True, scope="session")
def no_user_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same for what is made once for several tests: it neither learns from the developer's books nor teaches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDOBON_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_the_disk() -> Iterator[None]:
    """No test is about power cuts, and each small book would wait for the disk some hundred times.

    What is killed in tests are processes, whose written bytes the system keeps.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        patch.setattr("audobon.serving.jobs.store.SYNCHRONOUS", "OFF")
        yield


@pytest.fixture(autouse=True)
def no_user_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Point the program's home at an empty folder, so that a developer's own settings decide no test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("AUDOBON_HOME", str(home))
    for name in ("AUDOBON_DATA", "AUDOBON_MODELS", "AUDOBON_REPLICAS", "AUDOBON_STYLE", "AUDOBON_THREADS"):
        monkeypatch.delenv(name, raising=False)
    return home


def pytest_report_header() -> str:
    names = ("torch", "diffusers", "transformers", "numpy", "pillow")
    return ", ".join(f"{name} {version(name)}" for name in names)
