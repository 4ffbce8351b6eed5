"""Fetching mail by IMAP: what came while we were away, then what comes."""
