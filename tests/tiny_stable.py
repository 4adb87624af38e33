"""Real Stable Diffusion checkpoints at toy size, in the layouts their owners publish: folder, single file, attachments.

Every class is the real one, every name in the files is the published one; only the widths are small and the weights
come from a seed.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from diffusers import AutoencoderKL, ControlNetModel, UNet2DConditionModel
from safetensors.torch import save_file
from torch import Tensor, nn
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
)

SCHEDULER = {
    "_class_name": "PNDMScheduler", "beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012,
    "num_train_timesteps": 1000, "skip_prk_steps": True, "steps_offset": 1, "set_alpha_to_one": False,
}  # fmt: skip
WORDS = ("fox", "garden", "story", "book", "ink", "line", "run", "standing", "house", "girl", "night", "water")
TEXT_WIDTH = 64
VISION_WIDTH = 32


def save_tokenizer(folder: Path) -> int:
    """CLIP's byte-pair tokenizer with a small vocabulary, as vocab.json and merges.txt; gives the vocabulary's size."""
    letters = [chr(code) for code in range(33, 127)]
    tokens = [*letters, *(letter + "</w>" for letter in letters)]
    merges = []
    for word in WORDS:
        grown = word[0]
        for index, letter in enumerate(word[1:], start=1):
            last = letter + ("</w>" if index == len(word) - 1 else "")
            if (grown, last) not in merges:
                merges.append((grown, last))
                tokens.append(grown + last)
            grown += last
    tokens += ["<|startoftext|>", "<|endoftext|>"]
    vocabulary = {token: number for number, token in enumerate(dict.fromkeys(tokens))}
    folder.mkdir(parents=True)
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "CLIPTokenizer"}', "utf-8")
    return len(vocabulary)


def a_unet(*, sdxl: bool = False, ids: int = 6, **changed: object) -> UNet2DConditionModel:
    """The UNet of Stable Diffusion 1.x, or SDXL's."""
    torch.manual_seed(2)
    shape: dict[str, object] = {
        "sample_size": 8, "layers_per_block": 1, "block_out_channels": (32, 64), "cross_attention_dim": TEXT_WIDTH,
        "attention_head_dim": 8, "down_block_types": ("CrossAttnDownBlock2D", "DownBlock2D"),
        "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D"),
    }  # fmt: skip
    if sdxl:
        shape |= {
            "block_out_channels": (64, 128), "cross_attention_dim": 2 * TEXT_WIDTH, "use_linear_projection": True,
            "attention_head_dim": (1, 2), "transformer_layers_per_block": (1, 2),
            "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
            "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"), "addition_embed_type": "text_time",
            "addition_time_embed_dim": 8, "projection_class_embeddings_input_dim": TEXT_WIDTH + ids * 8,
        }  # fmt: skip
    return UNet2DConditionModel(**{**shape, **changed}).eval()


def a_vae() -> AutoencoderKL:
    torch.manual_seed(3)
    blocks = 4
    return AutoencoderKL(
        block_out_channels=(32,) * blocks, down_block_types=("DownEncoderBlock2D",) * blocks,
        up_block_types=("UpDecoderBlock2D",) * blocks, layers_per_block=1, latent_channels=4, scaling_factor=0.18215,
    ).eval()  # fmt: skip


def a_text_encoder(vocabulary: int, *, second: bool = False) -> nn.Module:
    torch.manual_seed(5 if second else 4)
    config = CLIPTextConfig(
        vocab_size=vocabulary, hidden_size=TEXT_WIDTH, intermediate_size=96, num_hidden_layers=3 if second else 2,
        num_attention_heads=1, projection_dim=TEXT_WIDTH, bos_token_id=vocabulary - 2, eos_token_id=vocabulary - 1,
        hidden_act="gelu" if second else "quick_gelu",
    )  # fmt: skip
    return (CLIPTextModelWithProjection if second else CLIPTextModel)(config).eval()


def save_folder(root: Path, *, sdxl: bool = False, scheduler: dict[str, object] | None = None) -> Path:
    """A checkpoint as a folder in diffusers' format."""
    vocabulary = save_tokenizer(root / "tokenizer")
    a_unet(sdxl=sdxl).save_pretrained(root / "unet")
    a_vae().save_pretrained(root / "vae")
    a_text_encoder(vocabulary).save_pretrained(root / "text_encoder")
    if sdxl:
        save_tokenizer(root / "tokenizer_2")
        a_text_encoder(vocabulary, second=True).save_pretrained(root / "text_encoder_2")
    (root / "scheduler").mkdir()
    (root / "scheduler" / "scheduler_config.json").write_text(json.dumps(scheduler or SCHEDULER), "utf-8")
    kind = "StableDiffusionXLPipeline" if sdxl else "StableDiffusionPipeline"
    (root / "model_index.json").write_text(json.dumps({"_class_name": kind}), "utf-8")
    return root


def save_single_file(path: Path, *, sdxl: bool = False, tokenizer: bool = True) -> Path:
    """A checkpoint as one `.safetensors` file in the original layout, its tokenizer beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    vocabulary = (
        len(json.loads((path.parent / "tokenizer" / "vocab.json").read_text("utf-8")))
        if (path.parent / "tokenizer").is_dir()
        else save_tokenizer(path.parent / "tokenizer")
    )
    unet, vae = a_unet(sdxl=sdxl), a_vae()
    tensors = {f"model.diffusion_model.{name}": value for name, value in original_unet(unet).items()}
    tensors |= {f"first_stage_model.{name}": value for name, value in original_vae(vae).items()}
    clip = "conditioner.embedders.0.transformer." if sdxl else "cond_stage_model.transformer."
    tensors |= {f"{clip}text_model.{name}": v for name, v in a_text_encoder(vocabulary).state_dict().items()}
    if sdxl:
        second = original_open_clip(a_text_encoder(vocabulary, second=True))
        tensors |= {f"conditioner.embedders.1.model.{name}": value for name, value in second.items()}
    save_file({name: value.clone().contiguous() for name, value in tensors.items()}, str(path))
    if not tokenizer:
        for file in (path.parent / "tokenizer").iterdir():
            file.unlink()
        (path.parent / "tokenizer").rmdir()
    return path


_RESNET = (
    (".norm1.", ".in_layers.0."), (".conv1.", ".in_layers.2."), (".norm2.", ".out_layers.0."),
    (".conv2.", ".out_layers.3."), (".time_emb_proj.", ".emb_layers.1."), (".conv_shortcut.", ".skip_connection."),
)  # fmt: skip


def original_unet(unet: UNet2DConditionModel) -> dict[str, Tensor]:
    """The UNet's tensors under the names of the original code."""
    places = [
        ("time_embedding.linear_1", "time_embed.0"), ("time_embedding.linear_2", "time_embed.2"),
        ("conv_in", "input_blocks.0.0"), ("conv_norm_out", "out.0"), ("conv_out", "out.2"),
        ("add_embedding.linear_1", "label_emb.0.0"), ("add_embedding.linear_2", "label_emb.0.2"),
        ("mid_block.resnets.0", "middle_block.0"), ("mid_block.attentions.0", "middle_block.1"),
        ("mid_block.resnets.1", "middle_block.2"),
    ]  # fmt: skip
    levels, layers = len(unet.config.block_out_channels), unet.config.layers_per_block
    index = 1
    for level in range(levels):
        for layer in range(layers):
            places.append((f"down_blocks.{level}.resnets.{layer}", f"input_blocks.{index}.0"))
            places.append((f"down_blocks.{level}.attentions.{layer}", f"input_blocks.{index}.1"))
            index += 1
        places.append((f"down_blocks.{level}.downsamplers.0.conv", f"input_blocks.{index}.0.op"))
        index += 1
    index = 0
    for level in range(levels):
        has_attention = "CrossAttn" in unet.config.up_block_types[level]
        for layer in range(layers + 1):
            places.append((f"up_blocks.{level}.resnets.{layer}", f"output_blocks.{index}.0"))
            places.append((f"up_blocks.{level}.attentions.{layer}", f"output_blocks.{index}.1"))
            index += 1
        up = 2 if has_attention else 1
        places.append((f"up_blocks.{level}.upsamplers.0.conv", f"output_blocks.{index - 1}.{up}.conv"))
    return {_renamed(name, places, _RESNET if ".resnets." in name else ()): v for name, v in unet.state_dict().items()}


def original_vae(vae: AutoencoderKL) -> dict[str, Tensor]:
    """The autoencoder's tensors under the names of the original code, its attention as 1x1 convolutions."""
    levels = len(vae.config.block_out_channels)
    places = [
        ("encoder.conv_norm_out", "encoder.norm_out"), ("decoder.conv_norm_out", "decoder.norm_out"),
    ]  # fmt: skip
    for side in ("encoder", "decoder"):
        for number in (0, 1):
            places.append((f"{side}.mid_block.resnets.{number}", f"{side}.mid.block_{number + 1}"))
        places.append((f"{side}.mid_block.attentions.0", f"{side}.mid.attn_1"))
    for level in range(levels):
        for layer in range(vae.config.layers_per_block + 1):
            places.append((f"encoder.down_blocks.{level}.resnets.{layer}", f"encoder.down.{level}.block.{layer}"))
            theirs = f"decoder.up.{levels - 1 - level}"
            places.append((f"decoder.up_blocks.{level}.resnets.{layer}", f"{theirs}.block.{layer}"))
        places.append((f"encoder.down_blocks.{level}.downsamplers.0", f"encoder.down.{level}.downsample"))
        places.append((f"decoder.up_blocks.{level}.upsamplers.0", f"decoder.up.{levels - 1 - level}.upsample"))
    attention = (
        (".group_norm.", ".norm."), (".to_q.", ".q."), (".to_k.", ".k."), (".to_v.", ".v."),
        (".to_out.0.", ".proj_out."),
    )  # fmt: skip
    found = {}
    for name, value in vae.state_dict().items():
        within = attention if ".attentions." in name else ((".conv_shortcut.", ".nin_shortcut."),)
        is_linear = ".attentions." in name and value.dim() == 2
        found[_renamed(name, places, within)] = value[:, :, None, None] if is_linear else value
    return found


def original_open_clip(encoder: nn.Module) -> dict[str, Tensor]:
    """A text encoder's tensors under OpenCLIP's names, query, key and value joined."""
    names = (
        ("text_model.encoder.layers.", "transformer.resblocks."), (".layer_norm1.", ".ln_1."),
        (".layer_norm2.", ".ln_2."), (".mlp.fc1.", ".mlp.c_fc."), (".mlp.fc2.", ".mlp.c_proj."),
        (".self_attn.out_proj.", ".attn.out_proj."), ("text_model.final_layer_norm.", "ln_final."),
        ("text_model.embeddings.token_embedding.", "token_embedding."),
        ("text_model.embeddings.position_embedding.weight", "positional_embedding"),
        ("text_projection.weight", "text_projection"),
    )  # fmt: skip
    state, found = encoder.state_dict(), {}
    for name, value in state.items():
        if ".q_proj." in name:
            ending = name.rsplit(".", 1)[1]
            joined = torch.cat([state[name.replace(".q_proj.", f".{which}_proj.")] for which in "qkv"])
            layer = name.split(".")[3]
            found[f"transformer.resblocks.{layer}.attn.in_proj_{ending}"] = joined
        elif ".k_proj." not in name and ".v_proj." not in name:
            renamed = name
            for ours, theirs in names:
                renamed = renamed.replace(ours, theirs)
            found[renamed] = value.T if name == "text_projection.weight" else value
    found["logit_scale"] = torch.tensor(4.6)
    return found


def _renamed(name: str, places: list[tuple[str, str]], within: tuple[tuple[str, str], ...]) -> str:
    for ours, theirs in sorted(places, key=lambda pair: -len(pair[0])):
        if name.startswith(ours + "."):
            rest = name[len(ours) :]
            for old, new in within:
                rest = rest.replace(old, new)
            return theirs + rest
    return name


def save_controlnet(folder: Path, *, sdxl: bool = False, seed: int = 6) -> Path:
    """A ControlNet whose last convolutions are not zero, so that it says something."""
    torch.manual_seed(seed)
    net = ControlNetModel.from_unet(a_unet(sdxl=sdxl), conditioning_embedding_out_channels=(16, 32, 64, 64))
    with torch.no_grad():
        for layer in (*net.controlnet_down_blocks, net.controlnet_mid_block, net.controlnet_cond_embedding.conv_out):
            layer.weight.normal_(std=0.2)
    net.save_pretrained(folder)
    return folder


def save_lora(path: Path, *, sdxl: bool = False, layout: str = "kohya") -> Path:
    """A LoRA on attention layers of the UNet and, in kohya's and diffusers' layouts, of the text encoder."""
    generator = torch.Generator().manual_seed(8)
    unet = a_unet(sdxl=sdxl)
    rank = 2
    tensors: dict[str, Tensor] = {}
    layers = {n: m for n, m in unet.named_modules() if n.endswith(("attn2.to_q", "attn2.to_v", "attn1.to_out.0"))}
    for name, layer in layers.items():
        flat = name.replace(".", "_")
        down = torch.randn(rank, layer.weight.shape[1], generator=generator)
        up = torch.randn(layer.weight.shape[0], rank, generator=generator)
        if layout == "kohya":
            tensors |= {f"lora_unet_{flat}.lora_down.weight": down, f"lora_unet_{flat}.lora_up.weight": up}
            tensors[f"lora_unet_{flat}.alpha"] = torch.tensor(1.0)
        elif layout == "peft":
            tensors |= {f"unet.{name}.lora_A.weight": down, f"unet.{name}.lora_B.weight": up}
        else:
            old = name.replace(".to_out.0", ".processor.to_out_lora").replace(".to_q", ".processor.to_q_lora")
            old = old.replace(".to_v", ".processor.to_v_lora")
            tensors |= {f"unet.{old}.down.weight": down, f"unet.{old}.up.weight": up}
    if layout == "kohya":
        text = "lora_te1" if sdxl else "lora_te"
        name = f"{text}_text_model_encoder_layers_0_self_attn_q_proj"
        tensors[f"{name}.lora_down.weight"] = torch.randn(rank, TEXT_WIDTH, generator=generator)
        tensors[f"{name}.lora_up.weight"] = torch.randn(TEXT_WIDTH, rank, generator=generator)
    save_file(tensors, str(path))
    return path


def save_ip_adapter(folder: Path, *, sdxl: bool = False) -> Path:
    """An IP-Adapter's file with its image encoder beside it, as published."""
    generator = torch.Generator().manual_seed(9)
    unet = a_unet(sdxl=sdxl)
    width = unet.config.cross_attention_dim
    tensors = {
        "image_proj.proj.weight": torch.randn(4 * width, VISION_WIDTH, generator=generator),
        "image_proj.proj.bias": torch.zeros(4 * width),
        "image_proj.norm.weight": torch.ones(width),
        "image_proj.norm.bias": torch.zeros(width),
    }
    for number, name in enumerate(unet.attn_processors):
        if name.endswith("attn2.processor"):
            layer = unet.get_submodule(name.removesuffix(".processor"))
            for which in ("k", "v"):
                tensors[f"ip_adapter.{number}.to_{which}_ip.weight"] = torch.randn(
                    layer.to_k.weight.shape, generator=generator
                )
    folder.mkdir(parents=True)
    file = folder / "ip-adapter_tiny.safetensors"
    save_file(tensors, str(file))
    torch.manual_seed(10)
    config = CLIPVisionConfig(
        hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=2, image_size=32, patch_size=8,
        projection_dim=VISION_WIDTH,
    )  # fmt: skip
    CLIPVisionModelWithProjection(config).save_pretrained(folder / "image_encoder")
    return file
