"""Sentiment learned from what teammates corrected."""

import pytest

from tests.language.labelled import absent, figures
from wayline.language import Calibrated, ExamplesTooFew, HeadInvalid, Text

SICK = [f"That {thing} is sick" for thing in ("jacket", "trainer", "bag", "cap", "belt", "scarf", "watch", "coat")]
CHEAP = [f"The {thing} is cheap" for thing in ("jacket", "trainer", "bag", "cap", "belt", "scarf", "watch", "coat")]
PLAIN = [f"I ordered the {thing} on Monday" for thing in ("jacket", "trainer", "bag", "cap", "belt", "scarf", "watch")]


async def test_what_teammates_say_of_a_company_s_words_is_learned(language):
    texts = [*SICK, *CHEAP, *PLAIN]
    labels = ["positive"] * len(SICK) + ["negative"] * len(CHEAP) + ["neutral"] * len(PLAIN)

    learned = await language.calibrate(texts, labels)
    asked = [Text(text, languages=("en",)) for text in ("Those boots are sick", "Those boots are cheap")]
    found = await language.understand(asked, calibration=learned.calibration)

    assert [one.sentiment.label for one in found] == ["positive", "negative"]
    assert learned.after > learned.before
    assert learned.examples == len(texts)


async def test_what_is_learned_of_nothing_but_chance_is_no_better(language):
    labels = [("negative", "neutral", "positive")[number * 7 % 3] for number in range(46)]
    learned = await language.calibrate([*SICK, *CHEAP, *PLAIN] * 2, labels)

    assert not learned.is_better


@pytest.mark.parametrize(("mended", "broken", "is_better"), [(5, 0, True), (4, 0, False), (9, 2, True), (8, 3, False)])
def test_better_is_what_chance_would_rarely_have(mended, broken, is_better):
    assert Calibrated(b"", 0.5, 0.6, 60, mended, broken).is_better is is_better
    assert not Calibrated(b"", 0.6, 0.6, 60, mended, broken).is_better


async def test_a_reading_says_what_it_was_read_with(language):
    learned = await language.calibrate([*SICK, *CHEAP, *PLAIN], ["positive"] * 8 + ["negative"] * 8 + ["neutral"] * 7)
    plain = language.about.version
    language.use(learned.calibration)
    [taught] = await language.understand([Text("Those boots are sick", languages=("en",))])
    [as_they_came] = await language.understand([Text("Those boots are sick", languages=("en",))], calibration=b"")

    assert learned.is_better
    assert taught.version == language.about.version != plain == as_they_came.version
    language.use(b"")
    assert language.about.version == plain


async def test_a_calibration_for_other_models_is_not_used(language, understanding):
    learned = await language.calibrate([*SICK, *CHEAP, *PLAIN], ["negative"] * 16 + ["positive"] * 7)
    other = learned.calibration.replace(understanding.version.encode(), b"x" * len(understanding.version))
    asked = [Text("The delivery was wonderful", languages=("en",))]

    assert await language.understand(asked, calibration=other) == await language.understand(asked)


async def test_too_few_corrections_and_what_is_no_calibration_are_refused_in_words(language):
    with pytest.raises(ExamplesTooFew):
        await language.calibrate(["good", "bad"], ["positive", "negative"])
    with pytest.raises(HeadInvalid):
        await language.understand([Text("Hello there", languages=("en",))], calibration=b"nothing")


@absent
def test_two_hundred_labels_help_with_a_kind_of_text_never_seen(understanding):
    found = figures.sentiment_elsewhere(understanding, share=30)

    assert found.unseen >= 60
    assert found.calibrated >= 72
    assert found.calibrated >= found.unseen


@absent
@pytest.mark.soak
def test_reviews_by_heads_that_never_saw_one(understanding):
    found = figures.sentiment_elsewhere(understanding, share=1)

    assert found.unseen >= 65
    assert found.calibrated >= 72
    assert found.calibrated > found.words  # plainly, the list of words is better on reviews: it knows no neutral ones
