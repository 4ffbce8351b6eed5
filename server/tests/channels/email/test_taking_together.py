"""Mails that wait are placed together: in their order, each for itself, none lost."""

from uuid import UUID

import pytest
from sqlalchemy import text

from tests.channels.email.letters import mail
from tests.channels.email.post import Post
from wayline.channels.email.reading import read_mail
from wayline.channels.email.taking import keep
from wayline.channels.email.threading import in_order
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now

QUESTION = mail("Subject: Order 43", "Message-ID: <question@example.com>")
ANSWER = mail("Subject: Re: Order 43", "Message-ID: <answer@example.com>", "References: <question@example.com>")
REFUSES = (
    "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$",
    "create trigger refuse before update on mail for each row when (new.subject = 'Bad') execute function refuse()",
)


@pytest.mark.parametrize(
    ("answers", "order"),
    [
        ([[], [], []], [0, 1, 2]),
        ([[1], [2], []], [2, 1, 0]),
        ([[2, 3], [], [], [2]], [2, 3, 0, 1]),
        ([[1], [0], [2]], [1, 0, 2]),
    ],
    ids=["strangers", "a thread backwards", "a thread among others", "a ring"],
)
def test_a_mail_comes_after_those_it_answers(answers: list[list[int]], order: list[int]) -> None:
    named = ["References: " + " ".join(f"<{one}@x>" for one in ids) for ids in answers]
    letters = [read_mail(mail(f"Message-ID: <{place}@x>", said)) for place, said in enumerate(named)]
    assert in_order(letters) == order


async def stored_at_once(post: Post, parts: Parts, *raws: bytes) -> list[str]:
    """Mails that come in one transaction, as from a folder that is read from its end."""
    async with parts.database.transaction() as tx:
        return [str((await keep(tx, parts.files, UUID(post.channel_id), raw, utc_now()))[0]) for raw in raws]


async def test_an_answer_that_is_read_with_its_question_is_in_its_conversation(post: Post, parts: Parts) -> None:
    answer, question = [await post.read(id) for id in await stored_at_once(post, parts, ANSWER, QUESTION)]
    assert answer["conversation_id"] == question["conversation_id"]
    entries = await post.entries(question["conversation_id"])
    assert [entry["id"] for entry in entries] == [question["entry_id"], answer["entry_id"]]


async def test_a_question_that_comes_late_joins_its_answer_if_it_is_of_the_same_person(post: Post) -> None:
    answer = await post.arrives(
        "Subject: Re: Order 43", "References: <question@example.com> <other@example.com>", "Cc: eve@example.com"
    )
    late = await post.arrives("Subject: Order 43", "Message-ID: <question@example.com>")
    of_another = await post.arrives("From: Eve <eve@example.com>", "Message-ID: <other@example.com>")
    assert late["conversation_id"] == answer["conversation_id"] != of_another["conversation_id"]


async def test_a_late_question_does_not_ask_anew_what_was_answered(post: Post) -> None:
    answer = await post.arrives("Subject: Re: Order 43", "References: <question@example.com>")
    await post.answer(answer["conversation_id"], "It is on its way.")
    late = await post.arrives("Subject: Order 43", "Message-ID: <question@example.com>")
    assert late["conversation_id"] != answer["conversation_id"]


async def test_a_mail_that_cannot_be_placed_holds_no_other_up(post: Post, parts: Parts) -> None:
    async with parts.database.transaction() as tx:
        for statement in REFUSES:
            await tx.execute(text(statement))
    good = mail("Message-ID: <good@example.com>")
    bad, taken, other = await stored_at_once(post, parts, mail("Subject: Bad"), QUESTION, good)
    assert {(await post.read(id))["state"] for id in (taken, other)} == {"taken"}
    async with parts.database.transaction() as tx:
        await tx.execute(text("drop trigger refuse on mail"))
    assert (await post.read(bad))["state"] == "taken"
