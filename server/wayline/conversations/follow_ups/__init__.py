"""Follow-ups: "I'll get back by Thursday 15:00", kept or missed."""
