"""Norms and softmax.

Statistics are those that torch has: variances over the number of values, softmax against overflow.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, every
from audobon.export.tensorflow.sizes import size_of, sizes_of


def _standardised(values: TfTensor, axes: Sequence[int], eps: float) -> tuple[TfTensor, TfTensor, TfTensor]:
    """Mean 0 and deviation 1 along axes; what was taken away, and what it was multiplied by."""
    mean = tf.reduce_mean(values, axes, keepdims=True)
    centred = values - mean
    scale = tf.math.rsqrt(tf.reduce_mean(tf.square(centred), axes, keepdims=True) + eps)
    return centred * scale, mean, scale


def _layer_norm(
    values: TfTensor, sizes: Sequence[int], weight: TfTensor | None, bias: TfTensor | None, eps: float
) -> tuple[TfTensor, TfTensor, TfTensor]:
    rank = values.shape.rank
    out, mean, scale = _standardised(values, list(range(rank - len(sizes), rank)), eps)
    out = out if weight is None else out * weight
    return out if bias is None else out + bias, mean, scale


def _group_norm(
    values: TfTensor, weight: TfTensor | None, bias: TfTensor | None, *how: object
) -> tuple[TfTensor, TfTensor, TfTensor]:
    """Each of a picture's groups of channels brought to mean 0 and deviation 1; `how` ends in their count and eps."""
    groups, eps = how[-2:]
    sizes = tf.shape(values)
    grouped = tf.reshape(values, tf.stack([sizes[0], groups, -1]))
    out, mean, scale = _standardised(grouped, [2], eps)  # type: ignore[arg-type]
    out = tf.reshape(out, sizes)
    out.set_shape(values.shape)
    return _by_channel(out, weight, bias), tf.squeeze(mean, [2]), tf.squeeze(scale, [2])


def _batch_norm(values: TfTensor, weight: TfTensor | None, bias: TfTensor | None, *how: object) -> tuple[TfTensor]:
    """By the means and variances of training; `how` is those two, a momentum, and eps."""
    mean, variance, _, eps = how
    scale = tf.math.rsqrt(variance + eps)  # type: ignore[operator]
    factor = scale if weight is None else scale * weight
    shift = -mean * factor  # type: ignore[operator]
    return (_by_channel(values, factor, shift if bias is None else shift + bias),)


def _by_channel(values: TfTensor, weight: TfTensor | None, bias: TfTensor | None) -> TfTensor:
    """B C ... with each channel scaled and shifted."""
    behind = [1] * (values.shape.rank - 2)
    out = values if weight is None else values * tf.reshape(weight, [-1, *behind])
    return out if bias is None else out + tf.reshape(bias, [-1, *behind])


def _softmax(values: TfTensor, axis: int, to_float: bool = False) -> TfTensor:
    return tf.nn.softmax(values, axis=axis)


def _log_softmax(values: TfTensor, axis: int, to_float: bool = False) -> TfTensor:
    return tf.nn.log_softmax(values, axis=axis)


def _attention(
    query: TfTensor, key: TfTensor, value: TfTensor, mask: TfTensor | None = None, *rest: object,
    scale: float | None = None, enable_gqa: bool = False,
) -> TfTensor:  # fmt: skip
    """What every place of ... L E sees in others ... S E.

    Args:
        query: ... L E.
        key: ... S E.
        value: ... S D.
        mask: Broadcast to ... L S: true where to look, or numbers to add.
        rest: The share dropped in training, and whether each place only looks back.
        scale: Of the products; one over the root of E if none is given.
        enable_gqa: Whether several heads of the query share one of the others.

    Source: Vaswani et al. 2017, arXiv:1706.03762, equation 1.  A place that may look nowhere sees zero, as in torch.
    """
    if enable_gqa:
        shared = size_of(query, -3) // size_of(key, -3)
        key, value = tf.repeat(key, shared, axis=-3), tf.repeat(value, shared, axis=-3)
    factor = tf.math.rsqrt(tf.cast(size_of(query, -1), query.dtype)) if scale is None else scale
    scores = tf.matmul(query * factor, key, transpose_b=True)
    if len(rest) > 1 and rest[1]:
        rows, columns = sizes_of(scores)[-2:]
        mask = tf.range(rows)[:, None] >= tf.range(columns)[None]
    if mask is None:
        return tf.matmul(tf.nn.softmax(scores), value)
    added = tf.where(mask, tf.zeros((), scores.dtype), scores.dtype.min) if mask.dtype == tf.bool else mask
    seen = tf.matmul(tf.nn.softmax(scores + added), value)
    blind = tf.reduce_all(added <= scores.dtype.min, axis=-1, keepdims=True) if mask.dtype == tf.bool else None
    return seen if blind is None else tf.where(blind, tf.zeros((), seen.dtype), seen)


NORMALISATION = every(
    Casting.ALL,
    {
        "aten.native_layer_norm.default": _layer_norm,
        "aten.native_group_norm.default": _group_norm,
        "aten._native_batch_norm_legit_no_training.default": _batch_norm,
        "aten._softmax.default": _softmax,
        "aten._log_softmax.default": _log_softmax,
    },
) | every(Casting.NONE, {"aten.scaled_dot_product_attention.default": _attention})
"""Norms, softmax, attention."""
