"""The set-up checklist: what makes a new Wayline useful, each with a live test."""
