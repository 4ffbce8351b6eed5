"""What can go wrong with files of texts, in words."""

from wayline.kit.errors import Conflict, Invalid, NotFound

REASONS = {
    "empty": "There is nothing in it.",
    "old_excel": "It is an old Excel file: save it as .xlsx.",
    "not_a_workbook": "It looks like an Excel file, and is broken.",
    "too_large_unpacked": "It unpacks to far more than it seems.",
    "too_much": "It is too large or too deep to be read.",
    "too_slow": "Reading it took too long.",
    "not_json": "It begins like JSON, and is none.",
    "encoding_unknown": "There is no such encoding.",
    "delimiter_unknown": "Columns are parted by one character.",
}


class FileUnreadable(Invalid):
    """`reason` says why."""

    code = "file_unreadable"
    message = "This file cannot be read."

    def __init__(self, reason: str) -> None:
        super().__init__(f"{self.message} {REASONS.get(reason, '')}".strip(), reason=reason)


class FileTooLarge(Invalid):
    """The most is among the facts."""

    code = "file_too_large"
    message = "A file of texts may have 60 MB. Cut it in parts: what was brought in already is left out."


class MappingInvalid(Invalid):
    """A column that the file has not, or no column of texts."""

    code = "mapping_invalid"
    message = "Say which column holds the texts, and name columns that the file has."


class NoSuchVerbatimImport(NotFound):
    """Not there, or forgotten."""

    code = "no_such_verbatim_import"
    message = "There is no such import."


class VerbatimImportBegun(Conflict):
    """It is under way, or over."""

    code = "verbatim_import_begun"
    message = "This import has begun already."


class VerbatimImportOver(Conflict):
    """It ended before."""

    code = "verbatim_import_over"
    message = "This import is over."
