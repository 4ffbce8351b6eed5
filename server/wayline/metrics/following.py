"""Following what teammates put in order: messages that were split out, and waits that a merge took along.

A split's touchpoint names those of the messages it moved: they count where they lie now, as if they had always been
there, unless the split was taken back. A merge's names since when the other conversation waited: that wait ends there
without a row of its own, and goes on in the one it was merged into, from its own beginning, unless it was unmerged.
"""

import ibis

from wayline.touchpoints.reading import properties_at

SPLIT, BACK = "Conversation Split", "Conversation Split Undone"
MERGED, REOPENED = "Conversation Merged", "Conversation Reopened"
ORDERED = (SPLIT, BACK, MERGED, REOPENED)


def followed(rows: ibis.Table) -> ibis.Table:
    """The rows where they count: with `talk`, `since` (when a wait that was taken along began, else null), `carries`.

    `carries`: with this row the wait goes on in another conversation. Rows that come without their properties (one
    customer's line) are left where they were recorded.
    """
    if "properties" not in rows.columns:
        return _unmarked(rows)
    rows = _where_they_lie(rows)
    merges = rows.filter(rows.name.isin([MERGED, REOPENED]))
    order = ibis.window(group_by="talk", order_by="occurred_at")
    merges = merges.mutate(following=merges.name.lead().over(order))
    said = properties_at(merges.properties, ["into", "waited_at"])
    merges = merges.mutate(into=plain(said[0]), waited=plain(said[1]))
    stands = (merges.name == MERGED) & (merges.following != REOPENED).fill_null(True)
    carried = merges.filter(stands & merges.waited.notnull() & merges.into.notnull())
    went_on = carried.mutate(
        talk=carried.into,
        name=ibis.literal("Message Received"),
        asks=ibis.literal(True),
        since=carried.waited.cast(rows.occurred_at.type()),
        carries=ibis.literal(False),
    )
    ended = carried.select("id").mutate(carries=ibis.literal(True))
    marked = rows.left_join(ended, "id", rname="ended_{name}")
    marked = marked.mutate(carries=marked.carries.fill_null(False), since=ibis.null(rows.occurred_at.type()))
    columns = [*rows.columns, "since", "carries"]
    return marked.select(*columns).union(went_on.select(*columns))


def _unmarked(rows: ibis.Table) -> ibis.Table:
    return rows.mutate(since=ibis.null(rows.occurred_at.type()), carries=ibis.literal(False))


def _where_they_lie(rows: ibis.Table) -> ibis.Table:
    """Each message in the conversation that it was split out into last, by a split that stands."""
    splits = rows.filter(rows.name.isin([SPLIT, BACK]))
    said = properties_at(splits.properties, ["touchpoints"])[0].cast("string").re_replace(r'[\[\]" ]', "")
    splits = splits.select("talk", "name", "occurred_at", moved=said.split(",").unnest())
    stand = splits.group_by("moved", "talk").agg(
        split_at=splits.occurred_at.max(where=splits.name == SPLIT),
        back_at=splits.occurred_at.max(where=splits.name == BACK),
    )
    stand = stand.filter(stand.split_at.notnull() & (stand.back_at.isnull() | (stand.split_at > stand.back_at)))
    lies = stand.group_by("moved").agg(lies_in=stand.talk.argmax(stand.split_at))
    keyed = rows.mutate(moved=rows.id.cast("string"))
    found = keyed.left_join(lies, "moved", rname="lies_{name}")
    return found.mutate(talk=found.lies_in.coalesce(found.talk)).select(*rows.columns)


def plain(said: ibis.expr.types.JSONValue) -> ibis.expr.types.StringValue:
    """A word of JSON without its quotes; null where there is none."""
    text = said.cast("string").replace('"', "")
    return ibis.cases((~text.isin(["", "null"]), text))
