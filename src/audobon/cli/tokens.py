"""`audobon token`: who may ask a service.

Knows: names and options.  Does not know: how tokens are kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from audobon.cli.outcome import reported

FILE_NAME = "tokens.toml"
token_app = typer.Typer(name="token", help="Say who may ask a service.", no_args_is_help=True)


@token_app.callback()
def token() -> None:
    """Say who may ask a service (`audobon serve --tokens FILE`)."""


@token_app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who it is for; shown in logs.")],
    scope: Annotated[
        list[str], typer.Option("--scope", metavar="SCOPE", help="read, write, paint or admin; give it once for each.")
    ],
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="The file of tokens; else one in the program's home."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Make a token and print it; only its sha256 is kept, so it is shown this once."""
    with reported(as_json=as_json):
        from audobon.serving.token_file import add_token
        from audobon.settings import load_settings

        path = file or load_settings().home / FILE_NAME
        made = add_token(path, name, scope)
        if as_json:
            told = {"name": name, "scopes": list(made.token.scopes), "file": str(path), "token": made.secret}
            print(json.dumps(told, indent=2))
        else:
            print(made.secret)
