"""A real service with real books, in each of the moments in which the studio is to be looked at.

Knows: the service's addresses, stories.  Does not know: browsers, pictures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parents[1] / "examples" / "stories"
PARAGRAPHS = 18
"""Of the story that is finished: some three pages."""
REDRAWN = "p005"
JUDGED = """Peter in the Garden

"Now run along, and don't get into mischief," said old Mrs. Rabbit one morning.

But Peter, who was very naughty, ran straight away to Mr. McGregor's garden in his blue jacket.

"Stop thief!" cried Mr. McGregor.
"""
"""A story in which the editor finds something: painted as few panels as these, the first stray from the style."""
GERMAN = {
    "The Tale of Peter Rabbit": "Die Geschichte von Peter Hase",
    "Once upon a time there were four": "Es waren einmal vier kleine Kaninchen, die hie\u00dfen Flopsy, Mopsy, "
        "Cotton-tail und Peter.",
    "They lived with their Mother": "Sie wohnten mit ihrer Mutter unter der Wurzel einer gro\u00dfen Tanne.",
    "Stop thief!": "Haltet den Dieb!",
}  # fmt: skip
"""What of the words is translated, so that such a view is not empty."""
PATIENCE_S = 900.0
ENDED = ("done", "failed", "cancelled", "quarantined")
Books = dict[str, str]
"""A book's part in the pictures (`finished`, `planned` ...) and its id."""


@dataclass(frozen=True, kw_only=True)
class SampleService:
    """A service that runs at an address."""

    url: str

    def ask(self, method: str, path: str, body: object = None, *, etag: str = "") -> tuple[Mapping[str, str], Any]:
        """One request: the answer's head and body."""
        head = {"content-type": "application/json"} | ({"if-match": etag} if etag else {})
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/api/v1{path}", data=data, headers=head, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return dict(answer.headers.items()), json.loads(answer.read() or b"null")

    def begun(self, text: str, **wanted: object) -> str:
        """Ask for a book; its id."""
        asked = {"text": text, "dpi": 200, "priority": "interactive", **wanted}
        return str(self.ask("POST", "/books", asked)[1]["id"])

    def waited(self, id: str, has_come: Callable[[Any], bool]) -> str:
        """Wait until something is so of a book; its state.

        Raises:
            TimeoutError: if it takes a quarter of an hour.
        """
        until = time.monotonic() + PATIENCE_S
        while not has_come(book := self.ask("GET", f"/books/{id}")[1]):
            if time.monotonic() > until:
                raise TimeoutError(f"book {id} is still {book['state']}")
            time.sleep(0.3)
        return str(book["state"])

    def ended(self, id: str) -> str:
        """Wait until a book has ended; its state."""
        return self.waited(id, lambda book: book["state"] in ENDED)


@contextmanager
def sample_service(root: Path, *options: str) -> Iterator[SampleService]:
    """A service in a process of its own, ended with the block.

    Args:
        root: Its folder.
        options: Of `audobon serve`.
    """
    command = [sys.executable, "-m", "audobon", "serve", str(root), "--port", "0", "--json", "--quiet", *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(os.environ)
    )
    try:
        assert process.stdout is not None
        yield SampleService(url=json.loads(process.stdout.readline())["url"])
    finally:
        process.terminate()
        process.communicate(timeout=120)


def locked_options(place: Path) -> tuple[str, ...]:
    """The options of a service that wants a token."""
    from audobon.serving.token_file import add_token

    tokens = place / "tokens.toml"
    add_token(tokens, "anna", ["read", "write"])
    return ("--tokens", str(tokens), "--workers", "0")


def finished_books(service: SampleService) -> Books:
    """A book that is finished, with two versions of a panel and some words in German; one in which the editor found
    something; a planned one; a failed one."""
    failed = service.begun("* * *\n\n- - -\n")
    finished = service.begun(_opening("01_peter_rabbit.txt", PARAGRAPHS), formats=["cbz", "pdf", "epub"])
    planned = service.begun(_opening("02_wolf_and_seven_goats.txt", 12), until="pencilled")
    judged = service.begun(JUDGED, pages=1)
    for id in (failed, finished, planned, judged):
        service.ended(id)
    service.ask("POST", f"/books/{finished}/panels/{REDRAWN}/redraw", {})
    service.ended(finished)
    head, words = service.ask("GET", f"/books/{finished}/languages/de")
    lines = [(row["panel"], row["line"], _german(row["source"])) for row in words["rows"]]
    told = [{"panel": panel, "line": line, "text": text} for panel, line, text in lines if text]
    service.ask("PUT", f"/books/{finished}/languages/de", {"rows": told}, etag=head["etag"])
    return {"finished": finished, "planned": planned, "failed": failed, "judged": judged}


def books_at_work(service: SampleService) -> Books:
    """A book that is being painted, and one that waits for its turn."""
    working = service.begun(_opening("03_three_aesop_fables.txt", 40))
    waiting = service.begun(_opening("08_mad_tea_party.txt", 20), until="pencilled")
    service.waited(working, lambda book: book["made"]["painted"] > 1)
    return {"working": working, "waiting": waiting}


def _german(words: str) -> str:
    return next((german for english, german in GERMAN.items() if words.startswith(english)), "")


def _opening(name: str, paragraphs: int) -> str:
    """A story's head and its first paragraphs."""
    parts = (STORIES / name).read_text("utf-8").split("\n\n")
    return "\n\n".join(parts[: paragraphs + 1]) + "\n"
