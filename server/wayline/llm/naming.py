"""A name for what texts have in common, before somebody accepts it as a theme."""

from collections.abc import Sequence

from wayline.llm.asking import Llm
from wayline.llm.cleaning import plain
from wayline.llm.errors import BudgetSpent, LlmFailed, LlmOff
from wayline.llm.model import Asked, Question

LONGEST, MOST_TOKENS, QUOTES, QUOTE = 60, 24, 12, 300
INSTRUCTIONS = (
    "Each item is a quote; all are about the same matter. Name the matter in two to five words, as a heading in a "
    "report would: a noun phrase, no punctuation, no quotes, in the language of most quotes. "
    "Answer with the name alone."
)


async def name_theme(llm: Llm, quotes: Sequence[str], fallback: str, by: Asked) -> str:
    """A name for what these quotes share; `fallback` where the model is off, spent, away or talks rubbish."""
    texts = [{"quote": quote[:QUOTE]} for quote in quotes[:QUOTES]]
    question = Question(
        use="theme_names", instructions=INSTRUCTIONS, texts=texts, most_tokens=MOST_TOKENS, longest=LONGEST
    )
    try:
        return (await llm.ask(question, _name, by)).value
    except (LlmOff, BudgetSpent, LlmFailed):
        return fallback


def _name(answer: str) -> str:
    """One line of a few words; what is longer is no name, and a mask is none either."""
    words = plain(answer, 400).strip(" .\"'“”„:-*#")
    if not words or "\n" in words or len(words) > LONGEST or len(words.split()) > 8 or "[" in words:  # noqa: PLR2004 (a heading)
        raise ValueError("this is no name")
    return words
