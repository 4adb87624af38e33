"""How much memory a net's tensors take while it runs, counted without running it.

Knows: tensors' storages, and when they go.  Does not know: which net runs, devices' own needs.
On torch's `meta` device nothing is computed and nothing is held, and yet every tensor knows its size and lives as long
as it would; so the most that live at once can be counted for nets of any size on any machine.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


class _Counting(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Counts bytes of storages that are made within, while they live."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._known: set[int] = set()
        self.live: int = 0
        self.most: int = 0

    def __torch_dispatch__(
        self, func: Any, types: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        for one in tree_leaves((args, kwargs)):
            if isinstance(one, Tensor):
                self._known.add(one.untyped_storage()._cdata)
        found = func(*args, **(kwargs or {}))
        for one in tree_leaves(found):
            if isinstance(one, Tensor):
                self._note(one)
        return found

    def _note(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        key = storage._cdata
        if key in self._known:
            return
        size = storage.nbytes()
        self._known.add(key)
        self.live += size
        self.most = max(self.most, self.live)
        weakref.finalize(storage, self._gone, key, size)

    def _gone(self, key: int, size: int) -> None:
        self._known.discard(key)
        self.live -= size


class _FlashAttention(TorchFunctionMode):
    """Attention that holds its result alone, as memory-efficient kernels do (Dao et al. 2022, arXiv:2205.14135)."""

    def __torch_function__(
        self, func: Any, types: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        given = kwargs or {}
        if func is functional.scaled_dot_product_attention:
            query, value = (args[place] if len(args) > place else given[name] for place, name in _QUERY_AND_VALUE)
            return query.new_empty((*query.shape[:-1], value.shape[-1]))
        return func(*args, **given)


_QUERY_AND_VALUE = ((0, "query"), (2, "value"))


@torch.no_grad()
def peak_live_bytes(call: Callable[[], object]) -> int:
    """The most bytes of tensors made within a call that live at once; those that were there before do not count.

    Args:
        call: Runs nets, best on the `meta` device.
    """
    with _FlashAttention(), _Counting() as counting:
        kept = call()
    most: int = counting.most
    del kept
    return most
