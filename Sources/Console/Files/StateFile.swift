import FoundationEssentials
import Glibc

/// A file that Bancada keeps for a person from one start to the next.
///
/// No one else may read it. Whoever reads it while it is written sees the old one or the new one, never half of it.
public struct StateFile: Equatable, Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// In the folder that the environment gives to such files.
  ///
  /// - Returns: nil without a home folder.
  public init?(named name: String, environment: (String) -> String? = environmentValue) {
    if let folder = environment("XDG_STATE_HOME"), folder.hasPrefix("/") {
      self.init(path: "\(folder)/bancada/\(name)")
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      self.init(path: "\(home)/.local/state/bancada/\(name)")
    } else {
      return nil
    }
  }

  public enum Content: Equatable, Sendable {
    case none
    case text(String)
    /// There is a file, and it cannot be read, or is larger than it may be.
    case unreadable
  }

  public func load(limitBytes: Int) -> Content {
    var status = stat()
    guard stat(path, &status) == 0 else { return .none }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= limitBytes,
      let data = FileManager.default.contents(atPath: path)
    else { return .unreadable }
    return .text(String(decoding: data, as: UTF8.self))
  }

  /// - Returns: whether it was written.
  @discardableResult
  public func replace(with text: String) -> Bool {
    let folder = path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let beside = "\(path).\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      left = left.dropFirst(count)
    }
    let isWhole = left.isEmpty && fsync(descriptor) == 0
    close(descriptor)
    guard isWhole, rename(beside, path) == 0 else {
      unlink(beside)
      return false
    }
    return true
  }

  /// Gives the file another name, which nothing has, so that it is not overwritten.
  ///
  /// - Returns: the new path; nil when that cannot be done.
  public func setAside() -> String? {
    for number in 1...99 {
      let other = "\(path).damaged-\(number)"
      guard access(other, F_OK) != 0 else { continue }
      return rename(path, other) == 0 ? other : nil
    }
    return nil
  }
}
