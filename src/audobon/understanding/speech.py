"""Who says each quotation, to whom, and in which turn: one pass through the text, as a reader goes.

Knows: tags, vocatives, action beats, turn-taking, pronouns.  Does not know: how lines are felt (see `feeling.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

from audobon.comic.story import Cue
from audobon.understanding.conversation import Gap, Turn, settled
from audobon.understanding.coreference import Memory
from audobon.understanding.dumb_beasts import dumb_beasts
from audobon.understanding.figures import PLAIN_PEOPLE, ROLE_NOUNS, Figures, find_figures
from audobon.understanding.lexicon.grammar import FIRST_PRONOUNS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import EPITHETS, KIN_NOUNS
from audobon.understanding.mentions import Mention, MentionKind, find_mentions
from audobon.understanding.narrator import find_narrator
from audobon.understanding.pronoun_votes import let_pronouns_vote
from audobon.understanding.prose import Prose
from audobon.understanding.reading import Line, Reading
from audobon.understanding.roles_in_talk import named_party
from audobon.understanding.tags import Frame, Tag, TagFinder

_FAR = 40
"""With so many words told between two lines, one talk has ended and another begins."""
_SETTLED = 0.65
_TALK = 6


def read_speech(prose: Prose, chapter_starts: Sequence[int] = ()) -> Reading:
    """Resolve mentions and quotations. A first pass lets pronouns vote on genders, a second one uses the votes.

    Args:
        prose: The text, cut up.
        chapter_starts: Offsets at which a new part begins; no pronoun points back over one.
    """
    mentions = find_mentions(prose)
    figures = find_figures(prose, mentions)
    finder = TagFinder(prose, mentions)
    frames = finder.frames()
    narrator = find_narrator(prose, mentions, figures, frames)
    resets = frozenset(prose.sentence_at(start) for start in chapter_starts) | {
        number for number, sentence in enumerate(prose.sentences) if prose.is_break(sentence.paragraph)
    }
    draft = _Pass(prose, mentions, figures, finder, frames, narrator, resets)
    draft.run()
    let_pronouns_vote(figures.all, mentions, draft.of)
    final = _Pass(prose, mentions, figures, finder, frames, narrator, resets)
    final.run()
    for number, mention in enumerate(mentions):
        if final.of[number] >= 0 and (mention.kind is MentionKind.PRONOUN or figures.of[number] < 0):
            figures.all[final.of[number]].stand_for(mention)
    return Reading(
        prose=prose,
        mentions=tuple(mentions),
        subjects=tuple(finder.subjects),
        figures=tuple(figures.all),
        of=tuple(final.of),
        lines=tuple(final.lines),
        narrator=narrator,
        starts=tuple(mention.first for mention in mentions),
        quote_starts=tuple(quotation.span.start for quotation in prose.quotations),
    )


class _Pass:
    """One reading from the first token to the last."""

    def __init__(
        self,
        prose: Prose,
        mentions: Sequence[Mention],
        figures: Figures,
        finder: TagFinder,
        frames: Sequence[Frame],
        narrator: int,
        resets: frozenset[int] = frozenset(),
    ) -> None:
        self.prose = prose
        self.mentions = mentions
        self.figures = figures.all
        self.finder = finder
        self.frames = frames
        self.narrator = narrator
        self.of = list(figures.of)
        self.pairs = figures.pairs
        self.resets = resets
        self.parts = sorted(resets)
        self.memory = Memory(figures.all, narrator)
        self.lines: list[Line] = []
        self.turns: list[Turn] = []
        self.noted = 0
        self.sentence = -1
        self.told: set[int] = set()
        self.tag_mentions = {frame.tag.mention for frame in frames if frame.tag is not None}

    def run(self) -> None:
        """Read all."""
        for number in range(len(self.prose.quotations)):
            self._read_narration(self.finder_start(number))
            self.lines.append(self._read_quotation(number))
        self._read_narration(len(self.prose.tokens))
        self._settle()

    def _settle(self) -> None:
        """Let what is said later tell who said what came before."""
        read, self.lines = self.lines, []
        mute = dumb_beasts(self.figures, heard={turn.guess for turn in self.turns if turn.is_told})
        turns = [replace(turn, mute=mute) for turn in self.turns]
        for number, (line, speaker) in enumerate(zip(read, settled(turns), strict=True)):
            if speaker in (line.speaker, -1):
                self.lines.append(replace(line, turn=self._turn(number, line.speaker)))
                continue
            self.lines.append(
                replace(
                    line,
                    speaker=speaker,
                    addressees=self._addressees(number, speaker, set(self.turns[number].called)),
                    cue=Cue.IMPLICIT,
                    turn=self._turn(number, speaker),
                    confidence=_SETTLED,
                )
            )
            self._mean_speakers(number)

    def _mean_speakers(self, number: int) -> None:
        """`I` and `you` within a line mean who speaks and who hears it."""
        span = self.prose.quotations[number].span
        tokens = self.prose.tokens_in(span.start, span.end)
        for n in self.finder.mentions_in(tokens.start, tokens.stop):
            self._mean_speaker(n, self.lines[number])

    def _mean_speaker(self, number: int, line: Line) -> None:
        mention = self.mentions[number]
        if mention.kind is MentionKind.PRONOUN and mention.head in FIRST_PRONOUNS:
            self.of[number] = line.speaker
        elif mention.kind is MentionKind.PRONOUN and mention.head.startswith("you") and len(line.addressees) == 1:
            self.of[number] = line.addressees[0]

    def finder_start(self, number: int) -> int:
        """The first token of a quotation."""
        return self.prose.tokens_in(
            self.prose.quotations[number].span.start, self.prose.quotations[number].span.end
        ).start

    def _read_narration(self, token: int) -> None:
        """Resolve and remember all narration mentions before a token."""
        while self.noted < len(self.mentions) and self.mentions[self.noted].first < token:
            number = self.noted
            self.noted += 1
            mention = self.mentions[number]
            self._forget(mention.sentence)
            if mention.quote >= 0:
                self._note_quoted(number)
                continue
            if self.of[number] < 0:
                self.of[number] = self._resolved(number)
            self._note(number)

    def _forget(self, sentence: int) -> None:
        """Nobody from before a break or a chapter's start is meant after it."""
        if any(self.sentence < reset <= sentence for reset in self.resets):
            self.memory.traces.clear()
        self.sentence = max(self.sentence, sentence)

    def _resolved(self, number: int) -> int:
        mention = self.mentions[number]
        if mention.head == "latter":
            return self._latest_named(number)
        if mention.head == "voice":
            named = self._latest_named(number, excluded={self.narrator})
            return named if named >= 0 else self.memory.resolve(mention)
        if mention.head in ROLE_NOUNS and mention.owner:
            # A wife is no visitor.
            kin = {figure.key for figure in self.figures if figure.heads and figure.heads <= KIN_NOUNS}
            return self.memory.resolve(mention, excluded=self._latest_subject(mention) | kin)
        if mention.head in _OTHER_ONE:
            return self.memory.resolve(mention, excluded=self._latest_subject(mention))
        if mention.kind is MentionKind.NOMINAL and mention.head in PLAIN_PEOPLE:
            # Not whoever the sentence is about: `Tom could not bear to see the old man starve`.
            mates = {self.of[n] for n in self._before_in_sentence(number) if self.finder.subjects[n]}
            return self.memory.resolve(mention, excluded=mates, favoured=self._alike(mention))
        return self.memory.resolve(mention, excluded=self._clause_mates(number))

    def _before_in_sentence(self, number: int) -> range:
        mention = self.mentions[number]
        numbers = self.finder.mentions_in(self.prose.sentences[mention.sentence].first, mention.first)
        return numbers[-_LATELY:]

    def _alike(self, mention: Mention) -> int:
        """Whoever was last called old, young or little as a mention says, -1 if it says nothing of that."""
        said = set(mention.modifiers) & _AGES
        for trace in reversed(self.memory.traces[-_LATELY:] if said else ()):
            if any(said & set(words.lower().split()) for words in self.figures[trace.figure].words):
                return trace.figure
        return -1

    def _latest_named(self, number: int, *, excluded: Container[int] = (), quoted: bool = False) -> int:
        """Whoever was last named before a mention, as `the latter` and `a voice` mean."""
        for before in range(number - 1, max(number - 12, -1), -1):
            mention, figure = self.mentions[before], self.of[before]
            is_named = mention.kind is not MentionKind.PRONOUN and (quoted or mention.quote < 0)
            is_named = is_named and mention.head != "voice"
            if is_named and figure >= 0 and figure not in excluded and mention.plural == self.mentions[number].plural:
                return figure
        return -1

    def _note(self, number: int) -> None:
        mention = self.mentions[number]
        weight = 1.0 if self.finder.subjects[number] else 0.35 if mention.possessive else 0.55
        if mention.kind is MentionKind.PRONOUN and not self.finder.subjects[number]:
            weight = 0.45
        before = self.prose.tokens[mention.first - 1].low if mention.first else ""
        if before in ("like", "than"):
            weight = -1.5
        elif before == "of" and mention.first > 1 and self.prose.tokens[mention.first - 2].text[0].isupper():
            # `the Mount of the Golden Queen` is a place.
            weight = -1.5
        self.told.add(self.of[number])
        self.memory.note(self.of[number], sentence=mention.sentence, token=mention.first, weight=weight)
        if number in self.pairs:
            self.memory.note(self.pairs[number], sentence=mention.sentence, token=mention.first, weight=weight)

    def _note_quoted(self, number: int) -> None:
        """Within speech `I` is the speaker and `you` the one addressed; the rest is only talked about."""
        mention = self.mentions[number]
        if mention.quote < len(self.lines):
            self._mean_speaker(number, self.lines[mention.quote])
        if mention.kind is not MentionKind.PRONOUN:
            self.memory.note(self.of[number], sentence=mention.sentence, token=mention.first, weight=-0.9)

    def _clause_mates(self, number: int) -> set[int]:
        """An object pronoun does not mean the subject of its own clause (`the wolf ate him`)."""
        mention = self.mentions[number]
        if mention.kind is not MentionKind.PRONOUN or mention.head not in ("him", "it", "them", "her"):
            return set()
        if mention.head == "her" and self._is_possessive_her(mention):
            return set()
        for before in range(number - 1, max(number - 5, -1), -1):
            other = self.mentions[before]
            if other.sentence != mention.sentence or other.quote != mention.quote:
                break
            if self.finder.subjects[before]:
                return {self.of[before]}
        return set()

    def _is_possessive_her(self, mention: Mention) -> bool:
        after = self.prose.tokens[mention.last] if mention.last < len(self.prose.tokens) else None
        return (
            after is not None
            and after.is_word
            and after.low not in ("and", "to", "in", "with", "at", "by", "for", "on")
        )

    def _read_quotation(self, number: int) -> Line:
        frame = self.frames[number]
        vocative = self._vocatives(number)
        speaker, cue, confidence = self._speaker(number, frame, vocative)
        addressees = self._addressees(number, speaker, vocative)
        turn = self._turn(number, speaker)
        self.turns.append(self._turn_of(number, frame, (speaker, confidence), vocative))
        if speaker >= 0:
            sentence = self.prose.tokens[self.finder_start(number)].sentence
            token = self.finder_start(number)
            self.memory.note(speaker, sentence=sentence, token=token, weight=0.5 if frame.tag is None else 0.2)
        return Line(speaker=speaker, addressees=addressees, cue=cue, turn=turn, tag=frame.tag, confidence=confidence)

    def _turn_of(self, number: int, frame: Frame, read: tuple[int, float], called: set[int]) -> Turn:
        """What a line tells of its speaker, for the reading of the whole talk; `read`: who, and how sure."""
        guess, sure = read
        is_told = frame.tag is not None and frame.tag.mention >= 0 and self.of[frame.tag.mention] == guess >= 0
        return Turn(
            guess=guess,
            sure=sure,
            is_told=is_told,
            acts=self._acting(frame, number),
            leads=self._leading(frame),
            called=frozenset(called),
            gap=self._gap_before(number),
            parted=self._parted_before(number),
            after_question=number > 0 and self.prose.closing(self.prose.quotations[number - 1]) == "?",
        )

    def _gap_before(self, number: int) -> Gap:
        if number == 0:
            return Gap.FAR
        before, quotation = self.prose.quotations[number - 1], self.prose.quotations[number]
        told = self.prose.tokens_in(before.span.end, quotation.span.start)
        words = sum(self.prose.tokens[at].is_word for at in told)
        if before.continues or self.finder.is_broken_off(told.start, told.stop):
            return Gap.BROKEN
        if not words:
            return Gap.NOTHING
        if words > _FAR:
            return Gap.FAR
        if self.prose.is_spaced:
            return Gap.UNSURE
        return Gap.SAME_PARAGRAPH if before.paragraph == quotation.paragraph else Gap.TOLD

    def _parted_before(self, number: int) -> float | None:
        """How likely a paragraph begins between a line and the one before it; None where that is known."""
        if not number:
            return None
        before, quotation = self.prose.quotations[number - 1], self.prose.quotations[number]
        return self.prose.parted(before.span.end - 1, quotation.span.start)

    def _speaker(self, number: int, frame: Frame, vocative: set[int]) -> tuple[int, Cue, float]:
        tag = frame.tag
        continued = number > 0 and self.prose.quotations[number - 1].continues
        if tag is not None and tag.mention >= 0:
            figure = self._tagged(number, tag, vocative)
            if figure >= 0:
                mention = self.mentions[tag.mention]
                is_named = mention.kind is not MentionKind.PRONOUN and mention.head not in EPITHETS | ROLE_NOUNS
                return figure, Cue.EXPLICIT if is_named else Cue.ANAPHORIC, 0.97 if is_named else 0.85
        if continued and self.lines:
            last = self.lines[-1]
            return last.speaker, last.cue, last.confidence
        return self._implied(number, frame, vocative)

    def _tagged(self, number: int, tag: Tag, vocative: set[int]) -> int:
        """Whom a tag's mention means; a tag behind the quotation is read before its turn comes."""
        if tag.mention in self.pairs:
            return self.pairs[tag.mention]
        mention = self.mentions[tag.mention]
        party = named_party(
            mention, self.figures, own=self.of[tag.mention], talk=self._talk(number), called=sorted(vocative),
            barred=vocative | self._told_to(tag),
        )  # fmt: skip
        if party >= 0:
            self.of[tag.mention] = party
        if self.of[tag.mention] >= 0:
            return self.of[tag.mention]
        likely, unlikely = self._turn_takers(number)
        excluded = (vocative | self._told_to(tag) | self._hears(tag)) - {self.narrator}
        frame = self.frames[number]
        if mention.head in ("latter", "voice"):
            quoted = mention.head == "voice"
            barred = excluded | (self._latest_subject(mention) if quoted else set())
            named = self._latest_named(tag.mention, excluded=self._self_named(number, barred), quoted=quoted)
            if named >= 0:
                self.of[tag.mention] = named
                return named
        if mention.head in _OTHER_ONE:
            excluded |= self._latest_subject(mention)
        elif frame.beat >= 0 and frame.gap_last > frame.gap_first and tag.is_after and self.of[frame.beat] >= 0:
            # Whoever acts just before the words, in the same paragraph, goes on to say them.
            likely, unlikely = self.of[frame.beat], -1
        figure = self.memory.resolve(mention, excluded=excluded, favoured=likely, shunned=unlikely)
        if figure < 0:
            figure = self.memory.resolve(mention)
        self.of[tag.mention] = figure
        return figure

    def _talk(self, number: int) -> list[int]:
        """Who has spoken and was spoken to of late in this talk, the latest first."""
        near: list[int] = []
        for back in range(1, min(_TALK, number) + 1):
            line = self.lines[-back]
            near += [line.speaker, *line.addressees]
            if self.turns[-back].gap is Gap.FAR:
                break
        return near

    def _self_named(self, number: int, barred: set[int]) -> set[int]:
        """Figures that a voice's own words name are not the voice; the narrator hears it."""
        span = self.prose.quotations[number].span
        tokens = self.prose.tokens_in(span.start, span.end)
        own = {self.of[n] for n in self.finder.mentions_in(tokens.start, tokens.stop) if self.of[n] >= 0}
        return barred | own | {self.narrator}

    def _told_to(self, tag: Tag) -> set[int]:
        """Whom a tag names as hearer (`she said to the girl`): not the one who speaks."""
        told: set[int] = set()
        for n in self.finder.mentions_in(tag.verb_token + 1, tag.last):
            before = self.prose.tokens[self.mentions[n].first - 1].low
            if (
                n != tag.mention
                and self.of[n] >= 0
                and (before == "to" or self.mentions[n].first == tag.verb_token + 1)
            ):
                told.add(self.of[n])
        return told

    def _hears(self, tag: Tag) -> set[int]:
        """Who stands before the speaker in a tag: whoever hears it said (`Ann heard her say`)."""
        before = self.finder.mentions_in(tag.first, self.mentions[tag.mention].first) if tag.is_after else range(0)
        return {self.of[n] for n in before if self.of[n] >= 0}

    def _latest_subject(self, mention: Mention) -> set[int]:
        """Whom `the other` is set against: the last speaker of a talk, else the last subject."""
        if mention.head == "voice" and mention.determiner == "the":
            return set()
        if mention.head in ROLE_NOUNS and self.memory.traces and self.memory.traces[-1].sentence == mention.sentence:
            return {self.memory.traces[-1].figure}
        if self.lines and mention.sentence - self._line_sentence(len(self.lines) - 1) <= 3:
            return {self.lines[-1].speaker}
        for trace in reversed(self.memory.traces):
            if trace.weight >= 1.0 and trace.sentence <= mention.sentence:
                return {trace.figure}
        return set()

    def _line_sentence(self, number: int) -> int:
        return self.prose.tokens[self.finder_start(number)].sentence

    def _turn_takers(self, number: int) -> tuple[int, int]:
        """Who is likely and who is unlikely to speak now if talk goes to and fro: (likely, unlikely)."""
        quotation = self.prose.quotations[number]
        if number == 0:
            return -1, -1
        before = self.prose.quotations[number - 1]
        last = self.lines[-1]
        if before.paragraph == quotation.paragraph:
            return (
                (last.speaker, -1)
                if self.frames[number].gap_last > self.frames[number].gap_first
                else (-1, last.speaker)
            )
        if quotation.paragraph - before.paragraph > 1 or self._ends_in_narration(before.paragraph, number - 1):
            return -1, -1
        other = self._other_party(number)
        return other, last.speaker

    def _ends_in_narration(self, paragraph: int, number: int) -> bool:
        """Whether much is told between a quotation and the end of its paragraph."""
        start = self.prose.quotations[number].span.end
        rest = self.prose.text[start : self.prose.paragraphs[paragraph].end]
        return len(rest.split()) > 25

    def _other_party(self, number: int) -> int:
        """Whoever spoke before the last speaker, or was spoken to by him."""
        last = self.lines[-1]
        if len(last.addressees) == 1:
            return last.addressees[0]
        for line in reversed(self.lines[-8:-1]):
            if line.speaker not in (last.speaker, -1):
                return line.speaker
        return -1

    def _implied(self, number: int, frame: Frame, vocative: set[int]) -> tuple[int, Cue, float]:
        """No tag names the speaker: the same paragraph, an action beside the words, or the other party of the talk."""
        last = self.lines[-1] if self.lines else None
        likely, unlikely = self._turn_takers(number)
        if last is not None and frame.follows_quote:
            if frame.gap_first == frame.gap_last and frame.tag is None:
                other = self._other_party(number)
                return (other, Cue.IMPLICIT, 0.7) if other >= 0 else (last.speaker, last.cue, 0.4)
            acting = self._acting(frame, number)
            if acting >= 0 and not frame.previous_tag and acting not in vocative:
                return acting, Cue.IMPLICIT, 0.75
            if last.speaker not in vocative:
                return last.speaker, last.cue, 0.9
        acting = self._acting(frame, number)
        if acting >= 0 and acting not in vocative:
            return acting, Cue.IMPLICIT, 0.75
        if last is not None and unlikely == last.speaker and self._goes_on(number, likely):
            return last.speaker, Cue.IMPLICIT, 0.6
        if likely >= 0 and likely not in vocative:
            return likely, Cue.IMPLICIT, 0.7
        recent = self._recent(number, vocative, unlikely)
        return recent, Cue.IMPLICIT, 0.4 if recent >= 0 else 0.0

    def _goes_on(self, number: int, other: int) -> bool:
        """Whether the last speaker speaks on in a new paragraph: the other has not spoken, and he acts right after."""
        last = self.lines[-1]
        if any(line.speaker == other for line in self.lines[-2:]) or last.speaker < 0:
            return False
        span = self.prose.quotations[number].span
        after = self.prose.tokens_in(span.end, span.end + 400)
        for n in self.finder.mentions_in(after.start, after.stop):
            mention = self.mentions[n]
            if mention.quote >= 0:
                return False
            if self.finder.subjects[n]:
                return self.of[n] == last.speaker
        return False

    def _acting(self, frame: Frame, number: int) -> int:
        """The figure of the action beat; one behind the quotation is resolved ahead of its turn."""
        if frame.beat < 0:
            return -1
        if self.of[frame.beat] < 0:
            likely, unlikely = self._turn_takers(number)
            return self.memory.resolve(self.mentions[frame.beat], favoured=likely, shunned=unlikely)
        return self.of[frame.beat]

    def _leading(self, frame: Frame) -> int:
        """Who acts in narration that opens the quotation's paragraph: `The butler bowed. "It was all there."`"""
        opens = not frame.follows_quote and frame.gap_last > frame.gap_first and not self.prose.is_spaced
        is_before = frame.beat >= 0 and self.mentions[frame.beat].first < frame.gap_last
        return self.of[frame.beat] if opens and is_before else -1

    def _recent(self, number: int, vocative: set[int], unlikely: int) -> int:
        """The strongest figure of the narration just before."""
        sentence = self.prose.tokens[self.finder_start(number)].sentence
        scores: Counter[int] = Counter()
        for trace in self.memory.traces[-24:]:
            if trace.figure in vocative or trace.figure == unlikely or sentence - trace.sentence > 6:
                continue
            scores[trace.figure] = max(
                scores[trace.figure], round(100 * (3 + trace.weight - 0.5 * (sentence - trace.sentence)))
            )
        return max(scores, key=lambda figure: (scores[figure], -figure)) if scores else -1

    def _vocatives(self, number: int) -> set[int]:
        """Figures called by name within a quotation; they hear it and do not speak it."""
        called: set[int] = set()
        quotation = self.prose.quotations[number]
        tokens = self.prose.tokens
        span = self.prose.tokens_in(quotation.span.start, quotation.span.end)
        for n in range(*self._mention_range(span.start, span.stop)):
            mention = self.mentions[n]
            if mention.kind is MentionKind.PRONOUN or self.of[n] < 0 or mention.determiner not in _CALLS_WITH:
                continue
            if mention.kind is MentionKind.NOMINAL and self.of[n] not in self.told:
                continue  # `friend` or `stranger` to somebody's face is whoever stands there, not one more figure
            before = tokens[mention.first - 1] if mention.first > span.start else None
            after = tokens[mention.last] if mention.last < span.stop else None
            left = before is None or not before.is_word or before.low in _CALLING
            if (
                left
                and (after is None or not after.is_word)
                and not (before is not None and before.low in ("and", "or"))
            ):
                called.add(self.of[n])
        return called

    def _mention_range(self, first: int, stop: int) -> tuple[int, int]:
        numbers = self.finder.mentions_in(first, stop)
        return numbers.start, numbers.stop

    def _addressees(self, number: int, speaker: int, vocative: set[int]) -> tuple[int, ...]:
        """Whoever is called, else whoever the tag names as hearer, else the other party of the talk."""
        called = tuple(sorted(vocative - {speaker}))
        if called:
            return called
        tag = self.frames[number].tag
        hearer = self._hearer(tag, speaker) if tag is not None else -1
        if hearer >= 0:
            return (hearer,)
        for line in reversed(self.lines[max(len(self.lines) - 6, self._part_start(number)) : number]):
            if line.speaker not in (speaker, -1):
                return (line.speaker,)
            if line.speaker == speaker and line.addressees:
                return line.addressees
        near = next((trace.figure for trace in reversed(self.memory.traces[-12:]) if trace.figure != speaker), -1)
        return (near,) if near >= 0 else ()

    def _part_start(self, number: int) -> int:
        """The first quotation behind the last break or chapter's start before one: nobody from before it hears it."""
        before = bisect_right(self.parts, self._line_sentence(number)) - 1
        opening = self.prose.sentences[self.parts[before]].start if before >= 0 else 0
        return bisect_left(self.prose.quotations, opening, key=lambda one: one.span.start)

    def _hearer(self, tag: Tag, speaker: int) -> int:
        """Whom a tag says the words are spoken to, -1 if it names nobody."""
        for n in self.finder.mentions_in(tag.verb_token, tag.last):
            mention = self.mentions[n]
            if n == tag.mention or mention.possessive:
                continue
            before = self.prose.tokens[mention.first - 1].low
            if before not in ("to", "at") and mention.first != tag.verb_token + 1:
                return -1
            figure = self.of[n] if self.of[n] >= 0 else self.memory.resolve(mention, excluded={speaker})
            return figure if figure != speaker else -1
        return -1

    def _turn(self, number: int, speaker: int) -> int:
        if number == 0:
            return 1
        last = self.lines[-1]
        gap = self.prose.quotations[number].paragraph - self.prose.quotations[number - 1].paragraph
        is_same = last.speaker == speaker and (gap == 0 or (gap == 1 and self.prose.quotations[number - 1].continues))
        return last.turn if is_same else last.turn + 1


_AGES = listed("old young little")
_LATELY = 24
_OTHER_ONE = listed("other latter voice")
# `my boy` is called, `what boy?` asked about.
_CALLS_WITH = listed("my our you") | {""}
_CALLING = listed(
    "dear poor oh o my good little old well yes no come now and here thou you sir hallo hello goodbye good-day thank"
)
