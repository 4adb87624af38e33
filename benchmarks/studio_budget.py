"""The studio in Chromium: when it is first seen, how fast views of a book come, and whether cards follow the pointer.

    PYTHONPATH=src python -m benchmarks.studio_budget [--rounds 5] [--paragraphs 80] [--json] [--out benchmarks/results]

A real service makes a draft of some forty panels. Each round is a browser window of its own with nothing kept:

- `first_view_ms`: from asking for the studio's address to the first contentful paint, as the browser tells it.
- `view_ms`: from the click on a step of the book to the first thing of it that is there.
- `drag`: a card of the board is led about for some two seconds; `frame_ms` are the times between the frames that the
  browser drew meanwhile, `late` the share of them over 20 ms.
- `bytes`: script and style, as they are sent.

Knows: a browser, the studio's addresses.  Does not know: how the studio is made.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from playwright.sync_api import Browser, FloatRect, Locator, Page, sync_playwright

from audobon.evaluation.measure import median_measure, percentile_measure
from benchmarks.pencils import machine
from benchmarks.serve_drills import asked, serving, story_of

VIEWS = {
    "Write": ".story-text .voice",
    "Cast": ".cast-card",
    "Board": ".panel-card img.thumb",
    "Paint": ".panel-painted",
    "Letter": 'nav[aria-label="Pages"] button',
}
LATE_MS = 20
SETTLING_LOOKS = 50
LAPTOP = {"width": 1366, "height": 768}
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
_SENT = """performance.getEntriesByType('resource').filter(one => /\\.(js|css)$/.test(new URL(one.name).pathname))
    .reduce((sum, one) => sum + one.encodedBodySize, 0)"""
_WATCH = """() => {
    window.frames_ = []; window.watching_ = true; let last = performance.now();
    const next = now => {
        window.frames_.push(now - last); last = now;
        if (window.watching_) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--paragraphs", type=int, default=80, help="of the story; two make about one panel")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is not installed")
    with tempfile.TemporaryDirectory() as place, serving(Path(place) / "root") as server:
        id = asked(server, text=story_of(wanted.paragraphs))
        server.ended(id)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            found = measured(browser, server.url, id, rounds=wanted.rounds)
            browser.close()
    answer = {"benchmark": "studio_budget", "date": date.today().isoformat(), "machine": machine(), **found}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"studio-budget-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in found.items()))  # noqa: T201


def measured(browser: Browser, url: str, id: str, *, rounds: int) -> dict[str, object]:
    first: list[float] = []
    views: dict[str, list[float]] = {name: [] for name in VIEWS}
    frames: list[float] = []
    sent, panels = 0, 0
    for _ in range(rounds):
        page = browser.new_context(viewport=LAPTOP).new_page()  # type: ignore[arg-type]
        page.goto(f"{url}/studio/")
        page.wait_for_function(f"{_PAINT} !== null")
        first.append(float(page.evaluate(_PAINT)))
        page.goto(f"{url}/studio/#/book/{id}/write")
        for name, seen in VIEWS.items():
            views[name].append(_view_ms(page, name, seen))
        sent = int(page.evaluate(_SENT))
        page.goto(f"{url}/studio/#/book/{id}/board")
        page.locator(VIEWS["Board"]).first.wait_for()
        panels = page.locator(".panel-card").count()
        frames += _dragged(page)
        page.context.close()
    return {
        "panels": panels,
        "bytes": sent,
        "first_view_ms": median_measure(first).as_json(),
        "view_ms": {name: median_measure(took).as_json() for name, took in views.items()},
        "drag": {
            "frames": len(frames),
            "frame_ms": median_measure(frames).as_json(),
            "frame_p99_ms": percentile_measure(frames, 99.0).as_json(),
            "late": sum(one > LATE_MS for one in frames) / len(frames),
        },
    }


def _view_ms(page: Page, name: str, seen: str) -> float:
    link = page.get_by_role("navigation", name="Steps of the book").get_by_role("link", name=name)
    link.wait_for()
    began = time.perf_counter()
    link.click()
    page.locator(seen).first.wait_for()
    return 1000 * (time.perf_counter() - began)


def _settled(card: Locator) -> FloatRect:
    """Where a card is once the board is no longer drawn anew: two looks one after the other see it at one place."""
    before: FloatRect | None = None
    for _ in range(SETTLING_LOOKS):
        card.hover()
        box = card.bounding_box()
        if box is not None and box == before:
            return box
        before = box
        time.sleep(0.1)
    raise RuntimeError(f"the board was drawn anew for {SETTLING_LOOKS / 10:g} s; is the book still at work?")


def _dragged(page: Page) -> list[float]:
    """Milliseconds between frames while a card is led about the board and let go where it was."""
    card = page.locator(".panel-card").nth(1)
    box = _settled(card)
    x, y = box["x"] + 30, box["y"] + 30
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 12, y + 8, steps=2)
    page.evaluate(_WATCH)
    for turn in range(120):
        angle = turn / 120 * 4 * math.pi
        page.mouse.move(x + 260 * math.sin(angle), y + 120 * (1 - math.cos(angle)))
        time.sleep(1 / 60)
    found = [float(one) for one in page.evaluate("() => { window.watching_ = false; return window.frames_; }")]
    page.mouse.move(x, y)
    page.keyboard.press("Escape")
    page.mouse.up()
    return found[1:]


if __name__ == "__main__":
    main()
