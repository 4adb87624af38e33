"""The formats a book is bound in, by name.

Knows: which binder makes which format.  Does not know: which of them a user wants.
"""

from __future__ import annotations

from collections.abc import Callable

from audobon.binding.cbz import CbzBinder
from audobon.binding.epub import EpubBinder
from audobon.binding.pdf import PdfBinder
from audobon.binding.png import PngBinder
from audobon.binding.svg import SvgBinder
from audobon.binding.web_page import WebPageBinder
from audobon.binding.webp import WebpBinder
from audobon.binding.webtoon import WebtoonBinder
from audobon.crew import Binder

BINDERS: tuple[tuple[str, Callable[[], Binder]], ...] = (
    ("cbz", CbzBinder),
    ("pdf", PdfBinder),
    ("epub", EpubBinder),
    ("html", WebPageBinder),
    ("webtoon", WebtoonBinder),
    ("png", PngBinder),
    ("webp", WebpBinder),
    ("svg", SvgBinder),
)
