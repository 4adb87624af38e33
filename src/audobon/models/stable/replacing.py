"""Modules that answer otherwise for a while: their `forward` is another function within, and their own afterwards.

Knows: torch modules.  Does not know: what they do or why.  Weights, buffers and hooks are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from torch import nn

Forward = Callable[..., Any]
_OWN = ("forward", "_compiled_call_impl")
"""What a module does, and what a compiler made of it, which would not look at another `forward`."""


@contextmanager
def replaced(forwards: Mapping[nn.Module, Forward]) -> Iterator[None]:
    """Within, each of these modules runs the function given for it; hooks on the modules run as ever.

    What a module had in its `forward`'s place (a library may have put something there) is there again afterwards, the
    very object, and so is what it was compiled to.
    """
    kept = {module: {name: vars(module)[name] for name in _OWN if name in vars(module)} for module in forwards}
    try:
        for module, forward in forwards.items():
            vars(module).update({"forward": forward, "_compiled_call_impl": None})
        yield
    finally:
        for module, before in kept.items():
            for name in _OWN:
                vars(module).pop(name, None)
            vars(module).update(before)
