"""Which annotated characters a figure of a book stands for.

Knows: names, members of groups, who is the same.  Does not know: what is scored with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from audobon.comic.story import Story
from audobon.evaluation.gold import GoldStory, Row, gold_names, read_names, words_of


class Company:
    """Which annotated characters a drawn figure stands for."""

    def __init__(self, gold: GoldStory, story: Story) -> None:
        self._rows = {str(row["id"]): row for row in gold.rows("characters")}
        self._names = {who: gold_names(row) for who, row in self._rows.items()}
        self._cast = {member.id: read_names(member) for member in story.cast}

    def rows(self) -> Mapping[str, Row]:
        return self._rows

    def is_drawn(self, drawn: str, who: str) -> bool:
        """Whether a drawn figure is this character, or one of the group it is, or the group that it belongs to."""
        return any(self._is(drawn, one) for one in (who, *self._kin(who)))

    def is_of(self, drawn: str, who: str) -> bool:
        """Whether a drawn figure is this very character, or a member of the group it is."""
        return self._is(drawn, who)

    def _is(self, drawn: str, who: str) -> bool:
        owner = drawn if drawn in self._cast else drawn.rpartition(".")[0]
        return bool(self._cast.get(owner, set()) & self._names.get(who, set()))

    def _kin(self, who: str) -> set[str]:
        row = self._rows.get(who, {})
        same = {str(row["same_as"])} if row.get("same_as") else set()
        same |= {other for other, its in self._rows.items() if its.get("same_as") == who}
        groups = {other for other, its in self._rows.items() if who in words_of(its, "members")}
        return {*words_of(row, "members"), *groups, *same}
