"""The settings of the optional large language model."""

from typing import Literal

import msgspec

from wayline.kit.sealing import Seal

SEALED = "sealed:"
Use = Literal["sentences", "summaries", "theme_names"]


class LlmSettings(msgspec.Struct, frozen=True):
    """A large language model behind an OpenAI-compatible address; off while `url` is empty."""

    url: str = ""
    """https://api.openai.com/v1 or the like; empty: off. Personal data is masked before anything is sent."""
    key: str = ""
    """The key of the endpoint, or one sealed by `wayline seal` (sealed:…); empty where it asks for none."""
    model: str = ""
    """The model's name, as the endpoint calls it."""
    uses: tuple[Use, ...] = ("sentences", "summaries", "theme_names")
    """What it is asked for: hard `sentences`, `summaries` of conversations, `theme_names`."""
    monthly_tokens: int = 1_000_000
    """Tokens a calendar month (UTC) may cost; past them nothing is sent. 0: nothing may."""
    monthly_cost: float = 0.0
    """What a month may cost, by the prices below; 0: the tokens alone count."""
    input_price: float = 0.0
    """Price of a million tokens that are sent."""
    output_price: float = 0.0
    """Price of a million tokens that are answered."""
    currency: str = "USD"
    """What the prices are in."""
    timeout_seconds: float = 20.0
    """How long an answer may take."""
    allow_private: bool = False
    """Whether the address may be a private one (a server on this machine or in your network), and plain http."""
    keep_days: int = 90
    """How long what was sent and answered is kept to be looked at; the month's sums are kept longer."""

    @property
    def is_on(self) -> bool:
        """Whether there is somebody to ask."""
        return bool(self.url and self.model)


def with_open_key(settings: LlmSettings, seal: Seal) -> LlmSettings:
    """The same with its key open, where it was sealed. Raises SealBroken."""
    if not settings.key.startswith(SEALED):
        return settings
    return msgspec.structs.replace(settings, key=seal.open(settings.key.removeprefix(SEALED)))
