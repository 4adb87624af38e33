"""Zip archives that are the same to the byte for the same content.

Knows: zip, fixed timestamps and rights.  Does not know: what is archived.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)


def archived(entries: Iterable[tuple[str, bytes]], *, packed: tuple[str, ...] = ()) -> bytes:
    """A zip archive of named entries, in the order given.

    Args:
        entries: Names and contents.
        packed: Ends of names whose contents are deflated; the others (pictures) are stored as they are.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression=zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            info.compress_type = zipfile.ZIP_DEFLATED if packed and name.endswith(packed) else zipfile.ZIP_STORED
            archive.writestr(info, data)
    return stream.getvalue()
