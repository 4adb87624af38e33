"""Compiled kernels are bounded before any net runs."""

from __future__ import annotations

import subprocess
import sys


def test_the_bound_is_set_unless_the_user_set_one() -> None:
    asked = "import os, audobon.hire; print(os.environ['ONEDNN_PRIMITIVE_CACHE_CAPACITY'])"

    def told(**environment: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", asked], env={"PATH": "", "PYTHONPATH": ":".join(sys.path), **environment},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    assert told() == "192"
    assert told(ONEDNN_PRIMITIVE_CACHE_CAPACITY="7") == "7"
