import Synchronization

/// A file that a command read.
public struct FileRead: Equatable, Sendable {
  /// As the command named it, seen from the session's working folder.
  public let path: String
  public let text: String
}

/// Notes which files a command reads, whichever copy of the session reads them. It is emptied after each command.
final class FileReads: Sendable {
  private let reads = Mutex<[FileRead]>([])

  func note(_ path: String, _ bytes: [UInt8]) {
    let read = FileRead(path: path, text: String(decoding: bytes, as: UTF8.self))
    reads.withLock { if !$0.contains(read) { $0.append(read) } }
  }

  /// What was read since the last time, in order.
  func taken() -> [FileRead] {
    reads.withLock { reads in
      defer { reads = [] }
      return reads
    }
  }
}
