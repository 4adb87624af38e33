"""TensorFlow, brought in when it is first asked for: it is an extra of 1.3 GB that few installations have.

Knows: how the library is found and installed.  Does not know: what is asked of it.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from audobon.errors import SettingsError

_NAME = "tensorflow"

TfTensor = Any
"""A tensor of TensorFlow's; the library ships no types."""


class _Late:
    """Stands for a module until something is asked of it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(require_tensorflow(), name)


tf: Any = _Late()


def tensorflow_runs() -> bool:
    """Whether TensorFlow is installed."""
    return find_spec(_NAME) is not None


def require_tensorflow() -> Any:
    """The library.

    Raises:
        SettingsError: AUD-280, if it is not installed.
    """
    try:
        return import_module(_NAME)
    except ImportError as error:
        raise SettingsError(
            "AUD-280",
            f"SavedModels need TensorFlow, which does not load here ({error})",
            hint='install it with: pip install "audobon[tf]"',
        ) from error
