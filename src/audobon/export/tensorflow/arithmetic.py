"""Operators that work on each number by itself: arithmetic, comparisons, logic, curves.

Shapes are those that both libraries broadcast to, by the same rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, Operator, every


def _alike(values: Sequence[Any]) -> list[Any]:
    """Values with the numbers among them in the tensors' type, which was settled before."""
    dtype = next((one.dtype for one in values if tf.is_tensor(one)), None)
    return [one if tf.is_tensor(one) or dtype is None else tf.cast(one, dtype) for one in values]


def _add(left: Any, right: Any, *, alpha: float = 1) -> TfTensor:
    one, other = _alike([left, right if alpha == 1 else right * alpha])
    return tf.logical_or(one, other) if one.dtype == tf.bool else tf.add(one, other)


def _subtract(left: Any, right: Any, *, alpha: float = 1) -> TfTensor:
    return tf.subtract(*_alike([left, right if alpha == 1 else right * alpha]))


def _multiply(left: Any, right: Any) -> TfTensor:
    one, other = _alike([left, right])
    return tf.logical_and(one, other) if one.dtype == tf.bool else tf.multiply(one, other)


def _divide(left: Any, right: Any) -> TfTensor:
    return tf.truediv(*_alike([left, right]))


def _divide_rounded(left: Any, right: Any, *, rounding_mode: str | None = None) -> TfTensor:
    quotient = _divide(left, right)
    if rounding_mode is None:
        return quotient
    return tf.floor(quotient) if rounding_mode == "floor" else _truncated(quotient)


def _clamp(values: TfTensor, least: Any = None, most: Any = None) -> TfTensor:
    raised = values if least is None else tf.maximum(values, tf.cast(least, values.dtype))
    return raised if most is None else tf.minimum(raised, tf.cast(most, values.dtype))


def _power(base: Any, exponent: Any) -> TfTensor:
    if isinstance(exponent, int | float) and exponent == 2:
        return tf.square(base)
    return tf.pow(*_alike([base, exponent]))


def _truncated(values: TfTensor) -> TfTensor:
    return tf.sign(values) * tf.floor(tf.abs(values))


def _gelu(values: TfTensor, *, approximate: str = "none") -> TfTensor:
    return tf.nn.gelu(values, approximate=approximate == "tanh")


def _leaky(values: TfTensor, slope: float = 0.01) -> TfTensor:
    return tf.nn.leaky_relu(values, alpha=slope)


def _elu(values: TfTensor, alpha: float = 1.0, scale: float = 1.0, input_scale: float = 1.0) -> TfTensor:
    return scale * tf.where(values > 0, values, alpha * tf.math.expm1(values * input_scale))


def _not(values: TfTensor) -> TfTensor:
    return tf.logical_not(values) if values.dtype == tf.bool else tf.bitwise.invert(values)


def _and(left: Any, right: Any) -> TfTensor:
    one, other = _alike([left, right])
    return tf.logical_and(one, other) if one.dtype == tf.bool else tf.bitwise.bitwise_and(one, other)


def _or(left: Any, right: Any) -> TfTensor:
    one, other = _alike([left, right])
    return tf.logical_or(one, other) if one.dtype == tf.bool else tf.bitwise.bitwise_or(one, other)


def _as_logic(values: TfTensor) -> TfTensor:
    return values if values.dtype == tf.bool else tf.not_equal(values, tf.zeros((), values.dtype))


def _logical_not(values: TfTensor) -> TfTensor:
    return tf.logical_not(_as_logic(values))


def _logical_and(left: TfTensor, right: TfTensor) -> TfTensor:
    return tf.logical_and(_as_logic(left), _as_logic(right))


def _logical_or(left: TfTensor, right: TfTensor) -> TfTensor:
    return tf.logical_or(_as_logic(left), _as_logic(right))


def _choose(chosen: TfTensor, those: Any, others: Any) -> TfTensor:
    return tf.where(chosen, *_alike([those, others]))


def _same(values: TfTensor, *rest: Any) -> TfTensor:
    """As it is: torch copies, moves or only changes the type, which is done to every answer."""
    return values


def _named(name: str) -> Any:
    """A function of TensorFlow's by its path, looked up when it is called."""

    def run(*values: Any) -> TfTensor:
        found = tf
        for part in name.split("."):
            found = getattr(found, part)
        return found(*_alike(values))

    return run


def _compared(name: str) -> Any:
    """A comparison of TensorFlow's, which knows no order of true and false."""
    run = _named(name)

    def compare(left: Any, right: Any) -> TfTensor:
        pair = _alike([left, right])
        return run(*(tf.cast(one, tf.uint8) if one.dtype == tf.bool else one for one in pair))

    return compare


def _larger(left: Any, right: Any) -> TfTensor:
    return _or(left, right) if left.dtype == tf.bool else tf.maximum(left, right)


def _smaller(left: Any, right: Any) -> TfTensor:
    return _and(left, right) if left.dtype == tf.bool else tf.minimum(left, right)


_CURVES = (
    "abs", "acos", "asin", "atan", "atan2", "ceil", "cos", "cosh", "erf", "exp", "expm1", "floor", "log", "log1p",
    "reciprocal", "rsqrt", "sigmoid", "sign", "sin", "sinh", "sqrt", "tan", "tanh",
)  # fmt: skip

_COMPARISONS = {
    "eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal",
}  # fmt: skip

ARITHMETIC = {
    **every(Casting.ALL, {f"aten.{name}.default": _named(f"math.{name}") for name in _CURVES}),
    **every(
        Casting.COMPARED,
        {
            f"aten.{ours}.{kind}": _compared(theirs)
            for ours, theirs in _COMPARISONS.items()
            for kind in ("Tensor", "Scalar")
        },
    ),
    **every(
        Casting.ALL,
        {
            "aten.add.Tensor": _add,
            "aten.add.Scalar": _add,
            "aten.sub.Tensor": _subtract,
            "aten.mul.Tensor": _multiply,
            "aten.mul.Scalar": _multiply,
            "aten.div.Tensor": _divide,
            "aten.div.Tensor_mode": _divide_rounded,
            "aten.remainder.Scalar": _named("math.floormod"),
            "aten.fmod.Scalar": _named("truncatemod"),
            "aten.maximum.default": _larger,
            "aten.minimum.default": _smaller,
            "aten.clamp.default": _clamp,
            "aten.clamp.Tensor": _clamp,
            "aten.hardtanh.default": _clamp,
            "aten.neg.default": _named("negative"),
            "aten.pow.Tensor_Scalar": _power,
            "aten.pow.Tensor_Tensor": _power,
            "aten.pow.Scalar": _power,
            "aten.round.default": _named("round"),
            "aten.trunc.default": _truncated,
            "aten.relu.default": _named("nn.relu"),
            "aten.gelu.default": _gelu,
            "aten.leaky_relu.default": _leaky,
            "aten.elu.default": _elu,
            "aten.alias.default": _same,
            "aten.clone.default": _same,
            "aten._to_copy.default": _same,
        },
    ),
    **every(
        Casting.NONE,
        {
            "aten.bitwise_not.default": _not,
            "aten.bitwise_and.Tensor": _and,
            "aten.bitwise_and.Scalar": _and,
            "aten.bitwise_or.Tensor": _or,
            "aten.bitwise_or.Scalar": _or,
            "aten.logical_not.default": _logical_not,
            "aten.logical_and.default": _logical_and,
            "aten.logical_or.default": _logical_or,
            "aten.isinf.default": _named("math.is_inf"),
            "aten.isnan.default": _named("math.is_nan"),
        },
    ),
    "aten.where.self": Operator(run=_choose, casting=Casting.REST),
}
"""Operators on each number by itself."""
