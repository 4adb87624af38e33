"""An Annotator that anybody could write in an hour: what an Annotator must do better than.

Knows: capitals, endings, quotation marks.  Does not know: English.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from audobon.comic.annotation import Annotation, EventTrigger, Mention, MentionForm, Quotation
from audobon.comic.span import Span
from audobon.comic.story import EntityKind

_NAME = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St)\s?\.\s)?\b[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+)*")
_OPENS = re.compile(r"(?:^|[.!?:\n\"\u201c\u201d\u2018(\u2014-])\s*$")
_PRONOUN = re.compile(
    r"\b(?:I|me|my|mine|myself|you|your|yours|yourself|he|him|his|himself|she|her|hers|herself|it|its|itself|we|us|our|ours"
    r"|ourselves|they|them|their|theirs|themselves)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:[a-z]{2,}ed|said|went|came|took|saw|made|got|gave|found|told|left|felt|sat|stood|ran|began|brought|heard|held"
    r"|kept|met|put|sent|spoke|turned|fell|rose|threw|caught|drew|broke|shook|led|lay|woke|drove|rode|struck|sang|ate"
    r"|drank|wrote|read|bought|paid|sold|fought|flew|grew|spent|lost|won|slept|wept|swept|bent|shut|cut|set|hid|bore)\b"
)
_QUOTATION = re.compile(r"\"[^\"]{1,3000}\"|\u201c[^\u201d]{1,3000}\u201d")
_REACH = 600


class PlainAnnotator:
    """Every run of capitals is a person, who is one with those of the same last word; so is every pronoun.

    Past forms are events; what stands in double quotation marks is said by the name next before it.
    """

    def annotate(
        self, text: str, *, mentions: Sequence[Span] | None = None, quotations: Sequence[Span] | None = None
    ) -> Annotation:
        """Mark entities, events and quotations in a text, or what is known of them (see `crew.Annotator`)."""
        names = list(names_in(text))
        entities: dict[str, int] = {}
        pronouns = [Span(start=match.start(), end=match.end()) for match in _PRONOUN.finditer(text)]
        places = sorted({*names, *pronouns} if mentions is None else set(mentions))
        said = list(quotations_in(text)) if quotations is None else sorted(set(quotations))
        starts = [name.start for name in names]

        def entity(span: Span) -> int:
            return entities.setdefault(head_word(span.text(text)), len(entities))

        def speaker(span: Span) -> int | None:
            at = bisect_right(starts, span.start) - 1
            return entity(names[at]) if at >= 0 and span.start - names[at].end < _REACH else None

        return Annotation(
            mentions=tuple(
                Mention(
                    span=span, kind=EntityKind.PERSON, form=_form(span.text(text)), entity=entity(span), confidence=0.5
                )
                for span in places
            ),
            events=tuple(
                EventTrigger(span=Span(start=match.start(), end=match.end()), confidence=0.5)
                for match in _PAST.finditer(text)
            ),
            quotations=tuple(Quotation(span=span, speaker=speaker(span), confidence=0.5) for span in said),
        )


def names_in(text: str) -> Iterator[Span]:
    """Runs of capitalised words; a single one that opens a sentence counts if it stands in one's midst elsewhere."""
    matches = [match for match in _NAME.finditer(text) if not _PRONOUN.fullmatch(match.group())]
    opening = [bool(_OPENS.search(text, max(match.start() - 4, 0), match.start())) for match in matches]
    inside = {match.group() for match, opens in zip(matches, opening, strict=True) if not opens}
    for match, opens in zip(matches, opening, strict=True):
        if not opens or match.group() in inside or " " in match.group():
            yield Span(start=match.start(), end=match.end())


def quotations_in(text: str) -> Iterator[Span]:
    """What stands between double quotation marks."""
    for match in _QUOTATION.finditer(text):
        yield Span(start=match.start(), end=match.end())


def head_word(words: str) -> str:
    """The last word before a comma or a preposition, in lower case."""
    before = re.split(r"\s(?:,|of|in|at|with|from|to|who|which|that|on|for)\s", words)[0].split()
    return before[-1].lower() if before else words.lower()


def _form(words: str) -> MentionForm:
    if _PRONOUN.fullmatch(words):
        return MentionForm.PRONOUN
    return MentionForm.NAME if _NAME.fullmatch(words) else MentionForm.NOUN
