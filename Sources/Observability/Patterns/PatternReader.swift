/// What a regular expression is made of.
indirect enum PatternNode {
  case empty
  case character(CharacterClass)
  case assertion(LinearPattern.Assertion)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// With its number; nil for one that is not noted.
  case group(PatternNode, Int?)
  /// From so many times to so many, nil without end; as often as possible unless it is lazy.
  case repeated(PatternNode, Int, Int?, isLazy: Bool)
}

/// Reads a regular expression. Every function answers nil for what is none.
struct PatternReader {
  private var rest: Substring
  private let ignoresCase: Bool
  private(set) var groupCount = 0
  private var depth = 0
  private static let depthLimit = 100
  private static let repeatLimit = 1_000

  init(_ source: String, ignoresCase: Bool) {
    rest = Substring(source)
    self.ignoresCase = ignoresCase
  }

  mutating func whole() -> PatternNode? {
    guard let node = choice(), rest.isEmpty else { return nil }
    return node
  }

  private mutating func choice() -> PatternNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { return nil }
    var choices: [PatternNode] = []
    repeat {
      guard let sequence = sequence() else { return nil }
      choices.append(sequence)
    } while take("|")
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence() -> PatternNode? {
    var nodes: [PatternNode] = []
    while let next = rest.first, next != "|", next != ")" {
      guard var node = atom() else { return nil }
      while let (least, most) = quantifier() {
        guard most.map({ least <= $0 }) ?? true, max(least, most ?? 0) <= Self.repeatLimit else { return nil }
        node = .repeated(node, least, most, isLazy: take("?"))
      }
      nodes.append(node)
    }
    return nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func quantifier() -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard rest.first == "{", let end = rest.firstIndex(of: "}") else { return nil }
    let parts = rest[rest.index(after: rest.startIndex)..<end].split(
      separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let least = Int(parts[0]), least >= 0 else { return nil }
    var most: Int? = least
    if parts.count == 2 {
      most = Int(parts[1])
      guard most != nil || parts[1].isEmpty else { return nil }
    }
    rest = rest[rest.index(after: end)...]
    return (least, most)
  }

  private mutating func atom() -> PatternNode? {
    guard let next = rest.popFirst() else { return nil }
    switch next {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case ".": return character([.any])
    case "(": return group()
    case "[": return bracket()
    case "\\": return escape()
    case "*", "+", "?": return nil
    default: return character([.one(next)])
    }
  }

  private mutating func group() -> PatternNode? {
    var number: Int?
    if take("?") {
      guard take(":") else { return nil }
    } else {
      groupCount += 1
      number = groupCount
    }
    guard let inner = choice(), take(")") else { return nil }
    return .group(inner, number)
  }

  private mutating func escape() -> PatternNode? {
    guard let next = rest.popFirst() else { return nil }
    switch next {
    case "b", "<", ">": return .assertion(.wordBoundary)
    case "B": return .assertion(.noWordBoundary)
    case "A": return .assertion(.start)
    case "z", "Z": return .assertion(.end)
    case "1"..."9": return nil
    default: return character([Self.escaped(next)])
    }
  }

  private static func escaped(_ letter: Character) -> CharacterClass.Item {
    switch letter {
    case "d": .digit
    case "D": .not(.digit)
    case "w": .word
    case "W": .not(.word)
    case "s": .space
    case "S": .not(.space)
    case "n": .one("\n")
    case "t": .one("\t")
    case "r": .one("\r")
    default: .one(letter)
    }
  }

  private mutating func bracket() -> PatternNode? {
    let isNegated = take("^")
    var items: [CharacterClass.Item] = []
    while let next = rest.popFirst() {
      if next == "]", !items.isEmpty { return character(items, isNegated: isNegated) }
      if next == "[", rest.first == ":" {
        guard let named = namedClass() else { return nil }
        items.append(named)
      } else if next == "\\" {
        guard let letter = rest.popFirst() else { return nil }
        items.append(Self.escaped(letter))
      } else if rest.first == "-", let last = rest.dropFirst().first, last != "]" {
        rest = rest.dropFirst(2)
        guard next <= last else { return nil }
        items.append(.range(next, last))
      } else {
        items.append(.one(next))
      }
    }
    return nil
  }

  private mutating func namedClass() -> CharacterClass.Item? {
    let classes: [String: CharacterClass.Item] = [
      "alpha": .letter, "digit": .digit, "space": .space, "blank": .space, "upper": .upper, "lower": .lower,
      "punct": .punctuation, "xdigit": .hexadecimal,
    ]
    guard let end = rest.firstRange(of: ":]") else { return nil }
    let name = String(rest[..<end.lowerBound].dropFirst())
    rest = rest[end.upperBound...]
    if name == "alnum" { return .word }
    return classes[name]
  }

  private func character(_ items: [CharacterClass.Item], isNegated: Bool = false) -> PatternNode {
    .character(CharacterClass(items: items, isNegated: isNegated, ignoresCase: ignoresCase))
  }

  private mutating func take(_ sign: Character) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }
}
