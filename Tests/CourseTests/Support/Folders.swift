import Commands
import Foundation

/// Folders of the repository, read into memory.
enum Folders {
  static let lessons = read("lessons")
  static let samples = read("samples")

  /// The lessons whose folders begin so.
  static func lessons(_ prefixes: [String]) -> FilesInMemory {
    let contents = lessons.contents.filter { path, _ in prefixes.contains { path.hasPrefix($0) } }
    return FilesInMemory(contents.mapValues { String(decoding: $0, as: UTF8.self) })
  }

  private static func read(_ name: String) -> FilesInMemory {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: name).resolvingSymlinksInPath()
    var texts: [String: String] = [:]
    for path in FileManager.default.enumerator(atPath: root.path)?.compactMap({ $0 as? String }) ?? [] {
      texts[path] = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    return FilesInMemory(texts)
  }
}
