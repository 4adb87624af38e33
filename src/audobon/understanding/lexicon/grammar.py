"""Function words and endings: determiners, prepositions, pronouns, conjunctions, titles.

Knows: closed word classes of English.  Does not know: nouns, verbs, stories.
"""

from __future__ import annotations

from audobon.numerals import CARDINALS
from audobon.understanding.lexicon.listing import listed

DEFINITE = listed("the this that these those")
POSSESSIVE = listed("my your his her its our their thy")
INDEFINITE = listed("a an another some any each every no one certain")
NUMBERS = {**CARDINALS, "both": 2, "hundreds": 100}
QUANTIFIERS = listed("all many several both few other others most half such")
DETERMINERS = DEFINITE | POSSESSIVE | INDEFINITE | frozenset(NUMBERS) | listed("several many all both")

PREPOSITIONS = listed(
    """about above across after against along amid among amongst around as at before behind below beneath beside
    besides between beyond by concerning despite down during except for from in inside into like near of off on
    onto opposite out outside over past regarding round since than through throughout till to toward towards
    under underneath until unto up upon via with within without aboard amidst"""
)
CONJUNCTIONS = listed(
    """and but or nor so yet for then when while as because if though although until till after before since that
    once where whilst"""
)
COORDINATORS = listed("and but or nor so yet then")
SUBORDINATORS = listed(
    """when while as because if though although until till since once where after before whilst whenever that which
    who whom whose"""
)
RELATIVES = listed("who whom whose which that")

MALE_PRONOUNS = listed("he him his himself")
FEMALE_PRONOUNS = listed("she her hers herself")
NEUTER_PRONOUNS = listed("it its itself")
PLURAL_PRONOUNS = listed("they them their theirs themselves")
FIRST_PRONOUNS = listed("i me my mine myself")
FIRST_PLURAL_PRONOUNS = listed("we us our ours ourselves")
SECOND_PRONOUNS = listed("you your yours yourself yourselves thou thee thy thine ye")
THIRD_PRONOUNS = MALE_PRONOUNS | FEMALE_PRONOUNS | NEUTER_PRONOUNS | PLURAL_PRONOUNS
PRONOUNS = THIRD_PRONOUNS | FIRST_PRONOUNS | FIRST_PLURAL_PRONOUNS | SECOND_PRONOUNS
SUBJECT_PRONOUNS = listed("i he she it they we you thou ye")
POSSESSIVE_PRONOUNS = listed("his her its their my our your thy")
OBJECT_PRONOUNS = listed("him them me us")

AUXILIARIES = listed(
    """be am is are was were been being have has had having do does did doing will would shall should can could may
    might must ought need dare 'll 'd 've 're 'm isn't wasn't weren't aren't hadn't hasn't haven't don't doesn't
    didn't won't wouldn't shan't shouldn't can't cannot couldn't mustn't"""
)

MALE_TITLES = listed(
    """mr mister sir lord king prince uncle father brother monsieur herr don count baron duke squire grandfather
    papa count earl"""
)
FEMALE_TITLES = listed(
    """mme mlle mrs miss ms madam madame mademoiselle lady queen princess aunt sister mother frau fraulein dame countess
    baroness duchess grandmother mistress mama"""
)
OTHER_TITLES = listed(
    """dr doctor professor prof captain capt colonel col major general gen sergeant lieutenant lieut judge
    inspector saint st reverend rev master president emperor cousin chief constable officer comrade detective"""
)
TITLES = MALE_TITLES | FEMALE_TITLES | OTHER_TITLES
DOTTED = listed("""mr mrs ms dr st prof capt col gen lieut rev sr jr esq vs etc viz no vol messrs mme mlle hon""")

# Words that open sentences with a capital though they are no names.
PLAIN_OPENERS = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | PRONOUNS
    | AUXILIARIES
    | listed(
        """tomorrow to-morrow yesterday today to-day tonight to-night now then there here once soon
        presently suddenly at last again yes no oh ah alas well why how what who which
    where when not never ever always perhaps indeed very too also just only even still already yet thus
    therefore hence however nevertheless meanwhile afterwards later next first second third finally immediately
    instantly quickly slowly quietly good come go let look see hear listen hush stop wait please thank thanks
    dear poor little old young big great long one two three upon nothing something everything anything somebody
    nobody everybody everyone anyone someone none lo behold hurrah hurray ho ha hey hello farewell goodbye
    welcome amen o pooh tut bah off away up down out back don't can't isn't it's that's there's i'm i'll you're
    he's she's let's tell give take bring open shut run make"""
    )
)

# Capitalised words that are names of things, days or peoples rather than of persons.
NOT_PERSONS = listed(
    """town high terrace crescent county city club monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august
    september october november december christmas easter lent michaelmas english french german italian spanish
    american irish scotch scottish greek latin roman russian dutch danish norwegian swedish chinese japanese
    indian european christian jewish god's heaven hell lord's bible england france germany italy spain ireland
    scotland london paris rome america europe asia africa china india japan norway sweden denmark new york north
    south east west street avenue road lane park square hill river lake sea ocean island mount mountain bridge
    church house hotel inn saint company latin o'clock"""
)
