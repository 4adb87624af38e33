"""TensorFlow, brought in when it is first asked for: it is an extra of 1.3 GB that few installations have.

Knows: how the library is found and installed.  Does not know: what is asked of it.
"""

from __future__ import annotations

from typing import Any

from audobon.export.missing import needed

_NAME = "tensorflow"

TfTensor = Any
"""A tensor of TensorFlow's; the library ships no types."""


class _Late:
    """Stands for a module until something is asked of it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(require_tensorflow(), name)


tf: Any = _Late()


def require_tensorflow() -> Any:
    """The library.

    Raises:
        SettingsError: AUD-282, if it is not installed.
    """
    return needed(_NAME)
