"""What can go wrong in this room, in its words."""

from wayline.kit.errors import Invalid, Unavailable


class ModelPackageDamaged(Unavailable):
    """Files are missing or are not what the manifest says."""

    code = "model_package_damaged"
    message = "The language models are missing or damaged: texts are read by a list of words instead."


class LanguageBusy(Unavailable):
    """The queue stayed full for as long as the caller would wait."""

    code = "language_busy"
    message = "More texts are waiting to be understood than can be taken. Try again later; nothing was lost."


class LanguageUnavailable(Unavailable):
    """The process that reads texts ended while it had these, and again when they were tried once more."""

    code = "language_unavailable"
    message = "These texts could not be understood: the process that reads them ended twice. They may be tried again."


class HeadInvalid(Invalid):
    """The bytes are no head, or one of another kind."""

    code = "head_invalid"
    message = "This is not a trained head."
