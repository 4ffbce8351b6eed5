"""Training a head from examples: the same code for the heads we ship and for those a company teaches."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
import scipy  # its parts load when they are used: the server, which only asks, starts sooner
from numpy.typing import NDArray

from wayline.kit.errors import Invalid
from wayline.language.grams import Grams, counts
from wayline.language.heads import About, Floats, Head, Kind, gram_matrix, probabilities

FEWEST_LABELS = 2
FOLDS = 3
ROUNDS = 200


class ExamplesTooFew(Invalid):
    """Two labels with two examples each are the least that can be told apart."""

    code = "examples_too_few"
    message = "There are too few examples to learn from: at least two labels with two examples each."


class Recipe(msgspec.Struct, frozen=True):
    """How to learn. `strictness` is the L2 penalty: the larger, the less a single example may say."""

    kind: Kind = "one"
    grams: Grams = Grams()
    most_grams: int = 60_000
    fewest_texts: int = 2  # a gram of fewer texts is left out
    strictness: float = 0.3
    gram_weight: float = 0.4  # how loudly words speak beside the vector
    vector_weight: float = 8.0
    is_balanced: bool = False  # rare labels as heavy as common ones


class Measured(msgspec.Struct, frozen=True):
    """How well one label was found in examples that were held back (three folds).

    `examples` and `negatives` are how many were of it and how many were known not to be; it was said of `said` of them,
    rightly of `hits`.
    """

    label: str
    precision: float | None  # None: never said
    recall: float | None  # None: no example
    examples: int
    said: int = 0
    hits: int = 0
    negatives: int = 0
    threshold: float | None = None  # from which probability on it is said, where any number of labels may hold


@dataclass(frozen=True)
class Examples:
    """Texts with their vectors, and for each text its labels (exactly one, or any number).

    `unknown`: for each text, the labels of which nobody has said whether they hold. Left out, all is known.
    """

    texts: Sequence[str]
    vectors: Floats
    labels: Sequence[Sequence[str]]
    unknown: Sequence[Sequence[str]] = ()

    def some(self, numbers: NDArray[np.intp]) -> "Examples":
        """Those of these numbers."""
        picked = [int(n) for n in numbers]
        unknown = [self.unknown[n] for n in picked] if self.unknown else ()
        return Examples(
            [self.texts[n] for n in picked], self.vectors[numbers], [self.labels[n] for n in picked], unknown
        )

    def known(self, names: Sequence[str]) -> NDArray[np.bool_]:
        """Of which labels it is known whether they hold: (texts, labels)."""
        if not self.unknown:
            return np.ones((len(self.texts), len(names)), bool)
        return np.asarray(targets_of(self.unknown, names) == 0, bool)


def train(examples: Examples, recipe: Recipe, *, labels: Sequence[str] | None = None) -> Head:
    """Learn a head. `labels` fixes their order; left out, they are those of the examples, sorted.

    Raises:
        ExamplesTooFew: fewer than two labels, or none with two examples.
    """
    tally = Counter(label for each in examples.labels for label in each)
    names = tuple(labels or sorted(tally))
    if (len(names) < FEWEST_LABELS and recipe.kind == "one") or not tally or max(tally.values()) < FEWEST_LABELS:
        raise ExamplesTooFew(labels=len(names), examples=len(examples.texts))
    keys, rarity = vocabulary(examples.texts, recipe)
    rows = _features(examples.texts, examples.vectors, recipe, keys, rarity)
    targets = targets_of(examples.labels, names)
    weights, bias = _fit(rows, targets, recipe, examples.known(names))
    width = examples.vectors.shape[1]
    return Head(
        about=About(labels=names, kind=recipe.kind, grams=recipe.grams),
        of_vector=weights[:width] * np.float32(recipe.vector_weight),
        of_grams=(weights[width:] * np.float32(recipe.gram_weight * recipe.vector_weight)),
        rarity=rarity,
        keys=keys,
        bias=bias,
        thresholds=np.full(len(names), 0.5, np.float32),
    )


def fold_order(texts: int, seed: int = 0) -> NDArray[np.intp]:
    """The numbers of the texts in the order that is cut into folds: every third one, from each of the first three."""
    return np.asarray(np.random.default_rng(seed).permutation(texts), np.intp)


def held_back(
    examples: Examples, recipe: Recipe, *, labels: Sequence[str], seed: int = 0, share: float = 1.0
) -> Floats:
    """Logits for every example by a head that has not seen it: (examples, labels), in three folds.

    `share`: how much of the other two thirds is learned from.
    """
    order = fold_order(len(examples.texts), seed)
    logits = np.zeros((len(examples.texts), len(labels)), np.float32)
    for fold in range(FOLDS):
        asked, seen = order[fold::FOLDS], np.concatenate([order[f::FOLDS] for f in range(FOLDS) if f != fold])
        head = train(examples.some(seen[: max(1, round(share * len(seen)))]), recipe, labels=labels)
        part = examples.some(asked)
        logits[asked] = head.logits(part.vectors, part.texts)
    return logits


def measure(head: Head, logits: Floats, labels: Sequence[Sequence[str]]) -> list[Measured]:
    """Precision and recall of each label over logits of examples that the head had not seen."""
    likely = probabilities(logits / head.temperature, head.about.kind)
    said = np.zeros(likely.shape, bool)
    for number, row in enumerate(likely):
        said[number, head.chosen(row)] = True
    true = targets_of(labels, head.about.labels) > 0
    found = []
    for n, label in enumerate(head.about.labels):
        hits, claims, there = int((said & true)[:, n].sum()), int(said[:, n].sum()), int(true[:, n].sum())
        found.append(Measured(label, hits / claims if claims else None, hits / there if there else None, there))
    return found


def calibrated(head: Head, logits: Floats, labels: Sequence[Sequence[str]]) -> Head:
    """The same head with confidences and thresholds that held for examples it had not seen."""
    names = head.about.labels
    if head.about.kind == "one":
        return replace(head, temperature=best_temperature(logits, labels, names))
    return replace(head, thresholds=best_thresholds(probabilities(logits, "many"), labels, names))


def best_thresholds(likely: Floats, labels: Sequence[Sequence[str]], names: Sequence[str]) -> Floats:
    """For each label the probability from which on saying it gives the best F1."""
    true = targets_of(labels, names) > 0
    steps = np.linspace(0.05, 0.9, 35, dtype=np.float32)
    thresholds = np.full(len(names), 0.5, np.float32)
    for n in range(len(names)):
        scores = [_f1(likely[:, n] >= step, true[:, n]) for step in steps]
        if max(scores) > 0:
            thresholds[n] = steps[int(np.argmax(scores))]
    return thresholds


def best_temperature(logits: Floats, labels: Sequence[Sequence[str]], names: Sequence[str]) -> float:
    """What logits are divided by so that a confidence of 0.8 is right eight times in ten (least log loss)."""
    true = targets_of(labels, names).argmax(axis=1)
    rows = np.arange(len(true))

    def loss(log_temperature: float) -> float:
        likely = probabilities((logits / np.exp(log_temperature)).astype(np.float32), "one")
        return float(-np.log(np.maximum(likely[rows, true], 1e-9)).mean())

    return float(np.exp(scipy.optimize.minimize_scalar(loss, bounds=(-3, 3), method="bounded").x))


def _f1(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    both = int((said & true).sum())
    return 2 * both / (int(said.sum()) + int(true.sum())) if both else 0.0


def vocabulary(texts: Sequence[str], recipe: Recipe) -> tuple[NDArray[np.uint32], Floats]:
    """The grams to look at, sorted, and how rare each is (smoothed IDF)."""
    in_texts: Counter[int] = Counter()
    for text in texts:
        in_texts.update(counts(text, recipe.grams)[0].tolist())
    fewest = recipe.fewest_texts if len(texts) > 200 else 1  # noqa: PLR2004 (of few texts every word counts)
    kept = [(often, key) for key, often in in_texts.items() if often >= fewest]
    kept = sorted(kept, key=lambda one: (-one[0], one[1]))[: recipe.most_grams]
    keys = np.array(sorted(key for _, key in kept), np.uint32)
    often = np.array([in_texts[int(key)] for key in keys], np.float32)
    return keys, np.asarray(np.log((1 + len(texts)) / (1 + often)) + 1, np.float32)


def _features(
    texts: Sequence[str], vectors: Floats, recipe: Recipe, keys: NDArray[np.uint32], rarity: Floats
) -> tuple[Floats, "scipy.sparse.csr_array"]:
    matrix = gram_matrix(texts, recipe.grams, keys, rarity) * np.float32(recipe.gram_weight * recipe.vector_weight)
    return np.asarray(vectors * np.float32(recipe.vector_weight), np.float32), matrix


def targets_of(labels: Sequence[Sequence[str]], names: Sequence[str]) -> Floats:
    """1 where the text has the label: (texts, labels)."""
    places = {name: n for n, name in enumerate(names)}
    targets = np.zeros((len(labels), len(names)), np.float32)
    for row, each in enumerate(labels):
        for label in each:
            if label in places:
                targets[row, places[label]] = 1
    return targets


def _fit(
    rows: tuple[Floats, "scipy.sparse.csr_array"], targets: Floats, recipe: Recipe, known: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Logistic regression by L-BFGS: one softmax over all labels, or a sigmoid for each (over what is known of it)."""
    vectors, gram_rows = rows
    turned = gram_rows.T.tocsr()
    width, labels, count = vectors.shape[1], targets.shape[1], targets.shape[0]
    size = width + gram_rows.shape[1]
    heavy = _row_weights(targets) if recipe.is_balanced and recipe.kind == "one" else np.ones(count, np.float32)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat[: size * labels].reshape(size, labels).astype(np.float32)
        bias = flat[size * labels :].astype(np.float32)
        logits = vectors @ weights[:width] + gram_rows @ weights[width:] + bias
        likely = probabilities(logits, recipe.kind)
        sure = np.clip(likely, 1e-7, 1 - 1e-7)
        if recipe.kind == "one":
            lost = -(targets * np.log(sure)).sum(axis=1)
        else:
            lost = -(targets * np.log(sure) + (1 - targets) * np.log(1 - sure)).sum(axis=1, where=known)
        wrong = (likely - targets) * heavy[:, None]
        if recipe.kind == "many":
            wrong *= known
        slope = np.concatenate([vectors.T @ wrong, turned @ wrong]) + recipe.strictness * weights
        penalty = recipe.strictness / 2 * float((weights**2).sum())
        return float((lost * heavy).sum()) + penalty, np.concatenate([slope.ravel(), wrong.sum(axis=0)]).astype(float)

    start = np.zeros((size + 1) * labels)
    found = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS, "maxcor": 8})
    flat = found.x.astype(np.float32)
    return flat[: size * labels].reshape(size, labels), flat[size * labels :]


def _row_weights(targets: Floats) -> Floats:
    often = targets.sum(axis=0)
    weights = targets @ (targets.sum() / np.maximum(often, 1) / len(often))
    return np.asarray(np.where(weights > 0, weights, 1), np.float32)
