"""Mentions: every stretch of text that may refer to somebody, by name, by description or by pronoun.

Knows: noun phrases, titles, capitals, pronouns.  Does not know: who is meant (see `cast.py`, `coreference.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum

from audobon.comic.span import Span
from audobon.understanding.lexicon.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INDEFINITE,
    NOT_PERSONS,
    NUMBERS,
    PLAIN_OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    TITLES,
)
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.looks import BODY
from audobon.understanding.lexicon.people import (
    ANIMALS,
    COMMON_GIVEN_NAMES_FEMALE,
    COMMON_GIVEN_NAMES_MALE,
    CREATURES,
    EPITHETS,
    GROUP_NOUNS,
    KIN_NOUNS,
    PERSON_ADJECTIVES,
    PERSON_NOUNS,
    TELLING_APART,
    TRADES,
)
from audobon.understanding.lexicon.places import FURNITURE, PLACE_KINDS
from audobon.understanding.lexicon.verbs import IRREGULAR
from audobon.understanding.morphology import is_past_form, is_plural, is_saying, noun_base
from audobon.understanding.playthings import playthings_in
from audobon.understanding.prose import Prose
from audobon.understanding.tokens import Token

GIVEN_NAMES = COMMON_GIVEN_NAMES_MALE | COMMON_GIVEN_NAMES_FEMALE
BEINGS = PERSON_NOUNS | ANIMALS | CREATURES | GROUP_NOUNS | KIN_NOUNS
_STOP = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS
_ORDINAL_HEADS = listed(
    "first second third fourth fifth sixth seventh eighth eldest oldest youngest younger elder other latter former"
)
_NO_BEINGS = listed("scare-crow scarecrow cock-crow sea-horse clothes-horse weather-cock pacemaker")
_MAX_PHRASE = 6


class MentionKind(Enum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Tokens `[first, last)`. `head` is the singular head noun, the pronoun, or the name without titles (lower case).

    `modifiers` are the words before the head, lower case; `owner` the possessive word or name before it.
    """

    kind: MentionKind
    span: Span
    first: int
    last: int
    head: str
    modifiers: tuple[str, ...]
    determiner: str
    owner: str
    plural: bool
    quote: int
    sentence: int
    paragraph: int
    title: str = ""
    possessive: bool = False

    @property
    def is_indefinite(self) -> bool:
        return self.determiner in INDEFINITE


@dataclass(frozen=True, kw_only=True)
class NameSense:
    """Which capitalised words of this text are names."""

    names: frozenset[str]
    spellings: dict[str, str]
    described: frozenset[str]


def find_mentions(prose: Prose) -> list[Mention]:
    """All mentions in text order; possessive pronouns count (`his`), as do speakers that no lexicon has."""
    sense = _name_sense(prose)
    extra = _speaking_nouns(prose)
    mentions: list[Mention] = []
    index = 0
    while index < len(prose.tokens):
        mention = _name_at(prose, index, sense) or _phrase_at(prose, index, sense, extra) or _pronoun_at(prose, index)
        if mention is None:
            index += 1
            continue
        mentions.append(mention)
        index = mention.last
    toys = playthings_in(prose)
    return [mention for mention in mentions if mention.last - 1 not in toys]


def _name_sense(prose: Prose) -> NameSense:
    capitals: Counter[str] = Counter()
    openers: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    lowers: Counter[str] = Counter()
    described: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    previous: Token | None = None
    for index, token in enumerate(prose.tokens):
        if token.is_word and token.text[0].isalpha():
            low = token.low
            if token.text[0].islower():
                lowers[low] += 1
            elif _is_shouted(token):
                pass
            elif token.opens and low in AUXILIARIES and _acts_behind(prose, index):
                pass  # `May I read it?` is nobody called May
            elif token.opens:
                openers[low] += 1
                acting[low] += int(_acts(prose, index))
            else:
                capitals[low] += 1
                spellings.setdefault(low, token.text)
                before = (
                    prose.tokens[index - 2]
                    if index > 1 and previous and previous.low in PERSON_ADJECTIVES
                    else previous
                )
                if before is not None and before.low in DETERMINERS:
                    described[low] += 1
        previous = token
    names = {low for low, count in capitals.items() if count > lowers[low] and not _is_plain(low)}
    names |= {low for low in openers if low in GIVEN_NAMES and not lowers[low]}
    names |= {
        low
        for low, count in openers.items()
        if count >= 2
        and acting[low]
        and not lowers[low]
        and not _is_plain(low)
        and low not in BEINGS
        and not is_past_form(low)
        and not low.endswith(("ing", "ly"))
    }
    is_described = {low for low in names if described[low] * 2 > capitals[low] and low not in GIVEN_NAMES}
    return NameSense(names=frozenset(names), spellings=spellings, described=frozenset(is_described))


def _is_plain(low: str) -> bool:
    return low in PLAIN_OPENERS or low in NOT_PERSONS or low.endswith("ians") or "'" in low or len(low) < 2


def _is_shouted(token: Token) -> bool:
    return len(token.text) > 1 and token.text.upper() == token.text


def _acts(prose: Prose, index: int) -> bool:
    """Whether the next token is a finite verb."""
    following = prose.tokens[index + 1] if index + 1 < len(prose.tokens) else None
    return (
        following is not None
        and following.text.islower()
        and (following.low in AUXILIARIES or is_past_form(following.low))
    )


def _acts_behind(prose: Prose, index: int) -> bool:
    """Whether the next token is a subject that a question puts behind its verb."""
    return index + 1 < len(prose.tokens) and prose.tokens[index + 1].low in SUBJECT_PRONOUNS


def _speaking_nouns(prose: Prose) -> frozenset[str]:
    """Head nouns that frame speech in this text though no lexicon has them: `said the Bacteriologist`."""
    found: set[str] = set()
    tokens = prose.tokens
    for index, token in enumerate(tokens):
        if token.quote >= 0 or not token.is_word or not is_saying(token.low) or not is_past_form(token.low):
            continue
        if index and tokens[index - 1].quote >= 0:
            found |= _noun_behind(tokens, index)
        elif index + 1 < len(tokens) and _leads_to_speech(tokens, index):
            found |= _noun_before(tokens, index)
    return frozenset(
        noun for noun in found if noun not in TELLING_APART and noun not in EPITHETS and noun not in _NO_SPEAKERS
    )


_NO_SPEAKERS = (BODY - listed("figure")) | listed(
    "reply answer question words word voice letter book same day morning evening night cry way thing rest"
)
_SPEAKER_DETERMINERS = listed("the a an his her their my our one another this that")


def _noun_behind(tokens: tuple[Token, ...], verb: int) -> set[str]:
    """`cried the old match-maker`."""
    if verb + 2 >= len(tokens) or tokens[verb + 1].low not in _SPEAKER_DETERMINERS:
        return set()
    last = verb + 1
    while last + 1 < len(tokens) and last - verb < 5 and _in_phrase(tokens[last + 1]):
        last += 1
    return {noun_base(tokens[last].low)} if last > verb + 1 else set()


def _noun_before(tokens: tuple[Token, ...], verb: int) -> set[str]:
    """`the old match-maker said:`."""
    noun = tokens[verb - 1] if verb else None
    if noun is None or not _in_phrase(noun) or is_past_form(noun.low):
        return set()
    for at in range(verb - 2, max(verb - 6, -1), -1):
        if tokens[at].low in _SPEAKER_DETERMINERS:
            before = tokens[at - 1] if at else None
            is_object = before is not None and before.is_word and before.low in PREPOSITIONS
            return set() if is_object else {noun_base(noun.low)}
        if not _in_phrase(tokens[at]):
            return set()
    return set()


def _leads_to_speech(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a quotation opens within a few tokens behind a verb."""
    return any(tokens[at].quote >= 0 for at in range(verb + 1, min(verb + 7, len(tokens))))


def _in_phrase(token: Token) -> bool:
    return (
        token.is_word
        and not token.is_clitic
        and token.low not in _STOP
        and token.low not in DETERMINERS
        and not token.low.endswith("ly")
        and token.low not in _ADVERBS
    )


_ADVERBS = listed(
    "again then now once aloud together too also still back away out up down off here there at last first to"
)


def _name_at(prose: Prose, index: int, sense: NameSense) -> Mention | None:
    """A proper name from this token on, with its title (`old Mrs. Rabbit` starts at `Mrs.`)."""
    tokens = prose.tokens
    if not tokens[index].is_word or not tokens[index].text[0].isupper():
        return None
    title, at = _titles_at(tokens, index, sense)
    parts, last = _name_parts(tokens, at, sense)
    if not parts or _is_description(tokens, index, parts, sense, title=title):
        return None
    if parts[-1].lower() in sense.described and not title:
        # A description used as a name: `Wake up, Dormouse!` beside `the Dormouse`.
        before = tuple(part.lower() for part in parts[:-1])
        shape = _Shape(kind=MentionKind.NOMINAL, head=noun_base(parts[-1].lower()), modifiers=before)
        return _mention(prose, index, last, shape)
    head = " ".join(parts).lower()
    return _mention(prose, index, last, _Shape(kind=MentionKind.NAME, head=head, title=title))


_FULL_TITLES = {"mme": "madame", "mlle": "mademoiselle", "capt": "captain", "col": "colonel", "gen": "general"}


def _titles_at(tokens: tuple[Token, ...], at: int, sense: NameSense) -> tuple[str, int]:
    """The first of the titles that stand here, and the token behind them all."""
    title = ""
    while at < len(tokens) and _is_title(tokens, at, sense):
        title = title or _FULL_TITLES.get(tokens[at].low, tokens[at].low)
        at += 1
        if at < len(tokens) and tokens[at].text == ".":
            at += 1
    return title, at


def _name_parts(tokens: tuple[Token, ...], at: int, sense: NameSense) -> tuple[list[str], int]:
    """The words of a name as they are spelt in running text, and the token behind the last of them."""
    parts: list[str] = []
    last = at
    while at < len(tokens) and len(parts) < 5 and _is_name_word(tokens[at], sense):
        token = tokens[at]
        if parts and token.opens:
            break
        parts.append(sense.spellings.get(token.low, token.text.title() if _is_shouted(token) else token.text))
        at += 1
        last = at
        is_initial = len(parts[-1]) == 1 and at < len(tokens) and tokens[at].text == "."
        is_joined = (
            at + 1 < len(tokens) and tokens[at].low in ("von", "de", "o") and _is_name_word(tokens[at + 1], sense)
        )
        at += int(is_initial or is_joined)
    return parts, last


def _is_description(tokens: tuple[Token, ...], first: int, parts: list[str], sense: NameSense, *, title: str) -> bool:
    """`the Hatter`, `a Lion`: capitals that stand behind an article describe."""
    before = tokens[first - 1].low if first else ""
    if before in ("the", "a", "an") and parts[0].lower() in sense.described:
        return True
    is_noun = noun_base(parts[-1].lower()) in BEINGS or parts[-1].lower() in sense.described
    return before in DETERMINERS and not title and is_noun


def _is_title(tokens: tuple[Token, ...], at: int, sense: NameSense) -> bool:
    """A title or a trade written as one, with a name after it."""
    token = tokens[at]
    low = token.low.rstrip(".")
    if not token.text[0].isupper() or (low not in TITLES and low not in PERSON_NOUNS):
        return False
    after = at + 1
    if after < len(tokens) and tokens[after].text == ".":
        after += 1
    if after >= len(tokens) or not tokens[after].is_word or tokens[after].opens:
        return False
    return _is_name_word(tokens[after], sense) or (_is_title(tokens, after, sense) if after - at <= 2 else False)


def _is_name_word(token: Token, sense: NameSense) -> bool:
    if not token.is_word or not token.text[0].isupper() or token.is_clitic:
        return False
    return token.low in sense.names


def _phrase_at(prose: Prose, index: int, sense: NameSense, extra: frozenset[str]) -> Mention | None:
    """A description (`the old goat`, `his mother`, `seven little kids`), or a bare vocative noun in speech."""
    tokens = prose.tokens
    token = tokens[index]
    if not token.is_word:
        return None
    owner = ""
    start = index
    if token.low in DETERMINERS and not token.is_clitic:
        owner = (
            token.low
            if token.low in PRONOUNS or token.low in ("his", "her", "my", "your", "their", "our", "its")
            else ""
        )
        start = index + 1
    elif token.is_clitic and index > 0:
        owner = tokens[index - 1].low
        start = index + 1
    elif not _may_be_bare(tokens, index):
        return None
    words: list[int] = []
    at = start
    while at < len(tokens) and len(words) < _MAX_PHRASE and _phrase_word(tokens, at, sense):
        words.append(at)
        at += 1
        if (
            at < len(tokens)
            and tokens[at].text == ","
            and at + 1 < len(tokens)
            and tokens[at + 1].low in PERSON_ADJECTIVES
            and words
            and tokens[words[-1]].low in PERSON_ADJECTIVES
        ):
            at += 1
    head = _head_of(tokens, words, sense, extra)
    if head is None:
        return None
    last = tokens[words[head]]
    is_name = last.text[0].isupper() and last.low in sense.names and last.low not in sense.described
    if is_name and head and noun_base(last.low) not in BEINGS:
        # `the noble Fortunato` names him still.
        return _mention(prose, words[head], words[head] + 1, _Shape(kind=MentionKind.NAME, head=last.low))
    return _described(prose, index, start, words, head=head, owner=owner)


def _described(prose: Prose, index: int, start: int, words: list[int], *, head: int, owner: str) -> Mention:
    tokens = prose.tokens
    low = tokens[words[head]].low
    determiner = tokens[index].low if start > index and not tokens[index].is_clitic else ""
    before = [tokens[at].low for at in words[:head]]
    counted = [word for word in (determiner, *before) if NUMBERS.get(word, 0) > 1]
    plural = (is_plural(low) and low not in ("sheep", "deer", "fish")) or bool(counted) or low in GROUP_NOUNS
    first = index if not tokens[index].is_clitic else start
    base, qualifier = _split_compound(low)
    if base == "one" and before and before[-1] not in NUMBERS:
        # `the crooked one` is somebody of his own; a bare `one` is not.
        base = f"{before[-1]} one"
    shape = _Shape(
        kind=MentionKind.NOMINAL,
        head=base,
        modifiers=(*before, qualifier) if qualifier else tuple(before),
        determiner=determiner,
        owner=owner,
        plural=plural,
    )
    return _mention(prose, first, words[head] + 1, shape)


def _may_be_bare(tokens: tuple[Token, ...], index: int) -> bool:
    """Nouns without an article: vocatives in speech, `Mother`, and a capital like a name's."""
    token = tokens[index]
    low = noun_base(token.low)
    if token.low in PERSON_ADJECTIVES and token.quote >= 0 and index + 1 < len(tokens):
        return noun_base(tokens[index + 1].low) in BEINGS or tokens[index + 1].low in EPITHETS
    if low not in BEINGS:
        return False
    if token.quote >= 0:
        return _is_set_off(tokens, index)
    is_capital = token.text[0].isupper() and not token.opens
    return (
        is_capital
        or (low in KIN_NOUNS and token.text[0].isupper())
        or (is_plural(token.low) and token.low not in IRREGULAR)
    )


def _is_set_off(tokens: tuple[Token, ...], index: int) -> bool:
    """Between commas or marks, as vocatives are."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    left = (
        before is None or not before.is_word or before.low in ("dear", "o", "oh", "good", "poor", "little", "old", "my")
    )
    return left and (after is None or not after.is_word)


def _phrase_word(tokens: tuple[Token, ...], at: int, sense: NameSense) -> bool:
    token = tokens[at]
    if not token.is_word or token.is_clitic or token.low in _STOP:
        return False
    if token.low in DETERMINERS and token.low not in NUMBERS and token.low not in ("other", "many", "several"):
        return False
    return token.low not in AUXILIARIES


def _head_of(tokens: tuple[Token, ...], words: list[int], sense: NameSense, extra: frozenset[str]) -> int | None:
    """Which of a phrase's words is its head: the last of its first run of nouns for beings."""
    for number, at in enumerate(words):
        low = tokens[at].low
        if not (_is_being(low, extra) or (tokens[at].text[0].isupper() and low in sense.described)):
            continue
        last = number
        while last + 1 < len(words) and _extends(tokens, words[last + 1], sense, extra):
            last += 1
        following = words[last] + 1
        if last == number and following < len(tokens) and _is_attribute(tokens, words, last):
            continue
        return last
    for number, at in enumerate(words):
        if tokens[at].low in EPITHETS and (number == len(words) - 1 or is_past_form(tokens[words[number + 1]].low)):
            return number
        if tokens[at].low in _ORDINAL_HEADS and number == len(words) - 1 and _ends_phrase(tokens, at + 1):
            return number
        if is_past_form(tokens[at].low) and number > 0 and tokens[words[number - 1]].low in _ORDINAL_HEADS:
            return number - 1
    return None


def _extends(tokens: tuple[Token, ...], at: int, sense: NameSense, extra: frozenset[str]) -> bool:
    low = tokens[at].low
    if is_past_form(low) and not tokens[at].text[0].isupper():
        return False
    return _is_being(low, extra) or (tokens[at].text[0].isupper() and low in sense.names)


def _is_being(low: str, extra: frozenset[str]) -> bool:
    base = noun_base(low)
    if base in _NO_BEINGS:
        return False
    if low in BEINGS or base in BEINGS or base in extra or low in extra:
        return True
    if base.endswith(TRADES) and base not in TRADES:
        return True
    # `yard-dog`, `leaf-sweeper`, `mother-in-law`.
    first, _, last = base.rpartition("-")
    return bool(first) and (
        last in BEINGS or last.endswith(("er", "or")) or (last == "law" and first.split("-")[0] in KIN_NOUNS)
    )


def _split_compound(low: str) -> tuple[str, str]:
    """`yard-dog` as what it is and what qualifies it: (`dog`, `yard`)."""
    base = noun_base(low)
    first, _, last = base.rpartition("-")
    is_split = first and last in BEINGS and base not in BEINGS and base not in _NO_BEINGS
    return (last, first) if is_split else (base, "")


def _is_attribute(tokens: tuple[Token, ...], words: list[int], number: int) -> bool:
    """A being's noun that only qualifies a thing's: `the goat house`, `a rabbit skin`."""
    if number + 1 >= len(words):
        return False
    low = tokens[words[number + 1]].low
    return (
        low in PLACE_KINDS
        or low in FURNITURE
        or noun_base(low) in ("skin", "tail", "paw", "head", "voice", "coat", "meat", "pie", "clothes")
    )


def _ends_phrase(tokens: tuple[Token, ...], at: int) -> bool:
    return at >= len(tokens) or not tokens[at].is_word or tokens[at].low in _STOP or is_past_form(tokens[at].low)


def _pronoun_at(prose: Prose, index: int) -> Mention | None:
    token = prose.tokens[index]
    if not token.is_word or token.low not in PRONOUNS or token.low == "that":
        return None
    shape = _Shape(kind=MentionKind.PRONOUN, head=token.low, plural=token.low in _PLURAL_PRONOUNS)
    return _mention(prose, index, index + 1, shape)


_PLURAL_PRONOUNS = listed("they them their theirs themselves we us our ours ourselves")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shape:
    """What a mention's own words say, before it is placed in the text."""

    kind: MentionKind
    head: str
    modifiers: tuple[str, ...] = ()
    determiner: str = ""
    owner: str = ""
    plural: bool = False
    title: str = ""


def _mention(prose: Prose, first: int, last: int, shape: _Shape) -> Mention:
    tokens = prose.tokens
    return Mention(
        kind=shape.kind,
        span=Span(start=tokens[first].start, end=tokens[last - 1].end),
        first=first,
        last=last,
        head=shape.head,
        modifiers=shape.modifiers,
        determiner=shape.determiner,
        owner=shape.owner,
        plural=shape.plural,
        quote=tokens[first].quote,
        sentence=tokens[first].sentence,
        paragraph=tokens[first].paragraph,
        title=shape.title,
        possessive=last < len(tokens) and tokens[last].is_clitic,
    )
