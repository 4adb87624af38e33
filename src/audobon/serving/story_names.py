"""The name of a story's file that came from elsewhere, made one that can be kept here.

Knows: which endings stories have, what no file's name may hold.  Does not know: what is in the file.
"""

from __future__ import annotations

import re
import unicodedata

from audobon.serving.refusals import UnsupportedMediaError

ENDINGS = (".txt", ".md", ".epub", ".docx", ".pdf", ".fountain")
PLAIN = ".txt"
MAX_STEM_BYTES = 120
_AT_NO_START = " .~-"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever comes after a dot."""


def safe_story_name(name: str) -> str:
    """The last part of a path, without what a file's name may not hold, its ending in small letters.

    What is left out is left out without a word: the name is for people to know their file by. One that has no ending is
    taken for a plain text's; what is in the file decides in any case.

    Raises:
        UnsupportedMediaError: AUD-727, if its ending is of no kind of story.
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = _FORBIDDEN.sub("", "".join(one for one in last if one.isprintable()))
    whole = unicodedata.normalize("NFC", plain).rstrip(" .")
    stem, dot, ending = (whole if "." in whole else f"{whole}{PLAIN}").rpartition(".")
    if f"{dot}{ending}".lower() not in ENDINGS:
        raise UnsupportedMediaError(
            "AUD-727", f"{last[-40:]!r} is no story's file", hint="its name must end in one of " + ", ".join(ENDINGS)
        )
    stem = stem.lstrip(_AT_NO_START)
    if _DEVICES.fullmatch(stem.rstrip(" .")):
        stem = f"the {stem}"
    stem = stem.encode("utf-8", "ignore")[:MAX_STEM_BYTES].decode("utf-8", "ignore").rstrip(" .")
    return f"{stem or 'story'}.{ending.lower()}"
