"""Operators that move numbers about without changing them, and that make tensors out of nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, every
from audobon.export.tensorflow.sizes import Size, reshaped, shape_from, size_of, sizes_of

_ENDLESS = 2**31 - 1
"""torch writes "to the end" as a number beyond every size."""


def _view(tensor: TfTensor, sizes: Sequence[Size]) -> TfTensor:
    return reshaped(tensor, sizes)


def _expand(tensor: TfTensor, sizes: Sequence[Size]) -> TfTensor:
    fresh = len(sizes) - tensor.shape.rank
    own = [1] * fresh + sizes_of(tensor)
    wanted = [old if isinstance(new, int) and new == -1 else new for old, new in zip(own, sizes, strict=True)]
    is_same = fresh == 0 and all(isinstance(new, int) and new == old for old, new in zip(own, wanted, strict=True))
    return tensor if is_same else tf.broadcast_to(tensor, shape_from(wanted))


def _permute(tensor: TfTensor, order: Sequence[int]) -> TfTensor:
    return tf.transpose(tensor, [axis % tensor.shape.rank for axis in order])


def _unsqueeze(tensor: TfTensor, axis: int) -> TfTensor:
    return tf.expand_dims(tensor, axis)


def _squeeze(tensor: TfTensor, axes: Sequence[int]) -> TfTensor:
    return tf.squeeze(tensor, [axis for axis in axes if tensor.shape[axis] == 1])


def _cat(tensors: Sequence[TfTensor], axis: int = 0) -> TfTensor:
    return tf.concat(tensors, axis % tensors[0].shape.rank)


def _slice(
    tensor: TfTensor, axis: int = 0, begin: Size | None = None, end: Size | None = None, step: int = 1
) -> TfTensor:
    last = None if isinstance(end, int) and end >= _ENDLESS else end
    if begin in (None, 0) and last is None and step == 1:
        return tensor
    return tensor[(slice(None),) * (axis % tensor.shape.rank) + (slice(begin, last, step),)]


def _select(tensor: TfTensor, axis: int, place: Size) -> TfTensor:
    return tensor[(slice(None),) * (axis % tensor.shape.rank) + (place,)]


def _split(tensor: TfTensor, sizes: Sequence[Size], axis: int = 0) -> list[TfTensor]:
    found: list[TfTensor] = tf.split(tensor, shape_from(sizes), axis, num=len(sizes))
    return found


def _flip(tensor: TfTensor, axes: Sequence[int]) -> TfTensor:
    return tf.reverse(tensor, list(axes))


def _repeat(tensor: TfTensor, times: Sequence[Size]) -> TfTensor:
    fresh = len(times) - tensor.shape.rank
    return tf.tile(reshaped(tensor, [1] * fresh + sizes_of(tensor)), shape_from(times))


def _unfold(tensor: TfTensor, axis: int, size: Size, step: int) -> TfTensor:
    """Windows of one axis, their own places along a new last axis."""
    along = axis % tensor.shape.rank
    count = (size_of(tensor, along) - size) // step + 1
    places = tf.range(count)[:, None] * step + tf.range(size)[None]
    windows = tf.gather(tensor, places, axis=along)
    order = [place for place in range(windows.shape.rank) if place != along + 1]
    return tf.transpose(windows, [*order, along + 1])


def _pad(tensor: TfTensor, amounts: Sequence[Size], value: float = 0.0) -> TfTensor:
    """Grown by a constant, or cut where an amount is below zero; amounts are told from the last axis to the first."""
    rank = tensor.shape.rank
    ends = [(0, 0)] * (rank - len(amounts) // 2) + list(zip(amounts[-2::-2], amounts[-1::-2], strict=True))
    cut = tuple(
        slice(-before if _is_below(before) else None, after if _is_below(after) else None) for before, after in ends
    )
    grown = [[0 if _is_below(one) else one for one in pair] for pair in ends]
    return tf.pad(tensor[cut], [shape_from(pair) for pair in grown], constant_values=tf.cast(value, tensor.dtype))


def _is_below(amount: Size) -> bool:
    return isinstance(amount, int) and amount < 0


def _pixel_shuffle(image: TfTensor, factor: int) -> TfTensor:
    """B C*f*f H W to B C H*f W*f."""
    batch, channels, height, width = sizes_of(image)
    apart = reshaped(image, [batch, channels // factor**2, factor, factor, height, width])
    return reshaped(
        tf.transpose(apart, [0, 1, 4, 2, 5, 3]), [batch, channels // factor**2, height * factor, width * factor]
    )


def _pixel_unshuffle(image: TfTensor, factor: int) -> TfTensor:
    """B C H*f W*f to B C*f*f H W."""
    batch, channels, height, width = sizes_of(image)
    apart = reshaped(image, [batch, channels, height // factor, factor, width // factor, factor])
    return reshaped(
        tf.transpose(apart, [0, 1, 3, 5, 2, 4]), [batch, channels * factor**2, height // factor, width // factor]
    )


def _full(sizes: Sequence[Size], value: Any) -> TfTensor:
    return tf.fill(shape_from(sizes), _constant(value))


def _full_like(tensor: TfTensor, value: Any) -> TfTensor:
    return tf.fill(tf.shape(tensor), _constant(value))


def _constant(value: Any) -> TfTensor:
    """A scalar tensor; whole numbers keep all 64 bits."""
    if isinstance(value, bool) or not isinstance(value, int):
        return tf.convert_to_tensor(value)
    return tf.constant(value, tf.int64)


def _range(begin: Any, end: Any, step: Any = 1) -> TfTensor:
    is_real = any(isinstance(one, float) for one in (begin, end, step))
    return tf.range(begin, end, step) if not is_real else tf.range(float(begin), float(end), float(step))


SHAPES = every(
    Casting.NONE,
    {
        "aten.view.default": _view,
        "aten.expand.default": _expand,
        "aten.permute.default": _permute,
        "aten.unsqueeze.default": _unsqueeze,
        "aten.squeeze.dims": _squeeze,
        "aten.slice.Tensor": _slice,
        "aten.select.int": _select,
        "aten.split_with_sizes.default": _split,
        "aten.flip.default": _flip,
        "aten.repeat.default": _repeat,
        "aten.unfold.default": _unfold,
        "aten.constant_pad_nd.default": _pad,
        "aten.pixel_shuffle.default": _pixel_shuffle,
        "aten.pixel_unshuffle.default": _pixel_unshuffle,
        "aten.full.default": _full,
        "aten.full_like.default": _full_like,
        "aten.scalar_tensor.default": _constant,
        "aten.arange.start_step": _range,
    },
) | every(Casting.ALL, {"aten.cat.default": _cat})
"""Moving about and making."""
