import Commands
import Console
import FoundationEssentials
import Glibc
import Narration

/// What was typed in a shell, written down command by command as a session script, so that it is still there after a
/// crash, a `kill -9` or a power cut.
///
/// Each shell has a file of its own, which it holds locked for as long as it lives.
final class SessionJournal {
  /// Older ones are removed.
  private static let kept = 20
  private static let limitBytes = 8 << 20

  private let descriptor: Int32
  /// What could not be written so far: it goes before whatever comes next.
  private var unwritten = ""
  private var hasComplained = false

  /// Begins a new journal; nil where none can be written.
  init?(folder: String? = SessionJournal.folder) {
    guard let folder else { return nil }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let numbers = Self.numbers(in: folder)
    var next = (numbers.last ?? 0) + 1
    var opened: Int32 = -1
    // Another shell that starts at the same moment may take the number.
    for _ in 0..<100 {
      opened = open(Self.path(next, in: folder), O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if opened >= 0 || errno != EEXIST { break }
      next += 1
    }
    guard opened >= 0 else { return nil }
    descriptor = opened
    flock(descriptor, LOCK_EX | LOCK_NB)
    for number in numbers.dropLast(Self.kept) { unlink(Self.path(number, in: folder)) }
  }

  /// Goes on with a journal that is there.
  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Writes a text down, so that it outlives the process and the machine. What does not fit on the disk is left out
  /// whole, and tried again before the next text.
  ///
  /// - Returns: what is to be said when that fails, once.
  func append(_ text: String) -> SessionMessage? {
    unwritten += text
    let end = lseek(descriptor, 0, SEEK_END)
    guard write(unwritten) else {
      if end >= 0 { ftruncate(descriptor, end) }
      defer { hasComplained = true }
      return hasComplained ? nil : .notWrittenDown
    }
    unwritten = ""
    return nil
  }

  /// Throws away what is written and begins anew.
  func restart(with text: String) -> SessionMessage? {
    ftruncate(descriptor, 0)
    unwritten = ""
    return append(text)
  }

  private func write(_ text: String) -> Bool {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      left = left.dropFirst(count)
    }
    return fdatasync(descriptor) == 0
  }

  /// The newest journal that says anything and no living shell holds, to go on with.
  ///
  /// - Returns: what it holds, up to its last whole command; nil when there is none.
  static func resume(folder: String? = SessionJournal.folder) -> (text: String, journal: SessionJournal)? {
    guard let folder else { return nil }
    for number in numbers(in: folder).reversed() {
      let path = path(number, in: folder)
      let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0,
        let bytes = try? DiskFiles(folders: []).read(path, limitBytes: limitBytes), !bytes.isEmpty
      else {
        close(descriptor)
        continue
      }
      // A power cut may leave half a command.
      let whole = TornScript.wholeBytes(of: bytes)
      if whole < bytes.count { ftruncate(descriptor, whole) }
      let text = String(decoding: bytes[..<whole], as: UTF8.self)
      guard text.contains(where: { !$0.isWhitespace }) else {
        close(descriptor)
        continue
      }
      return (text, SessionJournal(descriptor: descriptor))
    }
    return nil
  }

  private static var folder: String? { StateFile(named: "journals")?.path }

  private static func path(_ number: Int, in folder: String) -> String { "\(folder)/\(number).bancada" }

  private static func numbers(in folder: String) -> [Int] {
    ((try? DiskFiles(folders: []).list(folder)) ?? []).compactMap { entry in
      entry.name.hasSuffix(".bancada") ? Int(entry.name.dropLast(".bancada".count)) : nil
    }.sorted()
  }
}
