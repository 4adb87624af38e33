"""Hiring the crew of a book that may be painted with the user's own Stable Diffusion weights.

Knows: which loader reads which option.  Does not know: how nets are called.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from audobon.coming import ComingPainter
from audobon.crew import Crew, Editor, Painter
from audobon.drafting import DraftPainter
from audobon.errors import SettingsError
from audobon.hire import hire_bare_editor, hire_editor, hire_enlarger, hire_painter, machine_plan, named_styles
from audobon.keys import MAX_PANEL_PIXELS
from audobon.model_asked import EMBEDDED, ModelAsked, control_asked, scaled
from audobon.models_shelf import models_folder
from audobon.plan_asked import HOUSE_PLAN, PlanAsked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audobon.compute.plan import ComputePlan
    from audobon.painting.previews import Watching

RESIDENT_BYTES = 1_000_000_000
"""A process with the libraries, the embedded painter, its editor and the text encoder."""
DRAFT_BYTES = 500_000_000


def crew_for(
    hire: Callable[..., Crew], *, style: str, draft: bool, model: ModelAsked, plan: PlanAsked = HOUSE_PLAN,
    watch: Watching | None = None,
) -> Crew:  # fmt: skip
    """The house's crew, with the painter that was asked for.

    Args:
        hire: Hires the house's crew (`hire_crew`).
        style: A style's name; for the user's own model any words for one.
        draft: Leave the pencils as they are.
        model: The user's own model, or nothing for the embedded one.
        plan: Who reads the story and plans the pages, and the sheet.
        watch: Who is shown every panel on its way, if anybody.

    Raises:
        SettingsError: AUD-238, if somebody would watch a draft; 2xx, for a style or an option that does not make sense.
        WeightsError: 3xx, if weights are missing, damaged or unfit.
    """
    if draft and watch is not None:
        raise SettingsError(
            "AUD-238", "a draft has no previews: nothing is painted", hint="leave out --previews or --draft"
        )
    is_sure = _is_sure(style, model=model)
    if draft or not (model.model or is_sure):
        return hire(style=style, draft=draft, plan=plan, model=model, watch=watch)
    from audobon.compute.arenas import bound_arenas

    bound_arenas()  # before there is a thread that would have one of its own
    machine = machine_plan()
    machine.apply()
    painter: Painter = (
        ComingPainter(partial(hire_painter, style=style, draft=False, model=model, watch=watch))
        if is_sure
        else stable_painter(model, style=style, plan=machine, watch=watch)
    )
    # Hired as for a draft, so that no embedded painter is read that nobody will paint with, or read twice.
    crew = hire(style=style, draft=True, plan=plan)
    return replace(crew, painter=painter, enlarger=hire_enlarger(), editor=hire_editor(model.named_style(style)))


def _is_sure(style: str, *, model: ModelAsked) -> bool:
    """Whether nothing can be wrong with the painter that is asked for, so that nobody need wait to be told.

    Its nets are compiled while the story is read.
    """
    return model == EMBEDDED and models_folder() is None and style in named_styles()


def stable_painter(asked: ModelAsked, *, style: str, plan: ComputePlan, watch: Watching | None = None) -> Painter:
    """A painter with everything loaded that was asked for.

    Raises:
        SettingsError: AUD-230 to AUD-236 and AUD-285, for options that do not make sense; AUD-272, for a blend.
        InputError: AUD-175 to AUD-177, for a file that shows no style.
        WeightsError: AUD-320 to AUD-329, for files that are missing, damaged or unfit.
    """
    from audobon.painting.style_blend import is_blend

    if is_blend(style):
        raise SettingsError(
            "AUD-272",
            f'the blend "{style}" was asked of a model of your own',
            hint="blends are for the embedded painter; give --model a style in words, or pictures with --ip-adapter",
        )
    controls = [control_asked(text) for text in asked.controlnets]
    loras = [scaled(text) for text in asked.loras]

    import torch

    from audobon.compute.cache_hierarchy import cache_for
    from audobon.compute.memory import card_bytes
    from audobon.models.stable.checkpoint import load_refiner, load_stable_model
    from audobon.models.stable.controlnet import Control, load_controlnet
    from audobon.models.stable.files import located
    from audobon.models.stable.ip_adapter import IpAdapter
    from audobon.models.stable.lora import Lora
    from audobon.painting.stable_conditioning import check_kind
    from audobon.painting.stable_painter import StableKit, StablePainter
    from audobon.painting.stable_recipe import StableRecipe
    from audobon.settings import load_settings

    for one in controls:
        check_kind(one.kind)
    recipe = StableRecipe(
        style=style, scheduler=asked.scheduler, steps=asked.steps, anchoring=asked.anchoring, reuse=asked.reuse,
        words_until=asked.words_until,
    )  # fmt: skip
    model = load_stable_model(asked.model, vae=asked.vae)
    loaded = []
    for one in controls:
        net, sha256 = load_controlnet(one.source, model)
        loaded.append(Control(kind=one.kind, net=net, scale=one.scale, start=one.start, end=one.end, sha256=sha256))
    adapter = None
    if asked.ip_adapter:
        source, scale = scaled(asked.ip_adapter)
        adapter = IpAdapter(source, model, scale=scale)
    kit = StableKit(
        model=model,
        controls=tuple(loaded),
        loras=tuple(Lora(Path(located(source)), model, scale=scale) for source, scale in loras),
        ip_adapter=adapter,
        style_pictures=_style_pictures(asked.style_from),
        refiner=load_refiner(asked.refiner) if asked.refiner else None,
    )
    cache = cache_for(torch.device(plan.device), folder=load_settings().cache)
    room = card_bytes(plan.device)
    return StablePainter(kit, recipe=recipe, plan=plan, watch=watch, cache=cache, memory_bytes=room)


def _style_pictures(names: Sequence[str]) -> tuple[NDArray[np.uint8], ...]:
    """The pictures of a style as an IP-Adapter is shown them: their paper white."""
    from audobon.style.paper import paper_cleared
    from audobon.style.references import reference_pictures

    return tuple(paper_cleared(one) for one in reference_pictures([Path(name) for name in names])) if names else ()


def painter_and_editor(*, style: str, draft: bool, model: ModelAsked) -> tuple[Painter, Editor]:
    """Those of a crew (see `crew_for`) who make a panel's picture, without all others.

    Raises:
        SettingsError, InputError, WeightsError: as `crew_for`.
    """
    from audobon.compute.arenas import bound_arenas

    bound_arenas()
    if draft or not model.model:
        painter = hire_painter(style=style, draft=draft, model=model)
        return painter, hire_bare_editor() if draft else hire_editor(model.named_style(style))
    machine = machine_plan()
    machine.apply()
    return stable_painter(model, style=style, plan=machine), hire_editor()


def memory_for(painter: Painter) -> int:
    """Bytes of memory of a process with a painter, its editor and a panel of the largest size in hand."""
    if isinstance(painter, DraftPainter):
        return DRAFT_BYTES
    from audobon.painting.painter import BYTES_PER_PX
    from audobon.painting.stable_painter import StablePainter

    if isinstance(painter, StablePainter):
        return RESIDENT_BYTES + painter.peak_bytes
    return RESIDENT_BYTES + BYTES_PER_PX * MAX_PANEL_PIXELS
