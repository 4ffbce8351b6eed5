"""Teammates, invitations, teams and roles."""
