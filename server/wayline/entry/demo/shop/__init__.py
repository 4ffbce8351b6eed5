"""Cortado, a shop for trainers: a site like any customer's."""
