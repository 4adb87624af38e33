"""Files that are either whole or not there: atomic writes, PNG pictures and small WebP ones, one lock a folder.

Knows: the operating system's ways to fail, and how each is told to a user.  Does not know: what the files mean.
A write goes to a hidden neighbour first, is flushed to the disk, and takes its name in one step; so a power cut, a
full disk or `kill -9` leaves either the old file or the new one.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import io
import os
import shutil
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from audobon.comic.raster import Raster
from audobon.errors import InputError, ResourceError
from audobon.png_codec import pixels_of_png, png_of_pixels

TEMPORARY_PREFIX = ".half-"
MAX_PIXELS = 80_000_000
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def telling_disk_errors(path: Path) -> Iterator[None]:
    """Turn the operating system's write errors into ours, with the path and a way out.

    Raises:
        ResourceError: AUD-551 if the disk is full, AUD-552 if the place cannot be written to.
    """
    try:
        yield
    except OSError as error:
        raise disk_error(error, path=path) from error


def disk_error(error: OSError, *, path: Path) -> ResourceError:
    """The error to show for a failed write at `path`."""
    if error.errno in _FULL:
        return ResourceError(
            "AUD-551",
            f"the disk is full: {error.filename or path} could not be written",
            hint="free some space and run the same command again; finished panels are kept",
        )
    return ResourceError(
        "AUD-552",
        f"{error.filename or path} cannot be written: {error.strerror or error}",
        hint="choose another folder with -o, or change its permissions",
    )


def write_bytes(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file whole or not at all. A device or pipe (`/dev/stdout`) is written to directly.

    Args:
        path: Where.
        data: What.
        lasting: Wait until the disk has it. Without, a power cut may leave it behind empty or torn, so this is for
            files that are held against their sums whenever they are read and are soon made again.
    """
    with telling_disk_errors(path):
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.write(data)
            return
        with whole_file(path, lasting=lasting) as stream:
            stream.write(data)


@contextlib.contextmanager
def whole_file(path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file when the block ends well; until then, and else, what was there stays.

    Args:
        path: Where.
        lasting: As `write_bytes` has it.

    Raises:
        ResourceError: AUD-551 if the disk is full, AUD-552 if the place cannot be written to.
    """
    with telling_disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                if lasting:
                    os.fsync(stream.fileno())
            with contextlib.suppress(PermissionError):  # a stick's file system has no such rights to give
                Path(half).chmod(0o644)
            os.replace(half, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(half)
            raise


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def read_text(path: Path, *, code: str, hint: str) -> str:
    """Read UTF-8 text of at most 64 MB.

    Raises:
        InputError: with the caller's `code` and `hint`, naming the file and what is wrong with it.
    """
    try:
        if path.stat().st_size > 64_000_000:
            raise InputError(code, f"{path} holds {path.stat().st_size} bytes, more than 64000000", hint=hint)
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(code, f"{path} is not UTF-8 text (byte {error.start})", hint=hint) from error
    except OSError as error:
        raise InputError(code, f"{path} cannot be read: {error.strerror or error}", hint=hint) from error


def sweep_half_written(folder: Path) -> None:
    """Remove what a killed run left unfinished. Call it under the folder's lock."""
    for path in sorted(folder.rglob(TEMPORARY_PREFIX + "*")):
        with contextlib.suppress(OSError):
            path.unlink()


def adopted(made: Path, *, into: Path) -> Path:
    """Give a finished file (or a folder of files) its place in a folder of the same disk, in one step; its new path.

    Raises:
        ResourceError: AUD-551 if the disk is full, AUD-552 if the folder cannot be written to.
    """
    target = into / made.name
    with telling_disk_errors(target):
        if target.is_dir():
            shutil.rmtree(target)
        made.replace(target)
    return target


def png_bytes(raster: Raster) -> bytes:
    """Lossless PNG of a raster (RGB, grey, or 16-bit grey); the same pixels give the same bytes."""
    return png_of_pixels(raster.array)


def small_webp(raster: Raster, *, longest_px: int) -> bytes:
    """A picture made small, to be looked at: WebP whose longer side has at most `longest_px` pixels.

    Args:
        raster: H W 3 or H W, uint8; one that is small already keeps its size.
        longest_px: At most 16,383. Source: RFC 9649, section 2.5.
    """
    stream = io.BytesIO()
    _small(raster, longest_px, Image.Resampling.LANCZOS).save(stream, format="WEBP", quality=80, method=4)
    return stream.getvalue()


def small_jpeg(raster: Raster, *, longest_px: int) -> bytes:
    """A picture (H W 3 or H W, uint8) made small in milliseconds, to be glanced at: JPEG; see `small_webp`."""
    stream = io.BytesIO()
    _small(raster, longest_px, Image.Resampling.BILINEAR).save(stream, format="JPEG", quality=80)
    return stream.getvalue()


def _small(raster: Raster, longest_px: int, resampling: Image.Resampling) -> Image.Image:
    picture = Image.fromarray(np.ascontiguousarray(raster.array))
    picture.thumbnail((longest_px, longest_px), resampling)
    return picture


def raster_from_png(data: bytes, *, name: str) -> Raster:
    """Decode a PNG that this program wrote.

    Raises:
        InputError: AUD-152, if it is no PNG, is damaged, or is larger than 80 million pixels.
    """
    own = pixels_of_png(data, most_pixels=MAX_PIXELS)
    return _decoded(data, form="PNG", name=name) if own is None else Raster(array=own)


def png_size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG that this program wrote, in pixels, from its head.

    Raises:
        InputError: AUD-152, if it is no PNG.
    """
    with telling_disk_errors(path), path.open("rb") as stream:
        head = stream.read(24)
    if len(head) < 24 or not head.startswith(b"\x89PNG\r\n\x1a\n"):
        raise InputError("AUD-152", f"{path} cannot be used: it is no PNG", hint="delete it; it will be made again")
    width, height = struct.unpack(">II", head[16:24])
    return int(width), int(height)


def raster_from_webp(data: bytes, *, name: str) -> Raster:
    """Decode a WebP that this program wrote.

    Raises:
        InputError: AUD-152, if it is no WebP, is damaged, or is larger than 80 million pixels.
    """
    return _decoded(data, form="WEBP", name=name)


def _decoded(data: bytes, *, form: str, name: str) -> Raster:
    fact = "it is damaged"
    try:
        with Image.open(io.BytesIO(data), formats=(form,)) as image:
            if image.width * image.height > MAX_PIXELS:
                fact = f"it is {image.width} x {image.height} pixels"
            elif image.mode in ("I;16", "I;16B", "I"):
                return Raster(array=np.asarray(image).astype(np.uint16))
            else:
                return Raster(array=np.asarray(image if image.mode in ("L", "RGB") else image.convert("RGB")))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        fact = f"it is damaged or no {form}"
    raise InputError("AUD-152", f"{name} cannot be used: {fact}", hint="delete the file; it will be made again")


def sha256_hex(*parts: str | bytes) -> str:
    """The sha256 of several parts; their borders count, so that ("ab", "c") and ("a", "bc") differ."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one run. The lock dies with the process, however it dies.

    Raises:
        ResourceError: AUD-553, if another run holds it.
    """
    with telling_disk_errors(folder):
        handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ResourceError(
                "AUD-553",
                f"another run is at work in {folder}",
                hint="wait until it has ended, or choose another folder",
            ) from error
        yield
    finally:
        os.close(handle)
