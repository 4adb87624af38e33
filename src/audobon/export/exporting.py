"""Exporting: a net into a folder, held against what it came from; and a folder held against it again.

Knows: the formats that there are, the folder of an export.  Does not know: which nets there are.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from audobon.errors import AudobonError, InputError, SettingsError, ShapeError, WeightsError
from audobon.export.artefact import MANIFEST, Manifest, read_manifest, write_manifest, write_parity
from audobon.export.asked import Asked, Calibration, Precision, Target
from audobon.export.exportable import ExportableNet
from audobon.export.formats import Format
from audobon.export.int8_search import Settled, quantised_well
from audobon.export.onnx_format import ONNX
from audobon.export.openvino_format import OPENVINO
from audobon.export.parity import Parity, parity
from audobon.export.samples import digest_of
from audobon.export.savedmodel_format import SAVEDMODEL
from audobon.export.torch_formats import PT2, TORCHSCRIPT

FORMATS: dict[str, Format] = {one.name: one for one in (ONNX, SAVEDMODEL, PT2, TORCHSCRIPT, OPENVINO)}


@dataclass(frozen=True, kw_only=True)
class Exported:
    """One export: where it lies, what it is of, how exact it is, and how many bytes its files have."""

    folder: Path
    net: str
    format: str
    parity: Parity
    size_bytes: int


def format_named(name: str) -> Format:
    """A format by its name.

    Raises:
        SettingsError: AUD-287, if there is none of that name.
    """
    if name not in FORMATS:
        raise SettingsError("AUD-287", f'there is no format "{name}"', hint="the formats are " + ", ".join(FORMATS))
    return FORMATS[name]


def export_net(one: ExportableNet, out: Path, *, format: Format, asked: Asked) -> Exported:
    """Write a net in a format into `out/NET/FORMAT-PRECISION`, and hold it against the net.

    What lay there before is replaced, and only by a whole export.

    Args:
        one: The net.
        out: Folder of exports.
        format: As which.
        asked: What it is to be.

    Raises:
        SettingsError: AUD-282..284, if it cannot be written so.
        ShapeError: AUD-442, if an axis does not stay free; AUD-444, if the format's own library fails over it.
    """
    format.check(asked)
    folder = out / one.name / f"{format.name}-{'fp32' if asked.precision == 'none' else asked.precision}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as made:
        begun = Path(made) / "export"
        begun.mkdir()
        with _told_by(format, one):
            settled = _written(one, begun, format=format, asked=asked)
        write_manifest(one, begun, format=format, asked=asked, settled=settled)
        with _told_by(format, one):
            found = parity(one, format.opened(begun, _names(one), one.outputs), asked)
        write_parity(found, begun)
        if folder.is_dir():
            shutil.rmtree(folder)
        begun.rename(folder)
    return _exported(folder, one.name, format.name, found)


def _written(one: ExportableNet, folder: Path, *, format: Format, asked: Asked) -> Settled | None:
    """Write a net into an empty folder; of one in 8-bit integers, how it passes, if there are samples to say so by."""
    if asked.precision is not Precision.INT8:
        format.write(one, folder, asked)
        return None
    if asked.calibration:
        return quantised_well(one, folder, format=format, asked=asked)
    assert format.quantise is not None
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        format.write(one, Path(made), replace(asked, precision=Precision.NONE, target=Target.ANY))
        format.quantise(one, Path(made), folder, asked)
    return None


def manifests_in(root: Path) -> Iterator[tuple[Path, Manifest]]:
    """Every export in a folder, at any depth, in the order of their names.

    Raises:
        InputError: AUD-133, if there is none, or one is damaged; AUD-134, if a file is missing or changed.
    """
    found = sorted(root.rglob(MANIFEST)) if root.is_dir() else []
    if not found:
        raise InputError("AUD-133", f"{root} holds no export", hint="give the folder that `audobon export -o` wrote")
    for path in found:
        yield path.parent, read_manifest(path.parent)


def checked(folder: Path, manifest: Manifest, one: ExportableNet, *, held_back: Calibration = ()) -> Exported:
    """Hold an export against its net again; what was found is kept beside it.

    Args:
        folder: Where it lies.
        manifest: What it says of itself.
        one: The net.
        held_back: The samples that it was held against, if it was.

    Raises:
        WeightsError: AUD-346, if it was made of other weights than the net has; AUD-391, if it was held against samples
            and these are others, or none.
        SettingsError: AUD-287, for an unknown format.
        ShapeError: AUD-444, if the format's own library fails over it.
    """
    weights = dict(one.provenance.weights)
    if weights != dict(manifest.weights):
        raise WeightsError(
            "AUD-346",
            f"{folder} was exported from other weights of {one.name} than are loaded here",
            hint="export the net again, or check it with the program that exported it",
        )
    if manifest.held_back and digest_of(held_back) != manifest.held_back:
        raise WeightsError(
            "AUD-391",
            f"{folder} was held against samples of its net's work, which "
            + ("are others than those given here" if held_back else "were not given here"),
            hint="name their folder with --calibration DIR, or export the net again",
        )
    format = format_named(manifest.format)
    asked = replace(manifest.asked, held_back=held_back)
    limited = replace(one.limited(manifest.most_at_once), outputs=manifest.outputs)
    with _told_by(format, one):
        found = parity(limited, format.opened(folder, manifest.inputs, manifest.outputs), asked)
    write_parity(found, folder)
    return _exported(folder, manifest.net, manifest.format, found)


@contextmanager
def _told_by(format: Format, one: ExportableNet) -> Iterator[None]:
    """Whatever a format's library says, as an error with a code."""
    try:
        yield
    except (AudobonError, OSError, MemoryError):
        raise
    except Exception as error:
        lines = str(error).strip().splitlines()
        raise ShapeError(
            "AUD-444",
            f"{format.name} fails over {one.name}: {lines[0] if lines else type(error).__name__}",
            hint="export the net again, or in another format",
        ) from error


def _names(one: ExportableNet) -> tuple[str, ...]:
    return tuple(port.name for port in one.inputs)


def _exported(folder: Path, net: str, format: str, found: Parity) -> Exported:
    size = sum((folder / name).stat().st_size for name in read_manifest(folder).files)
    return Exported(folder=folder, net=net, format=format, parity=found, size_bytes=size)
