// The floor is described in docs/ARCHITECTURE.md.
