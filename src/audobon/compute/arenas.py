"""How much memory the C library keeps to itself: few arenas, and the largest blocks given back.

Knows: glibc's settings.  Does not know: who asks for memory.
Left alone, glibc opens up to eight arenas a core for threads, each of which keeps what it was given: a book's process
holds an eighth more than with two. To give blocks of 2 MB back too would save as much again, and takes 15 % more time.
"""

from __future__ import annotations

import ctypes

MOST_ARENAS = 2
LARGE_BYTES = 32 * 1024 * 1024
"""Blocks from this size on are asked of the system and given back to it; a fixed number, so it cannot grow."""
KEPT_BYTES = 128 * 1024 * 1024
"""What may lie unused at the end of an arena."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8


def given_back() -> bool:
    """Give the system all free blocks back, at a moment when much was let go; False where the C library cannot.

    Source: malloc_trim(3).
    """
    try:
        return bool(ctypes.CDLL(None).malloc_trim(0))
    except (AttributeError, OSError):
        return False


def bound_arenas() -> bool:
    """Set the bounds for this process; False where the C library has none, which is no error.

    Source: The GNU C Library Reference Manual, section 3.2.3.7, Malloc Tunable Parameters.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return False
    settings = ((_ARENA_MAX, MOST_ARENAS), (_MMAP_THRESHOLD, LARGE_BYTES), (_TRIM_THRESHOLD, KEPT_BYTES))
    return all([mallopt(name, value) for name, value in settings])
