"""What the demo's teammates put in order just now: a second question split out of a mail thread, two matters linked."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wayline.channels.email import placing
from wayline.channels.email import store as mails
from wayline.channels.email.model import Mail
from wayline.channels.email.reading import read_mail
from wayline.channels.email.taking import keep
from wayline.conversations import Author, assign
from wayline.conversations.links.linking import LinkWanted, link
from wayline.conversations.splitting.parting import Cut, split
from wayline.entry.demo.simulator.letters import MAILBOXES, Exchange, Line, raw_of
from wayline.entry.demo.simulator.people import Person
from wayline.entry.parts import Parts
from wayline.kit.db import Transaction

FIRST = "The tracking of C-21044 has said “in transit” since Thursday, and has not moved since. Is it still on its way?"
BESIDE = (
    "Something else: do you repair soles? My old Court Low have come apart at the left toe, "
    "and I would rather have them mended than buy new ones."
)
ANOTHER = (
    "My order C-21051 went out on Wednesday and the carrier shows nothing after the depot in Leeds. "
    "Can you ask them what is going on?"
)
CONVERSATIONS = 3
"""So many there are of it: two of the one customer, one of the other."""
WAITING_NOW = 2
"""So many wait as the numbers count: what was split out counts where it was written."""
REASON = "The same lorry from Leeds"


async def put_in_order(parts: Parts, people: Sequence[Person], by: Author, now: datetime) -> None:
    """Three mails come from the first two of these: the second asks something else, the third is of the same lorry."""
    first, second = people[:2]
    lost = "Where is my parcel?"
    asked = [
        Line(now - timedelta(minutes=95), "customer", FIRST, lost),
        Line(now - timedelta(minutes=42), "customer", BESIDE, f"Re: {lost}"),
    ]
    stuck = [Line(now - timedelta(minutes=31), "customer", ANOTHER, "C-21051 stuck in Leeds")]
    async with parts.database.history() as tx:
        mine, beside = await _come(tx, parts, Exchange("now-1", MAILBOXES[0][1], first, asked, None))
        [another] = await _come(tx, parts, Exchange("now-2", MAILBOXES[0][1], second, stuck, None))
        if mine.conversation_id is None or beside.entry_id is None or another.conversation_id is None:
            return
        await assign(tx, mine.conversation_id, (by.id, None), by, now - timedelta(minutes=9))
        await split(tx, mine.conversation_id, Cut(beside.entry_id), by, now - timedelta(minutes=8))
        together = LinkWanted([another.conversation_id], REASON)
        await link(tx, mine.conversation_id, together, by, now - timedelta(minutes=6))


async def _come(tx: Transaction, parts: Parts, exchange: Exchange) -> list[Mail]:
    box = next(box for box in await mails.mailboxes(tx) if box.address == exchange.mailbox)
    found = []
    for number, line in enumerate(exchange.lines):
        letter = raw_of(exchange, number)
        id, _ = await keep(tx, parts.files, box.channel_id, letter, line.at)
        mail = await mails.load(tx, id)
        await placing.place(tx, parts.files, mail, read_mail(letter), line.at)
        found.append(mail)
    return found
