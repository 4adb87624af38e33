"""A language model behind an OpenAI-compatible address: one question, one answer.

Knows: HTTP, the chat completion's request and answer, time limits.  Does not know: what is asked, or whose key it is.
No proxy and no redirect is followed, so that text and key go to the named address and nowhere else.
"""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO

from audobon.errors import ResourceError, SettingsError

MAX_ANSWER_BYTES = 4_000_000
TIMEOUT_S = 180.0
_CHUNK_BYTES = 65_536
_UNKNOWN_FORMAT = (400, 404, 415, 422)
"""What servers say that do not know `response_format`; they are asked again without it."""
_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class ChatAddress:
    """Where the model is: the address up to `/chat/completions`, and its name there."""

    url: str
    model: str


def chat_address(spec: str) -> ChatAddress:
    """Read `openai:URL#MODEL`.

    Raises:
        SettingsError: AUD-259, if it is not of this form.
    """
    kind, _, rest = spec.partition(":")
    url, _, model = rest.partition("#")
    parts = urllib.parse.urlsplit(url)
    if kind != "openai" or parts.scheme not in ("http", "https") or not parts.hostname or not model.strip():
        raise SettingsError(
            "AUD-259",
            f'"{spec}" is not the address of a language model',
            hint="write openai:URL#MODEL, such as openai:http://localhost:8080/v1#qwen3",
        )
    return ChatAddress(url=url.rstrip("/"), model=model.strip())


@dataclass(frozen=True, kw_only=True)
class ChatModel:
    """Asks one model.

    Attributes:
        address: Where it is.
        key: Sent as a bearer token; nothing is sent if empty. Kept out of every message.
        timeout_s: The longest a whole answer may take, seconds.
    """

    address: ChatAddress
    key: str = field(default="", repr=False)
    timeout_s: float = TIMEOUT_S

    def ask(self, system: str, question: str, schema: dict[str, object]) -> str:
        """The text of the model's answer, taken out of its code fence if it has one.

        Args:
            system: Who the model is to be.
            question: What it is asked.
            schema: The JSON Schema that the answer shall keep.

        Raises:
            ResourceError: AUD-560 (no answer in time), AUD-561 (an HTTP error), AUD-562 (no chat completion).
        """
        body: dict[str, object] = {
            "model": self.address.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": question}],
            "temperature": 0,
            "seed": 0,
        }
        form = {"type": "json_schema", "json_schema": {"name": "answer", "schema": schema}}
        deadline = time.monotonic() + self.timeout_s
        try:
            data = self._posted({**body, "response_format": form}, deadline)
        except urllib.error.HTTPError as error:
            if error.code not in _UNKNOWN_FORMAT:
                raise self._refused(error) from error
            try:
                data = self._posted(body, deadline)
            except urllib.error.HTTPError as again:
                raise self._refused(again) from again
        answer = _content(data)
        fenced = _FENCED.match(answer)
        return fenced.group(1) if fenced else answer

    def _posted(self, body: dict[str, object], deadline: float) -> bytes:
        request = urllib.request.Request(
            f"{self.address.url}/chat/completions",
            data=json.dumps(body).encode("utf-8"),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            method="POST",
        )
        if self.key:
            request.add_unredirected_header("Authorization", f"Bearer {self.key}")
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
        try:
            with opener.open(request, timeout=max(0.1, deadline - time.monotonic())) as answer:
                return _read(answer, deadline)
        except urllib.error.HTTPError:
            raise
        except (OSError, HTTPException) as error:
            raise self._silent(str(getattr(error, "reason", error)) or type(error).__name__) from error

    def _silent(self, why: str) -> ResourceError:
        return ResourceError(
            "AUD-560",
            f"{self.address.url} gave no answer: {why}",
            hint="check that the model's server runs and is fast enough",
        )

    def _refused(self, error: urllib.error.HTTPError) -> ResourceError:
        return ResourceError(
            "AUD-561",
            f"{self.address.url} answered with HTTP {error.code} ({error.reason})",
            hint="check the address, the model's name and the key in AUDOBON_LLM_KEY",
        )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """A redirect is an answer like any other that is no answer."""


def _read(answer: IO[bytes], deadline: float) -> bytes:
    """The whole body, in time and of bounded size: a server that drips bytes keeps nobody waiting for ever."""
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(_CHUNK_BYTES):  # type: ignore[attr-defined]
        parts.append(part)
        size += len(part)
        if size > MAX_ANSWER_BYTES:
            raise OSError(f"more than {MAX_ANSWER_BYTES} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError("the answer took too long")
    return b"".join(parts)


def _content(data: bytes) -> str:
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        content, reason = None, f"{type(error).__name__} at {data[:60]!r}"
    else:
        reason = f"its content is {type(content).__name__}"
    if not isinstance(content, str):
        raise ResourceError(
            "AUD-562",
            f"the answer is no chat completion: {reason}",
            hint="check that the address is that of an OpenAI-compatible server",
        )
    return content
