"""The options that name models the user brings and what belongs to them, and how the embedded painter is controlled.

Knows: names and help texts.  Does not know: what a model is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ModelOption = Annotated[
    str,
    typer.Option(
        "--model", metavar="MODEL", help="Your own Stable Diffusion: a folder, a .safetensors file or a hub id."
    ),
]
ControlNetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--controlnet",
        metavar="KIND=PATH[@SCALE[:START-END]]",
        help="A ControlNet; may be given several times. Kinds: openpose, depth, lineart, scribble, canny, softedge, "
        "seg, tile.",
    ),
]
LoraOption = Annotated[
    list[str] | None,
    typer.Option("--lora", metavar="PATH[@SCALE]", help="A LoRA (.safetensors); may be given several times."),
]
IpAdapterOption = Annotated[
    str, typer.Option("--ip-adapter", metavar="PATH[@SCALE]", help="An IP-Adapter: for figures, or --style-from.")
]
VaeOption = Annotated[str, typer.Option("--vae", metavar="PATH", help="Another autoencoder.")]
RefinerOption = Annotated[str, typer.Option("--refiner", metavar="MODEL", help="An SDXL refiner for the last steps.")]
SchedulerOption = Annotated[
    str,
    typer.Option("--scheduler", metavar="NAME", help="euler, dpmpp_2m, lcm, turbo, lightning, hyper ...; or its own."),
]
AnchoringOption = Annotated[
    float,
    typer.Option(
        "--anchoring",
        metavar="STRENGTH",
        help="Let panels look at cast sheets and a style plate painted first: 1 as at themselves, 0 for none.",
    ),
]
StyleFromOption = Annotated[
    list[str] | None,
    typer.Option(
        "--style-from",
        metavar="IMG",
        help="Paint in the style of your own picture, in place of a named one; up to eight of one hand. With --model "
        "it takes an --ip-adapter.",
    ),
]
StyleStrengthOption = Annotated[
    float,
    typer.Option("--style-strength", metavar="S", help="How far the style goes: 0 none of it, 1 as it is, 1.5 most."),
]
StepsOption = Annotated[int | None, typer.Option("--steps", metavar="N", help="Denoising steps of that model.")]
ReuseOption = Annotated[
    int,
    typer.Option("--reuse", metavar="N", help="Run that model's deep levels at every N-th step and use them again."),
]
WordsUntilOption = Annotated[
    float,
    typer.Option(
        "--words-until",
        metavar="SHARE",
        help="Hear words over this share of that model's steps; 1 always.",
    ),
]
ControlByOption = Annotated[
    str,
    typer.Option(
        "--control-by",
        metavar="WAY[@WEIGHT[:START-END]]",
        help="How the embedded painter is told the line: concatenated (as usual), controlnet or adapter.",
    ),
]
_CHECKPOINT = "a folder, or a hub id that is on this machine."
T5Option = Annotated[str, typer.Option("--t5", metavar="MODEL", help=f"story: a T5 to begin with: {_CHECKPOINT}")]
LlamaOption = Annotated[
    str, typer.Option("--llama", metavar="MODEL", help=f"story: a Llama to begin with: {_CHECKPOINT}")
]
Gpt2Option = Annotated[
    str, typer.Option("--gpt2", metavar="MODEL", help=f"story: a GPT-2 to begin with: {_CHECKPOINT}")
]
BranchBlocksOption = Annotated[
    str, typer.Option("--branch-blocks", metavar="N|A-B", help="Which of their blocks: the first N, or A to B.")
]
FreezeBranchesOption = Annotated[
    bool, typer.Option("--freeze-branches", help="Leave their blocks as they are, and read them from there.")
]
RecomputeOption = Annotated[
    bool,
    typer.Option("--recompute", help="painter, student: Run blocks again on the way back; slower, in far less memory."),
]
TeacherOption = Annotated[
    list[Path] | None,
    typer.Option("--teacher", metavar="DIR", help="story: Models that mark texts without answers; may be repeated."),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="PART", help="story: Leave out t5, llama or gpt2; may be repeated."),
]
MaskedStepsOption = Annotated[
    int | None,
    typer.Option(
        "--masked-steps",
        min=0,
        metavar="N",
        help="story: First N steps on hidden words of unannotated books. [default: 20000 on a GPU, else 0]",
    ),
]
