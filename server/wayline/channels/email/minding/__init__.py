"""How mailboxes stand, for rooms that watch over them."""
