"""TensorFlow SavedModels as one of the formats that nets are exported in.

Knows: how a net's graph goes to the writer, what is noted in the model.  Does not know: how operators are said.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from audobon.export.asked import Asked, Precision, Target
from audobon.export.exportable import ExportableNet, exported_program
from audobon.export.formats import Format, Runner
from audobon.export.narrow import narrowed
from audobon.export.tensorflow.loaded import SavedModel
from audobon.export.tensorflow.saved_model import write_saved_model

FILE = "saved_model.pb"


def write(one: ExportableNet, folder: Path, asked: Asked) -> None:
    """Write a net as a SavedModel; the folder is the model.

    Raises:
        ShapeError: AUD-442, if an axis does not stay free.
        SettingsError: AUD-282, if TensorFlow is not installed.
        InputError: AUD-195..197, for a net that cannot be said in TensorFlow.
    """
    program = exported_program(replace(one, net=narrowed(one.net, asked.precision)), batch=asked.fixed_batch)
    told = one.provenance
    notes = {
        "version": told.version, "weights": dict(told.weights), "licence": told.licence, "before": one.before,
        "after": one.after,
    }  # fmt: skip
    write_saved_model(program, name=one.name, outputs=one.outputs, notes=notes, folder=folder)


def opened(folder: Path, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Runner:
    """A SavedModel as TensorFlow runs it on this machine."""
    return SavedModel(folder)


SAVEDMODEL = Format(
    name="savedmodel",
    file=FILE,
    write=write,
    opened=opened,
    precisions=(Precision.NONE, Precision.FP16, Precision.BF16),
    targets=(Target.ANY, Target.CPU, Target.CUDA),
)
