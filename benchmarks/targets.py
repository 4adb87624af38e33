"""Is lettering right on every target?  Drafts of stories on every trim, both ways of reading, measured on their pages.

    python -m benchmarks.targets STORY... [--gold DIR] [--only TARGET...] [--keep DIR] [--out benchmarks/results]

A STORY is any file that `audobon make` takes, or a table of sections with a column `text`, as FairytaleQA has them.
Each story is read once, then planned, pencilled, lettered and bound for every target, and measured as
`audobon evaluate lettering` does.  With --keep the books stay, and a later run measures those that are there again:
their pages are lettered anew on the pencils that they have.

Knows: the targets, and that reading is the same for all.  Does not know: how lettering is judged.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("OMP_NUM_THREADS", "1")

from audobon.bindery import bind_book
from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Story
from audobon.crew import Reader
from audobon.errors import GenerationError
from audobon.evaluation.lettering import COUNTS, evaluate_lettering
from audobon.hire import hire_crew, hire_reader
from audobon.lettering.page_format import TRIMS
from audobon.manuscript import open_manuscript
from audobon.pipeline import MakeOptions, make_book
from audobon.plan_asked import PlanAsked, Sheet
from benchmarks.pencils import machine

TARGETS = {**{trim: Sheet(trim=trim) for trim in TRIMS}, "manga-rtl": Sheet(trim="manga", right_to_left=True)}
FORMATS = ("cbz", "webtoon")


class ReadOnce:
    """A reader that remembers what it has understood."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._read: dict[str, Story] = {}

    def read(self, manuscript: Manuscript) -> Story:
        if manuscript.source_sha256 not in self._read:
            self._read[manuscript.source_sha256] = self._reader.read(manuscript)
        return self._read[manuscript.source_sha256]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--only", nargs="+", choices=list(TARGETS), default=list(TARGETS))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    with TemporaryDirectory() as made:
        root = wanted.keep or Path(made)
        refused = draft_all([as_story(path, root) for path in wanted.stories], wanted.only, root)
        answer = {**measured(wanted.only, root, gold=wanted.gold, refused=refused), "refused": refused}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"targets-{machine()['name']}-{answer['date']}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer))  # noqa: T201 - the command's answer


def as_story(path: Path, root: Path) -> Path:
    """A table of sections as one text; any other file as it is."""
    if path.suffix != ".csv":
        return path
    with path.open(encoding="utf-8", newline="") as file:
        sections = [row["text"] for row in csv.DictReader(file)]
    text = root / "stories" / f"{path.stem}.txt"
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    return text


def draft_all(stories: Sequence[Path], targets: Sequence[str], root: Path) -> list[dict[str, str]]:
    """A draft of every story on every target; those that are there are lettered and bound again.

    Returns:
        What could not be made, and why.
    """
    reader = ReadOnce(hire_reader())
    refused = []
    for story in stories:
        for target in targets:
            say(f"{story.stem} on {target}")
            try:
                draft(story, root / target / story.stem, sheet=TARGETS[target], reader=reader)
            except GenerationError as error:
                say(str(error))
                refused.append({"target": target, "story": story.stem, "error": str(error)})
    return refused


def draft(story: Path, out: Path, *, sheet: Sheet, reader: Reader) -> None:
    """One draft, or the one that is there lettered and bound again."""
    for book in out.glob("*.book"):
        if (book / "report.json").exists():
            (book / "lettered.json").unlink(missing_ok=True)
            bind_book(book, formats=FORMATS)
            return
    crew = hire_crew(draft=True, plan=PlanAsked(sheet=sheet))
    options = MakeOptions(draft=True, formats=FORMATS, sheet=sheet)
    make_book(story, out, options=options, crew=replace(crew, reader=reader))


def measured(
    targets: Sequence[str], root: Path, *, gold: Path | None, refused: Sequence[dict[str, str]]
) -> dict[str, object]:
    """Every target's figures over all books that could be made, and what is wrong where."""
    figures: dict[str, dict[str, float | None]] = {}
    wrong = []
    for target in targets:
        left_out = {row["story"] for row in refused if row["target"] == target}
        books = [book for book in books_of(target, root) if book.parent.name not in left_out]
        found, faults = evaluate_lettering(books, gold=gold, open_story=open_manuscript, tell=say)
        figures[target] = {"books": len(books), **{name: measure.value for name, measure in found.items()}}
        wrong += [{"target": target, **fault.as_json()} for fault in faults]
    counted = {name: [value for row in figures.values() if (value := row[name]) is not None] for name in COUNTS}
    return {
        "benchmark": "targets",
        "date": date.today().isoformat(),
        "machine": machine(),
        "total": {name: sum(values) if values else None for name, values in counted.items()},
        "targets": figures,
        "faults": wrong,
    }


def books_of(target: str, root: Path) -> Iterator[Path]:
    yield from sorted((root / target).glob("*/*.book"))


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)  # noqa: T201 - progress


if __name__ == "__main__":
    main()
