"""`audobon check`: a finished book, looked at in four stages.

Knows: the command's options, how findings are printed, the exit code.  Does not know: what is checked.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.cli.outcome import reported
from audobon.errors import InputError

if TYPE_CHECKING:
    from audobon.comic.inspection import Inspection, StageFound

BookArgument = Annotated[
    Path, typer.Argument(metavar="BOOK", help="A book's folder, or a CBZ, PDF, EPUB or HTML file, ours or not.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the answer (and any error) as JSON.")]
_TICK, _CROSS, _DASH = "\u2713", "\u2717", "\u2013"
_VERDICTS = {"pass": "It passes", "pass with warnings": "It passes, with warnings", "fail": "It fails"}
_MARKS = {"pass": _TICK, "pass with warnings": "!", "fail": _CROSS, "not run": _DASH}


def check(book: BookArgument, as_json: JsonOption = False) -> None:
    """Check a finished book: pixels, hand and places, the file's technique, the whole; exit code 2 if it fails."""
    with reported(as_json=as_json):
        from audobon.checking import check_book

        found = check_book(book)
        print(json.dumps(inspection_data(found), ensure_ascii=False, indent=2) if as_json else inspection_told(found))
    if found.outcome == "fail":
        raise typer.Exit(InputError.exit_code)


def inspection_data(found: Inspection) -> dict[str, object]:
    """An inspection as one JSON object: the verdict, and the stages with what they looked at and found."""
    return {
        "subject": found.subject,
        "kind": found.kind,
        "pages": found.pages,
        "verdict": found.outcome,
        "stages": [
            {
                "stage": stage.name,
                "outcome": stage.outcome,
                "checked": list(stage.checked),
                "findings": [asdict(fault) for fault in stage.faults],
                "unchecked": [asdict(one) for one in stage.unchecked],
            }
            for stage in found.stages
        ],
    }


def inspection_told(found: Inspection) -> str:
    """An inspection for people: a tick a stage, a line a finding, the verdict last.

    The way out is told with the first finding of its kind.
    """
    errors = sum(fault.severity == "error" for fault in found.faults)
    warnings = len(found.faults) - errors
    name = Path(found.subject).name.encode("utf-8", "backslashreplace").decode("utf-8")
    lines = [f"{name}: {found.kind}, {_count(found.pages, 'page')}"]
    for stage in found.stages:
        lines += _stage_told(stage)
    counted = f": {_count(errors, 'error')}, {_count(warnings, 'warning')}" if errors or warnings else ""
    return "\n".join((*lines, f"{_VERDICTS[found.outcome]}{counted}."))


def _stage_told(stage: StageFound) -> list[str]:
    looked = _count(len(stage.checked), "check") if stage.checked else "not run"
    lines = [f"{_MARKS[stage.outcome]} {stage.name:<10}{looked}"]
    told: set[str] = set()
    for fault in stage.faults:
        where = f"{fault.where}: " if fault.where else ""
        way_out = "" if fault.code in told else f"; {fault.way_out}"
        lines.append(f"    {fault.code} {fault.severity}: {where}{fault.what}{way_out}")
        told.add(fault.code)
    return [*lines, *(f"    {_DASH} {one.what}: not checked, {one.why}" for one in stage.unchecked)]


def _count(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")
