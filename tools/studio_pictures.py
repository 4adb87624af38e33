"""Pictures of every view of the studio, light and dark, on a laptop and on a phone, and the page that shows them.

    PYTHONPATH=src python -m tools.studio_pictures [--only NAME ...] [--to DIR]

A real service makes real books meanwhile, which takes some minutes. `--only` takes anew the pictures of some views.

Knows: a browser, where pictures and their page lie.  Does not know: what is to be seen (`studio_sights.py`), or what
books there are (`studio_books.py`).
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tools.studio_books import SampleService, books_at_work, finished_books, locked_options, sample_service
from tools.studio_sights import SIGHTS, SIZES, THEMES, Sight, When, picture_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

DOCS = Path(__file__).parents[1] / "docs"
PLACE = DOCS / "pictures" / "studio"
PAGE = DOCS / "studio_views.md"
ENDING = ".webp"
QUALITY = 46
WIDEST_PX = 1100
"""A laptop's window is shown a little smaller than it is, so that all pictures together stay small."""
PATIENCE_MS = 60_000
_SETTLED = """() => document.fonts.status === 'loaded' && [...document.images].every(one => {
    const at = one.getBoundingClientRect();
    const isSeen = at.bottom > 0 && at.top < innerHeight && at.width > 0;
    return !isSeen || (one.complete && one.naturalWidth > 0);
})"""

HEAD = """\
# Every view of the studio

On a laptop (1366 x 768) and on a phone (390 x 844), light and dark: made by `python -m tools.studio_pictures`, which
has a service make comics and opens every view of them in Chromium. [The studio's page](studio.md) says what is done in
each.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", choices=[sight.name for sight in SIGHTS])
    parser.add_argument("--to", type=Path, default=PLACE, metavar="DIR")
    asked = parser.parse_args()
    sights = [sight for sight in SIGHTS if not asked.only or sight.name in asked.only]
    PAGE.write_text(page_text(), encoding="utf-8")
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is not installed")
    asked.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with _looks(browser) as looks:
            _Album(looks=looks, sights=sights, place=asked.to).fill(Path(place))
        browser.close()


def page_text() -> str:
    """The page that shows all pictures."""
    heads = [f"{size}, {theme}" for size in SIZES for theme in THEMES]
    parts = [HEAD]
    for sight in SIGHTS:
        shown = [_shown(sight, size, theme) for size in SIZES for theme in THEMES]
        rows = ("| " + " | ".join(cells) + " |" for cells in (heads, ["---"] * len(heads), shown))
        parts.append(f"## {sight.words}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _shown(sight: Sight, size: str, theme: str) -> str:
    return f"![{sight.words}, {size}, {theme}](pictures/studio/{picture_of(sight, size, theme)}{ENDING})"


Looks = Mapping[tuple[str, str], "BrowserContext"]
"""A browser of its own for each size and theme."""


@contextmanager
def _looks(browser: Browser) -> Iterator[Looks]:
    made = {}
    for size, (width, height) in SIZES.items():
        for theme in THEMES:
            made[size, theme] = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=theme,  # type: ignore[arg-type]
                reduced_motion="reduce",
                has_touch=size == "phone",
            )
            made[size, theme].set_default_timeout(PATIENCE_MS)
    yield made
    for context in made.values():
        context.close()


@dataclass(frozen=True, kw_only=True)
class _Album:
    """The pictures that are wanted, of some sights in all looks, and where they go."""

    looks: Looks
    sights: Sequence[Sight]
    place: Path

    def fill(self, root: Path) -> None:
        """Take them all, in the order in which such moments come in a service's life."""
        if self._due(When.LOCKED):
            with sample_service(root / "locked", *locked_options(root)) as service:
                self._take(When.LOCKED, service, {})
        share = root / "Comics"
        share.mkdir()
        with sample_service(root / "root", "--share", str(share)) as service:
            self._take(When.EMPTY, service, {})
            books = finished_books(service)
            self._take(When.FINISHED, service, books)
            if self._due(When.AT_WORK) or self._due(When.PAUSED):
                books |= books_at_work(service)
                self._take(When.AT_WORK, service, books)
                service.ask("POST", f"/books/{books['working']}/cancel")
                service.ended(books["working"])
                self._take(When.PAUSED, service, books)

    def _due(self, when: When) -> list[Sight]:
        return [sight for sight in self.sights if sight.when is when]

    def _take(self, when: When, service: SampleService, books: Mapping[str, str]) -> None:
        for sight in self._due(when):
            for (size, theme), context in self.looks.items():
                page = context.new_page()
                page.goto(f"{service.url}/studio/#/{sight.place.format(**books)}")
                page.locator(sight.seen).first.wait_for()
                sight.act(page)
                page.wait_for_function(_SETTLED)
                page.mouse.move(0, 0)
                page.wait_for_timeout(150)
                self._keep(page, picture_of(sight, size, theme))
                page.close()

    def _keep(self, page: Page, name: str) -> None:
        with Image.open(io.BytesIO(page.screenshot())) as picture:
            picture.thumbnail((WIDEST_PX, WIDEST_PX), Image.Resampling.LANCZOS)
            picture.convert("RGB").save(self.place / f"{name}{ENDING}", "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
