"""An ONNX graph made ready for what it will run on: this processor's kind, a graphics card, a browser.

Knows: onnxruntime's offline passes, ONNX's own operators.  Does not know: which net it is, how it was traced.

Source: onnxruntime's documentation, "Graph Optimizations in ONNX Runtime" (offline mode, extended level) and "Float16
    and mixed precision models".
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from audobon.errors import SettingsError
from audobon.export.missing import needed

LARGEST_WEB = 2**28
"""Bytes that a page may be asked to load at once, and to hold twice while it makes a session of them."""
ISLANDS = (
    "LayerNormalization", "GroupNormalization", "InstanceNormalization", "ReduceMean", "ReduceSum", "ReduceL2",
    "Softmax", "Exp", "Log", "Pow", "Sqrt", "Reciprocal", "Resize", "GRU", "CumSum", "Range", "TopK", "Min", "Max",
)  # fmt: skip
"""Kinds of layers that stay in float32 where others are computed in float16: sums over many numbers, powers and roots,
of which 11 bits lose too much, and what has no float16 in the runtime."""
_STANDARD = ("", "ai.onnx")


def optimised_for_processors(path: Path) -> None:
    """Fuse what onnxruntime fuses on any processor, once and for all, in place.

    The file then holds operators of onnxruntime's own (`com.microsoft`), and other runtimes do not read it.
    """
    runtime = needed("onnxruntime")
    made = path.with_name("optimised.onnx")
    options = runtime.SessionOptions()
    options.graph_optimization_level = runtime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(made)
    options.log_severity_level = 3
    runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    made.replace(path)


def computed_in_float16(path: Path) -> None:
    """Compute in float16 what may be, in place; inputs and outputs stay float32, and so do `ISLANDS`."""
    onnx, float16 = needed("onnx"), needed("onnxruntime.transformers.float16")
    model = onnx.load(str(path))
    told = {prop.key: prop.value for prop in model.metadata_props}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of every number that float16 rounds to nothing
        blocked = sorted({*float16.DEFAULT_OP_BLOCK_LIST, *ISLANDS})
        made = float16.convert_float_to_float16(model, keep_io_types=True, op_block_list=blocked)
    needed("onnxruntime.transformers.onnx_model").OnnxModel(made).topological_sort()  # casts were put at the end
    del made.graph.value_info[:]  # types of what flows between layers, as they were before
    onnx.helper.set_model_props(made, told)
    onnx.save(made, str(path))


def check_for_browsers(path: Path, *, net: str) -> None:
    """See that a browser can take a graph: one file, not too large, of ONNX's own operators, which onnxruntime-web has.

    Raises:
        SettingsError: AUD-284, if it is more than one file, too large, or has other operators.
    """
    sizes = [file.stat().st_size for file in path.parent.iterdir()]
    if len(sizes) > 1 or sizes[0] > LARGEST_WEB:
        raise SettingsError(
            "AUD-284",
            f"{net} takes {sum(sizes) / 1e6:.0f} MB in {len(sizes)} files, and a browser is given one file of at most "
            f"{LARGEST_WEB / 1e6:.0f} MB",
            hint="export it with --quantize fp16 or int8, or for another target",
        )
    strange = sorted({f"{node.domain}.{node.op_type}" for node in _nodes(path) if node.domain not in _STANDARD})
    if strange:
        raise SettingsError(
            "AUD-284", f"{net} has operators that onnxruntime-web need not have: {', '.join(strange)}",
            hint="export it in another precision, or for another target",
        )  # fmt: skip


def _nodes(path: Path) -> Any:
    return needed("onnx").load(str(path), load_external_data=False).graph.node
