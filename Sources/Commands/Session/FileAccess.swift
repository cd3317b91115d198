/// Where a session's files come from. Commands itself reads no disk: whoever opens a session says what it sees.
public protocol FileAccess: Sendable {
  /// The whole of a file.
  ///
  /// - Parameters:
  ///   - path: relative to the places that this access knows, tried in its order, or absolute.
  ///   - limitBytes: a larger file is refused.
  func read(_ path: String, limitBytes: Int) throws(FileProblem) -> [UInt8]

  /// Hands out a file in pieces, from its beginning: of a large one no more than a piece is held.
  func stream(_ path: String, limitBytes: Int, _ take: (ArraySlice<UInt8>) -> Void) throws(FileProblem)

  /// What a folder holds, by name.
  func list(_ path: String) throws(FileProblem) -> [FileEntry]

  /// Writes a text for good, as `session save` does. What `>` writes stays in the session's memory.
  func write(_ text: String, to path: String) throws(FileProblem)
}

extension FileAccess {
  /// The whole file as one piece, and so no large one, unless an access says otherwise.
  public func stream(_ path: String, limitBytes: Int, _ take: (ArraySlice<UInt8>) -> Void) throws(FileProblem)
  {
    take(try read(path, limitBytes: min(limitBytes, 64 << 20))[...])
  }

  /// Nothing can be written unless an access says otherwise.
  public func write(_ text: String, to path: String) throws(FileProblem) { throw .unwritable }
}

public struct FileEntry: Equatable, Sendable {
  public let name: String
  public let isFolder: Bool

  public init(name: String, isFolder: Bool) {
    self.name = name
    self.isFolder = isFolder
  }
}

public enum FileProblem: Error, Equatable, Sendable {
  case notFound
  case isFolder
  case notFolder
  case unreadable
  case unwritable
  case tooLarge(bytes: Int, limit: Int)
}

/// Files that exist in memory alone: for tests, and for what a session itself writes.
public struct FilesInMemory: FileAccess, Equatable {
  public private(set) var contents: [String: [UInt8]]

  public init(_ texts: [String: String] = [:]) {
    contents = texts.mapValues { Array($0.utf8) }
  }

  public subscript(path: String) -> String? {
    get { contents[path].map { String(decoding: $0, as: UTF8.self) } }
    set { contents[path] = newValue.map { Array($0.utf8) } }
  }

  public func read(_ path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] {
    guard let bytes = contents[path] else {
      throw contents.keys.contains { $0.hasPrefix(path + "/") } ? .isFolder : .notFound
    }
    guard bytes.count <= limitBytes else { throw .tooLarge(bytes: bytes.count, limit: limitBytes) }
    return bytes
  }

  public func list(_ path: String) throws(FileProblem) -> [FileEntry] {
    if contents[path] != nil { throw .notFolder }
    let prefix = path.isEmpty || path == "." ? "" : path.hasSuffix("/") ? path : path + "/"
    var entries: [String: Bool] = [:]
    for file in contents.keys where file.hasPrefix(prefix) {
      let rest = file.dropFirst(prefix.count)
      let name = String(rest.prefix { $0 != "/" })
      entries[name] = name.count < rest.count
    }
    guard !entries.isEmpty || prefix.isEmpty else { throw .notFound }
    return entries.sorted { $0.key < $1.key }.map { FileEntry(name: $0.key, isFolder: $0.value) }
  }
}
