"""What making a book will take of memory at most, foreseen from what is asked, before anything is loaded.

Knows: what the trades hold as measured, the painters' footprints, sizes of weights' files.
Does not know: what there is, or who shares it (`serving/admission.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from audobon.compute.footprint import Arrangement, peak_bytes
from audobon.hire import painting_plan, trim_size_pt
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
        return needed + _own_model_bytes(options.model, px=art_px)
    from audobon.painting.step_batching import PAINTING

    at_once = Arrangement(workers=painting_plan().workers)
    return needed + PAINTER_BYTES + peak_bytes(PAINTING, at_once, px=art_px)


def _page_px(options: MakeOptions) -> int:
    """Pixels of a page."""
    width_pt, height_pt = trim_size_pt(options.sheet.trim)
    dots = options.dpi / _POINTS_AN_INCH
    return round(width_pt * dots) * round(height_pt * dots)


def _own_model_bytes(asked: ModelAsked, *, px: int) -> int:
    """Of a Stable Diffusion model and what belongs to it: its files, and live tensors of a step or a decoding."""
    from audobon.models.stable.checkpoint import Family
    from audobon.models.stable.memory_needs import DECODE_PX, SDXL, STEP_PX_CONTROLLED

    on_gpu = painting_plan().is_gpu
    weights = sum(weight_files(_sources(asked)))
    if not Path(asked.model).expanduser().exists():  # of a hub: as large as the largest that can be painted with
        weights += _TWICE * (SDXL.unet + SDXL.text + SDXL.vae)
    if on_gpu:
        return weights  # they pass through the processor's memory
    rows = 2  # with guidance
    live = max(_TWICE * STEP_PX_CONTROLLED[Family.SD] * rows * px, DECODE_PX * px)
    return _TWICE * weights + round(live)


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
