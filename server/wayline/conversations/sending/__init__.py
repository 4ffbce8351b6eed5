"""Sendings: what was sent and has not gone out yet, because its moment is still to come or it may be taken back."""
