"""Mail: what comes, and what goes out."""
