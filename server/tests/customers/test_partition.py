"""Who is one customer does not depend on the order anything was heard in."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from wayline.customers.joining import edge_of
from wayline.customers.partition import By, Edge, Seen, partition
from wayline.kit.ids import derived_id
from wayline.touchpoints.recording import identity_id

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PEOPLE = [
    Seen(identity_id(kind, str(number)), kind, NOON + timedelta(minutes=number))
    for kind in ("anonymous", "user", "email", "phone")
    for number in range(4)
]
SIGNED_IN = {identity.id for identity in PEOPLE if identity.kind == "user"}

pairs = st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True)
claims = st.builds(
    lambda pair, by, minute: edge_of(pair[0].id, pair[1].id, by, NOON + timedelta(minutes=minute)),
    pairs,
    st.sampled_from([By.BROWSER, By.SERVER, By.TOKEN]),
    st.integers(0, 30),
)
by_hand = st.builds(
    lambda pair, number: edge_of(
        pair[0].id, pair[1].id, By.TEAMMATE, NOON + timedelta(minutes=number), derived_id("act", str(number))
    ),
    pairs,
    st.integers(0, 60),
)


def groups(customers: dict[UUID, UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for identity, customer in customers.items():
        found[customer].add(identity)
    return found


def shuffled(edges: Sequence[Edge], seed: int) -> list[Edge]:
    mixed = list(edges)
    random.Random(seed).shuffle(mixed)
    return mixed


@given(st.lists(claims | by_hand, max_size=30), st.integers())
def test_any_order_of_the_same_claims_gives_the_same_customers(edges: list[Edge], seed: int) -> None:
    assert partition(shuffled(PEOPLE, seed), shuffled(edges, seed)) == partition(PEOPLE, edges)


@given(st.lists(claims, max_size=40))
def test_no_browser_brings_two_user_ids_together(edges: list[Edge]) -> None:
    assert all(len(ids & SIGNED_IN) <= 1 for ids in groups(partition(PEOPLE, edges)).values())


@given(
    st.lists(claims | by_hand, max_size=20),
    st.lists(by_hand, max_size=5, unique_by=lambda edge: edge.id),
    st.integers(),
)
def test_undoing_restores_what_would_have_been(edges: list[Edge], undone: list[Edge], seed: int) -> None:
    """Whatever was claimed before, meanwhile and after, taking claims back leaves what the others alone say."""
    gone = {edge.id for edge in undone}
    kept = [edge for edge in edges if edge.id not in gone]
    left = [edge for edge in shuffled([*kept, *undone], seed) if edge.id not in gone]
    assert partition(PEOPLE, left) == partition(PEOPLE, kept)


@given(st.lists(claims | by_hand, max_size=30))
def test_a_customer_is_one_of_its_own_identities_and_the_best_known(edges: list[Edge]) -> None:
    ranks = {identity.id: identity.rank for identity in PEOPLE}
    for customer, ids in groups(partition(PEOPLE, edges)).items():
        assert customer == min(ids, key=lambda id: ranks[id])
