"""Scripts: which one a text is in, and how each is lettered.

Knows: Unicode's scripts as far as a letterer tells them apart; capitals, size, leading.  Does not know: faces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from fontTools import unicodedata


class Script(StrEnum):
    """`PLAIN` is Latin and every other script that runs from left to right in words with spaces between them."""

    PLAIN = "plain"
    HEBREW = "hebrew"
    ARABIC = "arabic"
    HAN = "han"
    """Chinese and Japanese, kana and bopomofo included."""
    HANGUL = "hangul"


RIGHT_TO_LEFT = frozenset((Script.HEBREW, Script.ARABIC))
UPRIGHT = frozenset((Script.HAN, Script.HANGUL))
"""Scripts whose letters stand upright in columns."""

CHINESE = ("zh", "yue", "cmn")
"""Languages that are written in Chinese characters alone."""

_OF_CODE = {
    "Hebr": Script.HEBREW,
    "Arab": Script.ARABIC,
    "Hani": Script.HAN,
    "Hira": Script.HAN,
    "Kana": Script.HAN,
    "Bopo": Script.HAN,
    "Hang": Script.HANGUL,
}
_COMMON = frozenset(("Zyyy", "Zinh"))
_OF_LANGUAGE = {
    **dict.fromkeys(("he", "iw", "yi"), Script.HEBREW),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ug", "sd", "ckb"), Script.ARABIC),
    **dict.fromkeys(("ja", *CHINESE), Script.HAN),
    "ko": Script.HANGUL,
}
_KANA = re.compile("[\u3041-\u30ff]")
_WIDE = re.compile("[\u3000-\u303f\uff00-\uffef]")


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How a script is lettered; lengths in em.

    `scale` is its size beside Latin capitals, whose letters are taller than others of the same size; `leading` is from
    base line to base line, `above` and `below` what its letters take over and under one.
    """

    scale: float
    leading: float
    above: float
    below: float


_MANNERS: Mapping[Script, Manner] = {
    Script.HEBREW: Manner(scale=1.1, leading=1.22, above=0.66, below=0.06),
    Script.ARABIC: Manner(scale=1.15, leading=1.4, above=0.74, below=0.3),
    Script.HAN: Manner(scale=1.1, leading=1.28, above=0.86, below=0.1),
    Script.HANGUL: Manner(scale=1.1, leading=1.28, above=0.86, below=0.1),
}
COLUMN_LEADING = 1.3
"""From column to column, in em."""


def manner(script: Script) -> Manner | None:
    """How a script is lettered; None for plain ones, whose faces say it."""
    return _MANNERS.get(script)


@lru_cache(maxsize=4096)
def script_of(char: str) -> Script | None:
    """The script of a character; None for what many scripts share (digits, most punctuation, marks)."""
    code = str(unicodedata.script(char))
    return None if code in _COMMON else _OF_CODE.get(code, Script.PLAIN)


def main_script(text: str, *, language: str = "") -> Script:
    """The script that a text is lettered in: its language's if any letter is of that, else that of most letters.

    A Han character counts as three letters, for it says as much.

    Args:
        text: What is to be lettered.
        language: A BCP 47 tag, or nothing.
    """
    found = Counter(script for script in map(script_of, text) if script is not None)
    wanted = language_script(language)
    if wanted in found and wanted is not Script.PLAIN:
        return wanted
    if found:
        return max(found, key=lambda script: (found[script] * (3 if script is Script.HAN else 1), script.value))
    return Script.HAN if _WIDE.search(text) else wanted


def language_script(language: str) -> Script:
    """The script that a language is written in."""
    return _OF_LANGUAGE.get(primary(language), Script.PLAIN)


def primary(language: str) -> str:
    """The language of a tag without script and region: `zh` of `zh-Hant-TW`."""
    return re.split("[-_]", language.strip().lower())[0]


def is_traditional(language: str) -> bool:
    """Whether a Chinese tag asks for traditional characters."""
    parts = set(re.split("[-_]", language.lower()))
    return bool(parts & {"hant", "tw", "hk", "mo"})


def has_kana(text: str) -> bool:
    """Whether a text has hiragana or katakana, as only Japanese has."""
    return bool(_KANA.search(text))


def capitals(text: str, *, language: str = "") -> str:
    """The text in capitals, as its language writes them: a Turkish dotted I keeps its dot, Greek drops its accents.

    Source: Unicode, SpecialCasing.txt and CLDR's uppercase transforms for `tr`, `az` and `el`.
    """
    tag = primary(language)
    if tag in ("tr", "az"):
        text = text.replace("i", "\u0130")
    if tag == "el":
        return _bare_greek(text.upper())
    return text.upper()


def _bare_greek(text: str) -> str:
    """Greek capitals without their stress; a diaeresis stays."""
    parts = unicodedata.normalize("NFD", text).replace("\u0301", "").replace("\u0300", "").replace("\u0342", "")
    return str(unicodedata.normalize("NFC", parts))
