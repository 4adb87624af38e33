"""Who is a child by what stands beside a name, by the company they are in, or by whom they call.

Knows: nouns of children and of the elders whom children call.  Does not know: what anybody looks like.
"""

from __future__ import annotations

import re

from audobon.understanding.lexicon.grammar import DETERMINERS, TITLES
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import CHILD_NOUNS, OLD_NOUNS, PERSON_NOUNS
from audobon.understanding.mentions import Mention, MentionKind
from audobon.understanding.prose import Prose
from audobon.understanding.reading import Reading

_LEAST_SIGNS = 3
_FEW_YEARS = listed(
    """two three four five six seven eight nine ten eleven twelve thirteen 2 3 4 5 6 7 8 9 10 11 12 13"""
)
_IS, _HARDLY = listed("is was 's turned"), listed("only just about nearly almost not yet then barely now")
_BEHIND_YEARS = listed("years year and but when or, in that")
GRANDCHILDREN = listed("grandson granddaughter grandchild")
_CHILDREN = (CHILD_NOUNS | GRANDCHILDREN) - listed("son daughter")
"""What a name's bearer is called who is a child; sons and daughters may be grown up."""
_AT_SCHOOL = re.compile(
    r"\b(?:classmates?|playgrounds?|homework|recess|class ?rooms?|schoolyards?|lunch ?box(?:es)?"
    r"|school ?(?:bag|bus|day)s?|(?:first|second|third|fourth|fifth|sixth) grade"
    r"|(?:in|of|to) (?:the |(?:mrs?|ms|miss)\.? \w+['\u2019]s |his |her |our |my )class)\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"\b(?:schools?|teachers?|lessons?|pupils?|class|lunch|children|kids)\b", re.IGNORECASE)
"""Of the first one is not enough: grown-ups remember a playground. With two more words of either, the story is at
school."""
_PARENTS = listed("mum mom mummy mommy mama mamma dad daddy papa")
_CALLED = listed("grandmother grandfather granny grandma grandpa grandad grannie mummy mommy mum mamma daddy")


def little_ones(reading: Reading) -> set[int]:
    """Members of a group of little ones (`four little Rabbits, and their names were ...`), by figure key."""
    return {
        member
        for figure in reading.figures
        if figure.members and any({"little", "young"} & set(word.lower().split()) for word in figure.words)
        for member in figure.members
    }


def told_as_children(reading: Reading) -> set[int]:
    """Who is introduced as a child (`her grandson Jory`, `Jory, a boy of nine`, `Pia is five`), calls an elder as
    children do, or goes by a first name alone in a story at school or with Mama and Papa in it, by figure key; nobody
    who is said to be grown."""
    found = _schoolchildren(reading)
    if any(_is_parent_by_name(mention) for mention in reading.mentions):
        found |= {reading.narrator} if reading.narrator >= 0 else _by_first_name(reading)
    for number, mention in enumerate(reading.mentions):
        figure = reading.of[number]
        if mention.quote < 0:
            if figure >= 0 and (_stands_by_a_child(reading.prose, mention) or _of_few_years(reading.prose, mention)):
                found.add(figure)
        elif mention.head in _CALLED and not mention.determiner and not mention.owner:
            found.add(reading.lines[mention.quote].speaker)
    grown = {figure.key for figure in reading.figures if _is_grown(figure.heads, figure.titles)}
    return found - grown


def _schoolchildren(reading: Reading) -> set[int]:
    """All who bear a name without a title, where a story is at school."""
    text = reading.prose.text
    signs = {match.group().lower() for match in _AT_SCHOOL.finditer(text)}
    if not signs or len(signs) + len({match.group().lower() for match in _SCHOOL.finditer(text)}) < _LEAST_SIGNS:
        return set()
    return _by_first_name(reading)


def _by_first_name(reading: Reading) -> set[int]:
    return {figure.key for figure in reading.figures if figure.is_name and not figure.plural and not figure.titles}


def _is_parent_by_name(mention: Mention) -> bool:
    """`Mum stood in the doorway`, as children tell and as stories of children are told."""
    return mention.quote < 0 and mention.head in _PARENTS and not mention.determiner and not mention.owner


def _of_few_years(prose: Prose, mention: Mention) -> bool:
    """`Pia is five`, `Liv was only eight years old`, `ten-year-old Ben`."""
    tokens = prose.tokens
    before = tokens[mention.first - 1].low if mention.first else ""
    if before.endswith(("-year-old", "-years-old")) and before.partition("-")[0] in _FEW_YEARS:
        return True
    behind = [token for token in tokens[mention.last : mention.last + 5] if token.sentence == mention.sentence]
    words = [token.low for token in behind if token.low not in _HARDLY]
    if len(words) < 2 or words[0] not in _IS or words[1] not in _FEW_YEARS:
        return False
    return len(words) == 2 or words[2] in _BEHIND_YEARS or not words[2][0].isalnum()


def _stands_by_a_child(prose: Prose, mention: Mention) -> bool:
    """Whether a noun for a child stands right before a name, or is told of it right behind."""
    if mention.kind is not MentionKind.NAME:
        return False
    tokens = prose.tokens
    before = tokens[mention.first - 1] if mention.first else None
    if before is not None and before.sentence == mention.sentence and before.low in _CHILDREN:
        return True
    behind = [token for token in tokens[mention.last : mention.last + 6] if token.sentence == mention.sentence]
    if len(behind) < 3 or behind[0].text != "," or behind[1].low not in DETERMINERS:
        return False
    return next((token.low in _CHILDREN for token in behind[2:] if token.low in _CHILDREN | PERSON_NOUNS), False)


def _is_grown(heads: set[str], titles: set[str]) -> bool:
    words = {word for head in heads for word in (head, head.split()[-1])}
    return bool(titles & TITLES or words & (OLD_NOUNS | PERSON_NOUNS) - CHILD_NOUNS - GRANDCHILDREN)
