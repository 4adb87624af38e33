"""A graph whose picture-like tensors keep their channels last in memory, as 8-bit convolutions want them.

Knows: OpenVINO's operators, in which order its processor kernels like numbers.  Does not know: which net it is.

The engine's own group norm takes channels first, so before and after each of them everything is laid out anew, which
costs as much again as the norm.  Written as means, differences and products, which are computed in any order, a norm
stays where the convolutions beside it are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import openvino

_SUMMED = ("Add", "Multiply", "Subtract")
_SPACE = (2, 3)


def with_channels_last(graph: openvino.Model) -> openvino.Model:
    """The same graph, changed in place: group norms of tensors B C H W by means, and vectors B C 1 1 that are added to
    such tensors, or multiply them, led through a convolution, which gives them channels last too.

    Answers differ by rounding alone.
    """
    for node in graph.get_ordered_ops():
        if node.get_type_name() in _SUMMED:
            _lead_vectors(node)
        elif node.get_type_name() == "GroupNormalization" and len(node.get_input_partial_shape(0)) == 4:
            _normalise_by_means(node)
    graph.validate_nodes_and_infer_types()
    return graph


def _normalise_by_means(node: openvino.Node) -> None:
    """Put means over each group, and of the squares of what differs from them, in a group norm's place.

    Source:
        Wu and He 2018, arXiv:1803.08494, equations 1, 2 and 7.
    """
    import openvino.opset13 as op

    tensor, scale, bias = (node.input_value(place) for place in range(3))
    told = node.get_attributes()
    channels, groups = scale.get_partial_shape()[0].get_length(), told["num_groups"]

    def by_channel(vector: openvino.Output) -> openvino.Node:
        return op.reshape(vector, op.constant(np.array([1, channels, 1, 1])), special_zero=False)

    space = op.constant(np.array(_SPACE))
    mean = _mixed(op.reduce_mean(tensor, space, keep_dims=True), channels=channels, groups=groups)
    spread = op.reduce_mean(op.squared_difference(tensor, mean), space, keep_dims=True)
    variance = op.add(_mixed(spread, channels=channels, groups=groups), op.constant(np.float32(told["epsilon"])))
    by = op.multiply(by_channel(scale), op.power(variance, op.constant(np.float32(-0.5))))
    normal = op.add(op.multiply(op.subtract(tensor, mean), by), by_channel(bias))
    normal.set_friendly_name(node.get_friendly_name())
    node.output(0).replace(normal.output(0))


def _lead_vectors(node: openvino.Node) -> None:
    """Lead what is one number a channel through a convolution that leaves it as it is."""
    for place in range(2):
        vector, tensor = node.input_value(place), node.input_value(1 - place)
        kind = vector.get_node().get_type_name()
        if kind in ("Constant", "GroupConvolution") or not _is_vector(vector) or _is_vector(tensor):
            continue
        channels = vector.get_partial_shape()[1].get_length()
        led = _mixed(vector, channels=channels, groups=channels)
        node.input(place).replace_source_output(led.output(0))


def _is_vector(value: openvino.Output) -> bool:
    """Whether a tensor is B C 1 1, of so many channels as its graph knows."""
    shape = value.get_partial_shape()
    if shape.rank.is_dynamic or len(shape) != 4 or shape[1].is_dynamic:
        return False
    return all(shape[place].is_static and shape[place].get_length() == 1 for place in _SPACE)


def _mixed(vector: openvino.Output | openvino.Node, *, channels: int, groups: int) -> openvino.Node:
    """Each channel's mean with the others of its group, B C 1 1: a convolution of even weights."""
    import openvino.opset13 as op

    of_one = channels // groups
    even = op.constant(np.full((groups, of_one, of_one, 1, 1), 1 / of_one, np.float32))
    return op.group_convolution(vector, even, [1, 1], [0, 0], [0, 0], [1, 1])
