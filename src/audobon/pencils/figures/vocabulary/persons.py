"""People: by family, age, trade and rank."""

from __future__ import annotations

from audobon.comic.storyboard import Sort
from audobon.pencils.figures.vocabulary.kind import Kind, being

PLAN = "upright"

_PEOPLE = """man men woman women boy girl person people child children lad lass youth maiden damsel youngster fellow
gentleman lady ladies gentlemen old-man old-woman folk human-being mortal one group crowd family company party band
mother father brother sister son daughter wife husband uncle aunt grandfather grandmother granny grandma grandpa
grandson granddaughter grandchild nephew niece cousin mama mamma papa mummy-dear mum daddy dad stepmother stepfather
stepsister stepbrother stepdaughter stepson godmother godfather godson parent twin orphan heir bridegroom widow widower
sweetheart lover friend neighbour neighbor guest stranger visitor traveller traveler wanderer host hostess crone hag
merchant trader shopkeeper grocer butcher tailor cobbler shoemaker weaver spinner miller smith blacksmith
carpenter joiner mason potter tinker goldsmith watchmaker printer painter artist sculptor musician fiddler piper singer
dancer actor actress poet author writer teacher schoolmaster schoolmistress governess tutor student scholar professor
doctor physician surgeon apothecary chemist scientist inventor engineer astronomer astrologer lawyer judge magistrate
clerk
banker cashier secretary manager servant footman butler valet page coachman driver groom ostler gardener woodcutter
woodman forester charcoal-burner ploughman reaper goatherd goosegirl goose-girl milkmaid dairymaid peasant labourer
porter carter innkeeper landlord landlady waiter waitress barber hairdresser washerwoman laundress seamstress
postman messenger conductor stationmaster fireman miner diver explorer captain mate officer general colonel major
sergeant lieutenant corporal guard sentinel watchman gaoler jailer executioner thief robber burglar
highwayman smuggler rogue rascal villain hero heroine spy detective inspector sheriff mayor minister chancellor
courtier ambassador lord baron baroness count countess duke duchess earl marquis knight-errant squire sultan vizier
caliph rajah pharaoh priest bishop parson vicar curate pope friar hermit pilgrim prophet saint athlete player rider
journalist reporter photographer pilot astronaut nobleman noblewoman emperor-elect boss caretaker cleaner
schoolboy schoolgirl pupil classmate genius fool simpleton miser"""

_CREATURE = (Sort.CREATURE,)

PERSONS: tuple[Kind, ...] = (
    being("human", PLAN, sort=Sort.HUMAN, words=_PEOPLE, near="figure someone somebody anybody voice"),
    being("baby", PLAN, sort=Sort.HUMAN, words="infant newborn toddler suckling"),
    being("king", PLAN, sort=Sort.HUMAN, sex="male", words="emperor monarch tsar czar", near="tyrant ruler"),
    being("queen", PLAN, sort=Sort.HUMAN, sex="female", words="empress tsarina", near="regent"),
    being("prince", PLAN, sort=Sort.HUMAN, sex="male", words="crown-prince", near="dauphin"),
    being("princess", PLAN, sort=Sort.HUMAN, sex="female", words="infanta king's-daughter", near="noble-maiden"),
    being("knight", PLAN, sort=Sort.HUMAN, words="paladin crusader", near="warrior champion", also=_CREATURE),
    being("wizard", PLAN, sort=Sort.HUMAN, words="magician sorcerer enchanter conjurer warlock mage", near="druid",
          also=_CREATURE),
    being("witch", PLAN, sort=Sort.HUMAN, sex="female", words="sorceress enchantress", near="fortune-teller",
          also=_CREATURE),
    being("soldier", PLAN, sort=Sort.HUMAN, words="grenadier dragoon hussar guardsman musketeer", near="trooper"),
    being("policeman", PLAN, sort=Sort.HUMAN, words="constable police police-officer policewoman bobby", near="warden"),
    being("sailor", PLAN, sort=Sort.HUMAN, words="seaman mariner boatman ferryman skipper", near="rower"),
    being("nurse", PLAN, sort=Sort.HUMAN, words="nursemaid matron", near="midwife"),
    being("cook", PLAN, sort=Sort.HUMAN, words="chef baker pastry-cook confectioner", near="scullion"),
    being("maid", PLAN, sort=Sort.HUMAN, sex="female",
          words="housemaid servant-girl maidservant housekeeper parlourmaid", near="cleaning-woman"),
    being("farmer", PLAN, sort=Sort.HUMAN, words="countryman farmhand husbandman", near="rancher"),
    being("shepherd", PLAN, sort=Sort.HUMAN, words="shepherd-boy swineherd cowherd herdsman", near="drover"),
    being("monk", PLAN, sort=Sort.HUMAN, sex="male", words="abbot", near="novice"),
    being("nun", PLAN, sort=Sort.HUMAN, sex="female", words="abbess", near="prioress"),
    being("pirate", PLAN, sort=Sort.HUMAN, words="buccaneer corsair", near="brigand"),
    being("beggar", PLAN, sort=Sort.HUMAN, words="tramp vagabond pauper beggar-woman", near="hobo"),
    being("jester", PLAN, sort=Sort.HUMAN, words="court-fool harlequin clown juggler", near="acrobat"),
    being("hunter", PLAN, sort=Sort.HUMAN, words="huntsman gamekeeper archer", near="fowler"),
    being("bride", PLAN, sort=Sort.HUMAN, sex="female", words="", near="bridesmaid"),
)  # fmt: skip
