"""The recipe `textures`: how strong each texture is in real pictures of every named style.

Knows: illustrations, named styles' media, the card.  Does not know: nets' training; there is none, it measures.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path

from audobon.compute.plan import plan_for_this_machine
from audobon.evaluation.art_pictures import at_data_size, pixels_of
from audobon.models.weights import fingerprint, save_weights
from audobon.models.zoo import TEXTURES, load_autoencoder, packaged_models
from audobon.style.textures import log_deviations
from audobon.training.cards import CardFacts, write_card
from audobon.training.checkpoint import Progress
from audobon.training.export import NAMED_STYLES
from audobon.training.illustrations import pictures_with_hands
from audobon.training.options import TrainingOptions

MOST_PICTURES = 240
"""Of each style, spread over its books; means hardly move after a hundred."""

FACTS = CardFacts(
    title="Textures of the named styles",
    what=(
        "For each named style the mean log deviation of every channel of the patch latents over real pictures, 48 "
        "numbers a style. The painter scales a panel's textures of light towards them where a style's manner says so "
        "(docs/decisions/0034-seven-hands.md). Nothing is learnt: they are measured, with the autoencoder that "
        "`config.json` names."
    ),
    data=(
        "Up to 240 pictures a style of the train split, spread over its books, their paper made white; media and "
        "illustrators are those from which the styles' vectors were taken."
    ),
    limits=(
        "Means over a medium: they say nothing of where a texture is. Scans differ in sharpness, and so do the means."
    ),
)

log = logging.getLogger(__name__)


def textures(options: TrainingOptions) -> Path:
    """Measure the textures of every named style that the train split has pictures of.

    Returns:
        The folder with the numbers.
    """
    started = time.perf_counter()
    root = options.start or packaged_models()
    plan = plan_for_this_machine(options.device)
    autoencoder = load_autoencoder(root).to(plan.device)
    pictures = pictures_with_hands(options.data, split="train")
    found, counts = {}, {}
    for name, (media, illustrators) in NAMED_STYLES.items():
        files = [
            path
            for path, hand in pictures
            if hand.medium in media and (not illustrators or hand.illustrator in illustrators)
        ]
        chosen = files[:: max(1, len(files) // MOST_PICTURES)][:MOST_PICTURES]
        if chosen:
            log.info("measuring %d pictures of %s", len(chosen), name)
            found[name] = log_deviations((at_data_size(pixels_of(path)) for path in chosen), autoencoder)
            counts[name] = len(chosen)
    folder = options.out / "weights"
    save_weights(folder, found, config={"model": TEXTURES, "autoencoder": fingerprint(root / "autoencoder")})
    progress = Progress(samples=sum(counts.values()), seconds=time.perf_counter() - started)
    scores = {f"pictures, {name}": str(count) for name, count in counts.items()}
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=scores, beside="")
    return folder
