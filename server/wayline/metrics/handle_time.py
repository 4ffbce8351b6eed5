"""handle_time: how long teammates work on a conversation; and apart, while its customer waits and afterwards."""

from uuid import UUID

import ibis

from wayline.metrics.attention import FOCUSED, WHO, meter, shared, stretches
from wayline.metrics.definition import Asked, Definition, Described
from wayline.metrics.waits import waits
from wayline.touchpoints.reading import id_literal, touchpoints, utc_literal


def whole(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each conversation and teammate who worked on it in the period."""
    found = stretches(log, asked)
    return _per_part(shared(found, meter(found)), asked)


def active(log: ibis.Table, asked: Asked) -> ibis.Table:
    """The same rows with the time in which the customer waited for an answer."""
    return _per_part(_apart(log, asked).mutate(share=ibis._.waiting), asked)


def wrap_up(log: ibis.Table, asked: Asked) -> ibis.Table:
    """The same rows with the rest of the time."""
    return _per_part(_apart(log, asked).mutate(share=ibis.greatest(ibis._.share - ibis._.waiting, 0.0)), asked)


def of_conversation(conversation: UUID, asked: Asked) -> ibis.Table:
    """One row for each teammate who worked on this conversation in the period: `share` and `waiting`, in seconds."""
    log = touchpoints(asked.as_of)
    own = log.filter(log.conversation == id_literal(conversation))
    who = own.filter((own.name == FOCUSED) & own.teammate.notnull()).select("teammate").distinct()
    beside = log.filter((log.name == FOCUSED) & (log.conversation != id_literal(conversation)))
    rows = _apart(own.union(beside.semi_join(who, "teammate")), asked)
    rows = rows.filter(rows.talk == id_literal(conversation).cast("string"))
    return rows.group_by("teammate").agg(share=rows.share.sum(), waiting=rows.waiting.sum())


def _apart(log: ibis.Table, asked: Asked) -> ibis.Table:
    """Stretches with their `share`, and how much of it lies in a wait of the customer's: `waiting`; in seconds."""
    found = stretches(log, asked)
    lasting = waits(log, asked).select("talk", "began_at", "ended_at")
    pairs = found.select(*WHO, "stretch", "began_at", "ended_at").inner_join(lasting, "talk", rname="wait_{name}")
    until = utc_literal(asked.until)
    inside = pairs.select(
        *WHO,
        "stretch",
        began_at=ibis.greatest(pairs.began_at, pairs.wait_began_at),
        ended_at=ibis.least(pairs.ended_at, pairs.wait_ended_at.coalesce(until)),
    )
    inside = inside.filter(inside.began_at < inside.ended_at)
    shown = meter(found, inside.select("teammate", at="began_at"), inside.select("teammate", at="ended_at"))
    of_each = shared(inside, shown).group_by([*WHO, "stretch"]).agg(waiting=ibis._.share.sum())
    both = shared(found, shown).left_join(of_each, [*WHO, "stretch"], rname="inside_{name}")
    return both.mutate(waiting=both.waiting.fill_null(0.0))


def _per_part(found: ibis.Table, asked: Asked) -> ibis.Table:
    """Together what a teammate did in a conversation: booked when they were there last."""
    rows = found.group_by(list(WHO)).agg(
        customer=found.customer.arbitrary(),
        channel=found.channel.max(),
        channel_id=found.channel_id.max(),
        team=found.team.max(),
        began_at=found.began_at.min(),
        ended_at=found.ended_at.max(),
        value=found.share.sum(),
    )
    # What goes on at the end of the period belongs to it.
    last = utc_literal(asked.until) - ibis.interval(seconds=1)
    return rows.mutate(subject=rows.talk, at=ibis.least(rows.ended_at, last)).drop("talk")


def _described(id: str, name: str, question: str, formula: str) -> Described:
    return Described(
        id=id,
        name=name,
        question=question,
        formula=formula,
        unit="seconds",
        direction="neither is better",
        lens="service",
        clock="calendar",
        booked_at="when the teammate worked on the conversation last in the period",
        exclusions=[
            "what no console shows: phone calls beside it, reading in another window, thinking for more than a minute",
            "work on a conversation through the API",
            "spam",
            "time outside the period: a conversation worked on in two periods counts in each with its part",
        ],
        source="Consoles say which conversation is in front, visible and touched within the last minute; who is back "
        "within a minute was not away. Where a teammate works on several at once, each gets its part of the time. "
        "A stretch is counted two minutes after it ended.",
        dimensions=["channel", "channel_id", "team", "teammate"],
    )


handle_time = Definition(
    version=1,
    shape="durations",
    observe=whole,
    described=_described(
        "handle_time",
        "Handle time",
        "How long does a teammate work on a conversation?",
        "active time + wrap-up of a teammate in a conversation, each moment divided by how many they work on just then",
    ),
)
active_time = Definition(
    version=1,
    shape="durations",
    observe=active,
    described=_described(
        "active_time",
        "Active time",
        "How long does a teammate work on a conversation while its customer waits for the answer?",
        "the part of the handle time between a customer's message and the reply",
    ),
)
wrap_up_time = Definition(
    version=1,
    shape="durations",
    observe=wrap_up,
    described=_described(
        "wrap_up_time",
        "Wrap-up time",
        "How long does a teammate work on a conversation while nobody waits for them?",
        "handle time − active time: notes, fields, what is read or begun while no customer waits for the answer",
    ),
)
