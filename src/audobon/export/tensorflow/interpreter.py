"""Says a program in TensorFlow, node by node, by the table.

Knows: the program's graph, the table, the types that torch gave each answer.  Does not know: files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch.export import ExportedProgram
from torch.fx import Node
from torch.fx.node import map_arg

from audobon.export.tensorflow.library import TfTensor, tf
from audobon.export.tensorflow.operators import Casting
from audobon.export.tensorflow.table import OPERATORS, operator_name
from audobon.export.tensorflow.weights import WeightShelf, tf_type

_ABOUT_MEMORY = ("dtype", "device", "layout", "pin_memory", "memory_format", "non_blocking", "generator")
"""Arguments that say where and as what an answer is kept; its type is known from the program."""


def said_in_tensorflow(program: ExportedProgram, shelf: WeightShelf, inputs: Mapping[str, TfTensor]) -> list[TfTensor]:
    """A program's answers to inputs by name; called while TensorFlow traces.

    Args:
        program: In core operators that the table has.
        shelf: Its weights, made.
        inputs: By the names that the program has for them.
    """
    values: dict[Node, Any] = {}
    for node in program.graph_module.graph.nodes:
        if node.op == "placeholder":
            values[node] = shelf.value(node) if shelf.holds(node.name) else inputs.get(node.name)
        elif node.op == "call_function":
            values[node] = _answer(node, values)
        else:
            answers = [values[one] if isinstance(one, Node) else one for one in node.args[0]]
    return [tf.identity(one) for one in answers]


def _answer(node: Node, values: Mapping[Node, Any]) -> Any:
    operator = OPERATORS[operator_name(node.target)]
    arguments = map_arg(node.args, lambda one: values[one])
    named = map_arg(
        {name: value for name, value in node.kwargs.items() if name not in _ABOUT_MEMORY}, lambda one: values[one]
    )
    told = node.meta.get("val")
    if operator.casting is not Casting.NONE:
        arguments = _cast(arguments, operator.casting, node)
    return _as_told(operator.run(*arguments, **named), told)


def _cast(arguments: tuple[Any, ...], casting: Casting, node: Node) -> tuple[Any, ...]:
    kept = arguments[:1] if casting is Casting.REST else ()
    dtype = tf_type(_compared_as(node) if casting is Casting.COMPARED else _answers(node.meta["val"])[0].dtype)
    return (*kept, *(_to_type(one, dtype) for one in arguments[len(kept) :]))


def _to_type(value: Any, dtype: Any) -> Any:
    """Tensors, and those within lists, in one type; numbers take it from their neighbours."""
    if isinstance(value, list | tuple):
        is_of_tensors = any(tf.is_tensor(one) and one.shape.rank for one in value)
        return [_to_type(one, dtype) for one in value] if is_of_tensors else value
    return tf.cast(value, dtype) if tf.is_tensor(value) and value.dtype != dtype else value


def _compared_as(node: Node) -> torch.dtype:
    """The type in which torch compares a node's first two arguments."""
    first, second = (one.meta["val"] if isinstance(one, Node) else one for one in node.args[:2])
    assert isinstance(first, torch.Tensor), "comparisons have a tensor on the left"
    if isinstance(second, torch.Tensor | bool | int | float):
        return torch.result_type(first, second)
    return torch.result_type(first, 0)  # a size


def _answers(told: Any) -> Sequence[Any]:
    return [one for one in told if one is not None] if isinstance(told, list | tuple) else [told]


def _as_told(found: Any, told: Any) -> Any:
    """An answer in torch's type, with as much of its shape as torch knows."""
    if isinstance(found, list | tuple):
        return [_as_told(one, own) for one, own in zip(found, told, strict=False)]
    if not isinstance(told, torch.Tensor):
        return found
    tensor = tf.cast(tf.convert_to_tensor(found), tf_type(told.dtype))
    tensor.set_shape([size if isinstance(size, int) else None for size in told.shape])
    return tensor
