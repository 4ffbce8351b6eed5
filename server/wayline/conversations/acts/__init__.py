"""What is done to a conversation, over HTTP."""
