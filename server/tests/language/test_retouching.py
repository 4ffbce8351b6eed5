"""Intents and emotions learned from what teammates corrected: only what is better, whoever corrected."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayline.language import Language, Text, Told
from wayline.language.chance import SURE, by_chance
from wayline.language.heads import WIDTH
from wayline.language.in_sentences import Sentenced, folds, in_sentences
from wayline.language.retouching import FEWEST, Lessons, Retouched, retouched

LABELS = ("question", "problem", "praise")
THINGS = ("jacket", "trainer", "bag", "cap", "belt", "scarf", "watch", "coat", "boot", "shirt", "skirt", "sock", "tie")


def lessons(random: np.random.Generator, corrected: int, left: int) -> Lessons:
    """Texts of one to three sentences; those left standing say what the heads say."""
    counts = random.integers(1, 4, corrected + left).tolist()
    sentenced = Sentenced.counted(counts)
    margins = random.normal(-1.0, 1.5, (sum(counts), len(LABELS))).astype(np.float32)
    vectors = random.normal(size=(sum(counts), WIDTH)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    says = np.maximum.reduceat(margins, sentenced.starts, axis=0) >= 0
    nothing = np.zeros_like(says)
    by_hand = np.arange(corrected + left) < corrected
    return Lessons(sentenced, range(corrected + left), margins, vectors, says, nothing, by_hand)


def said_at_random(told: Lessons, random: np.random.Generator) -> Lessons:
    """The same, every corrected text said to be of one label by lot, or of none."""
    says = told.says.copy()
    lots = random.integers(0, len(LABELS) + 1, len(says))
    says[told.corrected] = (np.arange(len(LABELS)) == lots[:, None])[told.corrected]
    return told._replace(says=says)


def held_to(found: Retouched) -> None:
    """Nothing is used that is not better by its own test, and all that is better is told."""
    used = [one for one in found.tried if one.is_used]
    assert {one.label for one in used} == set(found.touches)
    for one in used:
        assert one.corrected >= FEWEST
        assert one.mended > one.broken
        assert by_chance(one.mended, one.broken) < SURE


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), corrected=st.integers(0, 90), left=st.integers(0, 120))
def test_it_is_never_worse_by_its_own_test_and_says_the_same_twice(seed: int, corrected: int, left: int) -> None:
    random = np.random.default_rng(seed)
    told = lessons(random, corrected, left) if corrected + left else None
    if told is None:
        return
    told = said_at_random(told, random)
    found = retouched(told, LABELS)
    held_to(found)
    assert retouched(told, LABELS) == found


@pytest.mark.parametrize("seed", range(3))
def test_who_corrects_at_random_changes_nothing(seed: int) -> None:
    random = np.random.default_rng(seed)
    told = said_at_random(lessons(random, 120, 240), random)
    found = retouched(told, LABELS)
    assert max(one.corrected for one in found.tried) >= FEWEST
    assert not found.touches


def test_a_label_that_is_corrected_one_way_is_learned_alone() -> None:
    random = np.random.default_rng(3)
    told = lessons(random, 60, 120)
    way = told.vectors[0].copy()
    told.vectors[np.isin(told.sentenced.of, np.flatnonzero(told.corrected))] += 2 * way
    told.says[told.corrected] = [False, True, False]
    told.margins[:, 0] = told.margins[:, 2] = -3.0
    told.says[:, 0] = told.says[:, 2] = False
    found = retouched(told, LABELS)
    held_to(found)
    assert set(found.touches) == {"problem"}


def test_with_less_left_standing_than_corrected_nothing_is_learned() -> None:
    told = lessons(np.random.default_rng(3), 60, 59)
    told.says[told.corrected] = [False, True, False]
    assert not retouched(told, LABELS).touches


def test_equal_texts_are_never_on_both_sides() -> None:
    texts = ["thanks", "late", "thanks", "lost", "late", "thanks"]
    for fold in folds(texts, 3):
        inside = {texts[n] for n in fold}
        assert all((texts[n] in inside) == (n in fold) for n in range(len(texts)))


def told(texts: Sequence[str], *says: str, is_corrected: bool = False) -> list[Told]:
    return [Told(text, says, is_corrected=is_corrected) for text in texts]


async def test_what_a_company_means_is_read_from_then_on_in_a_sentence_among_others(language: Language) -> None:
    """A shop for which "is there any word on …" reports a parcel that does not come."""
    words = [f"Is there any word on {whose} {thing}?" for whose, thing in product(("my", "the"), THINGS)]
    colours = ("red", "blue", "green", "grey")
    plain = [f"Do you have the {thing} in {colour}?" for thing, colour in product(THINGS, colours)]
    learned = await language.retouch("intents", [*told(words, "problem", is_corrected=True), *told(plain, "question")])

    asked = Text("I hope you are well. Is there any word on the gloves? The weather is nice.", languages=("en",))
    [before] = await language.understand([asked], calibration=b"")
    [after] = await language.understand([asked], calibration=learned.calibration)
    assert "problem" not in [one.name for one in before.intents]
    assert "problem" in [one.name for one in after.intents]
    assert after.version.startswith(f"{before.version}~")
    assert after.sentiment == before.sentiment
    assert [one.label for one in learned.tried if one.is_used] == ["problem"]


async def test_what_is_learned_of_several_signals_is_read_with_together(language: Language) -> None:
    sick = [f"{word} {thing} is sick" for word, thing in product(("That", "This"), THINGS)]
    plain = [f"{word} {thing} on Monday" for word, thing in product(("I ordered the", "You sent me the"), THINGS)]
    felt = await language.calibrate([*sick, *plain], ["positive"] * len(sick) + ["neutral"] * len(plain))
    moods = await language.retouch("emotions", [*told(sick, "joy", is_corrected=True), *told(plain)])
    language.use(felt.calibration, moods.calibration)
    [read] = await language.understand([Text("Those gloves are sick", languages=("en",))])
    assert read.sentiment is not None
    assert (read.sentiment.label, read.emotions[0].name) == ("positive", "joy")
    both = language.about.version
    language.use(felt.calibration)
    assert language.about.version != both
    language.use()


def test_a_text_is_learned_by_the_sentences_it_is_read_by() -> None:
    assert in_sentences("It came late. Is that usual?") == ("It came late.", "Is that usual?")
    assert in_sentences("?!") == ("?!",)
