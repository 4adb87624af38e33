"""Sentences and turns of phrase in which stories tell what can be seen.

Knows: English.  Does not know: which words fill the gaps, panels.
Each table holds what is learnt from, then what is kept back for measuring.

Gaps: {at} where (`in the garden`), {place} (`the garden`), {who} (`a fox in a red cloak`), {doing} (`running`),
{things} (`a lantern and a chair`).
"""

from __future__ import annotations

from collections.abc import Mapping

from audobon.comic.story import DayTime, Emotion
from audobon.training import literary_turns as turns

Phrases = tuple[tuple[str, ...], tuple[str, ...]]
"""Learnt, kept back."""

PLACES: Phrases = (
    (
        "It happened {at}.",
        "{At}, all was as it had been for years.",
        "They had come at last to {place}.",
        "Nobody else was {at}.",
        "The way had led to {place}, and there it ended.",
        "{Place} lay before them.",
        "How quiet it was {at}!",
        "You must imagine {place}, for that is where we are.",
        "Not a sound was to be heard {at}.",
        "By that time the whole company was {at}.",
        "{At} nothing stirred.",
        "There is no place in the world like {place}.",
        "So it came about that everything took place {at}.",
        "And still they were {at}.",
        "What a sight was {place}!",
        "Long ago, {at}, this is what befell.",
        "{Place} had never looked like this before.",
        "It smelled of {bare} and of old times.",
        *turns.FURTHER_PLACES,
    ),
    (
        "Our tale has brought us to {place}.",
        "Far from everyone, {at}, the day took its course.",
        "One could see at once that this was {place}.",
        "{Place}! Who would have thought of it?",
        "Whoever had looked {at} just then would have been amazed.",
        "All this went on {at}, where few people ever go.",
    ),
)
FIGURES: Phrases = (
    (
        "{Who} was {doing}.",
        "There was {who}, {doing}.",
        "{Who} had been {doing} for some time.",
        "One could see {who} {doing}.",
        "And there, {doing}, was {who}.",
        "{Who} kept on {doing}, and said not a word.",
        "Nobody had expected to find {who} {doing}.",
        "{Who} could not help {doing}.",
        '"Look!" they cried, for {who} was {doing}.',
        "{Who}, as the story tells, was {doing}.",
        "It was {who} who was {doing}.",
        "They came upon {who}, busily {doing}.",
        "{Who} began {doing} once more.",
        "At that moment {who} was {doing}.",
        "{Doing}, {who} thought of home.",
        *turns.FURTHER_FIGURES,
    ),
    (
        "Suddenly they noticed {who}, who was {doing}.",
        "{Who} went on {doing} as though nothing were the matter.",
        "What should they see but {who}, {doing}?",
        "All the while {who} was {doing}.",
        "{Who} had taken to {doing}.",
        "{Doing} as ever, {who} waited for what would come.",
    ),
)
IDLE: Phrases = (
    (
        "{Who} was there.",
        "{Who} looked up.",
        "There was {who}.",
        "{Who} did not move.",
        "It was {who} and no other.",
        "It was the face of {who}.",
        "They knew {who} at once.",
        *turns.FURTHER_IDLE,
    ),
    (
        "{Who} stayed where they were.",
        "Who was it but {who}?",
        "One had only to look at {who}.",
    ),
)
THINGS: Phrases = (
    (
        "Close by there was {things}.",
        "{Things} could be seen not far away.",
        "Somebody had left {things} there.",
        "There was also {things}.",
        "Beside them was {things}.",
        "Nobody minded {things}.",
        "And do not forget {things}.",
        "To one side was {things}.",
        *turns.FURTHER_THINGS,
    ),
    (
        "{Things} had been there since morning.",
        "The eye fell upon {things}.",
        "There, too, was {things}.",
    ),
)
TIMES: Mapping[DayTime, Phrases] = {
    DayTime.DAWN: (
        (
            "The sun was just coming up.",
            "It was the grey hour before sunrise.",
            "Dawn was breaking.",
            "The first cock had crowed.",
            "The east was turning pink.",
            "Night was drawing to its end, and the sky grew pale.",
            "They had risen at daybreak.",
            "The first light lay upon everything.",
        ),
        (
            "The stars were going out one by one as the day began.",
            "It was so early that the sun had barely shown its rim.",
            "Morning had only now begun to glimmer.",
        ),
    ),
    DayTime.MORNING: (
        (
            "It was a fresh morning.",
            "Breakfast was hardly over.",
            "The morning sun stood low and bright.",
            "That morning the dew still lay.",
            "The forenoon was fine.",
            "It was not yet ten o'clock.",
            "The day was young.",
        ),
        (
            "The clock had just struck nine in the morning.",
            "The dew had not yet dried in the early sun.",
        ),
    ),
    DayTime.DAY: (
        (
            "It was broad daylight.",
            "The sun stood high.",
            "It was the middle of the day.",
            "At noon everything lay bright.",
            "It was a plain afternoon.",
            "The clock struck twelve, and it was day.",
        ),
        (
            "Midday had come and the light was clear.",
            "It was an ordinary bright afternoon.",
        ),
    ),
    DayTime.EVENING: (
        (
            "The sun was going down.",
            "Evening was coming on.",
            "Dusk had fallen.",
            "The shadows had grown long, and the sky was red.",
            "It was the hour of sunset.",
            "Twilight lay over all.",
            "The day was ending in gold.",
            "It was time for supper, and the light was failing.",
        ),
        (
            "The last glow lingered in the west.",
            "Day was done and the lamps would soon be lit.",
            "At eventide the air grew cool.",
        ),
    ),
    DayTime.NIGHT: (
        (
            "It was night.",
            "The moon had risen.",
            "It was pitch dark.",
            "Midnight had struck.",
            "The stars were out.",
            "All good people were in bed, for it was late at night.",
            "Darkness covered everything.",
            "By moonlight things look strange.",
            "It was as black as ink.",
        ),
        (
            "Not a ray of light was left, and the owls were about.",
            "The whole world slept under the stars.",
            "It was long past bedtime.",
        ),
    ),
}
WEATHERS: Mapping[str, Phrases] = {
    "sun": (
        ("The sun shone.", "There was not a cloud in the sky.", "It was warm and sunny.", "What fine weather it was!"),
        ("The sunshine poured down.", "A cloudless sky stood above."),
    ),
    "rain": (
        (
            "It was raining.",
            "The rain came down in sheets.",
            "Everything was dripping wet.",
            "It poured.",
            "Great drops fell from the clouds.",
            "The rain had not stopped all day.",
        ),
        ("A shower had begun.", "They were soaked to the skin by the downpour."),
    ),
    "snow": (
        (
            "It was snowing.",
            "The flakes fell thick and fast.",
            "Everything was white with snow.",
            "Winter had come with its snow.",
            "The snow lay deep.",
        ),
        ("A snowstorm had set in.", "White flakes whirled through the bitter air."),
    ),
    "fog": (
        (
            "A thick fog lay about.",
            "The mist hid everything.",
            "One could hardly see through the haze.",
            "It was a foggy day.",
        ),
        ("Grey vapours wrapped all things.", "The far end was lost in mist."),
    ),
}
FEELINGS: Mapping[Emotion, Phrases] = {
    Emotion.JOY: (
        (
            "with a smile",
            "full of joy",
            "merrily",
            "beaming with delight",
            "as happy as could be",
            "laughing for joy",
            *turns.FURTHER_FEELINGS[Emotion.JOY],
        ),
        ("in high spirits", "with a glad heart", "quite contented"),
    ),
    Emotion.SADNESS: (
        (
            "with tears in the eyes",
            "sadly",
            "full of grief",
            "with a heavy heart",
            "in sorrow",
            "most unhappy",
            *turns.FURTHER_FEELINGS[Emotion.SADNESS],
        ),
        ("ready to weep", "woefully", "in deep misery"),
    ),
    Emotion.ANGER: (
        (
            "in a rage",
            "angrily",
            "with a scowl",
            "furious",
            "red with anger",
            "out of temper",
            *turns.FURTHER_FEELINGS[Emotion.ANGER],
        ),
        ("in great wrath", "frowning fiercely", "beside themselves with fury"),
    ),
    Emotion.FEAR: (
        (
            "in terror",
            "trembling with fright",
            "much afraid",
            "pale with fear",
            "timidly",
            "scared out of their wits",
            *turns.FURTHER_FEELINGS[Emotion.FEAR],
        ),
        ("in mortal dread", "with a beating heart, horribly frightened"),
    ),
    Emotion.SURPRISE: (
        (
            "in astonishment",
            "with wide eyes",
            "quite amazed",
            "open-mouthed",
            "full of wonder",
            "taken aback",
            *turns.FURTHER_FEELINGS[Emotion.SURPRISE],
        ),
        ("thunderstruck", "hardly believing their eyes"),
    ),
    Emotion.DISGUST: (
        (
            "in disgust",
            "with a wry face",
            "wrinkling the nose",
            "full of loathing",
            "sickened",
            *turns.FURTHER_FEELINGS[Emotion.DISGUST],
        ),
        ("with curled lip", "much revolted"),
    ),
}
PERSONS: Mapping[tuple[str, str], Phrases] = {
    ("male", "child"): (
        ("a boy", "a little boy", "a small lad", "a little fellow"), ("a young schoolboy", "a wee laddie"),
    ),
    ("female", "child"): (
        ("a girl", "a little girl", "a small maiden", "a little lass"), ("a young schoolgirl", "a wee lassie"),
    ),
    ("male", "adult"): (("a man", "a fellow", "a gentleman"), ("a grown man", "a stout chap")),
    ("female", "adult"): (("a woman", "a lady", "a housewife"), ("a dame", "a grown woman")),
    ("male", "young"): (("a young man", "a youth", "a lad"), ("a stripling",)),
    ("female", "young"): (("a young woman", "a maiden", "a young lady"), ("a damsel",)),
    ("male", "old"): (("an old man", "a grandfather", "an aged man"), ("a greybeard", "an ancient fellow")),
    ("female", "old"): (("an old woman", "a grandmother", "an aged woman"), ("a crone", "an ancient dame")),
    ("", "child"): (("a child", "a little one"), ("a youngster",)),
    ("", "adult"): (("a person", "somebody"), ("a grown person",)),
    ("", "young"): (("a young person",), ("a youngling",)),
    ("", "old"): (("an old person",), ("an aged person",)),
}  # fmt: skip
AGES: Mapping[str, Phrases] = {
    "child": (("little ", "small ", "tiny "), ("wee ", "baby ")),
    "young": (("young ",), ("youthful ",)),
    "old": (("old ", "aged "), ("ancient ", "elderly ")),
}
WEARING: Phrases = (
    ("in {garment}", "wearing {garment}", "dressed in {garment}", "who had on {garment}", *turns.FURTHER_WEARING),
    ("clad in {garment}", "with {garment} on"),
)
FILLERS: Phrases = (
    (
        "Now you shall hear what came of it.",
        "That is how it was.",
        '"Well," said somebody, "we shall see."',
        "It was the third time that it had happened.",
        "No one spoke.",
        "Of course that could not last.",
        "And that was only the beginning.",
        "For a while nothing more was said.",
        '"I never heard of such a thing!" said one.',
        "So the days went by.",
        *turns.FURTHER_FILLERS,
    ),
    (
        "What followed is soon told.",
        "And so, as everyone knows, it went on.",
        '"Very well," was the answer.',
        "Nothing could be done about it.",
    ),
)
