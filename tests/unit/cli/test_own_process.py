"""How a process ends: its code, what was registered, and what it wrote, are as if it ended the usual way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_BEGIN = "import atexit, sys, threading, time\nfrom audobon.cli.own_process import left\n"


def ended(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", _BEGIN + script], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("left(lambda: None)", 0), ("left(sys.exit)", 0), ("left(lambda: sys.exit(3))", 3),
        ("left(lambda: sys.exit('told'))", 1), ("left(lambda: 1 / 0)", 1),
    ],
)  # fmt: skip
def test_codes_are_those_of_the_command(script: str, code: int) -> None:
    assert ended(script).returncode == code


def test_all_is_written_and_what_was_registered_is_done() -> None:
    told = ended(
        "atexit.register(lambda: print('registered'))\n"
        "def command():\n    print('x' * 200_000)\n    print('aside', file=sys.stderr)\n    raise SystemExit(2)\n"
        "left(command)"
    )
    assert (told.returncode, told.stderr) == (2, "aside\n")
    assert told.stdout == "x" * 200_000 + "\nregistered\n"


def test_objects_are_not_taken_down_one_by_one() -> None:
    script = "class Held:\n    def __del__(self): print('taken down', flush=True)\nheld = Held()\n"
    assert ended(script).stdout == "taken down\n"
    assert ended(script + "left(lambda: None)").stdout == ""


def test_cycles_are_looked_for_less_often_and_still_found() -> None:
    told = ended(
        "import gc\nfrom audobon.cli.own_process import entered\n"
        "class Held:\n    found = 0\n    def __del__(self): Held.found += 1\n"
        "def command():\n    for _ in range(60_000):\n        one = Held()\n        one.own = [one]\n"
        "    print(gc.isenabled(), gc.get_threshold()[0], Held.found >= 40_000)\n"
        "entered(command)"
    )
    assert told.stdout == "True 20000 True\n"


def test_a_thread_at_work_is_waited_for() -> None:
    script = (
        "def work():\n    time.sleep(0.3)\n    print('worked')\nleft(lambda: threading.Thread(target=work).start())"
    )
    assert ended(script).stdout == "worked\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_what_cannot_be_written_is_no_success() -> None:
    with Path("/dev/full").open("w") as full:
        script = _BEGIN + "left(lambda: print('lost'))"
        run = subprocess.run([sys.executable, "-c", script], stdout=full, stderr=subprocess.DEVNULL, check=False)
    assert run.returncode != 0
