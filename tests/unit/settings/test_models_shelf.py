"""A bundle in the place of a folder of models: taken apart once, the same models to the byte, and the same pictures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audobon.compute.plan import ComputePlan
from audobon.errors import WeightsError
from audobon.evaluation.held_back import held_back_orders
from audobon.export.bundle.building import build_bundle
from audobon.hire import hire_penciller, named_styles
from audobon.models.text_encoder import shared_text_encoder
from audobon.models.zoo import load_embedded_painter
from audobon.models_shelf import models_folder, unpacked_bundle
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from tests.bundles import small_bundle
from tests.tiny import save_tiny_models

EXACT = ComputePlan(device="cpu", precision="float32", threads=1)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_models(tmp_path_factory.mktemp("models"))


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def painted(folder: Path | None) -> np.ndarray:
    ((_, order),) = held_back_orders(hire_penciller(), books=1, panels=1)
    model = load_embedded_painter(folder)
    recipe = PaintingRecipe(style=sorted(model.styles)[0], steps=2, close_up_px=0, texturing=0.0)
    painter = EmbeddedPainter(replace(model, engines=None), shared_text_encoder(), recipe=recipe, plan=EXACT)
    (art,) = painter.paint([order], progress=lambda done, of: None)
    return np.asarray(art.image.array)


def test_settings_may_name_a_bundle_and_pictures_are_the_same(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_bundle(tmp_path / "tiny.audobon", models=models)
    monkeypatch.setenv("AUDOBON_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("AUDOBON_MODELS", str(models))
    assert models_folder() == models
    styles = named_styles()
    monkeypatch.setenv("AUDOBON_MODELS", str(tmp_path / "tiny.audobon"))
    folder = models_folder()
    assert folder is not None
    assert folder.parent == tmp_path / "home" / "cache" / "bundles"
    assert files_in(models).items() <= files_in(folder).items()
    assert named_styles() == styles != ()
    assert (painted(folder) == painted(models)).all()


def test_bundle_is_taken_apart_once_however_many_ask(tmp_path: Path) -> None:
    path, shelf = small_bundle(tmp_path / "b"), tmp_path / "shelf"
    with ThreadPoolExecutor(4) as pool:
        folders = set(pool.map(lambda _: unpacked_bundle(path, shelf), range(8)))
    (folder,) = folders
    assert [one.name for one in shelf.iterdir()] == [folder.name]
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    assert unpacked_bundle(path, shelf) == folder
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == before


def test_what_is_no_sound_bundle_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    path = small_bundle(tmp_path / "b")
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    with pytest.raises(WeightsError, match=r"AUD-38[47]"):
        unpacked_bundle(path, tmp_path / "shelf")
    assert not list(tmp_path.glob("shelf/*"))
    path.write_bytes(b"no bundle" * 40)
    with pytest.raises(WeightsError, match="AUD-381"):
        unpacked_bundle(path, tmp_path / "shelf")
