"""The transcript: what was said, by mail."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from email_validator import EmailNotValidError, validate_email

from wayline.company import EVERYTHING, Sight, get_company, sight_of_teammate
from wayline.conversations import reads, store
from wayline.conversations.adding import add_state
from wayline.conversations.model import Author, Kind
from wayline.conversations.shapes import EntryShape
from wayline.kit import jobs
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import Invalid
from wayline.kit.mail import Mail, Mailer

SEND_TRANSCRIPT = "conversations:send_transcript"
MOST_ENTRIES = 2_000


async def ask_for_transcript(
    tx: Transaction, id: UUID, email: str, by: Author, at: datetime, *, sight: Sight = EVERYTHING
) -> None:
    """Have everything that was said mailed to this address. Raises NoSuchConversation, Invalid.

    With masks, where whoever asks, or the teammate whose address it is, may not see personal data.
    """
    address = plain_address(email)
    conversation = await store.load(tx, id)
    until = conversation.position
    await add_state(tx, conversation, "transcript_sent", by, at)
    reader = await sight_of_teammate(tx, address)
    masked = not (sight.personal_data and (reader is None or reader.personal_data))
    await jobs.ask(tx, SEND_TRANSCRIPT, conversation_id=str(id), email=address, until=until, masked=masked)


def plain_address(email: str) -> str:
    """The address in its normal form. Raises Invalid."""
    try:
        return validate_email(email.strip(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError as error:
        raise Invalid("This is not an email address.", email=email[:254]) from error


async def send_transcript(
    database: Database, mailer: Mailer, id: UUID, email: str, until: int, *, sight: Sight = EVERYTHING
) -> None:
    """Mail the messages up to a position; notes are among teammates and stay there. Raises MailFailed."""
    async with database.transaction() as tx:
        company = await get_company(tx)
        page = await reads.visible_after(tx, id, 0, MOST_ENTRIES, sight)
    said = [entry for entry in page.items if entry.kind == Kind.MESSAGE.value and entry.position <= until]
    zone = ZoneInfo(company.time_zone)
    text = "\n\n".join(_paragraph(entry, company.name, zone) for entry in said)
    await mailer.send(Mail(to=email, subject=f"Your conversation with {company.name}", text=text + "\n"))


def _paragraph(entry: EntryShape, company: str, zone: ZoneInfo) -> str:
    name = entry.author.name or ("You" if entry.author.kind == "customer" else company)
    files = [f"[{file.name}]" for file in entry.attachments]
    at = entry.at.astimezone(zone)
    return "\n".join([f"{name} · {at:%Y-%m-%d %H:%M %Z}", *([entry.body] if entry.body else []), *files])
