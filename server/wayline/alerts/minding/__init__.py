"""What no conversation tells: mailboxes that fail or fall silent, answers that take longer. Looked at now and then."""
