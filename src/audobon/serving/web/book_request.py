"""What may be asked of a book over the web, and what that means in `MakeOptions`.

Knows: fields, their bounds, which of them is which option.  Does not know: routes, files, queues.

A request names no path, no address and no model but those that the service's file gives names to: whoever may ask for
a book may not read this machine's files or have it call another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from audobon.model_asked import EMBEDDED, ModelAsked
from audobon.pipeline import MakeOptions, Until
from audobon.serving.config import ServeConfig
from audobon.serving.jobs.job import Priority
from audobon.serving.known_names import check_names
from audobon.serving.refusals import BadRequestError
from audobon.wishes import Wishes, options_of

MAX_FORMATS = 8
Format = Literal["cbz", "pdf", "epub", "html", "webtoon", "png", "webp", "svg"]
Trim = Literal["us-comic", "manga", "a5", "a4", "square", "screen"]
TEXT_NAME = r"^[^/\\\x00-\x1f]{1,120}\.(txt|md|fountain)$"
MAX_TEXT_CHARS = 10 * 1024 * 1024


class BookOptions(BaseModel):
    """What a book is to be; each field is the option of `audobon make` of the same name, unless it says otherwise."""

    model_config = ConfigDict(extra="forbid")

    style: str | None = Field(None, max_length=200, description="A named or saved style, or a blend of them.")
    chapter: str = Field("", max_length=200)
    pages: int | None = Field(None, ge=1, le=400)
    formats: list[Format] = Field(["cbz", "pdf"], min_length=1, max_length=MAX_FORMATS, description="`--format`")
    seed: int = Field(0, ge=0, le=2**62)
    draft: bool = False
    dpi: int = Field(220, ge=72, le=300)
    trim: Trim = "us-comic"
    right_to_left: bool = Field(False, description="`--rtl`")
    cover: bool = Field(True, description="the reverse of `--no-cover`")
    model: str = Field("", max_length=64, description="One of the models that this service has a name for.")
    steps: int | None = Field(None, ge=1, le=1000, description="Of that model.")
    style_strength: float = Field(1.0, ge=0, le=1.5)
    anchoring: float = Field(0.0, ge=0, le=1)
    until: Until = Field(
        Until.BOUND, description="How far it is made: a pencilled one goes on from there when it is asked for."
    )
    priority: Literal["interactive", "batch"] = Field(
        "batch", description="Whose turn comes first: interactive for somebody who waits at a screen."
    )


class BookRequest(BookOptions):
    """A story as text, and what its book is to be."""

    text: str = Field(min_length=1, max_length=MAX_TEXT_CHARS)
    name: str = Field(
        "story.txt",
        pattern=TEXT_NAME,
        description="The story's file name; its ending says how the text is read: .txt, .md or .fountain.",
    )


def options_asked(asked: BookOptions, config: ServeConfig) -> MakeOptions:
    """The request as the pipeline takes it.

    Raises:
        BadRequestError: AUD-734, for a name that nobody knows.
        SettingsError: 2xx, for options that do not go together.
    """
    options = options_of(
        Wishes(
            style=asked.style,
            chapter=asked.chapter,
            pages=asked.pages,
            formats=tuple(dict.fromkeys(asked.formats)),
            seed=asked.seed,
            draft=asked.draft,
            dpi=asked.dpi,
            trim=asked.trim,
            right_to_left=asked.right_to_left,
            cover=asked.cover,
            model=_model(asked, config),
        )
    )
    options = replace(options, until=asked.until)
    check_names(options)
    return options


def priority_asked(asked: BookOptions) -> Priority:
    """Whose turn it is first."""
    return Priority[asked.priority.upper()]


def _model(asked: BookOptions, config: ServeConfig) -> ModelAsked:
    path = config.model_path(asked.model) if asked.model else ""
    if path is None:
        known = ", ".join(name for name, _ in config.models) or "none here but the embedded one, asked for by no name"
        raise BadRequestError("AUD-734", f'"{asked.model}" is not a model', hint=f"the models are {known}")
    model = ModelAsked(model=path, steps=asked.steps, style_strength=asked.style_strength, anchoring=asked.anchoring)
    return EMBEDDED if model == EMBEDDED else model
