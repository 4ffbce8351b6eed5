"""A chat that its customer left goes on by mail, in the same conversation."""
