"""Signatures: what stands beneath the mails of a teammate, or of a mailbox."""
