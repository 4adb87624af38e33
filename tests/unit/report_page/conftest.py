from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.report_page.small_books import a_book


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_book(tmp_path_factory.mktemp("reported"))
