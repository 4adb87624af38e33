"""Other people's programs, run as a person would."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def run(*command: str | Path) -> str:
    """What a program prints; a fault if it is not there or fails."""
    program = shutil.which(str(command[0]))
    assert program is not None, f"{command[0]} is not installed: run `make test-system`"
    done = subprocess.run([program, *map(str, command[1:])], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def epubcheck(book: Path) -> str:
    """What EPUBCheck says. Debian's is a jar that only a kernel with binfmt runs by itself."""
    checker = shutil.which("epubcheck")
    assert checker is not None, "epubcheck is not installed: run `make test-system`"
    return run("java", "-jar", checker, book)
