"""A check explains itself under fixed headings, and has a code of its own."""

from __future__ import annotations

import pytest

from audobon.quality.editor import ART_CHECKS, PAGE_CHECKS

CHECKS = (*ART_CHECKS, *PAGE_CHECKS)
HEADINGS = ("What it sees:", "Why it matters:", "Threshold:", "Blind spots:", "Remedy:")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: type(check).__name__)
def test_check_is_documented(check: object) -> None:
    text = type(check).__doc__ or ""
    places = [text.find(heading) for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)


def test_codes_are_unique() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
