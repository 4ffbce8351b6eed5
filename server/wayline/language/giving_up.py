"""Giving up one text: what the reading process dies of is told, so that the others are read."""

from collections.abc import Sequence

from wayline.kit.logs import logger
from wayline.language.errors import LanguageUnavailable
from wayline.language.language import Language
from wayline.language.queueing import Priority
from wayline.language.signals import Because, Reading, Text, Tongue

UNREADABLE = "This text could not be read."
log = logger("language")


async def understand_each(language: Language, texts: Sequence[Text], *, priority: Priority) -> list[Reading]:
    """One reading a text. Where the process dies of them, each is asked alone; the one it dies of says UNREADABLE.

    Raises LanguageBusy, LanguageUnavailable where that is not the fault of a text: all may be asked again.
    """
    try:
        return await language.understand(texts, priority=priority)
    except LanguageUnavailable:
        return [await _alone(language, text, priority) for text in texts]


async def _alone(language: Language, text: Text, priority: Priority) -> Reading:
    try:
        return (await language.understand([text], priority=priority))[0]
    except LanguageUnavailable:  # what is asked next raises too where it is not the text's fault
        [probe] = await language.understand([Text("Hello")], priority=priority)
    log.warning("a text could not be read", letters=len(text.body), version=probe.version)
    nothing = Tongue(None, 0.0, is_supported=False, because=Because("rule", "not read"))
    return Reading(text.body, probe.version, nothing, fallback=UNREADABLE)
