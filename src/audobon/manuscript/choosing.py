"""Some chapters of a manuscript, as a manuscript of their own.

Knows: how chapters are counted and named.  Does not know: files, or why somebody wants them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audobon.comic.manuscript import Chapter, Manuscript, SourceRun
from audobon.comic.span import Span
from audobon.errors import InputError
from audobon.numerals import number_of

_RANGE = re.compile(r"(\d+)\s*(?:-|\.\.|\u2013)\s*(\d+)")
_OWN_NUMBER = re.compile(
    r"(?:(?:chapter|letter|stave|canto|scene)\s+)?(?:(?P<digits>\d{1,4})|(?P<roman>[IVXLC]+)|(?P<word>[a-z-]+))\b",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MAX_NAMED = 30


def chosen(manuscript: Manuscript, wanted: str) -> Manuscript:
    """The chapters that are asked for; the whole manuscript if nothing is.

    Args:
        manuscript: All of it.
        wanted: A number (`3`), a range (`2-4`), or words of a title. A number is what a chapter's own title has,
            if one chapter alone has it; otherwise chapters with titles are counted, from 1.

    Raises:
        InputError: AUD-119, if there is no such chapter, or more than one whose title has these words.
    """
    wanted = wanted.strip()
    if not wanted:
        return manuscript
    titled = [chapter for chapter in manuscript.chapters if chapter.title] or list(manuscript.chapters)
    limits = _RANGE.fullmatch(wanted)
    if limits:
        first, last = (_numbered(titled, int(number)) for number in limits.groups())
        if first is None or last is None or last < first:
            raise _no_such(manuscript, wanted, titled)
        return _cut(manuscript, titled[first : last + 1])
    number = _numbered(titled, int(wanted)) if wanted.isdecimal() else None
    found = [titled[number]] if number is not None else _with_words(titled, wanted)
    if len(found) != 1:
        raise _no_such(manuscript, wanted, found or titled, is_many=bool(found))
    return _cut(manuscript, found)


def _numbered(chapters: Sequence[Chapter], number: int) -> int | None:
    """Where the chapter with this number stands in the list."""
    own = [index for index, chapter in enumerate(chapters) if _own_number(chapter.title) == number]
    if len(own) == 1:
        return own[0]
    return number - 1 if 1 <= number <= len(chapters) else None


def _own_number(title: str) -> int | None:
    """The number that a title begins with, spelt in any way, `CHAPTER IV. The Hare`, `4`, `Chapter Four`."""
    match = _OWN_NUMBER.match(title)
    if match is None:
        return None
    if match["digits"]:
        return int(match["digits"])
    if match["roman"] and (match["roman"].isupper() or match.start("roman") > 0):
        values = [_ROMAN[letter] for letter in match["roman"].lower()]
        following = [*values[1:], 0]
        return sum(-now if now < then else now for now, then in zip(values, following, strict=True))
    word = (match["word"] or match["roman"] or "").lower()
    return number_of(word)


def _with_words(chapters: Sequence[Chapter], wanted: str) -> list[Chapter]:
    words = _plain(wanted)
    same = [chapter for chapter in chapters if _plain(chapter.title) == words]
    return same or [chapter for chapter in chapters if words and words in _plain(chapter.title)]


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.replace("'", "").replace("\u2019", "").lower()))


def _cut(manuscript: Manuscript, chapters: Sequence[Chapter]) -> Manuscript:
    start, end = chapters[0].span.start, chapters[-1].span.end
    names = [chapter.title for chapter in (chapters[0], chapters[-1])[: len(chapters)] if chapter.title]
    return replace(
        manuscript,
        text=manuscript.text[start:end],
        title=f"{manuscript.title}: {' to '.join(names)}" if names else manuscript.title,
        chapters=tuple(
            replace(chapter, span=Span(start=chapter.span.start - start, end=chapter.span.end - start))
            for chapter in chapters
        ),
        source_runs=tuple(
            _moved(run, start, end)
            for run in manuscript.source_runs
            if run.text_start < end and run.text_start + run.length > start
        ),
    )


def _moved(run: SourceRun, start: int, end: int) -> SourceRun:
    """The part of a run that lies in `[start, end)`, counted from `start`."""
    first, last = max(run.text_start, start), min(run.text_start + run.length, end)
    source = run.source_start + (0 if run.is_ours else first - run.text_start)
    return replace(run, text_start=first - start, source_start=source, length=last - first)


def _no_such(manuscript: Manuscript, wanted: str, chapters: Sequence[Chapter], *, is_many: bool = False) -> InputError:
    named = ", ".join(f'"{chapter.title}"' for chapter in chapters[:_MAX_NAMED] if chapter.title)
    if is_many:
        fact = f'{len(chapters)} chapters of {manuscript.source_name} have "{wanted}" in their titles'
    else:
        fact = f'{manuscript.source_name} has no chapter "{wanted}"; it has {len(chapters)}'
    hint = f"the chapters are {named}" if named else "leave --chapter out: this text has no chapters with titles"
    return InputError("AUD-119", fact, hint=hint)
