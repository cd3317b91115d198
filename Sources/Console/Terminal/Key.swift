/// A key that was pressed, as far as Bancada tells keys apart.
public enum Key: Equatable, Sendable {
  case character(Character)
  case up, down, left, right, pageUp, pageDown, home, end, tab, backTab, escape
  /// Ctrl-C, where the terminal sends it as a key.
  case interrupt
  /// Ctrl-Z.
  case suspend

  /// Reads what a terminal sent at one time. An escape at the end is the key of that name; a sequence that means no
  /// key here is passed over, and so is a character that has not come whole.
  static func all(in bytes: [UInt8]) -> [Key] {
    var keys: [Key] = []
    var rest = bytes[...]
    while let byte = rest.first {
      switch byte {
      case 0x1B:
        let (key, length) = sequence(rest.dropFirst())
        if let key { keys.append(key) }
        rest = rest.dropFirst(1 + length)
      case 0x09: (keys, rest) = (keys + [.tab], rest.dropFirst())
      case 0x03: (keys, rest) = (keys + [.interrupt], rest.dropFirst())
      case 0x1A: (keys, rest) = (keys + [.suspend], rest.dropFirst())
      case 0x20..<0x7F:
        keys.append(.character(Character(Unicode.Scalar(byte))))
        rest = rest.dropFirst()
      default: rest = rest.dropFirst()
      }
    }
    return keys
  }

  /// What comes after an escape.
  private static func sequence(_ bytes: ArraySlice<UInt8>) -> (key: Key?, length: Int) {
    guard let first = bytes.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "O") else {
      return (.escape, 0)
    }
    let parameters = bytes.dropFirst().prefix { (0x20...0x3F).contains($0) }
    guard let last = bytes.dropFirst(1 + parameters.count).first else { return (nil, bytes.count) }
    let text = String(decoding: parameters, as: UTF8.self)
    return (named["\(text)\(Character(Unicode.Scalar(last)))"], 2 + parameters.count)
  }

  private static let named: [String: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab, "1~": .home,
    "4~": .end, "5~": .pageUp, "6~": .pageDown,
  ]
}
