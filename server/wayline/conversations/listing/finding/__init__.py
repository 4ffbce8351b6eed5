"""What a search narrows a list by, and where in a conversation it was found."""
