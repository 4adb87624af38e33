"""A program's weights as variables of TensorFlow's, each stored once.

Knows: parameters, buffers, constants of an exported program.  Does not know: what the net does with them.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.export import ExportedProgram
from torch.fx import Node

from audobon.export.tensorflow.convolutions import FILTER_ORDER, Filters
from audobon.export.tensorflow.library import TfTensor, tf

_CONVOLUTION = "aten.convolution.default"


def tf_type(dtype: torch.dtype) -> Any:
    """TensorFlow's name for one of torch's types."""
    return tf.as_dtype(str(dtype).removeprefix("torch."))


class WeightShelf:
    """The variables of one program, made as they are asked for.

    Args:
        program: In core operators.
    """

    def __init__(self, program: ExportedProgram) -> None:
        signature = program.graph_signature
        self._names = {
            **signature.inputs_to_parameters, **signature.inputs_to_buffers,
            **signature.inputs_to_lifted_tensor_constants,
        }  # fmt: skip
        self._tensors: dict[str, Any] = {**program.constants, **program.state_dict}
        self._made: dict[tuple[object, ...], Any] = {}

    @property
    def variables(self) -> list[Any]:
        """All that were made, to be saved with the model."""
        return list(self._made.values())

    def holds(self, placeholder: str) -> bool:
        """Whether a program's input is a weight."""
        return placeholder in self._names

    def make(self, node: Node) -> None:
        """Make the variable of a weight, unless it is idle, or goes by another name too and is made already."""
        if not node.users:
            return
        name = self._names[node.name]
        tensor = self._tensors[name].detach()
        self._made.setdefault(_key(tensor, node), _variable(tensor, name, is_filters=_is_filters(node)))

    def value(self, node: Node) -> TfTensor | Filters | None:
        """A weight as operators take it; None for an idle one."""
        if not node.users:
            return None
        tensor = self._tensors[self._names[node.name]].detach()
        held = tf.convert_to_tensor(self._made[_key(tensor, node)])
        return Filters(tensor=held) if _is_filters(node) else held


def _key(tensor: Tensor, node: Node) -> tuple[object, ...]:
    """What is the same for two names of one weight."""
    return (tensor.data_ptr(), tuple(tensor.shape), tensor.stride(), tensor.dtype, _is_filters(node))


def _variable(tensor: Tensor, name: str, *, is_filters: bool) -> Any:
    kept = tensor.permute(FILTER_ORDER) if is_filters else tensor
    exact = kept.float() if kept.dtype == torch.bfloat16 else kept
    value = tf.cast(tf.constant(exact.cpu().contiguous().numpy()), tf_type(tensor.dtype))
    return tf.Variable(value, trainable=False, name="".join(c if c.isalnum() else "_" for c in name))


def _is_filters(node: Node) -> bool:
    """Whether a weight is wanted by convolutions over pictures alone, as what they convolve with."""
    is_picture = node.meta["val"].dim() == 4
    return (
        is_picture
        and bool(node.users)
        and all(
            str(user.target) == _CONVOLUTION and user.args[1] is node and node not in (user.args[0], user.args[2])
            for user in node.users
        )
    )
