"""`audobon painted-sheets`: panels of stories, painted in several styles beside real illustrations.

Knows: styles as asked for, where sheets and paintings lie.  Does not know: what is on a sheet, painting.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from audobon.cli.contact_sheets import small_bytes
from audobon.errors import SettingsError


def write_painted_sheets(stories: Sequence[Path], out: Path, *, styles: str, data: Path) -> None:
    """Paint a sheet for each story into a folder, and say where each is; paintings are kept in `.paintings` there.

    Raises:
        InputError: 1xx (a file is no story), AUD-150, AUD-151, AUD-163 (no real pictures to show).
        SettingsError: AUD-212 (no such style), AUD-249 (no style at all).
        ResourceError: AUD-551, AUD-552 (the folder cannot be written to).
    """
    from audobon.evaluation.painted_sheets import SheetMaker, real_of
    from audobon.files import write_bytes, write_text
    from audobon.hire import hire_crew, hire_studio
    from audobon.painting.recipe import PaintingRecipe
    from audobon.planning import stage_story

    names = tuple(dict.fromkeys(word.strip() for word in styles.split(",") if word.strip()))
    if not names:
        raise SettingsError("AUD-249", "no style was named", hint="name styles with --styles, separated by commas")
    studio = hire_studio()
    painters = {style: studio(PaintingRecipe(style=style)) for style in names}
    kept = out / ".paintings"
    maker = SheetMaker(
        crew=hire_crew(draft=True),
        painters=painters,
        real={style: real_of(data, style) for style in names},
        kept=kept,
        tell=lambda what: print(what, file=sys.stderr, flush=True),
    )
    write_text(kept / ".gitignore", "*\n")
    for story in stories:
        path = out / f"{story.stem}.webp"
        write_bytes(path, small_bytes(maker.sheet(stage_story(story)), "webp"))
        print(path)
