"""What a role or key may allow, by name. Names only grow."""

from enum import StrEnum


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
