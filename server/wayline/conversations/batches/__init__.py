"""Acts on many conversations at once: with progress, what failed by name, and the way back."""
