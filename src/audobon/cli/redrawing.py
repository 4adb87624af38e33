"""`audobon redraw` and `audobon versions`: one panel of a finished book, decided anew.

Knows: how options become a choice, and how versions are told.  Does not know: painting, or where versions lie.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from audobon.errors import SettingsError
from audobon.files import telling_disk_errors

if TYPE_CHECKING:
    from audobon.choosing import Choice
    from audobon.project import BookFolder


def choice_asked(panel: str, *, seed: int | None, mask: Path | None, keep: str, as_briefed: bool) -> Choice:
    """What is asked of the panel.

    Raises:
        SettingsError: AUD-290, if two things are asked that exclude each other.
        InputError: AUD-152, if the mask is no PNG.
    """
    from audobon import choosing
    from audobon.files import raster_from_png

    asked = [name for name, given in (("--mask", mask), ("--keep", keep), ("--as-briefed", as_briefed)) if given]
    if len(asked) > 1 or (seed is not None and (keep or as_briefed)):
        names = " and ".join([*asked, "--seed"] if seed is not None else asked)
        raise SettingsError("AUD-290", f"{names} exclude each other", hint="--seed goes with --mask, or stands alone")
    if mask is not None:
        with telling_disk_errors(mask):
            data = mask.read_bytes()
        return choosing.repainted_part(panel, raster_from_png(data, name=str(mask)), seed=seed)
    if keep:
        return choosing.kept_version(panel, version=keep)
    return choosing.as_briefed(panel) if as_briefed else choosing.another_seed(panel, seed=seed)


def versions_told(book: Path, panel: str) -> list[dict[str, object]]:
    """The art of a panel and its earlier paintings; of every panel if none is named.

    Raises:
        InputError: AUD-154, if this folder holds no book; AUD-155, if the book has no such panel.
    """
    from audobon.project import BookFolder, book_record, no_such_panel

    record = book_record(book)
    folder = BookFolder(book, is_draft=record.draft)
    known = [path.name for path in sorted((book / "panels").glob("*"))]
    if panel and panel not in known:
        raise no_such_panel(panel, known)
    return [told for name in ([panel] if panel else known) for told in _versions(folder, name)]


def _versions(folder: BookFolder, panel: str) -> Iterator[dict[str, object]]:
    now = folder.art_record(panel)
    for one in folder.versions(panel).records():
        picture = folder.versions(panel).picture(one.key)
        yield {
            "panel": panel,
            "version": one.key[:12],
            "now": now is not None and one.key == now.key,
            "seed": one.provenance.seed,
            "score": one.attempts[-1].verdict.score if one.attempts else None,
            "painted": None if picture is None else _time(picture),
            "picture": None if picture is None else str(picture),
        }


def _time(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
