"""What is said of a text: each sentence here was written for it, with its answer worked out by a person."""

import pytest

NEGATIVE = [
    "This is not good at all.",
    "I would not recommend this shop to anyone.",
    "Never again, what a waste of money.",
    "The delivery was late and the box was crushed.",
    "Oh great, another delay.",
    "Thanks for nothing.",
    "Thanks for wasting my whole afternoon!",
    "Lovely if you enjoy waiting for hours.",
    "terible servise, im so disapointed",
    "wurst experiance ever, vrey rude staff",
    "😡😡😡",
    "👎",
    "Der Support was really bad, nobody helped me.",
    "I'm fed up with your excuses.",
]
POSITIVE = [
    "Not bad at all!",
    "I can't recommend them enough.",
    "No complaints whatsoever, everything arrived on time.",
    "Absolutely love it, works perfectly.",
    "You couldn't be more helpful, thank you!",
    "😍👍",
    "Super nice team, merci beaucoup!",
    "Tom solved it within minutes, brilliant.",
    "The new shoes fit wonderfully ❤",
]
NEUTRAL = [
    "How do I change my delivery address?",
    "My order number is 471122.",
    "I ordered it on Monday.",
    "What are your opening hours?",
]


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_is_bad_is_negative(read, text):
    found = read(text).sentiment

    assert found.value < 0, found
    assert found.label == "negative", found


@pytest.mark.parametrize("text", POSITIVE)
def test_what_is_good_is_positive(read, text):
    found = read(text).sentiment

    assert found.value > 0, found
    assert found.label == "positive", found


@pytest.mark.parametrize("text", NEUTRAL)
def test_what_says_no_feeling_is_neutral(read, text):
    assert read(text).sentiment.label == "neutral"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("How can I return the blue jacket?", "question"),
        ("The app crashes when I open the basket.", "problem"),
        ("My parcel never arrived.", "problem"),
        ("Your service is awful and your staff are rude.", "complaint"),
        ("I love these trainers, they are fantastic!", "praise"),
        ("It would be great if you offered evening deliveries.", "suggestion"),
        ("You should add a dark mode.", "suggestion"),
        ("Thank you so much for your help.", "thanks"),
        ("I want to cancel my subscription.", "cancellation"),
        ("Please close my account.", "cancellation"),
    ],
)
def test_what_is_wanted(read, text, intent):
    assert intent in {one.name for one in read(text).intents}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Where is my order?", "answer_needed"),
        ("Please add a wish list.", "suggestion"),
        ("The shop is wonderful, I love it!", "praise"),
        ("Thanks!", "other"),
    ],
)
def test_what_has_to_be_done(read, text, wanted):
    assert read(text).actionability.name == wanted


def test_effort_is_none_where_nothing_is_said_of_it(read):
    assert read("I ordered a blue jacket on Monday.").effort is None


def test_effort_is_high_and_says_why(read):
    found = read("This is the third time I call, and nobody answers.").effort

    assert found.value > 0.7
    assert {one.rule for one in found.because} == {"asked several times", "still waiting"}


def test_effort_is_low_where_it_was_easy(read):
    assert read("Returning it was super easy.").effort.value < 0.3


def test_what_is_unsafe_is_urgent_and_severe(read):
    found = read("The charger caught fire and I burned my hand.")

    assert found.urgency.value >= 0.9
    assert found.severity.value >= 0.9
    assert "safety" in {one.rule for one in found.urgency.because}


@pytest.mark.parametrize(
    "text",
    [
        "You answered immediately, thanks!",
        "What are your opening hours?",
        "Nice shoes.",
        "Any chance of the Court Low in white?",
    ],
)
def test_what_has_time_is_not_urgent(read, text):
    assert read(text).urgency is None


@pytest.mark.parametrize("text", ["I will take this to court.", "See you in court.", "Next comes a court order."])
def test_who_speaks_of_the_law_is_urgent(read, text):
    assert "law" in {one.rule for one in read(text).urgency.because}


def test_things_are_named(read):
    found = read("My order #WL-20481 from 3 November cost 89,90 € and the Court Low in Germany is cheaper.").entities

    named = {(one.kind, one.value) for one in found}
    assert {("order", "#WL-20481"), ("date", "3 November"), ("amount", "89,90 €"), ("place", "Germany")} <= named
    assert ("product", "Court Low") in named


def test_every_signal_says_where_it_comes_from(read):
    found = read("I hate waiting. It is broken! Can you help, Tom? Thanks.")

    assert found.version
    for sentence in found.sentences:
        assert sentence.sentiment.because.by in {"model", "rule"}
        assert all(0 <= one.confidence <= 1 and one.because.by for one in (*sentence.intents, *sentence.emotions))


def test_words_of_the_model_are_words_of_the_text(read):
    found = read("The staff was rude and the food was disgusting.").sentiment

    assert found.because.by == "model"
    assert set(found.because.words) & {"rude", "disgusting", "was rude", "was disgusting"}


def test_our_own_reply_is_read_for_kindness_and_clarity(read):
    kind = read("Hi Maya, I'm sorry for the wait. I'll send a new one today.", writer="teammate")
    rude = read("You should have read our terms. As I already said, we cannot help.", writer="teammate")

    assert kind.kindness.value > 0.6
    assert rude.kindness.value < 0.3
    assert kind.clarity is not None
    assert read("Where is it?").kindness is None
