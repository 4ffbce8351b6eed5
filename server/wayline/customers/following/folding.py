"""The rows of the log as the follower needs them: many that say the same of who is who come as one."""

import ibis

from wayline.customers.following.understanding import COMPANY, IDENTIFIED, Row
from wayline.touchpoints.reading import touchpoints_between

MOST_TELLING = 2_000
_PLAIN = ("identity", "anonymous", "channel", "initiated_by", "history")


def telling(after: int, upto: int) -> ibis.Table:
    """The rows that tell something of their own (traits, claims, a company), each as it is; the first of them."""
    rows = touchpoints_between(after, upto)
    own = rows.filter(_tells(rows)).mutate(last_at=rows.occurred_at)
    return own.order_by("position").select(*Row.__struct_fields__, "position").limit(MOST_TELLING)


def folded(after: int, upto: int) -> ibis.Table:
    """All other rows: one for each pair of identities, from its first time to its last.

    Nothing is lost by that: what such rows say (these two were met, by this browser or server, between then and
    then) does not depend on how often they say it. Their ids stand in the context of any of them that has one.
    """
    rows = touchpoints_between(after, upto)
    plain = rows.filter(~_tells(rows))
    context = plain.context.cast("string")
    return (
        plain.group_by(*_PLAIN)
        .agg(
            name=plain.name.min(),
            occurred_at=plain.occurred_at.min(),
            last_at=plain.occurred_at.max(),
            properties=ibis.null("string"),
            context=context.max(where=context.contains('"user_id"') | context.contains('"anonymous_id"')),
        )
        .select(*Row.__struct_fields__)
    )


def _tells(rows: ibis.Table) -> ibis.Value:
    context = ibis.coalesce(rows.context.cast("string"), "")
    own = rows.name.isin([IDENTIFIED, COMPANY])
    return own | context.contains('"group_id"') | context.contains('"previous_id"') | context.contains('"verified"')
