import Console
import Course
import Narration

/// Keeps a student's progress in a file of theirs, as often as it changes.
struct ProgressKeeper {
  private static let limitBytes = 4 << 20

  private let file: StateFile
  /// What the file held when it was last read or written here.
  private var kept: Progress
  private var hasComplained = false

  /// - Returns: nil without a home folder: nothing is kept.
  init?(file: StateFile? = StateFile(named: "progress.json")) {
    guard let file else { return nil }
    self.file = file
    kept = Progress()
  }

  /// What was kept from earlier starts, and what is to be said of a file that could not be read.
  mutating func open() -> (progress: Progress, message: MapMessage?) {
    let (progress, message) = read()
    kept = progress
    return (progress, message)
  }

  /// Keeps progress that has changed, what another shell has kept meanwhile included.
  ///
  /// - Returns: what is to be said when that fails, once.
  mutating func keep(_ progress: Progress) -> MapMessage? {
    guard progress != kept else { return nil }
    kept = progress
    var (merged, message) = (progress, MapMessage?.none)
    let other = read()
    merged.merge(other.progress)
    message = other.message
    guard !file.replace(with: merged.text), !hasComplained else { return message }
    hasComplained = true
    return .progressNotKept(path: file.path)
  }

  /// A file that cannot be read is set aside, so that it is not overwritten.
  private func read() -> (progress: Progress, message: MapMessage?) {
    switch file.load(limitBytes: Self.limitBytes) {
    case .none: return (Progress(), nil)
    case .text(let text):
      if let progress = Progress(text) { return (progress, nil) }
    case .unreadable: break
    }
    let message = file.setAside().map { MapMessage.progressSetAside(path: file.path, as: $0) }
    return (Progress(), message ?? .progressNotKept(path: file.path))
  }
}
