"""Edits as the web asks for them: carried out, and answered with the book and the new tag.

Knows: statuses, tags.  Does not know: what is edited, or when a book may be (`book_edits.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from fastapi import Request, Response

from audobon.files import write_text
from audobon.project import BookFolder
from audobon.serving.book_edits import Edit, MakeAfter, edited
from audobon.serving.refusals import BadRequestError
from audobon.serving.service import Service
from audobon.serving.web.book_views import BookView
from audobon.serving.web.books import shower
from audobon.serving.web.callers import client_of
from audobon.serving.web.tags import quoted, tag_of


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request to edit a book, and the answer that it will get."""

    request: Request
    response: Response
    id: str
    make: MakeAfter = MakeAfter.NONE


class Puts:
    """Carries edits out, and answers with the book and the new tag."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._shown = shower(service)

    def __call__(self, asked: Asked, edit: Edit, kept: str | None = None) -> BookView:
        """`kept` is the text that is there after it, if that is known before."""
        tags: list[str] = []

        def changed(folder: BookFolder) -> None:
            edit.changed(folder)
            tags.append(edit.tag(folder) if kept is None else tag_of(kept))  # before a worker can have it

        job = self._service.job_of(client_of(asked.request), asked.id)
        job = edited(self._service, job, replace(edit, changed=changed), make=asked.make)
        asked.response.headers["etag"] = quoted(tags[-1])
        asked.response.status_code = 200 if asked.make is MakeAfter.NONE else 202
        return self._shown(job)


def writing(name: str, text: str) -> Callable[[BookFolder], None]:
    """Writes a text into a book's folder."""
    return lambda folder: write_text(folder.root / name, text)


def sound_text(text: str) -> str:
    """Text that can be written.

    Raises:
        BadRequestError: AUD-724, if it holds half a character, as JSON's escapes can say.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadRequestError("AUD-724", "the text holds half of a surrogate pair", hint="send whole ones") from error
    return text
