"""Assembly: settings, parts, the application, the command."""
