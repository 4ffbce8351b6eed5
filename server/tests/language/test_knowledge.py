"""Which answer is asked for, and when there is none."""

import pytest

from tests.language.labelled import absent, knowing
from wayline.language import ExamplesTooFew, HeadInvalid

QUESTIONS = {
    "delivery": (
        "Where is my parcel?",
        "When will my order be shipped?",
        "My package is late.",
        "Has it been sent out?",
    ),
    "size": ("The shoes are too small.", "Do you have a larger size?", "It does not fit.", "Which size should I take?"),
    "refund": ("I want my money back.", "When is the refund paid?", "Please refund me.", "How do refunds work?"),
    "account": ("I forgot my password.", "How do I change my e-mail?", "Please delete my account.", "I cannot log in."),
    "hours": (
        "When do you open?",
        "What are your opening hours?",
        "Are you open on Sunday?",
        "When does the shop close?",
    ),
}


@pytest.fixture
async def knowledge(language):
    rows = [(text, label) for label, each in QUESTIONS.items() for text in each]
    return await language.learn([text for text, _ in rows], [label for _, label in rows])


async def test_a_question_finds_its_answer_even_mistyped(language, knowledge):
    plain, mistyped = await language.pick(knowledge, ["Is my parcel on its way?", "i forgto my pasword"])

    assert plain.guesses[0].label == "delivery"
    assert (mistyped.guesses[0].label, mistyped.read_as) == ("account", "i forgot my password")
    assert all(0 <= one.certainty <= 1 and len(one.guesses) == 3 for one in (plain, mistyped))


async def test_what_has_no_answer_is_less_certain_than_what_has(language, knowledge):
    own, foreign = await language.pick(knowledge, ["When do you open on Saturday?", "Who won the world cup in 1998?"])

    assert own.certainty > foreign.certainty
    assert not foreign.is_sure


async def test_too_few_questions_and_what_is_no_knowledge_are_refused_in_words(language):
    with pytest.raises(ExamplesTooFew):
        await language.learn(["a", "b"], ["x", "y"])
    with pytest.raises(HeadInvalid):
        await language.pick(b"nothing", ["text"])


@absent
def test_questions_of_twelve_intents_are_picked_and_strangers_refused(understanding):
    found = knowing.doubted(understanding, examples=15, count=12)

    assert found.auroc >= 97
    assert found.auroc >= found.words_auroc
    assert found.false_at_95 <= 15
    assert found.precision >= 95


@absent
def test_two_slips_in_questions_of_ten_intents(understanding):
    found = knowing.picked(understanding, examples=30, count=10)

    assert found.right_with_slips >= 88
    assert found.right_with_slips >= found.words_right_with_slips


@absent
@pytest.mark.soak
def test_all_intents_and_all_strangers(understanding):
    found = knowing.doubted(understanding, examples=30, count=None)

    assert found.auroc >= 97
    assert found.false_at_95 <= 15
    assert found.share >= 85


@absent
@pytest.mark.soak
def test_near_misses_are_refused(understanding):
    found = knowing.near_misses(understanding, examples=30, count=None)

    assert found.refused >= 50
    assert found.precision >= 95


@absent
@pytest.mark.soak
@pytest.mark.parametrize(("examples", "least", "least_with_slips"), [(10, 85.0, 0), (None, 92.5, 88.0)])
def test_all_intents_with_and_without_slips(understanding, examples, least, least_with_slips):
    found = knowing.picked(understanding, examples=examples, count=None)

    assert found.right >= least
    assert found.right_with_slips >= least_with_slips
    assert found.right > found.words_right
