"""What every room stands on: no domain lives here."""
