"""Parts of a book as the web lists them.

Knows: fields of answers.  Does not know: routes, files.
"""

from __future__ import annotations

from pydantic import BaseModel, Field


class ArtefactView(BaseModel):
    """A bound file: `name` is relative to where the book's files are."""

    name: str
    size_bytes: int = Field(ge=0)
    media_type: str
    url: str


class ArtefactList(BaseModel):
    """The files of a book that has been done; none before that."""

    artefacts: list[ArtefactView]


class PageView(BaseModel):
    """A printed page."""

    number: int = Field(ge=1)
    url: str


class PageList(BaseModel):
    """The pages that are printed, in order."""

    pages: list[PageView]


class PanelView(BaseModel):
    """A panel of the storyboard, and where its painted picture (in a draft its pencils) and its pencils are, if any."""

    id: str
    page: int = Field(ge=1)
    art: str | None
    pencils: str | None


class PanelList(BaseModel):
    """The panels of the book, in reading order; none before it is planned."""

    panels: list[PanelView]
