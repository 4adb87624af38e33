"""Schedulers by name, the few-step ones with the spacing and the guidance that their nets were made for.

Knows: diffusers' schedulers and their settings.  Does not know: nets, the loop, comics.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audobon.errors import SettingsError

if TYPE_CHECKING:
    from diffusers import SchedulerMixin

FEW_STEPS = 4
MANY_STEPS = 25
MOST_STEPS = 150


@dataclass(frozen=True, kw_only=True)
class SchedulerChoice:
    """A diffusers class by name, settings that go over the model's own, and how it is meant to be used.

    Attributes:
        kind: The class in diffusers.
        settings: What the choice fixes; all else comes from the model's scheduler config.
        steps: The usual number of steps.
        guided: Whether the nets meant for it want classifier-free guidance.
    """

    kind: str
    settings: Mapping[str, object] = field(default_factory=dict)
    steps: int = MANY_STEPS
    guided: bool = True


_TRAILING = {"timestep_spacing": "trailing"}
SCHEDULERS: Mapping[str, SchedulerChoice] = {
    "ddim": SchedulerChoice(kind="DDIMScheduler", settings={"clip_sample": False}),
    "ddpm": SchedulerChoice(kind="DDPMScheduler", settings={"clip_sample": False}),
    "pndm": SchedulerChoice(kind="PNDMScheduler", settings={"skip_prk_steps": True}),
    "euler": SchedulerChoice(kind="EulerDiscreteScheduler"),
    "euler_a": SchedulerChoice(kind="EulerAncestralDiscreteScheduler"),
    "dpmpp_2m": SchedulerChoice(kind="DPMSolverMultistepScheduler", settings={"algorithm_type": "dpmsolver++"}),
    "dpmpp_2m_karras": SchedulerChoice(
        kind="DPMSolverMultistepScheduler", settings={"algorithm_type": "dpmsolver++", "use_karras_sigmas": True}
    ),
    "dpmpp_2m_sde": SchedulerChoice(kind="DPMSolverMultistepScheduler", settings={"algorithm_type": "sde-dpmsolver++"}),
    "unipc": SchedulerChoice(kind="UniPCMultistepScheduler"),
    "lcm": SchedulerChoice(kind="LCMScheduler", steps=FEW_STEPS, guided=False),
    "tcd": SchedulerChoice(kind="TCDScheduler", steps=FEW_STEPS, guided=False),
    "turbo": SchedulerChoice(kind="EulerAncestralDiscreteScheduler", settings=_TRAILING, steps=FEW_STEPS, guided=False),
    "lightning": SchedulerChoice(kind="EulerDiscreteScheduler", settings=_TRAILING, steps=FEW_STEPS, guided=False),
    "hyper": SchedulerChoice(
        kind="DDIMScheduler", settings={**_TRAILING, "clip_sample": False}, steps=FEW_STEPS, guided=False
    ),
}
"""Sources: LCM arXiv:2310.04378, TCD arXiv:2402.19159, Turbo (ADD) arXiv:2311.17042, Lightning arXiv:2402.13929,
Hyper-SD arXiv:2404.13686: trailing timesteps and no guidance; the last three as their model cards say."""


def scheduler_choice(name: str, *, config: Mapping[str, object]) -> SchedulerChoice:
    """What a scheduler's name means; no name takes the model's own.

    Raises:
        SettingsError: AUD-230, if there is no such scheduler, or the model's own is of a kind that is not in the list.
    """
    if name:
        if name not in SCHEDULERS:
            raise SettingsError(
                "AUD-230", f'"{name}" is not a scheduler', hint="the schedulers are " + ", ".join(SCHEDULERS)
            )
        return SCHEDULERS[name]
    own = str(config.get("_class_name", ""))
    for choice in SCHEDULERS.values():
        if choice.kind == own:
            if config.get("timestep_spacing") == "trailing" and own.startswith("Euler"):
                return SchedulerChoice(kind=own, steps=FEW_STEPS, guided=False)
            return SchedulerChoice(kind=own, steps=choice.steps, guided=choice.guided)
    raise SettingsError(
        "AUD-230",
        f'the model\'s own scheduler, "{own}", is not one that Audobon walks',
        hint="choose one with --scheduler: " + ", ".join(SCHEDULERS),
    )


def scheduler_for(choice: SchedulerChoice, *, config: Mapping[str, object], steps: int) -> SchedulerMixin:
    """A scheduler with its timesteps set, made from the model's config with the choice's settings over it.

    Raises:
        SettingsError: AUD-231, if the scheduler cannot take this many steps.
    """
    import diffusers

    own = {name: value for name, value in config.items() if not name.startswith("_")}
    scheduler = getattr(diffusers, choice.kind).from_config({**own, **choice.settings})
    most = getattr(scheduler.config, "original_inference_steps", None) or MOST_STEPS
    if not 1 <= steps <= most:
        raise SettingsError(
            "AUD-231",
            f"{steps} denoising steps were asked of {choice.kind}",
            hint=f"choose between 1 and {most} steps",
        )
    scheduler.set_timesteps(steps)
    return scheduler
