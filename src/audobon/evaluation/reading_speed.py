"""How fast a Reader reads a long text, and how much memory a whole process takes for it.

Knows: long texts of a data folder, the clock, a process of its own.  Does not know: how the Reader works.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from audobon.comic.manuscript import Manuscript
from audobon.crew import Reader
from audobon.errors import ResourceError
from audobon.evaluation.measure import NOT_MEASURED, Measure

NOVEL_WORDS = 100_000
_TEXTS = ("litbank/original/*.txt", "litbank/coref/tsv/*.txt", "gold/*.txt", "gold_tales/*.txt")
_TOKEN = re.compile(r"\w+(?:['\u2019-]\w+)*|[^\w\s]")
_MEBIBYTE = 2**20


def long_text(data: Path, *, words: int = NOVEL_WORDS) -> str:
    """A text of so many words: one whole book's beginning where there is one that long, else books joined.

    Where the folder holds no whole books, its shorter texts are joined; the text is shorter if they are.
    """
    for pattern in _TEXTS[:1]:
        for file in sorted(data.glob(pattern)):
            text = file.read_text("utf-8-sig")
            if len(text.split()) >= words:
                return _first_words(text, words)
    parts: list[str] = []
    count = 0
    for text in _all_texts(data):
        parts.append(text)
        count += len(text.split())
        if count >= words:
            break
    return _first_words("\n\n".join(parts), words)


def _all_texts(data: Path) -> Iterator[str]:
    for pattern in _TEXTS:
        for file in sorted(data.glob(pattern)):
            yield file.read_text("utf-8-sig").strip()


def _first_words(text: str, words: int) -> str:
    """A text up to the end of the paragraph that holds its last wanted word."""
    for number, match in enumerate(re.finditer(r"\S+", text), start=1):
        if number == words:
            end = text.find("\n\n", match.end())
            return text if end < 0 else text[: end + 1]
    return text


def reading_measures(
    reader_of: Callable[[], Reader], text: str, *, open_story: Callable[[Path], Manuscript]
) -> dict[str, Measure]:
    """`tokens_per_second` (words, numbers and marks) and `peak_mb` (MiB of memory at most) of one reading.

    The text is read in a fresh process with as many threads as the machine has cores; what the process takes before the
    reading counts, too. One reading has no interval. n is the number of tokens.

    Args:
        reader_of: Makes the Reader; named at the top of its module, so that a process can be told it.
        text: What is read; nothing is measured of an empty one.
        open_story: Opens a text file as a Manuscript; named likewise.

    Raises:
        ResourceError: AUD-575, the process died.
    """
    if not text.strip():
        return dict.fromkeys(("tokens_per_second", "peak_mb"), NOT_MEASURED)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "novel.txt"
        file.write_text(text, encoding="utf-8")
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            try:
                tokens, seconds, peak_bytes = pool.submit(_read_and_weigh, reader_of, open_story, file).result()
            except BrokenProcessPool as error:
                raise ResourceError(
                    "AUD-575", "the process that read a long text died", hint="free some memory and try again"
                ) from error
    speed, peak_mb = tokens / seconds, peak_bytes / _MEBIBYTE
    return {
        "tokens_per_second": Measure(value=speed, low=None, high=None, n=tokens),
        "peak_mb": Measure(value=peak_mb, low=None, high=None, n=tokens),
    }


def _read_and_weigh(
    reader_of: Callable[[], Reader], open_story: Callable[[Path], Manuscript], file: Path
) -> tuple[int, float, int]:
    """Tokens read, seconds taken, and the most bytes that this process had."""
    import torch

    torch.set_num_threads(os.cpu_count() or 1)
    manuscript = open_story(file)
    reader = reader_of()
    start = time.perf_counter()
    reader.read(manuscript)
    seconds = time.perf_counter() - start
    return len(_TOKEN.findall(manuscript.text)), seconds, _peak_bytes()


def _peak_bytes() -> int:
    """The most memory this process has had; what its parent had before it was begun does not count."""
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text("ascii", "ignore"), re.MULTILINE)
        if found:
            return int(found[1]) * 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
