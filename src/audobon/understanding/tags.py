"""Speech tags: the words beside a quotation that say who speaks and how.

Knows: `said X`, `X said`, `and then he cried:`, clauses that frame speech.  Does not know: who a pronoun means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.understanding.lexicon.grammar import SUBORDINATORS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import PERSON_ADJECTIVES, TELLING_APART
from audobon.understanding.lexicon.verbs import CORE_SAYING, SAYING
from audobon.understanding.mentions import Mention, MentionKind
from audobon.understanding.morphology import is_past_form, verb_base
from audobon.understanding.prose import Prose
from audobon.understanding.subjects import is_subject

_MAX_TAG = 40
_BETWEEN_SUBJECT_AND_VERB = 9
_NAMELESS = listed("reply answer response rejoinder cry question words voice voices")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag:
    """Who is said to speak: the mention's number (-1 if the tag names nobody), the verb, its token, the side it is on.

    `first`..`last` are the tag's tokens, for adverbs and manner.
    """

    mention: int
    verb: str
    verb_token: int
    is_after: bool
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What stands around one quotation. `gap_first`..`gap_last` are narration tokens before it in its paragraph.

    `tag` frames the speech itself; `beat` is the number of a mention that acts beside it without a speech verb.
    """

    tag: Tag | None
    beat: int
    gap_first: int
    gap_last: int
    follows_quote: bool
    previous_tag: bool


class TagFinder:
    """Finds the frame of each quotation of a text."""

    def __init__(self, prose: Prose, mentions: Sequence[Mention]) -> None:
        self.prose = prose
        self.mentions = mentions
        self.starts = [mention.first for mention in mentions]
        self.subjects = [is_subject(prose, mention) for mention in mentions]

    def frames(self) -> list[Frame]:
        """One frame a quotation, in order."""
        frames: list[Frame] = []
        after = [self.tag_after(number) for number in range(len(self.prose.quotations))]
        for number, quotation in enumerate(self.prose.quotations):
            first, last, follows = self._gap(number)
            own = after[number]
            is_nameless = own is not None and own.mention < 0
            before = self.tag_before(number, first, last, follows=follows)
            previous = after[number - 1] if follows else None
            takes_before = before is not None and (
                own is None or own.mention < 0 or (previous is None and before.mention >= 0 and not _is_plain_verb(own))
            )
            if previous is not None and before is not None and before.verb_token == previous.verb_token:
                # The words between belong to the quotation before them; the speech only goes on.
                takes_before = False
            if previous is not None and self.is_broken_off(first, last):
                own, takes_before = None, False
            frames.append(
                Frame(
                    tag=before if takes_before else own,
                    beat=-1 if is_nameless else self._beat(number, quotation.span.end, first, last),
                    gap_first=first,
                    gap_last=last,
                    follows_quote=follows,
                    previous_tag=previous is not None and previous.last >= last - 2,
                )
            )
        return frames

    def is_broken_off(self, first: int, last: int) -> bool:
        """Whether a tag only breaks into a sentence that is said: `"I saw it," he said, "with my own eyes"`."""
        words = [token.text for token in self.prose.tokens[first:last]]
        return bool(words) and words[-1] in (",", ";") and not any(word in (".", "!", "?", ":") for word in words)

    def _gap(self, number: int) -> tuple[int, int, bool]:
        """Narration tokens between the quotation before (or the paragraph's start) and this one."""
        quotation = self.prose.quotations[number]
        start = self.prose.paragraphs[quotation.paragraph].start
        follows = number > 0 and self.prose.quotations[number - 1].span.end > start
        if follows:
            start = self.prose.quotations[number - 1].span.end
        tokens = self.prose.tokens_in(start, quotation.span.start)
        return tokens.start, tokens.stop, follows

    def tag_after(self, number: int) -> Tag | None:
        """`said the wolf`, `the wolf said`, `he asked her softly` right behind a quotation."""
        quotation = self.prose.quotations[number]
        end = self.prose.paragraphs[quotation.paragraph].end
        if number + 1 < len(self.prose.quotations):
            end = min(end, max(self.prose.quotations[number + 1].span.start, quotation.span.end))
        tokens = self.prose.tokens
        span = self.prose.tokens_in(quotation.span.end, end)
        first, stop = self._clause(span)
        if first >= stop:
            return None
        closing = self.prose.closing(quotation)
        is_capital = tokens[first].text[0].isupper() and tokens[first].low != "i"
        if closing == "." and is_capital:
            return None
        if tokens[first].low in ("was", "were", "came", "is", "sounded", "rang"):
            return self._answer_tag(first, stop)
        verb = next((at for at in range(first, min(stop, first + 14)) if self._is_tag_verb(at, first)), None)
        if verb is None:
            return None
        if tokens[first].low in ("and", "but", "then", "so") and self._leads_on(verb, stop, span.stop):
            return None
        if closing != "," and stop == span.stop and tokens[stop - 1].text == ":":
            return None  # `Then Dante said:` belongs to the words behind it.
        mention = self._voiced(self._tag_subject(first, verb, stop))
        if is_capital and closing in "!?" and (mention < 0 or verb - first > 8):
            return None
        if mention < 0 and verb > first and not self._is_nameless(first, stop):
            return None
        return Tag(
            mention=mention, verb=verb_base(tokens[verb].low), verb_token=verb, is_after=True, first=first, last=stop
        )

    def _clause(self, span: range) -> tuple[int, int]:
        """The first word behind a quotation, and the end of its sentence; an empty range if there is none."""
        tokens = self.prose.tokens
        first = span.start
        while first < span.stop and not tokens[first].is_word:
            if tokens[first].text in ".!?":
                return span.stop, span.stop
            first += 1
        for at in range(first, min(span.stop, first + _MAX_TAG)):
            ends = tokens[at].text in (".", "!", "?") and tokens[at].sentence == tokens[first].sentence
            if ends and not _is_dotted(tokens[at - 1].low):
                return first, at
        return first, min(span.stop, first + _MAX_TAG)

    def _leads_on(self, verb: int, stop: int, end: int) -> bool:
        """Whether a clause frames the quotation behind it instead (`"Sh!" and the Dormouse remarked, "..."`)."""
        tokens = self.prose.tokens
        if stop != end or stop >= len(tokens) or tokens[stop].quote < 0:
            return False
        return stop - verb <= 3 and tokens[stop - 1].text in (",", ":", "--", "\u2014")

    def _answer_tag(self, first: int, stop: int) -> Tag | None:
        """`was the giant's reply`, `was the reply of the princess`, `came the answer`."""
        tokens = self.prose.tokens
        noun = next((at for at in range(first, stop) if tokens[at].low in _NAMELESS), None)
        if noun is None or noun - first > 8:
            return None
        owners = [
            n for n in self.mentions_in(first, noun) if self.mentions[n].possessive or self.mentions[n].head in _OBJECTS
        ]
        behind = (
            [n for n in self.mentions_in(noun, noun + 4)]
            if noun + 1 < stop and tokens[noun + 1].low in ("of", "from")
            else []
        )
        own = [n for n in self.mentions_in(first, noun + 1) if self.mentions[n].last == noun + 1]
        mention = (owners or behind or own or [-1])[0]
        return Tag(mention=mention, verb="answer", verb_token=noun, is_after=True, first=first, last=stop)

    def _is_tag_verb(self, at: int, first: int) -> bool:
        token = self.prose.tokens[at]
        if not token.is_word or (token.low.endswith("ing") and at == first):
            return False
        base = verb_base(token.low)
        if self._is_phrasal(at, base) and is_past_form(token.low):
            return True
        if base not in SAYING or not (
            is_past_form(token.low) or token.low in ("says", "say", "asks", "cries", "replies", "answers", "thinks")
        ):
            return False
        return base in CORE_SAYING or at - first <= 4

    def _is_phrasal(self, at: int, base: str) -> bool:
        """Whether a verb says only with the small word behind it: `broke in`, `went on`."""
        tokens = self.prose.tokens
        return at + 1 < len(tokens) and f"{base}_{tokens[at + 1].low}" in SAYING

    def _is_nameless(self, first: int, stop: int) -> bool:
        words = {token.low for token in self.prose.tokens[first:stop]}
        return bool(words & _NAMELESS)

    def _tag_subject(self, first: int, verb: int, stop: int) -> int:
        """The mention that does the saying: before the verb if one stands there, else right behind it."""
        before = [n for n in self.mentions_in(first, verb) if not self.mentions[n].possessive]
        heard = next((n for n in self.mentions_in(first, verb) if self._is_heard(n)), None)
        if heard is not None:
            return heard
        for n in before:
            is_object = self.mentions[n].kind is MentionKind.PRONOUN and self.mentions[n].head in _OBJECTS
            if not is_object and verb - self.mentions[n].last <= _BETWEEN_SUBJECT_AND_VERB:
                return n
        owners: set[int] = set()
        for n in self.mentions_in(verb + 1, min(stop, verb + 9)):
            mention = self.mentions[n]
            between = [self.prose.tokens[at] for at in range(verb + 1, mention.first) if at not in owners]
            if mention.possessive:
                owners.update(range(mention.first, mention.last + 1))
                continue
            if mention.kind is MentionKind.PRONOUN and mention.head in _OBJECTS:
                return -1
            if all(not token.is_word or token.low in _LIGHT or token.low.endswith("ly") for token in between):
                return n
            return -1
        return -1

    def _voiced(self, number: int) -> int:
        """Whose voice speaks: `cried the voice of John Reed`, `his mother's voice broke in`."""
        if number < 0 or self.mentions[number].head != "voice":
            return number
        voice, tokens = self.mentions[number], self.prose.tokens
        if voice.last < len(tokens) and tokens[voice.last].low == "of":
            behind = self.mentions_in(voice.last + 1, voice.last + 3)
            return behind[0] if behind else number
        owners = [n for n in self.mentions_in(max(voice.first - 6, 0), voice.last) if self.mentions[n].possessive]
        return owners[-1] if owners and self.mentions[owners[-1]].last >= voice.last - 3 else number

    def _is_heard(self, number: int) -> bool:
        """Whether somebody else hears this one speak: `Mary heard her say`."""
        first = self.mentions[number].first
        return first > 0 and self.prose.tokens[first - 1].low in _PERCEIVED

    def mentions_in(self, first: int, stop: int) -> range:
        """Numbers of the mentions that begin at tokens `[first, stop)`."""
        return range(bisect_left(self.starts, first), bisect_left(self.starts, stop))

    def tag_before(self, number: int, first: int, last: int, *, follows: bool) -> Tag | None:
        """`Then he cried:`, `and the kids, seeing this, cried out,` right before a quotation."""
        quotation = self.prose.quotations[number]
        tokens = self.prose.tokens
        if first >= last:
            if follows or quotation.paragraph == 0:
                return None
            return self._tag_above(quotation.paragraph)
        if tokens[last - 1].text not in (",", ":", "--", "\u2014", ";") and not tokens[last - 1].is_word:
            return None
        start = self._sentence_start(first, last)
        return self._framing(start, last)

    def _tag_above(self, paragraph: int) -> Tag | None:
        """A paragraph that ends in a colon or a comma frames the quotation that opens the next one."""
        above = self.prose.paragraphs[paragraph - 1]
        tokens = self.prose.tokens
        span = self.prose.tokens_in(above.start, above.end)
        if not span or tokens[span.stop - 1].text not in (",", ":", "--", "\u2014") or tokens[span.stop - 1].quote >= 0:
            return None
        first = next((at + 1 for at in reversed(span) if tokens[at].quote >= 0), span.start)
        return self._framing(self._sentence_start(first, span.stop), span.stop)

    def _sentence_start(self, first: int, last: int) -> int:
        """The first token of the last sentence in a stretch of narration."""
        tokens = self.prose.tokens
        for at in range(last - 2, first, -1):
            if tokens[at].text in (".", "!", "?") and not _is_dotted(tokens[at - 1].low):
                return at + 1
        return first

    def _framing(self, start: int, last: int) -> Tag | None:
        tokens = self.prose.tokens
        is_colon = tokens[last - 1].text == ":"
        verbs = [
            at
            for at in range(start, last)
            if tokens[at].is_word and verb_base(tokens[at].low) in SAYING and _is_verb_form(tokens[at].low)
        ]
        if last - 1 >= start and tokens[last - 1].low == "went":
            verbs.append(last - 1)
        if not verbs:
            return None
        verb = verbs[-1]
        if not is_colon and last - verb > 22:
            return None
        mention = self._subject_before(start, verb, last)
        return Tag(
            mention=mention, verb=verb_base(tokens[verb].low), verb_token=verb, is_after=False, first=start, last=last
        )

    def _subject_before(self, start: int, verb: int, last: int) -> int:
        tokens = self.prose.tokens
        numbers = list(self.mentions_in(start, verb))
        is_participle = tokens[verb].low.endswith("ing")
        main = [n for n in numbers if self.subjects[n] and not self._in_side_clause(n, verb)]
        if is_participle and main:
            return main[0] if len(main) == 1 else main[-1]
        if main:
            return main[-1]
        # `Then said the king:`
        for n in self.mentions_in(verb + 1, min(last, verb + 6)):
            mention = self.mentions[n]
            if not (mention.kind is MentionKind.PRONOUN and mention.head in _OBJECTS) and not mention.possessive:
                return n
            break
        others = [n for n in numbers if not self.mentions[n].possessive and self.mentions[n].head not in _OBJECTS]
        return others[0] if others else -1

    def _in_side_clause(self, number: int, verb: int) -> bool:
        """A subject in a clause of its own (`when she saw him, the wolf said`) that closes before the verb."""
        mention = self.mentions[number]
        tokens = self.prose.tokens
        before = tokens[mention.first - 1] if mention.first else None
        if before is None or before.low not in SUBORDINATORS or before.sentence != mention.sentence:
            return False
        later = [n for n in self.mentions_in(mention.last, verb) if self.subjects[n]]
        return bool(later)

    def _beat(self, number: int, end: int, first: int, last: int) -> int:
        """Who acts in the narration beside an untagged quotation: before it in the paragraph, else right behind it."""
        tokens = self.prose.tokens
        stop = last
        while stop > first:
            # `He had a ladder. It was wet.`: the sentence before tells, where the last one is of a thing.
            start = self._sentence_start(first, stop)
            acting = [n for n in self.mentions_in(start, stop) if self.subjects[n] and self.mentions[n].head != "it"]
            main = [n for n in acting if not self._in_side_clause(n, stop)]
            if acting:
                return (main or acting)[0]
            stop = start
        quotation = self.prose.quotations[number]
        span = self.prose.tokens_in(end, self.prose.paragraphs[quotation.paragraph].end)
        for n in self.mentions_in(span.start, min(span.stop, span.start + 12)):
            if tokens[self.mentions[n].first].quote >= 0:
                break
            if self.subjects[n]:
                return n
        return -1


_PERCEIVED = listed("heard hear hears hearing made make let")
_OBJECTS = listed("him me us them himself herself itself themselves myself his its their my our your her hers you")
_LIGHT = (
    listed("more out up on in at once again then now also too quite very back aloud forth off in turn at last both all")
    | PERSON_ADJECTIVES
    | TELLING_APART
)


def _is_verb_form(word: str) -> bool:
    return (
        is_past_form(word)
        or word.endswith("ing")
        or word in ("say", "says", "said", "asks", "cry", "call", "answer", "reply", "sing", "ask")
    )


def _is_plain_verb(tag: Tag) -> bool:
    return tag.verb in CORE_SAYING


def _is_dotted(word: str) -> bool:
    return word in ("mr", "mrs", "dr", "st", "ms") or (len(word) == 1 and word != "i")
