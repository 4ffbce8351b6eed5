"""An optional large language model behind an OpenAI-compatible address. The door of the room. See README.md."""

from wayline.llm.asking import Answered, Llm
from wayline.llm.errors import BudgetSpent, LlmFailed, LlmOff
from wayline.llm.judging import Judged, judge
from wayline.llm.model import Asked
from wayline.llm.naming import name_theme
from wayline.llm.settings import SEALED, LlmSettings, with_open_key
from wayline.llm.summarising import summarise

__all__ = [
    "SEALED",
    "Answered",
    "Asked",
    "BudgetSpent",
    "Judged",
    "Llm",
    "LlmFailed",
    "LlmOff",
    "LlmSettings",
    "judge",
    "name_theme",
    "summarise",
    "with_open_key",
]
