"""Catching up: everything of a folder that is not stored yet, in its order, none left out."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import msgspec

from wayline.channels.email.fetching import store
from wayline.channels.email.fetching.errors import FetchingFailed
from wayline.channels.email.fetching.imap import Found, Imap
from wayline.channels.email.fetching.model import ImapAccount, ImapFolder
from wayline.channels.email.taking import keep, keep_head
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.files import Files

AT_ONCE = 50
"""Mails whose sizes are asked for, and that are stored, in one go."""
BYTES_AT_ONCE = 8_000_000
LARGEST = 64_000_000
"""A larger mail stays on the server; its headers are kept, and say so."""
MOST_MISSING = 1_000


class Shelf(msgspec.Struct, frozen=True):
    """Where mail that is fetched is put."""

    database: Database
    files: Files


async def catch_up(imap: Imap, shelf: Shelf, account: ImapAccount, name: str) -> int:
    """Store what a folder has that is not stored, and mark it seen once it is. Returns how many were new.

    The place up to which it was read moves in the transaction that stores. Raises FetchingFailed, DatabaseAway.
    """
    opened = await imap.open_folder(name, to_read=account.headers_only)
    async with shelf.database.transaction() as tx:
        folder = await store.folder(tx, account.channel_id, name)
        if folder is None:
            # From now on, unless a day was named.
            last = 0 if account.begins_on else max(0, opened.next_uid - 1)
            folder = ImapFolder(
                channel_id=account.channel_id, name=name, validity=opened.validity, last_uid=last, read_at=utc_now()
            )
            await store.save(tx, folder)
    since = account.begins_on
    if folder.validity != opened.validity:
        # Its mails have other numbers now: what came since we were last here is read again, and known by its bytes.
        since = max(filter(None, (since, (folder.read_at - timedelta(days=2)).date())))
        folder.validity, folder.last_uid, folder.missing = opened.validity, 0, []
    new = 0
    missing, uids = list(folder.missing), await imap.after(folder.last_uid, since)
    for some in _some([*missing, *uids]):
        for group in _groups(await imap.look(some)):
            new += await _bring(imap, shelf, (folder, account.headers_only), group)
        await _move(shelf, folder, max(folder.last_uid, *some))
    await _move(shelf, folder, folder.last_uid)
    return new


async def _bring(imap: Imap, shelf: Shelf, source: tuple[ImapFolder, bool], group: Sequence[Found]) -> int:
    """Fetch some, store them, mark them seen unless they are only watched. Returns how many were new."""
    folder, headers_only = source
    raws, missing = await _fetched(imap, group, headers_only=headers_only)
    new, came = 0, {one.uid: one for one in group}
    async with shelf.database.transaction() as tx:
        for uid, raw in raws.items():
            found = came[uid]
            at = min(found.came_at or utc_now(), utc_now())
            if found.size > LARGEST and not headers_only:
                new += await keep_head(tx, shelf.files, folder.channel_id, (raw, found.size), at)
            else:
                new += (await keep(tx, shelf.files, folder.channel_id, raw, at))[1]
        folder.missing = sorted({*folder.missing, *missing} - set(raws))[:MOST_MISSING]
        folder.last_uid = max(folder.last_uid, *came)
        await store.save(tx, await tx.merge(folder))
    if raws and not headers_only:
        await imap.mark_seen(list(raws))
    return new


async def _fetched(imap: Imap, group: Sequence[Found], *, headers_only: bool) -> tuple[dict[int, bytes], list[int]]:
    """The bytes by number, and the numbers of those that the server would not give."""
    head = headers_only or group[0].size > LARGEST
    try:
        return await imap.fetch([one.uid for one in group], headers_only=head), []
    except FetchingFailed as error:
        if error.trouble != "protocol":
            raise
        if len(group) == 1:
            return {}, [group[0].uid]
    raws: dict[int, bytes] = {}
    missing: list[int] = []
    for one in group:  # one that it cannot give holds nobody up
        found, lost = await _fetched(imap, [one], headers_only=headers_only)
        raws |= found
        missing += lost
    return raws, missing


async def _move(shelf: Shelf, folder: ImapFolder, to: int) -> None:
    folder.last_uid, folder.read_at = max(folder.last_uid, to), utc_now()
    async with shelf.database.transaction() as tx:
        await store.save(tx, await tx.merge(folder))


def _some(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), AT_ONCE):
        yield uids[start : start + AT_ONCE]


def _groups(found: Sequence[Found]) -> Iterator[list[Found]]:
    """So many as are fetched at once; one that is too large stands alone."""
    group: list[Found] = []
    for one in found:
        if group and (sum(each.size for each in group) + one.size > BYTES_AT_ONCE):
            yield group
            group = []
        group.append(one)
    if group:
        yield group
