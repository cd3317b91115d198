// Wires the floors together.
