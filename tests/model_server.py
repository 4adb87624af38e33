"""A small language model's server on this machine: real HTTP, answers that a test chooses."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Model = Callable[[dict[str, Any]], str]
"""From the question (parsed) to the answer's text."""


@dataclass
class Conduct:
    """How the server behaves. `seen` keeps every request's body, `keys` its Authorization header."""

    model: Model = lambda question: ""
    status: int = 200
    delay_s: float = 0.0
    body: bytes | None = None
    knows_schema: bool = True
    location: str = ""
    seen: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


@contextmanager
def model_server(conduct: Conduct) -> Iterator[str]:
    """The server's address up to `/chat/completions`, while it runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            conduct.seen.append({"path": self.path, **asked})
            conduct.keys.append(self.headers["Authorization"])
            time.sleep(conduct.delay_s)
            status = 400 if "response_format" in asked and not conduct.knows_schema else conduct.status
            data = conduct.body
            if data is None:
                question = asked["messages"][1]["content"]
                content = conduct.model(json.loads(question) if question.startswith("{") else {})
                data = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()
            try:
                self.send_response(status)
                if conduct.location:
                    self.send_header("Location", conduct.location)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except OSError:
                self.close_connection = True  # who asked has stopped waiting

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
