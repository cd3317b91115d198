import Console
import Course
import Glibc

/// The process that marks one submission: with limits on memory, time and files set on itself before it looks at
/// anything of the student's.
enum GradeWorker {
  static let memoryMebibytes = 1024
  static let seconds = 60

  /// - Returns: nil for a command line that is none of a worker's.
  static func run(_ words: [String]) -> ExitStatus? {
    guard let task = GradeTask(words) else { return nil }
    limit(RLIMIT_AS, to: UInt(memoryMebibytes) << 20)
    limit(RLIMIT_CPU, to: UInt(seconds))
    limit(RLIMIT_CORE, to: 0)
    // What is written goes into a pipe; no file may grow.
    limit(RLIMIT_FSIZE, to: 0)
    limit(RLIMIT_NOFILE, to: 64)
    StandardStream.output(.never).write(task.graded().message)
    return .done
  }

  private static func limit(_ resource: __rlimit_resource, to amount: UInt) {
    var limit = rlimit(rlim_cur: amount, rlim_max: amount)
    _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
