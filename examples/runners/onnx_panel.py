"""Paint a panel with Audobon's nets as ONNX files, with ONNX Runtime, NumPy and Pillow alone.

    python onnx_panel.py NETS PANEL picture.png    (see README.md)
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image


def opened(folder: Path) -> onnxruntime.InferenceSession:
    """A net's session; `folder` holds the one file, or holds it one level down, as `audobon export` writes it."""
    found = sorted([*folder.glob("*.onnx"), *folder.glob("*/*.onnx")])
    if len(found) != 1:
        sys.exit(f"{folder} holds {len(found)} ONNX files, and should hold one")
    return onnxruntime.InferenceSession(found[0], providers=["CPUExecutionProvider"])


def called(session: onnxruntime.InferenceSession, given: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """A net's answers by name."""
    names = [one.name for one in session.get_outputs()]
    return dict(zip(names, session.run(names, given)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("nets", type=Path, help="folder with a folder for each net")
    parser.add_argument("panel", type=Path, help="folder with panel.npz and schedule.json")
    parser.add_argument("out", type=Path, help="the picture to write")
    asked = parser.parse_args()
    schedule = json.loads((asked.panel / "schedule.json").read_text("utf-8"))
    given = dict(np.load(asked.panel / "panel.npz"))
    sessions = {name: opened(asked.nets / name) for name in schedule["nets"]}
    latents = given["latents"]
    for step in schedule["steps"]:
        about = schedule["nets"][step["net"]]
        inputs = {name: given[name] for name in about["inputs"]}
        t = np.full((len(latents),), step["t"], np.float32)
        answer = called(sessions[step["net"]], {**inputs, "latents": latents, "t": t})
        given |= {name: answer[name] for name in about["kept"]}
        predicted = answer["predicted"] + given["flat"]
        latents = (step["keep"] * latents + step["take"] * predicted).astype(np.float32)
    decoder = schedule["decoder"]
    image = called(opened(asked.nets / decoder["net"]), {decoder["latents"]: latents})[decoder["image"]]
    cut = np.clip(image[0].transpose(1, 2, 0)[: schedule["height"], : schedule["width"]], 0, 1)
    pixels = (cut * 255 + 0.5).astype(np.uint8)
    Image.fromarray(pixels).save(asked.out)
    apart = np.abs(pixels.astype(int) - given["expected"].astype(int))
    print(f"{asked.out}: at most {apart.max()} of 255 from the picture expected, {apart.mean():.4f} on average")


if __name__ == "__main__":
    main()
