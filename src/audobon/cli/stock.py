"""`audobon models`: which weights are here, and are they whole.

Knows: weights folders.  Does not know: what the models do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import typer

from audobon.errors import WeightsError


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
