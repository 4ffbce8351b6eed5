"""What people look at: texts of which it is not sure, and what they say of them."""
