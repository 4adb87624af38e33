"""The records in a panel's folder that mark its pictures as whole.

Knows: what is told of pencils, art and print plates.  Does not know: where they lie (`project.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.geometry import Box
from audobon.comic.panel import Attempt, Provenance
from audobon.comic.pencils import FigureAnchors


@dataclass(frozen=True, kw_only=True)
class PictureFile:
    """A picture beside a record: its file name and the sha256 of the file."""

    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class PencilsRecord:
    """`pencils.json`: where things are in the panel, and the pictures that belong to it."""

    panel: str
    key: str
    draft: PictureFile
    controls: tuple[PictureFile, ...]
    masks: tuple[PictureFile, ...]
    anchors: tuple[FigureAnchors, ...]
    reserved: tuple[Box, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlateRecord:
    """`plate.json`: the mark that a panel's print plate is whole."""

    panel: str
    key: str
    image: PictureFile


@dataclass(frozen=True, kw_only=True)
class ArtRecord:
    """`art.json`: the mark that a panel is painted, and where it came from; `tries` show the attempts, in order."""

    panel: str
    key: str
    image: PictureFile
    provenance: Provenance
    attempts: tuple[Attempt, ...]
    tries: tuple[PictureFile, ...] = ()
