"""From a net's scores to spans: mentions that nest, quotations that follow one another, chains of mentions.

Knows: scores.  Does not know: nets or text.

Shapes: L words, K longest span in words, N kinds and one for none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audobon.models.span_head import fitting
from audobon.understanding.word_table import Numbers

MOST_SPANS_A_WORD = 2
"""A net that marks more than this is not trained; without a bound its marks would be compared for minutes."""
OUTSIDE, FIRST, INSIDE, LAST = range(4)
_NEVER = -1e4
_STEPS = np.full((4, 4), _NEVER)
for _before, _after in (
    (OUTSIDE, OUTSIDE), (OUTSIDE, FIRST), (FIRST, INSIDE), (FIRST, LAST), (INSIDE, INSIDE), (INSIDE, LAST),
    (LAST, OUTSIDE), (LAST, FIRST),
):  # fmt: skip
    _STEPS[_before, _after] = 0.0

Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class FoundSpan:
    """Words `[first, last)`, the kind (from 1) and how sure it is, 0..1."""

    first: int
    last: int
    kind: int
    confidence: float


def nested_spans(scores: Floats, *, least: float = 0.5) -> list[FoundSpan]:
    """Spans that are more likely mentions than `least`, in the order of the text; of two that cross the surer one.

    Args:
        scores: L K N+1, of the spans of the words i..i+k; column 0 is none.
        least: Least likelihood of being a mention at all, 0..1.
    """
    likely = np.exp(scores - scores.max(-1, keepdims=True))
    likely /= likely.sum(-1, keepdims=True)
    count, longest = scores.shape[:2]
    firsts, extras = np.nonzero((1 - likely[..., 0] > least) & fitting(count, longest).numpy())
    found = [
        FoundSpan(
            first=int(first),
            last=int(first + extra + 1),
            kind=int(likely[first, extra, 1:].argmax()) + 1,
            confidence=float(1 - likely[first, extra, 0]),
        )
        for first, extra in zip(firsts, extras, strict=True)
    ]
    surest = sorted(found, key=lambda span: -span.confidence)
    kept = _uncrossed(surest[: MOST_SPANS_A_WORD * count], count)
    return sorted(kept, key=lambda span: (span.first, -span.last))


def _uncrossed(spans: Sequence[FoundSpan], count: int) -> list[FoundSpan]:
    """The spans, over `count` words, that cross none of those kept before them."""
    kept: list[FoundSpan] = []
    furthest = [0] * (count + 1)
    earliest = [count] * (count + 1)
    # For each word the end of the longest kept span that begins there, and the beginning of the one that ends there:
    # what crosses a span has its beginning, or its end, within it.
    for one in spans:
        within = slice(one.first + 1, one.last)
        if max(furthest[within], default=0) <= one.last and min(earliest[within], default=count) >= one.first:
            kept.append(one)
            furthest[one.first] = max(furthest[one.first], one.last)
            earliest[one.last] = min(earliest[one.last], one.first)
    return kept


def quotation_spans(scores: Floats) -> list[tuple[int, int, float]]:
    """The likeliest row of quotations `[first, last)` with a confidence each: the mean likelihood of its words' tags.

    Args:
        scores: L 4, for outside, first, inside and last.

    Source: Viterbi 1967, IEEE Transactions on Information Theory 13:2, over tags that must follow one another.
    """
    if not len(scores):
        return []
    logs = scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)
    best = logs[0].astype(np.float64)
    best[[INSIDE, LAST]] = _NEVER
    came: list[NDArray[np.int64]] = []
    for row in logs[1:]:
        ways = best[:, None] + _STEPS
        came.append(ways.argmax(0))
        best = ways.max(0) + row
    best[[FIRST, INSIDE]] += _NEVER
    tags = [int(best.argmax())]
    for step in reversed(came):
        tags.append(int(step[tags[-1]]))
    tags.reverse()
    return _spans_of(tags, np.exp(logs))


def _spans_of(tags: Sequence[int], likely: Floats) -> list[tuple[int, int, float]]:
    spans: list[tuple[int, int, float]] = []
    first = 0
    for at, tag in enumerate(tags):
        if tag == FIRST:
            first = at
        elif tag == LAST:
            sure = float(np.mean([likely[place, tags[place]] for place in range(first, at + 1)]))
            spans.append((first, at + 1, sure))
    return spans


@dataclass(frozen=True, kw_only=True)
class Chains:
    """For each mention its chain, numbered by the chain's first mention, and how sure its link is, 0..1."""

    entity: Numbers
    confidence: Floats


def chained(
    count: int,
    answers: Callable[[int], tuple[Numbers, Floats]],
    *,
    may_join: Callable[[int, int], bool],
    joined: Callable[[int, int], None],
) -> Chains:
    """Chains of `count` mentions, each linked to its likeliest antecedent or to none.

    Args:
        count: How many there are.
        answers: Gives a mention's antecedents and their scores, against 0 for none.
        may_join: Whether a mention may become one of a chain.
        joined: Told of every mention and the chain that it is in.
    """
    entity = np.arange(count, dtype=np.int64)
    confidence = np.ones(count, dtype=np.float32)
    for mention in range(count):
        earlier, scores = answers(mention)
        every = np.logaddexp.reduce(np.append(scores, 0.0))
        for place in np.argsort(-scores, kind="stable"):
            if scores[place] <= 0:
                break
            chain = int(entity[earlier[place]])
            if may_join(mention, chain):
                entity[mention] = chain
                confidence[mention] = np.exp(scores[place] - every)
                break
        else:
            confidence[mention] = np.exp(-every)
        if entity[mention] == mention:
            confidence[mention] = np.exp(-every)
        joined(mention, int(entity[mention]))
    return Chains(entity=entity, confidence=confidence)
