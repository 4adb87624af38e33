"""What a book will take of memory is foreseen by what is asked: more asked never takes less."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon import foreseen_memory
from audobon.compute.budget import machine_bytes
from audobon.foreseen_memory import book_bytes, weight_files
from audobon.model_asked import ModelAsked
from audobon.pipeline import MakeOptions
from audobon.plan_asked import Sheet

MB = 1_000_000


def test_foreseen_is_no_less_than_was_measured() -> None:
    """Peak resident memory of whole processes, with a story of one page, on two cores."""
    draft = MakeOptions(draft=True)
    measured = {72: 745 * MB, 220: 799 * MB, 600: 1364 * MB}
    for dpi, peak in measured.items():
        assert peak <= book_bytes(replace(draft, dpi=dpi)) <= 3 * peak
    painted = book_bytes(MakeOptions())
    assert painted > book_bytes(draft)


def test_figures_are_those_of_the_painters() -> None:
    from audobon.compute.plan import MOST_WORKERS
    from audobon.models.stable.memory_needs import DECODE_PX, SDXL, STEP_PX_CONTROLLED
    from audobon.painting.painter import BYTES_PER_PX

    assert (foreseen_memory.PANEL_PX_BYTES, foreseen_memory.MOST_AT_ONCE) == (BYTES_PER_PX, MOST_WORKERS)
    assert 2 * max(STEP_PX_CONTROLLED.values()) == foreseen_memory.STEP_PX_BYTES
    assert foreseen_memory.DECODE_PX_BYTES == DECODE_PX
    assert 2 * (SDXL.unet + SDXL.text) + 4 * SDXL.vae <= foreseen_memory.LARGEST_HUB_BYTES


def test_nothing_is_loaded_to_foresee() -> None:
    code = (
        "import sys; from audobon.foreseen_memory import book_bytes; from audobon.pipeline import MakeOptions;"
        "from audobon.model_asked import ModelAsked; book_bytes(MakeOptions());"
        "book_bytes(MakeOptions(model=ModelAsked(model='a/b'))); print('torch' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@given(
    dpi=st.integers(72, 300), more=st.integers(0, 200), draft=st.booleans(),
    trim=st.sampled_from(["us-comic", "manga", "a5", "a4"]),
)  # fmt: skip
def test_more_dots_never_take_less(dpi: int, more: int, draft: bool, trim: str) -> None:
    asked = MakeOptions(draft=draft, dpi=dpi, sheet=Sheet(trim=trim))
    assert book_bytes(asked) <= book_bytes(replace(asked, dpi=dpi + more))
    assert book_bytes(replace(asked, draft=True)) <= book_bytes(replace(asked, draft=False))


@pytest.mark.parametrize("has_gpu", [False, True])
def test_own_model_counts_by_its_files(has_gpu: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreseen_memory, "DRIVER", tmp_path if has_gpu else tmp_path / "none")
    for name, size in (("unet/model.safetensors", 3000), ("vae/model.safetensors", 1000), ("notes.txt", 9)):
        path = tmp_path / "model" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"0" * size)
    lora = tmp_path / "lora.safetensors"
    lora.write_bytes(b"0" * 500)
    assert sorted(weight_files([str(tmp_path / "model"), str(lora), "owner/name"])) == [500, 1000, 3000]
    own = MakeOptions(model=ModelAsked(model=str(tmp_path / "model")))
    with_lora = replace(own, model=replace(own.model, loras=(f"{lora}@0.8",)))
    assert book_bytes(with_lora) - book_bytes(own) == (500 if has_gpu else 2 * 500)
    hub = replace(own, model=ModelAsked(model="stabilityai/stable-diffusion-xl-base-1.0"))
    assert book_bytes(hub) > book_bytes(own) + 7_000 * MB


@pytest.mark.parametrize(("told", "is_limit"), [("123456789\n", True), ("max\n", False), (None, False)])
def test_container_has_its_own_memory(told: str | None, is_limit: bool, tmp_path: Path) -> None:
    limit = tmp_path / "memory.max"
    if told is not None:
        limit.write_text(told)
    found = machine_bytes(limit=limit)
    assert found == 123456789 if is_limit else found > 123456789
