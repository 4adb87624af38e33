"""Answers to many samples, held against others as a whole.

Knows: tensors by name.  Does not know: nets, formats, what a difference means.
A sample may be as small as one word, and its answer as near to nothing, so shares of lengths are taken over all samples
together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor

Answers = Mapping[str, list[Tensor]]
"""For each output its value for every sample."""


def answers(
    run: Callable[[Mapping[str, Tensor]], dict[str, Tensor]], samples: Sequence[Mapping[str, Tensor]]
) -> Answers:
    """What is given for each sample, by output."""
    found: dict[str, list[Tensor]] = {}
    for sample in samples:
        for name, value in run(sample).items():
            found.setdefault(name, []).append(value)
    return found


def together(values: Sequence[Tensor]) -> Tensor:
    """All numbers of several tensors, in a row."""
    return torch.cat([value.flatten().double() for value in values])


def furthest(wanted: Answers, given: Answers) -> float:
    """The length of the difference as a share of the answer's, of the output where it is largest."""
    return max((_share(together(wanted[name]), together(given[name])) for name in wanted), default=0.0)


def _share(one: Tensor, other: Tensor) -> float:
    length = float(torch.linalg.vector_norm(one))
    apart = float(torch.linalg.vector_norm(one - other))
    return apart / length if length else (0.0 if apart == 0 else float("inf"))
