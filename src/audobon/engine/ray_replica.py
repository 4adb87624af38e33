"""A replica: a process of Ray's that holds what a task needs and does one piece of it after the other.

Knows: messages, errors as messages, the answers that it gave last.  Does not know: what it does, or who asks.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING

from audobon.engine.portable import Parcel, Work, trouble_told, work_at
from audobon.errors import AudobonError, ResourceError

if TYPE_CHECKING:
    from audobon.engine.portable import Array

DONE, TROUBLE = "done", "trouble"
KEPT = 2
"""So many answers are kept: one that was lost on its way is given again and not made again."""

Reply = tuple[object, ...]
"""`DONE` or `TROUBLE`, the text, and the arrays: plain values, so that nobody's classes are unpickled."""

log = logging.getLogger(__name__)


class Replica:
    """The class of Ray's actors. Ray makes it again, by the same arguments, where it was lost.

    Args:
        maker: As in a `Station`.
        text, arrays: What the station asks for.
    """

    def __init__(self, maker: str, text: str, *arrays: Array) -> None:
        self._answers: OrderedDict[str, Reply] = OrderedDict()
        self._work: Work | None = None
        self._refusal: Reply = ()
        try:
            self._work = work_at(maker, Parcel(text=text, arrays=arrays))
        except AudobonError as error:
            # An actor that fails to begin could say why in a traceback only.
            self._refusal = (TROUBLE, trouble_told(error))

    def begin(self) -> Reply:
        """Whether it is ready: `DONE`, or why it refuses."""
        return self._refusal or (DONE, "")

    def work(self, key: str, text: str, *arrays: Array) -> Reply:
        """Do a piece of work, or give the answer that was given before under this key."""
        if self._work is None:
            return self._refusal
        if key not in self._answers:
            try:
                answer = self._work(Parcel(text=text, arrays=arrays))
            except AudobonError as error:
                return (TROUBLE, trouble_told(error))
            except Exception as error:  # noqa: BLE001 - a fault of the program is told as one, by a message
                return (TROUBLE, trouble_told(fault(key, error)))
            self._answers[key] = (DONE, answer.text, *answer.arrays)
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        return self._answers[key]


def fault(key: str, error: Exception) -> ResourceError:
    """A fault of the program in a replica, whose own log has the trace."""
    log.error("work %s", key, exc_info=error)
    return ResourceError(
        "AUD-528", f"a replica failed at its work ({type(error).__name__}: {str(error)[:200]})",
        hint="this is a fault of the program; run the command with --engine local to see whether it comes there too",
    )  # fmt: skip
