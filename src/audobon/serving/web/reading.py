"""What was understood of a book's text, and what of it the comic holds.

Knows: addresses.  Does not know: how a story is read.
"""

from __future__ import annotations

import json

from fastapi import APIRouter, Request

from audobon.comic.codec import to_json
from audobon.comic.coverage import Fate
from audobon.planning import clean_text
from audobon.serving.book_work import SOURCE, book_asked
from audobon.serving.edit_refusals import NotThatFarError
from audobon.serving.service import Service
from audobon.serving.web.book_parts import made_book, missing
from audobon.serving.web.books import OneBook
from audobon.serving.web.callers import client_of
from audobon.serving.web.editing_views import CoverageView, ReadingView, SentenceView, SpanView
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.tags import tag_of


def reading_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id} that show what was read."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["editing"])

    @routes.get("/reading", operation_id="getReading", responses=problem_answers(404, 409, 422))
    def reading(request: Request, id: OneBook) -> ReadingView:
        """The text and the story that was read in it, with all corrections."""
        job = service.job_of(client_of(request), id)
        folder = made_book(service, request, id).opened
        story = None if folder is None else folder.story()
        if story is None:
            raise missing("reading")
        asked = book_asked(job)
        text = clean_text(service.queue.folder(id) / SOURCE / asked.source, chapter=asked.options.chapter)
        if tag_of(text) != story.text_sha256:
            raise NotThatFarError(
                "AUD-744", "the text is another than the one that was read", hint="make the book again; it is read anew"
            )
        return ReadingView(text=text, story=json.loads(to_json(story)))

    @routes.get("/coverage", operation_id="getCoverage", responses=problem_answers(404, 422))
    def coverage(request: Request, id: OneBook) -> CoverageView:
        """What of the text is drawn or lettered."""
        folder = made_book(service, request, id).opened
        found = None if folder is None else folder.coverage()
        if found is None:
            raise missing("coverage")
        return CoverageView(
            sentences=[
                SentenceView(
                    span=SpanView(start=one.sentence.span.start, end=one.sentence.span.end),
                    text=one.sentence.text,
                    scene=one.sentence.scene,
                    drawn=one.fate in (Fate.DRAWN, Fate.BOTH),
                    lettered=one.fate in (Fate.LETTERED, Fate.BOTH),
                    share=one.lettered,
                    panel=one.panel,
                )
                for one in found.sentences
            ]
        )

    return routes
