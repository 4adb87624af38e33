"""`audobon report`: one page about how a finished book was made.

Knows: the command's options, what is told of the page.  Does not know: how it is made.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from audobon.cli.outcome import reported

BookArgument = Annotated[Path, typer.Argument(metavar="BOOK", help="A finished book's folder, ending in .book.")]
FileOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="The page to write; NAME-report.html beside BOOK if not given."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print what was written (and any error) as JSON.")]


def report(book: BookArgument, out: FileOption = None, as_json: JsonOption = False) -> None:
    """Write one web page about how a book was made: panels, attempts, verdicts, sources, plots, provenance."""
    with reported(as_json=as_json):
        from audobon.report_page.page import write_report
        from audobon.report_page.wording import bytes_told, counted

        made = write_report(book, out)
        if as_json:
            told = {
                "file": str(made.file),
                "bytes": made.bytes,
                "pages": made.pages,
                "panels": made.panels,
                "pictures": made.pictures,
                "picture_bytes": made.picture_bytes,
                "outcomes": {outcome.value: count for outcome, count in made.outcomes.items()},
            }
            print(json.dumps(told, ensure_ascii=False, indent=2))
            return
        print(made.file)
        pictures = f"{counted(made.pictures, 'picture')} of {counted(made.panels, 'panel')}"
        print(f"{pictures}, {bytes_told(made.bytes)}", file=sys.stderr)
