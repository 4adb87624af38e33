"""A book's words in other languages: read, edited, shown in the plan, out and in as a translator's file.

Knows: addresses.  Does not know: what a translation is of (`audobon.translations`), or how words are set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field

from audobon.comic.codec import from_json, to_json
from audobon.lettering_table import Into, table_text, words_in
from audobon.project import BookFolder
from audobon.relettering import checked_language
from audobon.serving.book_edits import Edit, MakeAfter
from audobon.serving.service import Service
from audobon.serving.web.bodies import json_body, json_reader, text_body, text_reader
from audobon.serving.web.book_parts import planned_book
from audobon.serving.web.book_views import BookView
from audobon.serving.web.books import OneBook
from audobon.serving.web.editing import storyboard_text
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.putting import Asked, Puts, sound_text
from audobon.serving.web.tags import IfMatch, Make, edit_answers, tag_of, tagged_answer, tagged_answers
from audobon.translations import BookLanguages, Translated, book_languages

Tag = Annotated[
    str, Path(max_length=40, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="BCP 47, as de or pt-BR.")
]
Form = Literal["csv", "json", "po"]
_TYPES = {"csv": "text/csv", "json": "application/json", "po": "text/x-gettext-translation"}
Schema = dict[str, Any]
_LINE: Schema = {"panel": {"type": "string"}, "line": {"type": "integer", "minimum": 1}, "text": {"type": "string"}}
_TOLD: Schema = {"kind": {"type": "string"}, "speaker": {"type": "string"}, "source": {"type": "string"}}


def _rows(line: Schema, *, told: str) -> Schema:
    row = {"type": "object", "properties": line, "required": list(line), "additionalProperties": False}
    rows = {"rows": {"type": "array", "items": row}}
    return {"type": "object", "properties": rows, "required": ["rows"], "description": told}


_SHOWN = _rows(_LINE | _TOLD | {"stale": {"type": "boolean"}}, told="Every line; an empty text is no translation.")
_GIVEN = _rows(_LINE, told="Some lines; an empty text takes a translation away.")
_FILE = {"content": {kind: {"schema": {"type": "string"}} for kind in _TYPES.values()}, "description": "The table."}


@dataclass(frozen=True, kw_only=True)
class WordsGiven:
    """Words for one line; empty for none."""

    panel: str
    line: int
    text: str


@dataclass(frozen=True, kw_only=True)
class TableGiven:
    """Words for some lines."""

    rows: tuple[WordsGiven, ...]


@dataclass(frozen=True, kw_only=True)
class WordsShown:
    """One line, the words that it has in the original, and their translation."""

    panel: str
    line: int
    kind: str
    speaker: str
    source: str
    text: str
    stale: bool


@dataclass(frozen=True, kw_only=True)
class TableShown:
    """Every line in reading order."""

    rows: tuple[WordsShown, ...]


class LanguageView(BaseModel):
    """A language of a book, and how many of its lines are translated and up to date (`lines`), or were (`stale`)."""

    language: str
    lines: int = Field(ge=0)
    stale: int = Field(ge=0)


class LanguageList(BaseModel):
    """The languages of a book: the one that it was planned in, the one that it has now, and all there are."""

    original: str
    now: str
    of: int = Field(ge=0, description="How many lines there are.")
    languages: list[LanguageView]


def language_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/languages for words."""
    routes = APIRouter(prefix="/api/v1/books/{id}/languages", tags=["lettering"])
    put, read_json = Puts(service), Depends(json_reader(service.config.bounds))

    @routes.get("", operation_id="listLanguages", responses=problem_answers(404, 422))
    def languages(request: Request, id: OneBook) -> LanguageList:
        """The languages that a book has words in."""
        known = book_languages(planned_book(service, request, id))
        return LanguageList(
            original=known.original,
            now=known.now,
            of=len(known.table(known.original)),
            languages=[_told(known, language) for language in known.languages],
        )

    @routes.get(
        "/{language}", operation_id="getWordsIn", response_class=Response, response_model=None,
        responses=tagged_answers("The rows; `source` is translated, and `stale` if it was changed since.", _SHOWN),
    )  # fmt: skip
    def words(request: Request, id: OneBook, language: Tag) -> Response:
        """Every line in reading order, and its words in a language."""
        return tagged_answer(request, _table(planned_book(service, request, id), checked_language(language)))

    @routes.put("/{language}", operation_id="putWordsIn", responses=edit_answers(), openapi_extra=json_body(_GIVEN))
    def put_words(
        request: Request, response: Response, id: OneBook, language: Tag, match: IfMatch = None,
        make: Make = MakeAfter.NONE, text: str = read_json,
    ) -> BookView:  # fmt: skip
        """Other words in a language for some lines; rows that are left out stay. A language begins with its first."""
        rows = from_json(TableGiven, sound_text(text), source="words").rows
        tag = checked_language(language)
        asked = Asked(request=request, response=response, id=id, make=make)
        return put(asked, _edit(tag, {(row.panel, row.line): row.text.strip() for row in rows}, match))

    @routes.delete("/{language}", operation_id="dropWordsIn", responses=edit_answers())
    def drop_words(request: Request, response: Response, id: OneBook, language: Tag, match: IfMatch = None) -> BookView:
        """Forget the words of a language; the original, and the one that the book has now, stay."""
        tag = checked_language(language)

        def changed(folder: BookFolder) -> None:
            book_languages(folder).without(tag).keep(folder)

        edit = Edit(changed=changed, tag=lambda folder: tag_of(_table(folder, tag)), match=match)
        return put(Asked(request=request, response=response, id=id), edit)

    @routes.post("/{language}/show", operation_id="showLanguage", responses=edit_answers())
    def show(request: Request, response: Response, id: OneBook, language: Tag, make: Make = MakeAfter.NONE) -> BookView:
        """Put the words of a language into the plan; those that it had are kept.

        Lines that are not translated have the original's. The `ETag` is the storyboard's.
        """
        tag = checked_language(language)

        def changed(folder: BookFolder) -> None:
            book_languages(folder).showing(tag).keep(folder)

        edit = Edit(
            changed=changed, tag=lambda folder: tag_of(storyboard_text(folder)), match="*"
        )  # nothing is lost by it
        return put(Asked(request=request, response=response, id=id, make=make), edit)

    return routes


def translation_file_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/languages/{language} for files of words."""
    routes = APIRouter(prefix="/api/v1/books/{id}/languages/{language}", tags=["lettering"])
    put, read_text = Puts(service), Depends(text_reader(service.config.bounds, kinds=tuple(_TYPES.values())))
    form_asked = Query("po", description="CSV, JSON, or PO as gettext's tools have it.")

    @routes.get(
        "/words", operation_id="getWordsFile", response_class=Response, response_model=None,
        responses={200: _FILE, **problem_answers(404, 422)},
    )  # fmt: skip
    def file(request: Request, id: OneBook, language: Tag, form: Form = form_asked) -> Response:
        """A translator's file: each line, and its translation as far as there is one."""
        tag = checked_language(language)
        table = book_languages(planned_book(service, request, id)).table(tag)
        words = {one.row.key: one.text for one in table if one.text and not one.stale}
        text = table_text([one.row for one in table], form=form, into=Into(language=tag, words=words))
        headers = {"content-disposition": f'attachment; filename="words-{tag}.{form}"', "cache-control": "no-store"}
        return Response(text.encode("utf-8"), headers=headers, media_type=_TYPES[form])

    @routes.put(
        "/words", operation_id="putWordsFile", responses=edit_answers(), openapi_extra=text_body(tuple(_TYPES.values()))
    )
    def put_file(
        request: Request, response: Response, id: OneBook, language: Tag, match: IfMatch = None,
        form: Form = form_asked, text: str = read_text,
    ) -> BookView:  # fmt: skip
        """A translator's file back: its words are the language's; lines that it leaves empty stay."""
        given = words_in(text, form=form, name="the file")
        tag = checked_language(language)
        return put(Asked(request=request, response=response, id=id), _edit(tag, given, match))

    return routes


def _edit(language: str, words: dict[tuple[str, int], str], match: str | None) -> Edit:
    def changed(folder: BookFolder) -> None:
        book_languages(folder).with_table(language, words).keep(folder)

    return Edit(changed=changed, tag=lambda folder: tag_of(_table(folder, language)), match=match)


def _told(known: BookLanguages, language: str) -> LanguageView:
    table = known.table(language)
    return LanguageView(
        language=language,
        lines=sum(bool(one.text) and not one.stale for one in table),
        stale=sum(one.stale for one in table),
    )


def _table(folder: BookFolder, language: str) -> str:
    return to_json(TableShown(rows=tuple(_shown(one) for one in book_languages(folder).table(language))))


def _shown(one: Translated) -> WordsShown:
    row = one.row
    return WordsShown(
        panel=row.panel, line=row.line, kind=row.kind, speaker=row.speaker, source=row.text, text=one.text,
        stale=one.stale,
    )  # fmt: skip
