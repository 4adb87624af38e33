"""Every operator of the table gives in TensorFlow what it gives in torch: numbers, shapes and types."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from audobon.export.tensorflow.library import tf
from audobon.export.tensorflow.program import made_ready, unknown_operators
from audobon.export.tensorflow.saved_model import traced
from audobon.export.tensorflow.table import OPERATORS, operator_name
from tests.unit.export.tensorflow.operator_cases import CASES, Answers

pytestmark = pytest.mark.tensorflow


def in_tensorflow(name: str) -> tuple[list[Answers], list[list[Tensor]]]:
    """What torch and TensorFlow answer to each example of a case."""
    case = CASES[name]
    ready = made_ready(case.program())
    assert unknown_operators(ready) == ()
    names = [f"answer_{number}" for number in range(len(ready.graph_signature.user_outputs))]
    _, run = traced(ready, names)
    found = [run(*(tf.constant(one.numpy()) for one in example)) for example in case.examples]
    return [case.run(*example) for example in case.examples], [
        [torch.from_numpy(np.array(one[name].numpy())) for name in names] for one in found
    ]


@pytest.mark.parametrize("name", CASES)
def test_operators_give_what_torch_gives(name: str) -> None:
    wanted, found = in_tensorflow(name)
    for want, got in zip(wanted, found, strict=True):
        torch.testing.assert_close(got, list(want), rtol=1e-4, atol=1e-5, equal_nan=True)


def test_every_row_of_the_table_is_reached_by_a_case() -> None:
    nodes = [node for case in CASES.values() for node in made_ready(case.program()).graph.nodes]
    assert {operator_name(node.target) for node in nodes if node.op == "call_function"} ^ set(OPERATORS) == set()
