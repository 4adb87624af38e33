"""The options that say what a book is to be, for all commands that make one.

Knows: names, help texts, which setting stands in for an option that is not given.  Does not know: commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from audobon.engine.executor import Executor
    from audobon.model_asked import ModelAsked
    from audobon.pipeline import MakeOptions
    from audobon.settings import Settings
    from audobon.wishes import Wishes

ChapterOption = Annotated[
    str, typer.Option("--chapter", metavar="WHICH", help="Chapters: a number, a range 2-4, or words of a title.")
]
OutOption = Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the book and its files.")]
StyleOption = Annotated[str | None, typer.Option("--style", metavar="STYLE", help="One of `audobon styles`.")]
PagesOption = Annotated[int | None, typer.Option("--pages", metavar="N", min=1, max=400, help="Number of pages.")]
ReaderOption = Annotated[
    str | None,
    typer.Option("--reader", metavar="MODEL", help="A language model to read the story: openai:URL#MODEL."),
]
DirectorOption = Annotated[
    str | None,
    typer.Option("--director", metavar="MODEL", help="A language model to plan the pages: openai:URL#MODEL."),
]
FormatOption = Annotated[str, typer.Option("--format", metavar="LIST", help="Formats, separated by commas.")]
SeedOption = Annotated[int, typer.Option("--seed", metavar="N", min=0, max=2**62, help="Seed of the whole book.")]
DraftOption = Annotated[bool, typer.Option("--draft", help="Show the pencils, do not paint.")]
TrimOption = Annotated[
    str, typer.Option("--trim", metavar="NAME", help="Size of the page: us-comic, manga, a5, a4, square, screen.")
]
RightToLeftOption = Annotated[bool, typer.Option("--rtl", help="Pages are read from right to left, as manga are.")]
NoCoverOption = Annotated[bool, typer.Option("--no-cover", help="Begin with the story's first page.")]
DpiOption = Annotated[int, typer.Option("--dpi", min=72, max=300, help="Resolution of the pages.")]
EngineOption = Annotated[
    str, typer.Option("--engine", metavar="WHERE", help="Where panels are painted: local, ray or ray://HOST:PORT.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the answer (and any error) as JSON.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")]


def reader_asked(asked: str | None) -> str:
    """Who reads: as asked, else the settings'."""
    return _settings().reader if asked is None else asked


def director_asked(asked: str | None) -> str:
    """Who directs: as asked, else the settings'."""
    return _settings().director if asked is None else asked


def engine_of(engine: str, *, is_watched: bool = False) -> AbstractContextManager[Executor | None]:
    """What `make_book` and `BookWork` take as their executor, for a `with` block (see `engine_running`)."""
    from audobon.engine_asked import engine_running

    return engine_running(engine, is_watched=is_watched)


def _settings() -> Settings:
    from audobon.settings import load_settings

    return load_settings()


def formats_asked(text: str) -> tuple[str, ...]:
    """The forms in a list with commas, each once."""
    return tuple(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))


_OPTION_OF = {"controlnets": "controlnet", "loras": "lora", "right_to_left": "rtl"}
"""Fields whose option has another name."""
_SEVERAL = ("controlnets", "loras", "style_from")
"""Fields whose option may be given several times."""


def options_given(context: typer.Context, *, plans: bool = True) -> MakeOptions:
    """A command's options as a book's; those that the command has not are as if they were not given.

    Args:
        context: Of the command, whose parameters bear the names that all commands share.
        plans: Whether the command reads and plans, and so may need a language model; else none is taken from the
            settings.

    Raises:
        SettingsError: 2xx, for a value that cannot be, or for options that do not go together.
    """
    from audobon.model_asked import ModelAsked
    from audobon.wishes import Wishes, options_of

    asked = _given(Wishes, context.params)
    asked["formats"] = formats_asked(asked["formats"])
    asked["model"] = ModelAsked(**_given(ModelAsked, context.params))
    asked["cover"] = not context.params.get("no_cover", False)
    if not plans:
        asked |= {"reader": "", "director": ""}
    return options_of(Wishes(**asked))


def _given(kind: type[Wishes] | type[ModelAsked], parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What a command's parameters say of a dataclass's fields."""
    from dataclasses import fields

    options = {one.name: _OPTION_OF.get(one.name, one.name) for one in fields(kind)}
    return {
        name: tuple(parameters[option] or ()) if name in _SEVERAL else parameters[option]
        for name, option in options.items()
        if option in parameters
    }
