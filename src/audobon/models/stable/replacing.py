"""Modules that answer otherwise for a while: their `forward` is another function within, and their own afterwards.

Knows: torch modules.  Does not know: what they do or why.  Weights, buffers and hooks are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from torch import nn

Forward = Callable[..., Any]
_NAME = "forward"


@contextmanager
def replaced(forwards: Mapping[nn.Module, Forward]) -> Iterator[None]:
    """Within, each of these modules runs the function given for it; hooks on the modules run as ever.

    What a module had in its `forward`'s place (a library may have put something there) is there again afterwards, the
    very object.
    """
    kept = {module: vars(module).get(_NAME) for module in forwards}
    try:
        for module, forward in forwards.items():
            vars(module)[_NAME] = forward
        yield
    finally:
        for module, before in kept.items():
            if before is not None:
                vars(module)[_NAME] = before
            else:
                vars(module).pop(_NAME, None)
