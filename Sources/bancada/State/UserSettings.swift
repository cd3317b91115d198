import Commands
import Console
import Narration

/// What a person has set for every shell of theirs: `NAME = VALUE`, a line each, in `~/.config/bancada/config`.
/// Nothing but the shell at a terminal reads it.
struct UserSettings {
  struct Entry: Equatable {
    let name: String
    let value: String
    /// Counted from 1.
    let line: Int
  }

  let path: String
  private(set) var entries: [Entry] = []
  /// Lines that say nothing, counted from 1.
  private(set) var badLines: [Int] = []

  private static let limitBytes = 1 << 20

  /// Nil when there is no file.
  init?(path: String? = UserFolders.configuration.map { $0 + "/config" }) {
    guard let path, let bytes = try? DiskFiles(folders: []).read(path, limitBytes: Self.limitBytes) else {
      return nil
    }
    self.path = path
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = line.prefix { $0 != "#" }
      if text.allSatisfy(\.isWhitespace) { continue }
      let sides = text.split(separator: "=", maxSplits: 1).map { side in
        side.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        badLines.append(index + 1)
        continue
      }
      entries.append(Entry(name: sides[0], value: sides[1], line: index + 1))
    }
  }

  private func value(_ name: String) -> String? { entries.last { $0.name == name }?.value }

  var language: Language? { value("lang").flatMap { Language(tag: $0) } }
  var color: ColorChoice? { value("color").flatMap { ColorChoice(rawValue: $0) } }

  /// Settings of the session and its world, as commands that set them.
  var commands: [(line: Int, command: String)] {
    entries.filter { !["lang", "color"].contains($0.name) }.map { entry in
      let value = entry.value.contains(" ") ? "'\(entry.value.filter { $0 != "'" })'" : entry.value
      return (entry.line, entry.name == "detail" ? "detail \(value)" : "option \(entry.name) \(value)")
    }
  }
}
