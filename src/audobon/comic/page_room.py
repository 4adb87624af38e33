"""How much a page holds: panels and words, by the size of the sheet.

Knows: the measure of a US comic page.  Does not know: sheets.
Source: Weisinger/Moore word chart (210 words a page); Dark Horse script guide (five panels, six at most).
"""

from __future__ import annotations

from dataclasses import dataclass

_FEWEST, _MOST = 3, 9


@dataclass(frozen=True, kw_only=True)
class PageRoom:
    """What a page holds; the defaults are those of a US comic page.

    Attributes:
        panels: Panels to a page where nothing speaks for more or fewer.
        most: The most panels.
        few: A page with fewer than so many looks empty.
        many: More than so many are for talk alone.
        story_words: Words of the story to a page when nothing else is asked.
        lettered_words: The most lettered words.
    """

    panels: float = 4.8
    most: int = 6
    few: int = 3
    many: int = 5
    story_words: float = 165.0
    lettered_words: float = 210.0

    @property
    def densest(self) -> float:
        """Panels to a page where there is much talk."""
        return self.panels * 5.2 / 4.8

    @classmethod
    def of(cls, share: float) -> PageRoom:
        """The room of a sheet whose live area is `share` of a US comic page's; type keeps its size on every sheet."""
        plain = cls()
        few = max(1, round(plain.few * share))
        return cls(
            panels=plain.panels * share,
            most=min(_MOST, max(_FEWEST, round(plain.most * share))),
            few=few,
            many=max(few + 1, min(_MOST - 1, round(plain.many * share))),
            story_words=plain.story_words * share,
            lettered_words=plain.lettered_words * share,
        )


US_PAGE = PageRoom()
