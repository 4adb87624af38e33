"""What the guards may answer, in the interface's document: every operation can be refused before it is reached.

Knows: which statuses guards have, and where.  Does not know: guards' reasons; forms of errors, which it takes from each
operation's own answer for a fault.
"""

from __future__ import annotations

from typing import Any

from audobon.serving.web.error_forms import phrase
from audobon.serving.web.guards.rates import is_health

_HEADS = (400, 414, 421, 431)
_CALLERS = (401, 403, 429)
_BODIES = (408, 413)
_FAULT = "500"


def declare_guards(document: dict[str, Any]) -> None:
    """Add the guards' answers to every operation of an OpenAPI document, in the form of the operation's own errors."""
    for path, operations in document["paths"].items():
        for operation in operations.values():
            answers = operation["responses"]
            if _FAULT not in answers:
                continue
            statuses = _HEADS if is_health(path) else _HEADS + _CALLERS
            for status in statuses + (_BODIES if "requestBody" in operation else ()):
                answers.setdefault(str(status), {**answers[_FAULT], "description": phrase(status)})
            operation["responses"] = dict(sorted(answers.items()))
