"""A file as an answer: the whole or a part, always as an attachment, never guessed at.

Knows: validators, ranges, headers that keep a browser from running what it was sent.  Does not know: which file.

The file is opened once and everything is told of what was opened: one that takes its name while it is being sent does
not mix with it. Sources: RFC 9110, sections 8.8 (validators), 13 (conditions), 14 (ranges); RFC 6266 (disposition).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from fastapi import Request
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from audobon.serving.refusals import NotFoundError
from audobon.serving.web.byte_ranges import ByteRange, range_asked
from audobon.serving.web.problems import Answers, problem_answers

CHUNK_BYTES = 256 * 1024
TYPES = {
    ".cbz": "application/vnd.comicbook+zip",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
UNKNOWN_TYPE = "application/octet-stream"
SANDBOX = "default-src 'none'; sandbox"


def file_answers(*statuses: int) -> Answers:
    """The declaration of such an answer and of the errors that go with it."""
    binary = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
    return {
        200: {"description": "The file.", "content": binary},
        206: {"description": "The part that `Range` asked for.", "content": binary},
        304: {"description": "It is still what `If-None-Match` says."},
        **problem_answers(404, 416, 422, *statuses),
    }


def file_answer(request: Request, path: Path, *, root: Path, name: str) -> Response:
    """Answer a GET or HEAD with a file.

    Args:
        root: The folder that the file must lie in, links followed.
        name: What it is called where it is saved.

    Raises:
        NotFoundError: AUD-730, if it is not there, not a plain file, or not in that folder.
        BadRangeError: AUD-731.
    """
    file = opened_file(path, root=root, name=name)
    known = os.fstat(file.fileno())
    tag = f'"{known.st_ino:x}-{known.st_size:x}-{known.st_mtime_ns:x}"'
    headers = {
        "accept-ranges": "bytes",
        "cache-control": "private, no-cache",
        "content-disposition": _attachment(name),
        "content-security-policy": SANDBOX,
        "etag": tag,
        "last-modified": formatdate(known.st_mtime, usegmt=True),
        "x-content-type-options": "nosniff",
    }
    try:
        if is_known(request.headers.get("if-none-match", ""), tag):
            file.close()
            return Response(status_code=304, headers=headers)
        part = _part(request, known.st_size, tag=tag, modified=headers["last-modified"])
    except BaseException:
        file.close()
        raise
    sent = part or ByteRange(start=0, stop=known.st_size)
    headers["content-length"] = str(sent.stop - sent.start)
    headers["content-type"] = TYPES.get(path.suffix.lower(), UNKNOWN_TYPE)
    if part is not None:
        headers["content-range"] = part.told(known.st_size)
    status = 200 if part is None else 206
    if request.method == "HEAD":
        file.close()
        return Response(status_code=status, headers=headers)
    return StreamingResponse(
        _bytes(file, sent), status_code=status, headers=headers, background=BackgroundTask(file.close)
    )


def _attachment(name: str) -> str:
    """To be saved under this name: in ASCII for those that know no better, then as it is (RFC 6266, appendix D)."""
    plain = "".join(one if one.isascii() and one.isprintable() and one not in '"\\%' else "_" for one in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def opened_file(path: Path, *, root: Path, name: str) -> BinaryIO:
    """A plain file in a folder, opened to be read.

    Raises:
        NotFoundError: AUD-730, if it is not there, not a plain file, or not in that folder.
    """
    missing = NotFoundError("AUD-730", f'there is no "{name[:80]}" of this book', hint="list what there is")
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise missing
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise missing from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise missing
    return os.fdopen(handle, "rb")


def is_known(header: str, tag: str) -> bool:
    """Whether `If-None-Match` names the tag, by the weak comparison that section 13.1.2 asks for."""
    return header.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in header.split(",")}


def _part(request: Request, size: int, *, tag: str, modified: str) -> ByteRange | None:
    """The part asked for, unless `If-Range` says that it belongs to another version of the file.

    A date says so only if it is the file's own to the letter (section 13.1.5 wants an exact match).
    """
    condition = request.headers.get("if-range")
    if request.method != "GET" or (condition is not None and condition.strip() not in (tag, modified)):
        return None
    return range_asked(request.headers.get("range"), size)


def _bytes(file: BinaryIO, part: ByteRange) -> Iterator[bytes]:
    with file:
        file.seek(part.start)
        left = part.stop - part.start
        while left > 0 and (data := file.read(min(left, CHUNK_BYTES))):
            left -= len(data)
            yield data
