"""Prose punctuation made fit for lettering.

Knows: the letterer's conventions (double dash, three dots, no semicolons, no quotation marks round speech).
Does not know: who speaks, or how wide anything is.

Source: Blambot, "Comic Book Grammar & Tradition"; Todd Klein, "Punctuation for comics".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audobon.comic.stress import by_words

_OPENING = "\"'\u201c\u2018\u00ab\u300c\u300e`"
_CLOSING = "\"'\u201d\u2019\u00bb\u300d\u300f"
_ELISION = re.compile(r"^['\u2018\u2019](?:tis|twas|em|twill|twere|cause|til|bout)\b", re.IGNORECASE)


def lettered(text: str) -> str:
    """One line of prose in the letterer's punctuation; white space runs become one blank.

    A dash of any kind becomes `--`, an ellipsis exactly three dots, a semicolon a comma; marks of emphasis stand around
    single words (`*so*`), and those that are no pair are dropped.
    """
    line = re.sub(r"\s+", " ", text).strip()
    line = by_words(re.sub(r"(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])", "", line))
    line = line.replace("\u201c", '"').replace("\u201d", '"').replace("\u2018", "'").replace("\u2019", "'")
    line = re.sub(r"(?:\s*(?:\u2014|\u2015|--+))+\s*", "--", line)
    line = re.sub(r"\s+\u2013\s+", "--", line).replace("\u2013", "-")
    line = re.sub(r"\u2026|\.(?:\s?\.){2,}", "...", line)
    line = re.sub(r"\.{4,}", "...", line)
    line = re.sub(r"\s*;--|;\s*", ", ", line)
    line = re.sub(r"[,:]--", "--", line)
    line = re.sub(r"(?<!\.\.)([.!?])--(?=[\w'\"])", r"\1 ", line)
    # A dash between whole clauses breathes; one that breaks off a word does not.
    line = re.sub(r"--(?=[\w'\"])", "-- ", line)
    line = re.sub(r"\s+([,.!?:])", r"\1", line)
    return re.sub(r"\s{2,}", " ", line).strip()


def bare_speech(text: str) -> str:
    """What stands between the quotation marks; an unclosed quotation (a speech that goes on) is fine."""
    speech = text.strip()
    if speech and speech[0] in _OPENING and not _ELISION.match(speech):
        speech = speech[1:]
    if speech and speech[-1] in _CLOSING:
        speech = speech[:-1]
    return speech.strip()


def closed_line(text: str, *, goes_on: bool) -> str:
    """End a line of speech as lettering ends it.

    A comma or semicolon that led to the speech tag becomes a full stop; where the speech goes on in the next balloon a
    clause border keeps its comma or dash.
    """
    line = lettered(text)
    if goes_on:
        return line
    line = re.sub(r"[,:\s]+$", "", line)
    if line and line[-1] not in ".!?-\"')\u3002\uff01\uff1f":
        line += "."
    return line


def sentence_cased(text: str, names: Sequence[str]) -> str:
    """Undo the capitals that print puts at the head of a chapter or paragraph (`MR. McGREGOR was` -> `Mr. McGregor
    was`).

    Args:
        text: A line that starts a paragraph.
        names: How the story spells its names; they win over plain capitalisation.
    """
    match = re.match(r"[\"'\u201c\u2018]*((?:[^\W\d_a-z][^\W\d_]*[.,'\u2019\-]*\s*)+)", text)
    if match is None:
        return text
    run = _capital_run(match.group(1))
    if sum(character.isupper() for character in run) < 2 or (len(run.strip()) < 2):
        return text
    start = match.start(1)
    rest = text[start + len(run) :]
    if not any(character.islower() for character in rest) and rest.strip(" .!?\"'"):
        return text
    return text[:start] + _recased(run, names) + rest


def capitalised(text: str) -> str:
    """The text with its first letter large."""
    for index, character in enumerate(text):
        if character.isalpha():
            return text[:index] + character.upper() + text[index + 1 :]
        if character.isdigit():
            return text
    return text


def _capital_run(run: str) -> str:
    """The leading words of `run` that are all capitals (a small `c` in `McGREGOR` is let pass)."""
    taken = ""
    for match in re.finditer(r"\S+\s*", run):
        letters = [character for character in match.group(0) if character.isalpha()]
        large = sum(character.isupper() for character in letters)
        if len(letters) > 1 and large < len(letters) - 1:
            break
        if len(letters) == 2 and large < 2 and "." not in match.group(0):
            break
        taken += match.group(0)
    return taken


def _recased(run: str, names: Sequence[str]) -> str:
    spelling = {word.lower(): word for name in names for word in name.split() if not word.isupper() or len(word) == 1}
    out: list[str] = []
    for index, match in enumerate(re.finditer(r"(\S+)(\s*)", run)):
        word = match.group(1)
        core = word.strip(".,'\u2019-")
        known = spelling.get(word.lower()) or spelling.get(core.lower())
        if core in {"I", "O"}:
            new = word
        elif known is not None:
            new = word.replace(core, known.rstrip(".,"))
        elif index == 0 or word.endswith("."):
            new = word[0] + word[1:].lower()
        else:
            new = word.lower()
        out.append((capitalised(new) if index == 0 else new) + match.group(2))
    return "".join(out)
