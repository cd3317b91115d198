/// Writes down what is to be done to match an expression.
struct PatternCompiler {
  private(set) var program: [LinearPattern.Instruction] = []

  /// - Returns: false when it comes to too much.
  mutating func write(_ node: PatternNode) -> Bool {
    guard program.count < LinearPattern.limit else { return false }
    switch node {
    case .empty: return true
    case .character(let wanted): program.append(.character(wanted))
    case .assertion(let assertion): program.append(.assertion(assertion))
    case .sequence(let nodes): for node in nodes { guard write(node) else { return false } }
    case .choice(let nodes): return writeChoice(nodes[...])
    case .group(let inner, nil): return write(inner)
    case .group(let inner, let number?):
      program.append(.save(2 * number))
      guard write(inner) else { return false }
      program.append(.save(2 * number + 1))
    case .repeated(let inner, let least, let most, let isLazy):
      for _ in 0..<least { guard write(inner) else { return false } }
      guard let most else { return writeLoop(inner, isLazy: isLazy) }
      for _ in least..<most { guard writeOption(inner, isLazy: isLazy) else { return false } }
    }
    return true
  }

  private mutating func writeChoice(_ nodes: ArraySlice<PatternNode>) -> Bool {
    guard let first = nodes.first else { return true }
    guard nodes.count > 1 else { return write(first) }
    let split = reserve()
    guard write(first) else { return false }
    let jump = reserve()
    program[split] = .split(split + 1, program.count)
    guard writeChoice(nodes.dropFirst()) else { return false }
    program[jump] = .jump(program.count)
    return true
  }

  private mutating func writeLoop(_ inner: PatternNode, isLazy: Bool) -> Bool {
    let split = reserve()
    guard write(inner) else { return false }
    program.append(.jump(split))
    program[split] = isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
    return true
  }

  private mutating func writeOption(_ inner: PatternNode, isLazy: Bool) -> Bool {
    let split = reserve()
    guard write(inner) else { return false }
    program[split] = isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
    return true
  }

  /// Keeps a place for what is known later.
  private mutating func reserve() -> Int {
    program.append(.jump(0))
    return program.count - 1
  }
}
