"""`audobon doctor`: what this machine has, what will run on it, with what and how fast.

Knows: processors, memory, disks, GPUs, packages, what each way of painting needs and is foreseen to take.
Does not know: how anything is done.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from audobon.cli.stock import stocked_models

MB_PER_GB = 1000
BYTES_PER_MB = 1_000_000
MOST_CONTROLNETS = 2
EMBEDDED_MEMORY_MB = 4000
"""What `audobon make` holds at most, as `audobon bench pipeline` counts it, with room to spare."""
NEEDED_DISK_MB = 200


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that the machine has, against what is needed."""

    what: str
    has: str
    needs: str
    enough: bool


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way of painting: whether it will run here, with what, how fast if that is known, and what is lacking."""

    way: str
    runs: bool
    runs_with: str
    speed: str
    lacking: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Machine:
    """What there is, in MB where it is memory; `gpu` is its name, empty if there is none."""

    cores: int
    memory_mb: int
    disk_mb: int
    gpu: str
    gpu_memory_mb: int


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What a way of painting asks of a machine, in MB where it is memory; fewer `cores` than these only slow it."""

    way: str
    gpu_memory_mb: int
    memory_mb: int
    disk_mb: int
    cores: int

    def lacking_on(self, machine: Machine) -> tuple[str, ...]:
        """What the machine has too little of, in words."""
        pairs = (
            ("GPU memory", machine.gpu_memory_mb, self.gpu_memory_mb),
            ("memory", machine.memory_mb, self.memory_mb),
            ("free disk", machine.disk_mb, self.disk_mb),
        )
        return tuple(f"{what}: {has} of {needed} MB" for what, has, needed in pairs if has < needed)

    def slowed_on(self, machine: Machine) -> str:
        """What will make it slower than it is meant to be, in words."""
        return f"{machine.cores} of {self.cores} processor cores" if machine.cores < self.cores else ""


EMBEDDED = Needs(
    way="the embedded painter", gpu_memory_mb=0, memory_mb=EMBEDDED_MEMORY_MB, disk_mb=NEEDED_DISK_MB, cores=1
)
YOUR_OWN = (
    Needs(
        way="your own Stable Diffusion 1.x or 2.x",
        gpu_memory_mb=8 * MB_PER_GB, memory_mb=16 * MB_PER_GB, disk_mb=20 * MB_PER_GB, cores=4,
    ),
    Needs(
        way="your own SDXL",
        gpu_memory_mb=16 * MB_PER_GB, memory_mb=32 * MB_PER_GB, disk_mb=100 * MB_PER_GB, cores=16,
    ),
)  # fmt: skip
"""What is asked of a machine that is to serve such models; the last is the system's own specification."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """SDXL on a card: whether panels of 1024 x 1024 px fit, the most memory foreseen, what is given up or lacking."""

    what: str
    card_mb: int
    fits: bool
    peak_mb: int
    how: tuple[str, ...]


def show_machine(*, as_json: bool) -> None:
    """Print what the machine has, whether it is enough and what will run; exit code 2 if books cannot be made here."""
    machine = this_machine()
    checks = [*_hardware(machine), *_software()]
    ways, plans = ways_on(machine), plans_for(machine)
    if as_json:
        told = {
            "checks": [asdict(check) for check in checks],
            "ways": [asdict(way) for way in ways],
            "plans": [asdict(plan) for plan in plans],
        }
        print(json.dumps(told, indent=2))
    else:
        for check in checks:
            print(f"{'ok ' if check.enough else 'BAD'}  {check.what:<24} {check.has:<28} needs {check.needs}")
        for way in ways:
            how = f"{way.runs_with}{', ' if way.speed else ''}{way.speed}" if way.runs else "; ".join(way.lacking)
            print(f"{'runs' if way.runs else 'no  '} {way.way}: {how}")
        for plan in plans:
            _show_plan(plan)
    if not all(check.enough for check in checks) or not ways[0].runs:
        raise typer.Exit(2)


def this_machine() -> Machine:
    """What this machine has."""
    import torch

    has_gpu = torch.cuda.is_available()
    return Machine(
        cores=_cores(),
        memory_mb=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000,
        disk_mb=shutil.disk_usage(Path.cwd()).free // 1_000_000,
        gpu=torch.cuda.get_device_name(0) if has_gpu else "",
        gpu_memory_mb=torch.cuda.get_device_properties(0).total_memory // 1_000_000 if has_gpu else 0,
    )


def ways_on(machine: Machine) -> tuple[Way, ...]:
    """Every way of painting on a machine; the embedded painter, which is timed where it runs, is the first."""
    lacking = EMBEDDED.lacking_on(machine)
    runs_with, speed = _embedded_painter() if not lacking else ("", "")
    ways = [Way(way=EMBEDDED.way, runs=not lacking, runs_with=runs_with, speed=speed, lacking=lacking)]
    for needs in YOUR_OWN:
        lacking = needs.lacking_on(machine)
        slowed = needs.slowed_on(machine)
        ways.append(Way(way=needs.way, runs=not lacking, runs_with=machine.gpu, speed=slowed, lacking=lacking))
    return tuple(ways)


def plans_for(machine: Machine) -> tuple[Plan, ...]:
    """How the user's SDXL is painted on this machine's card, or on usual ones where it has none: as it is foreseen."""
    from audobon.models.stable.memory_needs import CARDS_GB, card_plan, sdxl_named

    cards_mb = [machine.gpu_memory_mb] if machine.gpu else [size * MB_PER_GB for size in CARDS_GB]
    plans = []
    for card_mb in cards_mb:
        for controlnets in range(MOST_CONTROLNETS + 1):
            found = card_plan(controlnets=controlnets, card_bytes=card_mb * BYTES_PER_MB)
            plan = found.plan
            plans.append(
                Plan(
                    what=sdxl_named(controlnets),
                    card_mb=card_mb,
                    fits=plan is not None,
                    peak_mb=0 if plan is None else plan.peak_bytes // BYTES_PER_MB,
                    how=(found.lacking,) if plan is None else plan.reasons,
                )
            )
    return tuple(plans)


def _show_plan(plan: Plan) -> None:
    how = "; ".join(plan.how) or "nothing is given up"
    if plan.fits:
        print(f"fits {plan.what} on {plan.card_mb} MB: {plan.peak_mb} MB at most, foreseen; {how}")
    else:
        print(f"no   {plan.what} on {plan.card_mb} MB: {how}")


def _embedded_painter() -> tuple[str, str]:
    """With what the embedded painter runs here, and its denoiser and decoder timed for some seconds."""
    from audobon.evaluation.bench_cpu import quick_rate
    from audobon.hire import painting_plan
    from audobon.models.painter_engines import torch_engines
    from audobon.models.zoo import load_ready_painter
    from audobon.models_shelf import models_folder

    plan = painting_plan()
    plan.apply()
    model = load_ready_painter(plan, folder=models_folder())
    engines = model.engines or torch_engines(model.painter, model.autoencoder, plan)
    rate = quick_rate(model.painter, engines, plan)
    return engines.label or plan.label, f"about {rate:.0f} panels of 512 x 512 px a minute, paint alone"


def _hardware(machine: Machine) -> list[Check]:
    return [
        Check(what="processor cores", has=str(machine.cores), needs=str(EMBEDDED.cores), enough=True),
        Check(
            what="memory (MB)", has=str(machine.memory_mb), needs=str(EMBEDDED.memory_mb),
            enough=machine.memory_mb >= EMBEDDED.memory_mb,
        ),
        Check(
            what="free disk here (MB)", has=str(machine.disk_mb), needs=str(EMBEDDED.disk_mb),
            enough=machine.disk_mb >= EMBEDDED.disk_mb,
        ),
        Check(what="GPU", has=machine.gpu or "none", needs="none needed", enough=True),
    ]  # fmt: skip


def _software() -> list[Check]:
    from audobon.versions import versions

    weights = [
        Check(what=f"{model.name} weights", has=model.state, needs="whole", enough=model.state == "whole")
        for model in stocked_models(None)
    ]
    packages = [
        Check(what=one.what, has=one.version, needs="installed", enough=one.version != "not installed")
        for one in versions()
    ]
    return [*weights, *packages]


def _cores() -> int:
    from audobon.compute.plan import cores

    return cores()
