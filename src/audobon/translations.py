"""A book's words in several languages: the plan has one of them, the others wait beside it.

Knows: which words are whose translation, and what of it is out of date.  Does not know: how words are set.

    words.json   the language that the story was planned in, and the words of each language that the plan has not now

A line's translation is found by its place, or, after pages were planned anew, by the words that it translates. Where
those have changed since, it is out of date; where there is none, the line keeps its own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from audobon.comic.codec import from_json, to_json
from audobon.comic.storyboard import Storyboard
from audobon.errors import InputError
from audobon.files import read_text, write_text
from audobon.lettering_table import Row, in_language, rows_of, with_words
from audobon.project import BookFolder

FILE = "words.json"
MOST_LANGUAGES = 24


@dataclass(frozen=True, kw_only=True)
class TranslatedLine:
    """The words of one line in a language, and those that they translate."""

    panel: str
    line: int
    source: str
    text: str

    @property
    def key(self) -> tuple[str, int]:
        """Which line it is."""
        return (self.panel, self.line)


@dataclass(frozen=True, kw_only=True)
class LanguageWords:
    """The words of a language, a BCP 47 tag."""

    language: str
    lines: tuple[TranslatedLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeptWords:
    """`words.json`. `original` is the language that all others translate; empty where no other was ever asked for."""

    original: str = ""
    languages: tuple[LanguageWords, ...] = ()

    def of(self, language: str) -> LanguageWords:
        """What is kept of a language; no lines if nothing is."""
        found = (one for one in self.languages if one.language == language)
        return next(found, LanguageWords(language=language))

    def having(self, words: LanguageWords) -> KeptWords:
        """The same with other words in one language."""
        others = tuple(one for one in self.languages if one.language != words.language)
        return replace(self, languages=(*others, words))


@dataclass(frozen=True, kw_only=True)
class Translated:
    """A line and its translation, empty where there is none; `stale`: the line was changed since."""

    row: Row
    text: str
    stale: bool = False


class BookLanguages:
    """The languages of a book.

    Args:
        board: The plan as it is.
        kept: The words that it has not.
    """

    def __init__(self, board: Storyboard, kept: KeptWords) -> None:
        self.board = board
        self.now = board.language
        self.original = kept.original or board.language
        self._kept = kept
        own = {one.key: one.text for one in self._lines(self.original)}
        rows = rows_of(board)
        shown = self.now == self.original
        self._source = tuple(row if shown else replace(row, text=own.get(row.key, row.text)) for row in rows)

    @property
    def languages(self) -> tuple[str, ...]:
        """All of them, the original first."""
        known = (self.original, self.now, *(one.language for one in self._kept.languages))
        return tuple(dict.fromkeys(known))

    def table(self, language: str) -> tuple[Translated, ...]:
        """Every line in reading order, and its words in a language."""
        if language == self.original:
            return tuple(Translated(row=row, text=row.text) for row in self._source)
        if language == self.now:
            return self._shown()
        return tuple(self._found(self._kept.of(language)))

    def with_table(self, language: str, words: Mapping[tuple[str, int], str]) -> BookLanguages:
        """The same with other words in some lines of a language; an empty text takes a translation away.

        Raises:
            InputError: AUD-158, if a line is not the book's; AUD-159, for one language too many.
        """
        if language == self.now:
            said = {key: text for key, text in words.items() if text}
            return BookLanguages(with_words(self.board, said), self._noted())
        if language not in self.languages and len(self.languages) >= MOST_LANGUAGES:
            raise InputError(
                "AUD-159", f"the book has {MOST_LANGUAGES} languages already", hint="take the words of one away"
            )
        with_words(self.board, words)  # names a line that the book does not have
        whole = [replace(one, text=words.get(one.row.key, one.text)) for one in self.table(language)]
        touched = [replace(one, stale=False) if one.row.key in words else one for one in whole]
        lines = tuple(
            TranslatedLine(
                panel=one.row.panel,
                line=one.row.line,
                source="" if one.stale else one.row.text if language != self.original else one.text,
                text=one.text,
            )
            for one in touched
            if one.text
        )
        return BookLanguages(self.board, self._noted().having(LanguageWords(language=language, lines=lines)))

    def showing(self, language: str) -> BookLanguages:
        """The plan in a language; the words that it had are kept."""
        if language == self.now:
            return self
        mine = LanguageWords(
            language=self.now,
            lines=tuple(
                TranslatedLine(
                    panel=one.row.panel,
                    line=one.row.line,
                    source=one.row.text,
                    text=one.text,
                )
                for one in self.table(self.now)
                if one.text
            ),
        )
        words = {one.row.key: one.text or one.row.text for one in self.table(language)}
        board = in_language(with_words(self.board, words), language)
        return BookLanguages(board, self._noted().having(mine))

    def without(self, language: str) -> BookLanguages:
        """The same without a language that is neither shown nor the original."""
        others = tuple(one for one in self._kept.languages if one.language != language)
        keeps = language in (self.original, self.now)
        return self if keeps else BookLanguages(self.board, replace(self._noted(), languages=others))

    def keep(self, folder: BookFolder) -> None:
        """Write plan and words into a book's folder; what is as it was is left alone."""
        if self._kept != kept_words(folder):
            write_text(folder.root / FILE, to_json(self._kept))
        if self.board != folder.storyboard():
            folder.keep_storyboard(self.board)

    # --- inside ---

    def _noted(self) -> KeptWords:
        return replace(self._kept, original=self.original)

    def _lines(self, language: str) -> tuple[TranslatedLine, ...]:
        return self._kept.of(language).lines

    def _shown(self) -> tuple[Translated, ...]:
        """The words of the plan, which is a translation: a line that reads as the original is none."""
        shown = {row.key: row.text for row in rows_of(self.board)}
        return tuple(
            Translated(row=row, text="" if shown[row.key] == row.text else shown[row.key]) for row in self._source
        )

    def _found(self, words: LanguageWords) -> Iterator[Translated]:
        by_place = {one.key: one for one in words.lines}
        by_source = {one.source: one for one in words.lines if one.source}
        for row in self._source:
            here = by_place.get(row.key)
            if here is not None and here.source == row.text:
                yield Translated(row=row, text=here.text)
            elif row.text in by_source:
                yield Translated(row=row, text=by_source[row.text].text)
            else:
                yield Translated(row=row, text="" if here is None else here.text, stale=here is not None)


def book_languages(folder: BookFolder) -> BookLanguages:
    """The languages of a planned book.

    Raises:
        InputError: AUD-140 to AUD-151, if a person has damaged its storyboard.
    """
    return BookLanguages(folder.storyboard(), kept_words(folder))


def kept_words(folder: BookFolder) -> KeptWords:
    """What `words.json` says; nothing if there is none.

    Raises:
        InputError: AUD-140 to AUD-146, AUD-151, if a person has damaged it.
    """
    path = folder.root / FILE
    if not path.is_file():
        return KeptWords()
    return from_json(KeptWords, read_text(path, code="AUD-151", hint="delete it to begin anew"), source=FILE)
