"""Links: conversations that have to do with each other, of one customer or of several."""
