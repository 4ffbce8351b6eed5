"""What can go wrong in asking a large language model, in words."""

from wayline.kit.errors import Conflict, Unavailable


class LlmOff(Conflict):
    """Nobody set one, or not for this."""

    code = "llm_off"
    message = "The large language model is off."


class BudgetSpent(Conflict):
    """This month's budget does not suffice for the question."""

    code = "llm_budget_spent"
    message = "This month's budget for the large language model is spent."


class LlmFailed(Unavailable):
    """It did not answer, or not with what was asked. `facts["why"]` says in a word why."""

    code = "llm_failed"
    message = "The large language model gave no usable answer."
