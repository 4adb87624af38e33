"""Writes a net as a TensorFlow SavedModel: plain operators, named inputs and outputs, sizes left open.

Knows: SavedModels, their signatures, where notes lie in them.  Does not know: which net it is.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from torch.export import ExportedProgram

from audobon.errors import InputError
from audobon.export.tensorflow.interpreter import said_in_tensorflow
from audobon.export.tensorflow.library import TfTensor, require_tensorflow, tf
from audobon.export.tensorflow.program import made_ready, refuse_unknown
from audobon.export.tensorflow.weights import WeightShelf, tf_type

SIGNATURE = "serving_default"
NOTES = Path("assets.extra") / "audobon.json"
"""A SavedModel's own place for what others keep with it; TensorFlow leaves it alone."""


def write_saved_model(
    program: ExportedProgram, *, name: str, outputs: Sequence[str], notes: Mapping[str, object], folder: Path
) -> None:
    """Write a net.

    Args:
        program: As `torch.export.export` gives it; axes that it leaves open stay open.
        name: The net's, for errors and notes.
        outputs: What to call its answers, in order.
        notes: What else to say of it beside its name and signature (version, the weights' hash); kept as JSON.
        folder: Made anew, or empty; nothing is in it if writing fails.

    Raises:
        SettingsError: AUD-282, if TensorFlow is not installed.
        InputError: AUD-195..197 for a net that cannot be said in TensorFlow (all that is unknown is named at once),
            AUD-198 if the outputs are not as many as are named, or the folder holds something.
    """
    ready = made_ready(program)
    refuse_unknown(ready, net=name)
    answers = ready.graph_signature.user_outputs
    if len(answers) != len(outputs) or len(set(outputs)) != len(outputs):
        raise InputError(
            "AUD-198",
            f"{name} has {len(answers)} outputs, and {len(set(outputs))} names for them were given",
            hint="name each output once",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError("AUD-198", f"{folder} is there and not empty", hint="name a folder that is not there yet")
    require_tensorflow()
    module, concrete = traced(ready, outputs)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        half = Path(made) / folder.name
        tf.saved_model.save(module, str(half), signatures={SIGNATURE: concrete})
        (half / NOTES).parent.mkdir()
        said = {"name": name, **notes, "inputs": _said(concrete.structured_input_signature[0])}
        said["outputs"] = {one: _said_of(spec) for one, spec in concrete.structured_outputs.items()}
        (half / NOTES).write_text(json.dumps(said, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        if folder.is_dir():
            folder.rmdir()
        half.rename(folder)


def traced(program: ExportedProgram, outputs: Sequence[str]) -> tuple[Any, Any]:
    """A module that holds the weights and the function, and that function for the program's own inputs."""
    shelf = WeightShelf(program)
    specs = []
    for node in program.graph_module.graph.nodes:
        if node.op != "placeholder":
            continue
        if shelf.holds(node.name):
            shelf.make(node)
        elif node.name in program.graph_signature.user_inputs:
            told = node.meta["val"]
            sizes = [size if isinstance(size, int) else None for size in told.shape]
            specs.append(tf.TensorSpec(sizes, tf_type(told.dtype), name=node.name))

    def run(*inputs: TfTensor) -> dict[str, TfTensor]:
        # A signature says its shapes and does not look at them.
        named = {spec.name: tf.ensure_shape(value, spec.shape) for spec, value in zip(specs, inputs, strict=True)}
        return dict(zip(outputs, said_in_tensorflow(program, shelf, named), strict=True))

    module = tf.Module()
    module.weights = shelf.variables
    module.run = tf.function(run, autograph=False)
    return module, module.run.get_concrete_function(*specs)


def _said(specs: Sequence[Any]) -> dict[str, Any]:
    return {spec.name: _said_of(spec) for spec in specs}


def _said_of(spec: Any) -> dict[str, Any]:
    """Sizes (-1 where open) and type of one input or output."""
    return {"shape": [-1 if size is None else size for size in spec.shape], "dtype": spec.dtype.name}
