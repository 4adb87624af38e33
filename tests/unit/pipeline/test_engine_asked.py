"""Engines by their names."""

from __future__ import annotations

import pytest

from audobon.engine_asked import EngineAsked, engine_asked, engine_running
from audobon.errors import ResourceError

NAMES = {
    "local": EngineAsked(is_ray=False),
    "ray": EngineAsked(is_ray=True),
    "ray://10.1.2.3:6379": EngineAsked(is_ray=True, address="10.1.2.3:6379"),
    "ray://head.example:1": EngineAsked(is_ray=True, address="head.example:1"),
    "ray://[::1]:6379": EngineAsked(is_ray=True, address="[::1]:6379"),
}


@pytest.mark.parametrize(("text", "asked"), NAMES.items(), ids=NAMES)
def test_engine_is_read_from_its_name(text: str, asked: EngineAsked) -> None:
    assert engine_asked(text) == asked


@pytest.mark.parametrize("text", ["", "Ray", "ray://", "ray://host", "ray://host:0", "ray://host:99999", "ray://a b:1"])
def test_other_names_are_refused_with_those_that_there_are(text: str) -> None:
    with pytest.raises(ResourceError, match="AUD-523") as told:
        engine_asked(text)
    assert "local, ray and ray://HOST:PORT" in told.value.hint


def test_local_engine_is_this_process() -> None:
    with engine_running("local", is_watched=True) as executor:
        assert executor is None


def test_panels_that_are_painted_elsewhere_are_not_shown_on_their_way() -> None:
    with pytest.raises(ResourceError, match="AUD-523"), engine_running("ray", is_watched=True):
        pass
