"""Stories annotated by hand (`story-gold/1`): finding them, their rows, and what of a Story answers to them.

Knows: the annotation's schema, the names by which characters are matched.  Does not know: who is scored with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Character, Story, Utterance
from audobon.errors import InputError

SCHEMA = "story-gold/1"
_LEADING = re.compile(r"^(?:the|a|an|old|poor|little|his|her|their|my|your|our|some|dear|this|that|another|one)\s+")
_NARRATOR = "\0narrator"

Row = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class GoldStory:
    """One annotated story: its annotation, the manuscript as opened, and the text that the offsets count."""

    annotation: Row
    manuscript: Manuscript
    source: str

    def rows(self, name: str) -> list[dict[str, object]]:
        """The annotation's rows of one kind (`characters`, `quotes`, `scenes`, `moments`)."""
        return rows_of(self.annotation, name)


def annotated(folder: Path, open_story: Callable[[Path], Manuscript]) -> Iterator[GoldStory]:
    """Every annotated story of a folder, in the order of file names.

    Raises:
        InputError: AUD-120 the folder has no annotated story; AUD-121 an annotation cannot be read.
    """
    found = False
    for file in sorted(folder.glob("*.json")):
        try:
            gold = json.loads(file.read_text("utf-8"))
        except ValueError as error:
            raise InputError("AUD-121", f"{file} is not JSON: {error}", hint="mend or remove the file") from error
        if not isinstance(gold, dict) or gold.get("schema") != SCHEMA:
            continue
        found = True
        text_file = file.parent / str(gold["text_file"])
        source = text_file.read_bytes().decode("utf-8-sig")
        yield GoldStory(annotation=gold, manuscript=open_story(text_file), source=source)
    if not found:
        raise InputError(
            "AUD-120", f"{folder} holds no {SCHEMA} annotation", hint="name a folder with <stem>.json files"
        )


def rows_of(gold: Row, name: str) -> list[dict[str, object]]:
    """Rows of an annotation; none where it has no such list."""
    rows = gold.get(name, [])
    if not isinstance(rows, list):
        raise InputError("AUD-121", f"`{name}` of an annotation is not a list", hint="check the annotation's schema")
    return [row for row in rows if isinstance(row, dict)]


def pair(span: object) -> tuple[int, int]:
    """An annotated span as two offsets into the source, the end exclusive."""
    if not isinstance(span, list) or len(span) != 2:
        raise InputError("AUD-121", f"an annotation's span is {span!r}, not two offsets", hint="check the schema")
    return int(span[0]), int(span[1])


def words_of(row: Row, name: str) -> tuple[str, ...]:
    """A field that holds one text or a list of texts."""
    value = row.get(name, [])
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)


def gold_names(row: Row) -> set[str]:
    """Bare names of an annotated character."""
    names = {bare_name(name) for name in (str(row["name"]), *words_of(row, "aliases"))}
    return names | ({_NARRATOR} if row.get("narrator") else set())


def read_names(character: Character) -> set[str]:
    """Bare names of a read character."""
    names = {bare_name(name) for name in (character.name, *character.aliases)}
    return names | ({_NARRATOR} if character.narrator else set())


def bare_name(name: str) -> str:
    """A name in lower case without articles, owners and the commonest adjectives, for comparing."""
    bare = " ".join(name.lower().replace("\u2019", "'").split())
    while True:
        shorter = _LEADING.sub("", bare)
        if shorter == bare or not shorter:
            return bare
        bare = shorter


class Matcher:
    """Gold and read characters brought together by the names they share, and read spans in the source's offsets."""

    def __init__(self, gold: GoldStory, story: Story) -> None:
        self.story = story
        self.manuscript = gold.manuscript
        self.characters = gold.rows("characters")
        self.quotes = gold.rows("quotes")
        self.scenes = gold.rows("scenes")
        self.names = {str(row["id"]): gold_names(row) for row in self.characters}
        self.read_names = {character.id: read_names(character) for character in story.cast}

    def same(self, gold_id: str, read_id: str | None) -> bool:
        """Whether a read character is a gold one: they share a name or alias, or both tell the story."""
        return read_id is not None and bool(self.names.get(gold_id, set()) & self.read_names.get(read_id, set()))

    def matches(self, gold_id: str) -> list[Character]:
        """The read characters that are a gold one."""
        return [character for character in self.story.cast if self.same(gold_id, character.id)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the manuscript in the source's offsets."""
        return self.manuscript.source_offset(start), self.manuscript.source_offset(max(end - 1, start)) + 1

    def utterances(self) -> dict[tuple[int, int], Utterance]:
        """What is said, by its borders in the source."""
        return {
            self.span(utterance.span.start, utterance.span.end): utterance
            for scene in self.story.scenes
            for beat in scene.beats
            for utterance in beat.utterances
        }
