"""What fits: the table in the docs is what counting gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stable_sizes import GIGABYTE, Parts, needed_bytes, parts_of

DOCS = Path(__file__).parents[4] / "docs" / "stable_diffusion.md"
ROWS = (("sd15", 0, False), ("sd15", 2, False), ("sdxl", 0, False), ("sdxl", 2, False), ("sdxl", 2, True))
NAMES = {"sd15": "Stable Diffusion 1.5", "sdxl": "SDXL"}


@pytest.fixture(scope="module")
def parts() -> dict[str, Parts]:
    return {family: parts_of(family) for family in NAMES}


def row(family: str, controlnets: int, refiner: bool, *, parts: dict[str, Parts]) -> str:
    needed = needed_bytes(parts[family], controlnets=controlnets, refiner=refiner) / GIGABYTE
    name = NAMES[family] + (f" + {controlnets} ControlNets" if controlnets else "") + (" + refiner" if refiner else "")
    fits = " | ".join("yes" if needed <= size else "no" for size in (8, 12, 16, 24))
    return f"| {name} | {needed:.1f} GB | {fits} |"


def test_parameters_are_those_that_are_published(parts: dict[str, Parts]) -> None:
    """Sources: model cards: 860 M and 361 M for SD 1.5 and its ControlNets, 2.6 B for SDXL's UNet, 84 M for a VAE."""
    assert round(parts["sd15"].unet / 1e6) == 860
    assert round(parts["sd15"].controlnet / 1e6) == 361
    assert round(parts["sd15"].vae / 1e6) == 84
    assert round(parts["sdxl"].unet / 1e8) == 26
    assert round(parts["sdxl"].text / 1e6) == 818


def test_docs_say_what_counting_gives(parts: dict[str, Parts]) -> None:
    text = DOCS.read_text("utf-8")
    wanted = [row(*one, parts=parts) for one in ROWS]
    assert [line for line in wanted if line not in text] == []
