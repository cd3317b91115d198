import Kubernetes

/// When the kubelet starts an ended container again.
///
/// The first time at once; after that it waits 10 s, twice as long each time, five minutes at most. A container that
/// ran for more than ten minutes begins anew.
///
/// Source: k8s.io/kubernetes `pkg/kubelet/kuberuntime`, `doBackOff`; k8s.io/client-go `util/flowcontrol/backoff.go`.
enum ContainerRestart {
  /// How soon the kubelet sees that a container has ended.
  static let notice = Duration.seconds(1)
  static let firstBackOff = Duration.seconds(10)
  static let longestBackOff = Duration.seconds(300)
  /// A run of more than this is taken for a success.
  static let stableRun = Duration.seconds(600)

  /// Nil when nothing is waited for.
  ///
  /// - Parameter restarts: in a row, none of which lasted.
  static func backOff(after restarts: Int) -> Duration? {
    guard restarts > 0 else { return nil }
    return min(firstBackOff * (1 << min(restarts - 1, 10)), longestBackOff)
  }
}
