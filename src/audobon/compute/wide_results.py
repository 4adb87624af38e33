"""A graph's picture-like results made wider, so that the engine lays them out by a fast way.

Knows: how the engine hands out what lies in memory with channels last.  Does not know: which net it is.

A result of 16 to 64 channels in 32 bits is put into the order B C H W number by number, which takes ten times as long
as the engine's usual way for wider ones (1.4 ms of a core for 48 x 64 x 64). Channels of zeros are added, and cut off
again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import openvino

_SLOW = range(16, 65)
_WIDE = 68
_MARK = "channels wanted: "


def with_wide_results(graph: openvino.Model) -> openvino.Model:
    """A copy of a graph (constants are shared) whose results B C H W of 16 to 64 channels have 68, the added ones zero.

    How many are wanted is told by a name of the result (`wanted_channels`), which goes with the compiled graph.
    """
    import openvino.opset13 as op

    wide = graph.clone()
    for result in wide.get_results():
        given = result.input_value(0)
        shape = given.get_partial_shape()
        if shape.rank.is_dynamic or len(shape) != 4 or shape[1].is_dynamic or shape[1].get_length() not in _SLOW:
            continue
        channels = shape[1].get_length()
        none, more = op.constant(np.zeros(4, np.int64)), op.constant(np.array([0, _WIDE - channels, 0, 0]))
        padded = op.pad(given, none, more, "constant")
        result.input(0).replace_source_output(padded.output(0))
        # A result that has a name of its own does not take its source's.
        result.output(0).set_names({f"{_MARK}{channels}, {padded.get_friendly_name()}"})
    wide.validate_nodes_and_infer_types()
    return wide


def wanted_channels(result: openvino.ConstOutput) -> int | None:
    """How many of a compiled graph's result are the net's own; None for all."""
    marks = [name for name in result.get_names() if name.startswith(_MARK)]
    return int(marks[0].removeprefix(_MARK).split(",")[0]) if marks else None
