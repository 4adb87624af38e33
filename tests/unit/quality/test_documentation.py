"""A check explains itself under fixed headings, and has a code of its own."""

from __future__ import annotations

import pytest

from audobon.quality.book_checks import FOLDER_CHECKS as BOOK_CHECKS
from audobon.quality.book_checks import PANEL_CHECKS, WHOLE_CHECKS
from audobon.quality.editor import ART_CHECKS, PAGE_CHECKS
from audobon.quality.files.archive_checks import ARCHIVE_CHECKS
from audobon.quality.files.cbz import COMIC_CHECKS
from audobon.quality.files.epub_checks import EPUB_CHECKS
from audobon.quality.files.epubcheck import EpubValidator
from audobon.quality.files.inspecting import UnseenStage, WrongEnding
from audobon.quality.files.pdf_checks import OPENING_CHECKS, PDF_CHECKS
from audobon.quality.files.picture_folder import FOLDER_CHECKS
from audobon.quality.files.pixel_checks import PIXEL_CHECKS
from audobon.quality.files.web_page_checks import WEB_PAGE_CHECKS

FILE_CHECKS = (
    *PIXEL_CHECKS, WrongEnding(), *ARCHIVE_CHECKS, *COMIC_CHECKS, *OPENING_CHECKS, *PDF_CHECKS, *EPUB_CHECKS,
    EpubValidator(), *WEB_PAGE_CHECKS, *FOLDER_CHECKS, UnseenStage(), *PANEL_CHECKS, *BOOK_CHECKS,
    *WHOLE_CHECKS,
)  # fmt: skip
CHECKS = (*ART_CHECKS, *PAGE_CHECKS, *FILE_CHECKS)
HEADINGS = ("What it sees:", "Why it matters:", "Threshold:", "Blind spots:", "Remedy:")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: type(check).__name__)
def test_check_is_documented(check: object) -> None:
    text = type(check).__doc__ or ""
    places = [text.find(heading) for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)


def test_codes_are_unique() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
