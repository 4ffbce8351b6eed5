"""Weekly plans: samples that are drawn by themselves, once a week."""
