"""What no theme catches: groups of texts that may be a theme, proposed to people."""
