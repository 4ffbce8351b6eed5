"""Personal data in a text: found by rules with checksums, masked so that those who may can take it back."""
