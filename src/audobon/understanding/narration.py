"""What the narrator tells: the words of sentences outside their quotation marks.

Knows: which words stand in quotations.  Does not know: what the words mean.
"""

from __future__ import annotations

from audobon.understanding.prose import Prose, Sentence


def narration(prose: Prose, sentence: Sentence) -> str:
    """A sentence's text from its first word outside of speech to its last; empty if all of it is said."""
    words = [prose.tokens[at] for at in range(sentence.first, sentence.last) if prose.tokens[at].quote < 0]
    if not words:
        return ""
    return prose.text[words[0].start : words[-1].end]


def narration_between(prose: Prose, start: int, stop: int) -> str:
    """The narrator's words of the sentences `[start, stop)`."""
    return " ".join(narration(prose, prose.sentences[at]) for at in range(start, stop))
