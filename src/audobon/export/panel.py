"""One panel as other programs paint it: what its nets are given, by which steps, and the picture that should come out.

Knows: the painter's nets and Euler steps.  Does not know: books, pencils, the loop that paints here, any runtime.
A folder holds `panel.npz` (the inputs that stay the same, the noisy latents to begin with, the picture that should come
out) and `schedule.json` (which net is called when, and how its answer moves the latents).  Every solver that is linear
in the latents and the prediction is told by two numbers a step:

    predicted = net(latents, t, ...) + flat;   latents = keep * latents + take * predicted

Shapes: C latent channels, H W latent height and width.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from audobon.errors import ShapeError
from audobon.export.formats import Runner
from audobon.files import write_bytes, write_text
from audobon.models.engine_nets import PreparedStep

PANEL, SCHEDULE = "panel.npz", "schedule.json"
STEP_NET, SHALLOW_NET, DECODE_NET = "painter_step", "painter_shallow", "autoencoder_decode"
FORM = 1


@dataclass(frozen=True, kw_only=True)
class ExportedPanel:
    """A panel before its first step.

    Attributes:
        prepared: What steers every step.
        latents: Noisy, 1 C H W, at the first of the times.
        times: From about 1 down to 0.
        every: The deep levels run at the first step and at every so-manieth after that.
        height_px: Of the picture, at most 8 H.
        width_px: Of the picture, at most 8 W.
    """

    prepared: PreparedStep
    latents: Tensor
    times: Sequence[float]
    height_px: int
    width_px: int
    every: int = 1


def painted_by(runners: Mapping[str, Runner], panel: ExportedPanel) -> Tensor:
    """The picture 1 3 h w in [0, 1] that exported nets paint of a panel, by the very steps of its schedule.

    Args:
        runners: The nets by name, as their runtimes run them.
        panel: Ready to be painted.
    """
    prepared, latents, kept = panel.prepared, panel.latents, dict[str, Tensor]()
    for number, (now, later) in enumerate(pairwise(panel.times)):
        whole = number % panel.every == 0
        inputs = prepared.inputs if whole else {**prepared.shallow, **kept}
        given = runners[STEP_NET if whole else SHALLOW_NET](
            {"latents": latents, "t": torch.full((1,), now, dtype=torch.float32), **inputs}
        )
        kept = {"deep": given["deep"]} if whole else kept
        latents = later / now * latents + (1 - later / now) * (given["predicted"] + prepared.flat)
    image = runners[DECODE_NET]({"latents": latents})["image"]
    return image.clamp(0, 1)[..., : panel.height_px, : panel.width_px]


def write_panel(panel: ExportedPanel, *, expected: Tensor, folder: Path) -> None:
    """Write what a runner needs to paint a panel.

    Args:
        panel: Ready to be painted.
        expected: The picture that this program painted from it, 1 3 h w in [0, 1].
        folder: Made if it is not there.

    Raises:
        ShapeError: AUD-445, if sizes do not fit together or there are no steps.
        ResourceError: AUD-551 if the disk is full, AUD-552 if the folder cannot be written to.
    """
    height, width = panel.latents.shape[-2:]
    fits = panel.height_px <= 8 * height and panel.width_px <= 8 * width
    if not fits or expected.shape[-2:] != (panel.height_px, panel.width_px) or len(panel.times) < 2 or panel.every < 1:
        raise ShapeError(
            "AUD-445",
            f"a panel of {panel.width_px} x {panel.height_px} px with {len(panel.times)} times, a picture of "
            f"{expected.shape[-1]} x {expected.shape[-2]} px and latents of {width} x {height} do not fit together",
            hint="give the panel as it was painted",
        )
    arrays = {name: value.detach().cpu().numpy() for name, value in panel.prepared.inputs.items()}
    arrays["flat"] = panel.prepared.flat.detach().cpu().numpy()
    arrays["latents"] = panel.latents.detach().cpu().numpy()
    arrays["expected"] = _pixels(expected)
    packed = io.BytesIO()
    np.savez(packed, **arrays)  # type: ignore[arg-type]  # names are taken for its own options
    folder.mkdir(parents=True, exist_ok=True)
    write_bytes(folder / PANEL, packed.getvalue())
    write_text(folder / SCHEDULE, json.dumps(_schedule(panel), indent=1) + "\n")


def _schedule(panel: ExportedPanel) -> dict[str, object]:
    shallow = sorted(panel.prepared.shallow)
    return {
        "form": FORM,
        "height": panel.height_px,
        "width": panel.width_px,
        "decoder": {"net": DECODE_NET, "latents": "latents", "image": "image"},
        "nets": {
            STEP_NET: {"inputs": sorted(panel.prepared.inputs), "kept": ["deep"] if panel.every > 1 else []},
            **({SHALLOW_NET: {"inputs": [*shallow, "deep"], "kept": []}} if panel.every > 1 else {}),
        },
        "steps": [
            {
                "net": STEP_NET if number % panel.every == 0 else SHALLOW_NET,
                "t": now,
                "keep": later / now,
                "take": 1 - later / now,
            }
            for number, (now, later) in enumerate(pairwise(panel.times))
        ],
    }


def _pixels(picture: Tensor) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A picture 1 3 h w in [0, 1] as h w 3, rounded as the runners round."""
    shares = picture[0].detach().cpu().clamp(0, 1).permute(1, 2, 0).numpy()
    return (shares * 255 + 0.5).astype(np.uint8)
