"""Sizes that are known only when a net runs: asked of tensors, reckoned with, put together to shapes.

A size is a Python integer where the graph fixes it, and else an int32 scalar of TensorFlow's.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Any

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, every

Size = Any
"""`int`, or an int32 scalar tensor."""


def size_of(tensor: TfTensor, axis: int) -> Size:
    """The size of one axis."""
    known = tensor.shape[axis] if tensor.shape.rank is not None else None
    return known if known is not None else tf.shape(tensor)[axis]


def sizes_of(tensor: TfTensor) -> list[Size]:
    """The sizes of all axes."""
    return [size_of(tensor, axis) for axis in range(tensor.shape.rank)]


def shape_from(sizes: Sequence[Size]) -> Any:
    """A shape to give to TensorFlow: a list where all is known."""
    if all(isinstance(size, int) for size in sizes):
        return list(sizes)
    return tf.stack([tf.cast(size, tf.int32) for size in sizes])


def reshaped(tensor: TfTensor, sizes: Sequence[Size]) -> TfTensor:
    """The tensor in other sizes; the one size that is not known, if it is one only, is left to TensorFlow."""
    unknown = [place for place, size in enumerate(sizes) if not isinstance(size, int)]
    if len(unknown) == 1 and -1 not in [size for size in sizes if isinstance(size, int)] and 0 not in tensor.shape:
        return tf.reshape(tensor, [-1 if place == unknown[0] else size for place, size in enumerate(sizes)])
    return tf.reshape(tensor, shape_from(sizes))


def _real(size: Size) -> Any:
    return float(size) if isinstance(size, int | float) else tf.cast(size, tf.float64)


def _whole(number: Any) -> Size:
    return int(number) if isinstance(number, int | float) else tf.cast(number, tf.int32)


def _true_quotient(left: Any, right: Any) -> Any:
    return _real(left) / _real(right)


def _product(left: Any, right: Any) -> Any:
    is_real = any(isinstance(one, float) or getattr(one, "dtype", None) == tf.float64 for one in (left, right))
    return _real(left) * _real(right) if is_real else left * right


def _larger(left: Size, right: Size) -> Size:
    both_known = isinstance(left, int) and isinstance(right, int)
    return max(left, right) if both_known else tf.maximum(left, right)


def _smaller(left: Size, right: Size) -> Size:
    both_known = isinstance(left, int) and isinstance(right, int)
    return min(left, right) if both_known else tf.minimum(left, right)


SIZES = every(
    Casting.NONE,
    {
        "aten.sym_size.int": size_of,
        "operator.add": operator.add,
        "operator.sub": operator.sub,
        "operator.mul": _product,
        "operator.floordiv": operator.floordiv,
        "operator.truediv": _true_quotient,
        "operator.mod": operator.mod,
        "operator.neg": operator.neg,
        "operator.getitem": operator.getitem,
        "math.trunc": _whole,
        "torch.sym_float": _real,
        "torch.sym_max": _larger,
        "torch.sym_min": _smaller,
    },
)
"""Arithmetic of sizes, and taking one of several answers."""
