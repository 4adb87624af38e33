"""What words, references and pictures are to Stable Diffusion's nets: asked of them once, and kept by content.

Knows: the text towers, the IP-Adapter, the autoencoder, and what decides their answers.  Does not know: panels.
A panel's second try has the words, the references and the draft of its first; the pictures of a style are the same in
every panel; an anchor's latents are wanted anew at every step; and all of them are the same in the next run.

Shapes: h w height and width in pixels, H W those of latents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from audobon.compute.cache_hierarchy import CacheHierarchy, content_key
from audobon.compute.plan import ComputePlan
from audobon.models.stable.checkpoint import StableModel
from audobon.models.stable.ip_adapter import IpAdapter
from audobon.models.stable.lora import Lora
from audobon.painting.stable_conditioning import Heard, encoded
from audobon.painting.stable_prompts import Chunks


class StableEncodings:
    """Answers of the nets beside the UNet, out of a cache where there is one. Nobody may change what is given.

    Args:
        model: Towers and autoencoder.
        loras: What is attached to the towers, for good.
        adapter: Looks at references, if there is one.
        plan: Device and precision, which decide the last digits.
        cache: None asks the nets each time.
    """

    def __init__(
        self, model: StableModel, *, loras: Sequence[Lora], adapter: IpAdapter | None, plan: ComputePlan,
        cache: CacheHierarchy | None,
    ) -> None:  # fmt: skip
        self._model = model
        self._adapter = adapter
        self._cache = cache
        self._arithmetic = f"{plan.label} {torch.get_num_threads()}"
        named = dict(model.weights)
        self._vae = named["vae"]
        added = [f"{lora.sha256} by {lora.scale}" for lora in loras]
        self._towers = " ".join([*(sha256 for name, sha256 in named.items() if name.startswith("text")), *added])

    @property
    def cache(self) -> CacheHierarchy | None:
        """What keeps the answers."""
        return self._cache

    def heard(self, prompts: Sequence[Chunks]) -> list[Heard]:
        """Prompts as the towers hear them (see `encoded`)."""
        if self._cache is None:
            return encoded(prompts, self._model)
        key = content_key("heard", self._arithmetic, self._dtype, self._towers, repr([list(one) for one in prompts]))

        def make() -> Mapping[str, Tensor]:
            found = encoded(prompts, self._model)
            states = {f"states {place}": one.states for place, one in enumerate(found)}
            return states | {f"pooled {place}": one.pooled for place, one in enumerate(found) if one.pooled is not None}

        value = self._here(self._cache.of(key, make))
        return [
            Heard(states=value[f"states {place}"], pooled=value.get(f"pooled {place}"))
            for place in range(len(prompts))
        ]  # fmt: skip

    def seen(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """What references N 3 h w in 0..1 say to the IP-Adapter, and what none says (see `IpAdapter.embed`).

        Raises:
            ValueError: Where there is no adapter.
        """
        adapter = self._adapter
        if adapter is None:
            raise ValueError("there is no IP-Adapter that could look")
        if self._cache is None:
            return adapter.embed(pictures)
        weights = " ".join(sha256 for _, sha256 in adapter.weights)

        def make() -> Mapping[str, Tensor]:
            said, unsaid = adapter.embed(pictures)
            return {"said": said, "unsaid": unsaid}

        key = content_key("seen", self._arithmetic, self._dtype, weights, pictures)
        value = self._here(self._cache.of(key, make))
        return value["said"], value["unsaid"]

    def latents(self, image: Tensor) -> Tensor:
        """Clean latents 1 C H W of a padded picture 1 3 h w in 0..1, in the autoencoder's arithmetic."""
        if self._cache is None:
            return self._encoded(image)
        key = content_key("latents", self._arithmetic, self._vae, image)
        return self._here(self._cache.of(key, lambda: {"latents": self._encoded(image)}))["latents"]

    def _encoded(self, image: Tensor) -> Tensor:
        vae = self._model.vae
        pixels = image.to(vae.device, vae.dtype) * 2 - 1
        clean: Tensor = vae.encode(pixels).latent_dist.mode() * vae.config.scaling_factor
        return clean

    @property
    def _dtype(self) -> str:
        """Of the numbers that towers and adapter count with; another where a panel is tried in more digits."""
        return str(self._model.unet.dtype)

    def _here(self, value: Mapping[str, Tensor]) -> Mapping[str, Tensor]:
        device = self._model.vae.device
        return {name: tensor.to(device) for name, tensor in value.items()}
