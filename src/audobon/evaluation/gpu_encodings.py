"""What keeping an encoded picture is worth: its making against finding it at each level of the cache.

Knows: the autoencoder, the cache's levels.  Does not know: what else is timed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from audobon.compute.cache_hierarchy import CacheHierarchy, cache_for, content_key
from audobon.evaluation.gpu_nets import GpuNets
from audobon.evaluation.gpu_pictures import seconds_of

MADE, AT_TOP, ON_DISK = "a draft encoded", "a draft's latents found in memory", "a draft's latents found on the disk"


@torch.inference_mode()
def encoding_seconds(nets: GpuNets) -> dict[str, tuple[float, ...]]:
    """Seconds of each round, its key made anew each time: encoded, found at the top, and found by a new run."""
    side = nets.size.side_px
    image = torch.rand(1, 3, side, side, generator=torch.Generator().manual_seed(1))

    def encoded() -> Mapping[str, Tensor]:
        found = nets.vae.encode(image.to(nets.device, nets.dtype) * 2 - 1).latent_dist.mode()
        return {"latents": found * nets.vae.config.scaling_factor}

    def not_made() -> Mapping[str, Tensor]:
        raise AssertionError("what was kept is gone")

    def found(cache: CacheHierarchy) -> Tensor:
        return cache.of(content_key("latents", image), not_made)["latents"].to(nets.device)

    encoded()
    seconds: dict[str, list[float]] = {MADE: [], AT_TOP: [], ON_DISK: []}
    with tempfile.TemporaryDirectory(prefix="audobon-bench-") as folder:
        first = cache_for(nets.device, folder=Path(folder))
        first.of(content_key("latents", image), encoded)
        for _ in range(nets.size.rounds):
            seconds[MADE].append(seconds_of(encoded, nets.device))
            seconds[AT_TOP].append(seconds_of(partial(found, first), nets.device))
            new = cache_for(nets.device, folder=Path(folder))
            seconds[ON_DISK].append(seconds_of(partial(found, new), nets.device))
    return {name: tuple(rounds) for name, rounds in seconds.items()}
