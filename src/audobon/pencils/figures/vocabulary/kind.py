"""One way a being can look: its name, how it is built, and the words that mean it."""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.storyboard import Sort


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A being that has a drawing of its own.

    `plan` names the body plan that draws it (see `figure.PLANS`). `words` mean this very kind; a being called by one of
    `near` is drawn as this kind for want of a drawing of its own, with a warning. `also` are further sorts that the
    same noun may be taken for: a tin soldier is a thing and a creature. `sex` is `male` or `female` where the noun
    says it.
    """

    name: str
    plan: str
    sort: Sort
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    also: tuple[Sort, ...] = ()
    sex: str = ""

    def fits(self, sort: Sort) -> bool:
        """Whether a being of this sort may be drawn as this kind."""
        return sort is Sort.ANY or sort is self.sort or sort in self.also


def being(
    name: str,
    plan: str,
    *,
    sort: Sort,
    words: str = "",
    near: str = "",
    also: tuple[Sort, ...] = (),
    sex: str = "",
) -> Kind:
    """A kind; `words` and `near` are nouns with blanks between them, a noun of two words hyphened."""
    return Kind(
        name=name, plan=plan, sort=sort, words=tuple(words.split()), near=tuple(near.split()), also=also, sex=sex
    )


def animal(name: str, plan: str, *, words: str = "", near: str = "") -> Kind:
    """An animal."""
    return being(name, plan, sort=Sort.ANIMAL, words=words, near=near)
