"""What is learned from examples, in versions."""
