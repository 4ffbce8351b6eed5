"""What a teammate has read in a conversation, and begun to write."""
