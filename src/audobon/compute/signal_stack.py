"""The stack on which this thread answers signals, kept as it was.

Knows: `sigaltstack` of Linux.  Does not know: who changes it.
OpenVINO gives the thread that compiles a graph a stack for signals of its own, and puts back the one that it found when
the graph goes. Graphs that go in the order in which they came so leave the stack of one that is gone, and the next
signal is answered in memory that is no longer there.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class _Stack(ctypes.Structure):
    """`stack_t` of Linux, in the order of <bits/types/stack_t.h>."""

    _fields_ = (("sp", ctypes.c_void_p), ("flags", ctypes.c_int), ("size", ctypes.c_size_t))


_ON_IT = 1  # SS_ONSTACK, which only the system sets


@contextmanager
def signal_stack_kept() -> Iterator[None]:
    """Within, this thread's stack for signals may change; afterwards it is the one that it was."""
    if sys.platform != "linux":
        yield
        return
    before = _Stack()
    libc = ctypes.CDLL(None)
    libc.sigaltstack(None, ctypes.byref(before))
    try:
        yield
    finally:
        before.flags &= ~_ON_IT
        libc.sigaltstack(ctypes.byref(before), None)


def signal_stack() -> int | None:
    """Where this thread's stack for signals lies; None if it has none, or the system does not tell."""
    if sys.platform != "linux":
        return None
    now = _Stack()
    ctypes.CDLL(None).sigaltstack(None, ctypes.byref(now))
    return now.sp or None
