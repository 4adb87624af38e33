"""What is read to be edited, as the web shows it.

Knows: fields of answers.  Does not know: routes, files.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class SpanView(BaseModel):
    """Characters of the text, from `start` on and before `end`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class CastView(BaseModel):
    """Somebody of the cast.

    `edited` by hand; `locked`: the look stays; `sheet` null before it is drawn, `drawing` if none was given; `version`
    another for another look.
    """

    character: str
    name: str
    edited: bool
    locked: bool
    url: str
    sheet: str | None
    drawing: str | None
    version: str


class CastList(BaseModel):
    """The cast, in the storyboard's order."""

    cast: list[CastView]


class ReadingView(BaseModel):
    """The clean text whose characters all spans count, and the story that was read in it (docs/story.md)."""

    text: str
    story: dict[str, Any]


class SentenceView(BaseModel):
    """A sentence: whether a panel draws it, whether its words are lettered (`share` of them is), and which panel."""

    span: SpanView
    text: str
    scene: str
    drawn: bool
    lettered: bool
    share: float = Field(ge=0, le=1)
    panel: str


class CoverageView(BaseModel):
    """What of the text is in the comic, sentence by sentence."""

    sentences: list[SentenceView]
