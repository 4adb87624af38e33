"""How a command ends: errors as text or JSON on stderr, and the exit code.

Knows: exit codes (0 done, 2 the user can mend it, 3 the program could not, 130 interrupted).  Does not know: commands.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from audobon.errors import AudobonError, ResourceError

INTERRUPTED = 130


@contextmanager
def reported(*, as_json: bool) -> Iterator[None]:
    """Turn whatever ends a command early into a message and an exit code."""
    try:
        yield
    except AudobonError as error:
        show_error(error, as_json=as_json)
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as error:
        print("\ninterrupted; what is finished is kept: run the same command to go on", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError:
        raise  # the reader of our output has gone; the command framework ends quietly
    except OSError as error:
        from audobon.files import disk_error

        told = disk_error(error, path=Path(str(error.filename or "the output")))
        show_error(told, as_json=as_json)
        raise typer.Exit(told.exit_code) from error
    except MemoryError as error:
        told = ResourceError("AUD-554", "the memory is full", hint="close other programs, or ask for fewer pages")
        show_error(told, as_json=as_json)
        raise typer.Exit(told.exit_code) from error


def show_error(error: AudobonError, *, as_json: bool) -> None:
    """Print an error: the code and the facts, a blank line, the hint; or one JSON object."""
    if as_json:
        body = {"code": error.code, "message": error.message, "hint": error.hint, "exit_code": error.exit_code}
        print(json.dumps({"error": body}, ensure_ascii=False), file=sys.stderr)
    else:
        print(f"{error}\n\nhint: {error.hint}", file=sys.stderr)
