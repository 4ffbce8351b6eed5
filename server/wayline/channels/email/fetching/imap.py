"""Speaking IMAP4rev1 (RFC 3501) with IDLE (RFC 2177), as far as fetching mail needs it.

Written here because the client for asyncio that exists is under the GPL and writes what it sends, secrets too, to the
log.
"""

import asyncio
import base64
import re
import ssl
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import msgspec

from wayline.channels.email.fetching import answers
from wayline.channels.email.fetching.errors import FetchingFailed

MOST_LINE = 4_000_000
"""Bytes of a line: the answer to a search names all it found in one."""
MOST_LITERAL = 80_000_000
PATIENCE = 60.0
"""Seconds a server may say nothing while it is asked for something."""
LITERAL = re.compile(rb"\{(\d+)\}$")
CODE = re.compile(rb"^\[([A-Z-]+)")
REFUSALS = {b"AUTHENTICATIONFAILED", b"AUTHORIZATIONFAILED", b"EXPIRED", b"PRIVACYREQUIRED", b"CONTACTADMIN"}


class Place(msgspec.Struct, frozen=True):
    """Where a server is, and whether the way there is encrypted from the first byte."""

    host: str
    port: int
    secure: bool = True


class Opened(msgspec.Struct, frozen=True):
    """A folder that was opened: its generation (UIDVALIDITY), and the number its next mail will have."""

    validity: int
    next_uid: int


class Found(msgspec.Struct, frozen=True):
    """A mail in a folder: its number, how large it is, and when it came to the server."""

    uid: int
    size: int
    came_at: datetime | None


class Imap:
    """One connection. Every method raises FetchingFailed, saying which trouble it is, when the server does not play."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._count = 0
        self.can: frozenset[str] = frozenset()

    @classmethod
    async def connect(cls, place: Place) -> Self:
        """Connect and hear the greeting."""
        secure = ssl.create_default_context() if place.secure else None
        try:
            async with asyncio.timeout(PATIENCE):
                streams = await asyncio.open_connection(place.host, place.port, ssl=secure, limit=MOST_LINE)
        except (OSError, TimeoutError) as error:
            raise FetchingFailed("unreachable", str(error) or "It did not answer in time.") from error
        found = cls(*streams)
        greeting = await found._answer()
        if not greeting[0].startswith((b"* OK", b"* PREAUTH")):
            raise FetchingFailed("unreachable", _words(greeting[0]))
        return found

    async def __aenter__(self) -> Self:
        """Be let go of at the end of the block."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say goodbye, and hang up."""
        with suppress(OSError, RuntimeError):
            if kind is None:
                self._writer.write(b"bye LOGOUT\r\n")
            self._writer.close()

    async def sign_in(self, account: str, password: str) -> None:
        """With a password."""
        name, secret = answers.quoted(account), answers.quoted(password)
        await self._ask(b"LOGIN " + name + b" " + secret, otherwise="refused")
        await self._capabilities()

    async def sign_in_by_token(self, account: str, token: str) -> None:
        """With an access token (XOAUTH2)."""
        said = base64.b64encode(f"user={account}\x01auth=Bearer {token}\x01\x01".encode())
        await self._ask(b"AUTHENTICATE XOAUTH2", otherwise="refused", then=said)
        await self._capabilities()

    async def folders(self) -> list[tuple[str, str]]:
        """The folders by name, and what each is for (RFC 6154): `sent`, `junk` …, or nothing."""
        found = []
        for answer in await self._ask(b'LIST "" "*"'):
            said = answers.items(answer)
            if len(said) < 5 or said[1] != b"LIST" or not isinstance(said[2], list):  # noqa: PLR2004 (* LIST (flags) / name)
                continue
            flags = {each.lower().decode("ascii", "replace") for each in said[2] if isinstance(each, bytes)}
            if isinstance(said[4], bytes) and not flags & {"\\noselect", "\\nonexistent"}:
                uses = flags & {"\\sent", "\\junk", "\\trash", "\\drafts", "\\archive", "\\all"}
                name = answers.folder_as_read(said[4].decode("utf-8", "replace"))
                found.append((name, min(uses).removeprefix("\\") if uses else ""))
        return found

    async def open_folder(self, name: str, *, to_read: bool = False) -> Opened:
        """Open a folder, `to_read` without a trace."""
        verb = b"EXAMINE " if to_read else b"SELECT "
        said = await self._ask(verb + answers.quoted(answers.folder_on_wire(name)), otherwise="folder")
        told = b" ".join(answer[0] for answer in said)
        validity = re.search(rb"\[UIDVALIDITY (\d+)", told)
        following = re.search(rb"\[UIDNEXT (\d+)", told)
        return Opened(int(validity[1]) if validity else 0, int(following[1]) if following else 0)

    async def after(self, uid: int, since: date | None = None) -> list[int]:
        """The numbers of the mails behind this one in the open folder, in order; of those that came since then."""
        asked = f"UID SEARCH UID {uid + 1}:*" + (f" SINCE {since.day}-{_month(since)}-{since.year}" if since else "")
        numbers: set[int] = set()
        for answer in await self._ask(asked.encode()):
            if answer[0].upper().startswith(b"* SEARCH"):
                numbers.update(int(one) for one in answer[0].split()[2:] if one.isdigit())
        return sorted(one for one in numbers if one > uid)  # `7:*` names the last one even where that is 5

    async def look(self, uids: Sequence[int]) -> list[Found]:
        """How large these are and when they came; those that are gone meanwhile are left out."""
        found = []
        for answer in await self._ask(b"UID FETCH " + _set(uids) + b" (UID RFC822.SIZE INTERNALDATE)"):
            told = _fetched(answer)
            if uid := answers.number(told.get(b"UID")):
                found.append(Found(uid, answers.number(told.get(b"RFC822.SIZE")), _moment(told.get(b"INTERNALDATE"))))
        return sorted((one for one in found if one.uid in set(uids)), key=lambda one: one.uid)

    async def fetch(self, uids: Sequence[int], *, headers_only: bool = False) -> dict[int, bytes]:
        """The bytes of these mails, by number, without marking them seen; those that are gone are left out."""
        part = b"BODY.PEEK[HEADER]" if headers_only else b"BODY.PEEK[]"
        found: dict[int, bytes] = {}
        for answer in await self._ask(b"UID FETCH " + _set(uids) + b" (UID " + part + b")"):
            told = _fetched(answer)
            raw = told.get(part.replace(b".PEEK", b""))
            if (uid := answers.number(told.get(b"UID"))) and isinstance(raw, bytes):
                found[uid] = raw
        return found

    async def mark_seen(self, uids: Sequence[int]) -> None:
        """Mark them read on the server."""
        await self._ask(b"UID STORE " + _set(uids) + rb" +FLAGS.SILENT (\Seen)")

    async def fullness(self) -> tuple[float, str] | None:
        """How much of what the account may hold is used (RFC 2087), and both numbers in words; None without a limit."""
        for answer in await self._ask(b'GETQUOTAROOT "INBOX"'):
            said = answers.items(answer)
            if len(said) > 3 and said[1] == b"QUOTA" and isinstance(said[3], list):  # noqa: PLR2004 (* QUOTA root (…))
                limits = [said[3][at : at + 3] for at in range(0, len(said[3]) - 2, 3)]
                for name, used, most in limits:
                    if name == b"STORAGE" and (limit := answers.number(most)):
                        return answers.number(used) / limit, f"{answers.number(used)} of {limit} kB are used."
        return None

    async def idle(self, seconds: float) -> bool:
        """Wait until something happens in the open folder. Returns whether something did within these seconds."""
        tag = self._send(b"IDLE")
        if not (await self._answer())[0].startswith(b"+"):
            return False
        happened = False
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not happened:
                    said = (await self._answer(patience=None))[0].upper()
                    happened = said.endswith((b" EXISTS", b" RECENT"))
        self._writer.write(b"DONE\r\n")
        await self._until(tag, "unreachable")
        return happened

    async def _capabilities(self) -> None:
        said = await self._ask(b"CAPABILITY")
        lines = [answer[0].upper() for answer in said if answer[0].upper().startswith(b"* CAPABILITY ")]
        self.can = frozenset(word for line in lines for word in line.decode("ascii", "replace").split()[2:])

    def _send(self, command: bytes) -> bytes:
        self._count += 1
        tag = b"w%d" % self._count
        self._writer.write(tag + b" " + command + b"\r\n")
        return tag

    async def _ask(self, command: bytes, *, otherwise: str = "protocol", then: bytes = b"") -> list[list[bytes]]:
        tag = self._send(command)
        return await self._until(tag, otherwise, then)

    async def _until(self, tag: bytes, otherwise: str, then: bytes = b"") -> list[list[bytes]]:
        """The answers up to the end of what was asked; `then` is said when the server asks for more."""
        heard: list[list[bytes]] = []
        while True:
            answer = await self._answer()
            if answer[0].startswith(b"+"):
                # A second + after a token is how a server says why it refuses; an empty line ends that.
                self._writer.write(then + b"\r\n")
                then = b""
            elif answer[0].startswith(tag + b" "):
                return _judged(answer[0][len(tag) + 1 :], heard, otherwise)
            else:
                heard.append(answer)

    async def _answer(self, patience: float | None = PATIENCE) -> list[bytes]:
        """One answer: its line, and where it has literals, those and the lines between them."""
        pieces: list[bytes] = []
        try:
            while True:
                async with asyncio.timeout(patience):
                    line = (await self._reader.readuntil(b"\r\n"))[:-2]
                announced = LITERAL.search(line)
                if announced is None:
                    return [*pieces, line]
                size = int(announced[1])
                if size > MOST_LITERAL:
                    raise FetchingFailed("protocol", f"It wants to send {size} bytes at once.")
                async with asyncio.timeout(PATIENCE * 5):
                    pieces += [line[: announced.start()], await self._reader.readexactly(size)]
        except TimeoutError as error:
            if patience is None:
                raise
            raise FetchingFailed("unreachable", "It did not answer in time.") from error
        except (OSError, asyncio.IncompleteReadError) as error:
            raise FetchingFailed("unreachable", "The connection broke off.") from error
        except asyncio.LimitOverrunError as error:
            raise FetchingFailed("protocol", "It sent a line without an end.") from error


def _judged(said: bytes, heard: list[list[bytes]], otherwise: str) -> list[list[bytes]]:
    verdict, _, why = said.partition(b" ")
    if verdict.upper() == b"OK":
        return [*heard, [b"* " + why]]
    code = CODE.match(why)
    if code and code[1] == b"OVERQUOTA":
        raise FetchingFailed("quota", _words(why))
    if code and code[1] in REFUSALS:
        raise FetchingFailed("refused", _words(why))
    if code and code[1] in {b"UNAVAILABLE", b"INUSE", b"LIMIT"}:
        raise FetchingFailed("unreachable", _words(why))
    raise FetchingFailed(otherwise, _words(why))


def _fetched(answer: list[bytes]) -> dict[bytes, answers.Item]:
    said = answers.items(answer)
    if len(said) < 4 or said[2] != b"FETCH":  # noqa: PLR2004 (* number FETCH (…))
        return {}
    return answers.pairs(said[3])


def _set(uids: Sequence[int]) -> bytes:
    return b",".join(b"%d" % uid for uid in uids)


def _moment(said: answers.Item) -> datetime | None:
    if not isinstance(said, bytes):
        return None
    try:
        return parsedate_to_datetime(said.decode().strip().replace("-", " ", 2)).astimezone(UTC)
    except ValueError:
        return None


def _month(day: date) -> str:
    return ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][
        day.month - 1
    ]  # of IMAP, not of a locale


def _words(said: bytes) -> str:
    return " ".join(said.decode("utf-8", "replace").split())[:300]
