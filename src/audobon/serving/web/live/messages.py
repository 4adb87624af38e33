"""What is said over live streams, both ways.

Knows: fields and their bounds.  Does not know: sockets, or when anything is said.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from audobon.errors import AudobonError
from audobon.serving.jobs.job import Event, JobState
from audobon.serving.web.live.refusals import WrongMessageError

MAX_MESSAGE_CHARS = 4096


class EventView(BaseModel):
    """One line of a book's log; `sequence` counts from 1 without a gap, `kind` is a change's name, or `progress`."""

    type: Literal["event"] = "event"
    sequence: int = Field(ge=1)
    at: datetime
    kind: str
    state: JobState
    stage: str
    done: int = Field(ge=0)
    of: int = Field(ge=0)
    what: str
    code: str
    message: str


class EndView(BaseModel):
    """The book has ended in this state, and every event up to `sequence` was told."""

    type: Literal["end"] = "end"
    sequence: int
    state: JobState


class AliveView(BaseModel):
    """Nothing new; the last event was `sequence`."""

    type: Literal["alive"] = "alive"
    sequence: int


class ErrorView(BaseModel):
    """Something that cannot be done, with the program's code and the way out."""

    type: Literal["error"] = "error"
    code: str
    message: str
    hint: str


class EventPage(BaseModel):
    """A page of a book's log; `behind` asks for the next one, and `more` says whether it is there already."""

    events: list[EventView]
    behind: int = Field(ge=0)
    more: bool
    state: JobState
    ended: bool


class CancelMessage(BaseModel):
    """Cancel this book."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["cancel"]


class AckMessage(BaseModel):
    """All events up to `sequence` were taken in."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["ack"]
    sequence: int = Field(ge=0)


_SAID: TypeAdapter[CancelMessage | AckMessage] = TypeAdapter(
    Annotated[CancelMessage | AckMessage, Field(discriminator="type")]
)


def event_view(event: Event) -> EventView:
    """An event as it is told."""
    return EventView(
        sequence=event.sequence, at=datetime.fromtimestamp(event.at, UTC), kind=event.kind, state=event.state,
        stage=event.stage, done=event.done, of=event.of, what=event.what, code=event.code, message=event.message,
    )  # fmt: skip


def error_view(error: AudobonError) -> ErrorView:
    """An error as it is told."""
    return ErrorView(code=error.code, message=error.message[:500], hint=error.hint[:500])


def said(text: str) -> CancelMessage | AckMessage:
    """What a client said.

    Raises:
        WrongMessageError: AUD-767.
    """
    try:
        return _SAID.validate_json(text)
    except ValidationError as error:
        raise WrongMessageError(
            "AUD-767", f"{text[:80]!r} is no message", hint='say {"type": "cancel"} or {"type": "ack", "sequence": N}'
        ) from error
