"""Nothing that anybody can send raises, hangs or says more than there is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayline.language.signals import Text

HOSTILE = {
    "empty": "",
    "spaces": " \n\t \u2003",
    "a megabyte of one letter": "a" * 1_000_000,
    "a megabyte of words": "why oh why " * 90_000,
    "a megabyte of digits": "1 " * 500_000,
    "a megabyte of at signs": "a@" * 500_000,
    "a megabyte of dots": "." * 1_000_000,
    "a megabyte of open tags": "<div>" * 200_000,
    "half a tag": "<![CDATA[ <p <b",
    "pictures": "😀" * 5_000,
    "signs nobody sees": "\u200b\u202e\x00\x1b[31m" * 1_000,
    "half a sign": "broken \ud83d here",
    "marks on marks": "Z" + "\u0301" * 20_000,
    "all scripts": "Заказ 订单 طلب order παραγγελία 注文 🧾 не пришёл!!!",
    "a quote of quotes": ">" * 50_000 + "\n> hi",
    "regards and regards": "regards,\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["plain", "html", "mail"])
def test_hostile_texts_are_read_within_seconds(understanding, name, form):
    began = time.perf_counter()

    found = understanding.understand([Text(HOSTILE[name], form=form, writer="teammate")])

    assert len(found) == 1
    assert len(found[0].text) <= 20_000
    assert time.perf_counter() - began < 20


PIECES = (
    "<div>",
    "</p>",
    "<blockquote>",
    "&nbsp;",
    ">",
    "--",
    "\n",
    "@",
    "+49",
    "4111",
    "not",
    "very",
    "!!",
    "😡",
    "?",
    "#",
)
ANYTHING = st.one_of(
    st.text(max_size=400),
    st.text(alphabet=st.characters(), max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
)


@given(bodies=st.lists(ANYTHING, max_size=4), form=st.sampled_from(["plain", "html", "mail"]))
@settings(max_examples=60, deadline=None)
def test_anything_at_all_gives_as_many_readings_within_their_bounds(understanding, bodies, form):
    found = understanding.understand([Text(body, form=form) for body in bodies])

    assert len(found) == len(bodies)
    for reading in found:
        for one in reading.sentences:
            assert reading.text[one.start : one.end] == one.text
            assert -5 <= one.sentiment.value <= 5
            assert one.intensity is None or 0 <= one.intensity <= 1
        for signal in (*reading.emotions, *reading.intents):
            assert 0 <= signal.confidence <= 1
        for level in (reading.effort, reading.urgency, reading.severity):
            assert level is None or 0 <= level.value <= 1
