"""The mail with a link to a new password."""

from datetime import datetime

from wayline.company import store
from wayline.company.access.resetting import make_reset_link
from wayline.kit.db import Database
from wayline.kit.mail import Mail, Mailer


async def mail_reset_link(database: Database, mailer: Mailer, public_url: str, email: str, at: datetime) -> None:
    """Send a link, if a teammate who works here has this address. The token is in the mail alone, never in a queue."""
    async with database.transaction() as tx:
        teammate = await store.teammate_by_email(tx, email)
        if teammate is None or not teammate.active:
            return
        token = await make_reset_link(tx, teammate, at, by=None)
        company = await store.load_company(tx)
    link = reset_address(public_url, token)
    text = (
        f"Hello {teammate.name},\n\n"
        f"somebody, hopefully you, asked for a new password for {company.name} in Wayline. "
        "Choose one here within an hour:\n\n"
        f"{link}\n\n"
        "If it was not you, nothing needs to be done: your password stays as it is.\n"
    )
    await mailer.send(Mail(to=teammate.email, subject="A new password for Wayline", text=text))


def reset_address(public_url: str, token: str) -> str:
    """The page on which a new password is chosen."""
    return f"{public_url}/reset-password?token={token}"
