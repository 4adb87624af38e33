"""Figures: mentions by name or description, brought together where they mean the same somebody.

Knows: names, titles, nouns, what tells two of a kind apart.  Does not know: pronouns (see `coreference.py`) or speech.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from audobon.comic.story import Gender
from audobon.understanding.given_names import leaning_of
from audobon.understanding.known_names import KnownNames
from audobon.understanding.lexicon.grammar import (
    FEMALE_TITLES,
    MALE_TITLES,
    NOT_PERSONS,
    TITLES,
)
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import (
    ANIMALS,
    CHILD_NOUNS,
    COMMON_GIVEN_NAMES_FEMALE,
    COMMON_GIVEN_NAMES_MALE,
    CREATURES,
    EPITHETS,
    FEMALE_NOUNS,
    KIN_NOUNS,
    MALE_NOUNS,
    PERSON_ADJECTIVES,
    PERSON_NOUNS,
    TELLING_APART,
)
from audobon.understanding.mentions import BEINGS, GIVEN_NAMES, Mention, MentionKind
from audobon.understanding.name_agreement import (
    Bearer,
    NameCompany,
    formal,
    is_short_form,
    is_surname_of,
    names_agree,
)
from audobon.understanding.presence import is_predicate, is_unreal
from audobon.understanding.printed_words import printed
from audobon.understanding.prose import Prose
from audobon.understanding.same_person import SamePerson
from audobon.understanding.subjects import is_subject

# Heads that describe whoever is already there, or nobody at all.
_NO_FIGURE = EPITHETS | TELLING_APART | listed("thing company guard pair host ball mate")
_PLACE_PREPOSITIONS = listed("in at to from near into through of")
# Parts that somebody already there plays: `his visitor` is whoever came, if no visitor was brought in.
ROLE_NOUNS = listed("visitor guest host friend companion comrade stranger pursuer captive prisoner")
PLAIN_PEOPLE = listed("youth lad fellow man girl maiden lass woman gentleman damsel boy")
_OPENING = 150
_CONTRASTS = (listed("old"), listed("young"), listed("little small"), listed("big great large"))
_AGAIN = 400
# `the woman servant`, `the boy officer`.
_KINDS_OF_PEOPLE = listed("man woman boy girl lady gentleman")
_CLAUSE_OPENERS = listed("and but when so then while where until as if though because since")
_BEFORE_NAMES = listed("old little young poor dear good big")
_OF_ONE = listed("the a an his her their my our its this")
_NAMING = listed("named called")


@dataclass
class Figure:
    """Somebody of the story while it is being read. `words` counts how the text refers to it, as printed."""

    key: int
    heads: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    plural: bool = False
    is_name: bool = False
    narrator: bool = False
    members: tuple[int, ...] = ()
    gender: Gender = Gender.UNKNOWN
    leaning: Gender = Gender.UNKNOWN
    votes: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    first: int = 0

    def take(self, mention: Mention, text: str) -> None:
        """Add a mention that means this figure."""
        self.mentions.append(mention)
        if mention.kind is not MentionKind.PRONOUN:
            self.words[text] += 1

    def stand_for(self, mention: Mention) -> None:
        """Add a mention that came to mean this figure: a pronoun, or `the boy` for one who has a name."""
        self.mentions.append(mention)
        is_child = mention.kind is MentionKind.NOMINAL and mention.head in CHILD_NOUNS - KIN_NOUNS
        if is_child and mention.head in PLAIN_PEOPLE and self.is_name and not self.titles:
            self.heads.add(mention.head)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All figures, and who each mention of a text means.

    `of[i]` belongs to mention number i, -1 for nobody yet. `pairs[i]` is the figure of a row of names that ends with
    mention i (`the Hatter and the March Hare`). `called` are names by which somebody is only ever called in speech.
    """

    all: list[Figure]
    of: list[int]
    pairs: dict[int, int]
    called: frozenset[int]


def find_figures(prose: Prose, mentions: Sequence[Mention]) -> Figures:
    """Cluster names first, then descriptions; two names are never joined by a description."""
    builder = _Builder(prose, mentions)
    builder.join_names()
    builder.join_descriptions()
    builder.join_appositions()
    builder.join_told_alike()
    builder.settle_genders()
    return Figures(all=builder.figures, of=builder.of, pairs=builder.join_pairs(), called=builder.only_called())


class _Builder:
    def __init__(self, prose: Prose, mentions: Sequence[Mention]) -> None:
        self.prose = prose
        self.mentions = mentions
        self.figures: list[Figure] = []
        self.of = [-1] * len(mentions)
        self._known = KnownNames()
        self._name_heads: set[str] = set()
        self._company = NameCompany({})
        self._starts = [mention.first for mention in mentions]

    def new(self, *, is_name: bool, plural: bool = False, first: int = 0) -> Figure:
        figure = Figure(key=len(self.figures), is_name=is_name, plural=plural, first=first)
        self.figures.append(figure)
        return figure

    def give(self, number: int, figure: Figure) -> None:
        mention = self.mentions[number]
        figure.take(mention, printed(self.prose, mention))
        self.of[number] = figure.key

    def join_names(self) -> None:
        """Longest names first, so that short ones find the long one they shorten."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, mention in enumerate(self.mentions):
            if mention.kind is MentionKind.NAME:
                groups[(mention.title, mention.head)].append(number)
        self._company = NameCompany(
            {key: [self.mentions[n].sentence for n in row if self.mentions[n].quote < 0] for key, row in groups.items()}
        )
        order = sorted(groups, key=lambda key: (-len(key[1].split()), not key[0], -len(groups[key]), groups[key][0]))
        for title, head in order:
            numbers = groups[(title, head)]
            if self._is_place(title, head, numbers):
                continue
            figure = self._named(title, head, self._is_only_spoken(numbers)) or self.new(
                is_name=True, first=self.mentions[numbers[0]].first
            )
            figure.heads.add(head)
            self._known.add(head, figure.key)
            figure.titles |= {title} if title else set()
            for number in numbers:
                self.give(number, figure)

    def _is_place(self, title: str, head: str, numbers: list[int]) -> bool:
        """A capitalised word that never acts and mostly follows `in`, `at`, `to`, `of`."""
        if title or any(part in GIVEN_NAMES for part in head.split()):
            return False
        if any(part in NOT_PERSONS for part in head.split()):
            return True
        tokens = self.prose.tokens
        after = sum(
            1
            for number in numbers
            if self.mentions[number].first and tokens[self.mentions[number].first - 1].low in _PLACE_PREPOSITIONS
        )
        acts = sum(self.mentions[n].quote < 0 and is_subject(self.prose, self.mentions[n]) for n in numbers)
        addressed = sum(self.is_vocative(self.mentions[number]) for number in numbers)
        if after and (acts == 0 or (after * 2 >= len(numbers) and acts <= 1)):
            return True
        rows = sum(self._is_in_row(number) for number in numbers)
        return acts + addressed + rows == 0 or (after * 2 > len(numbers) and acts + addressed < 2)

    def _is_in_row(self, number: int) -> bool:
        """Whether a name stands beside another name: `Hop, Skip, and Jump`."""
        for left, right in ((number - 1, number), (number, number + 1)):
            if left < 0 or right >= len(self.mentions):
                continue
            one, other = self.mentions[left], self.mentions[right]
            between = [self.prose.tokens[at].low for at in range(one.last, other.first)]
            is_near = one.sentence == other.sentence and one.kind is other.kind is MentionKind.NAME
            if is_near and between in ([","], ["and"], [",", "and"]):
                return True
        return False

    def is_vocative(self, mention: Mention) -> bool:
        if mention.quote < 0:
            return False
        tokens = self.prose.tokens
        before = tokens[mention.first - 1] if mention.first else None
        after = tokens[mention.last] if mention.last < len(tokens) else None
        is_set_off = (before is None or not before.is_word) and (after is None or not after.is_word)
        # A word that is the whole speech (`Amontillado!`) is spoken of rather than to.
        quoted = self.prose.quotations[mention.quote].span
        said = self.prose.tokens_in(quoted.start, quoted.end)
        own = set(mention.head.split())
        return is_set_off and any(tokens[at].is_word and tokens[at].low not in own for at in said)

    def _is_only_spoken(self, numbers: list[int]) -> bool:
        """Whether a name stands in speech alone, as pet names do."""
        return all(self.mentions[number].quote >= 0 for number in numbers)

    def _named(self, title: str, head: str, is_spoken: bool) -> Figure | None:
        """The figure a name belongs to, the one met most often if several fit."""
        if not title and formal(head) in TITLES:
            known = [figure for figure in self.figures if figure.is_name]
            bearers = [figure for figure in known if formal(head) in {formal(word) for word in figure.titles}]
            return bearers[0] if len(bearers) == 1 else None
        fits = [figure for figure in self._keyed(self._known.alike(head)) if self._can_be(figure, title, head)]
        if not fits and is_spoken:
            near = self._keyed(self._known.begun_alike(head))
            fits = [f for f in near if any(is_short_form(head.split(), other.split()) for other in f.heads)]
        by_title = [] if title or " " in head else [figure for figure in fits if head in figure.heads and figure.titles]
        if by_title:
            # `Temple` is Mr. Temple rather than Charlotte Temple, who is called Charlotte.
            fits = [figure for figure in fits if not self._goes_by_given_name(figure, head)]
        return max(fits, key=lambda figure: (len(figure.mentions), -figure.key)) if fits else None

    def _can_be(self, figure: Figure, title: str, head: str) -> bool:
        known = Bearer(heads=figure.heads, titles=figure.titles, gender=stated_gender(figure))
        return names_agree(known, title, head) and not (title and self._company.meet(title, head, figure.heads))

    def _goes_by_given_name(self, figure: Figure, surname: str) -> bool:
        """Whether somebody has this surname and is mostly called by the name before it."""
        return is_surname_of(surname, figure.heads) and any(
            self._company.stands_alone(head.split()[0]) for head in figure.heads
        )

    def _keyed(self, keys: Sequence[int]) -> list[Figure]:
        return [self.figures[key] for key in keys]

    def join_descriptions(self) -> None:
        self._name_heads = {head for figure in self.figures if figure.is_name for head in figure.heads}
        groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for number, mention in enumerate(self.mentions):
            if mention.kind is MentionKind.NOMINAL and self._may_be_somebody(mention):
                groups[(mention.head, mention.plural)].append(number)
        for (head, plural), numbers in sorted(groups.items(), key=lambda item: item[1][0]):
            is_part = not plural and self._is_part(head, numbers)
            if self._is_alive(head, numbers) and not is_part and not self._is_figure_of_speech(numbers):
                self._split_group(head, plural, numbers)
        self._join_families()
        self._join_shorthand()

    def _may_be_somebody(self, mention: Mention) -> bool:
        has_clause = bool({"what", "which", "who", "that"} & set(mention.modifiers))
        return mention.head not in _NO_FIGURE and mention.determiner != "no" and not has_clause

    def _is_figure_of_speech(self, numbers: list[int]) -> bool:
        """Whether nobody is ever meant: what others are, or are like, or might have been."""
        shown = [self.mentions[number] for number in numbers]
        return all(is_unreal(self.prose, mention) or is_predicate(self.prose, mention) for mention in shown)

    def _is_part(self, head: str, numbers: list[int]) -> bool:
        """`his visitor`, `the rash youth`: words for somebody already there, whom nothing else brings in."""
        shown = [self.mentions[n] for n in numbers]
        if any(mention.is_indefinite for mention in shown) or not any(figure.is_name for figure in self.figures):
            return head in ROLE_NOUNS and not any(mention.is_indefinite for mention in shown)
        is_plain = all(mention.determiner == "the" for mention in shown) and len(shown) <= 2
        is_late = shown[0].first > _OPENING or self._has_met(head, shown[0].first)
        return head in ROLE_NOUNS or (head in PLAIN_PEOPLE and is_plain and is_late)

    def _has_met(self, head: str, token: int) -> bool:
        """Whether somebody by name, who can be what a noun says, was told of before: Jory is `the boy` from then on."""
        unfit = Gender.FEMALE if head in MALE_NOUNS else Gender.MALE
        return any(
            figure.is_name and figure.mentions[0].first < token and stated_gender(figure) is not unfit
            for figure in self.figures
            if figure.mentions
        )

    def _is_alive(self, head: str, numbers: list[int]) -> bool:
        """Nouns that are no known beings must act in narration: `the Hatter` does, `the Amontillado` does not."""
        if head in BEINGS:
            return True
        return any(self.mentions[n].quote < 0 and is_subject(self.prose, self.mentions[n]) for n in numbers)

    def _split_group(self, head: str, plural: bool, numbers: list[int]) -> None:
        """One figure a group, or one for each word that tells two of a kind apart."""
        named = None if plural else self._titled(head)
        used = {word for number in numbers for word in self.mentions[number].modifiers}
        marks = {number: self._mark(number, used) for number in numbers}
        kinds = {mark for mark in marks.values() if mark}
        by_mark: dict[str, Figure] = {}
        latest: Figure | None = named
        for number in numbers:
            mention = self.mentions[number]
            mark = marks[number]
            if mark and len(kinds) + (named is not None) > 1:
                figure = by_mark.get(mark)
            elif self._is_newcomer(mention, latest):
                figure = None
            else:
                figure = latest
            if figure is None:
                figure = self.new(is_name=False, plural=plural, first=mention.first)
                figure.heads.add(head)
                if mark:
                    by_mark[mark] = figure
            if mark:
                figure.apart.add(mark)
                by_mark.setdefault(mark, figure)
            latest = figure if mention.quote < 0 or latest is None else latest
            self.give(number, figure)

    def _is_newcomer(self, mention: Mention, latest: Figure | None) -> bool:
        """`another man`, or `a man` long after the last one was seen."""
        if latest is None or mention.determiner == "another":
            return True
        if mention.determiner not in ("a", "an") or mention.quote >= 0 or latest.is_name:
            return False
        before = self.prose.tokens[mention.first - 1].low if mention.first else ""
        is_comparison = before in ("like", "as", "than", "was", "is", "be", "of", "were")
        return not is_comparison and mention.first - latest.mentions[-1].last > _AGAIN

    def _titled(self, head: str) -> Figure | None:
        """The only named figure that bears this word as its title: `Prince Hyacinth` for `the prince`."""
        bearers = [figure for figure in self.figures if figure.is_name and head in figure.titles]
        return bearers[0] if len(bearers) == 1 else None

    def _mark(self, number: int, used: set[str]) -> str:
        """The modifier that tells this mention's figure from others with the same head."""
        mention = self.mentions[number]
        tokens = self.prose.tokens
        for offset, word in enumerate(reversed(mention.modifiers)):
            token = tokens[max(mention.last - 2 - offset, mention.first)]
            is_compound = word in PERSON_NOUNS | ANIMALS | CREATURES and word not in KIN_NOUNS
            is_capital = token.low == word and token.text[0].isupper() and mention.kind is MentionKind.NOMINAL
            if word in TELLING_APART or is_compound or (is_capital and word not in TITLES | PERSON_ADJECTIVES):
                return word
        if mention.owner and mention.head in KIN_NOUNS and mention.owner in self._name_heads:
            return f"{mention.owner}'s"
        for contrast in _CONTRASTS[:2]:
            if contrast & set(mention.modifiers) and any(
                other & used for other in _CONTRASTS[:2] if other is not contrast
            ):
                return min(contrast)
        return ""

    def _join_families(self) -> None:
        """`the mother goat` makes `the mother` and `the goat` one; `the children` of kids are the kids."""
        singles = {head: f for f in self.figures if not f.plural and not f.is_name for head in f.heads if not f.apart}
        for number, mention in enumerate(self.mentions):
            if mention.kind is not MentionKind.NOMINAL or mention.plural or mention.head not in ANIMALS | CREATURES:
                continue
            for word in mention.modifiers:
                if word in KIN_NOUNS and word in singles and self.of[number] >= 0:
                    owner = self.figures[self.of[number]]
                    self.merge(owner, singles.pop(word))
        groups = [f for f in self.figures if f.plural and f.mentions and f.heads & CHILD_NOUNS]
        children = [f for f in groups if "child" in f.heads]
        young = [
            f for f in groups if f.heads & (CHILD_NOUNS - listed("child boy girl son daughter lad lass baby infant"))
        ]
        if len(children) == 1 and len(young) == 1 and children[0] is not young[0]:
            self.merge(young[0], children[0])

    def _join_shorthand(self) -> None:
        """`the youngest` means the one figure that bears the word; `Mother` is the Mrs. of the family's name."""
        for number, mention in enumerate(self.mentions):
            is_short = (
                mention.kind is MentionKind.NOMINAL and mention.head in TELLING_APART and mention.head not in EPITHETS
            )
            if not is_short or self.of[number] >= 0 or mention.determiner != "the":
                continue
            bearers = [f for f in self.figures if mention.head in f.apart and f.mentions and not f.plural]
            if not bearers and is_subject(self.prose, mention):
                bearers = [self.new(is_name=False, first=mention.first)]
                bearers[0].heads.add(mention.head)
                bearers[0].apart.add(mention.head)
            if bearers:
                before = [f for f in bearers if f.mentions and f.mentions[0].first < mention.first]
                self.give(number, max(before or bearers, key=lambda f: _last_before(f, mention.first)))
        mothers = [f for f in self.figures if not f.is_name and not f.plural and f.heads & {"mother"} and f.mentions]
        kinds = {
            noun
            for f in self.figures
            for head in f.heads
            for noun in (head.split()[-1],)
            if noun in ANIMALS | CHILD_NOUNS
        }
        wives = [f for f in self.figures if f.is_name and f.titles & {"mrs", "mother"} and f.mentions]
        family = [f for f in wives if any(head.split()[-1] in kinds for head in f.heads)]
        if len(mothers) == 1 and len(family) == 1:
            self.merge(family[0], mothers[0])

    def join_appositions(self) -> None:
        """`Jolnes, the great detective`; `the conductor, Mr. Lorenzo`; `Old Ned the ferryman`; `a girl named Greta`."""
        tokens = self.prose.tokens
        for number in range(len(self.mentions) - 1):
            left, right = self.mentions[number], self.mentions[number + 1]
            if (
                left.sentence != right.sentence
                or left.quote != right.quote
                or MentionKind.PRONOUN in (left.kind, right.kind)
            ):
                continue
            between = [
                tokens[at].low for at in range(left.last, right.first) if tokens[at].low not in ("old", "little")
            ]
            a, b = self.of[number], self.of[number + 1]
            if a < 0 or b < 0 or a == b or self.figures[a].plural or self.figures[b].plural:
                continue
            is_naming = bool(between) and (between[-1] in _NAMING or between[-2:] == ["known", "as"])
            is_named = is_naming and right.kind is MentionKind.NAME and len(between) <= 3
            is_apposed = (
                left.kind is MentionKind.NAME
                and right.kind is MentionKind.NOMINAL
                and right.determiner == "the"
                and right.last < len(tokens)
                and (
                    (between == [","] and tokens[right.last].text in ",.;")
                    or (not between and self._opens_clause(left.first))
                )
            )
            one, other = self.figures[a], self.figures[b]
            is_apposed = is_apposed or (between == [","] and self._introduces(left, right))
            if (is_named or is_apposed) and not (one.is_name and other.is_name) and _genders_agree(one, other):
                self.merge(one if one.is_name else other, other if one.is_name else one)

    def _introduces(self, left: Mention, right: Mention) -> bool:
        """`the conductor, Mr. Lorenzo.`: a name behind what its bearer is; no row of people (`the fox, Tom and I`)."""
        tokens = self.prose.tokens
        if left.kind is not MentionKind.NOMINAL or right.kind is not MentionKind.NAME or left.determiner not in _OF_ONE:
            return False
        behind = [token.low for token in tokens[right.last : right.last + 2] if token.sentence == right.sentence]
        is_row = behind[:1] == ["and"] or behind in ([",", "and"], [",", "or"])
        is_row = is_row or any(other.first == right.last + 1 and behind[:1] == [","] for other in self._behind(right))
        return not is_row and (not behind or behind[0] in {",", ".", ";", "!", "?"})

    def _behind(self, mention: Mention) -> Sequence[Mention]:
        """The next few mentions behind one."""
        at = bisect_right(self._starts, mention.first)
        return self.mentions[at : at + 2]

    def join_told_alike(self) -> None:
        """`Its name was Tock`; `Mr. Banks was washing. He was an old man`: whoever is only brought in by such words."""
        genders = [stated_gender(self.figures[key]) if key >= 0 else Gender.UNKNOWN for key in self.of]
        for before, number in SamePerson(self.prose, self.mentions, genders).pairs():
            a, b = self.of[before], self.of[number]
            if a < 0 or b < 0 or a == b:
                continue
            one, other = self.figures[a], self.figures[b]
            is_new = other.is_name or other.mentions[0].first == self.mentions[number].first
            if is_new and not (one.is_name and other.is_name) and not one.plural and _genders_agree(one, other):
                self.merge(one if one.is_name else other, other if one.is_name else one)
                self._mean_subject(number)

    def _mean_subject(self, number: int) -> None:
        """The `he` of `He was an old man` means whoever the old man is."""
        pronoun, what = self.mentions[number - 1], self.mentions[number]
        is_said_of = what.kind is MentionKind.NOMINAL and pronoun.kind is MentionKind.PRONOUN
        if is_said_of and self.prose.tokens[what.first - 1].low in ("was", "is") and pronoun.last == what.first - 1:
            self.of[number - 1] = self.of[number]

    def _opens_clause(self, at: int) -> bool:
        """Whether a name begins its clause, so that it is no object (`she told Tom the king was dead`)."""
        tokens = self.prose.tokens
        first = self.prose.sentences[self.prose.sentence_at(tokens[at].start)].first
        while at > first and tokens[at - 1].low in _BEFORE_NAMES:
            at -= 1
        return at == first or not tokens[at - 1].is_word or tokens[at - 1].low in _CLAUSE_OPENERS

    def only_called(self) -> frozenset[int]:
        """Keys of names that stand in speech alone, mostly as calls: whoever hears them may be the narrator."""
        keys: set[int] = set()
        for figure in self.figures:
            calls = sum(self.is_vocative(mention) for mention in figure.mentions)
            is_spoken = all(mention.quote >= 0 for mention in figure.mentions)
            if figure.is_name and figure.mentions and is_spoken and 2 * calls >= len(figure.mentions):
                keys.add(figure.key)
        return frozenset(keys)

    def join_pairs(self) -> dict[int, int]:
        """Rows joined by `and` in front of a verb: they can be meant by `they`, and can speak as one."""
        self._name_groups()
        pairs: dict[int, int] = {}
        by_members: dict[frozenset[int], Figure] = {}
        for number in range(1, len(self.mentions)):
            row = self._row(number)
            if len(row) < 2:
                continue
            members = [self.of[n] for n in row]
            figure = by_members.get(frozenset(members))
            if figure is None:
                figure = self.new(is_name=False, plural=True, first=self.mentions[row[0]].first)
                figure.members = tuple(members)
                by_members[frozenset(members)] = figure
            start, end = self.mentions[row[0]].span.start, self.mentions[number].span.end
            figure.words[" ".join(self.prose.text[start:end].split())] += 1
            pairs[number] = figure.key
        return pairs

    def _name_groups(self) -> None:
        """`four little Rabbits, and their names were Flopsy, Mopsy ...`: the group knows its members."""
        tokens = self.prose.tokens
        for number, mention in enumerate(self.mentions):
            if not mention.plural or self.of[number] < 0 or mention.kind is not MentionKind.NOMINAL:
                continue
            named = [
                n
                for n in range(number + 1, min(number + 14, len(self.mentions)))
                if self.mentions[n].sentence == mention.sentence and self.mentions[n].kind is MentionKind.NAME
            ]
            if len(named) < 2:
                continue
            between = {tokens[at].low for at in range(mention.last, self.mentions[named[0]].first)}
            if between & {"names", "named", "called"}:
                members = dict.fromkeys(self.of[n] for n in named if self.of[n] >= 0)
                self.figures[self.of[number]].members = tuple(members)

    def _row(self, last: int) -> list[int]:
        """Mention numbers of a row that ends here: `Flopsy, Mopsy, and Peter`."""
        tokens, mentions = self.prose.tokens, self.mentions
        row = [last]
        for number in range(last - 1, max(last - 6, -1), -1):
            left, right = mentions[number], mentions[row[0]]
            between = [tokens[at].low for at in range(left.last, right.first)]
            wanted = (["and"], [",", "and"]) if len(row) == 1 else ([","],)
            if left.sentence != right.sentence or left.quote != right.quote or between not in wanted:
                break
            row.insert(0, number)
        members = [self.of[n] for n in row]
        is_sound = all(
            key >= 0 and not self.figures[key].plural and mentions[n].kind is not MentionKind.PRONOUN
            for n, key in zip(row, members, strict=True)
        )
        is_told = mentions[last].quote < 0 and is_subject(self.prose, mentions[last])
        return row if is_sound and is_told and len(set(members)) == len(row) else []

    def merge(self, kept: Figure, gone: Figure) -> None:
        """Everything that meant `gone` means `kept`."""
        if kept is gone:
            return
        kept.heads |= gone.heads
        kept.titles |= gone.titles
        kept.apart |= gone.apart
        kept.words.update(gone.words)
        kept.mentions = sorted([*kept.mentions, *gone.mentions], key=lambda mention: mention.first)
        kept.first = min(kept.first, gone.first)
        gone.mentions = []
        gone.words = Counter()
        self.of = [kept.key if figure == gone.key else figure for figure in self.of]

    def settle_genders(self) -> None:
        """What names, titles and nouns say; pronouns vote later."""
        for figure in self.figures:
            figure.gender = stated_gender(figure)
            leanings = {leaning_of(name) for name in _given(figure)} - {Gender.UNKNOWN}
            if figure.gender is Gender.UNKNOWN and len(leanings) == 1 and not figure.plural:
                figure.leaning = leanings.pop()


def _last_before(figure: Figure, token: int) -> int:
    """Where a figure was last mentioned before a token, -1 if nowhere."""
    return max((mention.first for mention in figure.mentions if mention.first < token), default=-1)


def stated_gender(figure: Figure) -> Gender:
    """The gender that a figure's own words state."""
    if figure.plural:
        return Gender.UNKNOWN
    words = {part for head in figure.heads for part in head.replace("-", " ").split()} | figure.titles | figure.heads
    words |= {word for mention in figure.mentions for word in mention.modifiers[-1:] if word in _KINDS_OF_PEOPLE}
    female, male = bool(words & (FEMALE_NOUNS | FEMALE_TITLES)), bool(words & (MALE_NOUNS | MALE_TITLES))
    if not female and not male:
        given = _given(figure)
        female, male = bool(given & COMMON_GIVEN_NAMES_FEMALE), bool(given & COMMON_GIVEN_NAMES_MALE)
    if male == female:
        return Gender.UNKNOWN
    return Gender.MALE if male else Gender.FEMALE


def _given(figure: Figure) -> set[str]:
    """Given names: the first words of names, but for a surname alone behind a title."""
    heads = (head.split() for head in figure.heads if figure.is_name)
    return {words[0] for words in heads if len(words) > 1 or not figure.titles}


def _genders_agree(one: Figure, other: Figure) -> bool:
    return {stated_gender(one), stated_gender(other)} != {Gender.MALE, Gender.FEMALE}
