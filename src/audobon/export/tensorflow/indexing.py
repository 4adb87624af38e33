"""Operators that pick numbers out by their places: tables of vectors, gathering, indices, the largest."""

from __future__ import annotations

from collections.abc import Sequence

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, every
from audobon.export.tensorflow.sizes import size_of


def _embedding(table: TfTensor, places: TfTensor, *rest: object) -> TfTensor:
    """Rows of a table; where padding lies only matters in training."""
    return tf.gather(table, places)


def _index_select(tensor: TfTensor, axis: int, places: TfTensor) -> TfTensor:
    return tf.gather(tensor, places, axis=axis)


def _gather(tensor: TfTensor, axis: int, places: TfTensor, *, sparse_grad: bool = False) -> TfTensor:
    """From each row along an axis the numbers at places of its own; `places` has as many axes as the tensor."""
    rank, along = tensor.shape.rank, axis % tensor.shape.rank
    grid = [tf.range(size_of(places, one)) for one in range(rank)]
    coordinates = [tf.cast(one, tf.int64) for one in tf.meshgrid(*grid, indexing="ij")]
    coordinates[along] = tf.cast(places, tf.int64)
    return tf.gather_nd(tensor, tf.stack(coordinates, axis=-1))


def _index(tensor: TfTensor, indices: Sequence[TfTensor | None]) -> TfTensor:
    """As `tensor[indices]`: integers or masks, several of them broadcast against each other.

    Where the indices stand side by side their own axes take the place of those that they index, and else come first.
    """
    places: list[TfTensor | None] = []
    for one in indices:
        if one is not None and one.dtype == tf.bool:
            places += [found for found in tf.unstack(tf.where(one), num=one.shape.rank, axis=1)]
        else:
            places.append(one)
    axes = [axis for axis, one in enumerate(places) if one is not None]
    counted = [_counted(places[axis], size_of(tensor, axis)) for axis in axes]
    if len(axes) == 1:
        return tf.gather(tensor, counted[0], axis=axes[0])
    rest = [axis for axis in range(tensor.shape.rank) if axis not in axes]
    first = tf.transpose(tensor, [*axes, *rest])
    together = _broadcast(counted)
    found = tf.gather_nd(first, tf.stack(together, axis=-1))
    if axes != list(range(axes[0], axes[-1] + 1)):
        return found
    own = together[0].shape.rank
    before = list(range(own, own + axes[0]))
    return tf.transpose(found, [*before, *range(own), *range(own + axes[0], found.shape.rank)])


def _broadcast(tensors: Sequence[TfTensor]) -> list[TfTensor]:
    shape = tf.shape(tensors[0])
    for one in tensors[1:]:
        shape = tf.broadcast_dynamic_shape(shape, tf.shape(one))
    rank = max(one.shape.rank for one in tensors)
    found = [tf.broadcast_to(one, shape) for one in tensors]
    for one in found:
        one.set_shape([None] * rank)
    return found


def _counted(places: TfTensor, size: object) -> TfTensor:
    """Places from the front; those below zero are counted from the back."""
    whole = tf.cast(places, tf.int64)
    return tf.where(whole < 0, whole + tf.cast(size, tf.int64), whole)


def _put(tensor: TfTensor, indices: Sequence[TfTensor | None], values: TfTensor, accumulate: bool = False) -> TfTensor:
    """The tensor with other numbers at some places along its first axes."""
    found = [one for one in indices if one is not None]
    counted = _broadcast([_counted(one, size_of(tensor, axis)) for axis, one in enumerate(found)])
    places = tf.stack(counted, axis=-1)
    shape = tf.concat([tf.shape(places)[:-1], tf.shape(tensor)[len(found) :]], axis=0)
    filled = tf.broadcast_to(tf.cast(values, tensor.dtype), shape)
    if accumulate:
        return tf.tensor_scatter_nd_add(tensor, places, filled)
    return tf.tensor_scatter_nd_update(tensor, places, filled)


def _topk(
    tensor: TfTensor, count: int, axis: int = -1, largest: bool = True, is_sorted: bool = True
) -> tuple[TfTensor, TfTensor]:
    """Values and places of the largest (or smallest) along an axis."""
    moved = _last(tensor, axis)
    values, places = tf.math.top_k(moved if largest else -moved, count, sorted=is_sorted)
    return _last(values if largest else -values, axis), _last(places, axis)


def _sort(tensor: TfTensor, axis: int = -1, descending: bool = False) -> tuple[TfTensor, TfTensor]:
    places = tf.argsort(tensor, axis=axis, direction="DESCENDING" if descending else "ASCENDING", stable=True)
    return _gather(tensor, axis, places), places


def _last(tensor: TfTensor, axis: int) -> TfTensor:
    """One axis and the last one changed about."""
    order = list(range(tensor.shape.rank))
    order[axis], order[-1] = order[-1], order[axis]
    return tf.transpose(tensor, order)


INDEXING = every(
    Casting.NONE,
    {
        "aten.embedding.default": _embedding,
        "aten.index_select.default": _index_select,
        "aten.gather.default": _gather,
        "aten.index.Tensor": _index,
        "aten.index_put.default": _put,
        "aten.topk.default": _topk,
        "aten.sort.default": _sort,
    },
)
"""Picking out."""
