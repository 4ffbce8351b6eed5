"""What a role or key may allow, by name. Names only grow."""

from enum import StrEnum
from uuid import UUID

from wayline.kit.ids import derived_id


class Permission(StrEnum):
    """One thing a caller may do; `room.act`."""

    CUSTOMERS_READ = "customers.read"
    CUSTOMERS_EDIT = "customers.edit"
    CUSTOMERS_EXPORT = "customers.export"
    CUSTOMERS_ERASE = "customers.erase"
    CUSTOMERS_BLOCK = "customers.block"
    CONVERSATIONS_READ = "conversations.read"
    CONVERSATIONS_REPLY = "conversations.reply"
    CONVERSATIONS_ASSIGN = "conversations.assign"
    TAGS_EDIT = "tags.edit"
    METRICS_READ = "metrics.read"
    THEMES_READ = "themes.read"
    THEMES_EDIT = "themes.edit"
    REJECTS_READ = "rejects.read"
    COLLECT_WRITE = "collect.write"
    HISTORY_IMPORT = "history.import"
    TEAMMATES_READ = "teammates.read"
    TEAMMATES_EDIT = "teammates.edit"
    ROLES_EDIT = "roles.edit"
    KEYS_EDIT = "keys.edit"
    CHANNELS_READ = "channels.read"
    CHANNELS_EDIT = "channels.edit"
    COMPANY_READ = "company.read"
    COMPANY_EDIT = "company.edit"
    AUDIT_READ = "audit.read"
    PERSONAL_DATA_READ = "personal_data.read"
    PERSONAL_DATA_REVEAL = "personal_data.reveal"
    LANGUAGE_EDIT = "language.edit"
    COACHING_READ = "coaching.read"
    COACHING_EDIT = "coaching.edit"
    PROMISES_EDIT = "promises.edit"
    ALERTS_EDIT = "alerts.edit"
    MACROS_EDIT = "macros.edit"


ADMINISTRATOR, LEAD, TEAMMATE, VIEWER = "administrator", "lead", "teammate", "viewer"
# Servers act on these; a person has no use for them, and a role of people never carries them alone.
_FOR_KEYS = {Permission.COLLECT_WRITE, Permission.HISTORY_IMPORT}
_READS = {
    Permission.CUSTOMERS_READ,
    Permission.CONVERSATIONS_READ,
    Permission.METRICS_READ,
    Permission.THEMES_READ,
    Permission.TEAMMATES_READ,
    Permission.CHANNELS_READ,
    Permission.COMPANY_READ,
}
_WORK = _READS | {
    Permission.CUSTOMERS_EDIT,
    Permission.CUSTOMERS_BLOCK,
    Permission.CONVERSATIONS_REPLY,
    Permission.CONVERSATIONS_ASSIGN,
    Permission.PERSONAL_DATA_READ,
    Permission.PERSONAL_DATA_REVEAL,
}
_LEADS = _WORK | {
    Permission.CUSTOMERS_EXPORT,
    Permission.TAGS_EDIT,
    Permission.THEMES_EDIT,
    Permission.REJECTS_READ,
    Permission.TEAMMATES_EDIT,
    Permission.CHANNELS_EDIT,
    Permission.AUDIT_READ,
    Permission.LANGUAGE_EDIT,
    Permission.COACHING_READ,
    Permission.COACHING_EDIT,
    Permission.PROMISES_EDIT,
    Permission.ALERTS_EDIT,
    Permission.MACROS_EDIT,
}
BUILT_IN: dict[str, frozenset[str]] = {
    ADMINISTRATOR: frozenset(str(permission) for permission in Permission),
    LEAD: frozenset(str(permission) for permission in _LEADS),
    TEAMMATE: frozenset(str(permission) for permission in _WORK),
    VIEWER: frozenset(str(permission) for permission in _READS),
}
# What each allows, in the words the console shows beside it.
SENTENCES: dict[Permission, str] = {
    Permission.CUSTOMERS_READ: "See customers and their line",
    Permission.CUSTOMERS_EDIT: "Change facts of customers, join and un-join them",
    Permission.CUSTOMERS_EXPORT: "Take customers out as a file",
    Permission.CUSTOMERS_ERASE: "Erase a customer for good",
    Permission.CUSTOMERS_BLOCK: "Block and unblock customers",
    Permission.CONVERSATIONS_READ: "Read conversations",
    Permission.CONVERSATIONS_REPLY: "Answer, note, snooze and resolve",
    Permission.CONVERSATIONS_ASSIGN: "Give conversations to teammates and teams",
    Permission.TAGS_EDIT: "Make and change tags, topics and fields",
    Permission.METRICS_READ: "See numbers",
    Permission.THEMES_READ: "See themes and what customers say of them",
    Permission.THEMES_EDIT: "Change themes, teach them, bring in texts",
    Permission.REJECTS_READ: "See what was sent to us and could not be taken",
    Permission.COLLECT_WRITE: "Send touchpoints (keys)",
    Permission.HISTORY_IMPORT: "Bring in history (keys)",
    Permission.TEAMMATES_READ: "See teammates, teams and roles",
    Permission.TEAMMATES_EDIT: "Invite and change teammates and teams",
    Permission.ROLES_EDIT: "Make and change roles",
    Permission.KEYS_EDIT: "Make and withdraw API keys",
    Permission.CHANNELS_READ: "See channels and opening hours",
    Permission.CHANNELS_EDIT: "Change channels and opening hours",
    Permission.COMPANY_READ: "See the company's settings",
    Permission.COMPANY_EDIT: "Change the company's settings",
    Permission.AUDIT_READ: "See who changed what",
    Permission.PERSONAL_DATA_READ: "See personal data in what was written, unmasked",
    Permission.PERSONAL_DATA_REVEAL: "Take the mask off one message; each time is in the audit log",
    Permission.LANGUAGE_EDIT: "Have texts read again by newer models",
    Permission.COACHING_READ: "See how kind and clear colleagues' answers read, and what reviews say of them",
    Permission.COACHING_EDIT: "Review colleagues' answers and change the scorecard",
    Permission.PROMISES_EDIT: "Change service promises (SLA)",
    Permission.ALERTS_EDIT: "Change alerts, and where alarms are sent",
    Permission.MACROS_EDIT: "Make and change macros for teams and for everyone",
}
# Older and shorter names of scopes that keys may be asked for by.
SCOPE_WORDS = {"collect": Permission.COLLECT_WRITE, "import": Permission.HISTORY_IMPORT}


def built_in_permissions(role: str) -> frozenset[str]:
    """What a built-in role allows in this version."""
    return BUILT_IN[role]


def built_in_role_id(role: str) -> UUID:
    """The id of a built-in role: the same in every installation."""
    return derived_id("role", role)
