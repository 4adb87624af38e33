"""A Stable Diffusion checkpoint as nets: UNet, autoencoder, text towers, and how its noise is scheduled.

Knows: the two layouts (diffusers' folder, one file) and what makes a family.  Does not know: prompts, loops, comics.
No pipeline object is made: the nets are built from their configs and filled with their tensors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from audobon.errors import WeightsError
from audobon.models.stable.files import Stored, located, read_json, read_stored, read_tensors, sha256_of
from audobon.models.stable.single_file import SCHEDULER, taken_apart
from audobon.models.stable.text import TextTower, load_tokenizer, text_tower

if TYPE_CHECKING:
    from diffusers import AutoencoderKL, UNet2DConditionModel

LATENT_CHANNELS = 4
LATENT_PX = 8
CLIP_ON_THE_HUB = "openai/clip-vit-large-patch14"
TOKENIZER_FILES = ("vocab.json", "merges.txt", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")
OPEN_CLIP_PAD = 0


class Family(StrEnum):
    """`SD` has one text tower, `SDXL` two and its size and crop conditioning, `REFINER` the second tower alone."""

    SD = "sd"
    SDXL = "sdxl"
    REFINER = "refiner"


@dataclass(frozen=True, kw_only=True)
class StableModel:
    """The nets of one checkpoint, in eval mode.

    Attributes:
        family: Which kind of conditioning the UNet wants.
        unet: The denoiser; predicts what `scheduler`'s `prediction_type` says.
        vae: Pictures to latents and back.
        towers: Text towers in the order their states are joined.
        scheduler: The model's own scheduler config, with its class's name.
        zero_unprompted: Whether an empty negative prompt is meant as zeros.
        weights: (name, sha256) of everything loaded.
    """

    family: Family
    unet: UNet2DConditionModel
    vae: AutoencoderKL
    towers: tuple[TextTower, ...]
    scheduler: Mapping[str, object]
    zero_unprompted: bool
    weights: tuple[tuple[str, str], ...]

    def to(self, device: torch.device, dtype: torch.dtype, *, are_words_away: bool = False) -> None:
        """Move all nets; the autoencoder stays in float32, where SDXL's needs it.

        Args:
            device: Where they work.
            dtype: What they work in.
            are_words_away: The text towers stay with the processor, in float32.
        """
        self.unet.to(device=device, dtype=dtype)
        self.vae.to(device=device, dtype=torch.float32)
        for tower in self.towers:
            if are_words_away:
                tower.net.to(device="cpu", dtype=torch.float32)
            else:
                tower.net.to(device=device, dtype=dtype)


def decode_in_tiles(vae: AutoencoderKL, *, tile_px: int) -> None:
    """Let pictures larger than `tile_px` a side be decoded and encoded in tiles of that size, which overlap by a
    quarter; SDXL's own tiles are as large as its pictures, and save nothing."""
    vae.enable_tiling()
    vae.tile_sample_min_size = tile_px
    vae.tile_latent_min_size = tile_px // LATENT_PX


def load_stable_model(
    source: str, *, vae: str = "", cache: Path | None = None, offline: bool | None = None
) -> StableModel:
    """Load a checkpoint on the CPU.

    Args:
        source: A folder in diffusers' format, a `.safetensors` file in the original layout, or a hub id.
        vae: Another autoencoder: a folder, or a hub id.
        cache: The hub's cache; None takes the library's own.
        offline: Fetch nothing from the hub; None does as HF_HUB_OFFLINE says.

    Raises:
        WeightsError: AUD-320 not here; AUD-321 a pickle; AUD-322 another architecture; AUD-323 missing or damaged;
            AUD-324 tensors that do not fit; AUD-325 not fetched; AUD-327 no tokenizer.
    """
    path = located(source, cache=cache, offline=offline)
    parts = _from_folder(path) if path.is_dir() else _from_file(path)
    if vae:
        other = _vae_folder(located(vae, cache=cache, offline=offline))
        parts = replace(parts, stored={**parts.stored, "vae": replace(read_stored(other, name="vae"), name="vae")})
    unet_stored = parts.stored["unet"]
    family = family_of(unet_stored, source=source, towers=set(parts.stored) & {"text_encoder", "text_encoder_2"})
    if family is Family.REFINER:
        raise WeightsError(
            "AUD-322", f"{source} is a refiner, and paints no picture alone", hint="give it with --refiner"
        )
    if "vae" not in parts.stored:
        raise WeightsError("AUD-323", f"{source} has no autoencoder", hint="give one with --vae")
    return StableModel(
        family=family,
        unet=unet_of(unet_stored),
        vae=_vae_of(parts.stored["vae"]),
        towers=_towers(parts, path, cache=cache, offline=offline),
        scheduler=parts.scheduler,
        zero_unprompted=parts.zero_unprompted,
        weights=tuple((name, stored.sha256) for name, stored in sorted(parts.stored.items())),
    )


def load_refiner(source: str, *, cache: Path | None = None, offline: bool | None = None) -> tuple[Any, str]:
    """The refiner's UNet and its sha256.

    Raises:
        WeightsError: as `load_stable_model`; AUD-322, if it is not a refiner.
    """
    path = located(source, cache=cache, offline=offline)
    parts = _from_folder(path) if path.is_dir() else _from_file(path)
    stored = parts.stored["unet"]
    towers = set(parts.stored) & {"text_encoder", "text_encoder_2"}
    if family_of(stored, source=source, towers=towers) is not Family.REFINER:
        raise WeightsError("AUD-322", f"{source} is not a refiner", hint="give an SDXL refiner with --refiner")
    return unet_of(stored), stored.sha256


@dataclass(frozen=True, kw_only=True)
class _Parts:
    stored: dict[str, Stored]
    scheduler: Mapping[str, object]
    zero_unprompted: bool
    tokenizers: tuple[Path, ...]


def _from_folder(folder: Path) -> _Parts:
    index = read_json(folder / "model_index.json") if (folder / "model_index.json").is_file() else {}
    if not (folder / "unet").is_dir():
        kind = index.get("_class_name", "no model in diffusers' format")
        raise WeightsError(
            "AUD-322",
            f"{folder} is {kind}: it has no unet",
            hint="give Stable Diffusion 1.x, 2.x or SDXL in diffusers' format",
        )
    names = ["unet", *(n for n in ("vae", "text_encoder", "text_encoder_2") if (folder / n).is_dir())]
    scheduler = folder / "scheduler" / "scheduler_config.json"
    second = "text_encoder_2" in names
    return _Parts(
        stored={name: read_stored(folder / name, name=name) for name in names},
        scheduler=read_json(scheduler),
        zero_unprompted=bool(index.get("force_zeros_for_empty_prompt", second)),
        tokenizers=(folder / "tokenizer", folder / "tokenizer_2"),
    )


def _from_file(path: Path) -> _Parts:
    tensors = read_tensors(path)
    stored = taken_apart(tensors, source=str(path), sha256=sha256_of((path,)))
    predicts_v = "v_pred" in tensors
    return _Parts(
        stored=stored,
        scheduler={**SCHEDULER, **({"prediction_type": "v_prediction"} if predicts_v else {})},
        zero_unprompted="text_encoder_2" in stored,
        tokenizers=(path.parent / "tokenizer", path.parent / "tokenizer"),
    )


def family_of(unet: Stored, *, source: str, towers: set[str]) -> Family:
    """Which family a UNet belongs to.

    Raises:
        WeightsError: AUD-322, if it is none that is known here.
    """
    kind = unet.config.get("_class_name")
    channels = unet.config.get("in_channels")
    if kind != "UNet2DConditionModel" or channels != LATENT_CHANNELS:
        raise WeightsError(
            "AUD-322",
            f"{source} has a {kind} of {channels} channels in",
            hint="give a text-to-image UNet of 4 channels; models for inpainting, depth or video are others",
        )
    if unet.config.get("addition_embed_type") == "text_time":
        return Family.SDXL if "text_encoder" in towers else Family.REFINER
    if "text_encoder" not in towers:
        raise WeightsError("AUD-323", f"{source} has no text encoder", hint="get the whole model")
    return Family.SD


def unet_of(stored: Stored) -> Any:
    """The UNet, filled."""
    from diffusers import UNet2DConditionModel

    return filled(UNet2DConditionModel, stored)


def _vae_of(stored: Stored) -> Any:
    from diffusers import AutoencoderKL

    old = (".query.", ".to_q."), (".key.", ".to_k."), (".value.", ".to_v."), (".proj_attn.", ".to_out.0.")
    state = {}
    for name, value in stored.tensors.items():
        renamed = name
        if ".attentions." in name:
            for before, after in old:
                renamed = renamed.replace(before, after)
        is_square = renamed.endswith("weight") and value.dim() == 4 and ".attentions." in renamed
        state[renamed] = value[:, :, 0, 0] if is_square else value
    return filled(AutoencoderKL, replace(stored, tensors=state))


def _vae_folder(path: Path) -> Path:
    if path.is_file():
        raise WeightsError(
            "AUD-322", f"{path} is one file", hint="give an autoencoder as a folder in diffusers' format"
        )
    return path / "vae" if (path / "vae" / "config.json").is_file() else path


def filled(kind: Any, stored: Stored) -> Any:
    """A net of a diffusers class from its config and tensors, in eval mode.

    Raises:
        WeightsError: AUD-322 if the config names another class, AUD-324 if the tensors do not fit.
    """
    named = stored.config.get("_class_name", kind.__name__)
    if named != kind.__name__:
        raise WeightsError("AUD-322", f"{stored.name} is a {named}", hint=f"a {kind.__name__} belongs here")
    try:
        with torch.device("meta"):
            net = kind.from_config({name: value for name, value in stored.config.items() if name != "_name_or_path"})
        net.load_state_dict(stored.tensors, strict=True, assign=True)
    except (RuntimeError, ValueError, TypeError) as error:
        raise WeightsError(
            "AUD-324",
            f"the tensors of {stored.name} do not fit a {kind.__name__}: {str(error).splitlines()[-1].strip()}",
            hint="the model's config and its weights are of different versions; get both again",
        ) from error
    net.eval().requires_grad_(False)
    return net


def _towers(parts: _Parts, path: Path, *, cache: Path | None, offline: bool | None) -> tuple[TextTower, ...]:
    is_file = path.is_file()
    towers = []
    for number, name in enumerate(("text_encoder", "text_encoder_2")):
        if name not in parts.stored:
            continue
        folder = parts.tokenizers[number]
        if is_file and not folder.is_dir():
            folder = _clip_tokenizer(path, cache=cache, offline=offline)
        pad = OPEN_CLIP_PAD if number == 1 and is_file else None
        towers.append(text_tower(parts.stored[name], load_tokenizer(folder), is_second=number == 1, pad=pad))
    return tuple(towers)


def _clip_tokenizer(path: Path, *, cache: Path | None, offline: bool | None) -> Path:
    """CLIP's own tokenizer out of the hub's cache: a single file carries none."""
    try:
        return located(CLIP_ON_THE_HUB, cache=cache, offline=offline, wanted=TOKENIZER_FILES)
    except WeightsError as error:
        raise WeightsError(
            "AUD-327",
            f"{path.name} carries no tokenizer, and {CLIP_ON_THE_HUB} is not at hand: {error.message}",
            hint=f"put a folder `tokenizer` (vocab.json, merges.txt) beside {path.name}, or switch the network on once",
        ) from error
