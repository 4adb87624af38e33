"""What each kind of fault in a panel is called in a few words, for whoever counts or tells faults.

Knows: the codes of this room's checks of panels.  Does not know: what a check looks at.
"""

from __future__ import annotations

KINDS = {
    "AUD-Q001": "Blank picture",
    "AUD-Q002": "Broken picture",
    "AUD-Q003": "Figure hard to find",
    "AUD-Q004": "Strange colours",
    "AUD-Q005": "Stray style",
    "AUD-Q006": "Place hard to find",
    "AUD-Q007": "Broken face",
    "AUD-Q101": "Words over a face",
    "AUD-Q102": "Words outside a balloon",
}


def kind_of(code: str) -> str:
    """A kind of fault by its code; the code itself where an editor of another house found it."""
    return KINDS.get(code, code)
