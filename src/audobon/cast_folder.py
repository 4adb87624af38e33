"""The cast in a book's folder: a sheet and an editable design for everyone, and which designs a person has edited.

Knows: `cast/<id>.png`, `cast/<id>.json`, and `cast.json`, the record of what the program itself wrote there; and
`drawings/<id>.png`, a person's own drawing of somebody.
Does not know: drawing, or the storyboard's other fields.

A design that the program never wrote is a person's: it goes before the storyboard's own, and is neither overwritten nor
removed. What the program wrote is noted before it is written, so that a killed run never takes its own file for edited.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audobon.comic.codec import from_json, to_json
from audobon.comic.raster import Raster
from audobon.comic.soundness import check_design
from audobon.comic.storyboard import CastDesign
from audobon.engine.executor import Executor, LocalExecutor
from audobon.errors import InputError
from audobon.files import png_bytes, read_text, sha256_hex, telling_disk_errors, write_bytes, write_text
from audobon.kept_record import kept_record
from audobon.versions import PENCIL_ROOMS, source_digest


@dataclass(frozen=True, kw_only=True)
class SheetMark:
    """A model sheet that is whole: the key of what it was drawn from, and the sha256 of its file."""

    character: str
    key: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class CastRecord:
    """`cast.json`: the sha256 of every design that the program wrote, and the sheets."""

    written: tuple[str, ...] = ()
    sheets: tuple[SheetMark, ...] = ()


class CastFolder:
    """The cast of one book.

    Args:
        root: The book's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def edited(self, cast: Sequence[CastDesign]) -> tuple[CastDesign, ...]:
        """Those of the cast whose design a person has edited, as edited.

        Raises:
            InputError: AUD-140 to AUD-147, naming the file and the field; AUD-156, if a file names another character.
        """
        return tuple(self.design(design.character) for design in cast if self.is_edited(design.character))

    def keep(
        self, own: Sequence[CastDesign], drawn: Sequence[CastDesign], sheet: Callable[[CastDesign], Raster], *,
        executor: Executor | None = None,
    ) -> None:  # fmt: skip
        """Write the designs that are not edited, and the sheets that are not there yet.

        Args:
            own: The storyboard's designs.
            drawn: The designs that panels are drawn from, edited ones among them.
            sheet: Draws a model sheet.
            executor: Where sheets are drawn; here, one after the other, if None.
        """
        texts = {design.character: to_json(design) for design in own if not self.is_edited(design.character)}
        record = self._record()
        known = dict.fromkeys((*record.written, *(sha256_hex(text.encode()) for text in texts.values())))
        record = replace(record, written=tuple(known))
        self._keep_record(record)
        for character, text in texts.items():
            write_text(self.design_path(character), text)
        lacking = [design for design in drawn if not self._has_sheet(record, design.character, _sheet_key(design))]
        pictures = (executor or LocalExecutor()).map(lambda design: png_bytes(sheet(design)), lacking)
        for design, data in zip(lacking, pictures, strict=True):
            write_bytes(self.sheet_path(design.character), data, lasting=False)
            mark = SheetMark(character=design.character, key=_sheet_key(design), sha256=sha256_hex(data))
            others = tuple(one for one in record.sheets if one.character != design.character)
            record = replace(record, sheets=(*others, mark))
            self._keep_record(record)

    def stale(self, cast: Sequence[CastDesign]) -> tuple[Path, ...]:
        """Files of characters that the cast no longer has; a person's designs are left where they are."""
        names = {design.character for design in cast}
        return tuple(
            path
            for path in sorted((self._root / "cast").glob("*"))
            if path.stem not in names and not self.is_edited(path.stem)
        )

    def design_path(self, character: str) -> Path:
        """Where a character's design lies."""
        return self._root / "cast" / f"{character}.json"

    def sheet_path(self, character: str) -> Path:
        """Where a character's model sheet lies."""
        return self._root / "cast" / f"{character}.png"

    def drawing_path(self, character: str) -> Path:
        """Where a drawing of a character lies that a person has given."""
        return self._root / "drawings" / f"{character}.png"

    def is_edited(self, character: str) -> bool:
        """Whether a design stands there that the program did not write. Without a record nothing counts as edited."""
        path, record = self.design_path(character), self._record()
        if not (record.written and path.is_file()):
            return False
        with telling_disk_errors(path):
            return sha256_hex(path.read_bytes()) not in record.written

    def design(self, character: str) -> CastDesign:
        """A character's design as its file has it.

        Raises:
            InputError: as `edited`.
        """
        path = self.design_path(character)
        source = f"cast/{path.name}"
        text = read_text(path, code="AUD-151", hint="delete the file to draw the character as the storyboard has it")
        return checked_design(text, character, source=source)

    # --- inside ---

    def _has_sheet(self, record: CastRecord, character: str, key: str) -> bool:
        mark = next((one for one in record.sheets if one.character == character and one.key == key), None)
        path = self.sheet_path(character)
        with telling_disk_errors(path):
            return mark is not None and path.is_file() and sha256_hex(path.read_bytes()) == mark.sha256

    def _record(self) -> CastRecord:
        return kept_record(CastRecord, self._root / "cast.json") or CastRecord()

    def _keep_record(self, record: CastRecord) -> None:
        write_text(self._root / "cast.json", to_json(record))


def _sheet_key(design: CastDesign) -> str:
    """What a model sheet is drawn from."""
    return sha256_hex("sheet", to_json(design), source_digest(PENCIL_ROOMS))


def checked_design(text: str, character: str, *, source: str) -> CastDesign:
    """A character's design out of JSON, if it is this one's and can be drawn.

    Raises:
        InputError: AUD-140 to AUD-147, naming the field; AUD-156, if it names another character.
    """
    design = check_design(from_json(CastDesign, text, source=source), source=source)
    if design.character != character:
        raise InputError(
            "AUD-156",
            f'{source}: character: "{design.character}" is not the file\'s "{character}"',
            hint=f'write "{character}" there: the id ties the design to the panels; the name may change',
        )
    return design
