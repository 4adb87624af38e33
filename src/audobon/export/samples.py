"""Samples of a net's inputs in a folder, one safetensors file each: what calibration is taken from.

Knows: the folder.  Does not know: nets, how samples are come by.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from audobon.errors import InputError
from audobon.export.asked import Calibration

MOST = 512
"""Samples that are read of one folder."""


def load_samples(folder: Path) -> Calibration:
    """The samples of a net, in the order of their files' names.

    Raises:
        InputError: AUD-135, if there are none or one cannot be read.
    """
    files = sorted(folder.glob("*.safetensors"))[:MOST] if folder.is_dir() else []
    if not files:
        raise InputError(
            "AUD-135", f"there are no samples in {folder}", hint="it holds safetensors files, a net's inputs by name"
        )
    return [_read(file) for file in files]


def save_samples(samples: Sequence[Mapping[str, Tensor]], folder: Path) -> None:
    """Keep samples as `load_samples` reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(samples):
        tensors = {name: tensor.contiguous().clone() for name, tensor in sample.items()}
        (folder / f"{number:04}.safetensors").write_bytes(save(tensors))


HELD_BACK = "held_back"


def load_held_back(folder: Path) -> Calibration:
    """The samples beside those of a net that were held back from its calibration; empty if there are none.

    Raises:
        InputError: AUD-135, if one cannot be read.
    """
    return load_samples(folder / HELD_BACK) if (folder / HELD_BACK).is_dir() else ()


def save_held_back(samples: Sequence[Mapping[str, Tensor]], folder: Path) -> None:
    """Keep samples as `load_held_back` reads them."""
    save_samples(samples, folder / HELD_BACK)


def digest_of(samples: Calibration) -> str:
    """The sha256 over samples, by which the same ones are known again; empty for none."""
    if not samples:
        return ""
    found = hashlib.sha256()
    for sample in samples:
        for name in sorted(sample):
            value = sample[name].contiguous()
            found.update(f"{name} {value.dtype} {tuple(value.shape)}".encode())
            found.update(value.numpy().tobytes())
    return found.hexdigest()


def _read(file: Path) -> dict[str, Tensor]:
    try:
        return load(file.read_bytes())
    except (OSError, SafetensorError) as error:
        raise InputError("AUD-135", f"{file} is no sample: {error}", hint="write it anew as safetensors") from error
