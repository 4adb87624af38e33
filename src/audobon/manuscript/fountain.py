"""Screenplays, as prose that can be read aloud: who speaks is said, how, and where.

Knows: Fountain's elements.  Does not know: how scenes are found, or speakers.
Source: Fountain syntax 1.1 (fountain.io/syntax). What a heading or a cue says in a screenplay's shorthand is told in
words of our own, which map to the heading's or the cue's place; all other words are the author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from audobon.comic.manuscript import SourcePart
from audobon.manuscript.markdown import drop_emphasis
from audobon.manuscript.screen_words import Casting, manner, place_told
from audobon.manuscript.source_lines import BLANK, INSERTED, Line, Source, ours

_SCENE = re.compile(r"(?:INT|EXT|EST|INT\.?/EXT|EXT\.?/INT|I/E)(?:\.|\s)", re.IGNORECASE)
_SCENE_NUMBER = re.compile(r"\s*#[\w.-]+#\s*$")
_TRANSITION = re.compile(r"[^a-z]*\bTO:\s*$")
_EXTENSION = re.compile(r"\s*\([^()]*\)\s*")
_TITLE_KEY = re.compile(r"([A-Za-z][A-Za-z ]{0,30}):[ \t]*(.*)")
_MAX_HEADING = 200
_TITLE_KEYS = frozenset(
    (
        "title",
        "credit",
        "author",
        "authors",
        "source",
        "notes",
        "draft date",
        "date",
        "contact",
        "copyright",
        "revision",
    )
)
_ESCAPE = re.compile(r"\\(?=[*_\\])")
_NOTE = re.compile(r"\[\[(?:(?!\[\[|\n[ \t]*\n).)*?\]\]", re.DOTALL)
_FADES = re.compile(r"(?:FADE (?:IN|OUT)|CUT TO BLACK|THE END|CONTINUED|\(?MORE\)?)[.:]?", re.IGNORECASE)


class Element(Enum):
    """What a line of a screenplay is."""

    ACTION = auto()
    SCENE = auto()
    CUE = auto()
    DIALOGUE = auto()
    PARENTHETICAL = auto()
    TRANSITION = auto()
    LYRIC = auto()
    SECTION = auto()
    CENTRED = auto()
    SILENT = auto()
    """Synopses and page breaks: for the writer, not the audience."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One element: its line without the marks of its kind. `level` is a section's depth, from 1."""

    element: Element
    line: Line
    level: int = 0
    is_dual: bool = False


def is_screenplay(lines: Sequence[Line]) -> bool:
    """Whether a plain text is laid out as a screenplay: it has scene headings, and cues with speech under them."""
    texts = [line.text.strip() for line in lines]
    scenes = sum(
        bool(_SCENE.match(text)) and text.isupper() and _is_blank(texts, index - 1) for index, text in enumerate(texts)
    )
    cues = sum(_is_cue(texts, index) for index in range(len(texts))) if scenes >= 2 else 0
    return cues >= 3


def fountain_source(lines: Sequence[Line], parts: tuple[SourcePart, ...], source: str) -> Source:
    """A screenplay as prose.

    Args:
        lines: The source's lines.
        parts: What the lines' offsets count in.
        source: The whole source, for what runs over several lines.
    """
    lines = _without_asides(lines, source)
    facts, body = _title_page(lines)
    found = list(elements(body))
    casting = Casting(
        names=[part.line.text for part in found if part.element is Element.CUE],
        prose=[part.line.text for part in found if part.element in (Element.ACTION, Element.DIALOGUE)],
    )
    return Source(
        lines=list(_prose(found, casting)),
        parts=parts,
        title=facts.get("title", ""),
        author=facts.get("author", "") or facts.get("authors", ""),
        is_laid_out=True,
        only_marked_headings=True,
    )


def elements(lines: Sequence[Line]) -> Iterator[Part]:
    """What each line is; blank lines are left out, but for those that part paragraphs of action (empty actions)."""
    texts = [line.text.strip() for line in lines]
    is_speech = False
    for index, line in enumerate(lines):
        text = texts[index]
        if not text:
            # Two spaces on an otherwise empty line keep a speech going.
            is_speech = is_speech and len(line.text) >= 2
            if not is_speech:
                yield Part(element=Element.ACTION, line=BLANK)
            continue
        part = _forced(line.stripped())
        if part is None and is_speech:
            is_manner = text.startswith("(") and text.endswith(")")
            part = Part(element=Element.PARENTHETICAL if is_manner else Element.DIALOGUE, line=line.stripped())
        part = part or _by_its_look(line, texts, index)
        if is_speech and part.element is Element.LYRIC:
            part = replace(part, element=Element.DIALOGUE)
        is_speech = part.element in (Element.CUE, Element.DIALOGUE, Element.PARENTHETICAL)
        yield part


def _forced(line: Line) -> Part | None:
    """A line that says by its first character what it is."""
    text = line.text
    rest = line.part(1, len(text)).stripped()
    if text.startswith("===") and not text.strip("="):
        return Part(element=Element.SILENT, line=line)
    if text.startswith(">") and text.endswith("<") and len(text) > 1:
        return Part(element=Element.CENTRED, line=line.part(1, len(text) - 1).stripped())
    if text.startswith("@"):
        return _cue(rest)
    if text.startswith(".") and text[1:2].isalnum() and len(text) <= _MAX_HEADING:
        return Part(element=Element.SCENE, line=rest)
    if text.startswith("#"):
        depth = len(text) - len(text.lstrip("#"))
        return Part(element=Element.SECTION, line=line.part(depth, len(text)).stripped(), level=min(depth, 6))
    kinds = {"!": Element.ACTION, ">": Element.TRANSITION, "~": Element.LYRIC, "=": Element.SILENT}
    return Part(element=kinds[text[0]], line=rest) if text[0] in kinds else None


def _by_its_look(line: Line, texts: Sequence[str], index: int) -> Part:
    text, stripped = texts[index], line.stripped()
    if _SCENE.match(text) and len(text) <= _MAX_HEADING and _is_blank(texts, index - 1) and _is_blank(texts, index + 1):
        return Part(element=Element.SCENE, line=stripped)
    if _is_blank(texts, index - 1) and _is_blank(texts, index + 1) and _TRANSITION.fullmatch(text):
        return Part(element=Element.TRANSITION, line=stripped)
    if _is_cue(texts, index):
        return _cue(stripped)
    return Part(element=Element.ACTION, line=line)


def _is_blank(texts: Sequence[str], index: int) -> bool:
    return not 0 <= index < len(texts) or not texts[index]


def _is_cue(texts: Sequence[str], index: int) -> bool:
    """A name in capitals after a blank line, with words right under it; its extensions may be in any case."""
    text = texts[index]
    if len(text) > 80 or _is_blank(texts, index + 1) or not _is_blank(texts, index - 1):
        return False
    name = _EXTENSION.sub(" ", text.removesuffix("^")).strip()
    return name.isupper() and name[-1] not in ".!?:," and not _SCENE.match(name) and len(name.split()) <= 6


def _cue(line: Line) -> Part:
    is_dual = line.text.endswith("^")
    name = _EXTENSION.sub(" ", line.text.removesuffix("^")).strip()
    start = max(line.text.find(name), 0) if "(" not in name else 0
    return Part(element=Element.CUE, line=line.part(start, start + len(name)), is_dual=is_dual)


# --- what nobody hears ---


def _without_asides(lines: Sequence[Line], source: str) -> list[Line]:
    """The lines without notes and the boneyard, wherever they begin and end."""
    if "/*" not in source and "[[" not in source:
        return list(lines)
    silent = bytearray(len(source))
    for start, end in (*_boneyard(source), *(match.span() for match in _NOTE.finditer(source))):
        silent[start:end] = b"\1" * (end - start)
    kept: list[Line] = []
    for line in lines:
        dropped = {index for index, offset in enumerate(line.offsets) if offset >= 0 and silent[offset]}
        rest = line.without(dropped)
        if not dropped or rest.text.strip():
            kept.append(rest)
    return kept


def _boneyard(source: str) -> Iterator[tuple[int, int]]:
    start = source.find("/*")
    while start >= 0 and (end := source.find("*/", start + 2)) >= 0:
        yield start, end + 2
        start = source.find("/*", end + 2)


def _title_page(lines: Sequence[Line]) -> tuple[dict[str, str], Sequence[Line]]:
    """`Key: value` lines at the very top, a value's further lines set in, up to the first blank line."""
    first = _TITLE_KEY.fullmatch(lines[0].text.strip()) if lines else None
    if first is None or first.group(1).lower() not in _TITLE_KEYS:
        return {}, lines
    facts: dict[str, str] = {}
    key = ""
    for index, line in enumerate(lines):
        if not line.text.strip():
            return facts, lines[index:]
        match = None if line.text[:1].isspace() else _TITLE_KEY.fullmatch(line.text.strip())
        key = match.group(1).lower() if match else key
        value = (match.group(2) if match else line.text).strip("*_ \t")
        facts[key] = f"{facts.get(key, '')} {value}".strip()
    return facts, []


# --- the prose of it ---


def _prose(found: Sequence[Part], casting: Casting) -> Iterator[Line]:
    """The screenplay's lines as paragraphs, with blank lines between them."""
    index, is_first_scene = 0, True
    while index < len(found):
        part = found[index]
        end = index + 1
        if part.element is Element.SCENE:
            yield from _scene(part.line, casting, is_first=is_first_scene)
            is_first_scene = False
        elif part.element is Element.SECTION:
            yield from (replace(_plain(part.line), heading=min(part.level + 1, 6)), BLANK)
            is_first_scene = True
        elif part.element is Element.CUE:
            end = _run_end(found, index + 1, (Element.DIALOGUE, Element.PARENTHETICAL))
            said = found[index + 1 : end]
            yield from (_speech(part, said, casting), BLANK) if said else _action([part.line], casting)
        elif part.element is Element.LYRIC:
            end = _run_end(found, index, (Element.LYRIC,))
            yield from (*(_plain(one.line) for one in found[index:end]), BLANK)
        elif part.element in (Element.ACTION, Element.CENTRED, Element.DIALOGUE, Element.PARENTHETICAL):
            if part.element is Element.ACTION and part.line.text:
                end = _run_end(found, index, (Element.ACTION,))
            yield from _action([one.line for one in found[index:end]], casting)
        index = end


def _run_end(found: Sequence[Part], start: int, kinds: tuple[Element, ...]) -> int:
    """Where a run of parts of these kinds ends; an empty action ends any."""
    end = start
    while end < len(found) and found[end].element in kinds and found[end].line.text:
        end += 1
    return max(end, start)


def _scene(heading: Line, casting: Casting, *, is_first: bool) -> Iterator[Line]:
    if not is_first:
        yield from (Line(text="***", offsets=(INSERTED,) * 3, is_break=True), BLANK)
    told = place_told(_SCENE_NUMBER.sub("", heading.text), casting)
    if told:
        yield from (_ours(told, heading.offsets[0]), BLANK)


def _action(lines: Sequence[Line], casting: Casting) -> Iterator[Line]:
    kept = [_plain(line) for line in lines if line.text and not _FADES.fullmatch(line.text.strip())]
    if kept:
        yield from (_recased(_joined(kept), casting), BLANK)


def _recased(line: Line, casting: Casting) -> Line:
    """Names in capitals as prose writes them, letter by letter at their places."""
    text = casting.in_action(line.text)
    if text == line.text:
        return line
    offsets = tuple(
        at if new == old or at < 0 else ours(at) for new, old, at in zip(text, line.text, line.offsets, strict=True)
    )
    return replace(line, text=text, offsets=offsets)


def _speech(cue: Part, said: Sequence[Part], casting: Casting) -> Line:
    """A cue and what stands under it, as quoted speech with its frames: `Mary said softly, "Come in."`"""
    at = cue.line.offsets[0]
    who = casting.speaker(cue.line.text)
    opening = f"At the same time {casting.within(who)}" if cue.is_dual else who
    pieces: list[Line] = []
    words: list[Line] = []
    how = "said"
    for part in (*said, None):
        if part is not None and part.element is Element.DIALOGUE:
            words.append(_plain(part.line))
            continue
        if words:
            speech = _joined([_ours("\u201c", at), _inner_quotes(_joined(words)), _ours("\u201d", at)], by="")
            pieces += [_ours(f"{opening} {how},", at), speech]
            words, opening = [], who
        how = manner(part.line.text, casting) if part is not None else "said"
    return _joined(pieces)


def _ours(text: str, at: int) -> Line:
    return Line(text=text, offsets=(ours(at),) * len(text))


def _plain(line: Line) -> Line:
    """A line without the marks of emphasis, and without the backslashes that keep others from being that."""
    line = drop_emphasis(line)
    return line.without({match.start() for match in _ESCAPE.finditer(line.text)})


def _joined(lines: Sequence[Line], *, by: str = " ") -> Line:
    """Lines as one."""
    text, offsets = list[str](), list[int]()
    for line in lines:
        if text and by:
            text.append(by)
            offsets += [INSERTED] * len(by)
        text.append(line.text)
        offsets += line.offsets
    stressed = frozenset[int]().union(*(line.stressed for line in lines))
    return Line(text="".join(text), offsets=tuple(offsets), stressed=stressed)


def _inner_quotes(line: Line) -> Line:
    """Quotation marks within a speech, one level down."""
    if not any(mark in line.text for mark in '"\u201c\u201d'):
        return line
    letters, offsets = list(line.text), list(line.offsets)
    for index, letter in enumerate(line.text):
        if letter in '"\u201c\u201d':
            before = line.text[index - 1 : index]
            opens = letter == "\u201c" or (letter == '"' and (not before or before.isspace() or before in "([\u2014-"))
            letters[index] = "\u2018" if opens else "\u2019"
            offsets[index] = ours(offsets[index]) if offsets[index] >= 0 else offsets[index]
    return replace(line, text="".join(letters), offsets=tuple(offsets))
