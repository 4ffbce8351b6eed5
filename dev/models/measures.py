"""The figures of the model cards: F1 of each label and their mean, on texts held back, for each source alone."""

from collections.abc import Callable, Sequence

import numpy as np
from figures import f1
from texts import Labelled
from vectors import Vectors

from wayline.language.cleaning import spoken
from wayline.language.heads import Head


def report(
    name: str,
    head: Head,
    rows: Sequence[Labelled],
    told: Callable[[Labelled], str | Sequence[str] | None],
    vectors: Vectors,
) -> None:
    """Print them."""
    sources = sorted({one.source for one in rows})
    for source in [*sources, "all"]:
        some = [(spoken(one.text), told(one)) for one in rows if source in (one.source, "all")]
        known = [(text, {label} if isinstance(label, str) else set(label)) for text, label in some if label is not None]
        if not known:
            continue
        asked = [text for text, _ in known]
        likely = head.probabilities(vectors.of(asked), asked)
        said = [{head.about.labels[n] for n in head.chosen(row)} for row in likely]
        true = [labels for _, labels in known]
        figures = {label: f1(label, said, true) for label in head.about.labels if any(label in each for each in true)}
        each = ", ".join(f"{label} {100 * figure:.1f}" for label, figure in figures.items())
        print(f"{name} on {len(known)} of {source}: macro-F1 {100 * np.mean(list(figures.values())):.1f} ({each})")
