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
FileOption = Annotated[
    Path | None, typer.Option("--file", metavar="FILE", help="The file of tokens; else one in the program's home.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
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
    file: FileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a token and print it; only its sha256 is kept, so it is shown this once."""
    with reported(as_json=as_json):
        from audobon.serving.token_file import add_token

        path = _path(file)
        made = add_token(path, name, scope)
        if as_json:
            told = {"name": name, "scopes": list(made.token.scopes), "file": str(path), "token": made.secret}
            print(json.dumps(told, indent=2))
        else:
            print(made.secret)


@token_app.command("list")
def list_tokens(file: FileOption = None, as_json: JsonOption = False) -> None:
    """List names and scopes; secrets are kept nowhere."""
    with reported(as_json=as_json):
        from audobon.serving.token_file import read_tokens

        path = _path(file)
        known = read_tokens(path)
        if as_json:
            tokens = [{"name": one.name, "scopes": list(one.scopes)} for one in known]
            print(json.dumps({"file": str(path), "tokens": tokens}, indent=2))
        else:
            for one in known:
                print(f"{one.name}  {' '.join(one.scopes)}")


@token_app.command()
def revoke(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose token.")],
    file: FileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a token back; a running service refuses it from the next request on, and ends what it streams to it."""
    with reported(as_json=as_json):
        from audobon.serving.token_file import revoke_token

        path = _path(file)
        revoke_token(path, name)
        if as_json:
            print(json.dumps({"name": name, "file": str(path), "revoked": True}, indent=2))
        else:
            print(f"revoked {name}")


def _path(file: Path | None) -> Path:
    from audobon.settings import load_settings

    return file or load_settings().home / FILE_NAME
