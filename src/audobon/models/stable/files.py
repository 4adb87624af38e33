"""Where a published model's files are, and what is in them: folders, single files, hub ids; safetensors only.

Knows: the layouts of diffusers' folders and of the hub's cache.  Does not know: nets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file
from torch import Tensor

from audobon.errors import WeightsError

PICKLES = (".ckpt", ".pt", ".pth", ".bin", ".pkl")
_WANTED = ("*.json", "*.txt", "*.model", "*.safetensors")
_UNWANTED = ("*.bin", "*.ckpt", "*.onnx", "*.msgpack", "*non_ema*", "*.fp16.safetensors", "safety_checker/*")
WEIGHTS_NAMES = ("diffusion_pytorch_model", "model", "pytorch_model")
_HUB_ID_PARTS = 2


@dataclass(frozen=True, kw_only=True)
class Stored:
    """One net as it lies on disk: its config, its tensors, and the sha256 over its files."""

    name: str
    config: Mapping[str, object]
    tensors: dict[str, Tensor]
    sha256: str


def located(
    source: str, *, cache: Path | None = None, offline: bool | None = None, wanted: Sequence[str] = _WANTED
) -> Path:
    """The folder or the .safetensors file that a path or a hub id names; what is missing of a hub id is fetched.

    Args:
        source: A path, or `owner/name` on the hub.
        cache: The hub's cache; None takes the library's own.
        offline: Fetch nothing; None does as HF_HUB_OFFLINE says.
        wanted: Patterns of the files that are fetched.

    Raises:
        WeightsError: AUD-320 if there is no such thing here, AUD-321 for a pickle, AUD-325 if fetching failed.
    """
    path = Path(source).expanduser()
    if path.suffix.lower() in PICKLES:
        raise _pickle(path)
    if path.exists():
        if path.is_file() and path.suffix.lower() != ".safetensors":
            raise WeightsError(
                "AUD-322", f"{path} is no model", hint="give a .safetensors file or a folder in diffusers' format"
            )
        return path
    parts = source.split("/")
    if len(parts) != _HUB_ID_PARTS or not all(parts) or source.startswith((".", "~")):
        raise WeightsError(
            "AUD-320",
            f"nothing lies at {source}",
            hint="give a folder, a .safetensors file or a hub id OWNER/NAME",
        )
    return _from_hub(source, cache=cache, offline=offline, wanted=wanted)


def _from_hub(name: str, *, cache: Path | None, offline: bool | None, wanted: Sequence[str]) -> Path:
    from huggingface_hub import constants, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OfflineModeIsEnabled

    stays_here = constants.HF_HUB_OFFLINE if offline is None else offline
    try:
        found = snapshot_download(
            name,
            cache_dir=cache,
            local_files_only=stays_here,
            allow_patterns=list(wanted),
            ignore_patterns=list(_UNWANTED),
        )
    except (LocalEntryNotFoundError, OfflineModeIsEnabled) as error:
        if stays_here:
            raise WeightsError(
                "AUD-320",
                f"{name} is not in the hub's cache on this machine, and the hub is switched off",
                hint="fetch it once with the network on (HF_HUB_OFFLINE=0), or give a folder or a file",
            ) from error
        raise _unfetched(name, error) from error
    except HFValidationError as error:
        raise WeightsError(
            "AUD-320", f"{name[:80]!r} is no hub id, and nothing lies there", hint="name it as OWNER/NAME"
        ) from error
    except (HfHubHTTPError, OSError) as error:
        raise _unfetched(name, error) from error
    return Path(found)


def _unfetched(name: str, error: Exception) -> WeightsError:
    return WeightsError(
        "AUD-325",
        f"{name} could not be fetched: {str(error).splitlines()[0]}",
        hint="check the name and the network; what was fetched is kept, and the same command goes on",
    )


def _pickle(path: Path) -> WeightsError:
    return WeightsError(
        "AUD-321",
        f"{path} is a pickle, and loading it would run whatever it holds",
        hint="get the model as .safetensors, or convert it on a machine you can throw away",
    )


def read_json(path: Path) -> dict[str, object]:
    """A JSON object.

    Raises:
        WeightsError: AUD-323, if it is missing or damaged.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(
            "AUD-323", f"{path} cannot be read: {error}", hint="get the model again; the download may be incomplete"
        ) from error
    if not isinstance(found, dict):
        raise WeightsError("AUD-323", f"{path} holds no JSON object", hint="get the model again")
    return found


def read_stored(folder: Path, *, name: str, wanted: Callable[[str], bool] | None = None) -> Stored:
    """A net's folder: `config.json` beside its weights in one file or in shards with an index.

    Args:
        folder: Where it lies.
        name: What it is called in messages.
        wanted: Which tensors, by name; None reads all.

    Raises:
        WeightsError: AUD-321 if there are only pickles, AUD-323 if something is missing or damaged.
    """
    config = read_json(folder / "config.json")
    files = _weights_files(folder)
    tensors: dict[str, Tensor] = {}
    for path in files:
        tensors.update(read_tensors(path, wanted=wanted))
    return Stored(name=name, config=config, tensors=tensors, sha256=sha256_of(files))


def _weights_files(folder: Path) -> tuple[Path, ...]:
    for stem in WEIGHTS_NAMES:
        for ending in (".safetensors", ".fp16.safetensors"):
            if (folder / f"{stem}{ending}").is_file():
                return (folder / f"{stem}{ending}",)
        index = folder / f"{stem}.safetensors.index.json"
        if index.is_file():
            shards = read_json(index).get("weight_map")
            if isinstance(shards, dict):
                return tuple(folder / Path(str(shard)).name for shard in sorted(set(shards.values())))
    for path in sorted(folder.glob("*")):
        if path.suffix in PICKLES:
            raise _pickle(path)
    raise WeightsError(
        "AUD-323", f"{folder} holds no weights", hint="get the model again; the download may be incomplete"
    )


def read_tensors(path: Path, *, wanted: Callable[[str], bool] | None = None) -> dict[str, Tensor]:
    """The tensors of one safetensors file, all or those wanted by name.

    Raises:
        WeightsError: AUD-321 for a pickle, AUD-323 if the file is missing or damaged.
    """
    if path.suffix.lower() in PICKLES:
        raise _pickle(path)
    try:
        if wanted is None:
            return load_file(str(path))
        with safe_open(str(path), framework="pt") as file:
            return {name: file.get_tensor(name) for name in file.keys() if wanted(name)}  # noqa: SIM118 - no mapping
    except (SafetensorError, OSError) as error:
        raise WeightsError(
            "AUD-323", f"{path} cannot be read: {error}", hint="get the file again; the download may be incomplete"
        ) from error


def sha256_of(files: Sequence[Path]) -> str:
    """One sha256: of the file, or of the files' digests in order."""
    digests = []
    for path in files:
        with path.open("rb") as stream:
            digests.append(hashlib.file_digest(stream, "sha256").hexdigest())
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
