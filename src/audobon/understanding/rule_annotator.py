"""The Annotator by rules: what the reader by rules finds out about a text, as marks on its words.

Knows: figures, deeds and lines of a `Reading`.  Does not know: places, vehicles or bodies; it marks beings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audobon.comic.annotation import Annotation, EventTrigger, MentionForm, Quotation
from audobon.comic.annotation import Mention as Marked
from audobon.comic.span import Span
from audobon.comic.story import EntityKind
from audobon.understanding.events import DeedFinder
from audobon.understanding.lexicon.grammar import FIRST_PRONOUNS, PRONOUNS, SECOND_PRONOUNS
from audobon.understanding.lexicon.places import PLACE_KINDS
from audobon.understanding.mentions import MentionKind
from audobon.understanding.morphology import noun_base
from audobon.understanding.prose import parse_prose
from audobon.understanding.reading import Reading
from audobon.understanding.speech import read_speech

_FORMS = {
    MentionKind.NAME: MentionForm.NAME,
    MentionKind.NOMINAL: MentionForm.NOUN,
    MentionKind.PRONOUN: MentionForm.PRONOUN,
}
# How often such a mention means whom the rules say, in round numbers.
_TRUST = {MentionForm.NAME: 0.9, MentionForm.NOUN: 0.7, MentionForm.PRONOUN: 0.6}


class RuleAnnotator:
    """Marks beings, what they do and what they say; the same text always gets the same marks."""

    def annotate(
        self, text: str, *, mentions: Sequence[Span] | None = None, quotations: Sequence[Span] | None = None
    ) -> Annotation:
        """Mark entities, events and quotations in a text.

        Args:
            text: Prose; any length.
            mentions: Where the mentions are, if that is known. One that the rules do not see as a being's is an entity
                with those of the same words.
            quotations: Likewise for quotations.
        """
        spoken = None if quotations is None else sorted(set(quotations))
        reading = read_speech(parse_prose(text, spoken))
        found = list(_beings(reading))
        return Annotation(
            mentions=tuple(found if mentions is None else _placed(text, mentions, found, len(reading.figures))),
            events=tuple(_events(reading)),
            quotations=tuple(_spoken(reading)),
        )


def _beings(reading: Reading) -> Iterator[Marked]:
    """Every mention whose figure is known."""
    for number, mention in enumerate(reading.mentions):
        figure = _meant(reading, number)
        if figure >= 0:
            form = _FORMS[mention.kind]
            yield Marked(
                span=mention.span, kind=EntityKind.PERSON, form=form, entity=figure, confidence=_TRUST[form]
            )  # fmt: skip


def _meant(reading: Reading, number: int) -> int:
    """Whom a mention means; in speech `I` is who speaks, and `you` who is spoken to."""
    mention = reading.mentions[number]
    if mention.kind is MentionKind.PRONOUN and mention.quote >= 0:
        line = reading.lines[mention.quote]
        if mention.head in FIRST_PRONOUNS:
            return line.speaker
        if mention.head in SECOND_PRONOUNS:
            return line.addressees[0] if line.addressees else -1
    return reading.of[number]


def _placed(text: str, spans: Sequence[Span], found: Sequence[Marked], figures: int) -> Iterator[Marked]:
    """Known mentions, each as the found one with the same borders, else with the same last word."""
    same = {mention.span: mention for mention in found}
    ending = {mention.span.end: mention for mention in found}
    others: dict[str, int] = {}
    for span in sorted(set(spans)):
        mention = same.get(span) or ending.get(span.end)
        words = span.text(text).lower()
        entity = mention.entity if mention else figures + others.setdefault(words, len(others))
        form = mention.form if mention else _form(span.text(text))
        kind = mention.kind if mention else _kind(words)
        confidence = mention.confidence if mention else _TRUST[MentionForm.PRONOUN]
        yield Marked(span=span, kind=kind, form=form, entity=entity, confidence=confidence)


def _form(words: str) -> MentionForm:
    if words.lower() in PRONOUNS:
        return MentionForm.PRONOUN
    return MentionForm.NAME if words.split()[-1:] and words.split()[-1][0].isupper() else MentionForm.NOUN


def _kind(words: str) -> EntityKind:
    """A facility where the last word is a kind of place."""
    last = words.split()[-1] if words.split() else ""
    return EntityKind.FACILITY if last in PLACE_KINDS or noun_base(last) in PLACE_KINDS else EntityKind.PERSON


def _events(reading: Reading) -> Iterator[EventTrigger]:
    """The verbs of deeds, one mark a verb."""
    finder, prose = DeedFinder(reading), reading.prose
    seen: set[int] = set()
    for sentence in prose.sentences:
        for deed in finder.deeds(sentence):
            token = prose.tokens[prose.tokens_in(deed.span.start, deed.span.start + 1).start]
            if token.start not in seen:
                seen.add(token.start)
                yield EventTrigger(span=Span(start=token.start, end=token.end), confidence=deed.confidence)


def _spoken(reading: Reading) -> Iterator[Quotation]:
    for quotation, line in zip(reading.prose.quotations, reading.lines, strict=True):
        speaker = line.speaker if line.speaker >= 0 else None
        yield Quotation(span=quotation.span, speaker=speaker, confidence=line.confidence)
