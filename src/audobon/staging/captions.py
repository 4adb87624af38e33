"""What the narrator says in a panel: few words, and only where the picture needs them.

Knows: captions of time and place, narration condensed, when to be silent.  Does not know: speech, or the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audobon.comic.span import Span
from audobon.comic.story import Story
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.staging.atoms import BALLOON_WORDS, Atom
from audobon.staging.condense import condensed, is_sentence_like, leans_on_another, standing_parts, tells_unseen
from audobon.staging.drafts import Draft
from audobon.staging.lettering_text import capitalised, lettered, sentence_cased
from audobon.staging.listing import listed
from audobon.staging.poses import MentionIndex
from audobon.staging.prose import clauses, cut_to_words, sentences, word_count, words
from audobon.staging.verbs import QUIET_POSES

CAPTION_WORDS = 22
WHOLE_WORDS = 30
"""A sentence of up to so many words is told whole (see `in_two`), rather than with words left out."""
PANEL_TOTAL = 44

_TIME_PHRASE = re.compile(
    r"\b(?:(?:early |late |very early )?(?:one|that|this|the same|the next|next|every|on the third|the following|"
    r"the third|"
    r"the second|the first)\s(?:fine |summer |winter |stormy |dark |cold |beautiful |bright )?"
    r"(?:day|night|morning|evening|afternoon|noon|week|month|year|spring|summer|autumn|winter)"
    r"|(?:some|many|a few|several|three|two|seven|ten|twelve|a hundred)\s(?:days|weeks|months|years|hours|nights)\s"
    r"(?:later|after|afterwards|passed)"
    r"|(?:after|in)\s(?:a|some)\s(?:time|while|few days|long time|short time)|at (?:midnight|noon|sunset|dusk|"
    r"dawn)"
    r"|a (?:long|little|short) (?:time|while) (?:after|later|afterwards)|in the (?:morning|evening|night|"
    r"middle of the night)"
    r"|(?:soon afterwards|not long after(?:wards)?))\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"^(?:and|but|so|for|yet|then)\b,?\s+(?:then\b,?\s+)?(?=\w)", re.IGNORECASE)
_HANGING = re.compile(r"\b(?:who|whom|whose|which|that|where|when|while|because|if)\b", re.IGNORECASE)
_SUBJECT_OPENINGS = listed(
    "he she it they we i you there the a an his her their its my this that these those what who whom how"
)
_SPAN_OF = (
    r"the (?:most|first|last|rest|next|sake|moment)|an?|some|many|several|years|days|hours|weeks|months"
    r"|long|all|want|fear|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|forty|hundreds?|half"
)
"""What makes an opening `for` a word of measure (`for ten seconds`) and not a loose `for` that gives a reason."""
_LEADING = re.compile(
    rf"^(?:and|but|so|for(?!\s+(?:{_SPAN_OF})\b)|then|now)\b[,]?\s+(?:then\b,?\s+)?(?=\w)", re.IGNORECASE
)
_PLACES = listed(
    """house home cottage hut cabin kitchen bedroom chamber room parlour parlor hall ballroom palace palazzo court
    castle tower shop store baker bakery mill inn tavern hotel office laboratory school church chapel monastery prison
    cellar
    vault crypt catacomb barn stable shed toolshed cave den mine burrow rabbit-hole nest carriage coach cab train ship
    boat deck garden orchard lawn forest wood grove jungle field farm meadow pasture heath moor plain yard farmyard
    courtyard road lane path highway street square market fair village town city bridge river brook stream bank lake
    pond pool marsh sea shore beach coast island harbour mountain hill valley desert graveyard churchyard flat apartment
    station library study nursery attic stair doorstep house-door park theatre club sand-bank riverbank fireside"""
)
SILENT_WORDS = 15
"""So few words of a deed that the picture shows may be left to it."""


class Narrator:
    """Writes the captions of a book, panel after panel; it remembers whom it last named and when it was last silent.

    Args:
        text: The manuscript's text.
        story: The story told.
    """

    def __init__(self, text: str, story: Story) -> None:
        self._text = text
        self._story = story
        self._names = [member.name for member in story.cast] + [a for m in story.cast for a in m.aliases]
        self._news = [min(member.mentions).start for member in story.cast if member.mentions]
        self._mentions = MentionIndex(text, story)
        self._place = ""
        self._silent = 0

    def captions(self, draft: Draft) -> dict[int, LetteringLine]:
        """Captions by the position (within the draft's atoms) they are read at."""
        runs = self._runs(draft)
        lines: dict[int, LetteringLine] = {}
        if self._may_be_silent(draft, runs):
            self._silent = 0
        else:
            self._silent += 1
            room = min(PANEL_TOTAL - draft.spoken_words, CAPTION_WORDS * 2)
            shares = _shares([sum(atom.count for atom in run) for _, run in runs], room)
            for (position, run), share in zip(runs, shares, strict=True):
                lines.update(self._run_captions(position, run, share, draft))
        return self._with_setting(draft, lines)

    def _runs(self, draft: Draft) -> list[tuple[int, list[Atom]]]:
        """Stretches of narration between speeches, each with the position of its first atom."""
        runs: list[tuple[int, list[Atom]]] = []
        for position, atom in enumerate(draft.atoms):
            follows = bool(runs) and runs[-1][0] + len(runs[-1][1]) == position
            goes_on = follows and atom.span.start - runs[-1][1][-1].span.end <= 2
            if atom.is_speech or (atom.tagged and not goes_on and not self._stands(atom)):
                continue
            if runs and runs[-1][0] + len(runs[-1][1]) == position:
                runs[-1][1].append(atom)
            else:
                runs.append((position, [atom]))
        return runs

    def _stands(self, atom: Atom) -> bool:
        """Whether what is left of a tagged sentence can be read alone: it begins anew and is long enough."""
        opening = words(atom.text)[:1]
        starts_sentence = bool(opening) and opening[0][0].isupper()
        return atom.count >= 8 and starts_sentence and is_sentence_like(atom.text)

    def _may_be_silent(self, draft: Draft, runs: Sequence[tuple[int, list[Atom]]]) -> bool:
        """The text breathes: one short plain deed that the picture shows, and words not long ago."""
        told = " ".join(atom.text for _, run in runs for atom in run)
        if draft.opens_scene or draft.speech or self._silent < 2 or word_count(told) > SILENT_WORDS:
            return False
        if any(draft.span.start <= offset < draft.span.end for offset in self._news):
            return False
        shown = any(deed.pose not in QUIET_POSES and deed.strength >= 0.6 for deed in draft.deeds)
        return shown and tells_unseen(told) < 0.3

    def _run_captions(self, position: int, run: list[Atom], share: int, draft: Draft) -> dict[int, LetteringLine]:
        """One or two captions for a stretch of narration, in at most `share` words."""
        span = Span(start=run[0].span.start, end=run[-1].span.end)
        drawn = draft.key.span if not draft.key.is_speech else None
        chunks: list[list[Span]] = []
        first: list[list[Span]] = []
        for limit in (share, share * 4 // 5, min(share, WHOLE_WORDS), share * 3 // 5, min(share, CAPTION_WORDS)):
            if limit >= min(4, word_count(span.text(self._text))):
                pieces = condensed(self._text, span, limit=limit, drawn=drawn, news=self._news)
                chunks = self._boxed(pieces)
            if chunks and not self._runs_on(chunks):
                break
            if chunks and not first:
                first = chunks
        chunks = chunks if chunks and not self._runs_on(chunks) else first
        chunks = chunks or self._opening(span, share)
        lines: dict[int, LetteringLine] = {}
        for number, chunk in enumerate(chunks):
            chained = self._runs_on(chunks)
            text = self._worded(chunk, goes_on=chained and number == 0, continued=chained and number == 1)
            if text:
                at = position if number == 0 else position + len(run) - 1
                spot = at if at not in lines else at + 1
                lines[spot] = LetteringLine(kind=LetteringKind.CAPTION, text=text, speaker=None, spans=tuple(chunk))
        return lines

    def _runs_on(self, chunks: Sequence[Sequence[Span]]) -> bool:
        """Whether the second caption goes on in the middle of the first one's sentence."""
        return len(chunks) > 1 and not self._starts_sentence(chunks[1][0].start)

    def _opening(self, span: Span, share: int) -> list[list[Span]]:
        """Where no cut leaves a sentence standing: the first words of the narration, run on through two captions."""
        whole = word_count(span.text(self._text))
        if share < min(whole, CAPTION_WORDS // 2):
            return []
        first = sentences(self._text, span)[:1]
        parts = [part for sentence in first for part in cut_to_words(self._text, sentence, limit=CAPTION_WORDS)]
        return [[part] for part in parts[: 2 if share > CAPTION_WORDS else 1]]

    def _boxed(self, pieces: Sequence[Span]) -> list[list[Span]]:
        """The pieces in at most two captions; a long sentence may run on from one into the other. Empty if too long."""
        told: list[list[Span]] = []
        for piece in pieces:
            if told and not self._starts_sentence(piece.start) and told[-1][-1].end <= piece.start:
                told[-1].append(piece)
            else:
                told.append([piece])
        units: list[list[Span]] = []
        for sentence in told:
            if len(sentence) == 1:
                whole = self._words(sentence) <= WHOLE_WORDS
                parts = sentence if whole else cut_to_words(self._text, sentence[0], limit=CAPTION_WORDS)
                units.extend([part] for part in parts)
            else:
                # A sentence with a part left out is told in one breath.
                units.append(sentence)
        boxes: list[list[Span]] = []
        for unit in units:
            if boxes and self._words([*boxes[-1], *unit]) <= CAPTION_WORDS:
                boxes[-1].extend(unit)
            else:
                boxes.append(list(unit))
        fits = len(boxes) <= 2 and all(
            self._words(box) <= (WHOLE_WORDS if len(box) == 1 else CAPTION_WORDS) for box in boxes
        )
        return [_merged(box) for box in boxes] if fits else []

    def _words(self, pieces: Sequence[Span]) -> int:
        return sum(word_count(piece.text(self._text)) for piece in pieces)

    def _starts_sentence(self, offset: int) -> bool:
        return bool(re.search(r"[.!?\n][\"'\u201d\u2019]?\s*$", self._text[max(0, offset - 6) : offset])) or offset == 0

    def _worded(self, pieces: Sequence[Span], *, goes_on: bool, continued: bool) -> str:
        """The caption's words: capitals mended, loose openings dropped, an unclear pronoun named, a full stop set."""
        out: list[str] = []
        for number, piece in enumerate(pieces):
            part = piece.text(self._text)
            if piece.start == 0 or self._text[max(0, piece.start - 2) : piece.start].endswith("\n"):
                part = sentence_cased(part, self._names)
            joins = (number > 0 or continued) and not self._starts_sentence(piece.start)
            if not joins:
                if out:
                    out[-1] = _stopped(out[-1])
                part = self._opened(part, piece, first=number == 0)
                leans = number == 0 and not self._starts_sentence(piece.start) and _leans(part)
                part = f"...{part}" if leans else capitalised(part)
            out.append(part.strip())
        line = re.sub(r"^[\s,;:]+", "", lettered(_mended(" ".join(out))))
        line = re.sub(r"[\s,:;\-]+$", "", line) + "..." if goes_on else _stopped(line)
        return f"...{line}" if continued and line else line

    def _opens_paragraph(self, offset: int) -> bool:
        return self._text[max(0, offset - 1) : offset] in ("", "\n")

    def _opened(self, part: str, piece: Span, *, first: bool) -> str:
        opening = _LEADING.match(part)
        if opening is not None and first:
            rest = part[opening.end() :]
            participle = bool(re.match(r"\w+ing\b[^.!?]*?,", rest))
            if _has_subject(rest) or participle:
                return rest
            name = self._subject_before(piece.start)
            if name is not None and name not in rest:
                return f"{name} {rest[0].lower()}{rest[1:]}" if rest[:1] else part
        if first and part[:1].islower() and self._opens_paragraph(piece.start) and not _has_subject(part):
            name = self._subject_before(piece.start)
            return f"{name} {part}" if name is not None else part
        return self._named(part, piece) if first else part

    def _subject_before(self, offset: int) -> str | None:
        """Who acted last before `offset`: the one named at the head of the nearest clause that names someone there."""
        since = max(0, offset - 260)
        for clause in reversed(clauses(self._text, Span(start=since, end=offset))):
            for start, who in self._mentions.within(clause):
                if start - clause.start <= 12 and not self._mentions.owns(start):
                    member = self._story.character(who)
                    return None if member.narrator else member.name
        return None

    def _named(self, part: str, piece: Span) -> str:
        """Name whom an opening `he` or `she` means where the reader marked it, since the sentence before is gone."""
        match = re.match(r"(He|She|HE|SHE)\b", part)
        if match is None:
            return part
        for start, who in self._mentions.within(Span(start=piece.start, end=piece.start + match.end())):
            member = self._story.character(who)
            if start == piece.start and not member.narrator and member.name not in part:
                return member.name + part[match.end() :]
        return part

    def _with_setting(self, draft: Draft, lines: dict[int, LetteringLine]) -> dict[int, LetteringLine]:
        """At a scene's opening, say when and where if the words do not."""
        if not draft.opens_scene:
            return lines
        told = " ".join(line.text for line in lines.values()).lower()
        setting = self._setting(draft, told)
        self._place = draft.scene.place.lower() or self._place
        if setting is None:
            return lines
        full = draft.spoken_words + sum(word_count(line.text) for line in lines.values()) > PANEL_TOTAL - 6
        if (draft.number == 0 and told) or len(lines) > 1 or (full and lines):
            return lines
        return {-1: setting, **lines}

    def _time_told(self, draft: Draft) -> re.Match[str] | None:
        """The narrator's words of time near the panel's beginning; what is said in speech is not about now."""
        quoted = [span for atom in draft.speech for span in atom.pieces]
        for match in _TIME_PHRASE.finditer(self._text, draft.span.start, min(draft.span.end, draft.span.start + 240)):
            if not any(span.start <= match.start() < span.end for span in quoted):
                return match
        return None

    def _setting(self, draft: Draft, told: str) -> LetteringLine | None:
        scene, parts, spans = draft.scene, [], []
        match = self._time_told(draft)
        if match is not None and not _TIME_PHRASE.search(told):
            parts.append(match.group(0))
            spans.append(Span(start=match.start(), end=match.end()))
        place = lettered(scene.place)
        known = any(len(word) > 3 and word.lower() in told for word in words(place))
        moved = scene.place.lower() != self._place and scene.place_kind != "unplaced"
        vague = not any(word.lower().rstrip("s") in _PLACES for word in words(place)) or (
            bool(words(place)) and words(place)[0].lower() in {"no", "any", "every", "some", "such", "what"}
        )
        if place and moved and not known and not vague and word_count(place) <= 10:
            parts.append(place)
            at = self._text.find(scene.place, scene.span.start, scene.span.end)
            start = at if at >= 0 else scene.span.start
            spans.append(Span(start=start, end=start + len(scene.place)) if at >= 0 else Span(start=start, end=start))
        if not parts or (len(parts) == 1 and spans[0] and word_count(parts[0]) < 2):
            return None
        words_of = capitalised(lettered(", ".join(parts)))
        return LetteringLine(kind=LetteringKind.CAPTION, text=_stopped(words_of), speaker=None, spans=tuple(spans))


def in_two(caption: LetteringLine) -> tuple[LetteringLine, ...]:
    """A caption of more words than one balloon should hold, as two; any other as it is.

    It is parted between sentences, else where the second half says something whole of its own, else at a clause's
    border and at last between two words, where an ellipsis leads on; as evenly as may be.
    """
    text = caption.text
    if len(text.split()) <= BALLOON_WORDS:
        return (caption,)
    whole = Span(start=0, end=len(text))
    standing = [(one.text(text), two.text(text)) for one, two in standing_parts(text, whole)]
    after_commas = [match.end() for match in re.finditer(r"[,;:](?=\s)", text)]
    between_words = [match.start() for match in re.finditer(r"\s+", text)]
    for ways, apart in (
        (_in_halves(text, [one.end for one in sentences(text, whole)[:-1]]), True),
        ([(one, two) for one, two in standing if _begins_anew(one, two)], True),
        (_in_halves(text, [*(one.end for one in clauses(text, whole)[:-1]), *after_commas]), False),
        (_in_halves(text, between_words), False),
    ):
        counted = [(len(one.split()), len(two.split()), one, two) for one, two in ways]
        fitting = [way for way in counted if max(way[:2]) <= BALLOON_WORDS]
        if fitting:
            _, _, one, two = min(fitting, key=lambda way: (abs(way[0] - way[1]), -way[0]))
            if apart:
                one, two = _stopped(one), capitalised(re.sub(r"^and\s+", "", two))
            else:
                one, two = re.sub(r"[\s,:;\-]+$", "", one) + "...", f"...{two}"
            return replace(caption, text=one), replace(caption, text=two)
    return (caption,)


def _begins_anew(before: str, after: str) -> bool:
    """Whether the rest of a sentence is a clause with a subject and a verb of its own, joined to what stands before."""
    joint = _JOINT.match(after)
    if joint is None and before[-1:] not in ";:":
        return False
    rest = after[joint.end() :] if joint is not None else after
    own = _HANGING.split(rest)[0]
    return _opens_with_subject(rest) and is_sentence_like(own)


def _in_halves(text: str, ends: Sequence[int]) -> list[tuple[str, str]]:
    return [(text[:end].strip(), text[end:].strip()) for end in ends]


def _merged(pieces: Sequence[Span]) -> list[Span]:
    """Pieces that touch, or stand apart by white space alone, as one."""
    merged: list[Span] = []
    for piece in pieces:
        if merged and 0 <= piece.start - merged[-1].end <= 1:
            merged[-1] = Span(start=merged[-1].start, end=piece.end)
        else:
            merged.append(piece)
    return merged


def _shares(counts: Sequence[int], room: int) -> list[int]:
    """Divide the room for captions among the runs by their length."""
    total = sum(counts)
    if total <= room:
        return [min(count, CAPTION_WORDS * 2) for count in counts]
    return [min(CAPTION_WORDS * 2, room * count // max(1, total)) for count in counts]


def _has_subject(rest: str) -> bool:
    word = words(rest)[:1]
    if not word:
        return False
    return _opens_with_subject(rest) or not _verb_like(word[0].lower())


def _opens_with_subject(rest: str) -> bool:
    """Whether the first word is a name or one that opens a subject."""
    opening = words(rest)[:1]
    return bool(opening) and (opening[0].lower() in _SUBJECT_OPENINGS or rest.lstrip()[:1].isupper())


def _leans(part: str) -> bool:
    """Whether words from the middle of a sentence cannot begin one (`where it stood`, `and lay down`)."""
    rest = _LEADING.sub("", part)
    return leans_on_another(rest) or not _has_subject(rest)


def _verb_like(word: str) -> bool:
    return is_sentence_like(word) or word.endswith("ing")


def _stopped(line: str) -> str:
    """End with a mark that ends a sentence."""
    core = re.sub(r"[\s,;:\-\u2014]+$", "", line)
    if core and core[-1] not in ".!?\u3002\uff01\uff1f" and not re.search(r"[.!?][\"')\u201d\u2019]$", core):
        core += "."
    return core


def _mended(line: str) -> str:
    """Commas left over at the seams of what was cut out."""
    line = re.sub(r"\s+([,.!?;:])", r"\1", line)
    return re.sub(r",\s*([.!?])", r"\1", line)
