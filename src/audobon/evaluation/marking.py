"""How well an Annotator marks LitBank's books: entities, events, coreference, quotations, speakers.

Knows: LitBank's protocols.  Does not know: which Annotator it scores, or how that one works.

Entities: exact span and kind, nested ones kept, no pronouns, the union of the annotators' columns (Bamman et al. 2019).
Events: token by token (Sims et al. 2019). Coreference: MUC, B-cubed, CEAF-phi4 with singletons, and CoNLL's mean of
them, end to end and with the mentions given (Bamman et al. 2020). Quotations: exact spans; speakers: B-cubed over
quotations clustered by who says them, with the quotations given (`gold`; `gold_mentions` where the mentions are given,
too), and end to end (`joint`), where a quotation that was missed or invented counts. All are pooled over the books.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from audobon.comic.annotation import Annotation, MentionForm
from audobon.comic.span import Span
from audobon.comic.story import EntityKind
from audobon.crew import Annotator
from audobon.evaluation.coreference_scores import Clusters, b_cubed_counts, clusters_of, conll_counts
from audobon.evaluation.litbank import BookMention, BookQuotation, LitbankBook
from audobon.evaluation.measure import NOT_MEASURED, Measure
from audobon.evaluation.pooling import Counts, f1, pooled, pooled_mean, precision, recall, set_counts

BookCounts = Mapping[str, tuple[Counts, ...]]
"""What one book gives, by figure: one row of counts, or the three whose mean is CoNLL's."""

_PARTS = (("f1", f1), ("precision", precision), ("recall", recall))
_SPEAKERS = ("speaker_b3_gold", "speaker_b3_joint", "speaker_b3_gold_mentions")


def score_annotator(
    annotator: Annotator, books: Iterable[LitbankBook], *, watch: Callable[[str], None] = lambda name: None
) -> dict[str, Measure]:
    """Score an Annotator on books; a figure whose layer no book has is not measured.

    Args:
        annotator: Who marks.
        books: What it is scored on.
        watch: Told each book's name.
    """
    counted: list[BookCounts] = []
    for book in books:
        watch(book.name)
        counted.append(count_book(annotator, book))
    return _measures(counted)


def count_book(annotator: Annotator, book: LitbankBook) -> BookCounts:
    """One book's counts, for the layers that it has."""
    alone = annotator.annotate(book.text)
    counts: dict[str, tuple[Counts, ...]] = {}
    if book.entities is not None:
        counts |= _entities(book.entities, _marked_entities(book, alone))
    if book.events is not None:
        told = {at for event in alone.events for at in range(*book.covering(event.span))}
        counts["events"] = (set_counts(book.events, told),)
    if book.mentions is not None:
        wanted = clusters_of((mention.tokens, mention.entity) for mention in book.mentions)
        counts["coref"] = conll_counts(wanted, _marked_clusters(book, alone))
        helped = annotator.annotate(book.text, mentions=_mention_spans(book, book.mentions))
        counts["coref_gold_mentions"] = conll_counts(wanted, _marked_clusters(book, helped))
    if book.quotations is not None:
        counts |= _quotations(annotator, book, book.quotations, alone)
    return counts


def _entities(
    wanted: frozenset[tuple[int, int, EntityKind]], given: set[tuple[int, int, EntityKind]]
) -> dict[str, tuple[Counts, ...]]:
    counts: dict[str, tuple[Counts, ...]] = {"entities": (set_counts(wanted, given),)}
    for kind in EntityKind:
        own = ({one for one in side if one[2] is kind} for side in (wanted, given))
        counts[f"entities_{kind.value.lower()}"] = (set_counts(*own),)
    return counts


def _marked_entities(book: LitbankBook, marks: Annotation) -> set[tuple[int, int, EntityKind]]:
    return {
        (*book.covering(mention.span), mention.kind)
        for mention in marks.mentions
        if mention.form is not MentionForm.PRONOUN
    }


def _marked_clusters(book: LitbankBook, marks: Annotation) -> Clusters:
    return clusters_of((book.covering(mention.span), mention.entity) for mention in marks.mentions)


def _mention_spans(book: LitbankBook, mentions: Sequence[BookMention]) -> list[Span]:
    return [book.span(mention.tokens) for mention in mentions]


def _quotations(
    annotator: Annotator, book: LitbankBook, quotations: Sequence[BookQuotation], alone: Annotation
) -> dict[str, tuple[Counts, ...]]:
    places = [book.span(quotation.tokens) for quotation in quotations]
    wanted = clusters_of((quotation.tokens, quotation.speaker) for quotation in quotations)
    found = {book.covering(quotation.span) for quotation in alone.quotations}
    told = {
        "speaker_b3_joint": alone,
        "speaker_b3_gold": annotator.annotate(book.text, quotations=places),
    }
    if book.mentions is not None:
        mentions = _mention_spans(book, book.mentions)
        told["speaker_b3_gold_mentions"] = annotator.annotate(book.text, mentions=mentions, quotations=places)
    counts = {name: (b_cubed_counts(wanted, _said(book, marks)),) for name, marks in told.items()}
    return {"quote_span": (set_counts({quotation.tokens for quotation in quotations}, found),), **counts}


def _said(book: LitbankBook, marks: Annotation) -> Clusters:
    return clusters_of((book.covering(quotation.span), quotation.speaker) for quotation in marks.quotations)


def _measures(books: Sequence[BookCounts]) -> dict[str, Measure]:
    def rows(name: str) -> list[tuple[Counts, ...]]:
        return [book[name] for book in books if name in book]

    measures: dict[str, Measure] = {}
    for name in ("entities", "events", "quote_span"):
        for part, statistic in _PARTS:
            measures[f"{name}_{part}"] = pooled_mean(rows(name), statistic)
    for kind in EntityKind:
        name = f"entities_{kind.value.lower()}"
        measures[f"{name}_f1"] = pooled_mean(rows(name))
    for ending in ("", "_gold_mentions"):
        told = rows(f"coref{ending}")
        measures[f"coref_conll{ending}"] = pooled_mean(told)
        for number, metric in enumerate(("muc", "b3", "ceaf")):
            measures[f"coref_{metric}{ending}"] = pooled([row[number] for row in told]) if told else NOT_MEASURED
    for name in _SPEAKERS:
        measures[name] = pooled_mean(rows(name))
        measures[f"{name}_precision"] = pooled_mean(rows(name), precision)
        measures[f"{name}_recall"] = pooled_mean(rows(name), recall)
    return measures
