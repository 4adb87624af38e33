"""A book's words as a table that a translator can fill in: CSV, JSON or PO, out and in.

Knows: the three forms, and which row is which line.  Does not know: books on disk, or how words are set.
Source: RFC 4180 (CSV); the GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import polib

from audobon.comic.storyboard import PanelBrief, Storyboard
from audobon.errors import InputError, SettingsError
from audobon.files import read_text

FIELDS = ("panel", "line", "kind", "speaker", "text")
TITLE, AUTHOR = "title", "author"
"""What stands for a panel in the rows of the book's title and of its author."""
MAX_ROWS = 100_000
_HINT = "write one with `audobon letter BOOK --write FILE`"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of lettering. `line` counts from 1 in its panel; `speaker` is a name, empty where nobody speaks."""

    panel: str
    line: int
    kind: str
    speaker: str
    text: str

    @property
    def key(self) -> tuple[str, int]:
        """Which line it is."""
        return (self.panel, self.line)


def rows_of(board: Storyboard) -> tuple[Row, ...]:
    """A plan's title and author, and every line of it in reading order."""
    names = {design.character: design.name for design in board.cast}
    heads = [(TITLE, board.title), (AUTHOR, board.author)]
    rows = [Row(panel=name, line=1, kind=name, speaker="", text=text) for name, text in heads if text.strip()]
    return (*rows, *_lines(board, names))


def _lines(board: Storyboard, names: Mapping[str, str]) -> Iterator[Row]:
    return (
        Row(
            panel=panel.id,
            line=number,
            kind=line.kind.value,
            speaker=names.get(line.speaker or "", line.speaker or ""),
            text=line.text,
        )
        for panel in board.panels()
        for number, line in enumerate(panel.lettering, start=1)
    )


def table_text(rows: Sequence[Row], *, form: str) -> str:
    """The rows as a file of one of the `forms`. A PO file has the words as `msgid` and no translation yet.

    Raises:
        SettingsError: AUD-243, if there is no such form.
    """
    return _form(form).write(rows)


def table_words(path: Path) -> dict[tuple[str, int], str]:
    """The words of each line that a file gives words for; empty ones are left out.

    Raises:
        SettingsError: AUD-243, for another form of file.
        InputError: AUD-158, for a file that cannot be read, or a row that names no line.
    """
    form = _form(path.suffix.removeprefix("."))
    try:
        rows = form.read(read_text(path, code="AUD-158", hint=_HINT))
        found = {(str(panel), int(str(line))): str(text).strip() for panel, line, text in rows}
    except (ValueError, KeyError, TypeError, AttributeError, OSError, csv.Error) as error:
        raise InputError("AUD-158", f"{path} is no table of words: {error}", hint=_HINT) from error
    if len(found) > MAX_ROWS:
        raise InputError("AUD-158", f"{path} has {len(found)} rows, more than {MAX_ROWS}", hint="is it the right file?")
    return {key: text for key, text in found.items() if text}


def table_language(path: Path) -> str:
    """The language that a table says its words are in, as a PO file's header does; empty where it does not.

    Raises:
        InputError: AUD-158, for a file that cannot be read.
    """
    if path.suffix.lower() != ".po":
        return ""
    return str(polib.pofile(read_text(path, code="AUD-158", hint=_HINT)).metadata.get("Language", "")).replace("_", "-")


def with_words(board: Storyboard, words: Mapping[tuple[str, int], str]) -> Storyboard:
    """The plan with other words in some of its lines.

    Raises:
        InputError: AUD-158, if a row names a line that the book does not have.
    """
    known = {row.key for row in rows_of(board)}
    strange = sorted(set(words) - known)
    if strange:
        panel, line = strange[0]
        raise InputError(
            "AUD-158",
            f"the book has no line {line} in panel {panel}"
            + (f", and {len(strange) - 1} more rows name no line of it" if len(strange) > 1 else ""),
            hint="the table was written from another book, or from this one before it was planned anew",
        )
    title = words.get((TITLE, 1), board.title)
    author = words.get((AUTHOR, 1), board.author)
    pages = [
        replace(
            page,
            panels=tuple(_panel(panel, words) for panel in page.panels),
            heading=title if page.heading == board.title else page.heading,
            byline=author if page.byline == board.author else page.byline,
        )
        for page in board.pages
    ]
    return replace(board, title=title, author=author, pages=tuple(pages))


def in_language(board: Storyboard, language: str, *, vertical: bool | None = None) -> Storyboard:
    """The plan with its words in a language, and in columns if that is wished; None leaves columns as they are.

    Args:
        board: The plan.
        language: A BCP 47 tag; empty for the language that the plan has.
        vertical: Whether words stand in columns, where their script can.
    """
    pages = tuple(
        replace(
            page,
            language=language or page.language,
            vertical=page.vertical if vertical is None else vertical,
        )
        for page in board.pages
    )
    return replace(board, language=language or board.language, pages=pages)


def _panel(panel: PanelBrief, words: Mapping[tuple[str, int], str]) -> PanelBrief:
    lines = tuple(
        replace(line, text=words.get((panel.id, number), line.text))
        for number, line in enumerate(panel.lettering, start=1)
    )
    return panel if lines == panel.lettering else replace(panel, lettering=lines)


_Read = Iterable[tuple[object, object, object]]


@dataclass(frozen=True, kw_only=True)
class _Form:
    write: Callable[[Sequence[Row]], str]
    read: Callable[[str], _Read]


def _form(name: str) -> _Form:
    try:
        return _FORMS[name.lower()]
    except KeyError as error:
        raise SettingsError(
            "AUD-243", f'"{name}" is no form of table', hint=f"name a file ending in .{', .'.join(_FORMS)}"
        ) from error


def _csv_out(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, FIELDS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(asdict(row) for row in rows)
    return out.getvalue()


def _csv_in(text: str) -> _Read:
    table = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return [(row["panel"], row["line"], row["text"] or "") for row in table]


def _json_out(rows: Sequence[Row]) -> str:
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def _json_in(text: str) -> _Read:
    return [(row["panel"], row["line"], row["text"]) for row in json.loads(text)]


def _po_out(rows: Sequence[Row]) -> str:
    file = polib.POFile(wrapwidth=0)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    for row in rows:
        told = f"{row.kind}, {row.speaker}" if row.speaker else row.kind
        file.append(polib.POEntry(msgctxt=f"{row.panel} {row.line}", msgid=row.text, msgstr="", comment=told))
    return str(file) + "\n"


def _po_in(text: str) -> _Read:
    rows = []
    for entry in polib.pofile(text):
        panel, _, line = (entry.msgctxt or "").rpartition(" ")
        if not panel:
            raise ValueError(f"an entry without the panel and line in its msgctxt: {entry.msgid[:40]!r}")
        rows.append((panel, line, "" if entry.obsolete or entry.fuzzy else entry.msgstr))
    return rows


_FORMS = {
    "csv": _Form(write=_csv_out, read=_csv_in),
    "json": _Form(write=_json_out, read=_json_in),
    "po": _Form(write=_po_out, read=_po_in),
}
