"""Mentions: a note that names teammates and teams, who are told of it and follow from then on."""
