"""Markdown syntax taken off: what stays is what a reader of the printed page would see.

Knows: headings, emphasis, links, quotes, lists, rules, code fences.  Does not know: paragraphs or chapters.
Source: CommonMark 0.31, sections 4 (leaf blocks) and 6 (inlines); only the parts that prose uses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audobon.manuscript.source_lines import BLANK, Line

_ATX_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([*_-])(?:[ \t]*\1){2,}[ \t]*$")
_BLOCK_PREFIX = re.compile(r"[ ]{0,3}(?:>[ ]?)+|[ ]{0,3}[*+-][ ]+(?=\S)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
# No bracket inside brackets: what cannot close is given up at the next opening, so that any line takes linear time.
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\[[^\[\]]*\])")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->|</?(?:i|b|em|strong|p|br|hr|span|div|center)\b[^<>]*>", re.IGNORECASE)
_TAGGED = re.compile(r"<(i|b|em|strong)\b[^<>]*>([^<>]*)</\1>", re.IGNORECASE)
_EMPHASIS = ("***", "**", "__", "*", "_", "~~", "``", "`")
UNDERSCORES = ("__", "_")
"""Marks of emphasis in any text."""
PLAIN_MARKS = (*UNDERSCORES, "**", "*")
"""Marks of emphasis in plain texts."""
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>~|-])")


def markdown_lines(lines: Sequence[Line]) -> list[Line]:
    """Plain lines from Markdown lines; headings carry their level, rules are marked as breaks."""
    plain: list[Line] = []
    lines = _without_front_matter(lines)
    for line in lines:
        if _FENCE.match(line.text):
            continue
        underline = _UNDERLINE.match(line.text)
        if underline and plain and plain[-1].text.strip() and not plain[-1].heading and _is_titlelike(plain):
            plain.append(replace(plain.pop(), heading=1 if underline.group(1)[0] == "=" else 2))
            continue
        if _RULE.match(line.text):
            plain.append(replace(line, is_break=True))
            continue
        plain.append(_plain_line(line))
    return plain


def drop_emphasis(line: Line, *, marks: Sequence[str] = _EMPHASIS) -> Line:
    """The line without emphasis marks, what stood between them stressed.

    Args:
        line: Of prose.
        marks: Which; in texts that are no Markdown they stand at the edges of words alone.
    """
    for mark in marks:
        if mark in line.text:
            within_words = marks is _EMPHASIS and mark not in UNDERSCORES
            dropped, inner = _emphasised(line.text, mark, within_words=within_words)
            if inner and mark[0] in "*_":
                line = replace(line, stressed=line.stressed.union(line.offsets[at] for at in inner))
            line = line.without(dropped)
    return line


def _emphasised(text: str, mark: str, *, within_words: bool) -> tuple[set[int], set[int]]:
    """Where the marks around emphasised words stand, and where the words do. One walk: an opening that never closes
    ends it."""
    dropped: set[int] = set()
    inner: set[int] = set()
    at = 0
    while (opening := _mark_at(text, mark, at, opens=True, within_words=within_words)) >= 0:
        first = opening + len(mark)
        closing = _mark_at(text, mark, first + 1, opens=False, within_words=within_words)
        if closing < 0:
            break
        dropped.update((*range(opening, first), *range(closing, closing + len(mark))))
        inner.update(range(first, closing))
        at = closing + len(mark)
    return dropped, inner


def _mark_at(text: str, mark: str, start: int, *, opens: bool, within_words: bool) -> int:
    """The next mark from `start` on that opens (or closes) emphasis; -1 if there is none."""
    at = text.find(mark, start)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
        inner, outer = (after, before) if opens else (before, after)
        is_escaped = text[at - 1 : at] == "\\"
        is_edge = bool(inner) and not inner.isspace() and inner != mark[0]
        stands_free = within_words or not (outer.isalnum() or outer == "_")
        if not is_escaped and (mark[0] == "`" or (is_edge and stands_free)):
            return at
        at = text.find(mark, at + 1)
    return at


def _is_titlelike(plain: Sequence[Line]) -> bool:
    """A heading underlined with dashes stands alone; a paragraph's last line above a rule does not."""
    return len(plain) == 1 or not plain[-2].text.strip() or bool(plain[-2].heading)


def _without_front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """YAML between `---` lines at the top: keep its `key: value` lines bare, as header lines."""
    if not lines or lines[0].text.strip() != "---":
        return lines
    for index in range(1, min(len(lines), 40)):
        if lines[index].text.strip() in ("---", "..."):
            return [*lines[1:index], BLANK, *lines[index + 1 :]]
    return lines


def _tagged(line: Line) -> Line:
    """The line, stressed where HTML's own marks of emphasis stand around words."""
    inner = {at for match in _TAGGED.finditer(line.text) for at in range(*match.span(2))}
    return replace(line, stressed=line.stressed.union(line.offsets[at] for at in inner)) if inner else line


def _plain_line(line: Line) -> Line:
    heading = _ATX_HEADING.match(line.text)
    if heading:
        words = line.text.rstrip()
        closing = words.rstrip("#")
        end = len(closing.rstrip()) if closing.endswith((" ", "\t")) else len(words)
        line = replace(line.part(heading.end(), max(end, heading.end())), heading=len(heading.group(1)))
    else:
        prefix = _BLOCK_PREFIX.match(line.text)
        if prefix:
            line = line.without(set(range(prefix.start(), prefix.end())))
    line = _tagged(line)
    for pattern in (_COMMENT, _IMAGE):
        line = line.without({index for match in pattern.finditer(line.text) for index in range(*match.span())})
    for pattern in (_LINK, _AUTOLINK):
        syntax: set[int] = set()
        for match in pattern.finditer(line.text):
            syntax.update((*range(match.start(), match.start(1)), *range(match.end(1), match.end())))
        line = line.without(syntax)
    line = drop_emphasis(line)
    return line.without({match.start() for match in _ESCAPE.finditer(line.text)})
