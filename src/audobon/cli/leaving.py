"""The end of a command's process, without taking down what the system takes down at once.

Knows: exit codes, what must be done before a process ends.  Does not know: commands.
A process that has painted holds a gigabyte in some hundred thousand objects and in the engine's graphs. To let go of
them one by one takes a core 0.8 s, which the user waits for; the system takes back all of it in a tenth of that.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Callable

FAILED = 1


def left(command: Callable[[], object]) -> None:
    """Run a command and end the process as it says.

    Whatever was registered for the end is done, and all that was written is sent off. Where another thread is still at
    work, or something remains that cannot be written, the process ends the usual way.

    Args:
        command: Ends by itself, or by SystemExit.

    Raises:
        SystemExit: where the process ends the usual way.
    """
    try:
        command()
        code: object = 0
    except SystemExit as ended:
        code = ended.code
    if threading.active_count() > 1 or not (code is None or isinstance(code, int)):
        raise SystemExit(code)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError) as gone:
        raise SystemExit(code or FAILED) from gone
    os._exit(code or 0)
