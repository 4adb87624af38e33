"""A folder that holds one export: its files, what they are (`export.json`), how exact (`parity.json`), the model card.

Knows: the folder's form.  Does not know: how formats are written or run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from audobon.errors import InputError
from audobon.export.asked import Asked, Precision, Target
from audobon.export.exportable import ExportableNet
from audobon.export.formats import Format
from audobon.export.int8_search import Settled
from audobon.export.parity import Parity
from audobon.export.ports import BATCH, Port
from audobon.export.samples import digest_of
from audobon.files import write_text

MANIFEST, PARITY, CARD = "export.json", "parity.json", "MODEL_CARD.md"
FORM = 1
_LARGEST_MANIFEST = 4_000_000
_PACKAGES = ("torch", "onnx", "onnxscript", "onnxruntime", "openvino", "nncf", "tensorflow-cpu")


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What `export.json` says that a check needs.

    Attributes:
        net: Its name in the catalogue.
        format: Its format's name.
        asked: As it was asked for, without the calibration.
        outputs: Names, in order.
        inputs: The same.
        weights: Name to sha256 of each set of weights that it was cut from.
        files: Name to sha256 of each file; `/` stands before what lies in a folder of its own.
        source: The checkpoint that it is of; empty for the program's own weights.
        beside: The ControlNet that was put beside that.
        most_at_once: Largest batch that it takes.
        held_back: The sha256 over the samples of its net's work that it was held against; empty if there were none.
    """

    net: str
    format: str
    asked: Asked
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    weights: Mapping[str, str]
    files: Mapping[str, str]
    source: str
    beside: str
    most_at_once: int
    held_back: str


def write_manifest(
    one: ExportableNet, folder: Path, *, format: Format, asked: Asked, settled: Settled | None = None
) -> None:
    """Describe what lies in a folder."""
    every = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): _sha256(path) for path in every}
    told = one.provenance
    manifest = {
        "form": FORM,
        "net": one.name,
        "what": one.what,
        "format": format.name,
        "legacy": format.is_legacy,
        "file": format.file,
        "precision": asked.precision,
        "target": asked.target,
        "batch": asked.fixed_batch if one.has_batch else None,
        "int8": _int8(one, asked, settled),
        "inputs": [{"name": port.name, "shape": _shown(port), "type": kind} for port, kind in _typed(one)],
        "outputs": list(one.outputs),
        "axes": [{"name": axis.name, "least": axis.least, "most": axis.most, "multiple": axis.multiple}
                 for axis in one.axes],
        "before": one.before,
        "after": one.after,
        "weights": dict(told.weights),
        "licence": told.licence,
        "version": told.version,
        "made_with": _made_with(),
        "source": told.source,
        "beside": told.beside,
        "files": files,
    }  # fmt: skip
    write_text(folder / CARD, told.card)
    write_text(folder / MANIFEST, json.dumps(manifest, indent=2) + "\n")


def _int8(one: ExportableNet, asked: Asked, settled: Settled | None) -> dict[str, object] | None:
    """How ranges of 8-bit integers were found, what stays in floating point, and what the export is judged by."""
    if asked.precision is not Precision.INT8:
        return None
    return {
        "calibrated_on": len(asked.calibration),
        "held_back": len(asked.held_back),
        "held_back_sha256": digest_of(asked.held_back),
        "floating_by_name": list(one.floating),
        "floating_by_harm": [] if settled is None else list(settled.floating),
        "measured_layers": 0 if settled is None else settled.layers,
        "relative_l2_in_calibration": None if settled is None else settled.share,
    }


def write_parity(found: Parity, folder: Path) -> None:
    """Keep what was compared beside the export."""
    write_text(folder / PARITY, json.dumps(found.as_json(), indent=2) + "\n")


def read_manifest(folder: Path) -> Manifest:
    """Read what a folder holds, and see that its files are those that were written.

    Raises:
        InputError: AUD-133, if it is no export, or its `export.json` is damaged; AUD-134, if a file is missing or
            changed.
    """
    path = folder / MANIFEST
    try:
        if path.stat().st_size > _LARGEST_MANIFEST:
            raise ValueError("it is too large")
        told = json.loads(path.read_text(encoding="utf-8"))
        manifest = _manifest_of(told)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("AUD-133", f"{path} says of no export: {error}", hint="export the net again") from error
    for name, sha256 in manifest.files.items():
        file = folder / name
        if not _is_within(name) or not file.is_file() or _sha256(file) != sha256:
            raise InputError("AUD-134", f"{file} is missing or was changed", hint="export the net again")
    return manifest


def _manifest_of(told: Mapping[str, object]) -> Manifest:
    if told["form"] != FORM:
        raise ValueError(f"its form is {told['form']}, and {FORM} is known here")
    inputs, outputs, weights, files = (told[name] for name in ("inputs", "outputs", "weights", "files"))
    if not isinstance(inputs, list) or not isinstance(outputs, list):
        raise TypeError("inputs and outputs are lists")
    if not isinstance(weights, dict) or not isinstance(files, dict):
        raise TypeError("weights and files are objects")
    batch = told["batch"]
    if batch is not None and not isinstance(batch, int):
        raise TypeError("batch is a number")
    asked = Asked(
        precision=Precision(str(told["precision"])),
        target=Target(str(told["target"])),
        dynamic_batch=batch is None,
        batch=batch or 1,
    )
    return Manifest(
        net=str(told["net"]),
        format=str(told["format"]),
        asked=asked,
        inputs=tuple(str(one["name"]) for one in inputs),
        outputs=tuple(str(name) for name in outputs),
        weights={str(name): str(value) for name, value in weights.items()},
        files={str(name): str(value) for name, value in files.items()},
        source=str(told["source"]),
        beside=str(told["beside"]),
        most_at_once=_most_at_once(told["axes"]),
        held_back=_held_back(told.get("int8")),
    )


def _held_back(told: object) -> str:
    return str(told["held_back_sha256"]) if isinstance(told, dict) else ""


def _most_at_once(axes: object) -> int:
    if not isinstance(axes, list):
        raise TypeError("axes are a list")
    return next((int(axis["most"]) for axis in axes if axis["name"] == BATCH), 1)


def _typed(one: ExportableNet) -> list[tuple[Port, str]]:
    """The ports, each with the type of what it takes."""
    drawn = one.example(one.tried[0], seed=0)
    return [(port, str(drawn[port.name].dtype).removeprefix("torch.")) for port in one.inputs]


def _shown(port: Port) -> list[int | str]:
    """A port's shape, in words where it may differ."""
    return [one if isinstance(one, int) else one.named for one in port.shape]


def _made_with() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _is_within(name: str) -> bool:
    """Whether a file's name leads nowhere else: no root, no way up, nothing that only some systems read so."""
    parts = name.split("/")
    return all(part not in ("", ".", "..") and not set(part) & {"\\", ":"} for part in parts)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
