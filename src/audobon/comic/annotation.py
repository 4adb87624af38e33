"""What a reader marks in a text, word by word: mentions of entities and which are one, events, quotations, feelings.

Knows: spans and labels, in the terms of the corpora that readers are measured on.  Does not know: comics; a `Story` is
made of this, and says more.

Source: Bamman et al. 2019, NAACL (entity kinds, ACE 2005); Sims et al. 2019, ACL (asserted events); Bamman et al. 2020,
LREC, arXiv:1912.01140 (coreference and quotations); Demszky et al. 2020, arXiv:2005.00547 (Ekman's emotions).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audobon.comic.span import Span
from audobon.comic.story import Emotion, EntityKind


class MentionForm(StrEnum):
    """What a mention is made of: a name, a noun, or a pronoun."""

    NAME = "PROP"
    NOUN = "NOM"
    PRONOUN = "PRON"


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A stretch of text that speaks of an entity; mentions may lie in one another.

    Mentions with the same `entity` speak of the same one; the numbers mean nothing else.
    """

    span: Span
    kind: EntityKind
    form: MentionForm
    entity: int
    confidence: float


@dataclass(frozen=True, kw_only=True)
class EventTrigger:
    """The word by which the text asserts that something happens."""

    span: Span
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Direct speech with its marks, and the entity that says it: None where nobody can be named with any ground."""

    span: Span
    speaker: int | None
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """All that is marked in one text; each row in the order of the text."""

    mentions: tuple[Mention, ...]
    events: tuple[EventTrigger, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, kw_only=True)
class Feeling:
    """How a sentence feels.

    Attributes:
        emotions: Those that are in it, one or more; `neutral` is one of them.
        valence: -1 (bad) to 1 (good).
        arousal: -1 (calm) to 1 (stirred).
        dominance: -1 (at mercy) to 1 (in control).
        confidence: In the first of the emotions, 0..1.
    """

    emotions: tuple[Emotion, ...]
    valence: float
    arousal: float
    dominance: float
    confidence: float = 1.0
