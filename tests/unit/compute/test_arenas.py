"""The C library's arenas are bounded, however many threads ask for memory. In a process of its own."""

import subprocess
import sys

import pytest

PROGRAM = """
import ctypes
import sys
import threading
import numpy as np
from audobon.compute.arenas import bound_arenas
if sys.argv[1] == "bound":
    assert bound_arenas()

together = threading.Barrier(8)

def work():
    blocks = [np.ones(50_000, np.uint8) for _ in range(20)]
    together.wait()
    del blocks

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
ctypes.CDLL(None).malloc_stats()
"""


def arenas(how: str) -> int:
    done = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True, timeout=60)
    return done.stderr.count("Arena ")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc alone has arenas")
def test_threads_share_two_arenas() -> None:
    assert arenas("bound") <= 2 < arenas("unbound")
