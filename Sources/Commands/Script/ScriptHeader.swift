/// What the comments at a script's top say of it: `#: bancada 1`, `#: lesson d5`, `#: seed 41`, `#: lang pt-BR`.
public struct ScriptHeader: Equatable, Sendable {
  /// The version of the format that this workbench reads and writes.
  public static let version = "1"

  /// What is shown of a value that will not do.
  public static let shownCharacters = 20

  public struct Entry: Equatable, Sendable {
    public let key: String
    public let value: String
    /// Counted from 1.
    public let line: Int
  }

  /// In the order in which they stand.
  public private(set) var entries: [Entry] = []

  public init(_ text: String) {
    // Bytes, since Swift takes the two of a DOS line end for one character.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var trimmed = String(decoding: line, as: UTF8.self).trimmingBlanks()
      if index == 0, trimmed.hasPrefix("\u{FEFF}") { trimmed.removeFirst() }
      if trimmed.isEmpty { continue }
      guard trimmed.hasPrefix("#") else { break }
      guard trimmed.hasPrefix("#:") else { continue }
      let words = trimmed.dropFirst(2).split(separator: " ", maxSplits: 1)
      guard let key = words.first else { continue }
      let value = words.count == 2 ? String(words[1]).trimmingBlanks() : ""
      entries.append(Entry(key: String(key), value: value, line: index + 1))
    }
  }

  /// The first value of a key.
  public subscript(key: String) -> String? { entries.first { $0.key == key }?.value }
  public func all(_ key: String) -> [String] { entries.filter { $0.key == key }.map(\.value) }
}
