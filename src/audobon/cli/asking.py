"""`audobon ask`: which panels of a book show what is asked for.

Knows: the command's options, how an answer is printed.  Does not know: how panels are found.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from audobon.cli.outcome import reported

BookArgument = Annotated[Path, typer.Argument(metavar="BOOK", help="The book's folder, which ends in .book.")]
QuestionArgument = Annotated[str, typer.Argument(metavar="QUESTION", help='What to look for: "where is the fox?"')]
MostOption = Annotated[int, typer.Option("--most", metavar="N", min=1, help="So many panels at most.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the answer (and any error) as JSON.")]


def ask(book: BookArgument, question: QuestionArgument, most: MostOption = 5, as_json: JsonOption = False) -> None:
    """Find the panels of a book that show what is asked for, by their pictures, their cast and their words."""
    with reported(as_json=as_json):
        from audobon.asking import ask_book
        from audobon.hire import hire_shared_space
        from audobon.models.text_encoder import load_text_encoder

        encoder = load_text_encoder(None)
        found = ask_book(
            book, question, space=hire_shared_space(), most=most,
            vectors=lambda texts: encoder.sentence_vectors(texts).numpy(),
        )  # fmt: skip
        if as_json:
            print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
            return
        for one in found:
            seen = f"  [looks like: {', '.join(one.seen)}]" if one.seen else ""
            print(f"page {one.page}, {one.panel}  {one.score:+.2f}  {one.told}{seen}")
