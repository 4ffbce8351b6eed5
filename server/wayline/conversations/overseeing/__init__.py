"""How conversations stand, for rooms that watch over them."""
