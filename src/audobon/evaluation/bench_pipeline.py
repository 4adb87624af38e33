"""`audobon bench pipeline`: a whole book by the usual command, from start to end, in a process of its own.

Knows: the command, the book's report, how the system counts memory.  Does not know: what happens in between.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from audobon.errors import GenerationError
from audobon.evaluation import cold_start
from audobon.evaluation.measure import Measure, median_measure
from audobon.settings import environment_at

STARTS = 3


def bench_pipeline(story: Path) -> dict[str, Measure]:
    """Panels a minute of `audobon make` with its defaults, redraws and both bindings included, and its peak memory.

    Args:
        story: What is made, in an empty home, as somebody's first book is.

    Raises:
        GenerationError: AUD-603, if the command fails.
    """
    with tempfile.TemporaryDirectory(prefix="audobon-bench-") as folder:
        out = Path(folder) / "books"
        started = time.perf_counter()
        run = subprocess.run(
            [sys.executable, "-m", "audobon", "make", str(story), "-o", str(out)],
            env=environment_at(Path(folder) / "home"), capture_output=True, text=True, check=False,
        )  # fmt: skip
        seconds = time.perf_counter() - started
        if run.returncode:
            said = (run.stderr.strip() or "nothing").splitlines()[-1]
            raise GenerationError(
                "AUD-603", f"{story} was not made: {said}", hint="make it with `audobon make` and see what is wrong"
            )
        (report,) = out.glob("*.book/report.json")
        told = json.loads(report.read_text(encoding="utf-8"))
    panels = int(told["panels"])
    stages = {f"{stage['stage']}_s": _once(float(stage["seconds"])) for stage in told["stages"]}
    return {
        "pipeline_panels_per_minute": _once(60 * panels / seconds, n=panels),
        "pipeline_seconds": _once(seconds),
        "cold_start_s": median_measure([cold_start_s() for _ in range(STARTS)]),
        "pipeline_start_s": _once(seconds - float(told["seconds"])),
        "pipeline_panels": _once(panels),
        "pipeline_peak_gb": _once(peak_gb(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss), n=panels),
        **stages,
    }


def cold_start_s() -> float:
    """Seconds from the start of a fresh process to the first denoise step of a panel that it pencils itself.

    Raises:
        GenerationError: AUD-603, if there is none.
    """
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", cold_start.__name__], stdout=subprocess.PIPE, text=True) as run:
        said = run.stdout.readline().strip() if run.stdout else ""
        seconds = time.perf_counter() - started
        run.communicate()
    if said != cold_start.BEGUN:
        raise GenerationError("AUD-603", "no panel was painted", hint="run `audobon doctor` and see what is wrong")
    return seconds


def peak_gb(kept: int) -> float:
    """What the system counts as a process's most memory, in GB: kilobytes on Linux, bytes on macOS."""
    return kept / (1e9 if sys.platform == "darwin" else 1e6)


def _once(value: float, *, n: int = 1) -> Measure:
    """A figure of one run, which has no interval."""
    return Measure(value=value, low=None, high=None, n=n)
