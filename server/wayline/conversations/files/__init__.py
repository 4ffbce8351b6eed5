"""Files of conversations: taken in by what they are, handed out so that nothing runs."""
