"""The tables of the room. Who is whom lies in the claims; everything else is read through them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Computed, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index

# Sorts after every word: a customer without a name stands at the end of the alphabet.
MISSING = "\uffff"


class Identity(Base):
    """An address, id or browser of a customer. `customer_id` is what the claims say; an identity alone is its own."""

    __tablename__ = "identity"
    __table_args__ = (
        index("ix_identity_customer_id", "customer_id", question="Which identities has this customer?"),
        {"comment": "One row is one identity: a kind and its normalised value."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    value: Mapped[str]
    customer_id: Mapped[UUID]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    verified_at: Mapped[datetime | None] = mapped_column(default=None)
    blocked_at: Mapped[datetime | None] = mapped_column(default=None)
    blocked_by: Mapped[UUID | None] = mapped_column(default=None)


class Claim(Base):
    """Somebody's word that two identities are one customer's. Never updated but to be undone, or dated earlier."""

    __tablename__ = "identity_claim"
    __table_args__ = (
        index("ix_identity_claim_a", "a", question="What is claimed of this identity?"),
        index("ix_identity_claim_b", "b", question="What is claimed of this identity, named second?"),
        {"comment": "One row is one claim that identities a and b belong to one customer."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    a: Mapped[UUID]
    b: Mapped[UUID]
    by: Mapped[str]
    occurred_at: Mapped[datetime]
    made_by: Mapped[UUID | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[UUID | None] = mapped_column(default=None)


class IdentityFact(Base):
    """What is known of one identity; a customer's facts are resolved from these, so un-joining restores them."""

    __tablename__ = "identity_fact"
    __table_args__ = ({"comment": "One row is one fact of one identity as one source told it last; null: taken back."},)
    identity_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB(none_as_null=False), nullable=False)
    at: Mapped[datetime]


class CustomerCompany(Base):
    """A customer's employer, as the site names it."""

    __tablename__ = "customer_company"
    __table_args__ = ({"comment": "One row is one company that customers belong to."},)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str]
    at: Mapped[datetime]
    name: Mapped[str | None] = mapped_column(default=None)
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class Membership(Base):
    """An identity was said to belong to a company."""

    __tablename__ = "customer_company_member"
    __table_args__ = (
        index("ix_customer_company_member_company_id", "company_id", question="Who belongs to this company?"),
        {"comment": "One row is one identity that belongs to one company."},
    )
    identity_id: Mapped[UUID] = mapped_column(primary_key=True)
    company_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Customer(Base):
    """The list of customers: a projection of identities, claims and facts, rebuilt from them at will."""

    __tablename__ = "customer"
    __table_args__ = (
        index("ix_customer_last_seen_at", "last_seen_at", "id", question="Who was here last?"),
        index("ix_customer_first_seen_at", "first_seen_at", "id", question="Who is new?"),
        index(
            "ix_customer_known_last_seen_at",
            "last_seen_at",
            "id",
            question="Which known customer was here last?",
            postgresql_where=text("known"),
        ),
        index(
            "ix_customer_known_first_seen_at",
            "first_seen_at",
            "id",
            question="Which known customer is new?",
            postgresql_where=text("known"),
        ),
        index("ix_customer_name_key", "name_key", "id", question="Who comes next in the alphabet?"),
        index("ix_customer_email_key", "email_key", "id", question="Whose address comes next?"),
        index("ix_customer_company_key", "company_key", "id", question="Whose company comes next?"),
        index("ix_customer_phone_key", "phone_key", "id", question="In whose number do these digits stand?"),
        index(
            "ix_customer_blocked_at", "id", question="Who is blocked?", postgresql_where=text("blocked_at is not null")
        ),
        index("ix_customer_words", "words", question="Who is called this?", postgresql_using="gin"),
        index(
            "ix_customer_facts",
            "facts",
            question="Of whom is this fact true?",
            postgresql_using="gin",
            postgresql_ops={"facts": "jsonb_path_ops"},
        ),
        {"comment": "One row is one customer as the list shows them; derived from identities, claims and facts."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    known: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    name: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    company: Mapped[str | None] = mapped_column(default=None)
    name_key: Mapped[str] = mapped_column(Text(collation="C"), default=MISSING, server_default=MISSING)
    email_key: Mapped[str] = mapped_column(Text(collation="C"), default=MISSING, server_default=MISSING)
    company_key: Mapped[str] = mapped_column(Text(collation="C"), default=MISSING, server_default=MISSING)
    phone_key: Mapped[str] = mapped_column(Text(collation="C"), default=MISSING, server_default=MISSING)
    blocked_at: Mapped[datetime | None] = mapped_column(default=None)
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default=text("'{}'::jsonb"))
    search: Mapped[str] = mapped_column(default="", server_default="")
    words: Mapped[Any] = mapped_column(
        TSVECTOR, Computed("to_tsvector('simple'::regconfig, search)", persisted=True), init=False, nullable=True
    )


class CustomerFact(Base):
    """A fact of the list once more, as what it is compared by: derived from `customer.facts`."""

    __tablename__ = "customer_fact"
    __table_args__ = (
        index(
            "ix_customer_fact_number",
            "name",
            "number",
            "customer_id",
            question="Of whom is this fact above or below a number?",
            postgresql_where=text("number is not null"),
        ),
        index(
            "ix_customer_fact_words",
            "name",
            "words",
            "customer_id",
            question="Of whom does this fact say something, and what?",
        ),
        {"comment": "One row is one fact of one customer on the list, as a number or as plain words."},
    )
    customer_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    number: Mapped[float | None] = mapped_column(default=None)
    words: Mapped[str | None] = mapped_column(Text(collation="C"), default=None)


class LogCursor(Base):
    """How far the log has been applied to this room's tables."""

    __tablename__ = "customer_log_cursor"
    __table_args__ = ({"comment": "One row is one follower and the last log position it has applied."},)
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, default=0)


class Erasure(Base):
    """A customer who was erased: what is left to do for it, and what to do again after a restore."""

    __tablename__ = "customer_erasure"
    __table_args__ = (
        index(
            "ix_customer_erasure_open",
            "at",
            question="Whose rows must still leave the log?",
            postgresql_where=text("done_at is null"),
        ),
        {"comment": "One row is one erased customer: ids only, no name and no address."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    customer_id: Mapped[UUID]
    identities: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    files: Mapped[list[str]] = mapped_column(ARRAY(Text))
    at: Mapped[datetime]
    by: Mapped[UUID | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
