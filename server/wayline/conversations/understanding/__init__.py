"""What is understood of what was said: read beside the chat, corrected by teammates, read again by newer models."""
