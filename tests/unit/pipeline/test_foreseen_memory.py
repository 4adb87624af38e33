"""What a book will take of memory is foreseen by what is asked: more asked never takes less."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(
    dpi=st.integers(72, 300), more=st.integers(0, 200), draft=st.booleans(),
    trim=st.sampled_from(["us-comic", "manga", "a5", "a4"]),
)  # fmt: skip
def test_more_dots_never_take_less(dpi: int, more: int, draft: bool, trim: str) -> None:
    asked = MakeOptions(draft=draft, dpi=dpi, sheet=Sheet(trim=trim))
    assert book_bytes(asked) <= book_bytes(replace(asked, dpi=dpi + more))
    assert book_bytes(replace(asked, draft=True)) <= book_bytes(replace(asked, draft=False))


def test_own_model_counts_by_its_files(tmp_path: Path) -> None:
    for name, size in (("unet/model.safetensors", 3000), ("vae/model.safetensors", 1000), ("notes.txt", 9)):
        path = tmp_path / "model" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"0" * size)
    lora = tmp_path / "lora.safetensors"
    lora.write_bytes(b"0" * 500)
    assert sorted(weight_files([str(tmp_path / "model"), str(lora), "owner/name"])) == [500, 1000, 3000]
    own = MakeOptions(model=ModelAsked(model=str(tmp_path / "model")))
    with_lora = replace(own, model=replace(own.model, loras=(f"{lora}@0.8",)))
    assert book_bytes(with_lora) - book_bytes(own) == 2 * 500
    hub = replace(own, model=ModelAsked(model="stabilityai/stable-diffusion-xl-base-1.0"))
    assert book_bytes(hub) > book_bytes(own) + 10_000 * MB


@pytest.mark.parametrize(("told", "is_limit"), [("123456789\n", True), ("max\n", False), (None, False)])
def test_container_has_its_own_memory(told: str | None, is_limit: bool, tmp_path: Path) -> None:
    limit = tmp_path / "memory.max"
    if told is not None:
        limit.write_text(told)
    found = machine_bytes(limit=limit)
    assert found == 123456789 if is_limit else found > 123456789
