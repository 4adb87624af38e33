"""A folder of page pictures, or of a strip's slices.

Knows: names that sort, what scrolling readers take.  Does not know: book folders.

Source: the WEBTOON Canvas guide: slices 800 px wide, at most 1,280 px high and 2 MB each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audobon.comic.inspection import Fault, StageFound, StageName
from audobon.quality.files.checking_parts import FileCheck, Way, shown, stage_of
from audobon.quality.files.page_pictures import PICTURE_ENDINGS, BookPages, PageSeen, natural_key, page_seen
from audobon.quality.files.pixel_checks import PIXEL_CHECKS, seen_pages
from audobon.quality.files.zip_members import MOST_MEMBER_BYTES, MOST_MEMBERS

STRIP_ENDING = "-webtoon"
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF"}


@dataclass(frozen=True, kw_only=True)
class PictureFolder:
    """The pictures of a folder in natural order, and the bytes of each."""

    pages: BookPages
    sizes_bytes: tuple[int, ...]


class MislabelledPicture:
    """A picture is of another kind than its name says.

    What it sees: what the picture is, against the ending of its name.
    Why it matters: programs that go by names do not open it.
    Threshold: none.
    Blind spots: none known.
    Remedy: name it as what it is.
    """

    code = "AUD-Q270"
    _way = Way(code=code, way_out="name it as what it is")

    def faults(self, view: PictureFolder) -> Iterator[Fault]:
        for page in seen_pages(view.pages):
            said = _FORMATS.get(Path(page.name).suffix.lower())
            if said is not None and page.format != said:
                yield self._way.error(f"the name says {said}, and it is {page.format}", shown(page.name))


class StripSlices:
    """A slice of a strip is larger than scrolling readers take.

    What it sees: width, height and bytes of every slice, in a folder whose name ends in `-webtoon`.
    Why it matters: the site scales it down, until the lettering cannot be read, or refuses it.
    Threshold: 800 px wide, 1,280 px high, 2,000,000 bytes, as the site's guide has it.
    Blind spots: cuts through balloons.
    Remedy: bind the strip again.
    """

    code = "AUD-Q271"
    width_px, most_height_px, most_bytes = 800, 1280, 2_000_000
    _way = Way(code=code, way_out="bind the strip again with `--format webtoon`")

    def faults(self, view: PictureFolder) -> Iterator[Fault]:
        if not view.pages.strip:
            return
        for page, size in zip(view.pages.pages, view.sizes_bytes, strict=True):
            if page.damage:
                continue
            for what, measured, limit in (
                ("px wide", page.width, self.width_px),
                ("px high", page.height, self.most_height_px),
                ("bytes", size, self.most_bytes),
            ):
                if measured > limit:
                    fact = f"the slice is {measured:.0f} {what}, more than {limit}"
                    yield self._way.warning(fact, shown(page.name), measured=measured, limit=limit)


FOLDER_CHECKS: tuple[FileCheck[PictureFolder], ...] = (MislabelledPicture(), StripSlices())


def folder_stages(path: Path) -> tuple[BookPages, tuple[StageFound, ...]]:
    """Look at a folder of pictures: its pages, and the stages that they and it make."""
    files = sorted(picture_files(path), key=lambda file: natural_key(file.name))[:MOST_MEMBERS]
    seen, sizes = [], []
    for file in files:
        size = file.stat().st_size
        sizes.append(size)
        too_large = PageSeen(name=file.name, damage=f"it has {size} bytes, more than is read")
        seen.append(page_seen(file.read_bytes(), name=file.name) if size <= MOST_MEMBER_BYTES else too_large)
    is_strip = path.resolve().name.endswith(STRIP_ENDING)
    pages = BookPages(pages=tuple(seen), strip=is_strip, numbered=tuple(file.name for file in files))
    primary = stage_of(StageName.PRIMARY, PIXEL_CHECKS, pages)
    view = PictureFolder(pages=pages, sizes_bytes=tuple(sizes))
    return pages, (primary, stage_of(StageName.TERTIARY, FOLDER_CHECKS, view))


def picture_files(path: Path) -> list[Path]:
    """The pictures that lie in a folder."""
    return [file for file in path.iterdir() if file.suffix.lower() in PICTURE_ENDINGS and file.is_file()]
