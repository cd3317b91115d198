/// What the comments at a script's top say of it: `#: bancada 1`, `#: lesson d5`, `#: seed 41`, `#: lang pt-BR`.
public struct ScriptHeader: Equatable, Sendable {
  /// The version of the format that this workbench reads and writes.
  public static let version = "1"

  public struct Entry: Equatable, Sendable {
    public let key: String
    public let value: String
    /// Counted from 1.
    public let line: Int
  }

  /// In the order in which they stand.
  public private(set) var entries: [Entry] = []

  public init(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = String(line).trimmingBlanks()
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
