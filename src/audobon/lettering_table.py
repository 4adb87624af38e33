"""A book's words as a table that a translator can fill in: CSV, JSON or PO, out and in.

Knows: the three forms, and which row is which line.  Does not know: books on disk, or how words are set.
Source: RFC 4180 (CSV); the GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
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


@dataclass(frozen=True, kw_only=True)
class Into:
    """A language, a BCP 47 tag, and what lines are in it by their keys; empty texts count as none."""

    language: str = ""
    words: Mapping[tuple[str, int], str] = field(default_factory=dict)


NOTHING_YET = Into()


def table_text(rows: Sequence[Row], *, form: str, into: Into = NOTHING_YET) -> str:
    """The rows as a file of one of the `forms`.

    A PO file has the words as `msgid`, and what there is of `into` as `msgstr`; the others have the one or the other as
    `text`.

    Raises:
        SettingsError: AUD-243, if there is no such form.
    """
    return _form(form).write(rows, into)


def table_words(path: Path) -> dict[tuple[str, int], str]:
    """The words of each line that a file gives words for; empty ones are left out.

    Raises:
        SettingsError: AUD-243, for another form of file.
        InputError: AUD-158, for a file that cannot be read, or a row that names no line.
    """
    form = path.suffix.removeprefix(".")
    _form(form)
    return words_in(read_text(path, code="AUD-158", hint=_HINT), form=form, name=str(path))


def words_in(text: str, *, form: str, name: str) -> dict[tuple[str, int], str]:
    """The words of each line that a table's text gives words for, as `table_words`; `name` is for messages."""
    try:
        rows = _form(form).read(text)
        found = {(str(panel), int(str(line))): str(words).strip() for panel, line, words in rows}
    except (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError, csv.Error) as error:
        raise InputError("AUD-158", f"{name} is no table of words: {error}", hint=_HINT) from error
    if len(found) > MAX_ROWS:
        raise InputError("AUD-158", f"{name} has {len(found)} rows, more than {MAX_ROWS}", hint="is it the right file?")
    return {key: words for key, words in found.items() if words}


def table_language(path: Path) -> str:
    """The language that a table says its words are in, as a PO file's header does; empty where it does not.

    Raises:
        InputError: AUD-158, for a file that cannot be read.
    """
    if path.suffix.lower() != ".po":
        return ""
    text = read_text(path, code="AUD-158", hint=_HINT)
    return str(polib.pofile("\n" + text).metadata.get("Language", "")).replace("_", "-")


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
    write: Callable[[Sequence[Row], Into], str]
    read: Callable[[str], _Read]


def _form(name: str) -> _Form:
    try:
        return _FORMS[name.lower()]
    except KeyError as error:
        raise SettingsError(
            "AUD-243", f'"{name}" is no form of table', hint=f"name a file ending in .{', .'.join(_FORMS)}"
        ) from error


def _in_its_words(rows: Sequence[Row], into: Into) -> list[dict[str, object]]:
    return [asdict(replace(row, text=into.words.get(row.key) or row.text)) for row in rows]


def _csv_out(rows: Sequence[Row], into: Into) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, FIELDS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(_in_its_words(rows, into))
    return out.getvalue()


def _csv_in(text: str) -> _Read:
    table = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return [(row["panel"], row["line"], row["text"] or "") for row in table]


def _json_out(rows: Sequence[Row], into: Into) -> str:
    return json.dumps(_in_its_words(rows, into), ensure_ascii=False, indent=2) + "\n"


def _json_in(text: str) -> _Read:
    return [(row["panel"], row["line"], row["text"]) for row in json.loads(text)]


def _po_out(rows: Sequence[Row], into: Into) -> str:
    file = polib.POFile(wrapwidth=0)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    if into.language:
        file.metadata["Language"] = into.language.replace("-", "_")
    for row in rows:
        told = f"{row.kind}, {row.speaker}" if row.speaker else row.kind
        file.append(
            polib.POEntry(
                msgctxt=f"{row.panel} {row.line}", msgid=row.text, msgstr=into.words.get(row.key, ""), comment=told
            )
        )
    return str(file) + "\n"


def _po_in(text: str) -> _Read:
    rows = []
    for entry in polib.pofile("\n" + text):  # a line break before it: polib would open what is the name of a file
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
