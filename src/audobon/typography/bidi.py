"""Mixed directions: which way each character of a paragraph runs, and in which order a line's characters stand.

Knows: the Unicode bidirectional algorithm.  Does not know: faces, widths, or where lines break.
Source: Unicode Standard Annex 9, "Unicode Bidirectional Algorithm"; rules are named as they are there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

MAX_DEPTH = 125
"""The highest explicit level (BD2)."""

_STRONG = frozenset(("L", "R", "AL"))
_INITIATORS = frozenset(("LRI", "RLI", "FSI"))
_EMBEDDERS = frozenset(("LRE", "RLE", "LRO", "RLO"))
_REMOVED = frozenset((*_EMBEDDERS, "PDF", "BN"))
"""What rule X9 takes out; here it stays where it is and is passed over."""
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_SPACES = frozenset(("WS", "LRI", "RLI", "FSI", "PDI", *_REMOVED))
"""What takes the paragraph's own level at the end of a line (L1)."""
_MOST_OPEN = 63
_CLOSERS = {0x5B: 0x5D, 0x7B: 0x7D, 0x298D: 0x2990, 0x298F: 0x298E, 0xFF3B: 0xFF3D, 0xFF5B: 0xFF5D}
"""Brackets whose partner is not the next character (BidiBrackets.txt)."""


def base_level(text: str) -> int:
    """1 for a paragraph whose first strong character runs from right to left, else 0 (P2, P3)."""
    return _first_strong(_classes(text), 0, len(text)) or 0


def levels(text: str, *, base: int | None = None) -> tuple[int, ...]:
    """The embedding level of every character of a paragraph, lines not yet broken: odd from right to left.

    Characters that only steer the algorithm have the level of what stands before them.

    Args:
        text: One paragraph.
        base: The paragraph's level, 0 or 1; found from its first strong character if None.
    """
    base = base_level(text) if base is None else base
    kinds = _classes(text)
    found = _explicit(kinds, base=base)
    kinds = found.kinds
    out = list(found.levels)
    for run in _sequences(kinds, found, base=base):
        _weak(run)
        _brackets(run, text)
        _neutral(run)
        _implicit(run, out)
    return tuple(_passed_over(out, kinds, base=base))


def line_levels(text: str, found: Sequence[int], *, base: int) -> tuple[int, ...]:
    """The levels of one line of a paragraph: separators, and spaces before them and at the end, take the base (L1).

    Args:
        text: The line.
        found: Its characters' levels in the paragraph.
        base: The paragraph's level.
    """
    kinds = _classes(text)
    out = list(found)
    trailing = True
    for index in range(len(text) - 1, -1, -1):
        if kinds[index] in ("B", "S"):
            trailing = True
        elif kinds[index] not in _SPACES:
            trailing = False
        if trailing:
            out[index] = base
    return tuple(out)


def visual_order(found: Sequence[int]) -> tuple[int, ...]:
    """The indices of a line's items from left to right, by their levels (L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    for level in range(max(found, default=0), min(odd, default=1) - 1, -1):
        start = 0
        for is_turned, run in groupby(order, key=lambda index: found[index] >= level):
            count = len(list(run))
            if is_turned:
                order[start : start + count] = order[start : start + count][::-1]
            start += count
    return tuple(order)


def _classes(text: str) -> list[str]:
    """Each character's Bidi_Class; what is not assigned counts as from left to right."""
    return [unicodedata.bidirectional(char) or "L" for char in text]


def _first_strong(kinds: Sequence[str], start: int, end: int) -> int | None:
    """The level that the first strong character asks for, isolates passed over; None where there is none."""
    depth = 0
    for kind in kinds[start:end]:
        if kind in _INITIATORS:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif kind in _STRONG and not depth:
            return 0 if kind == "L" else 1
    return None


# --- X1 to X8: explicit levels ---


@dataclass(frozen=True, kw_only=True)
class _Explicit:
    """Levels and classes after rules X1 to X8; `partners` maps isolate initiators to their PDI and back."""

    levels: list[int]
    kinds: list[str]
    partners: dict[int, int]


def _partners(kinds: Sequence[str]) -> dict[int, int]:
    """Isolate initiators and the PDIs that match them, both ways (BD9)."""
    open_: list[int] = []
    found: dict[int, int] = {}
    for index, kind in enumerate(kinds):
        if kind in _INITIATORS:
            open_.append(index)
        elif kind == "PDI" and open_:
            first = open_.pop()
            found[first], found[index] = index, first
    return found


@dataclass
class _Stack:
    """Directional statuses (level, override, is an isolate), innermost last, and what overflowed."""

    entries: list[tuple[int, str, bool]]
    overflowed_isolates: int = 0
    overflowed_embeddings: int = 0
    valid_isolates: int = 0

    @property
    def level(self) -> int:
        return self.entries[-1][0]

    def next_level(self, *, is_odd: bool) -> int:
        return (self.level + 1) | 1 if is_odd else (self.level + 2) & ~1

    def embed(self, kind: str) -> None:
        level = self.next_level(is_odd=kind[0] == "R")
        if level <= MAX_DEPTH and not self.overflowed_isolates and not self.overflowed_embeddings:
            self.entries.append((level, kind[0] if kind[2] == "O" else "", False))
        elif not self.overflowed_isolates:
            self.overflowed_embeddings += 1

    def isolate(self, *, is_odd: bool) -> None:
        level = self.next_level(is_odd=is_odd)
        if level <= MAX_DEPTH and not self.overflowed_isolates and not self.overflowed_embeddings:
            self.valid_isolates += 1
            self.entries.append((level, "", True))
        else:
            self.overflowed_isolates += 1

    def end_isolate(self) -> None:
        if self.overflowed_isolates:
            self.overflowed_isolates -= 1
        elif self.valid_isolates:
            self.overflowed_embeddings = 0
            while not self.entries[-1][2]:
                self.entries.pop()
            self.entries.pop()
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        if self.overflowed_isolates:
            return
        if self.overflowed_embeddings:
            self.overflowed_embeddings -= 1
        elif not self.entries[-1][2] and len(self.entries) > 1:
            self.entries.pop()


def _explicit(kinds: Sequence[str], *, base: int) -> _Explicit:
    partners = _partners(kinds)
    stack = _Stack(entries=[(base, "", False)])
    found: list[int] = []
    turned = list(kinds)
    for index, kind in enumerate(kinds):
        if kind == "PDI":
            stack.end_isolate()
        level, override, _ = stack.entries[-1]
        found.append(base if kind == "B" else level)
        if override and kind not in _REMOVED and kind != "B":
            turned[index] = override
        if kind in _EMBEDDERS:
            stack.embed(kind)
        elif kind == "PDF":
            stack.end_embedding()
        elif kind in _INITIATORS:
            last = partners.get(index, len(kinds))
            is_odd = _first_strong(kinds, index + 1, last) == 1 if kind == "FSI" else kind == "RLI"
            stack.isolate(is_odd=is_odd)
    return _Explicit(levels=found, kinds=turned, partners=partners)


# --- X10: isolating run sequences ---


@dataclass
class _Run:
    """An isolating run sequence: the places of its characters, their classes, and what bounds it (`L` or `R`)."""

    places: list[int]
    kinds: list[str]
    level: int
    before: str
    after: str

    @property
    def embedding(self) -> str:
        return _direction(self.level)


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _sequences(kinds: Sequence[str], found: _Explicit, *, base: int) -> list[_Run]:
    kept = [index for index, kind in enumerate(kinds) if kind not in _REMOVED]
    runs = [list(run) for _, run in groupby(kept, key=lambda index: found.levels[index])]
    starting = {run[0]: run for run in runs}
    sequences = []
    for run in runs:
        if run[0] in found.partners and _is_matched(found, run[0]):
            continue  # a PDI that goes on with an earlier sequence
        places = list(run)
        while places[-1] in found.partners and found.partners[places[-1]] > places[-1]:
            following = starting.get(found.partners[places[-1]])
            if following is None:
                break
            places += following
        sequences.append(_bounded(places, kinds, found, base=base, kept=kept))
    return sequences


def _is_matched(found: _Explicit, index: int) -> bool:
    """Whether a character matches an isolate initiator before it."""
    return found.partners[index] < index


def _bounded(places: list[int], kinds: Sequence[str], found: _Explicit, *, base: int, kept: Sequence[int]) -> _Run:
    """A sequence with its sos and eos: the higher of its level and its neighbour's."""
    level = found.levels[places[0]]
    first, last = kept.index(places[0]), kept.index(places[-1])
    before = found.levels[kept[first - 1]] if first else base
    is_open = _is_unmatched(kinds[places[-1]], places[-1], found)
    after = base if is_open or last + 1 == len(kept) else found.levels[kept[last + 1]]
    return _Run(
        places=places,
        kinds=[kinds[index] for index in places],
        level=level,
        before=_direction(max(level, before)),
        after=_direction(max(level, after)),
    )


def _is_unmatched(kind: str, index: int, found: _Explicit) -> bool:
    return kind in _INITIATORS and index not in found.partners


# --- W1 to W7: weak types ---


def _weak(run: _Run) -> None:
    kinds = run.kinds
    _after_marks(run)
    strong = run.before
    for index, kind in enumerate(kinds):  # W2
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for index in range(1, len(kinds) - 1):  # W4
        around = (kinds[index - 1], kinds[index + 1])
        if kinds[index] == "ES" and around == ("EN", "EN"):
            kinds[index] = "EN"
        elif kinds[index] == "CS" and around in (("EN", "EN"), ("AN", "AN")):
            kinds[index] = around[0]
    _terminators(kinds)
    strong = run.before
    for index, kind in enumerate(kinds):  # W7
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _after_marks(run: _Run) -> None:
    """Marks are as what they stand on (W1)."""
    before = run.before
    for index, kind in enumerate(run.kinds):
        if kind == "NSM":
            run.kinds[index] = "ON" if before in _INITIATORS or before == "PDI" else before
        before = run.kinds[index]


def _terminators(kinds: list[str]) -> None:
    """Signs beside European numbers join them; separators and signs left over are neutral (W5, W6)."""
    start = 0
    for kind, run in groupby(list(kinds)):
        count = len(list(run))
        if kind == "ET":
            around = {*kinds[max(0, start - 1) : start], *kinds[start + count : start + count + 1]}
            kinds[start : start + count] = ["EN" if "EN" in around else "ON"] * count
        elif kind in ("ES", "CS"):
            kinds[start : start + count] = ["ON"] * count
        start += count


# --- N0 to N2: brackets and neutral types ---


def _strength(kind: str) -> str | None:
    """Strong types and numbers as rules N0 to N2 see them."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else None


def _brackets(run: _Run, text: str) -> None:
    original = list(run.kinds)
    for first, last in _pairs(run, text):
        inside = {_strength(kind) for kind in run.kinds[first + 1 : last]} - {None}
        if not inside:
            continue
        if run.embedding in inside:
            direction = run.embedding
        else:
            strong = (_strength(kind) for kind in reversed(run.kinds[:first]))
            before = next((kind for kind in strong if kind is not None), run.before)
            direction = before if before in inside else run.embedding
        for place in (first, last):
            run.kinds[place] = direction
            for mark in range(place + 1, len(original)):
                if unicodedata.bidirectional(text[run.places[mark]]) != "NSM":
                    break
                run.kinds[mark] = direction


def _pairs(run: _Run, text: str) -> list[tuple[int, int]]:
    """Bracket pairs within a sequence, by the place of the opening one (BD16)."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for index, place in enumerate(run.places):
        if run.kinds[index] != "ON":
            continue
        char = unicodedata.normalize("NFD", text[place])
        closer = _closer(char)
        if closer:
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((unicodedata.normalize("NFD", closer), index))
            continue
        at = next((each for each in range(len(waiting) - 1, -1, -1) if waiting[each][0] == char), None)
        if at is not None:
            found.append((waiting[at][1], index))
            del waiting[at:]
    return sorted(found)


def _closer(char: str) -> str:
    """The bracket that closes this one; empty for what is no opening bracket.

    Two characters are a pair if the one is Ps, the other Pe, both are mirrored and each is the other's mirror image:
    nearly all of them stand next to each other in the code chart.
    """
    if unicodedata.category(char) != "Ps" or not _is_bracket(char):
        return ""
    other = chr(_CLOSERS.get(ord(char), ord(char) + 1))
    return other if unicodedata.category(other) == "Pe" and _is_bracket(other) else ""


def _is_bracket(char: str) -> bool:
    return bool(unicodedata.mirrored(char)) and unicodedata.bidirectional(char) == "ON"


def _neutral(run: _Run) -> None:
    start = 0
    for is_neutral, items in groupby(list(run.kinds), key=lambda kind: kind in _NEUTRAL):
        end = start + len(list(items))
        if is_neutral:
            before = _strength(run.kinds[start - 1]) if start else run.before
            after = _strength(run.kinds[end]) if end < len(run.kinds) else run.after
            run.kinds[start:end] = [str(before) if before == after else run.embedding] * (end - start)
        start = end


# --- I1, I2, and what was passed over ---


def _implicit(run: _Run, out: list[int]) -> None:
    for place, kind in zip(run.places, run.kinds, strict=True):
        if run.level % 2:
            out[place] = run.level + (kind != "R")
        else:
            out[place] = run.level + {"L": 0, "R": 1}.get(kind, 2)


def _passed_over(found: Iterable[int], kinds: Sequence[str], *, base: int) -> list[int]:
    out: list[int] = []
    for level, kind in zip(found, kinds, strict=True):
        out.append((out[-1] if out else base) if kind in _REMOVED else level)
    return out
