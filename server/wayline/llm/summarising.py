"""What a conversation comes to, in a few sentences."""

from collections.abc import Mapping, Sequence

from wayline.llm.asking import Answered, Llm
from wayline.llm.cleaning import plain
from wayline.llm.model import Asked, Question

LONGEST, MOST_TOKENS = 900, 320
MOST_LETTERS = 24_000  # of a conversation, the newest words first
INSTRUCTIONS = (
    "Each item is one message: who (customer, we, note) and what they wrote, oldest first. Write a summary for a "
    "colleague who takes over: what the customer wants and why, what was tried or promised, what is open now. At most "
    "five short sentences of plain text in the language of the customer. No greeting, no heading, no list, no links; "
    "invent nothing."
)


async def summarise(
    llm: Llm, said: Sequence[tuple[str, str]], by: Asked, known: Mapping[str, str] | None = None
) -> Answered[str]:
    """A summary of what was said (who, words), oldest first. Raises LlmOff, BudgetSpent, LlmFailed."""
    texts: list[dict[str, str]] = []
    left = MOST_LETTERS
    for who, words in reversed(said):
        if left <= 0:
            break
        texts.insert(0, {who: words[:left]})
        left -= len(words)
    question = Question(
        use="summaries", instructions=INSTRUCTIONS, texts=texts, most_tokens=MOST_TOKENS, longest=LONGEST
    )
    return await llm.ask(question, _summary, by, known)


def _summary(answer: str) -> str:
    words = plain(answer, LONGEST)
    if len(words) < 3:  # noqa: PLR2004 (less is no sentence)
        raise ValueError("nothing was said")
    return words
