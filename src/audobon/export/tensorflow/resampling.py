"""Pictures in other sizes: nearest, bilinear, bicubic, and the last two against aliasing.

Every way is separable: along an axis, a pixel of the answer is a weighted sum of pixels at places of its own.

Shapes: B batch, C channels, H W height and width.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, every
from audobon.export.tensorflow.sizes import Size, size_of

_HEIGHT, _WIDTH = 2, 3
_SHARPNESS, _AGAINST_ALIASING = -0.75, -0.5
Weigh = Callable[[Any], Any]


def _nearest(picture: TfTensor, size: Sequence[Size] | None, factors: Sequence[float] | None) -> TfTensor:
    """B C H W enlarged or made smaller by taking the pixel whose place is next below."""
    for axis in (_HEIGHT, _WIDTH):
        factor = None if not factors else factors[axis - _HEIGHT]
        if factor is not None and float(factor).is_integer():
            picture = tf.repeat(picture, int(factor), axis=axis)
            continue
        old, new, step = _sizes(picture, axis, size, factors)
        places = tf.cast(tf.floor(tf.cast(tf.range(new), tf.float32) * step), tf.int32)
        picture = tf.gather(picture, tf.minimum(places, old - 1), axis=axis)
    return picture


def _bilinear(
    picture: TfTensor, size: Sequence[Size] | None, corners: bool, factors: Sequence[float] | None = None
) -> TfTensor:
    for axis in (_HEIGHT, _WIDTH):
        picture = _interpolated(
            picture, axis, _places(picture, axis, size, factors, corners=corners), taps=(0, 1), weigh=_triangle,
            clamped=True,
        )  # fmt: skip
    return picture


def _bicubic(
    picture: TfTensor, size: Sequence[Size] | None, corners: bool, factors: Sequence[float] | None = None
) -> TfTensor:
    for axis in (_HEIGHT, _WIDTH):
        picture = _interpolated(
            picture, axis, _places(picture, axis, size, factors, corners=corners), taps=(-1, 0, 1, 2),
            weigh=lambda apart: _cubic(apart, _SHARPNESS), clamped=False,
        )  # fmt: skip
    return picture


def _smooth_bilinear(
    picture: TfTensor, size: Sequence[Size] | None, corners: bool, factors: Sequence[float] | None = None
) -> TfTensor:
    return _smooth(picture, size, factors, reach=1.0, weigh=_triangle, corners=corners)


def _smooth_bicubic(
    picture: TfTensor, size: Sequence[Size] | None, corners: bool, factors: Sequence[float] | None = None
) -> TfTensor:
    def weigh(apart: Any) -> Any:
        return _cubic(apart, _AGAINST_ALIASING)

    return _smooth(picture, size, factors, reach=2.0, weigh=weigh, corners=corners)


def _sizes(
    picture: TfTensor, axis: int, size: Sequence[Size] | None, factors: Sequence[float] | None
) -> tuple[Size, Size, Any]:
    """Old size, new size, and how far apart neighbours of the new lie in the old."""
    old = size_of(picture, axis)
    if factors:
        factor = float(factors[axis - _HEIGHT])
        new = (
            int(old * factor)
            if isinstance(old, int)
            else tf.cast(tf.floor(tf.cast(old, tf.float64) * factor), tf.int32)
        )
        return old, new, 1 / factor
    assert size is not None, "torch gives either a size or factors"
    new = size[axis - _HEIGHT]
    return old, new, tf.cast(old, tf.float32) / tf.cast(new, tf.float32)


def _places(
    picture: TfTensor, axis: int, size: Sequence[Size] | None, factors: Sequence[float] | None, *, corners: bool
) -> TfTensor:
    """Where the new pixels lie among the old ones, by their middles or (`corners`) from first to last."""
    old, new, step = _sizes(picture, axis, size, factors)
    numbers = tf.cast(tf.range(new), tf.float32)
    return numbers * _between_corners(old, new) if corners else (numbers + 0.5) * step - 0.5


def _between_corners(old: Size, new: Size) -> TfTensor:
    """How far apart neighbours of the new lie in the old where the first and last pixels of both lie on each other."""
    return tf.where(new > 1, tf.cast(old - 1, tf.float32) / tf.cast(tf.maximum(new - 1, 1), tf.float32), 0.0)


def _interpolated(
    picture: TfTensor, axis: int, places: TfTensor, *, taps: Sequence[int], weigh: Weigh, clamped: bool
) -> TfTensor:
    """Weighted sums of the pixels next to `places` along one axis; beyond the rim the last pixel goes on."""
    last = size_of(picture, axis) - 1
    if clamped:
        places = tf.clip_by_value(places, 0.0, tf.cast(last, tf.float32))
    below = tf.floor(places)
    out: Any = 0
    for tap in taps:
        at = tf.clip_by_value(tf.cast(below, tf.int32) + tap, 0, last)
        weights = tf.cast(weigh(tf.abs(places - below - tap)), picture.dtype)
        out += tf.gather(picture, at, axis=axis) * tf.reshape(weights, [-1] + [1] * (3 - axis))
    return out


def _smooth(
    picture: TfTensor, size: Sequence[Size] | None, factors: Sequence[float] | None, *, reach: float, weigh: Weigh,
    corners: bool,
) -> TfTensor:  # fmt: skip
    """Filters that grow as wide as the new pixels lie apart, each axis as one product with a matrix new x old.

    With `corners` torch changes how far apart the pixels lie and nothing else.
    """
    for axis in (_WIDTH, _HEIGHT):
        old, new, apart_by = _sizes(picture, axis, size, factors)
        step = _between_corners(old, new) if corners else tf.cast(apart_by, tf.float32)
        middles = (tf.cast(tf.range(new), tf.float32) + 0.5) * step
        wide = tf.maximum(step, 1.0)
        numbers = tf.cast(tf.range(old), tf.float32)
        apart = (numbers[None] - middles[:, None] + 0.5) / wide
        first = tf.floor(tf.maximum(middles - reach * wide + 0.5, 0.0))[:, None]
        end = tf.floor(tf.minimum(middles + reach * wide + 0.5, tf.cast(old, tf.float32)))[:, None]
        inside = (numbers[None] >= first) & (numbers[None] < end)
        weights = tf.where(inside, weigh(tf.abs(apart)), 0.0)
        weights = weights / tf.reduce_sum(weights, axis=1, keepdims=True)
        how = "oi,bchi->bcho" if axis == _WIDTH else "oi,bciw->bcow"
        picture = tf.einsum(how, tf.cast(weights, picture.dtype), picture)
    return picture


def _triangle(apart: Any) -> Any:
    return tf.maximum(1.0 - apart, 0.0)


def _cubic(apart: Any, a: float) -> Any:
    """Source: Keys 1981, Cubic convolution interpolation, equation 15 with a in place of -1/2."""
    near = ((a + 2) * apart - (a + 3)) * apart * apart + 1
    far = ((apart - 5) * apart + 8) * apart * a - 4 * a
    return tf.where(apart <= 1, near, tf.where(apart < 2, far, 0.0))


RESAMPLING = every(
    Casting.NONE,
    {
        "aten.upsample_nearest2d.vec": _nearest,
        "aten.upsample_bilinear2d.vec": _bilinear,
        "aten.upsample_bicubic2d.vec": _bicubic,
        "aten._upsample_bilinear2d_aa.vec": _smooth_bilinear,
        "aten._upsample_bicubic2d_aa.vec": _smooth_bicubic,
    },
)
"""Pictures in other sizes."""
