"""How alarms leave the console: by mail, in peace, and to places outside, signed."""
