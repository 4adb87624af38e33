"""Published T5, Llama and GPT-2 checkpoints as branches of the narrative net: safetensors, and never fetched.

Knows: how transformers names the tensors of the three.  Does not know: how the net is trained, text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import GPT2Config, LlamaConfig, T5Config

from audobon.errors import WeightsError
from audobon.models.checkpoint_blocks import SIZES, UNBUILT, last_line, parts_of
from audobon.models.stable.files import Stored, located, read_json, read_stored
from audobon.models.story_branches import Branch, GivenBranch
from audobon.models.story_net import StoryNet, StoryShape

_CONFIGS: Mapping[Branch, type] = {Branch.T5: T5Config, Branch.LLAMA: LlamaConfig, Branch.GPT2: GPT2Config}
_BLOCKS = {Branch.T5: "encoder.block.", Branch.LLAMA: "layers.", Branch.GPT2: "h."}
_NORMS = {Branch.T5: "encoder.final_layer_norm.", Branch.LLAMA: "norm.", Branch.GPT2: "ln_f."}
_WRAPPED = re.compile(r"^(?:model|transformer)\.")
_POSITIONS = "layer.0.SelfAttention.relative_attention_bias.weight"
"""T5 keeps the bias of its first block alone, and every block goes by it."""
_BUFFERS = frozenset({"self_attn.rotary_emb.inv_freq", "attn.bias", "attn.masked_bias"})
"""Older files hold what is worked out anew."""


@dataclass(frozen=True, kw_only=True)
class BlockRange:
    """Which blocks of a checkpoint: `count` of them from the one numbered `first`, from 0."""

    first: int = 0
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class ReadBranch:
    """A branch as it was read: what it is, and its tensors by their names in a `StoryNet`'s state, float32."""

    given: GivenBranch
    blocks: BlockRange
    tensors: Mapping[str, Tensor]


def read_branch(
    branch: Branch, source: str, *, blocks: BlockRange, frozen: bool, cache: Path | None = None
) -> ReadBranch:
    """Blocks of a checkpoint in transformers' format, checked against its config.

    Args:
        branch: Which branch it is for.
        source: A folder, or a hub id that is in the hub's cache on this machine.
        blocks: Which of its blocks.
        frozen: Whether they are to stay as they are.
        cache: The hub's cache; None takes the library's own.

    Raises:
        WeightsError: AUD-320 not here; AUD-321 only pickles; AUD-323 missing or damaged files; AUD-341 no checkpoint
            of that kind; AUD-342 it has not so many blocks; AUD-343 its tensors do not fit its config.
    """
    folder = _folder(source, cache=cache)
    config = _config_of(branch, folder)
    sizes, total = _sizes(branch, config, folder)
    if not 0 <= blocks.first < blocks.first + blocks.count <= total:
        raise WeightsError(
            "AUD-342",
            f"{source} has {total} blocks, and {blocks.first + 1} to {blocks.first + blocks.count} are asked for",
            hint=f"ask for blocks from 1 to {total} with --branch-blocks",
        )
    stored = read_stored(folder, name=branch, wanted=lambda name: bool(_renamed(branch, name, blocks)))
    tensors = _fitted(branch, sizes, stored, blocks=blocks, folder=folder)
    is_folder = Path(source).expanduser().exists()
    given = GivenBranch(
        sizes=sizes, first=blocks.first, source=str(folder.resolve()) if is_folder else source, sha256=stored.sha256,
        frozen=frozen,
    )  # fmt: skip
    return ReadBranch(given=given, blocks=blocks, tensors=tensors)


def with_branches(shape: StoryShape, read: Mapping[Branch, ReadBranch]) -> StoryShape:
    """A shape whose branches are, where they were read, a checkpoint's."""
    for branch, one in read.items():
        count, given = one.blocks.count, one.given
        if branch is Branch.T5:
            shape = replace(shape, t5=given, t5_blocks=count)
        elif branch is Branch.LLAMA:
            shape = replace(shape, llama=given, llama_blocks=count)
        else:
            shape = replace(shape, gpt2=given, gpt2_blocks=count)
    return shape


def begin_branches(net: StoryNet, read: Mapping[Branch, ReadBranch]) -> None:
    """Put the tensors that were read into a net of their shape."""
    for one in read.values():
        net.load_state_dict(dict(one.tensors), strict=False)


def lend_frozen(net: StoryNet, *, cache: Path | None = None) -> None:
    """Read the frozen branches of a net from the checkpoints that it was trained on.

    Raises:
        WeightsError: AUD-344, if a checkpoint is gone; AUD-345, if it is not the one it was; else as `read_branch`.
    """
    for branch, given in net.shape.given().items():
        if not given.frozen:
            continue
        blocks = BlockRange(first=given.first, count=net.shape.blocks_of(branch))
        try:
            read = read_branch(branch, given.source, blocks=blocks, frozen=True, cache=cache)
        except WeightsError as error:
            if error.code != "AUD-320":
                raise
            raise WeightsError(
                "AUD-344",
                f"the story model's frozen {branch} branch is read from {given.source}, and nothing lies there",
                hint="put the checkpoint back, or train the model again without --freeze-branches",
            ) from error
        if read.given.sha256 != given.sha256:
            raise WeightsError(
                "AUD-345",
                f"the checkpoint at {given.source} has changed: its sha256 is {read.given.sha256[:12]}..., and the "
                f"story model's frozen {branch} branch was trained on {given.sha256[:12]}...",
                hint="put the same checkpoint back, or train the model again",
            )
        begin_branches(net, {branch: read})


def _folder(source: str, *, cache: Path | None) -> Path:
    try:
        path = located(source, cache=cache, offline=True)
    except WeightsError as error:
        if error.code != "AUD-320":
            raise
        raise WeightsError(
            "AUD-320",
            f"no checkpoint lies at {source}, nor in the hub's cache under that name",
            hint=f"give a folder, or fetch it first: hf download {source}",
        ) from error
    if not (path / "config.json").is_file():
        raise WeightsError(
            "AUD-341",
            f"{path} is no checkpoint in transformers' format: it has no config.json",
            hint="give the folder that holds config.json and model.safetensors",
        )
    return path


def _config_of(branch: Branch, folder: Path) -> dict[str, object]:
    config = read_json(folder / "config.json")
    kind = config.get("model_type")
    if kind != branch:
        raise WeightsError(
            "AUD-341",
            f"{folder} is a model of type {kind}, and the {branch} branch takes {branch}",
            hint="give T5 with --t5, Llama with --llama and GPT-2 with --gpt2",
        )
    return config


def _sizes(branch: Branch, config: Mapping[str, object], folder: Path) -> tuple[dict[str, object], int]:
    """Its sizes as transformers reads them, and how many blocks it has."""
    named = {name: value for name, value in config.items() if not name.startswith("_") and name != "model_type"}
    try:
        whole = _CONFIGS[branch](**named)
        return {name: getattr(whole, name) for name in SIZES[branch]}, int(whole.num_hidden_layers)
    except UNBUILT as error:
        raise _unfit(branch, folder, error) from error


def _renamed(branch: Branch, name: str, blocks: BlockRange) -> str:
    """A checkpoint's tensor by its name in the narrative net, empty if the net has no use for it."""
    bare = _WRAPPED.sub("", name)
    if bare.startswith(_NORMS[branch]):
        return f"{branch}_norm.{bare.removeprefix(_NORMS[branch])}"
    number, _, rest = bare.removeprefix(_BLOCKS[branch]).partition(".")
    if not bare.startswith(_BLOCKS[branch]) or not number.isdecimal() or rest in _BUFFERS:
        return ""
    if rest == _POSITIONS:
        return f"{branch}.0.{rest}" if int(number) == 0 else ""
    place = int(number) - blocks.first
    return f"{branch}.{place}.{rest}" if 0 <= place < blocks.count else ""


def _fitted(
    branch: Branch, sizes: Mapping[str, object], stored: Stored, *, blocks: BlockRange, folder: Path
) -> dict[str, Tensor]:
    """The tensors by their new names, every one that the branch has and in its size."""
    tensors = {_renamed(branch, name, blocks): value.float() for name, value in stored.tensors.items()}
    try:
        # On the meta device sizes that would fill the memory cost nothing, and are found out all the same.
        with torch.device("meta"):
            parts = parts_of(branch, sizes, count=blocks.count, dropout=0.0, first=blocks.first)
        net = nn.ModuleDict({str(branch): parts.blocks, f"{branch}_norm": parts.norm})
        net.load_state_dict(tensors, strict=True, assign=True)
    except (ValueError, RuntimeError) as error:
        raise _unfit(branch, folder, error) from error
    if not all(bool(value.isfinite().all()) for value in tensors.values()):
        raise _unfit(branch, folder, ValueError("some numbers are not finite"))
    return tensors


def _unfit(branch: Branch, folder: Path, error: Exception) -> WeightsError:
    return WeightsError(
        "AUD-343",
        f"{folder} makes no {branch} branch: {last_line(error)}",
        hint="its config and its weights are not of one model, or are not whole; get both again",
    )
