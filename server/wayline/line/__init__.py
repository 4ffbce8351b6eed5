"""One customer's touchpoints, in order: what happened, drawn and told."""
