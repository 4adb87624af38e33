"""Books that the story model learns from: LitBank's, as texts with their annotation.

Knows: LitBank's layers.  Does not know: nets.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audobon.comic.annotation import Annotation, EventTrigger, Mention, MentionForm, Quotation
from audobon.errors import InputError
from audobon.evaluation.litbank import LitbankBook, litbank_books


def story_books(folder: Path, split: str) -> Iterator[tuple[str, Annotation]]:
    """Texts and annotations of the books under `folder/litbank`.

    Raises:
        InputError: AUD-122 or AUD-123, as for `litbank_books`; AUD-126, if there are none.
    """
    found = False
    for book in litbank_books(folder / "litbank", split):
        found = True
        yield book.text, annotation_of(book)
    if not found:
        raise InputError(
            "AUD-126", f"{folder} holds no books under litbank", hint="name the folder of story data with --data"
        )


def annotation_of(book: LitbankBook) -> Annotation:
    """A book's layers as one annotation; an entity that the coreference layer leaves out is one of its own."""
    mentions = {mention.tokens: mention for mention in book.mentions or ()}
    numbers = {name: number for number, name in enumerate(dict.fromkeys(one.entity for one in mentions.values()))}
    marked = [
        Mention(
            span=book.span(tokens), kind=one.kind, form=one.form, entity=numbers[one.entity], confidence=1.0
        )
        for tokens, one in mentions.items()
    ]  # fmt: skip
    alone = sorted((first, last, kind) for first, last, kind in book.entities or () if (first, last) not in mentions)
    marked += [
        Mention(
            span=book.span((first, last)), kind=kind, form=MentionForm.NOUN, entity=len(numbers) + place, confidence=1.0
        )
        for place, (first, last, kind) in enumerate(alone)
    ]
    return Annotation(
        mentions=tuple(sorted(marked, key=lambda one: (one.span.start, -one.span.end))),
        events=tuple(EventTrigger(span=book.tokens[token], confidence=1.0) for token in sorted(book.events or ())),
        quotations=tuple(
            Quotation(span=book.span(one.tokens), speaker=numbers.get(one.speaker or ""), confidence=1.0)
            for one in book.quotations or ()
        ),
    )
