import Glibc
import Synchronization

/// Ctrl-C while a command runs: whatever may take long asks `isRequested` now and then, and gives up.
public enum Interruption {
  private static let requests = Atomic<Int>(0)

  public static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

  /// Runs something during which Ctrl-C is a request. Three of them end the process, for a command that does not ask.
  public static func whileRequestable<Result>(_ body: () throws -> Result) rethrows -> Result {
    requests.store(0, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      guard Interruption.requests.wrappingAdd(1, ordering: .relaxed).newValue >= 3 else { return }
      ScreenMode.giveBack()
      _exit(130)
    }
    var before = sigaction()
    sigaction(SIGINT, &action, &before)
    defer {
      sigaction(SIGINT, &before, nil)
      requests.store(0, ordering: .relaxed)
    }
    return try body()
  }
}
