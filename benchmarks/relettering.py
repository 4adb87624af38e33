"""How soon does a finished book show other words?  Some of its pages lettered again and bound, against all made anew.

    python -m benchmarks.relettering STORY [--pages 20] [--repeats 5] [--out benchmarks/results]

A draft of the story is made and bound as CBZ and PDF.  Then `audobon letter` puts other words on one page, on every
third, and on all, and so it does on a folder from which all printed pages and encoded pictures were taken.

Knows: the command, clocks.  Does not know: how anything is lettered.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from audobon.lettering_table import Row, rows_of, table_text
from audobon.project import BookFolder
from benchmarks.pencils import interval, machine

STEPS = {"one_page": 0, "every_third_page": 3, "every_page": 1}
"""Which pages get other words: every so many, from the first that has any; 0 for that one alone."""
KEPT = ("pages", "encoded")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What a command took: wall-clock seconds, and the cores' own seconds."""

    seconds: float
    core_seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", type=Path)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    answer = measure(wanted.story, pages=wanted.pages, repeats=wanted.repeats)
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"relettering-{machine()['name']}-{answer['date']}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer))  # noqa: T201 - the command's answer


def measure(story: Path, *, pages: int, repeats: int) -> dict[str, object]:
    with TemporaryDirectory() as made:
        run("make", str(story), "-o", made, "--draft", "--pages", str(pages), "--json")
        (book,) = Path(made).glob("*.book")
        bound = [path for path in Path(made).iterdir() if path.is_file()]
        board = BookFolder(book).storyboard()
        figures: dict[str, object] = {}
        for name, step in STEPS.items():
            words = other_words(book, step=step)
            again = [relettered(Path(made), words, without=()) for _ in range(repeats)]
            afresh = [relettered(Path(made), words, without=KEPT) for _ in range(repeats)]
            figures |= {
                f"{name}_s": interval([one.seconds for one in again], 50),
                f"{name}_core_s": interval([one.core_seconds for one in again], 50),
                f"{name}_over_all_made_anew": ratio(again, afresh),
            }
        copied = [copied_s(bound) for _ in range(repeats)]
        return {
            "benchmark": "relettering",
            "date": date.today().isoformat(),
            "machine": machine(),
            "pages": len(board.pages),
            "panels": len(board.panels()),
            **figures,
            "copy_of_its_files_s": interval(copied, 50),
        }


def other_words(book: Path, *, step: int) -> tuple[Row, ...]:
    """One line a page without its last word, which fits wherever the whole line did."""
    board = BookFolder(book).storyboard()
    page_of = {panel.id: page.number for page in board.pages for panel in page.panels}
    changed: dict[int, Row] = {}
    for row in rows_of(board):
        if row.panel in page_of and len(row.text.split()) > 2:
            words = row.text.split()
            changed.setdefault(page_of[row.panel], replace(row, text=" ".join(words[:-1])))
    rows = [changed[number] for number in sorted(changed)]
    return tuple(rows[::step] if step else rows[:1])


def relettered(made: Path, rows: Sequence[Row], *, without: Sequence[str]) -> Taken:
    """A copy of the book lettered with other words, after some of what its folder keeps was taken away."""
    with TemporaryDirectory() as copy:
        shutil.copytree(made, copy, dirs_exist_ok=True)
        (book,) = Path(copy).glob("*.book")
        for name in without:
            shutil.rmtree(book / name)
        table = Path(copy) / "words.json"
        table.write_text(table_text(rows, form="json"), encoding="utf-8")
        return run("letter", str(book), "--text", str(table), "--json")


def run(*arguments: str) -> Taken:
    """Run the command, from its start to its end."""
    started, before = time.perf_counter(), cores_s()
    subprocess.run([sys.executable, "-m", "audobon", *arguments], check=True, capture_output=True)
    return Taken(seconds=time.perf_counter() - started, core_seconds=cores_s() - before)


def cores_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ratio(some: Sequence[Taken], others: Sequence[Taken]) -> dict[str, float]:
    return interval([one.core_seconds for one in some] / np.array([one.core_seconds for one in others]), 50)


def copied_s(files: Sequence[Path]) -> float:
    """What it would cost at least: the bound files written once."""
    with TemporaryDirectory() as folder:
        started = time.perf_counter()
        for file in files:
            (Path(folder) / file.name).write_bytes(file.read_bytes())
        return time.perf_counter() - started


if __name__ == "__main__":
    main()
