"""`audobon models` and `audobon doctor`: what is here, and is it whole.

Knows: weights folders, processors, memory, packages.  Does not know: what the models do.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import typer

from audobon.errors import WeightsError

NEEDED_MEMORY_MB = {"text encoder": 400, "story": 500, "autoencoder": 300, "painter": 1500, "upscaler": 300}
NEEDED_DISK_MB = 200


@dataclass(frozen=True, kw_only=True)
class StockedModel:
    """One set of weights and how it was found. `state` is `whole`, or what is wrong with it."""

    name: str
    file: str
    megabytes: float
    sha256: str
    state: str


def show_models(folder: Path | None, *, as_json: bool) -> None:
    """Print every weights file with its verdict; exit code 2 if any is missing or damaged."""
    found = stocked_models(folder)
    if as_json:
        print(json.dumps([vars(model) for model in found], indent=2))
    else:
        for model in found:
            print(f"{model.name:<14} {model.file:<38} {model.megabytes:7.1f} MB  {model.sha256[:16]}  {model.state}")
    if any(model.state != "whole" for model in found):
        raise typer.Exit(WeightsError.exit_code)


def stocked_models(folder: Path | None) -> tuple[StockedModel, ...]:
    """All weights of the program, each verified."""
    from audobon.models.fusion_zoo import FUSION
    from audobon.models.keypoint_net import KEYPOINTS
    from audobon.models.painter_engines import ENGINE, GRAPHS
    from audobon.models.story_zoo import READING_NAMES
    from audobon.models.style_zoo import STYLE_SPACE
    from audobon.models.zoo import CONTROL_NAMES, MODEL_NAMES, TEXTURES, packaged_models

    root = folder if folder is not None else packaged_models()
    found = [_text_encoder()]
    for name in MODEL_NAMES:
        found.extend(_shards(name, root / name))
    for name in (*CONTROL_NAMES, *READING_NAMES, STYLE_SPACE, FUSION, TEXTURES):  # another folder may do without them
        if folder is None or (root / name).is_dir():
            found.extend(_shards(name, root / name))
    for name in GRAPHS:
        if folder is None or (root / ENGINE).is_dir():
            found.extend(_shards(f"{ENGINE} {name}", root / ENGINE / name))
    if folder is None:  # the reader of joints measures, and comes with the program alone
        found.extend(_shards(KEYPOINTS, root / KEYPOINTS))
    return tuple(found)


def _shards(name: str, folder: Path) -> list[StockedModel]:
    from audobon.models.weights import verify, weights_files

    try:
        files = weights_files(folder)
    except WeightsError as error:
        return [StockedModel(name=name, file="weights.json", megabytes=0.0, sha256="", state=error.message)]
    found = []
    for file in files:
        state, size = "whole", 0
        try:
            size = len(verify(file))
        except WeightsError as error:
            state = error.message
        found.append(
            StockedModel(name=name, file=file.path.name, megabytes=size / 1e6, sha256=file.sha256, state=state)
        )
    return found


def _text_encoder() -> StockedModel:
    from audobon.models.text_encoder import WEIGHTS_SHA256, load_text_encoder

    state = "whole"
    try:
        load_text_encoder()
    except WeightsError as error:
        state = error.message
    return StockedModel(
        name="text encoder",
        file="all-MiniLM-L6-v2 model.safetensors",
        megabytes=90.9,
        sha256=WEIGHTS_SHA256,
        state=state,
    )


def show_machine(*, as_json: bool) -> None:
    """Print what the machine has and whether it is enough; exit code 2 if it is not."""
    from audobon.versions import versions

    memory_mb = _memory_mb()
    disk_mb = shutil.disk_usage(Path.cwd()).free // 1_000_000
    rows = [("processor cores", str(os.cpu_count() or 1), "1", True)]
    need = max(NEEDED_MEMORY_MB.values()) + NEEDED_MEMORY_MB["text encoder"]
    rows.append(("memory (MB)", str(memory_mb), str(need), memory_mb >= need))
    rows.append(("free disk here (MB)", str(disk_mb), str(NEEDED_DISK_MB), disk_mb >= NEEDED_DISK_MB))
    rows.append(("GPU", _gpu(), "none needed", True))
    for model in stocked_models(None):
        rows.append((f"{model.name} weights", model.state, "whole", model.state == "whole"))
    for package in versions():
        rows.append((package.what, package.version, "installed", package.version != "not installed"))
    if as_json:
        keys = ("what", "has", "needs", "enough")
        print(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], indent=2))
    else:
        for what, has, needs, enough in rows:
            print(f"{'ok ' if enough else 'BAD'}  {what:<24} {has:<28} needs {needs}")
    if not all(enough for *_, enough in rows):
        raise typer.Exit(2)


def _memory_mb() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000


def _gpu() -> str:
    import torch

    return torch.cuda.get_device_name(0) if torch.cuda.is_available() else "none"
