"""Markdown syntax taken off: what stays is what a reader of the printed page would see.

Knows: headings, emphasis, links, quotes, lists, rules, code fences.  Does not know: paragraphs or chapters.
Source: CommonMark 0.31, sections 4 (leaf blocks) and 6 (inlines); only the parts that prose uses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audobon.manuscript.source_lines import Line

_ATX_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_BLOCK_PREFIX = re.compile(r"[ ]{0,3}(?:>[ ]?)+|[ ]{0,3}[*+-][ ]+(?=\S)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_COMMENT = re.compile(r"<!--.*?-->|</?(?:i|b|em|strong|p|br|hr|span|div|center)\b[^>]*>", re.IGNORECASE)
_EMPHASIS = (
    re.compile(r"(\*\*\*)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(\*\*)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(?<!\w)(__)(?=\S)(.+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(\*)(?=[^\s*])(.+?)(?<=[^\s*])\1"),
    re.compile(r"(?<!\w)(_)(?=[^\s_])(.+?)(?<=[^\s_])\1(?!\w)"),
    re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(`+)(.+?)\1"),
)
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
            above = plain.pop()
            level = 1 if underline.group(1)[0] == "=" else 2
            plain.append(Line(text=above.text, offsets=above.offsets, heading=level))
            continue
        if _RULE.match(line.text):
            plain.append(Line(text=line.text, offsets=line.offsets, is_break=True))
            continue
        plain.append(_plain_line(line))
    return plain


def drop_emphasis(line: Line, *, underscores_only: bool = False) -> Line:
    """The line without emphasis marks; plain-text files mark italics with underscores alone."""
    patterns = (_EMPHASIS[2], _EMPHASIS[4]) if underscores_only else _EMPHASIS
    for pattern in patterns:
        dropped: set[int] = set()
        for match in pattern.finditer(line.text):
            width = len(match.group(1))
            dropped.update(range(match.start(), match.start() + width))
            dropped.update(range(match.end() - width, match.end()))
        line = line.without(dropped)
    return line


def _is_titlelike(plain: Sequence[Line]) -> bool:
    """A heading underlined with dashes stands alone; a paragraph's last line above a rule does not."""
    return len(plain) == 1 or not plain[-2].text.strip() or bool(plain[-2].heading)


def _without_front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """YAML between `---` lines at the top: keep its `key: value` lines bare, as header lines."""
    if not lines or lines[0].text.strip() != "---":
        return lines
    for index in range(1, min(len(lines), 40)):
        if lines[index].text.strip() in ("---", "..."):
            blank = Line(text="", offsets=())
            return [*lines[1:index], blank, *lines[index + 1 :]]
    return lines


def _plain_line(line: Line) -> Line:
    heading = _ATX_HEADING.match(line.text)
    if heading:
        body = line.part(*heading.span(2))
        line = Line(text=body.text, offsets=body.offsets, heading=len(heading.group(1)))
    else:
        prefix = _BLOCK_PREFIX.match(line.text)
        if prefix:
            line = line.without(set(range(prefix.start(), prefix.end())))
    for pattern in (_COMMENT, _IMAGE):
        for match in reversed(list(pattern.finditer(line.text))):
            line = line.without(set(range(*match.span())))
    for pattern in (_LINK, _AUTOLINK):
        for match in reversed(list(pattern.finditer(line.text))):
            kept = range(*match.span(1))
            line = line.without({index for index in range(*match.span()) if index not in kept})
    line = drop_emphasis(line)
    return line.without({match.start() for match in _ESCAPE.finditer(line.text)})
