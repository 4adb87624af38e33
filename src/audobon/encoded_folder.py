"""The forms in which a book's pictures were bound, in its folder, so that what has not changed is not encoded again.

Knows: `encoded/<picture>.<form>.<sha256>`, whose name says what it is and whether it is whole.
Does not know: what is in a picture, or how any form is made.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from audobon.crew import Encoding
from audobon.files import sha256_hex, telling_disk_errors, write_bytes

_DIGITS = 32
"""How much of a sha256 stands in a name: 128 bits tell any number of pictures apart."""
_NAME = re.compile(r"([0-9a-f]{32})\.(.+)\.([0-9a-f]{32})")


class EncodedFolder:
    """The encoded pictures of one book.

    Args:
        root: The book's folder.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / "encoded"

    def data(self, picture: str, encoding: Encoding) -> bytes | None:
        """A picture in a form; None if it is not kept, or damaged.

        Args:
            picture: The sha256 of what the picture is made of.
            encoding: The form.
        """
        sha256 = self._kept.get((picture[:_DIGITS], encoding.name))
        if sha256 is None:
            return None
        path = self._path(picture, encoding, sha256)
        with telling_disk_errors(path):
            data = path.read_bytes() if path.is_file() else b""
        return data if sha256_hex(data)[:_DIGITS] == sha256 else None

    def holds(self, picture: str, encoding: Encoding) -> bool:
        """Whether a picture was kept in a form; its file may be damaged since, which `data` would see."""
        return (picture[:_DIGITS], encoding.name) in self._kept

    def keep(self, picture: str, encoding: Encoding, data: bytes) -> None:
        """Keep a picture in a form."""
        sha256 = sha256_hex(data)[:_DIGITS]
        write_bytes(self._path(picture, encoding, sha256), data, lasting=False)
        self._kept[picture[:_DIGITS], encoding.name] = sha256

    def drop_others(self, pictures: Collection[str]) -> None:
        """Remove all forms of pictures that the book no longer has."""
        wanted = {picture[:_DIGITS] for picture in pictures}
        for path in sorted(self._folder.glob("*")):
            found = _NAME.fullmatch(path.name)
            if found is None or found[1] not in wanted:
                with telling_disk_errors(path):
                    path.unlink()

    @cached_property
    def _kept(self) -> dict[tuple[str, str], str]:
        names = [_NAME.fullmatch(path.name) for path in sorted(self._folder.glob("*"))]
        return {(name[1], name[2]): name[3] for name in names if name is not None}

    def _path(self, picture: str, encoding: Encoding, sha256: str) -> Path:
        return self._folder / f"{picture[:_DIGITS]}.{encoding.name}.{sha256}"
