"""conversion: of those who look at a product, who buys."""

from datetime import timedelta

import ibis

from wayline.metrics.definition import Asked, Definition, Described
from wayline.touchpoints.reading import utc_literal

STEPS = ("Product Viewed", "Product Added", "Checkout Started", "Order Completed")
WINDOW = timedelta(days=7)


def observe(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each customer with a first step in the period: their best attempt, the earliest of equals.

    `reached` is the last step reached in strict order within the window of the first; touchpoints in the same
    microsecond count as in order.
    """
    rows = log.filter(log.name.isin(STEPS))
    last = utc_literal(asked.until) + ibis.interval(days=WINDOW.days)
    rows = rows.filter((rows.occurred_at >= utc_literal(asked.since)) & (rows.occurred_at <= last))
    step = ibis.cases(*((rows.name == name, number) for number, name in enumerate(STEPS)))
    attempts = _attempts(rows.select("customer", "channel", step=step, t=rows.occurred_at, key=rows.id.cast("string")))
    attempts = attempts.filter(attempts.t < utc_literal(asked.until))
    order = ibis.window(group_by="customer", order_by=[ibis.desc("depth"), "t", "key"])
    best = attempts.mutate(nth=ibis.row_number().over(order))
    best = best.filter(best.nth == 0)
    return best.select(
        "customer",
        "channel",
        subject=best.customer.cast("string"),
        at="t",
        began_at="t",
        ended_at="done_at",
        value=(best.depth == len(STEPS) - 1).cast("float64"),
        reached=ibis.cases(*((best.depth == number, name) for number, name in enumerate(STEPS))),
    )


def _attempts(rows: ibis.Table) -> ibis.Table:
    """Each first step with how deep it went. From the last step back: the earliest end that can follow each row.

    The earliest next step is always the best one (what follows can only come later for a later one), so the earliest
    arrival at step k is the smallest, among rows after this one, of the arrivals from step k − 1's side.
    """
    after = ibis.window(group_by="customer", order_by=["t", "step", "key"], preceding=0, following=None)
    last = len(STEPS) - 1
    for goal in range(1, last + 1):
        # arrival[k]: from any row, the earliest moment at which steps k … goal are all done in order.
        rows = rows.mutate(arrival=ibis.cases((rows.step == goal, rows.t)).min().over(after))
        for via in range(goal - 1, 0, -1):
            rows = rows.mutate(arrival=ibis.cases((rows.step == via, rows.arrival)).min().over(after))
        rows = rows.rename({f"step_{goal}": "arrival"})
    first = rows.filter(rows.step == 0)
    within = [first[f"step_{goal}"] <= first.t + ibis.interval(days=WINDOW.days) for goal in range(1, last + 1)]
    depth = ibis.cases(*((within[goal - 1], goal) for goal in range(last, 0, -1)), else_=0)
    return first.mutate(depth=depth, done_at=ibis.cases((within[last - 1], first[f"step_{last}"])))


definition = Definition(
    version=1,
    shape="share",
    observe=observe,
    settles=WINDOW,
    described=Described(
        id="conversion",
        name="Conversion of the shop",
        question="Of the customers who look at a product, how many buy?",
        formula="customers who did Product Viewed → Product Added → Checkout Started → Order Completed in this order "
        "within 7 days of the first step ÷ customers who did Product Viewed",
        unit="share",
        direction="higher is better",
        lens="experience",
        clock="calendar",
        booked_at="the moment of the first step of the customer's best attempt",
        exclusions=["a customer counts once, with the best attempt", "steps in another order"],
        source="Strict order; the window counts from the first step; steps at the same moment count as in order.",
        dimensions=["reached", "channel"],
    ),
)
