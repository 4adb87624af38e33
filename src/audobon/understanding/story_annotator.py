"""The trained reader of words: entities, coreference, events, quotations and speakers, marked in any text.

Knows: the story model's marks, facts of mentions, names.  Does not know: the Story that a comic is made from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from audobon.comic.annotation import Annotation, EventTrigger, Mention, MentionForm, Quotation
from audobon.comic.span import Span
from audobon.comic.story import EntityKind
from audobon.understanding.decoding import Chains, Floats, chained
from audobon.understanding.hints import entities_of_figures, hint_of
from audobon.understanding.marking import Known, Marked, StoryMarker
from audobon.understanding.mention_facts import MentionFacts, mention_facts, pair_numbers
from audobon.understanding.name_book import NameBook
from audobon.understanding.prose import Openings, parse_prose
from audobon.understanding.reading import Reading
from audobon.understanding.speaker_facts import candidates, named_within, quotation_frames, with_earlier
from audobon.understanding.speech import read_speech
from audobon.understanding.word_table import NOBODY, Numbers, WordTable, word_table

KINDS = tuple(EntityKind)
PRONOUN_KIND = len(KINDS) + 1
"""Kinds of spans are numbered from 1; the last is for pronouns, whose entity tells their kind."""
ANTECEDENTS = 200
EARLIER_SPEAKERS = 3
RULES_ARE_RIGHT = 0.7
"""How sure a speaker is whom the rules name: about their share on LitBank's kept-out books."""
_MENTIONS_AT_ONCE = 64
_FORMS = (MentionForm.NAME, MentionForm.NOUN, MentionForm.PRONOUN)


class StoryAnnotator:
    """An annotator that runs the story model.

    Args:
        marker: Runs it.
        openings: Asked where paragraphs begin in a text that has lost them; None goes by the marks alone.
    """

    def __init__(self, marker: StoryMarker, openings: Openings | None = None) -> None:
        self._marker = marker
        self._openings = openings

    def annotate(
        self, text: str, *, mentions: Sequence[Span] | None = None, quotations: Sequence[Span] | None = None
    ) -> Annotation:
        """Mark a text; where mentions or quotations are given, those are marked and no others."""
        return self.mark(
            read_speech(parse_prose(text, openings=self._openings)), mentions=mentions, quotations=quotations
        )

    @torch.inference_mode()
    def mark(
        self, reading: Reading, *, mentions: Sequence[Span] | None = None, quotations: Sequence[Span] | None = None
    ) -> Annotation:
        """Mark a text that the rules have read already, as `annotate` does."""
        table = word_table(reading)
        if not len(table):
            return Annotation(mentions=(), events=(), quotations=())
        known = Known(mentions=_ranges(table, mentions), quotations=_ranges(table, quotations))
        marked = self._marker.mark(table, known)
        facts = mention_facts(table, [(span.first, span.last) for span in marked.spans])
        chains = self._chains(facts, marked)
        speakers = self._speakers(table, facts, chains, marked)
        return Annotation(
            mentions=_mentions(table, facts, chains, marked),
            events=tuple(EventTrigger(span=_span(table, at, at + 1), confidence=sure) for at, sure in marked.events),
            quotations=tuple(
                Quotation(
                    span=_span(table, first, last),
                    speaker=None if who == NOBODY else who,
                    confidence=sure * named,
                )
                for (first, last, sure), (who, named) in zip(marked.quotations, speakers, strict=True)
            ),
        )

    def _chains(self, facts: MentionFacts, marked: Marked) -> Chains:
        """Which mentions are of one entity."""
        book = NameBook(facts)
        scores = _Antecedents(self._marker, facts, marked)
        return chained(len(marked.spans), scores.of, may_join=book.may_join, joined=book.joined)

    def _speakers(
        self, table: WordTable, facts: MentionFacts, chains: Chains, marked: Marked
    ) -> list[tuple[int, float]]:
        """Each quotation's entity or `NOBODY`, and how sure that is, in the order of the text.

        Whom the rules name is believed: on kept-out books they are right more often than the net, which answers where
        they name nobody (see decision 0021).
        """
        spans = [(first, last) for first, last, _ in marked.quotations]
        hinted = [hint_of(table, span)[0] for span in spans]
        meant = entities_of_figures(facts, chains.entity, [figure for figure in hinted if figure != NOBODY])
        asked = [number for number, figure in enumerate(hinted) if figure == NOBODY]
        near = candidates(table, facts, spans, quotation_frames(len(table), spans), asked=asked)
        edges = np.searchsorted(near.quotation, np.arange(len(spans) + 1))
        named = named_within(facts, chains.entity, spans)
        said: list[tuple[int, float]] = []
        for number, figure in enumerate(hinted):
            rows = slice(edges[number], edges[number + 1])
            if figure != NOBODY:
                said.append((meant[figure], RULES_ARE_RIGHT))
            elif rows.start == rows.stop:
                said.append((NOBODY, 1.0))
            else:
                entities = chains.entity[near.mention[rows]]
                before = [who for who, _ in said[-1 : -EARLIER_SPEAKERS - 1 : -1]]
                told = with_earlier(near.numbers[rows], entities, before=before, named=named[number])
                said.append(_likeliest(entities, self._scores(marked, number, near.mention[rows], told)))
        return said

    def _scores(self, marked: Marked, quotation: int, mentions: Numbers, numbers: Floats) -> Floats:
        """The net's scores of mentions as a quotation's speaker."""
        device = marked.spoken.device
        # Only the states that are asked about: the head works on every state it is handed.
        spoken, near = marked.spoken[quotation : quotation + 1], marked.mentions[torch.from_numpy(mentions).to(device)]
        pairs = torch.stack([torch.zeros(len(near), dtype=torch.long), torch.arange(len(near))], dim=1).to(device)
        told = torch.from_numpy(numbers).to(device)
        scores: Floats = self._marker.model.speaker(spoken, near, pairs, told).cpu().numpy()
        return scores


class _Antecedents:
    """Scores of each mention's antecedents, worked out for some mentions at a time.

    Args:
        marker: Lends the nets.
        facts: Of all mentions.
        marked: Their states.
    """

    def __init__(self, marker: StoryMarker, facts: MentionFacts, marked: Marked) -> None:
        self._head = marker.model.antecedent
        self._facts = facts
        self._states = marked.mentions
        self._first = 0
        self._scores: list[Floats] = []

    def of(self, mention: int) -> tuple[Numbers, Floats]:
        """A mention's antecedents and their scores; mentions are asked for in order."""
        if mention >= self._first + len(self._scores):
            self._first = mention
            self._scores = self._worked_out(mention, min(mention + _MENTIONS_AT_ONCE, len(self._states)))
        return _before(mention), self._scores[mention - self._first]

    def _worked_out(self, first: int, last: int) -> list[Floats]:
        earlier = [_before(mention) for mention in range(first, last)]
        later = np.repeat(np.arange(first, last), [len(one) for one in earlier])
        joined = np.concatenate(earlier)
        numbers = torch.from_numpy(pair_numbers(self._facts, later, joined)).to(self._states.device)
        begin = max(0, first - ANTECEDENTS)
        near = self._states[begin:last]
        pairs = torch.from_numpy(np.stack([later, joined], axis=1) - begin).to(near.device)
        scores = self._head(near, near, pairs, numbers).cpu().numpy()
        return np.split(scores, np.cumsum([len(one) for one in earlier])[:-1])


def _before(mention: int) -> Numbers:
    """The mentions that may be a mention's antecedents."""
    return np.arange(max(0, mention - ANTECEDENTS), mention, dtype=np.int64)


def _likeliest(entities: Numbers, scores: Floats) -> tuple[int, float]:
    """The entity whose mentions together are likeliest, and its share."""
    each = {int(one): float(np.logaddexp.reduce(scores[entities == one])) for one in np.unique(entities)}
    best = max(each, key=lambda one: each[one])
    return best, float(np.exp(each[best] - np.logaddexp.reduce(scores)))


def _mentions(table: WordTable, facts: MentionFacts, chains: Chains, marked: Marked) -> tuple[Mention, ...]:
    """Mentions with kinds; a pronoun's is its entity's commonest, a person's if that has no other mentions."""
    votes: dict[int, Counter[int]] = {}
    for span, entity in zip(marked.spans, chains.entity, strict=True):
        if span.kind != PRONOUN_KIND:
            votes.setdefault(int(entity), Counter())[span.kind] += 1
    person = KINDS.index(EntityKind.PERSON) + 1
    out: list[Mention] = []
    for row, (span, entity) in enumerate(zip(marked.spans, chains.entity, strict=True)):
        kind = span.kind
        form = _FORMS[facts.form[row]]
        if kind == PRONOUN_KIND:
            own = votes.get(int(entity))
            kind, form = own.most_common(1)[0][0] if own else person, MentionForm.PRONOUN
        elif form is MentionForm.PRONOUN:
            form = MentionForm.NOUN
        out.append(
            Mention(
                span=_span(table, span.first, span.last),
                kind=KINDS[kind - 1],
                form=form,
                entity=int(entity),
                confidence=span.confidence * float(chains.confidence[row]),
            )
        )
    return tuple(out)


def _span(table: WordTable, first: int, last: int) -> Span:
    return Span(start=int(table.starts[first]), end=int(table.ends[last - 1]))


def _ranges(table: WordTable, spans: Sequence[Span] | None) -> list[tuple[int, int]] | None:
    """Spans as ranges of words, in the order of the text, of those that begin together the longer first."""
    if spans is None:
        return None
    found = {table.covering(span.start, span.end) for span in spans if len(span)}
    return sorted(found, key=lambda one: (one[0], -one[1]))
