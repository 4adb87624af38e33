"""Which language a text is in, by the commonest little words and by script.

Knows: stop-word profiles of a dozen European languages.  Does not know: grammar.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

LANGUAGE_NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish or Norwegian",
    "pl": "Polish",
    "fi": "Finnish",
    "la": "Latin",
    "ru": "Russian",
    "el": "Greek",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ar": "Arabic",
    "he": "Hebrew",
}

_STOP_WORDS = {
    "en": "the and of to a in that he was it his is with as had for she not but her they at on you him be said were so",
    "de": "der die und das in zu den nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als war",
    "fr": "le la les de et un une des du que qui dans il elle est pas pour ne se au sur avec ce sa son mais je lui",
    "es": "el la los las de y que en un una se no con por su para es al lo como pero le del era ella yo muy",
    "it": "il la di e che un una in non si per con del le gli da era lo ma al come sono suo sua della disse nel",
    "pt": "o a os as de e que um uma em se com por para na do da dos das mas era ela ele ao seu sua muito",
    "nl": "de het een en van in dat is niet zijn op te hij met die was ze voor er aan maar om haar ook had naar",
    "sv": "och att det som en han hon var den inte jag till med av ett han ned sig men hade honom sade de",
    "da": "og det at en den til er som paa de med han af for ikke der var hun jeg sig et men havde ham sagde",
    "pl": "i w nie na sie z do to ze jest a jak ale co po tak od za byl go jej przez dla ich jego jest",
    "fi": "ja ei on han se oli mutta kun niin hyvin mina sina myos joka sen ett ettei ovat ole hanen",
    "la": "et in est non ad ut cum quod sed qui ex ab ac si nec enim sunt autem esse eius ille",
}
_PROFILES = {code: frozenset(words.split()) for code, words in _STOP_WORDS.items()}
_SCRIPTS = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "HEBREW": "he",
}
_SAMPLE_CHARACTERS = 40000
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language a text is most likely in; `en` when too little speaks against it."""
    sample = text[:_SAMPLE_CHARACTERS]
    script = _script(sample)
    if script:
        return script
    words = [_bare(word) for word in _WORD.findall(sample.lower())]
    if not words:
        return "en"
    shares = {code: sum(word in profile for word in words) / len(words) for code, profile in _PROFILES.items()}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    # A short text has few stop words: another language must win clearly.
    is_clear = shares[best] > 0.12 and shares[best] > 1.3 * shares["en"] + 1.5 / len(words)
    return best if is_clear else "en"


def _script(sample: str) -> str:
    """The language of a script other than Latin, if it makes up most letters."""
    letters = [letter for letter in sample if letter.isalpha()][::7] or [
        letter for letter in sample if letter.isalpha()
    ]
    names = Counter(unicodedata.name(letter, "").split()[0] for letter in letters if ord(letter) > 0x24F)
    if not names or sum(names.values()) < len(letters) / 2:
        return ""
    if names["HIRAGANA"] + names["KATAKANA"] > 0:
        return "ja"
    return _SCRIPTS.get(names.most_common(1)[0][0], "")


def _bare(word: str) -> str:
    """Without accents, so that one spelling of each stop word is enough."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
