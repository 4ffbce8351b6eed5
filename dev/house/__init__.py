"""What the commands of dev/ are made of: the environment, the checks, the tests. Standard library only."""
