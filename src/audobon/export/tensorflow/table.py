"""The table: every operator of ATen's that can be said in TensorFlow, by name.

It can be asked which operators it has without TensorFlow.
"""

from __future__ import annotations

from collections.abc import Callable

from torch._ops import OpOverload

from audobon.export.tensorflow.arithmetic import ARITHMETIC
from audobon.export.tensorflow.convolutions import CONVOLUTIONS
from audobon.export.tensorflow.indexing import INDEXING
from audobon.export.tensorflow.normalisation import NORMALISATION
from audobon.export.tensorflow.operators import Operators
from audobon.export.tensorflow.products import PRODUCTS
from audobon.export.tensorflow.reductions import REDUCTIONS
from audobon.export.tensorflow.resampling import RESAMPLING
from audobon.export.tensorflow.shapes import SHAPES
from audobon.export.tensorflow.sizes import SIZES

OPERATORS: Operators = {
    **ARITHMETIC, **CONVOLUTIONS, **INDEXING, **NORMALISATION, **PRODUCTS, **REDUCTIONS, **RESAMPLING, **SHAPES,
    **SIZES,
}  # fmt: skip


def operator_name(target: Callable[..., object] | str) -> str:
    """What the table calls a node's target: `aten.add.Tensor`, `operator.floordiv`, `torch.sym_float`."""
    if isinstance(target, OpOverload | str):
        return str(target)
    module = target.__module__.lstrip("_")
    return f"{module}.{target.__name__}"
