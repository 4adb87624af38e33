"""One `.safetensors` file in the original layout, taken apart into nets with their configs.

Knows: the names and shapes of tensors in the original Stable Diffusion code.  Does not know: files, prompts, loops.
Such a file carries no configuration: every size is read off the tensors, so that nothing has to be fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from torch import Tensor

from audobon.errors import WeightsError
from audobon.models.stable.files import Stored

UNET = "model.diffusion_model."
VAE = "first_stage_model."
CLIP_PREFIXES = ("cond_stage_model.transformer.", "conditioner.embedders.0.transformer.")
OPEN_CLIP = "conditioner.embedders.1.model."
REFINER_CLIP = "conditioner.embedders.0.model."
HEAD_WIDTH = 64
SD_HEADS = 8
SCALING = {"sd": 0.18215, "sdxl": 0.13025}
SCHEDULER = {
    "_class_name": "EulerDiscreteScheduler", "beta_schedule": "scaled_linear", "beta_start": 0.00085,
    "beta_end": 0.012, "num_train_timesteps": 1000, "prediction_type": "epsilon", "steps_offset": 1,
    "timestep_spacing": "leading",
}  # fmt: skip


def is_original_layout(tensors: Mapping[str, Tensor]) -> bool:
    """Is this a whole checkpoint in the original layout?"""
    return f"{UNET}input_blocks.0.0.weight" in tensors


def taken_apart(tensors: dict[str, Tensor], *, source: str, sha256: str) -> dict[str, Stored]:
    """The nets of a checkpoint by their folder's name in diffusers' layout: unet, vae, text_encoder, text_encoder_2.

    Raises:
        WeightsError: AUD-322, if it is not Stable Diffusion 1.x or SDXL.
    """
    if not is_original_layout(tensors):
        raise WeightsError(
            "AUD-322",
            f"{source} is no whole Stable Diffusion checkpoint: it has no {UNET}input_blocks",
            hint="give the base model with --model; LoRA, ControlNet and VAE files have options of their own",
        )
    from diffusers.loaders.single_file_utils import convert_ldm_unet_checkpoint, convert_ldm_vae_checkpoint

    prefix = next((p for p in CLIP_PREFIXES if any(name.startswith(p) for name in tensors)), "")
    second = next((p for p in (OPEN_CLIP, REFINER_CLIP) if f"{p}text_projection" in tensors), "")
    if not prefix and not second:
        raise WeightsError(
            "AUD-322",
            f"{source} has no CLIP text encoder of the kind that Stable Diffusion 1.x and SDXL have",
            hint="Stable Diffusion 2.x is read from a folder in diffusers' format",
        )
    found: dict[str, tuple[dict[str, object], dict[str, Tensor]]] = {}
    if prefix:
        found["text_encoder"] = _clip(tensors, prefix)
    if second:
        found["text_encoder_2"] = _open_clip(tensors, second)
    pooled = int(tensors[f"{second}text_projection"].shape[1]) if second else 0
    config = _unet_config(tensors, pooled=pooled, ids=6 if prefix else 5)
    found["unet"] = (config, convert_ldm_unet_checkpoint(dict(tensors), config))
    if any(name.startswith(VAE) for name in tensors):
        vae = _vae_config(tensors, scaling=SCALING["sdxl" if second else "sd"])
        found["vae"] = (vae, convert_ldm_vae_checkpoint(dict(tensors), vae))
    return {
        name: Stored(name=name, config=config, tensors=state, sha256=sha256) for name, (config, state) in found.items()
    }


def _count(tensors: Mapping[str, Tensor], pattern: str) -> int:
    """How many numbers stand where the pattern has its group."""
    numbers = {int(hit.group(1)) for name in tensors if (hit := re.match(pattern, name))}
    return max(numbers) + 1 if numbers else 0


def _unet_config(tensors: Mapping[str, Tensor], *, pooled: int, ids: int) -> dict[str, object]:
    widths: list[int] = []
    depths: list[int] = []
    layers = 0
    fresh = True
    for index in range(1, _count(tensors, re.escape(UNET) + r"input_blocks\.(\d+)\.")):
        block = f"{UNET}input_blocks.{index}."
        if f"{block}0.op.weight" in tensors:
            fresh = True
            continue
        if fresh:
            widths.append(int(tensors[f"{block}0.out_layers.3.weight"].shape[0]))
            depths.append(0)
            fresh = False
        depths[-1] = max(depths[-1], _count(tensors, re.escape(block) + r"1\.transformer_blocks\.(\d+)\."))
        layers += len(widths) == 1
    keys = next(name for name in tensors if name.startswith(UNET) and name.endswith("attn2.to_k.weight"))
    projection = tensors[next(name for name in tensors if name.startswith(UNET) and name.endswith("proj_in.weight"))]
    linear = projection.dim() == 2
    label = tensors.get(f"{UNET}label_emb.0.0.weight")
    config: dict[str, object] = {
        "_class_name": "UNet2DConditionModel",
        "in_channels": int(tensors[f"{UNET}input_blocks.0.0.weight"].shape[1]),
        "out_channels": int(tensors[f"{UNET}out.2.weight"].shape[0]),
        "block_out_channels": widths,
        "layers_per_block": layers,
        "down_block_types": ["CrossAttnDownBlock2D" if depth else "DownBlock2D" for depth in depths],
        "up_block_types": ["CrossAttnUpBlock2D" if depth else "UpBlock2D" for depth in reversed(depths)],
        "transformer_layers_per_block": [max(depth, 1) for depth in depths],
        "cross_attention_dim": int(tensors[keys].shape[1]),
        "use_linear_projection": linear,
        "attention_head_dim": [max(1, width // HEAD_WIDTH) for width in widths] if linear else SD_HEADS,
    }
    if label is not None:
        config["addition_embed_type"] = "text_time"
        config["projection_class_embeddings_input_dim"] = int(label.shape[1])
        config["addition_time_embed_dim"] = (int(label.shape[1]) - pooled) // ids
    return config


def _vae_config(tensors: Mapping[str, Tensor], *, scaling: float) -> dict[str, Any]:
    levels = _count(tensors, re.escape(VAE) + r"encoder\.down\.(\d+)\.")
    return {
        "_class_name": "AutoencoderKL",
        "block_out_channels": [
            int(tensors[f"{VAE}encoder.down.{level}.block.0.conv1.weight"].shape[0]) for level in range(levels)
        ],
        "layers_per_block": _count(tensors, re.escape(VAE) + r"encoder\.down\.0\.block\.(\d+)\."),
        "latent_channels": int(tensors[f"{VAE}decoder.conv_in.weight"].shape[1]),
        "down_block_types": ["DownEncoderBlock2D"] * levels,
        "up_block_types": ["UpDecoderBlock2D"] * levels,
        "scaling_factor": scaling,
    }


def _clip_config(
    tensors: Mapping[str, Tensor], prefix: str, *, layers: int, wide: str, act: str, projection: int
) -> dict[str, object]:
    vocabulary, width = tensors[f"{prefix}token_embedding.weight"].shape
    return {
        "vocab_size": int(vocabulary),
        "hidden_size": int(width),
        "intermediate_size": int(tensors[wide].shape[0]),
        "num_hidden_layers": layers,
        "num_attention_heads": max(1, int(width) // HEAD_WIDTH),
        "hidden_act": act,
        "projection_dim": projection,
        "bos_token_id": int(vocabulary) - 2,
        "eos_token_id": int(vocabulary) - 1,
    }


def _clip(tensors: dict[str, Tensor], prefix: str) -> tuple[dict[str, object], dict[str, Tensor]]:
    state = {name[len(prefix) :]: value for name, value in tensors.items() if name.startswith(prefix)}
    config = _clip_config(
        state,
        "text_model.embeddings.",
        layers=_count(state, r"text_model\.encoder\.layers\.(\d+)\."),
        wide="text_model.encoder.layers.0.mlp.fc1.weight",
        act="quick_gelu",
        projection=int(state["text_model.embeddings.token_embedding.weight"].shape[1]),
    )
    config["max_position_embeddings"] = int(state["text_model.embeddings.position_embedding.weight"].shape[0])
    return config, state


def _open_clip(tensors: dict[str, Tensor], prefix: str) -> tuple[dict[str, object], dict[str, Tensor]]:
    state = {name[len(prefix) :]: value for name, value in tensors.items() if name.startswith(prefix)}
    config = _clip_config(
        state,
        "",
        layers=_count(state, r"transformer\.resblocks\.(\d+)\."),
        wide="transformer.resblocks.0.mlp.c_fc.weight",
        act="gelu",
        projection=int(state["text_projection"].shape[1]),
    )
    config["max_position_embeddings"] = int(state["positional_embedding"].shape[0])
    return config, _open_clip_renamed(state)


_OPEN_CLIP_NAMES = (
    ("transformer.resblocks.", "text_model.encoder.layers."), (".ln_1.", ".layer_norm1."), (".ln_2.", ".layer_norm2."),
    (".mlp.c_fc.", ".mlp.fc1."), (".mlp.c_proj.", ".mlp.fc2."), (".attn.out_proj.", ".self_attn.out_proj."),
    ("token_embedding.", "text_model.embeddings.token_embedding."), ("ln_final.", "text_model.final_layer_norm."),
)  # fmt: skip


def _open_clip_renamed(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """OpenCLIP's names to transformers' names, its joined query-key-value projections parted."""
    found: dict[str, Tensor] = {}
    for name, value in state.items():
        if name == "positional_embedding":
            found["text_model.embeddings.position_embedding.weight"] = value
        elif name == "text_projection":
            found["text_projection.weight"] = value.T.contiguous()
        elif ".attn.in_proj_" in name:
            layer = name.split(".")[2]
            ending = name.rsplit("_", 1)[1]
            for which, part in zip("qkv", value.chunk(3), strict=True):
                place = f"text_model.encoder.layers.{layer}.self_attn.{which}_proj.{ending}"
                found[place] = part.contiguous()
        elif name not in ("logit_scale", "attn_mask"):
            renamed = name
            for old, new in _OPEN_CLIP_NAMES:
                renamed = renamed.replace(old, new)
            found[renamed] = value
    return found
