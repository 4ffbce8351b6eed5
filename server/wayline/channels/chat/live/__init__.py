"""The visitors' sockets."""
