"""A sense of meaning that a caller may lend: which of some words is nearest to another.

Knows: its shape.  Does not know: how meaning is measured (see `models/word_sense.py`).
"""

from __future__ import annotations

from collections.abc import Callable

Nearest = Callable[[str, tuple[str, ...]], str]
"""Answers with the one of the candidates that is nearest in meaning to the word; empty if none is near enough."""
