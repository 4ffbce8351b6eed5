"""What variables stand for in one conversation, as far as the teammate who writes may see it."""

from uuid import UUID

from wayline.company import Sight, address_of, get_company, teammates_by_id
from wayline.conversations.macros.variables import first_of
from wayline.conversations.model import Conversation
from wayline.conversations.naming import names_for
from wayline.customers import customers_by_id
from wayline.kit.db import Transaction


async def known_of(tx: Transaction, row: Conversation, teammate: UUID, sight: Sight) -> dict[str, str]:
    """Every variable that there is something for; what is masked for who writes counts as not known."""
    customer = (await customers_by_id(tx, {row.identity})).get(row.identity)
    name = customer.name if customer and sight.name(customer.name) == customer.name else None
    email = customer.email if customer and sight.customers else None
    said = {
        "customer.first_name": first_of(name),
        "customer.name": name,
        "customer.email": email,
        "customer.company": customer.company if customer and sight.customers else None,
        "conversation.subject": sight.words(row.subject) if row.subject else None,
    }
    ours = await known_of_us(tx, row.channel_id, teammate)
    return ours | {name: value for name, value in said.items() if value}


async def known_of_us(tx: Transaction, channel: UUID | None, teammate: UUID) -> dict[str, str]:
    """The variables of whoever writes, on this channel (None: on any, and it is not known)."""
    mate = (await teammates_by_id(tx, {teammate})).get(teammate)
    company = await get_company(tx)
    channels = await names_for(tx, channels={channel} if channel else ())
    said = {
        "teammate.first_name": first_of(mate.name if mate else None),
        "teammate.name": mate.name if mate else None,
        "teammate.email": await address_of(tx, teammate) if mate else None,
        "company.name": company.name,
        "channel.name": channels.channels[channel].name if channel and channel in channels.channels else None,
    }
    return {name: value for name, value in said.items() if value}
