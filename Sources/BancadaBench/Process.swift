import Glibc

/// Another program, run to its end; nothing that it says is looked at.
struct Process {
  let wallSeconds: Double
  /// Of it and of all that it waited for.
  let cpuSeconds: Double
  /// Of the largest of them.
  let peakMebibytes: Double

  /// - Returns: nil when it could not be started, or was ended by a signal.
  static func run(_ program: String, _ words: [String]) -> Process? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    let arguments = ([program] + words).map { strdup($0) } + [nil]
    defer { for text in arguments { free(text) } }
    var id = pid_t()
    let start = now
    guard posix_spawn(&id, program, &actions, nil, arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(id, &status, 0, &usage) < 0 { guard errno == EINTR else { return nil } }
    let end = now
    guard status & 0x7F == 0 else { return nil }
    return Process(
      wallSeconds: end - start, cpuSeconds: usage.ru_utime.seconds + usage.ru_stime.seconds,
      peakMebibytes: Double(usage.ru_maxrss) / 1024)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
