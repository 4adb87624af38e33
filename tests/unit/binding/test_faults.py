"""Pages and their pictures must be as many."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.binding.formats import BINDERS
from audobon.errors import ShapeError
from tests.unit.binding.bound_book import a_book, art, page_pictures


@pytest.mark.parametrize("name", [name for name, _ in BINDERS])
def test_missing_page_picture_is_refused_in_every_format(name: str, tmp_path: Path) -> None:
    binder = dict(BINDERS)[name]()
    with pytest.raises(ShapeError, match="AUD-430: the book has 2 pages, but 1 page pictures were given"):
        binder.bind(a_book(pages=2), art, page_pictures(1), tmp_path)
