"""Loading the shared space of prose and pictures.

Knows: the folder of its weights.  Does not know: pictures, texts, what cues are used for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from audobon.models.fusion_net import FusionNet, FusionShape
from audobon.models.weights import filled, fingerprint, load_weights, read_config, unfit
from audobon.models.zoo import packaged_models

FUSION = "fusion"


@dataclass(frozen=True, kw_only=True)
class LoadedFusion:
    """The net in eval mode, the names of its cues by sort, and the sha256 over its shards."""

    net: FusionNet
    cues: Mapping[str, tuple[str, ...]]
    fingerprint: str


def load_fusion(folder: Path | None = None) -> LoadedFusion:
    """Load the shared space from a folder of models; None takes the packaged one.

    Raises:
        WeightsError: AUD-311..314 for a missing or damaged file, AUD-315 if tensors do not fit the net.
    """
    return load_fusion_in((folder if folder is not None else packaged_models()) / FUSION)


def load_fusion_in(root: Path) -> LoadedFusion:
    """The same from the very folder of its weights."""
    config = read_config(root)
    shape, cues = config.get("shape"), config.get("cues")
    if not isinstance(shape, dict) or not isinstance(cues, dict):
        raise unfit(root, "its config.json lacks shape or cues")
    named = {str(sort): tuple(str(name) for name in names) for sort, names in cues.items()}
    sizes = FusionShape(
        cues={sort: len(names) for sort, names in named.items()},
        width=int(shape["width"]),
        space=int(shape["space"]),
        heads=int(shape["heads"]),
    )
    net = filled(FusionNet(sizes), load_weights(root), root=root)
    return LoadedFusion(net=net, cues=named, fingerprint=fingerprint(root))
