"""The C library's own memory: bounds are taken, and freed blocks go back to the system. In a process of its own."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
import threading
import numpy as np
from audobon.compute.arenas import bound_arenas
if sys.argv[1] == "bound":
    assert bound_arenas()

def held_mb():
    pages = int(open("/proc/self/statm").read().split()[1])
    return pages * 4096 / 1e6

def work():
    for _ in range(12):  # each time a larger block is freed, glibc raises the size that it keeps, unless told not to
        blocks = [np.ones(size, np.uint8) for size in (3_000_000, 9_000_000, 20_000_000)]
        del blocks

before = held_mb()
threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(held_mb() - before)
"""


def kept_mb(how: str) -> float:
    done = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True, timeout=60)
    return float(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc alone has these bounds")
def test_freed_blocks_go_back_to_the_system() -> None:
    assert kept_mb("bound") < 12 < kept_mb("unbound")
