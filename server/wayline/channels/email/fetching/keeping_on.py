"""Fetching for as long as the server runs: one connection an account, told of new mail at once where the server can."""

import asyncio
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.channels.email.fetching import store
from wayline.channels.email.fetching.accounts import CHANGED, secrets_of
from wayline.channels.email.fetching.catching_up import Shelf, catch_up
from wayline.channels.email.fetching.errors import FetchingFailed
from wayline.channels.email.fetching.imap import Imap, Place
from wayline.channels.email.fetching.model import ImapAccount, SignIn
from wayline.channels.email.fetching.tokens import Tokens
from wayline.company import channels_by_id
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.errors import Unavailable
from wayline.kit.files import Files
from wayline.kit.live import Live
from wayline.kit.logs import logger
from wayline.kit.outside import Outside
from wayline.kit.sealing import Seal, SealBroken

LOOK_EVERY = 60.0
"""Seconds until the accounts are looked at again without being told, and until folders are that are not listened to."""
IDLE_AT_MOST = 300.0
"""Seconds a server is listened to before it is asked: some fall silent without hanging up."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 600.0
FULL = 0.95
"""How much of what an account may hold is told as trouble."""
REFUSED_WAIT = 300.0
"""Seconds after a refusal: who knocks with a wrong password too often is locked out."""
log = logger("mail")


class Fetching:
    """Keeps every account at work, and begins anew when one is changed."""

    def __init__(self, database: Database, live: Live, files: Files, seal: Seal, outside: Outside) -> None:
        self._shelf = Shelf(database, files)
        self._database = database
        self._live = live
        self._seal = seal
        self._outside = outside
        self._at_work: dict[UUID, tuple[datetime, asyncio.Task[None]]] = {}

    async def run(self) -> None:
        """Fetch until cancelled."""
        try:
            with self._live.subscribe(CHANGED, "reconnected") as changes:
                while True:
                    await self._look()
                    await changes.wait(LOOK_EVERY)
        finally:
            for _, task in self._at_work.values():
                task.cancel()
            self._at_work.clear()

    async def _look(self) -> None:
        """Begin what is new or changed, end what is gone."""
        async with self._database.transaction() as tx:
            accounts = await store.accounts(tx)
            channels = await channels_by_id(tx, {one.channel_id for one in accounts})
        wanted = {one.channel_id: one for one in accounts if channels[one.channel_id].active}
        for id, (changed_at, task) in list(self._at_work.items()):
            if id not in wanted or wanted[id].changed_at != changed_at:
                task.cancel()
                del self._at_work[id]
        for id, account in wanted.items():
            if id not in self._at_work:
                task = asyncio.create_task(self._keep_fetching(account), name=f"mail of {id}")
                self._at_work[id] = (account.changed_at, task)

    async def _keep_fetching(self, account: ImapAccount) -> None:
        tokens, wait = Tokens(self._outside, utc_now), FIRST_WAIT
        while True:
            began = utc_now()
            try:
                await self._fetch(account, tokens)
            except (FetchingFailed, SealBroken) as error:
                trouble, says = (
                    (error.trouble, error.says) if isinstance(error, FetchingFailed) else ("seal", str(error))
                )
                log.warning("mail cannot be fetched", host=account.host, trouble=trouble, says=says)
                await self._tell_trouble(account, trouble, says)
                if trouble in {"refused", "token"}:
                    tokens.forget()
                    wait = max(wait, REFUSED_WAIT)
            except Exception as error:
                log.exception("fetching mail failed", host=account.host, error=repr(error))
            if (utc_now() - began).total_seconds() > LOOK_EVERY:
                wait = FIRST_WAIT  # it went well for a while
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _fetch(self, account: ImapAccount, tokens: Tokens) -> None:
        """Sign in, and read through the folders again and again. Raises FetchingFailed, SealBroken."""
        async with await Imap.connect(Place(account.host, account.port, account.secure)) as imap:
            await self._sign_in(imap, account, tokens)
            found = await imap.folders()
            while True:
                # The first is listened to, so it is opened last; where answers are watched, it is read first, too.
                again = account.folders[:1] if account.headers_only and len(account.folders) > 1 else []
                folders = [*account.folders, *again] if account.headers_only else reversed(account.folders)
                for name in folders:
                    if new := await catch_up(imap, self._shelf, account, name):
                        log.info("mail was fetched", host=account.host, folder=name, new=new)
                full = await imap.fullness() if "QUOTA" in imap.can else None
                async with self._database.transaction() as tx:
                    await store.went_well(tx, account.channel_id, found, utc_now())
                    if full and full[0] >= FULL:
                        await store.went_wrong(tx, account.channel_id, "quota", full[1], utc_now())
                if "IDLE" in imap.can:
                    await imap.idle(IDLE_AT_MOST if len(account.folders) == 1 else LOOK_EVERY)
                else:
                    await asyncio.sleep(LOOK_EVERY)

    async def _sign_in(self, imap: Imap, account: ImapAccount, tokens: Tokens) -> None:
        secrets = secrets_of(self._seal, account)
        if account.sign_in == SignIn.PASSWORD:
            await imap.sign_in(account.username, secrets.password)
            return
        token, kept = await tokens.token(account, secrets)
        if kept != secrets:
            account.sealed = self._seal.close(msgspec.json.encode(kept).decode())
            async with self._database.transaction() as tx:
                await store.keep_sealed(tx, account.channel_id, account.sealed)
        await imap.sign_in_by_token(account.username, token)

    async def _tell_trouble(self, account: ImapAccount, trouble: str, says: str) -> None:
        try:
            async with self._database.transaction() as tx:
                await store.went_wrong(tx, account.channel_id, trouble, says, utc_now())
        except Unavailable:
            return  # it is told the next time
