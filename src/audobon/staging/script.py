"""The words of a panel, in reading order: captions, balloons, a noise.

Knows: which kind of balloon a manner of speaking takes, chained balloons, what is read first.
Does not know: where a balloon sits, or how wide a word is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audobon.comic.story import Manner
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.staging.atoms import BALLOON_WORDS, Atom
from audobon.staging.captions import in_two
from audobon.staging.company import Company
from audobon.staging.drafts import Draft
from audobon.staging.lettering_text import capitalised, closed_line, sentence_cased
from audobon.staging.prose import word_count

_KINDS = {
    Manner.SHOUT: LetteringKind.SHOUT,
    Manner.WHISPER: LetteringKind.WHISPER,
    Manner.THOUGHT: LetteringKind.THOUGHT,
    Manner.SONG: LetteringKind.SONG,
    Manner.RADIO: LetteringKind.RADIO,
}


def lettering_of(
    draft: Draft,
    captions: Mapping[int, LetteringLine],
    sound: LetteringLine | None,
    *,
    company: Company,
    names: Sequence[str],
) -> tuple[LetteringLine, ...]:
    """All lines of one panel in reading order.

    Args:
        draft: The panel's atoms.
        captions: Narration by the position among the atoms it is read at; -1 comes before all.
        sound: The panel's noise, read last of what happens.
        company: Who speaks for a group.
        names: The story's names, for mending printed capitals.
    """
    lines: list[LetteringLine] = [*in_two(captions[-1])] if -1 in captions else []
    for position, atom in enumerate(draft.atoms):
        if position in captions:
            lines.extend(in_two(captions[position]))
        line = _speech(atom, company, names)
        if line is None:
            continue
        previous = draft.atoms[position - 1] if position else None
        if previous is not None and lines and _one_balloon(previous, atom, lines[-1], line):
            lines[-1] = LetteringLine(
                kind=line.kind,
                text=f"{lines[-1].text} {line.text}",
                speaker=line.speaker,
                spans=lines[-1].spans + line.spans,
            )
        else:
            lines.append(line)
    last = [caption for position, caption in sorted(captions.items()) if position >= len(draft.atoms)]
    lines.extend(part for caption in last for part in in_two(caption))
    if sound is not None:
        lines.append(sound)
    return tuple(lines)


def _speech(atom: Atom, company: Company, names: Sequence[str]) -> LetteringLine | None:
    if atom.utterance is None:
        return None
    text = sentence_cased(atom.text, names) if atom.opens_paragraph else atom.text
    text = closed_line(text, goes_on=not atom.last_of_turn)
    if atom.opens_paragraph:
        text = capitalised(text)
    if not text.strip():
        return None
    speaker = company.lead(atom.speaker) if atom.speaker is not None and atom.speaker in company else None
    kind = _KINDS.get(atom.utterance.manner, LetteringKind.SPEECH)
    return LetteringLine(kind=kind, text=text, speaker=speaker, spans=atom.pieces)


def _one_balloon(previous: Atom, atom: Atom, last: LetteringLine, line: LetteringLine) -> bool:
    """Whether two neighbouring pieces of one speaker fill no more than one balloon."""
    return (
        previous.is_speech
        and last.kind is line.kind
        and last.speaker == line.speaker
        and last.speaker is not None
        and word_count(last.text) + word_count(line.text) <= BALLOON_WORDS
    )
