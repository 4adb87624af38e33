"""What making a book will take of memory at most, foreseen from what is asked, before anything is loaded.

Knows: what the trades hold as measured, how painters' needs grow, sizes of weights' files.
Does not know: what there is, or who shares it (`serving/admission.py`); torch, which a server does without.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from audobon.compute.footprint import MARGIN, Arrangement, Footprint, peak_bytes
from audobon.hire import trim_size_pt
from audobon.model_asked import ModelAsked, control_asked, scaled
from audobon.pipeline import MakeOptions

PROCESS_BYTES = 1_200_000_000
"""The program, its libraries and the nets that read: 710 MB as measured with a short story, and oneDNN's kernels for
stretches of other lengths, half a gigabyte at most (see `settings.KERNELS_KEPT`)."""
PAGE_PX_BYTES = 30
"""A page that is lettered and printed, by its pixels: 24 bytes as measured at 600 dots an inch, and some to spare."""
PAINTER_BYTES = 300_000_000
"""The embedded painter's weights as its engine holds them: 250 MB as measured, and some to spare."""
ART_PX = 1024 * 1024
"""Pixels of the largest panel's art."""
PANEL_PX_BYTES = 500
"""A panel while the embedded painter is at it, by its pixels (`painting.painter.BYTES_PER_PX`)."""
MOST_AT_ONCE = 8
"""Panels that it paints at once, if there are as many cores (`compute.plan.MOST_WORKERS`)."""
LARGEST_HUB_BYTES = 7_110_000_000
"""SDXL's nets in 16 bits and its autoencoder in 32: the largest of a hub that can be painted with."""
STEP_PX_BYTES, DECODE_PX_BYTES = 664, 3073
"""A step of Stable Diffusion with ControlNets in 32 bits by row and pixel, and a decoding by pixel, live at once
(`models.stable.memory_needs`)."""
DRIVER = Path("/dev/nvidiactl")
"""There where a GPU can be painted with: then weights only pass through the processor's memory."""
_POINTS_AN_INCH = 72
_TWICE = 2
"""Weights are kept in 16 bits and worked with in 32 on a processor."""


def book_bytes(options: MakeOptions) -> int:
    """The most memory that the process which makes such a book will hold, in bytes.

    A GPU's own memory is planned by its painter (`compute/footprint.py`) and is not part of it.
    """
    page_px = _page_px(options)
    needed = PROCESS_BYTES + PAGE_PX_BYTES * page_px
    if options.draft:
        return needed
    art_px = min(ART_PX, page_px)
    if options.model.model:
        return needed + _own_model_bytes(options.model, px=art_px, has_gpu=DRIVER.exists())
    painting = _painting(weights=PAINTER_BYTES, step_px=PANEL_PX_BYTES)
    return needed + peak_bytes(painting, Arrangement(workers=min(_cores(), MOST_AT_ONCE)), px=art_px)


def _page_px(options: MakeOptions) -> int:
    """Pixels of a page."""
    width_pt, height_pt = trim_size_pt(options.sheet.trim)
    dots = options.dpi / _POINTS_AN_INCH
    return round(width_pt * dots) * round(height_pt * dots)


def _own_model_bytes(asked: ModelAsked, *, px: int, has_gpu: bool) -> int:
    """Of a Stable Diffusion model and what belongs to it: its files, and live tensors of a step or a decoding."""
    weights = sum(weight_files(_sources(asked)))
    if not Path(asked.model).expanduser().exists():
        weights += LARGEST_HUB_BYTES
    if has_gpu:
        return weights
    painting = _painting(
        weights=_TWICE * weights, step_px=STEP_PX_BYTES * MARGIN, decode_px=DECODE_PX_BYTES * MARGIN, rows=2
    )
    return peak_bytes(painting, Arrangement(), px=px)


def _painting(*, weights: int, step_px: float, decode_px: float = 0.0, rows: int = 1) -> Footprint:
    """A painter's footprint; `step_px` and `decode_px` with what allocators round up."""
    return Footprint(
        stepping=weights, beside=0, decoding=0, step_px=step_px / MARGIN, decode_px=decode_px / MARGIN, fixed=0,
        rows_a_panel=rows,
    )  # fmt: skip


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def _sources(asked: ModelAsked) -> tuple[str, ...]:
    plain = (asked.model, asked.vae, asked.refiner)
    loose = (*asked.loras, asked.ip_adapter)
    controls = (control_asked(text).source for text in asked.controlnets)
    return tuple(filter(None, (*plain, *(scaled(text)[0] for text in loose if text), *controls)))


def weight_files(sources: Iterable[str]) -> tuple[int, ...]:
    """The sizes in bytes of all weights' files that lie at these places; what is not there counts nothing."""
    sizes: list[int] = []
    for source in sources:
        place = Path(source).expanduser()
        files = [place] if place.is_file() else sorted(place.rglob("*.safetensors")) if place.is_dir() else []
        sizes.extend(file.stat().st_size for file in files)
    return tuple(sizes)
