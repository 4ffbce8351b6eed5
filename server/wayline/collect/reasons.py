"""Why an item is not taken: a closed list. Words only grow."""

from enum import StrEnum


class Reason(StrEnum):
    """What the sender has to change."""

    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    TYPE_UNKNOWN = "type_unknown"
    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    NAME_RESERVED = "name_reserved"
    MESSAGE_ID_WRONG = "message_id_wrong"
    PROPERTIES_WRONG = "properties_wrong"
    TOO_MANY_PROPERTIES = "too_many_properties"
    IDENTITY_MISSING = "identity_missing"
    IDENTITY_TOO_LONG = "identity_too_long"
    GROUP_MISSING = "group_missing"
    PREVIOUS_MISSING = "previous_missing"
