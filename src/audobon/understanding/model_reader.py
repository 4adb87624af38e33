"""A reader who asks a language model, stretch by stretch, and falls back on the house's own reading.

Knows: when an answer is taken, when it is asked for again, and what is said of one that is not taken.
Does not know: HTTP; the question's words; how a taken answer changes the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audobon.comic.codec import from_json
from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Story
from audobon.crew import Ask, Reader
from audobon.errors import InputError, ResourceError
from audobon.understanding.retelling import Read, retold
from audobon.understanding.stretch import MOST_CHARS, Stretch, stretches
from audobon.understanding.stretch_check import Checked, Fault, Person, checked
from audobon.understanding.stretch_question import (
    CONTEXT_CHARS,
    SYSTEM,
    Before,
    Known,
    StretchReading,
    stretch_question,
    stretch_schema,
)
from audobon.understanding.wording import words_of

ASKED_TWICE = 2
"""An answer that does not hold is asked for once more, with the reasons."""
GIVES_UP_AFTER = 2
"""So many stretches in a row without any answer, and the model is not asked again."""
TOO_LONG = 3
"""A beat so many times longer than a stretch is not asked about: no context would hold it."""
_TOLD_FAULTS = 2


class ModelReader:
    """Reads a story with a language model's answers, each held against the text.

    Nothing of the text or of an answer gets into a warning; they name fields and facts.

    Args:
        ask: The model.
        house: Who reads what the model does not, and finds beats, events and quotations.
        most_chars: About how many characters are asked about at a time.
    """

    def __init__(self, ask: Ask, *, house: Reader, most_chars: int = MOST_CHARS) -> None:
        self._ask = ask
        self._house = house
        self._most_chars = most_chars

    def read(self, manuscript: Manuscript) -> Story:
        """Understand a manuscript; errors as the house's reader's."""
        story = self._house.read(manuscript)
        parts = stretches(story, most_chars=self._most_chars)
        read: list[Read] = []
        warnings: list[str] = []
        people: tuple[Person, ...] = ()
        silent = 0
        for stretch in parts:
            answer: Checked | None = None
            if silent < GIVES_UP_AFTER and words_of(stretch.span.text(manuscript.text)):
                try:
                    found = self._checked(manuscript, stretch, of=len(parts), people=people, before=read)
                    silent, reason = 0, _reason(found)
                    answer = found if isinstance(found, Checked) else None
                except ResourceError as error:
                    silent, reason = silent + 1, str(error)
                if reason:
                    told = f"part {stretch.number} of {len(parts)}: the language model's reading was not used"
                    warnings.append(f"{told} ({reason}); ours stands there")
            people = answer.people if answer else people
            read.append((stretch, answer))
        if silent >= GIVES_UP_AFTER and len(read) > silent:
            warnings.append("the language model gave no answer and was not asked about the parts that follow")
        made = retold(manuscript, story, read)
        return replace(made, warnings=(*made.warnings, *warnings))

    def _checked(
        self, manuscript: Manuscript, stretch: Stretch, *, of: int, people: tuple[Person, ...], before: Sequence[Read]
    ) -> Checked | tuple[Fault, ...]:
        """The model's reading of a stretch, or what is wrong with its second answer."""
        text = stretch.span.text(manuscript.text)
        if len(text) > TOO_LONG * self._most_chars:
            return (Fault(path="", fact=f"one beat of {len(text)} characters is too long to ask about"),)
        known = [Known(id=one.key, name=one.name, aliases=one.aliases, kind=one.kind) for one in people]
        faults: tuple[Fault, ...] = ()
        for _ in range(ASKED_TWICE):
            question = stretch_question(
                text,
                book=manuscript.title,
                part=f"{stretch.number} of {of}",
                people=known,
                before=_before(manuscript.text, stretch, before),
                mend=[fault.told() for fault in faults],
            )
            found = self._answered(question, stretch, manuscript.text, people)
            if isinstance(found, Checked):
                return found
            faults = found
        return faults

    def _answered(
        self, question: str, stretch: Stretch, text: str, people: Sequence[Person]
    ) -> Checked | tuple[Fault, ...]:
        answer = self._ask(SYSTEM, question, stretch_schema())
        try:
            reading = from_json(StretchReading, answer, source="your answer")
        except InputError as error:
            # The message quotes the answer: it is for the model alone.
            return (Fault(path="", fact=f"the answer is not of the asked form ({error.code})", words=error.message),)
        return checked(reading, stretch, text, people=people)


def _before(text: str, stretch: Stretch, read: Sequence[Read]) -> Before:
    """What stands before a stretch: its last words, and the scene that the model read last."""
    start = stretch.span.start
    last = read[-1][1] if read else None
    words = text[max(0, start - CONTEXT_CHARS) : start].strip()
    if last is None:
        return Before(text=words)
    setting = last.settings[-1]
    return Before(text=words, place=setting.place, place_kind=setting.place_kind, present=setting.present)


def _reason(found: Checked | tuple[Fault, ...]) -> str:
    """Why an answer is not taken, without its words; empty if it is."""
    if isinstance(found, Checked):
        return ""
    told = [f"{fault.path}: {fault.fact}" if fault.path else fault.fact for fault in found[:_TOLD_FAULTS]]
    more = len(found) - len(told)
    return "; ".join(told) + (f"; and {more} more" if more > 0 else "")
