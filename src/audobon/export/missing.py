"""Packages that only exports need: imported late, and named with the way to install them where they are missing.

Knows: which extra brings which package.  Does not know: what they do.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from audobon.errors import SettingsError

_EXTRAS = {
    "onnx": "export",
    "onnxscript": "export",
    "onnxruntime": "export",
    "nncf": "engine",
    "openvino": "",
    "tensorflow": "tf",
}


def needed(name: str) -> ModuleType:
    """A package's module (`onnx`, or one within, `onnxruntime.quantization`).

    Raises:
        SettingsError: AUD-282, if it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        extra = _EXTRAS[name.split(".")[0]]
        asked = f"'audobon[{extra}]'" if extra else name
        raise SettingsError("AUD-282", f"{name} does not load here: {error}", hint=f"pip install {asked}") from error
