"""Weights on disk: safetensors shards with a manifest of sha256, 8 bits a channel where that costs nothing.

Knows: tensors and files, and how a net is filled with them.  Does not know: any net's shape.
A folder of weights holds `config.json` (the net's shape and what it is), `weights.json` (each shard's name and sha256)
and `*.safetensors` shards.  Nothing is loaded by executing it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load as parse_safetensors
from safetensors.torch import save as write_safetensors
from torch import Tensor, nn

from audobon.errors import WeightsError

SHARD_BYTES = 15_000_000
SCALE = "::scale"
"""What the scales of a tensor of 8-bit integers are called, behind its name."""
_SMALLEST_QUANTISED = 4096

Net = TypeVar("Net", bound=nn.Module)


@dataclass(frozen=True, kw_only=True)
class WeightsFile:
    """One shard of a weights folder, as the manifest names it."""

    path: Path
    sha256: str


def quantise(tensor: Tensor) -> tuple[Tensor, Tensor]:
    """Symmetric 8-bit integers with one float32 scale per output channel (dim 0)."""
    flat = tensor.detach().float().flatten(1)
    scale = flat.abs().amax(dim=1).clamp_min(1e-12) / 127.0
    integers = (flat / scale[:, None]).round().clamp(-127, 127).to(torch.int8)
    return integers.reshape(tensor.shape), scale


def packed(state: Mapping[str, Tensor], *, eight_bit: bool, exact: frozenset[str] = frozenset()) -> dict[str, Tensor]:
    """Tensors ready for disk: large matrices as 8-bit integers and scales, the rest bfloat16; `exact` as they are."""
    out: dict[str, Tensor] = {}
    for name, tensor in state.items():
        if name in exact or not tensor.is_floating_point():
            out[name] = tensor.detach().cpu().contiguous().clone()
        elif eight_bit and tensor.dim() >= 2 and tensor.numel() >= _SMALLEST_QUANTISED:
            integers, scale = quantise(tensor.cpu())
            out[name] = integers.contiguous()
            out[name + SCALE] = scale
        else:
            out[name] = tensor.detach().cpu().to(torch.bfloat16).contiguous()
    return out


def unpacked(stored: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The float32 tensors of a stored mapping."""
    return {name: restored(stored, name) for name in stored if not name.endswith(SCALE)}


def restored(stored: Mapping[str, Tensor], name: str) -> Tensor:
    """One tensor of a stored mapping in float32; integers without scales as they are."""
    tensor = stored[name]
    if name + SCALE in stored:
        return tensor.float() * stored[name + SCALE].reshape(-1, *[1] * (tensor.dim() - 1))
    return tensor.float() if tensor.is_floating_point() else tensor


def save_weights(folder: Path, tensors: Mapping[str, Tensor], *, config: Mapping[str, object]) -> None:
    """Write packed tensors as shards under 16 MB, with their manifest and the config."""
    save_shards(folder, tensors)
    (folder / "config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def save_shards(folder: Path, tensors: Mapping[str, Tensor]) -> None:
    """Write packed tensors as shards under 16 MB, with their manifest; the same tensors give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    shards: list[dict[str, Tensor]] = [{}]
    size = 0
    for name in sorted(tensors):
        weight = tensors[name].numel() * tensors[name].element_size()
        if shards[-1] and size + weight > SHARD_BYTES:
            shards.append({})
            size = 0
        shards[-1][name] = tensors[name]
        size += weight
    for stale in folder.glob("*.safetensors"):
        stale.unlink()
    manifest = {}
    for index, shard in enumerate(shards):
        data = write_safetensors(shard)
        name = f"weights-{index + 1:02d}-of-{len(shards):02d}.safetensors"
        (folder / name).write_bytes(data)
        manifest[name] = hashlib.sha256(data).hexdigest()
    (folder / "weights.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def read_config(folder: Path) -> dict[str, object]:
    """The `config.json` of a weights folder.

    Raises:
        WeightsError: AUD-311 if it is missing, AUD-312 if it is not JSON.
    """
    return _read_json(folder / "config.json")


def weights_files(folder: Path) -> tuple[WeightsFile, ...]:
    """The shards that the manifest of `folder` names.

    Raises:
        WeightsError: AUD-311 if the manifest is missing, AUD-312 if it is damaged.
    """
    manifest = _read_json(folder / "weights.json")
    return tuple(WeightsFile(path=folder / name, sha256=str(digest)) for name, digest in sorted(manifest.items()))


def fingerprint(folder: Path) -> str:
    """One sha256 for a whole weights folder: that of its manifest's digests in order."""
    digests = "".join(file.sha256 for file in weights_files(folder))
    return hashlib.sha256(digests.encode()).hexdigest()


def load_weights(folder: Path) -> dict[str, Tensor]:
    """All tensors of a weights folder as float32, each shard checked against its sha256 before it is parsed.

    Raises:
        WeightsError: AUD-311 missing, AUD-312 damaged manifest, AUD-313 wrong sha256, AUD-314 not safetensors.
    """
    return unpacked(load_stored(folder))


def load_stored(folder: Path) -> dict[str, Tensor]:
    """All tensors of a weights folder as they are stored, each shard checked against its sha256 before it is parsed.

    Raises:
        WeightsError: AUD-311..314, as `load_weights`.
    """
    stored: dict[str, Tensor] = {}
    for file in weights_files(folder):
        stored.update(_read_shard(file))
    return stored


def tensor_names(folder: Path) -> tuple[str, ...]:
    """The names of all tensors of a weights folder, from its shards' heads alone: nothing is loaded or checked.

    Raises:
        WeightsError: AUD-311 missing, AUD-312 damaged manifest, AUD-314 not safetensors.
    """
    names: list[str] = []
    for file in weights_files(folder):
        try:
            with safe_open(file.path, framework="pt") as shard:
                names += shard.keys()
        except FileNotFoundError as error:
            raise _missing(file.path) from error
        except SafetensorError as error:
            raise _no_safetensors(file.path, error) from error
    return tuple(name for name in names if not name.endswith(SCALE))


def filled(net: Net, tensors: Mapping[str, Tensor], *, root: Path, own: Collection[str] | None = None) -> Net:
    """A net with its tensors from disk, all of them and no others, in eval mode and frozen.

    Args:
        net: Of the stored shape.
        tensors: As loaded.
        root: Where they lie.
        own: The names of the tensors that are stored, if others (of a backbone) stay as they are.

    Raises:
        WeightsError: AUD-315, if they do not fit.
    """
    wanted = set(net.state_dict() if own is None else own)
    missing, strange = len(wanted - set(tensors)), len(set(tensors) - wanted)
    if missing or strange:
        raise unfit(root, f"{missing} tensors are missing and {strange} are strange to {type(net).__name__}")
    try:
        net.load_state_dict(dict(tensors), strict=False)
    except RuntimeError as error:
        raise unfit(root, str(error).splitlines()[-1].strip()) from error
    return net.eval().requires_grad_(False)


def unfit(root: Path, why: str) -> WeightsError:
    """Weights that are of another version than the program, or of another net."""
    return WeightsError("AUD-315", f"the weights in {root} do not fit: {why}", hint="install Audobon again")


def verify(file: WeightsFile) -> bytes:
    """The bytes of a shard whose sha256 is as the manifest says."""
    if not file.path.is_file():
        raise _missing(file.path)
    data = file.path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != file.sha256:
        raise WeightsError(
            "AUD-313",
            f"{file.path} is damaged: its sha256 is {found[:12]}..., but the manifest says {file.sha256[:12]}...",
            hint="install Audobon again; `audobon models` lists and verifies all weights",
        )
    return data


def _read_shard(file: WeightsFile) -> dict[str, Tensor]:
    try:
        return parse_safetensors(verify(file))
    except SafetensorError as error:
        raise _no_safetensors(file.path, error) from error


def _read_json(path: Path) -> dict[str, object]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise _missing(path) from error
    except ValueError as error:
        raise WeightsError("AUD-312", f"{path} is damaged: {error}", hint="install Audobon again") from error
    if not isinstance(data, dict):
        raise WeightsError("AUD-312", f"{path} is damaged: it holds no JSON object", hint="install Audobon again")
    return data


def _missing(path: Path) -> WeightsError:
    return WeightsError("AUD-311", f"{path} is missing", hint="install Audobon again, or train the model anew")


def _no_safetensors(path: Path, error: SafetensorError) -> WeightsError:
    return WeightsError("AUD-314", f"{path} is no safetensors file: {error}", hint="only safetensors weights are read")
