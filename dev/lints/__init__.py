"""The house lints: what STYLE.md ticks and no other tool looks at. Each is `findings(root) -> list[Finding]`."""
