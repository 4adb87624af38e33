"""A book's pictures as binders take them: pages and panels, with every form in which they were bound before.

Knows: where pictures and their forms lie, and what each is made of.  Does not know: printing, or how any form is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import overload

from audobon.comic.raster import Raster
from audobon.crew import Artwork, Encoding
from audobon.encoded_folder import EncodedFolder
from audobon.panel_records import ArtRecord
from audobon.plates import PrintPlates
from audobon.project import BookFolder

_HELD_BYTES = 128_000_000


@dataclass(frozen=True, kw_only=True)
class KeptArtwork:
    """A picture whose forms are kept.

    Attributes:
        picture: The sha256 of what it is made of: another picture has another one.
        draw: Gives its pixels.
        forms: Where its forms are kept.
    """

    picture: str
    draw: Callable[[], Raster]
    forms: EncodedFolder

    def pixels(self) -> Raster:
        """The picture itself."""
        return self.draw()

    def encoded(self, encoding: Encoding) -> bytes:
        """The picture in this form, made only if it is not kept."""
        data = self.forms.data(self.picture, encoding)
        if data is None:
            data = encoding.encode(self.draw())
            self.forms.keep(self.picture, encoding, data)
        return data


class FreshPages:
    """Pages that were printed just now, as many as some memory holds, so that they need not be read again."""

    def __init__(self) -> None:
        self._rasters: dict[str, Raster] = {}
        self._bytes = 0

    def hold(self, key: str, raster: Raster) -> None:
        """Hold a page by the key of its picture, if there is room."""
        self._bytes += raster.array.nbytes
        if self._bytes <= _HELD_BYTES:
            self._rasters[key] = raster

    def get(self, key: str) -> Raster | None:
        """The page of this key, if it is held."""
        return self._rasters.get(key)


class BookArtworks:
    """The pictures of one book whose pages are printed.

    Args:
        folder: Where they lie.
        arts: Every panel's art.
        plates: The art enlarged for print.
        pages: The key of each page's picture by the page's number, in order.
        fresh: Those that were printed just now.
    """

    def __init__(
        self,
        folder: BookFolder,
        arts: Sequence[ArtRecord],
        *,
        plates: PrintPlates,
        pages: Mapping[int, str],
        fresh: FreshPages,
    ) -> None:
        self._folder = folder
        self._drawn = {record.panel: record.image.sha256 for record in arts}
        self._plates = plates
        self._pages = dict(pages)
        self._fresh = fresh

    def art(self, panel: str) -> Artwork:
        """A panel as it was painted."""
        draw = partial(self._folder.art_image, panel)
        return KeptArtwork(picture=self._drawn[panel], draw=draw, forms=self._folder.encoded)

    def plate(self, panel: str) -> Artwork:
        """A panel as it goes to paper."""
        picture = self._plates.key(panel, self._drawn[panel])
        return KeptArtwork(picture=picture, draw=partial(self._plates, panel), forms=self._folder.encoded)

    def plates_lacking(self, form: Encoding) -> tuple[str, ...]:
        """The panels, in order, whose picture for print is not kept in this form."""
        keys = ((panel, self._plates.key(panel, sha256)) for panel, sha256 in self._drawn.items())
        return tuple(panel for panel, key in keys if not self._folder.encoded.holds(key, form))

    def pages(self) -> Sequence[Artwork]:
        """The printed pages, in order."""
        numbers = tuple(self._pages)
        return Artworks(len(numbers), lambda place: self._page(numbers[place]))

    def drop_others(self) -> None:
        """Remove the forms of pictures that are none of these."""
        plates = [self._plates.key(panel, sha256) for panel, sha256 in self._drawn.items()]
        self._folder.encoded.drop_others([*self._drawn.values(), *plates, *self._pages.values()])

    def _page(self, number: int) -> Artwork:
        key = self._pages[number]

        def draw() -> Raster:
            return self._fresh.get(key) or self._folder.pages.raster(number)

        return KeptArtwork(picture=key, draw=draw, forms=self._folder.encoded)


class Artworks(Sequence[Artwork]):
    """Pictures that are made or read when they are asked for, so that a long book does not fill the memory.

    Args:
        count: How many.
        picture: Gives one by its place, from 0.
    """

    def __init__(self, count: int, picture: Callable[[int], Artwork]) -> None:
        self._places = range(count)
        self._picture = picture

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Artwork: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Artwork]: ...
    def __getitem__(self, index: int | slice) -> Artwork | Sequence[Artwork]:
        if isinstance(index, slice):
            return [self._picture(place) for place in self._places[index]]
        return self._picture(self._places[index])
