"""Fitting a correction that stays close to the untaught model, whoever lies among the labelers.

A penalised logistic regression whose offset is the untaught model's log odds: without evidence the
weights are 0 and nothing changes. How far each labeler can be believed is estimated along with it
(Raykar et al., Learning from Crowds, JMLR 11, 2010): an EM that alternates between the probability
that each text is abusive, given the labeler's word, and each labeler's sensitivity and
specificity under a prior that most are right. A ring that rejects harmless comments is found to
have no specificity, and its word then weighs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rostra.safety.learning.features import probabilities
from rostra.safety.measures import Numbers

SENSITIVITY = (18.0, 2.0)
SPECIFICITY = (48.5, 1.5)
"""Beta priors: how often labelers reject what is abusive, and approve what is not."""
ROUNDS = 12
STEPS = 10
DONE = 1e-3
SETTLED = 1e-2
FREE = 1e-4
"""The penalty on the intercept: next to none."""
DOUBTED_BELOW = 0.6
"""Sensitivity plus specificity minus 1 (Youden, 1950); 0 is a coin, 1 is never wrong."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """``weights``: the intercept, then one for each column. ``reliability``: of each labeler."""

    weights: Numbers
    reliability: Numbers

    def shift(self, design: Numbers) -> Numbers:
        """What is added to the untaught log odds of each row."""
        shift: Numbers = self.weights[0] + design @ self.weights[1:]
        return shift


def fit(
    design: Numbers,
    labels: Numbers,
    untaught: Numbers,
    *,
    penalty: Numbers | float,
    weights: Numbers,
    labelers: npt.NDArray[np.int_],
) -> Fitted:
    """The correction that the labels ask for.

    ``design``: rows × columns; ``labels``: 0 or 1; ``untaught``: log odds; ``penalty``: half of it
    times the square of each weight is the price; ``labelers``: numbers from 0.
    """
    count, columns = design.shape
    rows = np.concatenate([np.ones((count, 1)), design], axis=1)
    prices = np.concatenate([[FREE], np.broadcast_to(np.asarray(penalty, float), (columns,))])
    start = np.zeros(columns + 1)
    likely = labels.astype(np.float64)
    found = _newton(rows, likely, untaught, prices, weights, start, STEPS)
    trust = np.ones(int(labelers.max()) + 1)
    for _ in range(ROUNDS):
        sensitivity, specificity = _rates(likely, labels, weights, labelers)
        trust = sensitivity + specificity - 1
        model = probabilities(untaught + rows @ found)
        believed = _believed(model, labels, sensitivity[labelers], specificity[labelers])
        settled = float(np.abs(believed - likely).max()) < SETTLED
        likely = believed
        found = _newton(rows, likely, untaught, prices, weights, found, 1)
        if settled:
            break
    return Fitted(found, trust)


def _rates(
    likely: Numbers, labels: Numbers, weights: Numbers, labelers: npt.NDArray[np.int_]
) -> tuple[Numbers, Numbers]:
    """The sensitivity and specificity of each labeler; never worse than a coin together."""
    size = int(labelers.max()) + 1

    def share(kind: Numbers, agrees: Numbers, prior: tuple[float, float]) -> Numbers:
        hits = np.bincount(labelers, weights * kind * agrees, size)
        return (prior[0] + hits) / (sum(prior) + np.bincount(labelers, weights * kind, size))

    sensitivity = share(likely, labels, SENSITIVITY)
    specificity = share(1 - likely, 1 - labels, SPECIFICITY)
    return sensitivity, np.maximum(specificity, 1 - sensitivity)


def _believed(
    model: Numbers, labels: Numbers, sensitivity: Numbers, specificity: Numbers
) -> Numbers:
    """How likely each text is abusive, by the model and by what its labeler said."""
    if_abusive = model * np.where(labels > 0, sensitivity, 1 - sensitivity)
    if_harmless = (1 - model) * np.where(labels > 0, 1 - specificity, specificity)
    return if_abusive / np.maximum(if_abusive + if_harmless, 1e-12)


def _newton(
    rows: Numbers,
    wanted: Numbers,
    offset: Numbers,
    prices: Numbers,
    weights: Numbers,
    start: Numbers,
    steps: int,
) -> Numbers:
    """Newton's method on the penalised log likelihood, halving steps that lead astray."""
    found = start
    price = _price(rows, wanted, offset, prices, weights, found)
    for _ in range(steps):
        model = probabilities(offset + rows @ found)
        slope = rows.T @ (weights * (model - wanted)) + prices * found
        curve = (rows * (weights * model * (1 - model))[:, None]).T @ rows
        curve[np.diag_indices(len(found))] += prices
        step = np.linalg.solve(curve, slope)
        for _ in range(8):
            tried = found - step
            cost = _price(rows, wanted, offset, prices, weights, tried)
            if cost <= price:
                break
            step = step / 2
        else:
            break
        found, price = tried, cost
        if float(np.abs(step).max()) < DONE:
            break
    return found


def _price(
    rows: Numbers,
    wanted: Numbers,
    offset: Numbers,
    prices: Numbers,
    weights: Numbers,
    found: Numbers,
) -> float:
    odds = offset + rows @ found
    loss = np.logaddexp(0.0, odds) - wanted * odds
    return float(weights @ loss + (prices * found * found).sum() / 2)
