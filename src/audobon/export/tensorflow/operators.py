"""One line of the table: how an operator of ATen's is said in TensorFlow.

Knows: what an operator wants done to its arguments first.  Does not know: any operator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Casting(Enum):
    """Which of an operator's tensors are brought to one type first.

    torch promotes types itself and TensorFlow never does, so what torch does silently is done here before the call.
    """

    NONE = "as they are"
    ALL = "to the type of the answer"
    REST = "to the type of the answer, all but the first"
    COMPARED = "to the type in which torch compares them"


@dataclass(frozen=True, kw_only=True)
class Operator:
    """How to run one operator.

    Attributes:
        run: Takes ATen's arguments in ATen's order, with TensorFlow's tensors in place of torch's; its answer is
            cast to the type of torch's.
        casting: What is done to the tensors among the arguments first.
    """

    run: Callable[..., Any]
    casting: Casting = Casting.NONE


Operators = Mapping[str, Operator]
"""By name of the overload, as in `aten.add.Tensor`."""


def every(casting: Casting, runs: Mapping[str, Callable[..., Any]]) -> dict[str, Operator]:
    """A part of the table whose arguments are all cast alike."""
    return {name: Operator(run=run, casting=casting) for name, run in runs.items()}
