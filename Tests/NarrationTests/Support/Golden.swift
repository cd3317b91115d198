import Foundation
import Testing

/// Text kept beside the tests and reviewed as prose. `BANCADA_REWRITE_GOLDENS=1 swift test` writes what is said now;
/// the change is then read in the diff.
enum Golden {
  /// Compares line by line, so that a failure names the lines and not the whole text.
  static func expect(
    _ lines: [String], named name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = tests.appending(path: "Goldens/Narration/\(name).txt")
    let text = lines.map { $0 + "\n" }.joined()
    if ProcessInfo.processInfo.environment["BANCADA_REWRITE_GOLDENS"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard text != kept else { return }
    let difference = lines.difference(
      from: kept.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
    let changes = difference.map { change in
      switch change {
      case .insert(let line, let text, _): "+\(line + 1) \(text)"
      case .remove(let line, let text, _): "-\(line + 1) \(text)"
      }
    }
    Issue.record("\(name).txt differs:\n\(changes.joined(separator: "\n"))", sourceLocation: sourceLocation)
  }
}
