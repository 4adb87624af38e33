"""Turns of phrase for hours, weather, people and feelings, and the sentences that carry them: learnt from only.

Knows: English.  Does not know: what is kept back (see `literary_words`), which facts are told.
A turn and its carrier are chosen apart, so that neither is learnt by heart with the other.

Gaps: {when} (`at midnight`), {clause} (`the moon was up`), {who} (`a fox`), {doing} (`running`), {at} (`in the wood`).
"""

from __future__ import annotations

from collections.abc import Mapping

from audobon.comic.story import DayTime, Emotion

Turns = tuple[str, ...]

HOURS: Mapping[DayTime, Turns] = {
    DayTime.DAWN: (
        "at dawn", "at daybreak", "at sunrise", "at break of day", "before the sun was well up", "at cock-crow",
        "in the grey of the morning", "as soon as it was light", "with the first light", "between night and morning",
        "at the peep of day", "when the sky began to redden", "while the sun was rising",
        "very early, at first light",
        "just before the sun came up", "as the darkness lifted",
    ),
    DayTime.MORNING: (
        "in the morning", "one fine morning", "the next morning", "that forenoon", "early in the day",
        "soon after breakfast", "in the middle of the morning", "one bright morning in May", "next day, before ten",
        "on a fresh spring morning", "while the day was young", "in the forenoon", "towards eleven o'clock",
        "as soon as breakfast was cleared away", "on Sunday morning", "one morning early",
    ),
    DayTime.DAY: (
        "at noon", "in broad daylight", "in the middle of the day", "at twelve o'clock", "in the afternoon",
        "one hot afternoon", "when the sun was high", "by day", "after dinner, about two o'clock", "in full daylight",
        "at high noon", "in the heat of the day", "while it was yet day", "under the noonday sun", "that afternoon",
        "early in the afternoon",
    ),
    DayTime.EVENING: (
        "in the evening", "at sunset", "at dusk", "towards evening", "at nightfall", "when the sun was setting",
        "in the twilight", "as the shadows lengthened", "at the close of the day", "after tea, as it grew dark",
        "when the day's work was over", "between daylight and dark", "at sundown", "in the gloaming",
        "as evening drew on", "about supper-time", "in the red light of evening",
    ),
    DayTime.NIGHT: (
        "at night", "at midnight", "in the dead of night", "by moonlight", "by starlight", "in the dark",
        "under the moon", "late that night", "when all the house was asleep", "long after dark",
        "on a moonless night",
        "in the middle of the night", "at the witching hour", "one black night", "when everyone was in bed",
        "as the clock struck one at night", "in the small hours",
    ),
}  # fmt: skip
HOUR_CLAUSES: Mapping[DayTime, Turns] = {
    DayTime.DAWN: (
        "the sun was rising", "day was breaking", "the sky was growing red in the east", "the night was nearly over",
        "the cocks were crowing", "a new day began", "the sun came up over the hills",
        "the sky turned from grey to rose",
        "the first birds had begun to sing", "the day had hardly begun", "daylight was coming", "dawn had come",
    ),
    DayTime.MORNING: (
        "the morning was bright", "it was still early in the day", "breakfast was just over",
        "the morning was half gone",
        "it was ten o'clock in the morning", "the sun had been up for some hours", "the morning air was fresh",
        "the dew was on the grass", "it was a lovely morning", "the milk had just been brought in",
    ),
    DayTime.DAY: (
        "the sun was overhead", "it was noon", "it was as light as day can be", "the day was at its hottest",
        "the bells rang for noon", "the afternoon had come", "it was about three in the afternoon",
        "it was dinner-time", "the sun looked straight down", "it was broad day", "the day was half over",
    ),
    DayTime.EVENING: (
        "the sun was setting", "night was coming on", "evening had come", "the light was going",
        "it began to grow dark",
        "the sun had sunk behind the hills", "the sky was all crimson and gold", "the bats had begun to fly",
        "the cows were coming home", "supper was on the table", "it was growing dusk", "the day was over",
        "the sun hung low and red", "candles were being fetched",
    ),
    DayTime.NIGHT: (
        "night had fallen", "the moon was up", "the moon was full", "the stars were shining", "all was dark",
        "it was midnight", "you could not see your hand before your face", "the night was black",
        "everyone else was asleep", "the moon looked in", "a thousand stars were in the sky",
        "it was the dead of night",
        "the clock struck twelve, and it was night", "the candle had burnt out", "the children were long in bed",
    ),
}  # fmt: skip
SKIES: Mapping[str, Turns] = {
    "sun": (
        "the sun was shining", "the sky was blue", "the day was fine and warm", "the sun was hot",
        "the weather was fair",
        "the sky was clear", "it was a bright and sunny day", "everything lay in the sun", "the sun beat down",
        "there was not a cloud to be seen", "it was beautiful weather",
    ),
    "rain": (
        "it was raining", "it was raining hard", "the rain fell in torrents", "the rain beat down",
        "it rained and rained",
        "a storm had broken, and the rain came", "the water ran from every roof", "it was wet and grey",
        "the rain was pattering on the leaves", "it drizzled", "everyone was dripping",
        "the clouds let their water fall",
        "it was pouring with rain", "the puddles grew into ponds",
    ),
    "snow": (
        "it was snowing", "snow was falling", "the snow fell softly", "the snow was deep", "all the world was white",
        "the flakes came down like feathers", "the ground was covered with snow", "it was winter, and it snowed",
        "the first snow had come", "it had been snowing since daybreak", "snow lay on every bough", "it snowed hard",
    ),
    "fog": (
        "there was a fog", "it was misty", "the fog was so thick that one could have cut it",
        "a white mist had risen",
        "the haze hung about", "everything was grey with fog", "one could not see ten steps ahead for the fog",
        "a mist lay on the ground", "the fog had come up", "all things looked like shadows in the mist",
    ),
}  # fmt: skip
WHEN_SENTENCES: Turns = (
    "It was {when}.", "{When} it was that all this came about.", "It began {when}.", "They had set out {when}.",
    "This happened {when}.", "{When}, then, it had to be.", "{When} one sees many strange things.",
    "And so, {when}, the hour had come.", "It must have been {when}.", "He had promised to be there {when}.",
    "{When} she had made up her mind.", "Nobody is about {when}.", "Who would have looked for them {when}?",
    "They did as they were told, {when}.", "{When} it could wait no longer.", '"We go {when}," they had said.',
)  # fmt: skip
CLAUSE_SENTENCES: Turns = (
    "{Clause}.", "By now {clause}.", "{Clause}, and nobody wondered at it.", "They saw that {clause}.",
    "As {clause}, they made haste.", "It is told that {clause}.", "And all the while {clause}.",
    "{Clause}; what of that?",
    "Because {clause}, they had met with no one.", "{Clause}, as you may well suppose.", "Outside and in, {clause}.",
    "But {clause}.", "Meanwhile {clause}.", '"See," said one, "{clause}."', "It seemed that {clause}.",
    "{Clause}, and still there was no end of it.",
)  # fmt: skip
SCENES: Turns = (
    "{Who} was {doing} {at}.", "{At}, {who} was {doing}.", "{At} stood {who}, and was soon {doing}.",
    "There, {at}, was {who}, {doing}.", "If you had been {at} you would have found {who} {doing}.",
    "It was {at} that they saw {who} {doing}.", "{Who} was {at}, {doing} with a will.",
    "They looked about them {at}, and there was {who} {doing}.", "{Doing}, {who} had come to be {at}.",
    "{Who} had been {doing} {at} ever since.", '"Whom do you think I met {at}? {Who}, {doing}!"',
    "Once upon a time there was {who}, and {at} that one was {doing}.",
)  # fmt: skip
"""Figure and place in one sentence."""
SCENES_WHEN: Turns = (
    "{When} {who} was {doing}.", "{Who} was {doing} {when}.", "It was {when}, and {who} was {doing}.",
    "{When} they found {who} {doing}.", "Why should {who} be {doing} {when}?", "{Who}, {when}, was already {doing}.",
)  # fmt: skip
"""Figure and hour in one sentence."""
FURTHER_PLACES: Turns = (
    "{At} there was much to be seen.", "They went on until they were {at}.", "At last they found themselves {at}.",
    "We left them {at}.", "This was {place}.", "It was {place} that they had reached.", "{At} it was still.",
    "They knew {place} well.", "{Place} was the only thing to be seen.", "They had never been {at} before.",
    "It was dull {at}.", "Let us go back to {place}.", "They loved {place} above all.", "{Place} was all about them.",
    "Round them was nothing but {place}.", "Once, {at}, there lived people like you and me.",
    "So there they stayed, {at}.",
    "{At} anything may happen.", "They had met {at}, as they always did.", '"I do like {place}," said somebody.',
    "Here was {place}, just as it had been told.", "They halted {at}.", "It is a fine thing to be {at}.",
    "They sought all over {place}.", "{Place} was large and silent.", "{At} they were at home.",
)  # fmt: skip
FURTHER_FIGURES: Turns = (
    "{Who} was {doing}, and did not hear.", "See how {who} is {doing}!", "Then {who} fell to {doing}.",
    "There they saw {who} {doing}.", "{Who} did nothing but go on {doing}.", "{Who} was still {doing}.",
    "Here was {who}, {doing} all alone.", "And {who}? {Who} was {doing}.", "They watched {who} {doing}.",
    "So {who} was left {doing}.", "{Who} had begun {doing} again.", "Day after day {who} was {doing}.",
    "{Who} soon tired of {doing}.", "It was a pleasure to see {who} {doing}.",
    "There could be no doubt: {who} was {doing}.",
    "While {doing}, {who} said nothing.", "They heard that {who} was {doing}.", "What was {who} about? Why, {doing}.",
    "{Who}, {doing}, was a sight to see.", "In a moment {who} was {doing}.",
    "{Who} was {doing} with all their might.",
    "Presently {who} came, {doing}.", "{Who} turned from them, {doing}.",
    "Never had anyone seen {who} {doing} like that.",
    "It made them stare to see {who} {doing}.", "Of all things, {who} was {doing}!",
)  # fmt: skip
FURTHER_IDLE: Turns = (
    "And this was {who}.", "Here was {who} again.", "{Who} was the first to be seen.", "They had found {who}.",
    "{Who} had come too.", "Nobody was there but {who}.", "{Who} had not gone away.", "There they met {who}.",
    "Now there was {who}, of whom more presently.", "It could only be {who}.",
)  # fmt: skip
FURTHER_THINGS: Turns = (
    "They had {things} with them.", "On that spot was {things}.", "They had not forgotten {things}.",
    "Near at hand was {things}.",
    "Behind them was {things}.", "There they found {things}.", "It was odd to find {things} there.",
    "Before them was {things}.", "They had seen {things} before.", "{Things} had its place there.",
    "Here was {things}.",
    "They set down {things}.", "Among other matters there was {things}.", "What was {things} doing there?",
)  # fmt: skip
FURTHER_FILLERS: Turns = (
    "It cannot be told in a word.", "They had their reasons.", '"Dear me!" said the one.', "This went on for a time.",
    "You will hear more of this by and by.", '"What shall we do?" they asked.', "All had been said.",
    "Then a thought came.",
    "They had heard of such things.", "It was a long story.", '"Never!" was all that could be got out of them.',
    "But to return.", "Some say that it was otherwise.", "It had been just so for seven years.",
    "They spoke of this and that.",
    "Nothing is so bad but it may be worse.", '"Tell me why," said another.', "So much for that.",
)  # fmt: skip
FURTHER_FEELINGS: Mapping[Emotion, Turns] = {
    Emotion.JOY: (
        "in great delight", "gaily", "with a merry laugh", "cheerfully", "all smiles", "joyfully",
        "with dancing eyes",
        "happy at last", "pleased beyond measure", "as gay as a lark", "with a beaming face",
        "grinning from ear to ear",
        "bubbling over with happiness", "well pleased", "rejoicing",
    ),
    Emotion.SADNESS: (
        "with many sighs", "mournfully", "with drooping head", "sorrowfully", "very sad",
        "sobbing", "heart-broken", "with a long face", "in tears", "sick at heart", "crying quietly",
        "sighing deeply",
        "downcast", "wretched and lonely", "in despair", "gloomily",
    ),
    Emotion.ANGER: (
        "in a fit of temper", "very cross", "raging", "with flashing eyes", "grinding the teeth", "boiling with rage",
        "in hot anger", "crossly", "stamping with rage", "glaring", "in a passion", "hot with indignation",
        "scowling",
        "sulky and cross", "as angry as could be",
    ),
    Emotion.FEAR: (
        "in a fright", "full of fear", "shaking all over", "white as a sheet", "fearfully", "in great alarm",
        "terrified",
        "with chattering teeth", "panic-stricken", "with hair on end", "anxiously", "quaking", "in fear and trembling",
        "too scared to speak", "alarmed", "nervously",
    ),
    Emotion.SURPRISE: (
        "in surprise", "astonished", "staring", "in wonder", "with raised eyebrows", "dumbfounded", "gaping",
        "amazed beyond words", "to their great surprise", "startled", "with round eyes", "as if struck by lightning",
        "bewildered", "marvelling greatly",
    ),
    Emotion.DISGUST: (
        "with great dislike", "pulling a face", "disgusted", "with a look of scorn", "turning up the nose",
        "sick with disgust",
        "shuddering with loathing", "with a grimace", "full of scorn", "queasy", "holding the nose", "with distaste",
    ),
}  # fmt: skip
MANNERS: Turns = (
    "poor", "good", "brave", "clever", "lonely", "tall", "thin", "merry", "quiet", "weary", "kind", "honest", "lazy",
    "foolish", "pretty", "handsome", "ragged", "gentle", "curious", "proud", "dear", "queer", "strange", "lively",
)  # fmt: skip
"""What a person may be called besides: nothing that the pencils show."""
NOUNS: Mapping[tuple[str, str], Turns] = {
    ("male", "child"): (
        "boy", "little boy", "small boy", "little lad", "little son", "little fellow", "child, a boy,", "urchin",
        "little brother", "bare-legged boy", "boy of six", "baby boy",
    ),
    ("female", "child"): (
        "girl", "little girl", "small girl", "little daughter", "little maid", "little sister", "small lass",
        "child, a girl,", "girl of six", "little miss", "baby girl", "tiny maiden",
    ),
    ("male", "adult"): (
        "man", "fellow", "gentleman", "father", "husband", "uncle", "neighbour", "master", "workman",
        "stranger, a man,",
        "traveller", "bearded man", "man of forty", "townsman", "countryman", "widower",
    ),
    ("female", "adult"): (
        "woman", "lady", "mother", "wife", "aunt", "goodwife", "gentlewoman", "mistress of the house", "widow",
        "matron",
        "neighbour, a woman,", "peasant woman", "woman of forty", "stepmother",
    ),
    ("male", "young"): (
        "young man", "youth", "lad", "young fellow", "young gentleman", "youth of twenty", "bachelor", "suitor",
        "eldest son", "bridegroom", "lad of eighteen", "apprentice",
    ),
    ("female", "young"): (
        "young woman", "maiden", "young lady", "maid", "young girl of eighteen", "bride", "lass", "eldest daughter",
        "sweetheart", "young beauty", "girl in her teens",
    ),
    ("male", "old"): (
        "old man", "grandfather", "old fellow", "old gentleman", "white-haired man", "grandsire", "old grandfather",
        "man of eighty", "bent old man", "old uncle", "patriarch", "old father",
    ),
    ("female", "old"): (
        "old woman", "grandmother", "old lady", "granny", "white-haired woman", "old wife", "old mother",
        "bent old woman", "woman of eighty", "old nurse", "old aunt", "old body in spectacles",
    ),
    ("", "child"): ("child", "little one", "small child", "little creature", "mite", "infant", "toddler"),
    ("", "adult"): ("person", "stranger", "newcomer", "guest", "friend"),
    ("", "young"): ("young person", "young stranger", "young friend", "young thing"),
    ("", "old"): ("old person", "old stranger", "old friend", "old soul"),
}  # fmt: skip
FURTHER_WEARING: Turns = (
    "who wore {garment}", "with {garment}", "who went about in {garment}", "whose {bare} was well known",
    "who was never seen without {garment}", "having put on {garment}", "proud of {garment}", "wrapped in {garment}",
)  # fmt: skip
