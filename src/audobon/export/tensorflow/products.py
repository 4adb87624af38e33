"""Products of matrices, and what runs over a sequence by them.

Shapes: T steps, B batch, D width of what comes in, E width of a state.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting, every
from audobon.export.tensorflow.sizes import size_of


def _product(left: TfTensor, right: TfTensor) -> TfTensor:
    return tf.matmul(left, right)


def _product_and(added: TfTensor, left: TfTensor, right: TfTensor, *, beta: float = 1, alpha: float = 1) -> TfTensor:
    product = tf.matmul(left, right)
    return (product if alpha == 1 else product * alpha) + (added if beta == 1 else added * beta)


def _linear(states: TfTensor, weight: TfTensor, bias: TfTensor | None = None) -> TfTensor:
    out = tf.matmul(states, weight, transpose_b=True)
    return out if bias is None else out + bias


def _gru(sequence: TfTensor, first: TfTensor, weights: Sequence[TfTensor], *how: object) -> tuple[TfTensor, TfTensor]:
    """Gated recurrent units: states at every step, and the last ones of each layer and direction.

    Args:
        sequence: T B D, or B T D if `how` says that the batch comes first.
        first: Layers and directions B E.
        weights: Two matrices for each layer and direction, and two biases if there are any.
        how: Whether there are biases, layers, dropout, whether in training, both directions, batch first.

    Source: Cho et al. 2014, arXiv:1406.1078, section 2.3, with the reset gate behind the product, as torch has it.
    """
    has_biases, layers, _, _, both, batch_first = how
    states = tf.transpose(sequence, (1, 0, 2)) if batch_first else sequence
    given, last = 4 if has_biases else 2, []
    directions = 2 if both else 1
    for layer in range(int(layers)):  # type: ignore[call-overload]
        found = []
        for direction in range(directions):
            place = layer * directions + direction
            own = weights[place * given : (place + 1) * given]
            run = _gru_run(tf.reverse(states, [0]) if direction else states, first[place], own)
            last.append(run[-1])
            found.append(tf.reverse(run, [0]) if direction else run)
        states = tf.concat(found, axis=-1)
    return tf.transpose(states, (1, 0, 2)) if batch_first else states, tf.stack(last)


def _gru_run(steps: TfTensor, first: TfTensor, weights: Sequence[TfTensor]) -> TfTensor:
    """States T B E of one direction over steps T B D, begun from B E."""
    of_input, of_state, *biases = weights
    into = _linear(steps, of_input, biases[0] if biases else None)
    width = size_of(of_state, 1)

    def step(state: TfTensor, told: TfTensor) -> TfTensor:
        own = _linear(state, of_state, biases[1] if biases else None)
        reset = tf.sigmoid(told[:, :width] + own[:, :width])
        keep = tf.sigmoid(told[:, width : 2 * width] + own[:, width : 2 * width])
        fresh = tf.tanh(told[:, 2 * width :] + reset * own[:, 2 * width :])
        return (1 - keep) * fresh + keep * state

    return tf.scan(step, into, initializer=first)


PRODUCTS = every(
    Casting.ALL,
    {
        "aten.mm.default": _product,
        "aten.bmm.default": _product,
        "aten.addmm.default": _product_and,
    },
) | every(Casting.NONE, {"audobon.gru.default": _gru})
"""Products."""
