"""`audobon evaluate export`: held-back panels painted by exported nets alone, beside those that the program paints.

Knows: the painter's loop, exports in a folder.  Does not know: how nets are exported.
Single calls may differ by a thousandth and pictures by nothing that one sees, or the other way round: what counts in
the end is the picture, and it may move by no more than one solver step fewer would move it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder, Penciller
from audobon.errors import InputError
from audobon.evaluation.held_back import held_back_orders
from audobon.evaluation.measure import Measure, mean_measure
from audobon.export.artefact import PARITY
from audobon.export.exporting import format_named, manifests_in
from audobon.export.formats import Runner
from audobon.export.panel import DECODE_NET, SHALLOW_NET, STEP_NET, ExportedPanel, painted_by, write_panel
from audobon.files import png_bytes, write_bytes, write_text
from audobon.models.engine_nets import prepared_step
from audobon.models.painter_engines import torch_engines
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.brush import Brush
from audobon.painting.conditioning import image_tensor
from audobon.painting.denoise import denoise, flow_times, start_state
from audobon.painting.enlarging import picture_of
from audobon.painting.feature_cache import FeatureCache
from audobon.painting.manners import in_manner
from audobon.painting.recipe import PaintingRecipe

PANELS = 4
PANEL_FOLDER, FEWER = "panel", "levels_one_step_fewer"
NETS = (STEP_NET, SHALLOW_NET, DECODE_NET)
EXACT = ComputePlan(device="cpu", precision="float32", threads=1)
RECIPE = PaintingRecipe(close_up_px=0)
Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class PictureTools:
    """The painter's nets as they are loaded, words, and who draws."""

    model: EmbeddedPainterModel
    encoder: TextEncoder
    penciller: Penciller
    panels: int = PANELS


@dataclass(frozen=True, kw_only=True)
class PaintedPanel:
    """A panel before its first step, and the picture 1 3 h w in [0, 1] that the program's loop makes of it."""

    panel: ExportedPanel
    picture: Tensor


def exported_pictures(root: Path, *, tools: PictureTools, tell: Tell) -> dict[str, Measure]:
    """How far pictures lie from the program's own, for each format and precision that a folder has all three nets of.

    The first panel is written to `root/panel` for the runners of `examples/runners/`, and beside it what was found
    (`parity.json`) and the first panel as each of them paints it (`FORMAT-PRECISION.png`).

    Args:
        root: What `audobon export painter_step painter_shallow autoencoder_decode -o` wrote.
        tools: Nets and people.
        tell: Hears what is painted now.

    Returns:
        `levels_FORMAT_PRECISION`: by how many levels of 255 pictures are moved in the mean; `levels_one_step_fewer`:
        what one step fewer moves them by, in 32 bits.

    Raises:
        InputError: AUD-133, AUD-134, for a folder without sound exports; AUD-174, if no format has all three nets.
    """
    found = _runners(root)
    orders = [order for _, order in held_back_orders(tools.penciller, books=tools.panels, panels=1)]
    tell("painting as the program does")
    own = [painted_panel(order, tools, RECIPE) for order in orders]
    fewer = replace(RECIPE, steps=RECIPE.steps - 1, reuse=1)
    every = [painted_panel(order, tools, replace(RECIPE, reuse=1)).picture for order in orders]
    short = [painted_panel(order, tools, fewer).picture for order in orders]
    write_panel(own[0].panel, expected=own[0].picture, folder=root / PANEL_FOLDER)
    figures = {FEWER: _levels(short, every)}
    for name, runners in found.items():
        tell(f"painting by {name}")
        theirs = [painted_by(runners, one.panel) for one in own]
        write_bytes(root / PANEL_FOLDER / f"{name}.png", png_bytes(picture_of(theirs[0])))
        figures[f"levels_{name.replace('-', '_')}"] = _levels(theirs, [one.picture for one in own])
    report = {"passes": not too_far(figures), "measures": {name: asdict(one) for name, one in figures.items()}}
    write_text(root / PANEL_FOLDER / PARITY, json.dumps(report, indent=2) + "\n")
    return figures


def too_far(figures: Mapping[str, Measure]) -> tuple[str, ...]:
    """The measures of `exported_pictures` by which exports move pictures further than one solver step fewer would."""
    bound = figures[FEWER].value
    assert bound is not None
    return tuple(name for name, one in figures.items() if one.value is None or one.value > bound)


def was_painted(root: Path) -> bool:
    """Whether exports in a folder were held against the program's own pictures before."""
    return (root / PANEL_FOLDER / PARITY).is_file()


@torch.inference_mode()
def painted_panel(order: PaintOrder, tools: PictureTools, recipe: PaintingRecipe) -> PaintedPanel:
    """A panel as the program's loop paints it in 32 bits, and as it stood before its first step."""
    model = replace(tools.model, engines=None)
    engines = torch_engines(model.painter, model.autoencoder, EXACT)
    brush = Brush(model=model, engines=engines, encoder=tools.encoder, recipe=recipe, plan=EXACT)
    pencils = in_manner(order.pencils, recipe.manner)
    prepared = prepared_step(model.painter, model.painter.steering(brush.steering(order.brief, pencils)))
    draft = image_tensor(pencils.draft)
    times = flow_times(recipe.steps, start=recipe.start(control=order.control), shift=recipe.shift)
    predict = FeatureCache(engines, prepared, every=recipe.reuse)
    first = start_state(order.brief.id, brush.latents(draft), predict=predict, times=times, seed=order.seed)
    (done,) = denoise([first])
    height, width = draft.shape[-2:]
    panel = ExportedPanel(
        prepared=prepared, latents=first.latents, times=times, height_px=height, width_px=width, every=recipe.reuse
    )
    return PaintedPanel(panel=panel, picture=brush.picture(done.latents)[..., :height, :width])


def _runners(root: Path) -> dict[str, Mapping[str, Runner]]:
    """Format and precision -> the three nets, opened; formats that lack one are left out."""
    by_kind: dict[str, dict[str, Runner]] = {}
    for folder, manifest in manifests_in(root):
        if manifest.net in NETS and not manifest.source:
            run = format_named(manifest.format).opened(folder, manifest.inputs, manifest.outputs)
            by_kind.setdefault(folder.name, {})[manifest.net] = run
    whole: dict[str, Mapping[str, Runner]] = {
        name: runners for name, runners in sorted(by_kind.items()) if set(runners) == set(NETS)
    }
    if not whole:
        raise InputError(
            "AUD-174",
            f"{root} has no format with all of {', '.join(NETS)}",
            hint=f"write them with `audobon export {' '.join(NETS)} --dynamic-batch -o {root}`",
        )
    return whole


def _levels(pictures: Sequence[Tensor], others: Sequence[Tensor]) -> Measure:
    return mean_measure(
        [
            float(np.abs((one - other).numpy()).mean()) * 255 for one, other in zip(pictures, others, strict=True)
        ]
    )  # fmt: skip
