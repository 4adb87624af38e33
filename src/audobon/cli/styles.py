"""`audobon styles`: named and saved styles, seen side by side, saved, mixed and shown.

Knows: names and options.  Does not know: how a style is read, kept or painted.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.cli.outcome import reported

if TYPE_CHECKING:
    from audobon.style_shelf import StyleShelf

styles_app = typer.Typer(name="styles", help="List, save, mix and show styles.", invoke_without_command=True)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The style's name.")]
SheetOption = Annotated[
    Path | None, typer.Option("--sheet", metavar="FILE", help="Paint one scene in each style, as one PNG.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def shelf() -> StyleShelf:
    """The user's saved styles, beside the named ones of the painter's weights."""
    from audobon.hire import named_styles
    from audobon.settings import load_settings
    from audobon.style_shelf import StyleShelf

    return StyleShelf(load_settings().home, named=named_styles())


@styles_app.callback()
def styles(context: typer.Context, sheet: SheetOption = None, as_json: JsonOption = False) -> None:
    """List the styles that `--style` takes."""
    if context.invoked_subcommand is not None:
        return
    with reported(as_json=as_json):
        from dataclasses import asdict

        from audobon.hire import named_styles
        from audobon.style_choice import style_choices

        kept = shelf()
        saved = [kept.needed(name) for name in kept.names()]
        if sheet is not None:
            _paint(sheet, [*named_styles(), *kept.names()])
        if as_json:
            told = [{"name": one.name, "blend": one.blend, "pictures": list(kept.pictures(one))} for one in saved]
            choices = [asdict(one) for one in style_choices()]
            named = {"named": list(named_styles()), "choices": choices, "saved": told}
            print(json.dumps(named, ensure_ascii=False, indent=2))
            return
        for choice in style_choices():
            print(f"{choice.name:<14} {choice.look} For {', '.join(choice.good_for)}.")
        for one in saved:
            print(f"{one.name}  ({_told(one.blend, len(one.pictures))})")


@styles_app.command()
def save(
    name: NameArgument,
    images: Annotated[list[Path], typer.Argument(metavar="IMG...", help="One to eight pictures of one hand.")],
    as_json: JsonOption = False,
) -> None:
    """Save the style of pictures under a name; `--style NAME` paints in it."""
    with reported(as_json=as_json):
        _say(shelf().save(name, blend="own:1", pictures=images).name, as_json=as_json)


@styles_app.command()
def blend(
    name: NameArgument,
    parts: Annotated[list[str], typer.Argument(metavar="STYLE:SHARE...", help="As watercolour:0.6 ink:0.4")],
    as_json: JsonOption = False,
) -> None:
    """Save a mixture of styles, named or saved, under a name."""
    with reported(as_json=as_json):
        from audobon.painting.style_blend import blend_parts

        _say(shelf().blend(name, blend_parts("+".join(parts))).name, as_json=as_json)


@styles_app.command()
def show(name: NameArgument, sheet: SheetOption = None, as_json: JsonOption = False) -> None:
    """Tell what a style does with hue, paper, line and texture."""
    with reported(as_json=as_json):
        from dataclasses import asdict

        from audobon.hire import recipe_of
        from audobon.model_asked import EMBEDDED

        words, model = shelf().asked(name, EMBEDDED)
        recipe = recipe_of(words, model)
        manner = {
            key: round(value, 3) if isinstance(value, float) else value for key, value in asdict(recipe.manner).items()
        }
        told = {"name": name, "blend": words, "pictures": list(model.style_from), "manner": manner}
        if sheet is not None:
            _paint(sheet, [name])
        if as_json:
            print(json.dumps(told, ensure_ascii=False, indent=2))
            return
        print(f"{name}  ({_told(words, len(model.style_from))})")
        for key, value in manner.items():
            print(f"  {key.replace('_', ' '):<14} {value}")


@styles_app.command()
def forget(name: NameArgument, as_json: JsonOption = False) -> None:
    """Remove a saved style; books that were made in it keep theirs."""
    with reported(as_json=as_json):
        shelf().forget(name)
        _say(name, as_json=as_json)


def _paint(sheet: Path, names: list[str]) -> None:
    from audobon.files import png_bytes, write_bytes
    from audobon.model_asked import EMBEDDED
    from audobon.style_sheet import style_sheet

    kept = shelf()
    asked = {name: kept.asked(name, EMBEDDED) for name in names}
    write_bytes(sheet, png_bytes(style_sheet(asked, tell=lambda what: print(what, file=sys.stderr, flush=True))))


def _told(blend: str, pictures: int) -> str:
    own = f"{pictures} picture{'s' if pictures != 1 else ''}" if pictures else ""
    words = "" if (pictures and ":" not in blend) or blend == "own:1" else blend
    return ", ".join(part for part in (words, own) if part)


def _say(name: str, *, as_json: bool) -> None:
    print(json.dumps({"name": name}) if as_json else name)
