"""A command's own process: how it looks after its memory, and its end.

Knows: exit codes, what must be done before a process ends.  Does not know: commands.
Python looks for objects that hold each other alive whenever 700 are new, and goes through all of them every so often:
through a million once the libraries are loaded, which took half a second of a core at the start of every book. Little
here holds itself alive, so it may look less often.
A process that has painted holds a gigabyte in some hundred thousand objects and in the engine's graphs. To let go of
them one by one takes a core 0.8 s, which the user waits for; the system takes back all of it in a tenth of that.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from collections.abc import Callable

from audobon.settings import quiet_openvino

FAILED = 1
NEW_OBJECTS = 20_000


def entered(command: Callable[[], object]) -> None:
    """Run a command as this process's only one (see `left`).

    Raises:
        SystemExit: as `left`.
    """
    quiet_openvino()
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
    left(command)


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
