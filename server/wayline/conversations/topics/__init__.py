"""Topics: why customers contact us, as a tree the company made."""
