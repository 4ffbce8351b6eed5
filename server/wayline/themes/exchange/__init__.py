"""Trees as files: taken out, brought in, and those that come along to start with."""
