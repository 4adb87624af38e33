"""What nets are given while the program does its real work: calls of their models are listened to, and kept.

Knows: methods, tensors.  Does not know: any net, what work is done, where samples are kept.
A model is never changed: while it is watched, a method of that one object is stood in for, and afterwards it is as it
was.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

Told = Mapping[str, Tensor]
OfCall = Callable[[Mapping[str, Any], Any], Told]
"""A net's inputs by name, from the arguments of a call by theirs and from what it gave."""


@dataclass(frozen=True, kw_only=True)
class Ear:
    """Where a net's work can be listened to.

    Attributes:
        net: The net whose inputs are heard.
        object: A model.
        method: Of that model.
        of_call: Makes the net's inputs of one call.
    """

    net: str
    object: Any
    method: str
    of_call: OfCall


@dataclass(kw_only=True)
class Heard:
    """Samples by net; of those that come, at most so many are kept, spread evenly over all."""

    most: int
    samples: dict[str, list[dict[str, Tensor]]] = field(default_factory=dict)
    _every: dict[str, int] = field(default_factory=dict)
    _count: dict[str, int] = field(default_factory=dict)

    def keep(self, net: str, told: Told) -> None:
        """Keep a sample, if it is its turn: whenever twice as many are held as may be, every second one is let go."""
        kept, every = self.samples.setdefault(net, []), self._every.setdefault(net, 1)
        count = self._count.get(net, 0)
        self._count[net] = count + 1
        if count % every:
            return
        kept.append({name: value.detach().cpu().clone() for name, value in told.items()})
        if len(kept) >= 2 * self.most:
            del kept[1::2]
            self._every[net] = 2 * every

    def spread(self, net: str) -> list[dict[str, Tensor]]:
        """What is kept of a net, at most `most` samples, from the first to the last."""
        kept = self.samples.get(net, [])
        if len(kept) <= self.most:
            return list(kept)
        return [kept[number * len(kept) // self.most] for number in range(self.most)]


@contextmanager
def listening(ears: Sequence[Ear], heard: Heard) -> Iterator[None]:
    """Within, whatever goes through the ears is kept.

    Several ears may be at one method; each object's method is as it was afterwards.
    """
    with ExitStack() as stack:
        for ear in ears:
            stack.enter_context(_stood_in(ear, heard))
        yield


@contextmanager
def _stood_in(ear: Ear, heard: Heard) -> Iterator[None]:
    own = vars(ear.object).get(ear.method)
    real = getattr(ear.object, ear.method)
    signature = inspect.signature(real)

    def listened(args: tuple[Any, ...], named: dict[str, Any]) -> Any:
        bound = signature.bind(*args, **named)
        bound.apply_defaults()
        before = {name: _as_it_is(value) for name, value in bound.arguments.items()}
        given = real(*args, **named)
        heard.keep(ear.net, ear.of_call(before, given))
        return given

    # Whatever the method takes is passed on as it came; its signature stays to be seen, by other ears too.
    vars(ear.object)[ear.method] = functools.update_wrapper(lambda *args, **named: listened(args, named), real)
    try:
        yield
    finally:
        if own is None:
            del vars(ear.object)[ear.method]
        else:
            vars(ear.object)[ear.method] = own


def _as_it_is(value: Any) -> Any:
    """An argument as it is before the call: a tensor's numbers may be changed by it."""
    return value.clone() if isinstance(value, Tensor) else value
