import Glibc

/// A process with three streams of its own, leader of its own session.
final class Spawned {
  struct Stream {
    let path: String
    let flags: Int32
  }

  struct CannotStart: Error { let reason: Int32 }

  /// A backstop, far beyond what anything takes: a test waits for what it wants to see, not for time.
  static let patienceSeconds = 60

  /// `make test-sanitized` says by it that what is never freed on purpose is no fault.
  private static var sanitizerOptions: UnsafeMutablePointer<CChar>? {
    getenv("ASAN_OPTIONS").flatMap { strdup("ASAN_OPTIONS=\(String(cString: $0))") }
  }

  private let id: pid_t
  private var ending: Int32?

  /// A terminal given as the first stream becomes the process's controlling terminal.
  init(_ program: String, _ arguments: [String], environment: [String: String], streams: [Stream]) throws {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawnattr_setflags(
      &attributes, Int16(Self.newSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    for (descriptor, stream) in streams.enumerated() {
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), stream.path, stream.flags, 0o600)
    }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables =
      environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
      + [Self.sanitizerOptions, nil]
    defer { for text in words + variables { free(text) } }
    var id = pid_t()
    let reason = posix_spawn(&id, program, &actions, &attributes, words, variables)
    guard reason == 0 else { throw CannotStart(reason: reason) }
    self.id = id
  }

  deinit { crash() }

  /// Ends the process as nothing but a fault or a power cut would.
  func crash() {
    guard ending == nil else { return }
    kill(id, SIGKILL)
    _ = wait()
  }

  func send(_ signal: Int32) {
    if ending == nil { kill(id, signal) }
  }

  /// Waits for the process to end; one that does not is killed in the end.
  ///
  /// - Returns: the exit status; of a process that a signal ended, 128 and its number, as shells say.
  func wait() -> Int32 {
    if let ending { return ending }
    var status: Int32 = 0
    for _ in 0..<Self.patienceSeconds * 1000 {
      guard waitpid(id, &status, WNOHANG) == 0 else { return ended(status) }
      usleep(1000)
    }
    kill(id, SIGKILL)
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return ended(status)
  }

  private func ended(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    let result = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    ending = result
    return result
  }

  /// `POSIX_SPAWN_SETSID`, which glibc shows to GNU sources only.
  private static let newSession: Int32 = 0x80
}
