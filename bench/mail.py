"""How many mails a second come in, from a real connection to their conversations, beside how fast they are only stored.

`python bench/mail.py [mails]`. A server of its own takes mail by LMTP, a hundred a connection; each mail has a picture
of 30 kB and what it quotes, and every third one answers an earlier one. It counts when all are in conversations.
Budget: 50 mails a second.
"""

import os
import smtplib
import sys
import tempfile
import time
from email import policy
from email.message import EmailMessage
from pathlib import Path

import httpx
from capture import serving
from chat import EMAIL, PASSWORD, new_company

LMTP, A_CONNECTION = 18_961, 100
ADDRESS = "help@bench.test"


def main() -> None:
    """Send them, wait until they are placed, print both speeds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    os.environ["WAYLINE_MAIL__LISTEN"] = f"lmtp://127.0.0.1:{LMTP}"
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        Path(folder).chmod(0o711)
        data = Path(folder) / "data"
        new_company(data)
        command = [Path(sys.executable).with_name("wayline"), "serve"]
        with (
            serving(command, data) as (port, _),
            httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client,
        ):
            answer = client.post("/api/sign-in", json={"email": EMAIL, "password": PASSWORD})
            client.headers["X-CSRF-Token"] = answer.raise_for_status().json()["csrf"]
            client.post("/api/mailboxes", json={"name": "Bench", "address": ADDRESS}).raise_for_status()
            measure(client, count)


def measure(client: httpx.Client, count: int) -> None:
    """Send so many and wait for them."""
    mails = [letter(number) for number in range(count)]
    began = time.perf_counter()
    for start in range(0, count, A_CONNECTION):
        with smtplib.LMTP("127.0.0.1", LMTP) as door:
            for number in range(start, min(start + A_CONNECTION, count)):
                door.sendmail(f"customer-{number % 200}@example.com", [ADDRESS], mails[number])
    stored = time.perf_counter() - began
    wanted = count - count // 3
    while placed(client) < wanted:
        time.sleep(0.2)
    taken = time.perf_counter() - began
    print(f"mail in: {count / taken:.0f} a second into conversations, {count / stored:.0f} stored ({count} mails)")


def placed(client: httpx.Client) -> int:
    """How many conversations wait."""
    counts: dict[str, int] = client.get("/api/conversations/counts").raise_for_status().json()
    return counts["all"]


def letter(number: int) -> bytes:
    """One of them; every third answers the one before it."""
    message = EmailMessage()
    who = number - 1 if number % 3 == 2 else number
    message["From"] = f"Customer <customer-{who % 200}@example.com>"
    message["To"] = ADDRESS
    message["Subject"] = f"Order {who}"
    message["Message-ID"] = f"<bench-{number}@example.com>"
    if who != number:
        message["In-Reply-To"] = f"<bench-{who}@example.com>"
    message.set_content(f"Where is order {who}?\n\nOn Monday Tom wrote:\n> It is on its way.\n")
    message.add_attachment(bytes(range(256)) * 120, maintype="image", subtype="png", filename="shoe.png")
    return message.as_bytes(policy=policy.SMTP)


if __name__ == "__main__":
    main()
