"""The audit log, read: who changed what."""
