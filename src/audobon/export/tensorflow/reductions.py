"""Operators that make one number of many: sums, means, largest ones, running sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, every
from audobon.export.tensorflow.sizes import size_of

Axes = Sequence[int] | int | None


def _axes(axes: Axes) -> Any:
    """As TensorFlow wants them; none, or none listed, are all."""
    return list(axes) if isinstance(axes, Sequence) and axes else (None if isinstance(axes, Sequence) else axes)


def _sum(values: TfTensor, axes: Axes = None, keep: bool = False) -> TfTensor:
    return tf.reduce_sum(values, _axes(axes), keepdims=keep)


def _mean(values: TfTensor, axes: Axes = None, keep: bool = False) -> TfTensor:
    return tf.reduce_mean(values, _axes(axes), keepdims=keep)


def _product(values: TfTensor, axes: Axes = None, keep: bool = False) -> TfTensor:
    return tf.reduce_prod(values, _axes(axes), keepdims=keep)


def _most(values: TfTensor, axes: Axes = None, keep: bool = False) -> TfTensor:
    return tf.reduce_max(values, _axes(axes), keepdims=keep)


def _least(values: TfTensor, axes: Axes = None, keep: bool = False) -> TfTensor:
    return tf.reduce_min(values, _axes(axes), keepdims=keep)


def _most_and_where(values: TfTensor, axis: int, keep: bool = False) -> tuple[TfTensor, TfTensor]:
    return _most(values, axis, keep), _where_most(values, axis, keep)


def _least_and_where(values: TfTensor, axis: int, keep: bool = False) -> tuple[TfTensor, TfTensor]:
    return _least(values, axis, keep), _where_most(-values, axis, keep)


def _where_most(values: TfTensor, axis: int | None = None, keep: bool = False) -> TfTensor:
    if axis is None:
        return tf.argmax(tf.reshape(values, [-1]), output_type=tf.int64)
    place = tf.argmax(values, axis, output_type=tf.int64)
    return tf.expand_dims(place, axis) if keep else place


def _where_least(values: TfTensor, axis: int | None = None, keep: bool = False) -> TfTensor:
    return _where_most(-values, axis, keep)


def _any(values: TfTensor, axes: Axes = None, keep: bool = False) -> TfTensor:
    return tf.reduce_any(tf.cast(values, tf.bool), _axes(axes), keepdims=keep)


def _variance(
    values: TfTensor, axes: Axes = None, *, correction: float | None = None, keepdim: bool = False
) -> TfTensor:
    """Over the number of values less `correction`, 1 if none is given."""
    along = _axes(axes)
    centred = values - tf.reduce_mean(values, along, keepdims=True)
    listed = range(values.shape.rank) if along is None else ([along] if isinstance(along, int) else along)
    count = tf.cast(tf.reduce_prod(tf.stack([size_of(values, axis) for axis in listed])), values.dtype)
    less = 1.0 if correction is None else float(correction)
    return tf.reduce_sum(tf.square(centred), along, keepdims=keepdim) / tf.maximum(count - less, 0)


def _length(values: TfTensor, order: float = 2, axes: Axes = None, keep: bool = False) -> TfTensor:
    """The norm of order 1, 2 or any other that is finite and above zero."""
    along = _axes(axes)
    if order == 2:
        return tf.sqrt(tf.reduce_sum(tf.square(values), along, keepdims=keep))
    return tf.pow(tf.reduce_sum(tf.pow(tf.abs(values), order), along, keepdims=keep), 1 / order)


def _running_sum(values: TfTensor, axis: int) -> TfTensor:
    return tf.cumsum(values, axis)


REDUCTIONS = every(
    Casting.ALL,
    {
        "aten.sum.dim_IntList": _sum,
        "aten.mean.default": _mean,
        "aten.mean.dim": _mean,
        "aten.prod.default": _product,
        "aten.prod.dim_int": _product,
        "aten.amax.default": _most,
        "aten.amin.default": _least,
        "aten.max.default": _most,
        "aten.min.default": _least,
        "aten.var.correction": _variance,
        "aten.linalg_vector_norm.default": _length,
        "aten.cumsum.default": _running_sum,
    },
) | every(
    Casting.NONE,
    {
        "aten.max.dim": _most_and_where,
        "aten.min.dim": _least_and_where,
        "aten.argmax.default": _where_most,
        "aten.argmin.default": _where_least,
        "aten.any.default": _any,
        "aten.any.dim": _any,
        "aten.any.dims": _any,
    },
)
"""One of many."""
