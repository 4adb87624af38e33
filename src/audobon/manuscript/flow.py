"""Running text set down as paragraphs: what a document's elements say, one line or paragraph at a time.

Knows: white space, paragraphs, headings, line ends, breaks.  Does not know: which format they come from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from audobon.errors import InputError
from audobon.manuscript.source_lines import BLANK, INSERTED, Line, ours

MAX_CHARACTERS = 10 * 1024 * 1024
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphens and joiners: they steer a typesetter and are no part of the words."""
_LINE_ENDS = frozenset("\n\r\u2028\u2029")


class Flow:
    """Lines under construction; `name` stands for the file in messages."""

    def __init__(self, *, name: str) -> None:
        self.lines: list[Line] = []
        self._name = name
        self._held: list[Line] = []
        self._text: list[str] = []
        self._offsets: list[int] = []
        self._stressed: set[int] = set()
        self._size = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing but white space has come since the last paragraph."""
        return not any(line.text.strip() for line in self._held) and not "".join(self._text).strip()

    def words(self, text: str, offsets: Sequence[int], *, stressed: bool = False) -> None:
        """Characters of the paragraph in hand; any white space counts as one space.

        Args:
            text: The characters.
            offsets: Where each stands in the source.
            stressed: Whether the source stresses them.

        Raises:
            InputError: AUD-104, if the text is longer than 10 million characters.
        """
        self._size += len(text)
        if self._size > MAX_CHARACTERS:
            raise too_long(self._name, f"more than {MAX_CHARACTERS // 1024 // 1024} million characters of text")
        if stressed:
            self._stressed.update(offsets)
        if text.isascii() and text.isprintable():
            self._text.append(text)
            self._offsets += offsets
            return
        for letter, offset in zip(text, offsets, strict=True):
            if letter in _UNSEEN:
                continue
            if letter in _LINE_ENDS or letter == "\t":
                letter, offset = " ", INSERTED
            elif letter != " " and unicodedata.category(letter) == "Zs":
                letter, offset = " ", offset if offset < 0 else ours(offset)
            self._text.append(letter)
            self._offsets.append(offset)

    def space(self) -> None:
        """A space of our own between two things that stand beside each other."""
        self._text.append(" ")
        self._offsets.append(INSERTED)

    def line_end(self) -> None:
        """The line ends here, the paragraph goes on; an empty line ends the paragraph."""
        self._held.append(self._line())

    def paragraph_end(self, *, heading: int = 0, is_dropped: bool = False) -> None:
        """The paragraph ends; one with nothing in it leaves nothing. `heading` is 1..6 where it is one."""
        lines = [*self._held, self._line()]
        self._held = []
        if is_dropped or not any(line.text.strip() for line in lines):
            return
        if heading:
            lines = [_one_line(lines, heading)]
        self.lines += [*(line if line.text.strip() else BLANK for line in lines), BLANK]

    def heading(self, text: str, *, at: int) -> None:
        """A heading that the text itself does not have, and that stands for what is at this place."""
        self.lines += [Line(text=text, offsets=(ours(at),) * len(text), heading=2), BLANK]

    def rule(self) -> None:
        """A break between scenes."""
        self.paragraph_end()
        self.lines += [Line(text="***", offsets=(INSERTED,) * 3, is_break=True), BLANK]

    def text_in_hand(self) -> str:
        """The paragraph so far."""
        return " ".join((*(line.text for line in self._held), "".join(self._text)))

    def _line(self) -> Line:
        line = Line(text="".join(self._text), offsets=tuple(self._offsets), stressed=frozenset(self._stressed))
        self._text, self._offsets, self._stressed = [], [], set()
        return line


def _one_line(lines: Sequence[Line], heading: int) -> Line:
    text, offsets = "", list[int]()
    for line in lines:
        if line.text.strip():
            text, offsets = f"{text}{line.text} ", [*offsets, *line.offsets, INSERTED]
    return Line(text=text, offsets=tuple(offsets), heading=heading)


def too_long(name: str, fact: str) -> InputError:
    """The refusal of a book that is too long to be one comic (AUD-104)."""
    return InputError("AUD-104", f"{name} has {fact}", hint="split it into chapters, one file and one comic each")
