"""Model cards: what a set of weights is, what it was trained on, on what machine, how long, and what it scores.

Knows: facts about a run.  Does not know: how to train or score.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from audobon.compute.plan import ComputePlan
from audobon.training.checkpoint import Progress


@dataclass(frozen=True, kw_only=True)
class CardFacts:
    """What a card says besides numbers: a title, what the net is and does, its data, where it fails, whose pictures."""

    title: str
    what: str
    data: str
    limits: str
    licence: str = "Apache-2.0"
    rights: str = (
        "the pictures that they were trained on are in the public domain in the United States, and their authors and "
        "illustrators died before 1956"
    )


PAINTER_FACTS = CardFacts(
    title="The painter: pencils into hand-drawn illustration",
    what=(
        "A conditional UNet (diffusers' UNet2DConditionModel) that predicts clean patch latents under flow matching, "
        "with a style encoder trained beside it and a small net, the hand, that the style scales and shifts. It is "
        "steered by line, flat colour, a style and words; composition, figures and faces come from the pencils, and "
        "the hand comes from the net."
    ),
    data=(
        "Real story illustrations from public-domain books (train split by book, about 3,200 pictures of 113 books), "
        "each with line and flat colour read off it, captions and prose as words, and another picture of the same "
        "hand as its style; and, for one sample in seven, panels of our own pencils with random casts, washed or "
        "hatched by rule. Pen drawings are often given false colours and lines without their hatching. The words' "
        "states come from all-MiniLM-L6-v2 (Apache-2.0), which is used as it is and not trained here. The pictures "
        "carry the prejudices of their day."
    ),
    limits=(
        "It invents no drawing: what the pencils do not draw is not there. Left to "
        "themselves engraving and wash keep more colour than real ones do; the program therefore steers them with grey "
        "(docs/decisions/0017-manners-of-colour.md). Colours are drawn towards "
        "those of old prints, so rare ones, such as violet, turn greyish. Words and regions have little say beside "
        "line and colour. A faint weave of 8 pixels shows in even washes. It was trained for minutes, and a set "
        "trained for longer takes its place when it scores better."
    ),
)

STUDENT_FACTS = replace(
    PAINTER_FACTS,
    what=(
        f"{PAINTER_FACTS.what} These weights are tuned for few steps: guidance by the line is part of them, so one "
        "call a step is enough; and a critic of surfaces, which does not ship, taught them stroke and grain."
    ),
    data=(
        f"{PAINTER_FACTS.data} In the tuning three samples of eight are drafts of our own pencils in a real hand, "
        "walked down the steps of a painting."
    ),
)

AUTOENCODER_FACTS = CardFacts(
    title="The autoencoder: patches to latents and back",
    what=(
        "The Karhunen-Loeve transform of 8 x 8 x 3 patches (48 channels, softly whitened), fitted in closed form, and "
        "a small learned residual decoder that takes away the weave between patches."
    ),
    data="Patches and crops of the same illustrations as the painter (train split).",
    limits="Detail finer than about two pixels is smoothed; lettering inside pictures is not kept legible.",
)


CURVE_AND_SHEET = "The loss curve and a contact sheet lie beside this card (`curve.png`, `sheet.jpg`)."
CURVE = "The loss curve lies beside this card (`curve.png`)."


def write_card(
    path: Path,
    facts: CardFacts,
    *,
    plan: ComputePlan,
    progress: Progress,
    scores: Mapping[str, str],
    begun: str = "",
    beside: str = CURVE_AND_SHEET,
) -> None:
    """Write `MODEL_CARD.md` with the facts, the run and the scores.

    Args:
        path: Of the card.
        facts: What it says besides numbers.
        plan: Where and how it ran.
        progress: How long.
        scores: Name of a score -> its value.
        begun: A sentence on what the run began with.
        beside: A sentence on the pictures beside the card.
    """
    rows = "\n".join(f"| {name} | {value} |" for name, value in scores.items())
    path.write_text(
        f"# {facts.title}\n\n{facts.what}\n\n"
        f"**Trained on.** {facts.data}\n\n"
        f"**Run.** {progress.step} steps, {progress.samples} samples, {progress.seconds / 60:.1f} minutes on "
        f"{platform.machine()} {platform.system()}, {plan.label}. {begun}{' ' if begun else ''}"
        f"{beside}\n\n"
        f"| score | value |\n| --- | --- |\n{rows}\n\n"
        f"**Limits.** {facts.limits}\n\n"
        f"**Licence.** The weights are given under {facts.licence}; {facts.rights}.\n",
        encoding="utf-8",
    )
