"""Access tokens (OAuth 2, RFC 6749, section 6): asked for with a refresh token, kept in memory while they last."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlencode

import msgspec

from wayline.channels.email.fetching.errors import FetchingFailed
from wayline.channels.email.fetching.model import ImapAccount, Secrets
from wayline.kit.outside import AddressRefused, NoAnswer, Outside

GOOD = 200
EARLY = timedelta(minutes=2)
"""How long before its end a token is not used any more."""
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}


class Given(msgspec.Struct, frozen=True):
    """What the server of tokens answers; a refresh token where the old one is worth nothing any more."""

    access_token: str
    expires_in: float = 300
    refresh_token: str = ""


class Refused(msgspec.Struct, frozen=True):
    """What it says where it gives none."""

    error: str = ""
    error_description: str = ""


class Tokens:
    """The access token of one account."""

    def __init__(self, outside: Outside, now: Callable[[], datetime]) -> None:
        self._outside = outside
        self._now = now
        self._token = ""
        self._until: datetime | None = None

    async def token(self, account: ImapAccount, secrets: Secrets) -> tuple[str, Secrets]:
        """A token that is good now, and the secrets to keep from now on. Raises FetchingFailed."""
        if self._until and self._now() < self._until - EARLY:
            return self._token, secrets
        given = await self._ask(account, secrets)
        self._token, self._until = given.access_token, self._now() + timedelta(seconds=given.expires_in)
        kept = (
            secrets if not given.refresh_token else msgspec.structs.replace(secrets, refresh_token=given.refresh_token)
        )
        return self._token, kept

    def forget(self) -> None:
        """It was refused: ask for another the next time."""
        self._until = None

    async def _ask(self, account: ImapAccount, secrets: Secrets) -> Given:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": secrets.refresh_token,
            "client_id": account.client_id,
            "client_secret": secrets.client_secret,
            "scope": account.scope,
        }
        body = urlencode({name: value for name, value in form.items() if value}).encode()
        try:
            answer = await self._outside.post(account.token_url, body, FORM)
            if answer.status == GOOD:
                return msgspec.json.decode(answer.body, type=Given)
            said = msgspec.json.decode(answer.body, type=Refused)
        except (NoAnswer, AddressRefused) as error:
            raise FetchingFailed("token", str(error)) from error
        except msgspec.MsgspecError as error:
            raise FetchingFailed("token", "The server of tokens gave an answer that could not be read.") from error
        raise FetchingFailed("token", said.error_description[:300] or said.error[:300] or f"HTTP {answer.status}")
