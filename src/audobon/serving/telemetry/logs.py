"""Logs as lines of facts: JSON for machines, columns for people; the program's own, uvicorn's and all others' alike.

Knows: structlog, the standard library's logging, what must not be told.  Does not know: who logs what.

A line says what happened in fixed words; what it happened to are fields. Secrets and stories are not logged: nobody
hands them over, and should somebody do so, fields of such names are masked, what looks like a token is masked wherever
it stands, and of an exception its type and its place in the program are told, its words only when asked for (`debug`):
they may quote a story.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO
from urllib.parse import urlsplit

import structlog
from structlog.typing import EventDict, Processor

MASK = "[masked]"
PRIVATE = frozenset({
    "authorization", "body", "cookie", "headers", "key", "llm_key", "password", "prompt", "query", "secret", "story",
    "text", "token", "traceparent",
})  # fmt: skip
_TOKEN = re.compile(r"(?i)\b(bearer|token|api[-_ ]?key|secret|password)(\s*[=:]\s*|\s+)\S+")
_MAX_CHARS = 500
_MAX_FRAMES = 20
_ACCESS_ARGUMENTS = 5
"""uvicorn's access log: client, method, path with query, HTTP version, status."""
LOUD = ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi")


def set_up_logs(*, form: str = "", quiet: bool = False, debug: bool = False, stream: TextIO | None = None) -> None:
    """Send all logs of this process to stderr as one line each; called once, by a command that serves or works.

    Args:
        form: `json` for one JSON object a line, `lines` for columns for people; if empty, `lines` on a terminal alone.
        quiet: Warnings and errors alone.
        debug: Tell more, and the words of exceptions as well.
        stream: Instead of stderr.
    """
    out = sys.stderr if stream is None else stream
    shared = _processors(debug=debug)
    is_json = form == "json" or (form != "lines" and not out.isatty())
    shown: Processor = structlog.processors.JSONRenderer() if is_json else _columns(out)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder(allow=())],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, without_secrets, shown],
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    handler.addFilter(_without_queries)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if debug else logging.WARNING if quiet else logging.INFO)
    for name in LOUD:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(logging.NOTSET)  # whatever an earlier server of this process had set
    for name in ("httpx", "httpx2", "httpcore", "urllib3", "asyncio", "PIL", "multipart", "matplotlib"):
        logging.getLogger(name).setLevel(logging.WARNING)


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger whose lines are facts with fields; silent below warnings until `set_up_logs` was called."""
    bound: structlog.stdlib.BoundLogger = structlog.wrap_logger(
        logging.getLogger(name),
        processors=[
            structlog.stdlib.filter_by_level,
            *_processors(debug=False),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    return bound


def without_secrets(logger: object, name: str, event: EventDict) -> EventDict:
    """Mask fields whose names say that nobody else may read them, and tokens wherever they stand; cut what is long."""
    for key, value in event.items():
        if key.lower() in PRIVATE:
            event[key] = MASK
        elif isinstance(value, str):
            event[key] = _TOKEN.sub(rf"\1\2{MASK}", value)[:_MAX_CHARS]
        elif isinstance(value, Mapping):
            event[key] = without_secrets(logger, name, dict(value))
    return event


def _processors(*, debug: bool) -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _Faults(with_words=debug),
        _without_nothing,
    ]


def _columns(out: TextIO) -> Processor:
    return structlog.dev.ConsoleRenderer(colors=out.isatty())


class _Faults:
    """Turns an exception into its type, where it came from, and its words only if they are asked for."""

    def __init__(self, *, with_words: bool) -> None:
        self._with_words = with_words

    def __call__(self, logger: object, name: str, event: MutableMapping[str, Any]) -> EventDict:
        told = event.pop("exc_info", None)
        error = told[1] if isinstance(told, tuple) else told
        if told is True:
            error = sys.exc_info()[1]
        if isinstance(error, BaseException):
            code = getattr(error, "code", None)
            event["error"] = code if isinstance(code, str) else type(error).__name__
            frames = traceback.extract_tb(error.__traceback__)[-_MAX_FRAMES:]
            event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
            if self._with_words:
                event["words"] = str(error)
        return event


def _without_nothing(logger: object, name: str, event: EventDict) -> EventDict:
    """Leave out fields that hold nothing."""
    return {key: value for key, value in event.items() if value is not None}


def _without_queries(record: logging.LogRecord) -> bool:
    """Take the query out of the addresses in uvicorn's access log: it may hold anything."""
    if record.name == "uvicorn.access" and isinstance(record.args, tuple) and len(record.args) == _ACCESS_ARGUMENTS:
        client, method, path, version, status = record.args
        record.args = (client, method, urlsplit(str(path)).path, version, status)
    return True
