"""The mail of an invitation."""

from wayline.company import store
from wayline.company.people.model import Invitation
from wayline.kit import jobs
from wayline.kit.db import Transaction
from wayline.kit.mail import Mail, Mailer
from wayline.kit.sealing import Seal

SEND_INVITATION = "company:send_invitation"


async def ask_to_mail(tx: Transaction, seal: Seal, invitation: Invitation, url: str, by: str) -> None:
    """Have the invitation sent when this transaction commits; its link waits sealed in the queue."""
    company = await store.load_company(tx)
    await jobs.ask(tx, SEND_INVITATION, email=invitation.email, sealed=seal.close(url), by=by, company=company.name)


async def mail_invitation(mailer: Mailer, to: str, url: str, by: str, company: str) -> None:
    """Send it. Raises MailFailed, and is tried again."""
    text = (
        f"Hello,\n\n{by} invites you to work with {company} in Wayline. Come in within seven days:\n\n{url}\n\n"
        "If you do not know why, nothing needs to be done.\n"
    )
    await mailer.send(Mail(to=to, subject=f"{by} invites you to {company}", text=text))


def invitation_address(public_url: str, token: str) -> str:
    """The page on which an invitation is taken up."""
    return f"{public_url}/accept-invitation?token={token}"
