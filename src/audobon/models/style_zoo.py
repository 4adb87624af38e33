"""Loading the style space.

Knows: the folder of its weights.  Does not know: pictures, how likenesses are judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audobon.models.style_space import StyleSpaceNet, StyleSpaceShape
from audobon.models.weights import filled, fingerprint, load_weights, read_config, unfit
from audobon.models.zoo import packaged_models

STYLE_SPACE = "style_space"


@dataclass(frozen=True, kw_only=True)
class LoadedStyleSpace:
    """The net in eval mode, from which likeness on two pictures are called one style, the ids of the books that it was
    trained on, and the sha256 over its shards."""

    net: StyleSpaceNet
    threshold: float
    trained_on: frozenset[int]
    fingerprint: str


def load_style_space(folder: Path | None = None) -> LoadedStyleSpace:
    """Load the style space from a folder of models; None takes the packaged one.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if tensors do not fit the net.
    """
    root = (folder if folder is not None else packaged_models()) / STYLE_SPACE
    config = read_config(root)
    shape, threshold, books = (config.get(name) for name in ("shape", "threshold", "trained_on"))
    if not isinstance(shape, dict) or not isinstance(threshold, float) or not isinstance(books, list):
        raise unfit(root, "its config.json lacks shape, threshold or trained_on")
    sizes = StyleSpaceShape(
        statistics=int(shape["statistics"]),
        hidden=int(shape["hidden"]),
        space=int(shape["space"]),
        dropout=float(shape["dropout"]),
    )
    return LoadedStyleSpace(
        net=filled(StyleSpaceNet(sizes), load_weights(root), root=root),
        threshold=threshold,
        trained_on=frozenset(int(book) for book in books),
        fingerprint=fingerprint(root),
    )
