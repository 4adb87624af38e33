"""Convolutions and pooling: torch keeps channels before the picture, TensorFlow on a processor behind it.

Shapes: B batch, C channels, H W height and width; a sequence B C L is a picture of height 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from audobon.errors import InputError
from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, every
from audobon.export.tensorflow.sizes import Size, reshaped, size_of, sizes_of

FILTER_ORDER = (2, 3, 1, 0)
"""torch's filters (out, in, height, width) as TensorFlow wants them; of transposed ones (in, out, ...) too."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """A convolution's weights that were stored in TensorFlow's order: height, width, in, out."""

    tensor: TfTensor


def _convolution(picture: TfTensor, weight: TfTensor | Filters, bias: TfTensor | None, *how: object) -> TfTensor:
    """B C H W to B D H' W', or B C L to B D L'.

    Args:
        picture: What is convolved.
        weight: D C/groups h w; C D/groups h w if transposed; already in order if stored as `Filters`.
        bias: D.
        how: As ATen tells it: strides, paddings, dilations, whether transposed, output paddings, groups.

    Raises:
        InputError: AUD-196 for a convolution over volumes.
    """
    rank = picture.shape.rank
    if rank not in (3, 4):
        raise InputError(
            "AUD-196",
            f"a convolution over {rank - 2} axes has no place in the table of TensorFlow's operators",
            hint="export nets that convolve sequences or pictures",
        )
    line = rank == 3
    if line:
        picture = tf.expand_dims(picture, 2)
        weight = tf.expand_dims(weight, 2)
    filters = weight.tensor if isinstance(weight, Filters) else tf.transpose(weight, FILTER_ORDER)
    last = tf.transpose(picture, (0, 2, 3, 1))
    out = _convolved(last, filters, how=how, line=line)
    if bias is not None:
        out = tf.nn.bias_add(out, bias)
    first = tf.transpose(out, (0, 3, 1, 2))
    return tf.squeeze(first, [2]) if line else first


def _convolved(last: TfTensor, filters: TfTensor, *, how: Sequence[object], line: bool) -> TfTensor:
    strides, padding, dilation, transposed, more, groups = how
    steps, rims, gaps, ends = (
        _pair(one, line=line, missing=missing)  # type: ignore[arg-type]
        for one, missing in ((strides, 1), (padding, 0), (dilation, 1), (more, 0))
    )
    if not transposed:
        edges = [[0, 0], [rims[0], rims[0]], [rims[1], rims[1]], [0, 0]]
        return tf.nn.conv2d(last, filters, strides=steps, padding=edges, dilations=gaps)
    reach = [gap * (size - 1) for gap, size in zip(gaps, filters.shape[:2], strict=True)]
    edges = [
        [0, 0],
        *([far - rim, far - rim + end] for far, rim, end in zip(reach, rims, ends, strict=True)),
        [0, 0],
    ]
    turned = _turned(filters, int(groups))  # type: ignore[call-overload]
    stuffed = _grown(_stuffed(last, steps), edges)
    return tf.nn.conv2d(stuffed, turned, strides=1, padding="VALID", dilations=gaps)


def _turned(filters: TfTensor, groups: int) -> TfTensor:
    """Filters h w D/groups C of a transposed convolution as those, h w C/groups D, of the plain one that undoes it."""
    height, width, out, into = filters.shape
    apart = tf.reshape(tf.reverse(filters, [0, 1]), (height, width, out, groups, into // groups))
    return tf.reshape(tf.transpose(apart, (0, 1, 4, 3, 2)), (height, width, into // groups, groups * out))


def _stuffed(last: TfTensor, steps: Sequence[int]) -> TfTensor:
    """B H W C with zeros between neighbours, `steps` apart.

    Source: Dumoulin and Visin 2016, arXiv:1603.07285, section 4.6: a transposed convolution is one over such a picture.
    """
    down, across = steps
    if down == across == 1:
        return last
    batch, height, width, channels = sizes_of(last)
    apart = tf.pad(last[:, :, None, :, None], [[0, 0], [0, 0], [0, down - 1], [0, 0], [0, across - 1], [0, 0]])
    wide = reshaped(apart, [batch, height * down, width * across, channels])
    return wide[:, : height * down - (down - 1), : width * across - (across - 1)]


def _grown(last: TfTensor, edges: Sequence[Sequence[int]]) -> TfTensor:
    """Grown by zeros, or cut where an edge is below zero."""
    cut = tuple(slice(max(-begin, 0), -max(-end, 0) or None) for begin, end in edges)
    return tf.pad(last[cut], [[max(one, 0) for one in pair] for pair in edges])


def _pair(values: Sequence[int], *, line: bool, missing: int) -> list[int]:
    """Height's and width's; a single number means both, or a sequence's own."""
    if line:
        return [missing, int(values[0])]
    return [int(values[0]), int(values[-1])]


@dataclass(frozen=True, kw_only=True)
class _Windows:
    """Windows over a picture: their size, steps and the rim around it, each for height and width."""

    size: Sequence[int]
    steps: Sequence[int]
    rims: Sequence[int]
    rounded_up: bool

    def ends(self, picture: TfTensor) -> list[list[Size]]:
        """What is put around B H W C so that windows tile it: as many as fit, or one more that begins within it."""
        edges: list[list[Size]] = []
        for axis, size, step, rim in zip((1, 2), self.size, self.steps, self.rims, strict=True):
            length = size_of(picture, axis)
            more: Size = 0
            if self.rounded_up:
                last = (length + 2 * rim - size + step - 1) // step * step
                starts_beyond = last >= length + rim
                back = step * int(starts_beyond) if isinstance(length, int) else step * tf.cast(starts_beyond, tf.int32)
                more = tf.maximum(last - back + size - length - 2 * rim, 0)
            edges.append([rim, rim + more])
        return [[0, 0], *edges, [0, 0]]


def _windows(size: Sequence[int], steps: Sequence[int], rims: Sequence[int], *, rounded_up: bool) -> _Windows:
    window, rim = _pair(size, line=False, missing=1), _pair(rims, line=False, missing=0)
    return _Windows(size=window, steps=_pair(steps or size, line=False, missing=1), rims=rim, rounded_up=rounded_up)


def _averaged(
    picture: TfTensor, size: Sequence[int], steps: Sequence[int] = (), rims: Sequence[int] = (0,),
    rounded_up: bool = False, counts_rim: bool = True, divisor: int | None = None,
) -> TfTensor:  # fmt: skip
    """Means of a picture's windows, B C H W; a rim of zeros counts or not, and what lies beyond it never does."""
    windows = _windows(size, steps, rims, rounded_up=rounded_up)
    last = tf.transpose(picture, (0, 2, 3, 1))
    edges = windows.ends(last)

    def mean(of: TfTensor, around: Any) -> TfTensor:
        return tf.nn.avg_pool2d(tf.pad(of, around), windows.size, windows.steps, "VALID")

    found = mean(last, edges)
    if divisor is not None:
        found = found * (windows.size[0] * windows.size[1] / divisor)
    elif rounded_up or not counts_rim:
        ones = tf.ones_like(last[:1, :, :, :1])
        if counts_rim:
            inner = [[0, 0], *([rim, rim] for rim in windows.rims), [0, 0]]
            ones, edges = tf.pad(ones, inner, constant_values=1), _beyond(edges, inner)
        found = found / mean(ones, edges)
    return tf.transpose(found, (0, 3, 1, 2))


def _beyond(edges: Sequence[Sequence[Size]], inner: Sequence[Sequence[int]]) -> list[list[Size]]:
    """What of the edges lies outside inner ones."""
    return [[before - own, after - other] for (before, after), (own, other) in zip(edges, inner, strict=True)]


def _highest(
    picture: TfTensor, size: Sequence[int], steps: Sequence[int] = (), rims: Sequence[int] = (0,),
    gaps: Sequence[int] = (1,), rounded_up: bool = False,
) -> tuple[TfTensor]:  # fmt: skip
    """The largest numbers of a picture's windows; where they lay is not told."""
    windows = _windows(size, steps, rims, rounded_up=rounded_up)
    last = tf.transpose(picture, (0, 2, 3, 1))
    reach = [gap * (side - 1) + 1 for gap, side in zip(_pair(gaps, line=False, missing=1), windows.size, strict=True)]
    edges = replace(windows, size=reach).ends(last)
    grown = tf.pad(last, edges, constant_values=last.dtype.min)
    pooled = tf.nn.pool(
        grown, windows.size, "MAX", strides=windows.steps, padding="VALID",
        dilations=_pair(gaps, line=False, missing=1),
    )  # fmt: skip
    return (tf.transpose(pooled, (0, 3, 1, 2)),)


def _mean_of_all(picture: TfTensor, size: Sequence[int]) -> TfTensor:
    """Means of a grid of windows that tile the picture.

    Raises:
        InputError: AUD-197 where windows would have to overlap, or may have to.
    """
    if list(size) == [1, 1]:
        return tf.reduce_mean(picture, [2, 3], keepdims=True)
    height, width = size_of(picture, 2), size_of(picture, 3)
    known = isinstance(height, int) and isinstance(width, int)
    if not known or height % size[0] or width % size[1]:
        raise InputError(
            "AUD-197",
            f"means of {list(size)} windows of a picture {height} x {width} have no place in TensorFlow's table",
            hint="export nets that take the mean of the whole picture",
        )
    window = [height // size[0], width // size[1]]
    return _averaged(picture, window)


CONVOLUTIONS = every(
    Casting.NONE,
    {
        "aten.convolution.default": _convolution,
        "aten.avg_pool2d.default": _averaged,
        "aten.max_pool2d_with_indices.default": _highest,
        "aten._adaptive_avg_pool2d.default": _mean_of_all,
    },
)
"""Convolutions and pooling."""
