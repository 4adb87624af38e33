"""The options that show panels on their way, and what they ask for.

Knows: names and help texts.  Does not know: stages or steps.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.errors import SettingsError

if TYPE_CHECKING:
    from audobon.painting.previews import Watching

PreviewsOption = Annotated[
    Path | None,
    typer.Option("--previews", metavar="DIR", help="Keep a picture of every stage of each panel in this folder."),
]
EveryStepOption = Annotated[bool, typer.Option("--every-step", help="With --previews: of every denoising step, too.")]


def watching(folder: Path | None, *, every_step: bool) -> Watching | None:
    """Who watches as the options say: the folder, or nobody.

    Raises:
        SettingsError: AUD-239, if steps are asked for without a folder.
    """
    if folder is None:
        if every_step:
            raise SettingsError(
                "AUD-239", "--every-step was given without a folder", hint="name the folder with --previews"
            )
        return None
    from audobon.painting.previews import Watching
    from audobon.preview_folder import PreviewFolder

    return Watching(show=PreviewFolder(folder).keep, every_step=every_step)
