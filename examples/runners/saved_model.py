"""Run Audobon's nets as TensorFlow SavedModels, with TensorFlow, NumPy and Pillow alone.

    python saved_model.py paint NETS PANEL picture.png     paint a panel (see README.md)
    python saved_model.py call MODEL inputs.npz outputs.npz   call one net once
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf
from PIL import Image


def opened(folder: Path):
    """A model's signature; `folder` is the model itself or holds it one level down, as `audobon export` writes it."""
    found = sorted([*folder.glob("saved_model.pb"), *folder.glob("*/saved_model.pb")])
    if len(found) != 1:
        sys.exit(f"{folder} holds {len(found)} SavedModels, and should hold one")
    # The model has to be kept as long as its signature is used.
    model = tf.saved_model.load(str(found[0].parent))
    signature = model.signatures["serving_default"]

    def run(given: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        assert model is not None
        found = signature(**{name: tf.constant(value) for name, value in given.items()})
        return {name: value.numpy() for name, value in found.items()}

    return run


def paint(nets: Path, panel: Path, out: Path) -> None:
    """Every step of a panel's schedule, then the decoder; tell how far the picture is from the one expected."""
    schedule = json.loads((panel / "schedule.json").read_text("utf-8"))
    given = dict(np.load(panel / "panel.npz"))
    run = {name: opened(nets / name) for name in schedule["nets"]}
    latents = given["latents"]
    for step in schedule["steps"]:
        about = schedule["nets"][step["net"]]
        inputs = {name: given[name] for name in about["inputs"]}
        t = np.full((len(latents),), step["t"], np.float32)
        answer = run[step["net"]]({**inputs, "latents": latents, "t": t})
        given |= {name: answer[name] for name in about["kept"]}
        predicted = answer["predicted"] + given["flat"]
        latents = (step["keep"] * latents + step["take"] * predicted).astype(np.float32)
    decoder = schedule["decoder"]
    image = opened(nets / decoder["net"])({decoder["latents"]: latents})[decoder["image"]]
    cut = np.clip(image[0].transpose(1, 2, 0)[: schedule["height"], : schedule["width"]], 0, 1)
    pixels = (cut * 255 + 0.5).astype(np.uint8)
    Image.fromarray(pixels).save(out)
    apart = np.abs(pixels.astype(int) - given["expected"].astype(int))
    print(f"{out}: at most {apart.max()} of 255 from the picture expected, {apart.mean():.4f} on average")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = parser.add_subparsers(dest="way", required=True)
    painting = ways.add_parser("paint", help="paint a panel")
    painting.add_argument("nets", type=Path, help="folder with a folder for each net")
    painting.add_argument("panel", type=Path, help="folder with panel.npz and schedule.json")
    painting.add_argument("out", type=Path, help="the picture to write")
    calling = ways.add_parser("call", help="call one net once")
    calling.add_argument("model", type=Path)
    calling.add_argument("inputs", type=Path, help=".npz with an array for each input")
    calling.add_argument("outputs", type=Path, help=".npz to write")
    asked = parser.parse_args()
    if asked.way == "paint":
        paint(asked.nets, asked.panel, asked.out)
    else:
        np.savez(asked.outputs, **opened(asked.model)(dict(np.load(asked.inputs))))


if __name__ == "__main__":
    main()
