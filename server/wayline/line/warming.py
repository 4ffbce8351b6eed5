"""The line's questions asked once, of nobody: compiling them takes a third of a second that no screen need wait for."""

from wayline.kit.ids import derived_id
from wayline.line import store
from wayline.line.fetching import talks
from wayline.line.model import Filters
from wayline.line.money import ORDER_NAMES
from wayline.line.reads import drawn, listed
from wayline.line.serving import first_responses
from wayline.line.who import Whose
from wayline.touchpoints.reading import Reading, ask, touchpoints_given

# What the console asks for, and one more to see whether the line goes on.
PAGE = 60 + 1
# Few identities are asked for one by one; more of them together, and then up to eight in one shape.
IDENTITIES = (1, 8)


async def get_ready(reading: Reading) -> None:
    """Compile what the first screen of a customer asks, and look at the log once."""
    nobody = [derived_id("nobody", str(number)) for number in range(max(IDENTITIES))]
    for count in IDENTITIES:
        await reading.outline(nobody[:count])
    outline = (await reading.outline(nobody[:1])).rows
    who = Whose(nobody[0], nobody[:1])
    await drawn(reading, who, Filters())
    await listed(reading, who, Filters(), None, PAGE)
    await first_responses(reading, who, talks(outline))
    await reading.table(ask(store.bought, ORDER_NAMES), outline)
    await reading.table(ask(touchpoints_given), outline)
