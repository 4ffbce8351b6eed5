"""How alarms leave the house."""

import msgspec


class AlertsSettings(msgspec.Struct, frozen=True):
    """Where alarms may be sent."""

    allow_private: bool = False
    """Whether webhooks may be at private addresses (in your network), and speak plain http."""
