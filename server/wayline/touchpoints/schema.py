"""The columns of the log, once: as Arrow for writing and as Ibis for reading."""

import ibis
import pyarrow as pa

TIME = pa.timestamp("us")
UUID_TYPE = pa.uuid()

TOUCHPOINTS = pa.schema(
    [
        ("id", UUID_TYPE),
        ("position", pa.int64()),
        ("identity", UUID_TYPE),
        ("anonymous", UUID_TYPE),
        ("name", pa.string()),
        ("occurred_at", TIME),
        ("recorded_at", TIME),
        ("lens", pa.string()),
        ("channel", pa.string()),
        ("department", pa.string()),
        ("stage", pa.string()),
        ("initiated_by", pa.string()),
        ("conversation", UUID_TYPE),
        ("survey", UUID_TYPE),
        ("order_id", pa.string()),
        ("article", UUID_TYPE),
        ("campaign", pa.string()),
        ("teammate", UUID_TYPE),
        ("value", pa.decimal128(18, 4)),
        ("currency", pa.string()),
        ("visit", pa.string()),
        ("source", pa.string()),
        ("marks", pa.string()),
        ("history", pa.bool_()),
        ("properties", pa.string()),
        ("context", pa.string()),
    ]
)
# What somebody's line needs of each touchpoint: the same rows as `touchpoints`, quick to find by their identity.
# What was said is there only of those that a conversation is called after, and is empty in all others.
SPOKEN = ("properties", "context")
SPOKEN_BY = ("Conversation Started", "Message Received")
LINES = pa.schema(
    [
        TOUCHPOINTS.field(name)
        for name in (
            "identity",
            "position",
            "id",
            "name",
            "occurred_at",
            "lens",
            "channel",
            "department",
            "initiated_by",
            "conversation",
            "order_id",
            "teammate",
            "value",
            "currency",
            "marks",
            *SPOKEN,
        )
    ]
)
IDENTITY_CUSTOMER = pa.schema(
    [("identity", UUID_TYPE), ("customer", UUID_TYPE), ("known_at", TIME), ("position", pa.int64())]
)
RECORDS = pa.schema(
    [
        ("kind", pa.string()),
        ("key", pa.string()),
        ("known_at", TIME),
        ("position", pa.int64()),
        ("data", pa.string()),
    ]
)
# How the rows are called that come with a question.
GIVEN = "given"
DIMENSIONS = {"identity_customer": IDENTITY_CUSTOMER, "records": RECORDS}


def _ibis_type(kind: pa.DataType, name: str) -> str:
    if name in {"properties", "context", "marks", "data"}:
        return "json"
    if isinstance(kind, pa.UuidType):
        return "uuid"
    return {"int64": "int64", "string": "string", "bool": "boolean", "timestamp[us]": "timestamp"}.get(
        str(kind), "decimal(18, 4)"
    )


def unbound(schema: pa.Schema, name: str) -> ibis.Table:
    """The table as an Ibis expression that no engine is bound to yet."""
    return ibis.table({field.name: _ibis_type(field.type, field.name) for field in schema}, name=name)
