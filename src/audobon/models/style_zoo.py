"""Loading the style space, and what tells a painter's named styles apart.

Knows: the folders of their weights.  Does not know: pictures, how likenesses are judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from audobon.models.style_space import StyleSpaceNet, StyleSpaceShape
from audobon.models.weights import filled, fingerprint, load_weights, read_config, unfit
from audobon.models.zoo import packaged_models

STYLE_SPACE = "style_space"
NAMED_HANDS = "named_hands"


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


@dataclass(frozen=True, kw_only=True)
class LoadedHands:
    """What tells named styles S apart: directions F K, means S K (see `style/named_hands.py`)."""

    names: tuple[str, ...]
    directions: Tensor
    means: Tensor


def load_named_hands(folder: Path | None = None) -> LoadedHands | None:
    """What tells the named styles of a folder's painter apart; the packaged painter's, if it is that one; None for a
    painter whose styles nobody has measured.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if tensors do not fit each other.
    """
    root = folder if folder is not None else packaged_models()
    own = root / NAMED_HANDS
    held = own if own.is_dir() else packaged_models() / NAMED_HANDS
    config = read_config(held)
    if config.get("painter") != fingerprint(root / "painter"):
        return None
    tensors, names = load_weights(held), config.get("names")
    if not isinstance(names, list) or set(tensors) != {"directions", "means"}:
        raise unfit(held, "its config.json lacks names, or it lacks directions or means")
    directions, means = tensors["directions"], tensors["means"]
    if directions.ndim != 2 or means.shape != (len(names), directions.shape[-1]):
        raise unfit(held, f"{len(names)} names, directions {tuple(directions.shape)} and means {tuple(means.shape)}")
    return LoadedHands(names=tuple(str(name) for name in names), directions=directions, means=means)
