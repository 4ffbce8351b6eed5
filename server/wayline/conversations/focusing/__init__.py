"""What consoles say of a teammate's attention: which conversation is in front, and is worked on."""
