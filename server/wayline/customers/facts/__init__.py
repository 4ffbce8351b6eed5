"""What is known of a customer: told of identities, resolved at reading."""
